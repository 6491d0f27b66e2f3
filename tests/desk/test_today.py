"""The first page of the desk and its sections: what waits for whom, and nothing that one may not open."""

import re

import pytest
from django.test import Client
from django.utils import translation

from pobratim.accounts.models import Person
from pobratim.facts.confidence import DOUBTS as RULES
from pobratim.facts.sureness import UNSURE_WORD
from pobratim.monitoring.models import Campaign
from pobratim.portal.why import doubt_told
from pobratim.reading.second.comparing import DOUBTS as SECOND
from pobratim.register import queries
from pobratim.register.intake import ingest
from pobratim.register.models import Document
from tests.register import papers

from .campaigns import confirmed, officer, path_of
from .conftest import Desk

EVERYBODY = ("/desk/", "/desk/papers/", "/desk/due/", "/desk/campaigns/", "/desk/compare/", "/desk/password/")
REGION = ("/desk/memos/", "/desk/messages/", "/desk/merges/", "/desk/people/", "/desk/tokens/")


def sections(client: Client, path: str = "/desk/") -> dict[str, str]:
    """The sections that a page shows, each with how it is marked."""
    nav = re.findall(r'<nav class="sections".*?</nav>', client.get(path).content.decode(), re.DOTALL)
    return dict(re.findall(r'<a href="([^"]+)"(?: aria-current="(\w+)")?', nav[0])) if nav else {}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("reader", {*EVERYBODY}),
        ("municipality officer", {*EVERYBODY, "/desk/messages/"}),
        ("region officer", {*EVERYBODY, *REGION}),
        ("administrator", {*EVERYBODY, *REGION}),
    ],
)
def test_everybody_sees_the_sections_that_open(desk: Desk, role: str, expected: set[str]) -> None:
    client = desk.client(role)
    assert set(sections(client)) == expected
    assert all(client.get(path).status_code == 200 for path in expected)


def test_the_section_of_a_page_is_marked(desk: Desk) -> None:
    client = desk.client("region officer")
    assert {path: mark for path, mark in sections(client).items() if mark} == {"/desk/": "page"}
    shown = sections(client, f"/desk/papers/{desk.memo}/")
    assert {path: mark for path, mark in shown.items() if mark} == {"/desk/papers/": "true"}
    assert sections(client, "/ties/") == {}
    assert sections(Client(), "/sign-in/") == {}


def test_who_has_not_answered_waits_on_the_first_page(region: Client) -> None:
    year = Campaign.objects.get().year
    html = region.get("/desk/").content.decode()
    assert f"Кто не ответил за {year} год" in html
    assert re.search(r"Не ответил[и]? \d+ муниципалитет", html)
    assert path_of("Смоленск") in html
    client, path = officer(), path_of("Смоленск")
    client.post(path, confirmed(client, path) | {"do": "send"})
    assert path_of("Смоленск") not in region.get("/desk/").content.decode()
    assert "Кто не ответил" not in client.get("/desk/").content.decode()


@pytest.mark.parametrize("doubt", [*RULES.values(), *SECOND.values(), UNSURE_WORD.format(word="Хаген", percent=41)])
def test_doubts_are_told_in_the_language_of_the_page(doubt: str) -> None:
    with translation.override("ru"):
        assert doubt_told(doubt) == doubt
    with translation.override("en"):
        told = doubt_told(doubt)
    assert told.endswith(".")
    assert not re.search("[а-яё]", told.replace("Хаген", ""))
    assert ("41" in told, "Хаген" in told) == ("41" in doubt, "Хаген" in doubt)


def test_an_empty_register_says_what_to_do_first(desk: Desk) -> None:
    assert Document.objects.exists()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(queries, "documents_in_all", lambda region="": 0)
        html = desk.client("region officer").get("/desk/").content.decode()
    assert "Реестр пуст" in html
    assert html.count("govuk-button") == 1


def test_one_region_has_no_table_of_regions(desk: Desk) -> None:
    html = desk.client("administrator").get("/desk/").content.decode()
    assert "by-region" not in html
    assert "Показатели и документы региона" not in html


def test_where_there_are_several_regions_each_sees_the_figures_of_its_own(desk: Desk) -> None:
    paper = papers.of_two_regions()
    other = Person.objects.create_user("rybakova", role="region officer", region="RU-PSK")
    ingest(paper.text.encode(), paper, by=desk.people["administrator"], accept="new")
    desk.people["administrator"].region = ""
    desk.people["administrator"].save()
    desk.people["rybakova"] = other
    html = desk.client("rybakova").get("/desk/").content.decode()
    assert "Показатели и документы региона: Псковская область" in html
    assert figures(html) == [0, 0, queries.ties_in_all("RU-PSK"), 1]
    assert "/ties/?region=RU-PSK" in html
    assert f"/desk/papers/{desk.news}/" not in html
    assert f"/desk/papers/{desk.news}/" in desk.client("region officer").get("/desk/").content.decode()
    listed = desk.client("rybakova").get("/desk/papers/?region=RU-PSK").content.decode()
    assert "Документы региона: Псковская область" in listed
    assert f"/desk/papers/{desk.news}/" not in listed


def test_who_answers_for_all_regions_sees_each(desk: Desk) -> None:
    paper, by = papers.of_two_regions(), desk.people["administrator"]
    ingest(paper.text.encode(), paper, by=by, accept="new")
    by.region = ""
    by.save()
    html = desk.client("administrator").get("/desk/").content.decode()
    shown = re.findall(r"region=(RU-...)\">[^<]+</a></th><td class=\"number\">(\d+)<", html)
    assert dict(shown) == {code: str(queries.ties_in_all(code)) for code in ("RU-PSK", "RU-SMO")}
    assert figures(html)[2] == sum(queries.ties_in_all(code) for code in ("RU-PSK", "RU-SMO"))
    assert "Регион: Псковская область" in desk.client("administrator").get("/ties/?region=RU-PSK").content.decode()


def figures(html: str) -> list[int]:
    """The four figures of the page."""
    (told,) = re.findall(r'<dl class="figures">.*?</dl>', html, re.DOTALL)
    return [int(re.sub("<[^>]+>", "", each)) for each in re.findall(r"<dd>.*?</dd>", told)]


def test_english_pages_name_places_in_latin_letters_and_regions_by_name(desk: Desk) -> None:
    client = desk.client("region officer")
    english = {"accept-language": "en"}
    due = client.get("/desk/due/", headers=english).content.decode()
    assert ">Smolensk</a>" in due
    assert "Смоленск" not in due
    today = client.get("/desk/", headers=english).content.decode()
    assert ">Smolensk — " in today
    people = client.get("/desk/people/", headers=english).content.decode()
    assert "<td>Smolensk Oblast</td>" in people
