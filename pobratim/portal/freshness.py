"""Answers that a browser may keep: it asks whether the page is still the same, and mostly hears "yes" (304)."""

import hashlib
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from pobratim.register import outlines
from pobratim.register.answers import answered_once

Words = ParamSpec("Words")
View = Callable[Concatenate[HttpRequest, Words], HttpResponseBase]
PACKAGE = Path(__file__).resolve().parent.parent


def fresh(view: View[Words], of_a_tie: bool = False) -> View[Words]:
    """The view whose answers to visitors carry an ETag; people who sign in always get a page of their own.

    `of_a_tie` says that it tells of the one tie of its address, whatever else changes.
    """

    @wraps(view)
    def answered(request: HttpRequest, /, *args: Words.args, **kwargs: Words.kwargs) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.user.is_authenticated or "messages" in request.COOKIES:
            response = view(request, *args, **kwargs)
            response.headers.setdefault("Cache-Control", "private, no-cache")
            return response
        tag = etag(request, kwargs.get("tie_id") if of_a_tie else None)
        known = get_conditional_response(request, etag=tag)
        response = known or answered_once(request, tag, lambda: view(request, *args, **kwargs))
        mark(response, tag)
        return response

    return answered


def mark(response: HttpResponseBase, tag: str) -> None:
    """Set the headers of an answer that may be kept as long as it is asked about anew."""
    if response.status_code not in (200, 304):
        return
    response.headers["ETag"] = tag
    response.headers.setdefault("Cache-Control", "public, no-cache")
    patch_vary_headers(response, ("Accept-Language", "Cookie"))


def etag(request: HttpRequest, tie: object = None) -> str:
    """What changes whenever the page would: the register or a tie of it, the day, the language, address, program."""
    today = timezone.localdate()
    version = outlines.tie_version(tie, today) if isinstance(tie, int) else outlines.register_version()
    parts = (version, today, get_language(), request.get_full_path(), program())
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:24]}"'


@cache
def program() -> float:
    """The moment at which the program's pages were last changed."""
    folders = (PACKAGE / "portal", PACKAGE / "locale", PACKAGE / "register", PACKAGE / "static")
    return max((each.stat().st_mtime for folder in folders for each in folder.rglob("*") if each.is_file()), default=0)
