"""What is derived anew after a change is only what the change touches, and it is what all of it anew would be."""

from datetime import date

import pytest

from pobratim.portal import network
from pobratim.register import actions, grounds, outlines, queries
from pobratim.register.actions.entries import Basis
from tests.register import papers

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


@pytest.fixture
def filled(take) -> None:
    """The ties of the memo and of the news."""
    take(papers.memo())
    take(papers.news())


def afresh() -> tuple[dict[int, outlines.Outline], tuple[network.Course, ...]]:
    """Outlines and courses with nothing remembered."""
    for each in (grounds.rows_of, outlines.derived, outlines.remembered, network.derived, network.remembered):
        each.cache_clear()
    grounds.Shelf.rows = None
    return outlines.outlines(DAY), network.network().courses


def test_a_change_derives_its_own_tie_only(filled, officer, monkeypatch: pytest.MonkeyPatch) -> None:
    before = outlines.outlines(DAY)
    tie = next(each for each in queries.ties().ties if each.partner.name == "Хаген")
    made: list[int] = []
    whole = outlines.outline
    monkeypatch.setattr(outlines, "outline", lambda row, *rest: made.append(row.id) or whole(row, *rest))
    act = {"kind": "suspension", "side": "partner", "date": "2022-03"}
    actions.add_act(by=officer, tie=tie.id, values=act, basis=Basis("Письмо партнёра"))
    after = outlines.outlines(DAY)
    assert made == [tie.id]
    assert after[tie.id] != before[tie.id]
    assert all(after[number] is before[number] for number in before if number != tie.id)


@pytest.mark.parametrize("change", ["act", "unpublished", "agreement", "paper", "nothing"])
def test_what_is_recalled_is_what_all_of_it_anew_would_be(change: str, filled, officer, take) -> None:
    outlines.outlines(DAY)
    network.network()
    tie = next(each for each in queries.ties().ties if each.partner.name == "Хаген")
    basis = Basis("Письмо партнёра")
    if change == "act":
        values = {"kind": "renunciation", "side": "home", "date": "2023"}
        actions.add_act(by=officer, tie=tie.id, values=values, basis=basis)
    if change == "unpublished":
        actions.publish_tie(by=officer, tie=tie.id, published=False)
    if change == "agreement":
        values = {"kind": "protocol", "title": None, "date": "2019-05", "term": None}
        actions.add_agreement(by=officer, tie=tie.id, values=values, basis=basis)
    if change == "paper":
        take(papers.later())
    recalled = outlines.outlines(DAY), network.network().courses
    assert recalled == afresh()
