"""Tokens in addresses: made at random, kept as digests, hidden from logs."""

import logging
import re

from pobratim.accounts.tokens import digest, make_token

__all__ = ["HideTokens", "digest", "hidden", "make_token"]

HIDDEN = re.compile(r"(/(?:calendar|answer|join/[\w-]{1,24})/)[\w-]{8,}")


def hidden(text: str) -> str:
    """A text in which no token can be read."""
    return HIDDEN.sub(r"\1…", text)


class HideTokens(logging.Filter):
    """Takes tokens out of what is about to be logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is logged: always, without its tokens."""
        record.msg = hidden(str(record.msg))
        if isinstance(record.args, tuple):
            record.args = tuple(hidden(each) if isinstance(each, str) else each for each in record.args)
        if "request" in record.__dict__ and HIDDEN.search(getattr(record.__dict__["request"], "path", "")):
            del record.__dict__["request"]
        return True
