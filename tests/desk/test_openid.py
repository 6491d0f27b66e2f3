"""Signing in through a provider: only who is known here comes in, once the provider's word is good, and as ever."""

import logging
import time
import urllib.request
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import LazySettings
from django.test import Client

from pobratim.accounts import second
from pobratim.accounts.models import Identity, Person, SecondFactor
from pobratim.register.models import AuditEvent
from pobratim.settings import openid_fault

from .conftest import Desk
from .provider import CLIENT, SECRET, Provider, providing
from .test_second import code

ALLAUTH = ["allauth", "allauth.account", "allauth.socialaccount"]


@pytest.fixture
def provider(settings: LazySettings) -> Iterator[Provider]:
    """An installation whose region has a provider; it knows the officer of the region."""
    with providing() as found:
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, "allauth.account.middleware.AccountMiddleware"]
        settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, *ALLAUTH]
        settings.SOCIALACCOUNT_ADAPTER = "pobratim.desk.openid.Answers"
        settings.POBRATIM_OPENID = found.address
        settings.POBRATIM_OPENID_NAME = "Вход области"
        settings.POBRATIM_OPENID_CLIENT, settings.POBRATIM_OPENID_SECRET = CLIENT, SECRET
        yield found


@pytest.fixture
def officer(desk: Desk) -> Person:
    """An officer of the region whose address is known."""
    person = desk.people["region officer"]
    person.email = "Vetrova@example.org"
    person.set_unusable_password()
    person.save()
    return person


class Stays(urllib.request.HTTPRedirectHandler):
    """Follows nobody to another address."""

    def redirect_request(self, *_words: object) -> None:
        """No way on."""


def door(client: Client, onward: str = "") -> str:
    """Where the provider sends a browser back to."""
    left = client.get("/sign-in/openid/", {"next": onward} if onward else {})
    assert left.status_code == 302, left.content.decode()
    try:
        urllib.request.build_opener(Stays).open(left.headers["Location"], timeout=20)
    except HTTPError as answer:
        return answer.headers["Location"].removeprefix("http://testserver")
    raise AssertionError("the provider did not send back")


def through(client: Client, onward: str = "") -> tuple[int, str]:
    """The status of what is answered to a browser that comes back, and where it leads or what it says."""
    response = client.get(door(client, onward))
    return response.status_code, response.headers.get("Location") or response.content.decode()


def visitor() -> Client:
    return Client(headers={"accept-language": "ru"})


def is_in(client: Client) -> str:
    """As whom a browser has signed in."""
    person = client.get("/desk/").wsgi_request.user
    return str(person.get_username())


def test_without_a_provider_there_is_none_of_it(desk: Desk) -> None:
    assert "openid" not in visitor().get("/sign-in/").content.decode()
    assert visitor().get("/sign-in/openid/").status_code == 404


def test_the_page_of_signing_in_leads_there(provider: Provider, desk: Desk) -> None:
    html = visitor().get("/sign-in/", {"next": "/desk/papers/"}).content.decode()
    assert "Войти через «Вход области»" in html
    assert "/sign-in/openid/?next=/desk/papers/" in html


def test_who_was_invited_comes_in_by_the_verified_address(provider: Provider, officer: Person) -> None:
    client = visitor()
    assert through(client, "/desk/papers/") == (302, "/desk/papers/")
    assert is_in(client) == officer.username
    assert (officer.identity.issuer, officer.identity.subject) == (provider.address, "17")
    event = AuditEvent.objects.latest("pk")
    assert (event.action, event.by, event.record_id) == ("tie_identity", officer, officer.pk)
    assert set(provider.asked[0]["scope"].split()) == {"openid", "email"}
    assert provider.asked[0]["code_challenge_method"] == "S256"


def test_afterwards_the_address_is_not_asked_for(provider: Provider, officer: Person) -> None:
    through(visitor())
    provider.says = {"sub": "17", "email": "another@example.org", "email_verified": False}
    client = visitor()
    assert through(client) == (302, "/desk/")
    assert is_in(client) == officer.username
    assert AuditEvent.objects.filter(action="tie_identity").count() == 1


def test_an_address_may_be_told_beside_the_token(provider: Provider, officer: Person) -> None:
    provider.says = {"sub": "17"}
    provider.tells = {"sub": "18", "email": officer.email, "email_verified": True}
    assert through(visitor())[0] == 403, "it is told of somebody else"
    provider.tells["sub"] = "17"
    assert through(visitor())[0] == 302


@pytest.mark.parametrize(
    "says",
    [
        {"sub": "17", "email": "stranger@example.org", "email_verified": True},
        {"sub": "17", "email": "vetrova@example.org", "email_verified": False},
        {"sub": "17", "email": "vetrova@example.org"},
        {"sub": "17"},
        {"sub": "17", "email": "", "email_verified": True},
    ],
)
def test_nobody_else_gets_an_account(provider: Provider, officer: Person, says: dict[str, object]) -> None:
    provider.says, provider.tells = says, {"sub": "17"}
    client, people = visitor(), Person.objects.count()
    status, html = through(client)
    assert status == 403
    assert "нет учётной записи" in html
    assert is_in(client) == ""
    assert (Person.objects.count(), Identity.objects.count()) == (people, 0)


