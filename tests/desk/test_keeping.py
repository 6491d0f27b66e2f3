"""What is known of a tie without a paper: entered with its ground, by right, never over another's change."""

import pytest

from pobratim.register import queries

from .conftest import Desk


def address(desk: Desk, kind: str) -> tuple[int, str]:
    """A tie of Smolensk, and where something is added to it."""
    tie = next(each for each in queries.ties().ties if each.home.name == "Смоленск" and each.partner.name == "Хаген")
    return tie.id, f"/desk/ties/{tie.id}/add/{kind}/"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("act", {"kind": "suspension", "side": "home", "date": "2022-04"}),
        ("agreement", {"kind": "protocol", "title": "Протокол о намерениях", "date": "2015-05-09"}),
        ("activity", {"what": "festival", "date": "2018-06"}),
        ("project", {"name": "Реки без границ", "participants": "Витебск", "details.people": "120"}),
    ],
)
def test_what_is_entered_stands_with_its_ground(desk: Desk, kind: str, said: dict[str, str]) -> None:
    number, path = address(desk, kind)
    client = desk.client("region officer")
    assert "Откуда это известно" in client.get(path).content.decode()
    html = client.post(path, {**said, "basis": "Письмо управы, папка 12"}, follow=True).content.decode()
    assert "Сохранено в реестре." in html
    tie = queries.tie(number)
    rows = {"act": tie.acts, "agreement": tie.agreements, "activity": tie.activities, "project": tie.projects}[kind]
    name = "date" if "date" in said else "name"
    made = next(each for each in rows if getattr(each, name) == said[name])  # type: ignore[attr-defined]
    assert made.sources[0].quote == "Письмо управы, папка 12"  # type: ignore[attr-defined]
    assert made.sources[0].accepted_by == "region-officer"  # type: ignore[attr-defined]


def test_the_later_is_shown_what_the_earlier_added_and_chooses(desk: Desk) -> None:
    number, path = address(desk, "act")
    seen = queries.tie(number).version
    first = {"kind": "suspension", "side": "home", "date": "2022-04", "seen": seen, "basis": "Первое письмо"}
    later = {"kind": "resumption", "side": "home", "date": "2023-01", "seen": seen, "basis": "Второе письмо"}
    assert desk.client("administrator").post(path, first).status_code == 302
    html = desk.client("region officer").post(path, later).content.decode()
    assert "изменил другой человек" in html
    assert "Первое письмо" in html
    assert "Второе письмо" in html
    now = queries.tie(number)
    assert [each.kind for each in now.acts].count("resumption") == 0
    assert f'name="seen" value="{now.version}"' in html
    assert desk.client("region officer").post(path, {**later, "seen": now.version}).status_code == 302
    assert "resumption" in [each.kind for each in queries.tie(number).acts]


def test_nothing_is_entered_without_a_ground_or_with_a_wrong_date(desk: Desk) -> None:
    number, path = address(desk, "act")
    client, before = desk.client("region officer"), queries.tie(number).version
    said = {"kind": "suspension", "side": "home", "date": "2022-04", "basis": ""}
    assert "Записать это нельзя" in client.post(path, said).content.decode()
    assert "Записать это нельзя" in client.post(path, {**said, "date": "вчера", "basis": "Письмо"}).content.decode()
    assert queries.tie(number).version == before


@pytest.mark.parametrize("role", ["reader", "municipality officer"])
def test_others_may_not(desk: Desk, role: str) -> None:
    _, path = address(desk, "act")
    assert desk.client(role).get(path).status_code == 403
    assert desk.client(role).post(path, {"kind": "suspension", "basis": "Письмо"}).status_code == 403


def test_the_page_of_a_tie_leads_here_for_those_who_keep_ties(desk: Desk) -> None:
    number, path = address(desk, "act")
    assert path in desk.client("region officer").get(f"/ties/{number}/").content.decode()
    for who in ("visitor", "reader"):
        assert path not in desk.client(who).get(f"/ties/{number}/").content.decode()
    assert desk.client("administrator").get(f"/desk/ties/{number}/add/nothing/").status_code == 404
    assert desk.client("administrator").get("/desk/ties/99999/add/act/").status_code == 404
