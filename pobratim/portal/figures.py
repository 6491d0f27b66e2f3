"""The public register in numbers: what is published, as known today, and the rows from which charts are drawn."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

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
    day = as_of or timezone.localdate()
    published = [each for each in outlines.outlines(day).values() if each.published]
    return reckon([replace(each, waiting=False) for each in published], day)


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
        standing={year: standing(known, year) for year in range(known.first_year, known.today.year + 1)},
        countries=tuple(countries.items()),
        activities=tuple(activities().items()),
    )


def standing(known: Network, year: int) -> Counter[str]:
    """How many ties stood in which state at the end of a year; sides that differ count by the lesser."""
    found: Counter[str] = Counter()
    for each in known.courses:
        said = each.at(year, known.today.year) if each.begins else None
        if said:
            found[weaker(said)] += 1
    return found


def weaker(said: tuple[str, str]) -> str:
    """Of two lines the one that says less of a living tie."""
    order = ("solid", "dotted", "dashed", "thin")
    return max((words.line(word) for word in said), key=order.index)


def activities() -> dict[str, int]:
    """How many activities of published ties there were, by field."""
    rows = Activity.objects.filter(live=True, ties__published=True, ties__live=True).distinct()
    return counted(rows.values_list("what", flat=True))


__all__ = ["Statistics", "public_figures", "statistics"]
