"""Signing in tells nothing: an account that is there and one that is not are answered alike, and take as long."""

import re

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher, identify_hasher, make_password
from django.test import Client

from pobratim.accounts.models import Person

from .conftest import Desk

PASSWORD = "-".join(("grusha", "na", "verbe", "41"))


@pytest.fixture
def worked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rounds each working out of a password took."""
    rounds: list[int] = []
    encode = PBKDF2PasswordHasher.encode

    def counted(self: PBKDF2PasswordHasher, password: str, salt: str, iterations: int | None = None) -> str:
        rounds.append(iterations or self.iterations)
        return encode(self, password, salt, iterations)

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", counted)
    return rounds


def answer(name: str) -> tuple[int, str]:
    """What is said to a wrong password, without what was typed and the secret word of the form."""
    told = Client(headers={"accept-language": "ru"}).post("/sign-in/", {"username": name, "password": "wrong"})
    return told.status_code, re.sub(r'value="[^"]*"', "", told.content.decode())


@pytest.mark.parametrize("closed", [False, True])
def test_a_name_that_is_there_is_answered_like_one_that_is_not(desk: Desk, closed: bool, worked: list[int]) -> None:
    person = desk.people["reader"]
    person.set_password(PASSWORD)
    person.is_active = not closed
    person.save()
    worked.clear()
    known, rounds = answer("reader"), list(worked)
    worked.clear()
    unknown = answer("nobody")
    assert known == unknown
    assert rounds == worked
    assert len(rounds) == 1


def test_passwords_are_kept_as_digests_that_take_long(db: None) -> None:
    first, second = make_password(PASSWORD), make_password(PASSWORD)
    assert first != second
    assert identify_hasher(first).algorithm == "pbkdf2_sha256"
    assert int(first.split("$")[1]) >= 600_000
    assert len(first.split("$")[2]) >= 16
    assert PASSWORD not in first


def test_no_account_is_there_before_somebody_made_it(db: None) -> None:
    assert [each.username for each in Person.objects.all() if each.has_usable_password()] == []
    for name in ("admin", "root", "console", ""):
        assert answer(name)[0] == 200


def test_passwords_may_be_pasted_and_filled_in_by_the_browser(db: None) -> None:
    page = Client().get("/sign-in/").content.decode()
    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page


def test_a_name_given_twice_is_not_two_names(desk: Desk) -> None:
    person = desk.people["reader"]
    person.set_password(PASSWORD)
    person.save()
    client = Client()
    client.post("/sign-in/", {"username": ["administrator", "reader"], "password": ["wrong", PASSWORD]})
    assert client.session["_auth_user_id"] == str(person.pk), "the last one counts, for both fields"
    assert client.post("/desk/people/", {"role": "administrator", "is_superuser": "on"}).status_code == 403
    person.refresh_from_db()
    assert (person.role, person.is_superuser) == ("reader", False)


def test_an_invitation_gives_no_more_than_its_fields(desk: Desk) -> None:
    said = {"name": "zimina", "email": "zimina@example.org", "role": "reader", "region": "RU-SMO"}
    more = {"is_superuser": "on", "is_staff": "on", "password": PASSWORD, "id": desk.people["administrator"].pk}
    assert desk.client("region officer").post("/desk/people/", {**said, **more}).status_code == 200
    made = Person.objects.get(username="zimina")
    assert (made.is_superuser, made.is_staff, made.has_usable_password()) == (False, False, False)
    assert made.pk != desk.people["administrator"].pk


@pytest.mark.parametrize("address", ["a@example.org\nBcc: b@example.org", "a@example.org\r\n.\r\n", "a b@example.org"])
def test_an_address_cannot_carry_other_headers(desk: Desk, address: str) -> None:
    said = {"name": "zimina", "email": address, "role": "reader", "region": "RU-SMO"}
    assert desk.client("region officer").post("/desk/people/", said).status_code == 400
    assert not Person.objects.filter(username="zimina").exists()
