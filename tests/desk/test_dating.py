"""What people write in forms: dates and countries in their own way; kinds of a tie that follow each other."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override

from pobratim.desk.dating import country_code, edtf, shown, term, term_shown
from pobratim.register import queries
from pobratim.register.models import Tie

from .conftest import Desk


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("14.05.2014", "2014-05-14"),
        (" 1.5.2014 ", "2014-05-01"),
        ("05.1981", "1981-05"),
        ("2002", "2002"),
        ("2014-05-14", "2014-05-14"),
        ("14 мая 2014 года", "2014-05-14"),
        ("в мае 1981 г.", "1981-05"),
        ("May 5, 2014", "2014-05-05"),
        ("давно", "давно"),
        ("", ""),
    ],
)
def test_a_date_as_people_write_it(written: str, kept: str) -> None:
    assert edtf(written) == kept


@pytest.mark.parametrize("kept", ["2014-05-14", "1981-05", "2002"])
def test_what_is_shown_comes_back_as_it_was(kept: str) -> None:
    assert edtf(shown(kept)) == kept
    assert "-" not in shown(kept)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Франция", "FR"),
        ("fr", "FR"),
        ("Germany", "DE"),
        ("США", "US"),
        ("Кабо-Верде", "CV"),
        ("Атлантида", "Атлантида"),
        ("", ""),
    ],
)
def test_a_country_by_its_name(written: str, code: str) -> None:
    assert country_code(written) == code


def hagen() -> int:
    return Tie.objects.get(partner__name="Хаген").pk


def enter(client: Client, day: str) -> str:
    said = {"what": "visit", "date": day, "participants": "", "basis": "Папка 3"}
    return client.post(f"/desk/ties/{hagen()}/add/activity/", said, follow=True).content.decode()


def test_an_event_is_entered_with_its_day_as_people_write_it(desk: Desk) -> None:
    client = desk.client("region officer")
    assert "Сохранено в реестре" in enter(client, "14.05.2021")
    assert "2021-05-14" in {each.date for each in queries.tie(hagen()).activities}
    html = client.get(f"/desk/ties/{hagen()}/add/activity/").content.decode()
    assert "14.05.2014, 05.2014 или 2014" in html


def test_a_date_that_is_none_is_told_with_how_it_is_written(desk: Desk) -> None:
    html = enter(desk.client("region officer"), "на днях")
    assert "проверьте поле «Дата»" in html
    assert "Дату пишут так" in html
    assert 'value="на днях"' in html


@pytest.fixture
def tie(desk: Desk) -> int:
    """A tie of partners that became twins."""
    client = desk.client("region officer")
    said = {"home.name": "Смоленск", "home.level": "city", "home.country": "Россия", "status": "unstated"}
    said |= {"partner.name": "Порвоо", "partner.level": "city", "partner.country": "Финляндия"}
    client.post("/desk/ties/new/", {**said, "kind": "partnership", "since": "2005", "basis": "Папка 3"})
    number = Tie.objects.get(partner__name="Порвоо").pk
    again = {"kind": "twinning", "since": "12.03.2014", "status": "unstated", "basis": "Папка 4"}
    assert client.post(f"/desk/ties/{number}/say/", again).status_code == 302
    return int(number)


def test_partners_became_twins(desk: Desk, tie: int) -> None:
    found = queries.tie(tie)
    assert found.partner.country == "FI"
    assert found.kind == "twinning"
    assert [(each.kind, each.since) for each in found.kinds] == [("partnership", "2005"), ("twinning", "2014-03-12")]
    assert found.conflicts == ()
    html = desk.client("reader").get(f"/ties/{tie}/").content.decode()
    told = " ".join(re.sub("<[^>]+>", " ", html).split())
    assert "партнёрство (с 2005)" in told
    assert "побратимство (с 12.03.2014)" in told
    assert "источники расходятся" not in told


@pytest.mark.parametrize(
    ("day", "kind"), [("2004-12-31", "partnership"), ("2010-01-01", "partnership"), ("2014-03-12", "twinning")]
)
def test_on_each_day_it_is_of_the_kind_of_that_day(tie: int, day: str, kind: str) -> None:
    assert queries.tie(tie, date.fromisoformat(day)).kind == kind


@pytest.mark.parametrize(("language", "name"), [("ru", "Россия"), ("en", "Russia")])
def test_forms_name_the_country_and_no_code(desk: Desk, language: str, name: str) -> None:
    client = desk.client("region officer")
    client.cookies["django_language"] = language
    page = client.get("/desk/ties/new/").content.decode()
    assert f'name="home.country" value="{name}"' in page


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("5 лет", "P5Y"),
        ("1 год", "P1Y"),
        ("3 years", "P3Y"),
        ("бессрочно", "../.."),
        ("до 31.12.2030", "../2030-12-31"),
        ("until 2030", "../2030"),
        ("до весны", "до весны"),
        ("2012/2017", "2012/2017"),
        ("", ""),
    ],
)
def test_a_term_as_people_write_it(written: str, kept: str) -> None:
    assert term(written) == kept


@pytest.mark.parametrize("kept", ["P1Y", "P5Y", "../..", "../2030-12-31", "2012/2017", ""])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_term_that_is_shown_comes_back_as_it_was(kept: str, language: str) -> None:
    with override(language):
        assert term(term_shown(kept)) == kept


def test_a_term_of_years_ends_the_agreement_and_is_told_in_years(desk: Desk) -> None:
    client = desk.client("region officer")
    said = {"kind": "agreement", "title": "Соглашение о спорте", "date": "12.03.2014", "basis": "Папка 3"}
    path = f"/desk/ties/{hagen()}/add/agreement/"
    refused = client.post(path, {**said, "term": "до весны"})
    assert refused.status_code == 400
    assert "Срок" in refused.content.decode()
    client.post(path, {**said, "term": "5 лет"})
    made = next(each for each in queries.tie(hagen()).agreements if each.title == "Соглашение о спорте")
    assert (made.term, made.legal.state) == ("P5Y", "expired")
    assert "5 лет" in client.get(f"/ties/{hagen()}/").content.decode()


def test_every_form_says_what_to_do(desk: Desk) -> None:
    client = desk.client("region officer")
    for path in ("new", *(f"{hagen()}/add/{kind}" for kind in ("act", "agreement", "activity", "project"))):
        page = client.get(f"/desk/ties/{path}/").content.decode()
        assert "Заполните то, что известно" in page
        assert 'aria-describedby="h-basis"' in page
