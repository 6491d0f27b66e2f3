"""The second factor: set up by a code, asked for after the password, each code once, failures locked out."""

import time

import pyotp
import pytest
from django.test import Client

from pobratim.accounts import second
from pobratim.accounts.models import Person, SecondFactor

from .conftest import Desk

PASSWORD = "-".join(("grusha", "na", "verbe", "41"))


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that the test moves."""
    clock = [1_800_000_000.0]
    monkeypatch.setattr(time, "time", lambda: clock[0])
    return clock


@pytest.fixture
def person(desk: Desk) -> Person:
    """A person with a password."""
    found = desk.people["reader"]
    found.set_password(PASSWORD)
    found.save()
    return found


def code(person: Person, now: list[float]) -> str:
    """The code that the telephone shows."""
    return pyotp.TOTP(SecondFactor.objects.get(person=person).secret).at(int(now[0]))


def set_up(person: Person, now: list[float]) -> list[str]:
    """The codes on paper of a second factor that was set up."""
    second.begin(person)
    codes = second.confirm(person, code(person, now))
    now[0] += 60
    return codes


def signed_in(client: Client) -> bool:
    """Whether a browser is in."""
    return client.get("/desk/").status_code == 200


def give_password(client: Client) -> str:
    """Where a right password leads."""
    return client.post("/sign-in/", {"username": "reader", "password": PASSWORD}).headers["Location"]


def test_it_is_set_up_at_the_desk(desk: Desk, person: Person, now: list[float]) -> None:
    client = desk.client("reader")
    page = client.get("/desk/second/").content.decode()
    assert "<svg" in page
    assert SecondFactor.objects.get(person=person).secret in page
    assert client.post("/desk/second/", {"code": "000000"}).status_code == 400
    assert not second.has_second(person)
    html = client.post("/desk/second/", {"code": code(person, now)}).content.decode()
    assert html.count("<li><code>") == 8
    assert second.has_second(person)
    assert SecondFactor.objects.get(person=person).secret not in client.get("/desk/second/").content.decode()


def test_the_password_alone_lets_nobody_in(person: Person, now: list[float]) -> None:
    set_up(person, now)
    client = Client()
    assert give_password(client).endswith("second/")
    assert not signed_in(client)
    assert client.post("/sign-in/second/", {"code": "000000"}).status_code == 400
    assert not signed_in(client)
    assert client.post("/sign-in/second/", {"code": code(person, now)}).status_code == 302
    assert signed_in(client)


def test_a_code_works_once(person: Person, now: list[float]) -> None:
    codes = set_up(person, now)
    shown = code(person, now)
    assert second.check(person, shown)
    assert not second.check(person, shown)
    assert second.check(person, codes[0].upper())
    assert not second.check(person, codes[0])
    assert not second.check(person, "")


def test_the_code_is_asked_for_within_five_minutes(person: Person, now: list[float]) -> None:
    set_up(person, now)
    client = Client()
    give_password(client)
    now[0] += 301
    assert client.get("/sign-in/second/").headers["Location"] == "/sign-in/"
    assert Client().get("/sign-in/second/").headers["Location"] == "/sign-in/"


def test_guessing_is_locked_out(person: Person, now: list[float]) -> None:
    set_up(person, now)
    client = Client()
    give_password(client)
    answers = [client.post("/sign-in/second/", {"code": f"00000{n}"}).status_code for n in range(7)]
    assert 403 in answers
    assert not signed_in(client)
    again = client.post("/sign-in/", {"username": "reader", "password": PASSWORD})
    assert again.status_code in (403, 429)


def test_a_lost_telephone_is_helped_by_those_who_appoint(desk: Desk, person: Person, now: list[float]) -> None:
    set_up(person, now)
    assert desk.client("municipality officer").post(f"/desk/people/{person.pk}/drop-second/").status_code == 403
    desk.client("region officer").post(f"/desk/people/{person.pk}/drop-second/")
    assert not second.has_second(person)


def test_it_is_taken_off_by_a_code_alone(desk: Desk, person: Person, now: list[float]) -> None:
    set_up(person, now)
    client = desk.client("reader")
    assert client.post("/desk/second/", {"do": "drop", "code": "1"}).status_code == 400
    assert second.has_second(person)
    assert client.post("/desk/second/", {"do": "drop", "code": code(person, now)}).status_code == 302
    assert not second.has_second(person)
