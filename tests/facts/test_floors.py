"""The figures of the corpus do not fall under the floors of `floors.tsv`."""

from functools import cache

import pytest

from tests.facts.corpus import GOLD, facts, tally_of
from tests.facts.tables import rows

FOUND = ("tie", "agreement date", "since", "project", "activity", "direction", "recommendation")
ANSWERED = ("country", "kind", "status", "agreement kind", "agreement title", "negatives", "evidence")

TWICE = 1  # where a paper names one place in two ways


@cache
def figures() -> dict[str, float]:
    """Every figure of the scorer over the corpus."""
    tally = tally_of((gold, facts(gold["id"])) for gold in GOLD)
    return {
        **{name: tally.f1(name) for name in FOUND},
        **{name: tally.accuracy(name) for name in ANSWERED},
        **{f"{name}, macro": tally.macro(name) for name in ("kind", "status")},
    }


@pytest.mark.parametrize(("figure", "floor"), rows("floors.tsv"))
def test_figures_stand_on_their_floors(figure: str, floor: str) -> None:
    assert figures()[figure] >= float(floor)


def test_every_figure_has_a_floor() -> None:
    assert {row[0] for row in rows("floors.tsv")} == set(figures())


def test_hardly_a_tie_is_found_twice() -> None:
    assert tally_of((gold, facts(gold["id"])) for gold in GOLD).duplicates <= TWICE
