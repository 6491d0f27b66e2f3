"""Ties made, said anew, amended and gone back on by people; what is not for the public stays at the desk."""

import pytest

from pobratim.register import queries
from pobratim.register.records import TieRecord

from .conftest import Desk


def hagen() -> TieRecord:
    """A tie of Smolensk."""
    return next(each for each in queries.ties().ties if each.partner.name == "Хаген")


def amended(desk: Desk, **said: str) -> TieRecord:
    """The tie after an instrument of it was amended."""
    tie = hagen()
    path = f"/desk/ties/{tie.id}/agreement/{tie.agreements[0].id}/"
    names = {name.replace("__", "."): value for name, value in said.items()}
    response = desk.client("region officer").post(path, {**names, "basis": "Подлинник, дело 7"})
    assert response.status_code == 302, response.content.decode()
    return queries.tie(tie.id)


def test_an_instrument_learns_what_its_paper_did_not_tell(desk: Desk) -> None:
    before = hagen().agreements[0]
    tie = amended(
        desk, details__registration_number="14-р", details__in_force="2001-02", details__remark="тайная пометка"
    )
    assert len(tie.agreements) == len(hagen().agreements)
    now = tie.agreements[0]
    assert (now.id, now.kind, now.title, now.date) == (before.id, before.kind, before.title, before.date)
    assert dict(now.details) == {"registration_number": "14-р", "in_force": "2001-02"}
    assert now.sources[0] == before.sources[0]
    assert now.sources[-1].quote == "Подлинник, дело 7"


def test_remarks_stay_at_the_desk(desk: Desk) -> None:
    tie = amended(desk, details__registration_number="14-р", details__remark="тайная пометка")
    visitor = desk.client("visitor")
    assert "14-р" in visitor.get(f"/ties/{tie.id}/").content.decode()
    for path in (f"/ties/{tie.id}/", "/api/v1/ties", f"/api/v1/ties/{tie.id}", "/data/register.jsonl", "/changes.atom"):
        assert "тайная пометка" not in visitor.get(path).getvalue().decode(), path
    form = f"/desk/ties/{tie.id}/agreement/{tie.agreements[0].id}/"
    assert "тайная пометка" in desk.client("region officer").get(form).content.decode()


def test_what_was_amended_can_be_taken_back(desk: Desk) -> None:
    tie = amended(desk, details__registration_number="14-р")
    client = desk.client("region officer")
    page = client.get(f"/desk/ties/{tie.id}/history/").content.decode()
    assert "Подлинник, дело 7" in page
    last = tie.agreements[0].sources[-1].decision
    html = client.post(
        f"/desk/ties/{tie.id}/history/{last}/undo/", {"reason": "не то дело"}, follow=True
    ).content.decode()
    assert "Решение отменено" in html
    assert "отменено: region-officer" in html
    assert dict(queries.tie(tie.id).agreements[0].details) == {}
    assert queries.figures().waiting == len(desk.facts("waiting"))


@pytest.mark.parametrize(
    "said",
    [
        {"details.in_force": "весной"},
        {"details.notice_months": "шесть"},
        {"details.renewal": "навсегда"},
        {"details.subject": "а" * 1001},
    ],
)
def test_what_cannot_stand_is_named(desk: Desk, said: dict[str, str]) -> None:
    tie = hagen()
    path = f"/desk/ties/{tie.id}/agreement/{tie.agreements[0].id}/"
    response = desk.client("region officer").post(path, {**said, "basis": "Письмо"})
    assert response.status_code == 400
    assert "Записать это нельзя" in response.content.decode()
    assert queries.tie(tie.id).version == tie.version


def test_an_event_is_held_again(desk: Desk) -> None:
    tie = hagen()
    client = desk.client("region officer")
    path = f"/desk/ties/{tie.id}/add/activity/"
    first = {"what": "festival", "date": "2018-06", "details.called": "Дни Хагена", "details.people": "40"}
    client.post(path, {**first, "details.amount": "120000,50", "details.currency": "RUB", "basis": "Отчёт за 2018 год"})
    held = next(each for each in queries.tie(tie.id).activities if each.date == "2018-06")
    assert dict(held.details)["amount"] == "120000.50"
    html = client.get(f"{path}?again={held.id}").content.decode()
    assert "Дни Хагена" in html
    assert 'value="40"' not in html
    assert "120000.50 RUB" in client.get(f"/ties/{tie.id}/").content.decode().replace("\u00a0", " ")


