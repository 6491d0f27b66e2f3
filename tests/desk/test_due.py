"""The page of what is due: who sees what, marks, planned steps, the calendar feed and its token."""

import logging
import re
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pobratim.monitoring import actions as monitoring
from pobratim.monitoring import gathering
from pobratim.monitoring.models import Feed, Mark, Occasion, Refusal
from pobratim.register import actions, queries
from pobratim.register.actions.entries import Basis

from .conftest import Desk


@pytest.fixture(autouse=True)
def _kept_for_long(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    monkeypatch.setattr(gathering, "kept_since", lambda as_of: date(2020, 1, 1))
    settings.POBRATIM_RULES = ""


def body(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_each_sees_the_own_part(desk: Desk) -> None:
    officer = desk.people["municipality officer"]
    own = queries.place(officer.municipality or 0).name
    told = re.findall(r'/municipalities/\d+/">([^<]+)<', body(desk.client("municipality officer"), "/desk/due/"))
    assert set(told) == {own}
    everything = re.findall(r'/municipalities/\d+/">([^<]+)<', body(desk.client("region officer"), "/desk/due/"))
    assert {"Смоленск", own} <= set(everything)
    assert "Отметить: сделано" not in body(desk.client("reader"), "/desk/due/")


def test_a_visitor_is_asked_to_sign_in(desk: Desk) -> None:
    for path in ("/desk/due/", "/desk/due/rules/", "/desk/campaigns/"):
        assert desk.client("visitor").get(path).status_code == 302


def key_of(home: str) -> str:
    """What names the coming yearly information of a municipality."""
    found = gathering.due()
    return next(
        each.key for each in reversed(found) if each.rule.who == "municipality" and each.home and each.home.name == home
    )


def test_a_mark_is_made_and_taken_back(desk: Desk) -> None:
    client, key = desk.client("region officer"), key_of("Смоленск")
    client.post("/desk/due/mark/", {"key": key, "done": "yes", "note": "исх. № 14"})
    html = body(client, "/desk/due/?state=done")
    assert "исх. № 14" in html
    assert "Сделано: region-officer" in html
    client.post("/desk/due/mark/", {"key": key, "done": "no"})
    assert "исх. № 14" not in body(client, "/desk/due/?state=done")
    assert Mark.objects.count() == 2


def test_nobody_marks_what_is_anothers(desk: Desk) -> None:
    key = key_of("Смоленск")
    assert desk.client("municipality officer").post("/desk/due/mark/", {"key": key, "done": "yes"}).status_code == 404
    assert desk.client("reader").post("/desk/due/mark/", {"key": key, "done": "yes"}).status_code == 403
    assert not Mark.objects.exists()


def test_a_step_is_planned_and_called_off(desk: Desk) -> None:
    client = desk.client("region officer")
    home = next(place.id for place in queries.municipalities() if place.name == "Смоленск")
    day = timezone.localdate() + timedelta(days=100)
    asked = {"kind": "negotiations", "municipality": home, "what": "Минск <b>", "day": day.isoformat()}
    client.post("/desk/due/plan/", asked)
    assert "Минск &lt;b&gt;" in body(client, "/desk/due/")
    step = Occasion.objects.get()
    assert desk.client("municipality officer").post(f"/desk/due/plan/{step.pk}/call-off/").status_code == 403
    assert desk.client("municipality officer").post("/desk/due/plan/", asked).status_code == 403
    client.post(f"/desk/due/plan/{step.pk}/call-off/")
    assert "Минск" not in body(client, "/desk/due/")


@pytest.mark.parametrize("asked", [{"day": "x"}, {"municipality": ""}, {"what": " "}])
def test_a_step_without_its_parts_is_told(desk: Desk, asked: dict[str, str]) -> None:
    home = queries.municipalities()[0].id
    whole = {"kind": "signing", "municipality": str(home), "what": "Минск", "day": "2027-03-01", **asked}
    response = desk.client("region officer").post("/desk/due/plan/", whole, follow=True)
    assert "Шаг не запланирован" in response.content.decode()
    assert not Occasion.objects.exists()


def test_the_month_and_the_filters(desk: Desk) -> None:
    client, year = desk.client("region officer"), timezone.localdate().year + 1
    html = body(client, f"/desk/due/?month={year}-01")
    assert "Январь" in html or "январь" in html
    assert "Ежегодная информация о связях" in html
    assert body(client, "/desk/due/?month=nonsense&municipality=x&state=none&rule=%00").count("<h1>") == 1
    only = body(client, "/desk/due/?rule=border-information")
    assert "Информация о приграничных связях" in only
    assert only.count('class="duty ') >= 1
    assert 'duty-what"><h2>Ежегодная' not in only


def test_a_long_list_is_shown_page_by_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk.client("region officer")
    whole = body(client, "/desk/due/?state=all").count('class="duty ')
    assert whole > 2
    monkeypatch.setattr("pobratim.register.paging.PAGE", 2)
    monkeypatch.setattr("pobratim.desk.views.due.PAGE", 2)
    pages = range(1, -(-whole // 2) + 1)
    shown = [body(client, f"/desk/due/?state=all&page={number}").count('class="duty ') for number in pages]
    assert sum(shown) == whole
    assert max(shown) == 2
    assert "page=2" in body(client, "/desk/due/?state=all")
    assert client.get("/desk/due/?state=all&page=999").status_code == 404


def test_the_way_back_leads_nowhere_else(desk: Desk) -> None:
    for elsewhere in ("https://elsewhere.example/desk/", "//elsewhere.example/desk/", "/sign-out/"):
        asked = {"key": key_of("Смоленск"), "done": "yes", "next": elsewhere}
        response = desk.client("region officer").post("/desk/due/mark/", asked)
        assert response.headers["Location"] == "/desk/due/"


def made_address(client: Client) -> str:
    """A new address of the person's calendar, as the page shows it once."""
    html = client.post("/desk/due/feed/", {"what": "make"}).content.decode()
    return re.findall(r'value="http://testserver(/calendar/[\w-]+\.ics)"', html)[0]


def test_the_feed_opens_with_its_token_alone_and_shows_the_own_part(desk: Desk) -> None:
    address = made_address(desk.client("municipality officer"))
    response = Client().get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert "no-store" in response.headers["Cache-Control"]
    own = queries.place(desk.people["municipality officer"].municipality or 0).name
    text = response.content.decode().replace("\r\n ", "")
    assert own in text
    assert "Смоленск" not in text
    token = address.split("/")[2].removesuffix(".ics")
    assert token not in str(list(Feed.objects.values()))


def test_a_new_address_ends_the_old_one_and_it_can_be_revoked(desk: Desk) -> None:
    client = desk.client("region officer")
    first, second = made_address(client), made_address(client)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    client.post("/desk/due/feed/", {"what": "revoke"})
    assert Client().get(second).status_code == 404


def test_the_feed_of_a_person_who_left_is_closed(desk: Desk) -> None:
    address = made_address(desk.client("reader"))
    person = desk.people["reader"]
    person.is_active = False
    person.save()
    assert Client().get(address).status_code == 404


def test_no_token_is_ever_logged(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    secret = "-".join(("hidden", "token", "that", "nobody", "may", "read", "0123456789"))
    with caplog.at_level(logging.DEBUG):
        Client().get(f"/calendar/{secret}.ics")
        Client().get(f"/answer/{secret}/")
        Client().post(f"/answer/{secret}/")
    assert caplog.records
    shown = logging.Formatter("%(message)s")
    for record in caplog.records:
        assert secret not in shown.format(record)
        assert secret not in str(record.__dict__)


def test_mails_are_refused_and_wanted_again(desk: Desk) -> None:
    client = desk.client("region officer")
    client.post("/desk/due/mail/", {"refuse": "yes"})
    assert Refusal.objects.filter(person=desk.people["region officer"]).exists()
    client.post("/desk/due/mail/", {"refuse": "no"})
    assert not Refusal.objects.exists()


def test_a_bad_file_of_rules_is_told_on_the_page(desk: Desk, settings: Any, tmp_path: Any) -> None:
    path = tmp_path / "own.toml"
    path.write_text("rule = 1", encoding="utf-8")
    settings.POBRATIM_RULES = str(path)
    client = desk.client("region officer")
    for page in ("/desk/due/", "/desk/due/rules/"):
        assert "Набор правил «own.toml» не годится" in body(client, page)
    assert "В файле правил ошибка" in body(client, "/desk/")


def test_the_rules_page_names_act_and_article(desk: Desk) -> None:
    html = body(desk.client("reader"), "/desk/due/rules/")
    assert "Смоленская область" in html
    assert "Приказ Министерства экономического развития Российской Федерации от 01.06.2018 № 280, пункт 1" in html
    assert "обычный срок; свой устанавливает регион" in html


@pytest.mark.parametrize("change", ["a mark", "a step", "an agreement", "a rule", "nothing"])
def test_what_is_held_of_what_is_due_is_never_old(
    change: str, desk: Desk, monkeypatch: pytest.MonkeyPatch, settings: object, tmp_path: Path
) -> None:
    monkeypatch.setattr(gathering, "connection", SimpleNamespace(in_atomic_block=False))
    by, today = desk.people["region officer"], timezone.localdate()
    tie = next(each for each in queries.ties().ties if each.home.name == "Смоленск")
    before = gathering.due()
    assert gathering.due() is before
    if change == "a mark":
        monitoring.mark_due(by=by, item=before[-1], done=True)
    if change == "a step":
        monitoring.plan_step(by=by, kind="signing", municipality=tie.home.id, what="Хаген", day=today)
    if change == "an agreement":
        end = today + timedelta(days=183)
        values = {"kind": "treaty", "date": f"{end.year - 5}-{end:%m-%d}", "term": "P5Y"}
        actions.add_agreement(by=by, tie=tie.id, values=values, basis=Basis("письмо"))
    if change == "a rule":
        said = 'region = "RU-SMO"\nname.ru = "Свои"\nname.en = "Own"\noff = ["yearly-information"]\n'
        (tmp_path / "own.toml").write_text(said, encoding="utf-8")
        settings.POBRATIM_RULES = str(tmp_path)  # type: ignore[attr-defined]
    first, last = today - gathering.BACK, today + gathering.AHEAD
    assert gathering.due() == gathering.due_between(gathering.ground(first, last, today), first, last)
    assert (gathering.due() == before) is (change == "nothing")
