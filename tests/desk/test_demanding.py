"""A second factor that the installation demands: nothing else opens before it is set up."""

import time

import pyotp
import pytest

from pobratim.accounts.models import SecondFactor
from pobratim.register.models import AuditEvent

from .conftest import ROLES, Desk

OWN = "/desk/second/"
OFFICERS = {"municipality officer", "region officer", "administrator"}


@pytest.mark.parametrize(
    ("said", "demanded"),
    [
        ("", set()),
        ("administrators", {"administrator"}),
        ("officers", OFFICERS),
        ("everybody", set(ROLES)),
        ("1", set(ROLES)),
    ],
)
def test_of_whom_it_is_demanded(desk: Desk, settings: object, said: str, demanded: set[str]) -> None:
    settings.POBRATIM_SECOND = said  # type: ignore[attr-defined]
    led = {role for role in ROLES if desk.client(role).get("/desk/").status_code == 302}
    assert led == demanded
    assert desk.client("visitor").get("/ties/").status_code == 200


def test_nothing_opens_before_it_is_set_up(desk: Desk, settings: object) -> None:
    settings.POBRATIM_SECOND = "officers"  # type: ignore[attr-defined]
    client, before = desk.client("region officer"), AuditEvent.objects.count()
    fact = desk.facts("waiting")[0]
    for path in ("/desk/", "/desk/papers/", "/desk/password/", "/ties/", f"/ties/{fact.tie}/", "/memo/", "/nothing/"):
        assert client.get(path).headers.get("Location") == OWN, path
    assert client.post(desk.address(fact, "accept")).headers["Location"] == OWN
    part = client.get("/desk/papers/coming/", headers={"HX-Request": "true"})
    assert (part.status_code, part.headers["HX-Redirect"]) == (204, OWN)
    assert AuditEvent.objects.count() == before
    assert "требует второй фактор" in client.get(OWN).content.decode()
    code = pyotp.TOTP(SecondFactor.objects.get(person=desk.people["region officer"]).secret).at(int(time.time()))
    assert client.post(OWN, {"code": code}).status_code == 200
    assert client.get("/desk/").status_code == 200
    assert client.post(desk.address(fact, "accept")).status_code == 302
    assert AuditEvent.objects.count() > before


def test_one_may_go_and_choose_the_language(desk: Desk, settings: object) -> None:
    settings.POBRATIM_SECOND = "everybody"  # type: ignore[attr-defined]
    client = desk.client("reader")
    assert client.post("/language/", {"language": "en", "next": OWN}).headers["Location"] == OWN
    assert client.post("/sign-out/").headers["Location"] == "/"
    assert client.get("/desk/").headers["Location"].startswith("/sign-in/")
