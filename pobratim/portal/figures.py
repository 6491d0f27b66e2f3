"""The public register in numbers: what is published, as known today, and the rows from which charts are drawn."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.utils import timezone

from pobratim.portal import words
from pobratim.portal.network import Network
from pobratim.register import outlines
from pobratim.register.models import Activity
from pobratim.register.papers import Figures
from pobratim.register.reckoning import counted, reckon

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


def public_figures(as_of: date | None = None) -> Figures:
    """The figures of the ties that are published; what waits for a decision is not counted."""
    return derived(outlines.register_version(), as_of or timezone.localdate())


@lru_cache(maxsize=4)
def derived(version: tuple[object, ...], day: date) -> Figures:
    """The figures of one version of the register."""
    published = (each for each in outlines.every(day) if each.published)
    return reckon((replace(each, waiting=False) if each.waiting else each for each in published), day)


@lru_cache(maxsize=2)
def statistics(known: Network) -> Statistics:
    """The numbers of the published ties."""
    begun: Table = {}
    undated: Counter[str] = Counter()
    for each in known.courses:
        (begun.setdefault(each.begins, Counter()) if each.begins else undated)[each.kind] += 1
    countries = counted(each.country or "" for each in known.courses)
    return Statistics(
        figures=public_figures(known.today),
        begun=dict(sorted(begun.items())),
        undated=undated,
        standing=standing(known),
        countries=tuple(countries.items()),
        activities=tuple(activities().items()),
    )


def standing(known: Network) -> Table:
    """How many dated ties stood in which state at the end of each year; sides that differ count by the lesser."""
    changes: Table = {year: Counter() for year in range(known.first_year, known.today.year + 1)}
    for each in known.courses:
        before = ""
        for year, *said in each.steps if each.begins else ():
            line = weaker(said)
            changes[year][line] += 1
            changes[year][before] -= 1
            before = line
    found: Table = {}
    total: Counter[str] = Counter()
    for year, change in changes.items():
        total.update(change)
        found[year] = Counter({line: number for line, number in total.items() if line and number > 0})
    return found


def weaker(said: Iterable[str]) -> str:
    """Of two lines the one that says less of a living tie."""
    order = ("solid", "dotted", "dashed", "thin")
    return max((words.line(word) for word in said), key=order.index)


def activities() -> dict[str, int]:
    """How many activities of published ties there were, by field."""
    rows = Activity.objects.filter(live=True, ties__published=True, ties__live=True).distinct()
    return counted(rows.values_list("what", flat=True))


__all__ = ["Statistics", "public_figures", "statistics"]
