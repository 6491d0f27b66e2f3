"""Every address of the project, also those that are added later, with everybody who may come: rights.tsv says who may.

A line of the table is a way (GET or POST), an address as it is written in the code, what fills its parts where that
matters, and for each who comes what is answered:

    open        the page, or the way on from it
    done        what the form asked for: it stands in the audit trail
    sign in     the way to signing in
    forbidden   403
    absent      404: whoever may not know of it learns nothing
    no way      405: the address is not for this
    token       401: for programs that show a token
    unready     400: the form lacks something, and says so
    over        410: a link that works no longer
"""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from pobratim.register.models import AuditEvent

from .addresses import ALL, filled
from .behind import Filled
from .conftest import ROLES, Desk

TABLE = Path(__file__).with_name("rights.tsv").read_text(encoding="utf-8").splitlines()
HEADER, *ROWS = [tuple(line.split("\t")) for line in TABLE]
WHO = HEADER[3:]
WORDS = {400: "unready", 401: "token", 403: "forbidden", 404: "absent", 405: "no way", 410: "over"}


@pytest.fixture
def behind(desk: Desk) -> Filled:
    """The register with one of everything."""
    return Filled(desk)


def answered(response: HttpResponseBase, events: int) -> str:
    """The word of the table for an answer."""
    if response.headers.get("Location", "").startswith("/sign-in/?next="):
        return "sign in"
    told = WORDS.get(response.status_code, "open" if response.status_code < 400 else str(response.status_code))
    if AuditEvent.objects.count() == events:
        return told
    return "done" if told == "open" else f"{told}, and yet something was done"


def come(behind: Filled, cookie: str, row: tuple[str, ...]) -> str:
    """What is answered to who comes by a line of the table; afterwards all is as it was."""
    way, pattern, fill = row[:3]
    named = dict(each.split("=") for each in fill.split()) if fill else {}
    parts = behind.parts | {name: behind.parts.get(value, value) for name, value in named.items()}
    client = Client(headers={"accept-language": "ru", "cookie": cookie})
    with transaction.atomic():
        events = AuditEvent.objects.count()
        asked = client.get if way == "GET" else client.post
        told = answered(asked(filled(pattern, parts), behind.wish(pattern)), events)
        transaction.set_rollback(True)
    return told


def test_every_address_is_in_the_table_for_each_way() -> None:
    listed = {row[:2] for row in ROWS}
    assert {(way, pattern) for pattern in ALL for way in ("GET", "POST")} - listed == set(), "say who may"
    assert {pattern for _, pattern in listed} - set(ALL) == set(), "the address is no more"
    assert len({row[:3] for row in ROWS}) == len(ROWS)
    assert {len(row) for row in ROWS} == {len(HEADER)}


@pytest.mark.parametrize("who", WHO)
def test_what_is_answered_to(who: str, behind: Filled) -> None:
    cache.clear()  # nobody asked a program's address too often
    assert tuple(behind.people) == WHO
    client, person, column = Client(), behind.people[who], HEADER.index(who)
    if person is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    cookie = "; ".join(f"{name}={each.value}" for name, each in client.cookies.items())
    told = {row[:3]: (come(behind, cookie, row), row[column]) for row in ROWS}
    assert {row: answers for row, answers in told.items() if answers[0] != answers[1]} == {}


def test_whose_account_is_closed_is_a_visitor(behind: Filled) -> None:
    client, person = Client(), behind.people["administrator"]
    assert person is not None
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    person.is_active = False
    person.save()
    cookie = "; ".join(f"{name}={each.value}" for name, each in client.cookies.items())
    rows = [row for row in ROWS if row[HEADER.index("visitor")] == "sign in"]
    told = {row[:3]: come(behind, cookie, row) for row in rows}
    assert {row: answer for row, answer in told.items() if answer != "sign in"} == {}


def test_a_form_without_its_secret_word_does_nothing(behind: Filled) -> None:
    """Only addresses that know no session take a form from anywhere."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(behind.desk.people["administrator"], backend="django.contrib.auth.backends.ModelBackend")
    free = {pattern for pattern, each in ALL.items() if getattr(each.callback, "csrf_exempt", False)}
    assert {pattern for pattern in free if not pattern.startswith("api/v1/")} == {"language/"}
    before = AuditEvent.objects.count()
    for way, pattern, _fill, *_ in ROWS:
        if way == "POST" and pattern not in free:
            response = client.post(filled(pattern, {**behind.parts, "token": "x"}), behind.wish(pattern))
            assert response.status_code in (403, 404, 405), pattern
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("role", ROLES)
def test_no_page_changes_anything_by_being_seen(role: str, behind: Filled) -> None:
    client, before = behind.desk.client(role), AuditEvent.objects.count()
    for way, pattern, *_ in ROWS:
        if way == "GET" and pattern.startswith("desk/"):
            client.get(filled(pattern, behind.parts))
    assert AuditEvent.objects.count() == before


def test_publishing_by_role(desk: Desk) -> None:
    address = f"/desk/papers/{desk.memo}/publish/"
    for role in ("reader", "municipality officer"):
        assert desk.client(role).post(address, {"published": "no"}).status_code == 403
        assert desk.client("visitor").get(f"/documents/{desk.memo}/").status_code == 200
    neighbour = desk.people["region officer"]
    neighbour.region = "RU-OMS"
    neighbour.save()
    assert desk.client("region officer").post(address, {"published": "no"}).status_code == 403
    neighbour.region = "RU-SMO"
    neighbour.save()
    html = desk.client("region officer").post(address, {"published": "no"}, follow=True).content.decode()
    assert "Показать посетителям" in html
    assert desk.client("visitor").get(f"/documents/{desk.memo}/").status_code == 404
    assert desk.client("visitor").get(f"/documents/{desk.memo}/original/").status_code == 404
