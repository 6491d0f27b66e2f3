"""What went wrong, as RFC 9457 asks: problem+json with a title, a status, a sentence."""

import json
import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import ValidationError as Invalid

from pobratim.errors import (
    DailyShareSpent,
    DocumentError,
    DocumentTooLarge,
    InvalidValue,
    NotAllowed,
    NotFound,
    PobratimError,
    ReaderBusy,
    TokenNotEnough,
    TokenUnknown,
)


def problem(request: HttpRequest, status: int, detail: str) -> HttpResponse:
    """An answer that says what went wrong."""
    said = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.path,
    }
    content = json.dumps(said, ensure_ascii=False)
    return HttpResponse(content, status=status, content_type="application/problem+json; charset=utf-8")


logger = logging.getLogger("django.request")


def handle_with(api: NinjaAPI) -> None:
    """Let every error of an API be told as a problem."""
    api.add_exception_handler(ValidationError, telling(422, lambda error: invalid(error.errors)))
    api.add_exception_handler(Invalid, telling(422, lambda error: invalid(error.errors())))
    api.add_exception_handler(Http404, telling(404, lambda _error: "No such record."))
    api.add_exception_handler(NotFound, telling(404, sentence))
    api.add_exception_handler(InvalidValue, telling(400, sentence))
    api.add_exception_handler(AuthenticationError, lambda request, _error: unknown(request, TokenUnknown()))
    api.add_exception_handler(TokenUnknown, unknown)
    api.add_exception_handler(TokenNotEnough, telling(403, sentence))
    api.add_exception_handler(NotAllowed, telling(403, sentence))
    api.add_exception_handler(DocumentTooLarge, telling(413, sentence))
    api.add_exception_handler(DocumentError, telling(422, sentence))
    api.add_exception_handler(ReaderBusy, busy)
    api.add_exception_handler(DailyShareSpent, telling(429, sentence))
    api.add_exception_handler(
        HttpError, lambda request, error: problem(request, getattr(error, "status_code", 400), str(error))
    )
    api.add_exception_handler(Throttled, too_many)
    for refused in (BadRequest, SuspiciousOperation, MultiPartParserError):
        api.add_exception_handler(refused, telling(400, lambda _error: _("The request cannot be read.")))
    api.add_exception_handler(RequestDataTooBig, telling(413, lambda _error: _("The request is too large.")))
    api.add_exception_handler(Exception, failed)


def telling(status: int, say: Callable[[Any], str]) -> Callable[[HttpRequest, Any], HttpResponse]:
    """What answers an error with a status and the words that are said of it."""
    return lambda request, error: problem(request, status, say(error))


def too_many(request: HttpRequest, error: Any) -> HttpResponse:
    """The answer to who asks too often: when to come again."""
    response = problem(request, 429, "Too many requests; try again later.")
    if error.wait:
        response.headers["Retry-After"] = str(int(error.wait) + 1)
    return response


def failed(request: HttpRequest, error: Any) -> HttpResponse:
    """The answer where the fault is ours; where it happened is logged, and nothing of what was sent."""
    logger.error("Internal Server Error: %s", request.path, exc_info=error)
    return problem(request, 500, _("The fault is ours; it has been written down. Try again later."))


def no_such_address(request: HttpRequest, rest: str = "") -> HttpResponse:
    """The answer at an address that the API does not have."""
    return problem(request, 404, _("The API has no such address; all of them are listed at %s.") % reverse("data"))


def not_that_way(request: HttpRequest, answered: HttpResponseBase) -> HttpResponse:
    """The answer to a method that an address does not take."""
    response = problem(request, 405, _("This address does not take the method %s.") % request.method)
    if "Allow" in answered.headers:
        response.headers["Allow"] = answered.headers["Allow"]
    return response


def unknown(request: HttpRequest, error: Any) -> HttpResponse:
    """The answer to who has no token that works."""
    response = problem(request, 401, sentence(error))
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


def busy(request: HttpRequest, error: Any) -> HttpResponse:
    """The answer while others wait for the reader: when to come again."""
    response = problem(request, 503, sentence(error))
    response.headers["Retry-After"] = str(error.facts["seconds"])
    return response


def invalid(errors: Any) -> str:
    """What is wrong with the parts of a request, each named."""
    return "; ".join(f"{each['loc'][-1] if each.get('loc') else 'request'}: {each['msg']}" for each in errors)


def sentence(error: PobratimError) -> str:
    """The sentence of an error of ours in the language that was asked for."""
    return error.told(_)
