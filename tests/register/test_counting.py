"""What is kept of the published ties in numbers is what counting all of them anew would give."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from pobratim.portal import figures, network
from pobratim.register import actions, outlines, outlining, published, queries
from pobratim.register.actions.entries import Basis
from pobratim.register.models import Activity, Agreement, Tie, TieCount, TieOutline
from pobratim.register.papers import Figures
from pobratim.register.reckoning import reckon
from tests.register import papers

pytestmark = pytest.mark.django_db
BASIS = Basis("Письмо партнёра")
CHANGES = ("nothing", "act", "hidden", "shown", "agreement", "shared", "activity", "undone", "paper", "merged", "later")


@pytest.fixture
def filled(take) -> None:
    """The ties of the memo and of the news, counted."""
    take(papers.memo())
    take(papers.news())
    assert published.counts(timezone.localdate())


def anew(today: date) -> Figures:
    """The figures, all ties counted one by one."""
    return reckon((replace(each, waiting=False) for each in outlines.every(today) if each.published), today)


def ties_of(*names: str) -> list[int]:
    found = {each.partner.name: each.id for each in queries.ties().ties}
    return [found[name] for name in names]


def change(what: str, officer, take) -> None:
    """One change of the register."""
    today = timezone.localdate()
    hagen, other = ties_of("Хаген", "Витебск")
    if what == "act":
        values = {"kind": "renunciation", "side": "home", "date": "2023"}
        actions.add_act(by=officer, tie=hagen, values=values, basis=BASIS)
    if what in ("hidden", "shown"):
        actions.publish_tie(by=officer, tie=hagen, published=False)
        published.counts(today)
    if what == "shown":
        actions.publish_tie(by=officer, tie=hagen, published=True)
    if what in ("agreement", "shared"):
        values = {"kind": "protocol", "title": None, "date": "2019-05", "term": None}
        actions.add_agreement(by=officer, tie=hagen, values=values, basis=BASIS)
    if what in ("activity", "undone", "shared"):
        made = actions.add_activity(by=officer, tie=hagen, values={"what": "visit", "date": str(today)}, basis=BASIS)
        if what == "undone":
            published.counts(today)
            actions.undo(by=officer, decision=made.pk, reason="не было")
    if what == "shared":  # an instrument and a visit of two towns with one partner
        Agreement.objects.latest("pk").ties.add(other)
        Activity.objects.latest("pk").ties.add(other)
        outlining.spoil(tie__in=[hagen, other])
    if what == "paper":
        take(papers.later())
    if what == "merged":
        one, two = (Tie.objects.get(pk=number).partner_id for number in (hagen, other))
        actions.merge_places(by=officer, keep=one, drop=two)
    if what == "later":
        TieOutline.objects.update(until=date(2020, 1, 1))


@pytest.mark.parametrize("what", CHANGES)
def test_what_is_counted_is_what_counting_anew_gives(what: str, filled, officer, take) -> None:
    change(what, officer, take)
    today = timezone.localdate()
    assert published.figures(today) == anew(today)


@pytest.mark.parametrize("what", CHANGES)
def test_the_statistics_are_those_of_the_network(what: str, filled, officer, take) -> None:
    change(what, officer, take)
    known = network.network()
    told = figures.statistics()
    begun = Counter((each.begins, each.kind) for each in known.courses)
    assert {(year, kind): n for year, row in told.begun.items() for kind, n in row.items()} == {
        key: n for key, n in begun.items() if key[0]
    }
    assert told.undated == {kind: n for (year, kind), n in begun.items() if not year}
    assert figures.first_year() == known.first_year
    for year, row in told.standing.items():
        dated = (each.at(year, known.today.year) for each in known.courses if each.begins)
        assert row == Counter(figures.weaker(said) for said in dated if said), year
    held = Activity.objects.filter(live=True, ties__published=True, ties__live=True).distinct()
    assert dict(told.activities) == Counter(each.what for each in held)
    lost = [each for each in known.courses if not (known.ends[each.home].point and known.ends[each.partner].point)]
    assert network.undrawn() == len(lost)


def test_counts_begin_anew_with_the_outlines(filled) -> None:
    today = timezone.localdate()
    before = {each.word: each.number for each in TieCount.objects.all()}
    TieOutline.objects.all().delete()
    outlining.refresh(today)
    assert {each.word: each.number for each in TieCount.objects.all()} == before
