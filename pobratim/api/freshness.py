"""The mark by which an answer is known to be the same."""

import hashlib
from importlib.metadata import version

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from pobratim.register import outlines


def etag(request: HttpRequest, tie: int | None = None) -> str:
    """What changes whenever the answer would: the register or a tie of it, the day, the language, address, program."""
    today = timezone.localdate()
    version_of = outlines.register_version() if tie is None else outlines.tie_version(tie, today)
    parts = (version_of, today, get_language(), request.get_full_path())
    return f'W/"{hashlib.sha256(repr((*parts, version("pobratim"))).encode()).hexdigest()[:24]}"'
