"""An outline says of a tie what its whole record says, with a number of queries that does not grow."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pobratim.register import outlines, queries
from pobratim.register.records import TieFilters
from tests.register import papers

DAYS = (date(1990, 1, 1), date(2019, 6, 1), date(2022, 4, 1), date(2025, 7, 1), date(2026, 11, 1))


@pytest.fixture
def filled(take) -> None:
    """The memo, the news and a later paper that waits."""
    take(papers.memo())
    take(papers.news())
    take(papers.later(), accept="none")


@pytest.mark.parametrize("day", DAYS)
def test_an_outline_agrees_with_the_whole_record(filled: None, day: date) -> None:
    found = outlines.outlines(day)
    whole = queries.ties(day).ties
    assert {each.id for each in whole} == set(found)
    for tie in whole:
        short = found[tie.id]
        assert short.words == tie.state.words, tie
        assert short.has_conflict == bool(tie.conflicts), tie
        assert short.last_confirmed == tie.state.last_confirmed
        assert [each[0] for each in short.agreements] == [each.id for each in tie.agreements]


@pytest.mark.parametrize("state", ["active", "suspended", "no data", "conflict", "signed", "nothing"])
def test_ties_are_filtered_by_state_page_by_page(filled: None, state: str) -> None:
    whole = [
        each for each in queries.ties().ties if (each.conflicts if state == "conflict" else state in each.state.words)
    ]
    found = queries.ties(None, TieFilters(state=state, offset=1, limit=2))
    assert found.total == len(whole)
    assert [each.id for each in found.ties] == [each.id for each in whole[1:3]]


def test_what_each_side_declares(filled: None) -> None:
    found = {(tie.home.name, tie.partner.name): tie.id for tie in queries.ties().ties}
    short = outlines.outlines(date(2026, 11, 1))
    assert any(each.home_word != each.partner_word for each in short.values())
    assert set(short) == set(found.values())


def test_figures_and_states_ask_the_same_few_questions(filled: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        queries.figures()
    assert len(asked) <= 40
    with CaptureQueriesContext(connection) as again:
        queries.figures()
    assert len(again) <= 10


def test_a_change_of_the_register_is_seen_at_once(filled: None, officer) -> None:
    before = queries.figures().conflicts
    paper = next(each for each in queries.documents() if each.contradicting)
    fact = next(each for each in queries.document(paper.id).facts if each.outcome == "contradicts")
    from pobratim.register import actions

    assert fact.proposal is not None
    actions.reject(by=officer, proposal=fact.proposal, reason="другой город")
    assert queries.figures().conflicts == before - 1
