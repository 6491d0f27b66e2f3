"""Whether the person at the desk may do something; the actions of the register ask again."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, may
from pobratim.accounts.sessions import ended

Words = ParamSpec("Words")
Answer = TypeVar("Answer", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, Words], Answer]


def signed_in(view: View[Words, Answer]) -> View[Words, Answer | HttpResponse]:
    """The view for people who have signed in; others sign in first, also when the session ends amid a page."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Words.args, **kwargs: Words.kwargs) -> Answer | HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.headers.get("HX-Request") and not ended(request):
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})
        return led_to_sign_in(request)

    return guarded


def led_to_sign_in(request: HttpRequest) -> HttpResponse:
    """The way to signing in, from there back to the page, and why, if a session has just ended."""
    response = redirect_to_login(onward(request))
    if ended(request):
        response.headers["Location"] += f"&ended={ended(request)}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": response.headers["Location"]})
    return response


def onward(request: HttpRequest) -> str:
    """Where signing in leads: to the page that was asked for, or from which a form or a part of it was."""
    if request.method in ("GET", "HEAD") and not request.headers.get("HX-Request"):
        return request.get_full_path()
    came = urlsplit(request.headers.get("Referer", ""))
    here = came.netloc == request.get_host() and came.path.startswith("/") and not came.path.startswith("//")
    return urlunsplit(("", "", came.path, came.query, "")) if here else reverse("desk")


def person(request: HttpRequest) -> Person:
    """The person who has signed in."""
    return cast(Person, request.user)


def may_decide(request: HttpRequest) -> bool:
    """Whether the person decides about facts of some part of the register."""
    return may(person(request), Right.DECIDE)


def may_bring(request: HttpRequest) -> bool:
    """Whether the person may bring papers in."""
    return may(person(request), Right.BRING_PAPERS)


def may_keep(request: HttpRequest) -> bool:
    """Whether the person keeps ties of some part of the register."""
    return may(person(request), Right.KEEP_TIES)


def may_publish(request: HttpRequest) -> bool:
    """Whether the person says what visitors see of some part of the register."""
    return may(person(request), Right.PUBLISH)
