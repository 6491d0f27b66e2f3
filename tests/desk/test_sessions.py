"""Sessions end when idle and after twelve hours; the page of signing in says why, and leads back to where one was."""

import re
import time

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from pobratim import settings as house
from pobratim.accounts.sessions import BY_ITSELF

from .conftest import Desk

HOUR = 60 * 60
IDLE = "ничего не делали"
LONG = "не дольше двенадцати часов"


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that the test moves."""
    clock = [float(int(time.time()))]
    monkeypatch.setattr(time, "time", lambda: clock[0])
    return clock


def sign_in_page(client: Client, path: str = "/desk/") -> str:
    """What a page of the desk leads to."""
    response = client.get(path)
    assert response.status_code == 302, "the session still stands"
    assert response.headers["Location"].startswith("/sign-in/?next=")
    return client.get(response.headers["Location"]).content.decode()


def test_who_was_away_for_an_hour_signs_in_again_and_hears_why(desk: Desk, now: list[float]) -> None:
    client = desk.client("region officer")
    now[0] += HOUR
    assert client.get("/desk/papers/").status_code == 200
    now[0] += HOUR + 1
    page = sign_in_page(client, "/desk/papers/?page=1")
    assert IDLE in page
    assert 'name="next" value="/desk/papers/?page=1"' in page
    assert not Session.objects.exists(), "nothing of the session is left"
    assert IDLE not in sign_in_page(client), "it is said once"


def test_use_keeps_a_session_for_twelve_hours_and_no_longer(desk: Desk, now: list[float]) -> None:
    client, began = desk.client("region officer"), now[0]
    while now[0] + HOUR / 2 <= began + 12 * HOUR:
        now[0] += HOUR / 2
        assert client.get("/desk/").status_code == 200
    now[0] = began + 12 * HOUR + 1
    assert LONG in sign_in_page(client)


def test_what_a_page_asks_for_by_itself_is_no_use(desk: Desk, now: list[float]) -> None:
    client = desk.client("region officer")
    for _ in range(12):
        now[0] += 5 * 60
        assert client.get("/desk/papers/coming/?moving=1", headers={BY_ITSELF: "1"}).status_code == 200
    now[0] += 60
    told = client.get(
        "/desk/papers/coming/",
        headers={BY_ITSELF: "1", "HX-Request": "true", "Referer": "http://testserver/desk/papers/"},
    )
    assert (told.status_code, told.headers["HX-Redirect"]) == (204, "/sign-in/?next=/desk/papers/&ended=idle")


def test_the_list_that_asks_by_itself_says_so(desk: Desk) -> None:
    from pobratim.register.actions import deliver

    deliver(by=desk.people["region officer"], name="a.txt", content=b"a")
    assert f'hx-headers=\'{{"{BY_ITSELF}": "1"}}\'' in desk.client("reader").get("/desk/papers/").content.decode()


@pytest.mark.parametrize(
    ("came", "onward"),
    [
        ("http://testserver/desk/ties/7/say/?x=1", "/desk/ties/7/say/%3Fx%3D1"),
        ("https://elsewhere.example/desk/", "/desk/"),
        ("http://testserver//elsewhere.example/", "/desk/"),
        ("", "/desk/"),
    ],
)
def test_a_form_that_came_too_late_leads_back_to_its_page(desk: Desk, now: list[float], came: str, onward: str) -> None:
    client = desk.client("region officer")
    now[0] += HOUR + 1
    response = client.post(f"/desk/papers/{desk.news}/publish/", {"published": "no"}, headers={"Referer": came})
    assert response.headers["Location"] == f"/sign-in/?next={onward}&ended=idle"


def test_visitors_pages_are_read_on_without_a_word(desk: Desk, now: list[float]) -> None:
    client = desk.client("reader")
    now[0] += HOUR + 1
    page = client.get("/ties/")
    assert page.status_code == 200
    assert IDLE not in page.content.decode()
    assert "/sign-out/" not in page.content.decode()


def test_the_time_is_a_setting(desk: Desk, now: list[float], settings: object) -> None:
    settings.POBRATIM_IDLE = 10 * 60  # type: ignore[attr-defined]
    client = desk.client("reader")
    now[0] += 10 * 60 + 1
    assert IDLE in sign_in_page(client)


@pytest.mark.parametrize(
    ("said", "minutes"),
    [("", 60), ("15", 15), ("720", 720), ("0", 60), ("721", 60), ("-5", 60), ("час", 60), ("٣", 60)],
)
def test_a_wrong_setting_is_an_hour(said: str, minutes: int) -> None:
    assert house.idle_minutes(said) == minutes


def test_sessions_that_are_over_are_swept_away(desk: Desk) -> None:
    desk.client("reader")
    Session.objects.update(expire_date="2020-01-01T00:00:00Z")
    desk.client("administrator")
    assert Session.objects.count() == 1


def test_signing_in_makes_a_new_session_and_signing_out_leaves_none(desk: Desk) -> None:
    client = desk.client("reader")
    before = client.cookies["sessionid"].value
    client.force_login(desk.people["administrator"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.cookies["sessionid"].value != before
    kept = client.cookies["sessionid"].value
    assert re.fullmatch(r"[a-z0-9]{32}", kept)
    out = client.post("/sign-out/")
    assert out.headers["Clear-Site-Data"] == '"cache"'
    client.cookies["sessionid"] = kept
    assert client.get("/desk/").status_code == 302


def test_a_new_password_ends_every_other_session(desk: Desk) -> None:
    client, person = desk.client("reader"), desk.people["reader"]
    person.set_password("-".join(("grusha", "na", "verbe", "41")))
    person.save()
    assert client.get("/desk/").status_code == 302


def test_pages_of_the_desk_are_kept_by_nobody_else(desk: Desk) -> None:
    for path in ("/desk/", "/desk/papers/", f"/desk/papers/{desk.news}/", "/ties/", "/desk/due/"):
        kept = desk.client("region officer").get(path).headers["Cache-Control"]
        assert "private" in kept, path
        assert "no-cache" in kept or "no-store" in kept, path
