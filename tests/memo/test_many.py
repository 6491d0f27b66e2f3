"""A municipality of many ties: names are counted where nobody would read them; English memos go by English names."""

from dataclasses import replace
from datetime import date

import pytest

from pobratim.memo.composing import compose_from
from pobratim.memo.material import Material
from pobratim.memo.memo import Listing, Map, Memo, walk
from tests.memo.smolensk import Line, material
from tests.memo.tables import table

DAY = date(2024, 6, 1)


PRECISIONS = {"month": "2002-05", "season": "2002-22", "about": "2002~", "interval": "2002/2005", "decade": "200X"}


def many(language: str, number: int, signed: str = "2002") -> Material:
    """A municipality with so many ties of which only the signing is known, and not its day."""
    names = [row[2] for row in table("names") if row[:2] == ["city", "DE"]][:number]
    papers = (("agreement", "Соглашение о побратимстве", signed),)
    told = material(DAY, tuple(Line("Смоленск", name, "city", "DE", "twinning", "unstated", papers) for name in names))
    spots = {place.id: (50.0, 10.0 + at) for at, tie in enumerate(told.ties) for place in (tie.home, tie.partner)}
    return replace(told, scope=replace(told.scope, language=language), spots=spots)


def said(memo: Memo, frame: str) -> list[str]:
    return [each.text.replace("\xa0", " ") for each in memo.sentences() if each.frame == frame]


@pytest.mark.parametrize(("number", "days", "signed"), [(20, 0, 20), (25, 1, 11)])
def test_of_many_partners_the_first_are_named(number: int, days: int, signed: int) -> None:
    memo = compose_from(many("ru", number))
    assert len(said(memo, "unclear_days_year")) == days
    assert len(said(memo, "unclear_day_year_lead")) == 1 - days
    assert len(said(memo, "paper")) == (0 if days else number)
    (state,) = said(memo, "unclear_signed")
    assert len(state.replace(" и ", ", ").split(" с ")[1].split(", ")) == signed
    assert ("и ещё 15 партнёрами" in state) == bool(days)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("known", PRECISIONS)
def test_documents_known_alike_are_one_sentence_that_rests_on_all(known: str, language: str) -> None:
    told = many(language, 25, PRECISIONS[known])
    (whole,) = [each for each in compose_from(told).sentences() if each.frame == f"unclear_days_{known}"]
    assert {ref.id for ref in whole.refs if ref.kind == "tie"} == {tie.record.id for tie in told.ties}
    (less,) = said(compose_from(replace(told, ties=told.ties[1:])), f"unclear_days_{known}")
    assert less != whole.text.replace("\xa0", " ")


def test_english_counts_the_rest_too() -> None:
    memo = compose_from(many("en", 25))
    (days,) = said(memo, "unclear_days_year")
    assert days.startswith("The day and month of signing of 25 documents of Smolensk with ")
    assert days.endswith(" and 15 more partners (only the year is known).")


def test_english_lists_and_maps_go_by_the_names_that_they_show() -> None:
    memo = compose_from(many("en", 15))
    names = [
        [item.text.split(",")[0] for item in each.items] for each in walk(memo.sections) if isinstance(each, Listing)
    ]
    listed = next(each for each in names if len(each) == 15)
    assert listed == sorted(listed)
    labels = {arc.end.name for each in walk(memo.sections) if isinstance(each, Map) for arc in each.arcs}
    assert len(labels) == 15
    assert all(label.isascii() for label in labels)
