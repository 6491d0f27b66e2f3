"""Tokens in addresses: made at random, kept as digests, hidden from logs."""

import hashlib
import logging
import re
import secrets

HIDDEN = re.compile(r"(/(?:calendar|answer)/)[\w-]{8,}")


def make_token() -> str:
    """A token that nobody can guess: 256 bits."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


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
