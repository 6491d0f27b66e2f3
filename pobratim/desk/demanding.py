"""Roles of which an installation demands a second factor: they set it up before they see anything else."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from pobratim.accounts import second
from pobratim.accounts.permissions import Role
from pobratim.desk import rights

OFFICERS = frozenset({Role.ADMINISTRATOR, Role.REGION_OFFICER, Role.MUNICIPALITY_OFFICER})
WHO = {"": frozenset[Role](), "administrators": frozenset({Role.ADMINISTRATOR}), "officers": OFFICERS}
OPEN = ("desk-second", "sign-out", "language")


def is_demanded(role: str) -> bool:
    """Whether a role must have a second factor; a setting that nobody knows demands it of everybody."""
    return role in WHO.get(settings.POBRATIM_SECOND, frozenset(Role))


class SecondDemanded:
    """Middleware that leads whoever lacks a second factor that is demanded to setting it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer of the page, or the way to the second factor."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return self.get_response(request)
        by = rights.person(request)
        if not is_demanded(by.role) or request.path in map(reverse, OPEN) or second.has_second(by):
            return self.get_response(request)
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": reverse("desk-second")})
        return redirect("desk-second")
