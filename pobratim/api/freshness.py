"""The mark by which an answer is known to be the same."""

import hashlib
from functools import cache
from importlib.metadata import version

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from pobratim.register import outlines


def etag(request: HttpRequest, tie: int | None = None) -> str:
    """What changes whenever the answer would: the register or a tie of it, the day, the language, address, program."""
    today = timezone.localdate()
    version_of = outlines.register_version() if tie is None else outlines.tie_version(tie, today)
    parts = (version_of, today, get_language(), request.get_full_path(), program())
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:24]}"'


@cache
def program() -> str:
    """Which version of the program answers."""
    return version("pobratim")
