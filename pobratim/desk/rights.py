"""Whether the person at the desk may do something; the actions of the register ask again."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, may

Words = ParamSpec("Words")
View = Callable[Concatenate[HttpRequest, Words], HttpResponse]


def signed_in(view: View[Words]) -> View[Words]:
    """The view for people who have signed in; others sign in first, also when the session ends amid a page."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Words.args, **kwargs: Words.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})
        return redirect_to_login(request.get_full_path())

    return guarded


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