def test_a_tie_that_no_paper_tells_of(desk: Desk) -> None:
    said = {
        "home.name": "Вязьма",
        "partner.name": "Тёгёль",
        "partner.country": "HU",
        "kind": "friendship",
        "status": "active",
    }
    client = desk.client("region officer")
    assert "Новая связь" in client.get("/desk/ties/new/").content.decode()
    response = client.post("/desk/ties/new/", {**said, "since": "2015", "basis": "Слова главы района"})
    assert response.status_code == 302
    number = int(response.headers["Location"].strip("/").split("/")[-1])
    made = queries.tie(number)
    assert (made.home.name, made.partner.name, made.partner.country, made.kind) == (
        "Вязьма",
        "Тёгёль",
        "HU",
        "friendship",
    )
    assert made.since == "2015"
    client.post(f"/desk/ties/{number}/say/", {"kind": "twinning", "status": "dormant", "basis": "Письмо 2024 года"})
    now = queries.tie(number)
    assert now.kind == "twinning"
    assert "dormant" in now.state.words


@pytest.mark.parametrize("role", ["reader", "municipality officer"])
def test_others_may_not(desk: Desk, role: str) -> None:
    tie, client = hagen(), desk.client(role)
    for path in ("say/", "history/", f"agreement/{tie.agreements[0].id}/"):
        assert client.get(f"/desk/ties/{tie.id}/{path}").status_code == 403, path
    said = {"home.name": "Смоленск", "partner.name": "Тёгёль", "partner.country": "HU", "basis": "Письмо"}
    assert client.post("/desk/ties/new/", {**said, "kind": "unknown", "status": "active"}).status_code == 403


def test_the_difference_between_two_days(desk: Desk) -> None:
    tie = hagen()
    client = desk.client("region officer")
    client.post(
        f"/desk/ties/{tie.id}/add/act/", {"kind": "suspension", "side": "partner", "date": "2022-04", "basis": "Письмо"}
    )
    page = client.get(f"/desk/ties/{tie.id}/history/?from=2022-01-01&to=2022-12-31").content.decode()
    assert "приостановлено" in page
    quiet = client.get(f"/desk/ties/{tie.id}/history/?from=2022-06-01&to=2022-07-01").content.decode()
    assert "Между этими днями ничего не изменилось" in quiet
    assert client.get(f"/desk/ties/{tie.id}/history/?from=вчера").status_code == 200


def test_a_record_of_another_tie_is_not_amended_here(desk: Desk) -> None:
    tie = hagen()
    other = next(each for each in queries.ties().ties if each.id != tie.id and each.agreements)
    client = desk.client("administrator")
    assert client.get(f"/desk/ties/{tie.id}/agreement/{other.agreements[0].id}/").status_code == 404
    assert client.get(f"/desk/ties/{tie.id}/nothing/1/").status_code == 404


def test_a_project_of_three_towns_is_amended_on_the_page_of_each_tie(desk: Desk) -> None:
    client = desk.client("region officer")
    hagen, vitebsk = (
        next(each for each in queries.ties().ties if each.home.name == "Смоленск" and each.partner.name == name)
        for name in ("Хаген", "Витебск")
    )
    said = {"name": "Реки без границ", "participants": "Витебск", "basis": "Письмо управления"}
    client.post(f"/desk/ties/{hagen.id}/add/project/", said)
    (project,) = [each for each in queries.tie(hagen.id).projects if each.name == "Реки без границ"]
    assert project.participants == ("Смоленск", "Хаген", "Витебск")
    path = f"/desk/ties/{vitebsk.id}/project/{project.id}/"
    assert path in client.get(f"/ties/{vitebsk.id}/").content.decode()
    form = client.get(path).content.decode()
    assert "Реки без границ" in form
    assert "Смоленск, Хаген, Витебск" in form
    more = {"name": "Реки без границ", "participants": "Смоленск, Хаген, Витебск", "basis": "Отчёт"}
    more |= {"details.amount": "25000", "details.currency": "EUR", "details.remark": "не для печати"}
    assert client.post(path, more).status_code == 302
    html = desk.client("reader").get(f"/ties/{hagen.id}/").content.decode()
    assert "25000" in html.replace("\u00a0", "")
    assert "не для печати" not in html
    assert len([each for each in queries.tie(hagen.id).projects if each.name == "Реки без границ"]) == 1
