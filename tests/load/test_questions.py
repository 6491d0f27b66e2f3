"""A page asks the database as many questions of a thousand ties as of ten: every list and every page of a tie."""

from collections.abc import Callable
from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pobratim.accounts.models import Person
from pobratim.register.models import AuditEvent, Tie

FEW, MANY = 10, 1000
LEFT_OUT = 3  # a question about records that no tie of the page has is not asked
EVENTS = count(10**6)
PORTAL = (
    "/", "/ties/", "/ties/?order=-date", "/ties/?state=active", "/ties/?country=CN",
    "/ties/?kind=friendship&q=город", "/ties/?municipality={home}", "/ties/?as_of=2020-01-01", "/ties/{tie}/",
    "/municipalities/{home}/", "/countries/{country}/", "/documents/", "/documents/1/", "/search/?q=город",
    "/statistics/", "/map/", "/map/data.json", "/map/picture.svg", "/about/", "/changes.atom", "/ties/{tie}/feed.atom",
    "/sitemap.xml", "/regions/{region}/",
)  # fmt: skip
DESK = (
    "/desk/", "/desk/papers/", "/desk/papers/1/", "/ties/", "/ties/?state=conflict", "/ties/{tie}/", "/documents/",
    "/desk/ties/{tie}/history/", "/desk/ties/{tie}/say/", "/desk/ties/{tie}/add/act/", "/desk/people/",
    "/desk/messages/", "/desk/merges/", "/desk/tokens/", "/desk/memos/", "/search/?q=город",
)  # fmt: skip
API = (
    "/ties", "/ties?state=active", "/ties/{tie}", "/agreements", "/acts", "/places", "/places/{home}", "/documents",
    "/statistics", "/changes?since=2020-01-01T00:00:00Z",
)  # fmt: skip


def addresses() -> list[tuple[bool, str]]:
    """All pages: whether at the desk, and the address with its numbers."""
    tie = Tie.objects.select_related("home", "partner").order_by("pk")[0]
    said = {"tie": tie.pk, "home": tie.home_id, "country": tie.partner.country, "region": tie.home.region}
    found = [(False, each) for each in PORTAL] + [(True, each) for each in DESK]
    return [(desk, each.format(**said)) for desk, each in [*found, *((False, f"/api/v1{each}") for each in API)]]


def counted(desk: bool, path: str) -> int:
    """How many questions a page asks when the register has just changed and the program is warm."""
    client = Client(headers={"accept-language": "ru"})
    person = Person.objects.get()
    if desk:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(path).status_code == 200, path
    AuditEvent.objects.create(pk=next(EVENTS), by=person, action="nothing")
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


@pytest.mark.django_db
def test_questions_do_not_grow_with_the_ties(grow: Callable[[int], None], settings) -> None:
    settings.NINJA_DEFAULT_THROTTLE_RATES = {}
    grow(FEW)
    pages = addresses()
    few = {page: counted(*page) for page in pages}
    grow(MANY)
    assert Tie.objects.count() == MANY
    many = {page: counted(*page) for page in pages}
    assert {page: number for page, number in many.items() if abs(number - few[page]) > LEFT_OUT} == {}
    assert max(few.values()) < 70
