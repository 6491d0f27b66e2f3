"""The mark by which an answer is known to be the same."""

import hashlib
from importlib.metadata import version

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from pobratim.register import outlines


def etag(request: HttpRequest) -> str:
    """What changes whenever the answer would: the register, the day, the language, the address, the program."""
    parts = (outlines.register_version(), timezone.localdate(), get_language(), request.get_full_path())
    return f'W/"{hashlib.sha256(repr((*parts, version("pobratim"))).encode()).hexdigest()[:24]}"'
