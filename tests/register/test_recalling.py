"""What is kept of ties is what all of it anew would be: after a change only what it touches is derived, and in time."""

from dataclasses import replace
from datetime import date
from itertools import chain

import pytest
from django.utils import timezone

from pobratim.portal import network
from pobratim.register import actions, conflicts, deriving, outlines, outlining, queries
from pobratim.register.actions.entries import Basis
from pobratim.register.grounds import Rows
from pobratim.register.lines import TieLine, line_of
from pobratim.register.models import Tie, TieOutline
from pobratim.register.records import TieFilters
from tests.register import papers

pytestmark = pytest.mark.django_db
BASIS = Basis("Письмо партнёра")


@pytest.fixture
def filled(take) -> None:
    """The ties of the memo and of the news."""
    take(papers.memo())
    take(papers.news())


def anew(day: date) -> dict[int, deriving.Outline]:
    """The outlines of a day with nothing remembered."""
    rows = Rows(list(Tie.objects.filter(live=True).values_list("pk", flat=True)))
    waiting = outlines.contradicted(day)
    begun = [tie for tie in rows.ties if tie.begun(day)]
    return {tie.id: deriving.outline(tie, rows.spoken(tie.id), tie.id in waiting, day) for tie in begun}


def assert_lines_are_fresh(today: date) -> None:
    """A list is what whole ties would tell, for visitors and at the desk: nothing kept of them has grown old."""
    told = [line_of(each) for each in queries.ties(today, TieFilters(), brief=True).ties]
    assert list(queries.lines(today, TieFilters()).lines) == told
    in_file = chain.from_iterable(queries.line_slices(today, TieFilters(), 3))
    assert list(map(unnamed, in_file)) == list(map(unnamed, told))
    asked = TieFilters(published_only=True)
    told = [line_of(conflicts.decided(each)) for each in queries.ties(today, asked, brief=True).ties]
    assert [unnamed(each) for each in queries.lines(today, asked).lines] == [unnamed(each) for each in told]


def unnamed(line: TieLine) -> TieLine:
    """A line without the names of those who accepted its sources, which visitors are not told."""
    names = ("grounds", "of_kind", "of_last", "of_confirmed")
    sources = {name: tuple(replace(each, accepted_by=None) for each in getattr(line, name)) for name in names}
    states = tuple(
        replace(each, sources=tuple(replace(source, accepted_by=None) for source in each.sources))
        for each in line.declared
    )
    return replace(line, declared=states, **sources)


def tie_of(name: str) -> int:
    return next(each.id for each in queries.ties().ties if each.partner.name == name)


def add_act(officer, tie: int, **said: str) -> None:
    actions.add_act(by=officer, tie=tie, values={"kind": "renunciation", "side": "home", **said}, basis=BASIS)


def test_a_change_derives_its_own_tie_only(filled, officer, monkeypatch: pytest.MonkeyPatch) -> None:
    today = timezone.localdate()
    before = outlines.outlines(today)
    made: list[int] = []
    whole = deriving.outline_of
    monkeypatch.setattr(outlining, "outline_of", lambda row, *rest: made.append(row.id) or whole(row, *rest))
    tie = tie_of("Хаген")
    add_act(officer, tie, date="2022-03")
    after = outlines.outlines(today)
    assert made == [tie]
    assert after[tie] != before[tie]
    assert all(after[number] == before[number] for number in before if number != tie)


@pytest.mark.parametrize("change", ["act", "unpublished", "agreement", "activity", "undone", "paper", "nothing"])
def test_what_is_kept_is_what_all_of_it_anew_would_be(change: str, filled, officer, take) -> None:
    today = timezone.localdate()
    outlines.outlines(today)
    tie = tie_of("Хаген")
    if change == "act":
        add_act(officer, tie, date="2023")
    if change == "unpublished":
        actions.publish_tie(by=officer, tie=tie, published=False)
    if change == "agreement":
        values = {"kind": "protocol", "title": None, "date": "2019-05", "term": None}
        actions.add_agreement(by=officer, tie=tie, values=values, basis=BASIS)
    if change in ("activity", "undone"):
        values = {"what": "visit", "date": today.isoformat()}
        made = actions.add_activity(by=officer, tie=tie, values=values, basis=BASIS)
        assert outlines.outlines(today)[tie].observed == "active"
        if change == "undone":
            actions.undo(by=officer, decision=made.pk, reason="не было")
    if change == "paper":
        take(papers.later())
    assert outlines.outlines(today) == anew(today)
    assert_lines_are_fresh(today)
    assert len(network.network().courses) == sum(each.published for each in anew(today).values())


def test_a_day_that_comes_changes_what_is_kept(filled, officer) -> None:
    """A term that ends, silence of so many years, an act of tomorrow: derived anew on the day, and not before."""
    tie = tie_of("Хаген")
    values = {"kind": "protocol", "title": None, "date": "2024-05-10", "term": "2024-05-10/2025-05-09"}
    actions.add_agreement(by=officer, tie=tie, values=values, basis=BASIS)
    activity = {"what": "visit", "date": "2024-06-01"}
    actions.add_activity(by=officer, tie=tie, values=activity, basis=BASIS)
    rows = Rows([tie])
    row, spoken = rows.ties[0], rows.spoken(tie)
    day = date(2024, 7, 1)
    seen = set()
    while day and day < date(2032, 1, 1):
        until = deriving.holds_until(spoken, day)
        last = min(until or date(2032, 1, 1), date(2032, 1, 1))
        now, then = (deriving.outline(row, spoken, False, each) for each in (day, last))
        assert now == then, (day, last)
        seen.add((now.observed, frozenset(state for *_, state in now.agreements)))
        day = date.fromordinal(last.toordinal() + 1)
    assert {observed for observed, _ in seen} == {"active", "weak", "dormant"}
    assert any("expired" in states for _, states in seen)
    assert any("expired" not in states for _, states in seen)


def test_what_no_longer_holds_is_derived_again(filled) -> None:
    today = timezone.localdate()
    wanted = outlines.outlines(today)
    TieOutline.objects.update(until=date(2020, 1, 1), home_word="dormant")
    assert outlines.outlines(today) == wanted
    TieOutline.objects.all().delete()
    assert outlines.outlines(today) == wanted
    assert outlining.refresh(today) == 0


def test_who_lets_derive_hears_how_far_it_is(filled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlining, "AT_ONCE", 2)
    TieOutline.objects.all().delete()
    heard: list[tuple[int, int]] = []
    every = outlining.refresh(timezone.localdate(), lambda done, of: heard.append((done, of)))
    assert heard == [(done, every) for done in range(0, every, 2)]
    assert every > 2
