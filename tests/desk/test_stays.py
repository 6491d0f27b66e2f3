"""Where one is signed in: listed at the own password, all others ended at once, never those of another person."""

import time

import pytest
from django.contrib.sessions.models import Session

from pobratim.accounts import stays

from .conftest import Desk

PAGE, ELSEWHERE = "/desk/password/", "/desk/password/elsewhere/"


def test_the_own_sessions_are_listed_and_the_others_ended(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    there = desk.client("reader")
    later = time.time() + 600
    monkeypatch.setattr(time, "time", lambda: later)
    here = desk.client("reader")
    page = here.get(PAGE).content.decode()
    assert page.count("последнее обращение") == 2
    assert page.count("этот сеанс") == 1
    found = stays.stays(desk.people["reader"], here.session.session_key)
    assert [each.is_this for each in found] == [True, False]
    assert (found[0].began - found[1].began).total_seconds() >= 599
    assert "Завершён 1 другой сеанс" in here.post(ELSEWHERE, follow=True).content.decode()
    assert there.get("/desk/").status_code == 302
    assert here.get("/desk/").status_code == 200
    assert "Выйти на всех других устройствах" not in here.get(PAGE).content.decode()


def test_nobody_ends_sessions_of_others(desk: Desk) -> None:
    officer, reader = desk.client("region officer"), desk.client("reader")
    reader.post(ELSEWHERE, {"person": desk.people["region officer"].pk})
    assert officer.get("/desk/").status_code == 200
    assert reader.get(PAGE).content.decode().count("последнее обращение") == 1
    Session.objects.filter(session_key=reader.session.session_key).update(expire_date="2020-01-01T00:00:00Z")
    assert stays.stays(desk.people["reader"], None) == []


def test_it_is_a_post(desk: Desk) -> None:
    assert desk.client("reader").get(ELSEWHERE).status_code == 405
