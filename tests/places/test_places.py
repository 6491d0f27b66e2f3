"""Places: forms found in a text, names linked with reasons, countries in four languages. Tables take more rows."""

import re
from pathlib import Path

import pytest

from pobratim.errors import GazetteerMissing
from pobratim.places import Gazetteer, country_names, explain, find_countries

HERE = Path(__file__).parent
FAR = ("RU", "BY", "UA", "KZ", "DE", "FR", "IT", "ES", "PL", "GB", "US", "CN", "JP", "FI", "SE", "CZ", "BG", "RS", "IN")
ODD = re.compile(r"[іїєґўјљњћђџқғүұөә]|[сц]ьк(?:ий)?$|шаары|балһсн|область|район|[жшч]ы|\bы|ъ(?![еёюяаиоуэы])")


def rows(name: str) -> list[list[str]]:
    lines = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("form", "name", "country"), rows("forms"))
def test_a_form_is_found_in_a_text_and_brought_to_its_nominative(form: str, name: str, country: str) -> None:
    text = f"— {form}, "
    found = Gazetteer.open().find(text)
    assert [(m.form, m.lemma, m.places[0].country) for m in found] == [(form, name, country)]
    assert text[found[0].start : found[0].end] == form


@pytest.mark.parametrize(("name", "country", "level", "expected"), rows("links"))
def test_a_name_is_linked_by_country_and_level_or_stays_unknown(
    name: str, country: str, level: str, expected: str
) -> None:
    link = Gazetteer.open().link(
        name, country=None if country == "-" else country, level=None if level == "-" else level
    )
    assert (link.best.country if link.best else "-") == expected
    assert link.reasons
    assert 0.0 <= link.confidence <= 1.0


@pytest.mark.parametrize(("language", "text", "expected"), rows("countries"))
def test_countries_are_found_by_every_name(language: str, text: str, expected: str) -> None:
    assert [c.code for c in find_countries(text, language)] == expected.split()


def test_small_letters_are_no_places() -> None:
    assert Gazetteer.open().find("мир и дружба, орёл и лев, март и май") == []


def test_parts_of_hyphenated_names_are_no_places() -> None:
    assert [m.form for m in Gazetteer.open().find("Вольфен-Неведомый")] == []


def test_a_near_spelling_is_linked_inside_its_country_and_is_not_sure() -> None:
    link = Gazetteer.open().link("Тарговиште", country="BG", level="city")
    assert link.best is not None
    assert link.best.latin == "Targovishte"
    assert link.confidence < 0.99


def test_of_namesakes_the_country_decides_before_the_size() -> None:
    gazetteer = Gazetteer.open()
    assert gazetteer.link("Окленд", country="US").best != gazetteer.link("Окленд", country="NZ").best


def test_explain_gives_plain_values() -> None:
    told = explain("Хаген")
    assert told["best"]["country"] == "DE"
    assert told["best"]["id"].startswith("geonames:")
    assert told["reasons"]
    assert explain("Неведомоград")["best"] is None


def test_names_of_countries_for_a_memo() -> None:
    assert country_names("DE") == "Германия"
    assert country_names("DE", form="official") == "Федеративная Республика Германия"
    assert country_names("FR", "en") == "France"


def test_a_missing_index_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissing, match="make build"):
        Gazetteer(tmp_path / "gazetteer")


@pytest.mark.parametrize(("identifier", "name", "foreign"), rows("shown"))
def test_a_place_is_shown_by_its_russian_name_and_found_by_the_foreign_one(
    identifier: str, name: str, foreign: str
) -> None:
    gazetteer = Gazetteer.open()
    shown = [place for place, _ in gazetteer.candidates(name) if place.id == identifier]
    assert [place.name for place in shown] == [name]
    assert identifier in [place.id for place, _ in gazetteer.candidates(foreign)]


def test_of_large_towns_hardly_one_is_shown_in_a_foreign_spelling() -> None:
    gazetteer = Gazetteer.open()
    places = (gazetteer.place(number) for code in FAR for number in gazetteer.numbers_in(code))
    names = [place.name for place in places if place.level == "city" and place.population >= 100_000]
    odd = [name for name in names if ODD.search(name)]
    assert len(names) > 1_000
    assert odd == []


@pytest.mark.parametrize(("name", "level"), [("Хуаду", "city district"), ("Эргуна", "city")])
def test_a_name_that_a_place_bears_in_another_case_only_is_not_sure(name: str, level: str) -> None:
    assert Gazetteer.open().link(name, country="CN", level=level).confidence <= 0.85
