"""Whether the person at the desk may do something; the actions of the register ask again."""

from typing import cast

from django.http import HttpRequest

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, may


def person(request: HttpRequest) -> Person:
    """The person who has signed in."""
    return cast(Person, request.user)


def may_decide(request: HttpRequest) -> bool:
    """Whether the person decides about facts of some part of the register."""
    return may(person(request), Right.DECIDE)


def may_bring(request: HttpRequest) -> bool:
    """Whether the person may bring papers in."""
    return may(person(request), Right.BRING_PAPERS)
