"""What is written down of the door: who came, who was refused; no password, no token, no line that was made up."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from pobratim.accounts.logs import InUtc
from pobratim.accounts.models import Person

pytestmark = pytest.mark.django_db
PASSWORD = "-".join(("grusha", "na", "verbe", "41"))
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def person() -> Person:
    return Person.objects.create_user("vetrova", password=PASSWORD, role="reader", region="RU-SMO")


@pytest.fixture(autouse=True)
def _heard(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="pobratim.security")


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [each.getMessage() for each in caplog.records if each.name == "pobratim.security"]


def sign_in(client: Client, name: str, password: str) -> None:
    client.post("/sign-in/", {"username": name, "password": password})


def test_who_comes_and_goes(person: Person, caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    sign_in(client, "vetrova", PASSWORD)
    client.post("/sign-out/")
    assert told(caplog) == ["signed in: 'vetrova' from '127.0.0.1'", "signed out: 'vetrova' from '127.0.0.1'"]


def test_who_guesses_and_is_locked_out(person: Person, caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    for _ in range(5):
        sign_in(client, "vetrova", "wrong")
    assert told(caplog).count("sign-in failed: 'vetrova' from '127.0.0.1'") >= 4
    assert "sign-in locked: 'vetrova' from '127.0.0.1'" in told(caplog)


def test_what_was_typed_in_the_wrong_field_is_not_written(person: Person, caplog: pytest.LogCaptureFixture) -> None:
    for name in (PASSWORD, "vetrova\r\nsigned in: 'nobody'"):
        sign_in(Client(), name, PASSWORD)
    assert told(caplog) == ["sign-in failed: '' from '127.0.0.1'"] * 2
    assert PASSWORD not in caplog.text


def test_who_is_refused_and_where(person: Person, caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/desk/people/").status_code == 403
    assert told(caplog)[-1] == "refused: 'vetrova' asked 'GET' '/desk/people/' from '127.0.0.1'"


def test_no_line_can_be_made_up(person: Person, caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/desk/ties/1/add/act%0D%0Asigned in: 'nobody'/")
    client.get("/desk/people/", REMOTE_ADDR="127.0.0.1\r\nsigned in")
    assert all("\n" not in line and "\r" not in line for line in told(caplog))
    assert told(caplog)[-1].endswith(r"from '127.0.0.1\r\nsigned in'")


def test_times_are_those_of_greenwich() -> None:
    record = logging.makeLogRecord({"created": 0.0, "msg": "x"})
    assert InUtc("%(asctime)sZ").format(record).startswith("1970-01-01 00:00:00")


def settings_with(**environment: str) -> dict[str, object]:
    """The settings of cookies and logs of an installation with an environment."""
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "DEBUG")
    names += ("SECURE_HSTS_SECONDS", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "LANGUAGE_COOKIE_SECURE")
    code = f"import json; from pobratim import settings as s; print(json.dumps({{n: getattr(s, n) for n in {names}}}))"
    known = {**{name: value for name, value in os.environ.items() if "POBRATIM" not in name}, **environment}
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=known, capture_output=True, text=True, check=True)
    found: dict[str, object] = json.loads(said.stdout)
    return found


def test_behind_tls_cookies_travel_by_it_alone_and_belong_to_the_host(tmp_path: Path) -> None:
    register = str(tmp_path / "register.sqlite3")
    open_, closed = (settings_with(POBRATIM_REGISTER=register, POBRATIM_HTTPS=said) for said in ("", "1"))
    assert closed["SESSION_COOKIE_NAME"] == "__Host-sessionid"
    assert closed["CSRF_COOKIE_NAME"] == "__Host-csrftoken"
    assert {closed[f"{name}_COOKIE_SECURE"] for name in ("SESSION", "CSRF", "LANGUAGE")} == {True}
    assert closed["SECURE_HSTS_SECONDS"] == 365 * 24 * 3600
    assert open_["SESSION_COOKIE_NAME"] == "sessionid"
    for each in (open_, closed):
        assert (each["DEBUG"], each["SESSION_COOKIE_HTTPONLY"], each["SESSION_COOKIE_SAMESITE"]) == (False, True, "Lax")
