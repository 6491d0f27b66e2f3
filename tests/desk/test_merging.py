"""Two ties that are one, at the desk: found, made one, taken apart."""

import re

import pytest

from pobratim.accounts.models import Person
from pobratim.register import actions, queries
from pobratim.register.actions.entries import Basis
from pobratim.register.models import Place
from pobratim.register.records import TieFilters

from .conftest import Desk


def second(desk: Desk) -> int:
    """A tie with the same partner under a misspelt name."""
    home = {"name": "Смоленск", "level": "city", "country": "RU", "place": "geonames:491687", "region": "RU-SMO"}
    said = {"home": home, "partner": {"name": "Хагенн", "level": "city", "country": "DE"}}
    values = {**said, "kind": "twinning", "status": "active"}
    made = actions.add_fact(
        by=desk.people["administrator"], kind="statement", payload=values, basis=Basis(words="Письмо")
    )
    return int(made.claims.get().tie_id)


@pytest.mark.parametrize(("asked", "stay"), [({}, True), ({"places": "1"}, False)])
def test_the_same_tie_is_found_made_one_and_taken_apart(asked: dict[str, str], stay: bool, desk: Desk) -> None:
    other = second(desk)
    tie = next(each for each in queries.ties().ties if each.partner.name == "Хаген")
    client = desk.client("region officer")
    assert f"/desk/ties/{tie.id}/merge/" in client.get(f"/ties/{tie.id}/").content.decode()
    assert "Хагенн" in client.get(f"/desk/ties/{tie.id}/merge/").content.decode()
    html = client.post(f"/desk/ties/{tie.id}/merge/", {"other": other, **asked}, follow=True).content.decode()
    assert "Теперь это одна связь" in html
    assert client.get(f"/ties/{other}/").headers["Location"] == f"/ties/{tie.id}/"
    assert Place.objects.filter(name="Хагенн", merged_into=None).exists() is stay
    page = client.get("/desk/merges/").content.decode()
    assert "Хагенн" in page
    event = re.findall(r"/desk/merges/(\d+)/undo/", page)[0]
    assert "снова стоит отдельно" in client.post(f"/desk/merges/{event}/undo/", follow=True).content.decode()
    assert queries.stands(other)
    assert "уже отменено" in client.post(f"/desk/merges/{event}/undo/", follow=True).content.decode()


def test_the_history_of_a_tie_tells_what_was_made_one_with_it(desk: Desk) -> None:
    tie = next(each for each in queries.ties().ties if each.partner.name == "Хаген")
    client = desk.client("region officer")
    assert "объединённые с этой" not in client.get(f"/desk/ties/{tie.id}/history/").content.decode()
    client.post(f"/desk/ties/{tie.id}/merge/", {"other": second(desk)})
    page = client.get(f"/desk/ties/{tie.id}/history/").content.decode()
    assert "Связи, объединённые с этой" in page
    assert "Смоленск — Хагенн → <strong>Смоленск — Хаген</strong>" in page
    assert re.search(r"/desk/merges/\d+/undo/", page)


def test_ties_without_a_common_side_are_not_one(desk: Desk) -> None:
    tie, other = (
        queries.ties().ties[0],
        next(
            each
            for each in queries.ties().ties
            if each.home.id != queries.ties().ties[0].home.id and each.partner.id != queries.ties().ties[0].partner.id
        ),
    )
    client = desk.client("region officer")
    assert client.post(f"/desk/ties/{tie.id}/merge/", {"other": other.id}).status_code == 400
    assert client.post(f"/desk/ties/{tie.id}/merge/", {"other": "x"}).status_code == 400


@pytest.mark.parametrize("role", ["reader", "municipality officer"])
def test_others_do_not_merge(desk: Desk, role: str) -> None:
    tie, client = queries.ties().ties[0], desk.client(role)
    assert client.get(f"/desk/ties/{tie.id}/merge/").status_code == 403
    assert client.get("/desk/merges/").status_code == 403
    assert client.post("/desk/merges/1/undo/").status_code in (403, 404)


def test_a_successor_keeps_the_ties(desk: Desk) -> None:
    before, after = queries.municipalities()[:2]
    client = desk.client("region officer")
    own = {each.id for each in queries.ties(None, TieFilters(municipality=before.id)).ties}
    kept = {each.id for each in queries.ties(None, TieFilters(municipality=after.id)).ties}
    path = f"/desk/places/{before.id}/successor/"
    assert path in client.get(f"/municipalities/{before.id}/").content.decode()
    assert client.post(path, {"other": before.id}).status_code == 400
    assert client.post(path, {"other": after.id, "date": "вчера"}).status_code == 400
    assert client.post(path, {"other": after.id, "date": "2023-01-01"}).status_code == 302
    assert {each.id for each in queries.ties(None, TieFilters(municipality=after.id)).ties} == own | kept
    assert before.name in client.get(f"/municipalities/{after.id}/").content.decode()
    assert desk.client("reader").get(path).status_code == 403


def test_the_officer_of_a_successor_keeps_the_ties_at_the_desk(desk: Desk) -> None:
    before, after = queries.municipalities()[:2]
    tie = queries.ties(None, TieFilters(municipality=before.id)).ties[0]
    Person.objects.filter(role="municipality officer").update(municipality=after.id)
    keeps, officer = desk.client("municipality officer"), desk.client("region officer")
    form = f"/desk/ties/{tie.id}/add/act/"
    assert keeps.get(form).status_code == 403
    successor = f"/desk/places/{before.id}/successor/"
    officer.post(successor, {"other": after.id, "date": "2023-01-01"})
    assert keeps.get(form).status_code == 200
    page = officer.get(successor).content.decode()
    assert f"{before.name} → <strong>{after.name}</strong>" in page
    assert "01.01.2023" in page
    (undo,) = re.findall(r"/desk/successions/\d+/undo/", page)
    assert keeps.post(undo).status_code == 403
    assert "снова ведёт свои связи" in officer.post(undo, follow=True).content.decode()
    assert keeps.get(form).status_code == 403
    assert officer.post(undo).status_code == 404
