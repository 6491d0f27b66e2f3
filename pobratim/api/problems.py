"""What went wrong, as RFC 9457 asks: problem+json with a title, a status, a sentence."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import ValidationError as Invalid

from pobratim.errors import (
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
    api.add_exception_handler(
        HttpError, lambda request, error: problem(request, getattr(error, "status_code", 400), str(error))
    )
    api.add_exception_handler(Throttled, too_many)


def telling(status: int, say: Callable[[Any], str]) -> Callable[[HttpRequest, Any], HttpResponse]:
    """What answers an error with a status and the words that are said of it."""
    return lambda request, error: problem(request, status, say(error))


def too_many(request: HttpRequest, error: Any) -> HttpResponse:
    """The answer to who asks too often: when to come again."""
    response = problem(request, 429, "Too many requests; try again later.")
    if error.wait:
        response.headers["Retry-After"] = str(int(error.wait) + 1)
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