def test_the_provider_gives_no_role(provider: Provider, officer: Person) -> None:
    provider.says |= {"role": "administrator", "roles": ["administrator"], "groups": ["administrator"]}
    client = visitor()
    through(client)
    officer.refresh_from_db()
    assert (officer.role, officer.region, officer.is_superuser) == ("region officer", "RU-SMO", False)


def test_a_closed_account_stays_closed(provider: Provider, officer: Person) -> None:
    through(visitor())
    Person.objects.filter(pk=officer.pk).update(is_active=False)
    client = visitor()
    assert through(client)[0] == 403
    assert is_in(client) == ""


def test_an_address_of_two_accounts_is_of_none(provider: Provider, officer: Person) -> None:
    Person.objects.create_user("vetrov", email="vetrova@example.org", role="reader")
    assert through(visitor())[0] == 403


def test_who_has_the_address_of_another_now_is_not_that_other(provider: Provider, officer: Person, desk: Desk) -> None:
    through(visitor())
    provider.says["sub"] = "18"
    assert through(visitor())[0] == 403
    officer.refresh_from_db()
    assert officer.identity.subject == "17"
    desk.client("administrator").post(f"/desk/people/{officer.pk}/untie/")
    assert through(visitor())[0] == 302


def test_the_second_factor_is_asked_for_as_after_a_password(
    provider: Provider, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [float(time.time())]
    second.begin(officer)
    second.confirm(officer, code(officer, now))
    client = visitor()
    assert through(client, "/desk/papers/") == (302, "/sign-in/second/")
    assert is_in(client) == ""
    monkeypatch.setattr(time, "time", lambda: now[0])
    now[0] += 60
    sent = client.post("/sign-in/second/", {"code": code(officer, now)})
    assert sent.headers["Location"] == "/desk/papers/"
    assert is_in(client) == officer.username


def test_a_second_factor_that_is_demanded_is_set_up_first(
    provider: Provider, officer: Person, settings: LazySettings
) -> None:
    settings.POBRATIM_SECOND = "officers"
    client = visitor()
    through(client)
    assert client.get("/desk/papers/").headers["Location"] == "/desk/second/"
    assert not SecondFactor.objects.filter(person=officer).exclude(confirmed_at=None).exists()


def test_who_is_locked_out_is_locked_out_here_too(provider: Provider, officer: Person) -> None:
    client = visitor()
    for _ in range(5):
        client.post("/sign-in/", {"username": officer.username, "password": "wrong"})
    status, html = through(client)
    assert (status, "закрыт" in html) == (403, True)
    assert is_in(client) == ""


def test_the_session_ends_as_ever(provider: Provider, officer: Person) -> None:
    client = visitor()
    through(client)
    session = client.session
    assert session["began"] > 0
    session["began"] = session["seen"] = 1
    session.save()
    assert client.get("/desk/").headers["Location"].startswith("/sign-in/?next=/desk/&ended=")


@pytest.mark.parametrize("onward", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"])
def test_nobody_is_led_elsewhere(provider: Provider, officer: Person, onward: str) -> None:
    assert through(visitor(), onward) == (302, "/desk/")


def test_a_way_back_is_good_once_and_in_one_browser(
    provider: Provider, officer: Person, caplog: pytest.LogCaptureFixture
) -> None:
    client, thief = visitor(), visitor()
    back = door(client)
    with caplog.at_level(logging.INFO):
        assert thief.get(back).status_code == 400
        assert client.get(back).status_code == 302
        assert client.get(back).status_code == 400
    assert is_in(thief) == ""
    assert parse_qs(urlsplit(back).query)["code"][0] not in caplog.text


@pytest.mark.parametrize(
    "token",
    [
        {"iss": "http://127.0.0.1:1"},
        {"aud": "another"},
        {"exp": 1_000_000_000},
        {"sub": None},
    ],
)
def test_a_token_that_is_not_good_lets_nobody_in(provider: Provider, officer: Person, token: dict[str, object]) -> None:
    provider.token = token
    client = visitor()
    status, html = through(client)
    assert status == 400
    assert "Вы не вошли" in html
    assert is_in(client) == ""


def test_a_provider_that_says_it_is_another_is_not_believed(
    provider: Provider, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {**provider.described(), "issuer": "https://other.example"}
    monkeypatch.setattr(provider, "described", lambda: told)
    provider.token = {"iss": "https://other.example"}
    assert through(visitor())[0] == 400


def test_who_left_the_provider_is_told_so(provider: Provider, officer: Person) -> None:
    client = visitor()
    state = parse_qs(urlsplit(door(client)).query)["state"][0]
    response = client.get("/sign-in/openid/back/", {"error": "access_denied", "state": state})
    assert response.status_code == 400
    assert "Войти по паролю" in response.content.decode()


def test_a_provider_that_does_not_answer_is_said_to(
    provider: Provider, officer: Person, settings: LazySettings
) -> None:
    settings.POBRATIM_OPENID = "http://127.0.0.1:9"
    response = visitor().get("/sign-in/openid/")
    assert response.status_code == 502
    assert "Вход области" in response.content.decode()


def test_what_a_provider_must_be_named_by() -> None:
    assert openid_fault("", "") == ""
    assert openid_fault("https://login.example", "register") == ""
    assert openid_fault("http://127.0.0.1:8080/realm", "register") == ""
    assert openid_fault("http://login.example", "register") == "address"
    assert openid_fault("login.example", "register") == "address"
    assert openid_fault("https://login.example", "") == "client"
