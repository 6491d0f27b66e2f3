"""A forgotten password: never too many links, nothing tells whether an account exists; changes are mailed."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from pobratim.accounts import forgetting, second
from pobratim.accounts.models import Forgetting, Person
from pobratim.register import background

from .conftest import Desk

KNOWN, UNKNOWN = "reader@example.org", "nobody@example.org"
OLD, NEW = "-".join(("grusha", "na", "verbe", "41")), "-".join(("sliva", "na", "osine", "17"))
SECRET = re.compile(r'value="[^"]{30,}"')


@pytest.fixture(autouse=True)
def _mailed(settings: object) -> None:
    """An installation with mail."""
    settings.POBRATIM_MAIL = urlsplit("smtp://127.0.0.1")  # type: ignore[attr-defined]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]
    settings.POBRATIM_ADDRESS = "https://register.example"  # type: ignore[attr-defined]


@pytest.fixture
def person(desk: Desk) -> Person:
    """A person with an address and a password."""
    found = desk.people["reader"]
    found.email = KNOWN
    found.set_password(OLD)
    found.save()
    return found


def ask(email: str, client: str = "198.51.100.7") -> tuple[int, str]:
    """What is answered to a wish, without the secret word of the form."""
    browser = Client(headers={"accept-language": "ru"}, REMOTE_ADDR=client)
    response = browser.post("/sign-in/forgotten/", {"email": email}, follow=True)
    return response.status_code, SECRET.sub("", response.content.decode()).replace(email, "")


def sent() -> list[str]:
    """To whom the mails went that waited."""
    background.work(until_empty=True)
    return [address for each in mail.outbox for address in each.to]


def test_an_address_is_answered_alike_with_and_without_an_account(person: Person) -> None:
    for times in range(1, forgetting.FOR_ADDRESS + 3):
        known, unknown = ask(KNOWN, "198.51.100.1"), ask(UNKNOWN, "198.51.100.2")
        assert known == unknown, times
        assert known[0] == (200 if times <= forgetting.FOR_ADDRESS else 429)
    assert "слишком часто" in ask(UNKNOWN)[1]
    assert sent() == [KNOWN] * forgetting.FOR_ADDRESS


def test_the_page_does_the_same_work_for_both(person: Person) -> None:
    """Sending takes time that could be measured: it is no work of the page."""
    done = []
    for email in (KNOWN, UNKNOWN):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            ask(email)
        done.append([re.sub(r"'[^']*'|\bs\d+_x\d+|\b\d+\b", "?", each["sql"]) for each in asked.captured_queries])
    assert done[0] == done[1]
    assert mail.outbox == []
    assert not any("person" in each for each in done[0]), "nobody is looked for"


def test_spelling_does_not_get_round_the_limit(person: Person) -> None:
    told = [ask(each)[0] for each in (KNOWN, KNOWN.upper(), f" {KNOWN} ", KNOWN.title())]
    assert told == [200, 200, 200, 429]


def test_nobody_asks_for_very_many(person: Person) -> None:
    told = [ask(f"a{number}@example.org")[0] for number in range(forgetting.FROM_CLIENT + 1)]
    assert told == [200] * forgetting.FROM_CLIENT + [429]
    assert ask("another@example.org", "198.51.100.9")[0] == 200


def test_in_an_hour_one_may_ask_again_and_in_a_day_nothing_is_left(person: Person) -> None:
    for _ in range(forgetting.FOR_ADDRESS + 1):
        ask(KNOWN)
    Forgetting.objects.update(at=timezone.now() - timedelta(minutes=61))
    assert ask(KNOWN)[0] == 200
    Forgetting.objects.update(at=timezone.now() - timedelta(hours=25))
    ask(UNKNOWN)
    assert Forgetting.objects.count() == 1


def test_no_address_stays_once_the_link_is_sent(person: Person) -> None:
    ask(KNOWN)
    ask(UNKNOWN)
    assert sent() == [KNOWN]
    kept = str(list(Forgetting.objects.values()))
    assert "example.org" not in kept
    assert "198.51.100" not in kept
    assert "example.org" not in str(list(DBTaskResult.objects.values()))


@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "!"}])
def test_no_link_for_who_may_not_sign_in(person: Person, change: dict[str, object]) -> None:
    for name, value in change.items():
        setattr(person, name, value)
    person.save()
    assert ask(KNOWN)[0] == 200
    assert sent() == []


def test_the_letter_speaks_the_language_of_who_asked(person: Person) -> None:
    Client(headers={"accept-language": "en"}).post("/sign-in/forgotten/", {"email": KNOWN})
    assert sent() == [KNOWN]
    assert "A new password was asked for" in mail.outbox[0].body
    assert "https://register.example/join/" in mail.outbox[0].body


def test_a_mail_server_that_is_away_breaks_nothing(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    assert ask(KNOWN)[0] == 200
    assert sent() == []
    assert {each.status for each in DBTaskResult.objects.all()} == {"SUCCESSFUL"}


def test_a_password_is_changed_by_who_knows_it(desk: Desk, person: Person) -> None:
    here, there = desk.client("reader"), desk.client("reader")
    said = {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}
    assert here.post("/desk/password/", said).status_code == 400
    assert here.post("/desk/password/", {**said, "old_password": OLD}).status_code == 302
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert here.get("/desk/").status_code == 200
    assert there.get("/desk/").status_code == 302, "whoever else was in is out"
    assert sent() == [KNOWN]
    assert "задан заново" in mail.outbox[0].body
    assert NEW not in mail.outbox[0].body


def test_guessing_the_password_of_an_open_session_is_locked(desk: Desk, person: Person) -> None:
    client = desk.client("reader")
    said = {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}
    told = [client.post("/desk/password/", said).status_code for _ in range(7)]
    assert told[-1] == 403
    assert client.post("/desk/password/", {**said, "old_password": OLD}).status_code == 403
    assert Person.objects.get(pk=person.pk).check_password(OLD)


def test_guessing_the_code_of_an_open_session_is_locked(desk: Desk, person: Person) -> None:
    client = desk.client("reader")
    second.begin(person)
    assert [client.post("/desk/second/", {"code": "000000"}).status_code for _ in range(7)][-1] == 403


def test_a_second_factor_taken_off_is_told_by_mail(desk: Desk, person: Person) -> None:
    desk.client("region officer").post(f"/desk/people/{person.pk}/drop-second/")
    assert sent() == [KNOWN]
    assert "второй фактор" in mail.outbox[0].body


@pytest.mark.parametrize(("length", "status"), [(64, 302), (128, 302), (129, 400)])
def test_how_long_a_password_may_be(desk: Desk, person: Person, length: int, status: int) -> None:
    new = ("Ёж под ёлкой 🌲 " * 20)[:length].strip().ljust(length, "ж")
    said = {"old_password": OLD, "new_password1": new, "new_password2": new}
    assert desk.client("reader").post("/desk/password/", said).status_code == status
    assert Person.objects.get(pk=person.pk).check_password(new) == (status == 302)
