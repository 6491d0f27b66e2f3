"""A reader abroad meets places by the names that he knows; the register's own names stand beside them."""

import re

import pytest
from django.test import Client

from pobratim.register.models import Claim, Tie
from tests.register.conftest import *  # noqa: F403 - the same people and papers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("memo")]
CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def answer(path: str, language: str = "en") -> str:
    said = Client(headers={"accept-language": language}).get(path)
    assert said.status_code == 200, path
    return said.content.decode()


def warsaw() -> Tie:
    return Tie.objects.get(partner__name="Варшава")


def test_an_english_page_names_places_in_latin_letters() -> None:
    tie = warsaw()
    page = answer(f"/ties/{tie.pk}/")
    assert "<h1>Smolensk — Warsaw</h1>" in page
    assert "also named: Варшава" in page
    assert "<title>Smolensk — Warsaw, twinning, Poland" in page
    assert "<h1>Смоленск — Варшава</h1>" in answer(f"/ties/{tie.pk}/", "ru")
    assert "Warsaw" in answer(f"/ties/{tie.pk}/", "ru")
    for path in ("/ties/", "/map/", f"/municipalities/{tie.home_id}/", "/countries/PL/", "/changes.atom"):
        assert "Warsaw" in answer(path), path
    assert "Smolensk" in answer("/")


@pytest.mark.parametrize("path", ["/map/picture.svg", "/map/data.json", "/countries/PL/map.svg"])
def test_pictures_and_data_of_the_map_are_named_alike(path: str) -> None:
    assert not CYRILLIC.search(answer(path))
    assert "Варшава" in answer(path, "ru")


def test_an_instrument_says_in_english_what_it_is_and_keeps_its_own_words() -> None:
    page = answer(f"/ties/{warsaw().pk}/")
    assert re.search(r'class="in-english">Agreement on .+?</span> <span class="soft own-words" lang="ru">Соглаш', page)


def test_facts_of_a_paper_are_told_in_english_but_for_words_of_its_own() -> None:
    (tie,) = Claim.objects.filter(tie=warsaw(), record_kind="statement")
    page = answer(f"/documents/{tie.fact.document_id}/")
    told = re.findall(r'class="fact-kind">[^<]*</span> (.*?)</a>', page)
    assert any(each.startswith("Smolensk — Warsaw: ") for each in told)
    assert not [each for each in told if CYRILLIC.search(each) and not each.startswith('<span lang="ru">')]
    assert "Смоленск — Варшава: " in answer(f"/documents/{tie.fact.document_id}/", "ru")


def test_what_a_guest_types_is_found() -> None:
    assert "Smolensk — Warsaw" in answer("/search/?q=Warsaw")
    assert "Смоленск — Варшава" in answer("/search/?q=warszawa", "ru")
    assert "Warsaw" in answer("/ties/?q=Warsaw")


def test_open_data_tell_both_names() -> None:
    rows = answer("/data/places.csv").splitlines()
    assert rows[0].startswith("id,name,latin,")
    assert any(",Варшава,Warsaw," in row for row in rows)
    found = Client().get("/data/ties.parquet")
    assert found.status_code == 200
    assert found.content.startswith(b"PAR1")
    assert "/data/ties.parquet" in answer("/data/")


def pairs(path: str, language: str = "en") -> list[tuple[str, str]]:
    """Home and partner of the ties of a list, in its order."""
    row = r'<a href="/ties/\d+/"><span class="govuk-visually-hidden">([^<]+)\s—\s</span>([^<]+)</a>'
    return re.findall(row, answer(path, language))


@pytest.mark.parametrize(("order", "place", "back"), [("home", 0, False), ("partner", 1, False), ("-partner", 1, True)])
def test_english_lists_go_by_the_names_that_they_show(order: str, place: int, back: bool) -> None:
    names = [each[place] for each in pairs(f"/ties/?order={order}")]
    assert len(set(names)) > (1 if order == "home" else 8)
    assert names == sorted(names, reverse=back)


def test_lists_of_a_country_and_by_country_go_by_english_names() -> None:
    partners = [each[1] for each in pairs("/countries/PL/")]
    assert partners == sorted(partners)
    assert "Warsaw" in partners
    countries = re.findall(r'href="/countries/[A-Z]+/"[^>]*>([^<]+)</a>', answer("/ties/?order=country"))
    assert len(set(countries)) == 5
    assert countries == sorted(countries)


@pytest.mark.parametrize("order", ["date", "-date"])
def test_by_date_unknown_ones_come_last_in_both_languages(order: str) -> None:
    numbers = [re.findall(r'<a href="/ties/(\d+)/"', answer(f"/ties/?order={order}", each)) for each in ("ru", "en")]
    without = [set(each[-2:]) for each in numbers]
    assert without[0] == without[1] == {str(each.pk) for each in Tie.objects.filter(first_day=None)}
