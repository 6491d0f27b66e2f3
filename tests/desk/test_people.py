"""People of the register: invited by whom it may be, letters with links that work once, accounts closed and opened."""

import re
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.monitoring.tokens import hidden
from pobratim.register import background

from .conftest import Desk

NEW = {"name": "sinitsyna", "email": "sinitsyna@example.org", "role": "reader"}
PASSWORD = "-".join(("grusha", "na", "verbe", "41"))


@pytest.fixture
def mailed(settings: object) -> None:
    """An installation with mail."""
    settings.POBRATIM_MAIL = urlsplit("smtp://127.0.0.1")  # type: ignore[attr-defined]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"  # type: ignore[attr-defined]
    settings.POBRATIM_ADDRESS = "https://register.example"  # type: ignore[attr-defined]


def invited(desk: Desk, **more: str) -> str:
    """The path of the link that an invitation shows where there is no mail."""
    html = desk.client("region officer").post("/desk/people/", {**NEW, **more}).content.decode()
    return re.findall(r"http://testserver(/join/[^<\s]+)", html)[0]


def take(path: str, password: str = PASSWORD) -> str:
    """What the page says after a password was set by a link."""
    client = Client(headers={"accept-language": "ru"})
    form = client.get(path)
    if form.status_code == 200:
        return form.content.decode()
    form_path = form.headers["Location"]
    assert path.split("/")[3] not in form_path
    sent = client.post(form_path, {"new_password1": password, "new_password2": password}, follow=True)
    return sent.content.decode()


def test_an_invited_person_sets_a_password_and_signs_in(desk: Desk) -> None:
    path = invited(desk)
    person = Person.objects.get(username="sinitsyna")
    assert (person.role, person.region, person.has_usable_password()) == ("reader", "RU-SMO", False)
    assert "Пароль задан" in take(path)
    client = Client()
    client.post("/sign-in/", {"username": "sinitsyna", "password": PASSWORD})
    assert client.get("/desk/").status_code == 200


def test_a_link_works_once_and_three_days(desk: Desk, settings: object) -> None:
    path = invited(desk)
    assert "Пароль задан" in take(path)
    assert "уже использована" in take(path)
    other = invited(desk, name="drozdova")
    settings.PASSWORD_RESET_TIMEOUT = -1  # type: ignore[attr-defined]
    assert "уже использована" in take(other)


@pytest.mark.parametrize("password", ["короткий", "123456789012345", "password12345", "sinitsyna@example"])
def test_a_weak_password_is_refused(desk: Desk, password: str) -> None:
    assert "Ваш пароль" in take(invited(desk), password)
    assert not Person.objects.get(username="sinitsyna").has_usable_password()


@pytest.mark.usefixtures("mailed")
def test_where_there_is_mail_the_link_goes_by_mail_alone(desk: Desk) -> None:
    html = desk.client("region officer").post("/desk/people/", NEW).content.decode()
    assert "/join/" not in html
    (letter,) = mail.outbox
    assert letter.to == ["sinitsyna@example.org"]
    assert "https://register.example/join/" in letter.body


@pytest.mark.parametrize(
    ("role", "asked", "status"),
    [
        ("reader", "reader", 403),
        ("municipality officer", "reader", 403),
        ("region officer", "region officer", 403),
        ("region officer", "administrator", 403),
        ("region officer", "reader", 200),
        ("administrator", "region officer", 200),
    ],
)
def test_who_invites_whom(desk: Desk, role: str, asked: str, status: int) -> None:
    response = desk.client(role).post("/desk/people/", {**NEW, "role": asked, "region": "RU-SMO"})
    assert response.status_code == status
    assert Person.objects.filter(username="sinitsyna").exists() == (status == 200)


@pytest.mark.parametrize(
    "said", [{"name": "ab"}, {"email": "нет"}, {"role": "tsar"}, {"role": "municipality officer"}, {"name": "reader"}]
)
def test_what_is_wrong_is_named(desk: Desk, said: dict[str, str]) -> None:
    people = Person.objects.count()
    response = desk.client("administrator").post("/desk/people/", {**NEW, **said})
    assert response.status_code == 400
    assert "Отправить приглашение нельзя" in response.content.decode()
    assert Person.objects.count() == people


def test_a_closed_account_is_out_at_once_and_comes_back(desk: Desk) -> None:
    reader = desk.people["reader"]
    signed_in = desk.client("reader")
    assert signed_in.get("/desk/").status_code == 200
    client = desk.client("region officer")
    client.post(f"/desk/people/{reader.pk}/close/")
    assert signed_in.get("/desk/").status_code == 302
    client.post(f"/desk/people/{reader.pk}/reopen/")
    reader.refresh_from_db()
    assert reader.is_active
    own = desk.people["region officer"]
    assert client.post(f"/desk/people/{own.pk}/close/").status_code == 403
    assert (
        desk.client("administrator").post(f"/desk/people/{desk.people['administrator'].pk}/close/").status_code == 302
    )
    assert Person.objects.get(pk=desk.people["administrator"].pk).is_active


@pytest.mark.usefixtures("mailed")
def test_a_forgotten_password_is_answered_the_same_for_all(desk: Desk) -> None:
    person = desk.people["reader"]
    person.email = "reader@example.org"
    person.set_password(PASSWORD)
    person.last_login = timezone.now()
    person.save()
    answers = set()
    for address in ("reader@example.org", "nobody@example.org"):
        response = Client(headers={"accept-language": "ru"}).post(
            "/sign-in/forgotten/", {"email": address}, follow=True
        )
        answers.add(response.content)
    assert len({re.sub(rb'value="[^"]{30,}"', b"", each) for each in answers}) == 1
    background.work(until_empty=True)
    (letter,) = mail.outbox
    path = re.findall(r"https://register\.example(/join/\S+)", letter.body)[0]
    assert "Пароль задан" in take(path, PASSWORD + "-9")


def test_links_are_not_logged() -> None:
    assert hidden('"GET /join/MQ/d0ol2m-0123456789abcdef0123/ HTTP/1.1"') == '"GET /join/MQ/…/ HTTP/1.1"'
