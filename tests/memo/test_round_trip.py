"""A memo read back gives what it was written from: ties, kinds, states, documents, projects, directions, advice."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from pobratim.documents import read_bytes
from pobratim.facts import Facts
from pobratim.facts.reader import read_facts
from pobratim.memo.composing import compose_from
from pobratim.memo.memo import Memo, Row, walk
from pobratim.memo.renderers import docx, html, odt, pdf
from tests.memo.reading_back import STATES, folded, pair
from tests.memo.smolensk import material

DAYS = [date(2019, 1, 1), date(2024, 6, 1)]
RENDERERS: dict[str, Callable[[Memo], bytes]] = {
    "docx": docx.render,
    "odt": odt.render,
    "html": html.render,
    "pdf": pdf.render,
}


@cache
def read_back(day: date, ending: str = "docx") -> Facts:
    made = RENDERERS[ending](compose_from(material(day)))
    return read_facts(read_bytes(made, f"memo.{ending}"))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("ending", RENDERERS)
def test_pairs(day: date, ending: str) -> None:
    pairs = {pair(tie) for tie in read_back(day, ending).ties}
    assert pairs == {pair(tie) for tie in material(day).ties}


@pytest.mark.parametrize("day", DAYS)
def test_kinds_levels_and_countries(day: date) -> None:
    got = {pair(t): (t.kind, t.partner.level, t.partner.country) for t in read_back(day).ties}
    want = {pair(tie): (tie.record.kind, tie.partner.level, tie.partner.country) for tie in material(day).ties}
    assert got == want


@pytest.mark.parametrize("day", DAYS)
def test_states(day: date) -> None:
    got = {pair(tie): tie.status for tie in read_back(day).ties}
    assert {pair(t): got[pair(t)] for t in material(day).ties if got[pair(t)] not in STATES[t.standing]} == {}


@pytest.mark.parametrize("day", DAYS)
def test_documents(day: date) -> None:
    got = {pair(t): {(a.kind, a.date) for a in t.agreements} for t in read_back(day).ties}
    assert got == {pair(tie): {(a.kind, a.date) for a in tie.agreements} for tie in material(day).ties}


@pytest.mark.parametrize("day", DAYS)
def test_titles(day: date) -> None:
    """The words of a title up to the names of the parties, which stand beside it in the memo."""
    got = {folded(a.title) for tie in read_back(day).ties for a in tie.agreements}
    want = {folded(a.title) for tie in material(day).ties for a in tie.agreements}
    assert {title for title in want if not any(title.startswith(each) and each for each in got)} == set()


def test_the_day() -> None:
    assert [read_back(day).as_of for day in DAYS] == [day.isoformat() for day in DAYS]


def test_acts_have_their_dates() -> None:
    since = {pair(t): t.status_since for t in read_back(DAYS[1]).ties}
    assert since["Смоленск", "Союз гмин Кутновского региона"] == "2022-03"


def test_what_is_not_a_tie() -> None:
    facts, told = read_back(DAYS[0]), material(DAYS[0])
    assert {(p.name, frozenset(p.participants)) for p in facts.projects} == {
        (p.name, frozenset(p.participants)) for p in told.projects
    }
    assert [(d.country, d.text) for d in facts.directions] == [(d.country, d.text) for d in told.directions]
    memo = compose_from(told)
    measures = {folded(each.text) for each in memo.sentences() if each.frame.startswith("measure")}
    plan = (each for each in memo.sections if each.key == "plan")
    measures |= {folded(each.cells[1]) for each in walk(tuple(plan)) if isinstance(each, Row)}
    advice = [each for each in map(folded, (one.text for one in facts.recommendations)) if each not in measures]
    assert [folded(told.recommendations[0].text) in each for each in advice] == [True]
    assert [each.date for each in facts.policies] == [each.date for each in told.policies]
