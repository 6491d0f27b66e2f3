"""The public register in numbers: what is published, as known today, and the rows from which charts are drawn."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils import timezone

from pobratim.portal import words
from pobratim.register import outlines, published
from pobratim.register.papers import Figures
from pobratim.register.reckoning import in_order

Table = dict[int, Counter[str]]


@dataclass(frozen=True, slots=True)
class Statistics:
    """What the statistics page tells: each field one chart and its table."""

    figures: Figures
    begun: Table
    undated: Counter[str]
    standing: Table
    countries: tuple[tuple[str, int], ...]
    activities: tuple[tuple[str, int], ...]


def public_figures() -> Figures:
    """The figures of the ties that are published; what waits for a decision is not counted."""
    return derived(outlines.register_version(), timezone.localdate())


@lru_cache(maxsize=1)
def derived(version: tuple[object, ...], today: date) -> Figures:
    """The figures of one version of the register."""
    return published.figures(today)


def statistics() -> Statistics:
    """The numbers of the published ties."""
    today = timezone.localdate()
    found = published.counts(today)
    begun: Table = {}
    undated: Counter[str] = Counter()
    for word, number in found.get("begun", {}).items():
        year, _, kind = word.partition("|")
        (begun.setdefault(int(year), Counter()) if year else undated)[kind] = number
    figures = public_figures()
    return Statistics(
        figures=figures,
        begun=dict(sorted(begun.items())),
        undated=undated,
        standing=standing(found.get("step", {}), range(first_year(), today.year + 1)),
        countries=tuple(figures.by_country.items()),
        activities=tuple(in_order(found.get("activity", Counter())).items()),
    )


def first_year() -> int:
    """The first year in which a published tie is known to have begun; this one where no date is known."""
    today = timezone.localdate()
    years = (word.partition("|")[0] for word in published.counts(today).get("begun", {}))
    return min((int(year) for year in years if year), default=today.year)


def standing(steps: dict[str, int], years: range) -> Table:
    """How many dated ties stood in which state at the end of each year; sides that differ count by the lesser."""
    changes: Table = {year: Counter() for year in years}
    for word, number in steps.items():
        first, *said = word.split("|")
        changes[int(first)][weaker(said)] += number
    found: Table = {}
    total: Counter[str] = Counter()
    for year, change in changes.items():
        total.update(change)
        found[year] = Counter({line: number for line, number in total.items() if number > 0})
    return found


def weaker(said: Iterable[str]) -> str:
    """Of two lines the one that says less of a living tie."""
    order = ("solid", "dotted", "dashed", "thin")
    return max((words.line(word) for word in said), key=order.index)


__all__ = ["Statistics", "first_year", "public_figures", "statistics"]
