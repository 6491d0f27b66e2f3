"""The addresses for programs."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from django.utils.cache import get_conditional_response, patch_vary_headers

from pobratim.api import data
from pobratim.api.freshness import etag
from pobratim.api.problems import no_such_address, not_that_way
from pobratim.api.reconciling import pages
from pobratim.api.v1 import THROTTLE, api
from pobratim.register.answers import answered_once


def fresh(view: Callable[..., HttpResponseBase], of_a_tie: bool = False) -> Callable[..., HttpResponseBase]:
    """The view with an ETag: who asks whether an answer is still the same mostly hears "yes" (304).

    `of_a_tie` says that it tells of the one tie of its number, whatever else changes.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            response = view(request, *args, **kwargs)
            if response.status_code == 405:
                response = not_that_way(request, response)
            response.headers["Access-Control-Allow-Origin"] = "*"
            return response
        tag = etag(request, tie_of(kwargs) if of_a_tie else None)
        known = get_conditional_response(request, etag=tag)
        if known is not None:
            response = known
        else:
            response = answered_once(
                request, tag, lambda: view(request, *args, **kwargs), lambda: THROTTLE.allow_request(request)
            )
        if response.status_code in (200, 304):
            response.headers["ETag"] = tag
            response.headers["Cache-Control"] = "public, no-cache"
            response.headers["Access-Control-Allow-Origin"] = "*"
            patch_vary_headers(response, ("Accept-Language",))
        return response

    answered.csrf_exempt = getattr(view, "csrf_exempt", False)  # type: ignore[attr-defined]  # Django reads it there
    return answered


def kept(patterns: Iterable[URLPattern | URLResolver]) -> list[URLPattern]:
    """The addresses of the API, each with an ETag."""
    found = [each for each in patterns if isinstance(each, URLPattern)]
    for each in found:
        each.callback = fresh(each.callback, of_a_tie=each.name == "tie")
    return found


def tie_of(words: dict[str, Any]) -> int | None:
    """The number of the tie in an address; None for what cannot be one."""
    said = str(words.get("number", ""))
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None


addresses, _app, namespace = api.urls
urlpatterns = [
    path("api/v1/", no_such_address),
    path("api/v1/", (kept(addresses), "ninja", namespace)),
    path("reconcile/preview/<str:identifier>/", pages.preview, name="preview"),
    path("reconcile/<str:identifier>/", pages.entity, name="entity"),
    path("data/", data.page, name="data"),
    path("data/<str:name>.<str:ending>", fresh(data.download), name="data-file"),
    path("api/<path:rest>", no_such_address),
]
