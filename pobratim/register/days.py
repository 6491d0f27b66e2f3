"""What an EDTF string (levels 0 and 1) says about days: its bounds, and how two of them agree."""

import calendar
import re
from datetime import date
from functools import lru_cache

MARKS = re.compile(r"[~?%]")
PARTS = re.compile(r"(?P<year>\d{2}[\dX]{2})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?")
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}

Bounds = tuple[date | None, date | None]


@lru_cache(maxsize=16384)
def bounds(edtf: str | None) -> Bounds:
    """The first and the last day that a date may mean; None for an end that is open or unknown."""
    if not edtf:
        return None, None
    first, _, last = edtf.partition("/")
    if not last and "/" not in edtf:
        return span(first)
    return span(first)[0], span(last)[1]


@lru_cache(maxsize=16384)
def span(point: str) -> Bounds:
    """The bounds of a date without an interval."""
    found = PARTS.fullmatch(MARKS.sub("", point))
    if not found:
        return None, None
    years = found["year"].replace("X", "0"), found["year"].replace("X", "9")
    month, day = found["month"], found["day"]
    months = (1, 12) if month in (None, "XX") else SEASONS.get(int(month), (int(month), int(month)))
    try:
        if day not in (None, "XX"):
            exact = date(int(years[0]), months[0], int(day))
            return exact, exact
        end = int(years[1]), months[1]
        return date(int(years[0]), months[0], 1), date(*end, calendar.monthrange(*end)[1])
    except ValueError:
        return None, None


def first_day(edtf: str | None) -> date | None:
    """The first day that a date may mean."""
    return bounds(edtf)[0]


def last_day(edtf: str | None) -> date | None:
    """The last day that a date may mean."""
    return bounds(edtf)[1]


def width(edtf: str | None) -> int:
    """How many days a date may mean: less is more precise; an unknown or open one is the widest."""
    first, last = bounds(edtf)
    return (last - first).days if first and last else 10**6


def agree(one: str | None, other: str | None) -> bool:
    """Whether two dates may mean the same day: one is unknown, or one lies within the other."""
    if not one or not other or one == other:
        return True
    (a, b), (c, d) = bounds(one), bounds(other)
    if not (a and b and c and d):
        return False
    return (a >= c and b <= d) or (c >= a and d <= b)


def begun(edtf: str | None, as_of: date) -> bool | None:
    """Whether a date had come by a day; None when the date is unknown."""
    first = first_day(edtf)
    return None if first is None else first <= as_of


def over(edtf: str | None, as_of: date) -> bool | None:
    """Whether a date had gone by before a day; None when its end is open or unknown."""
    last = last_day(edtf)
    return None if last is None else last < as_of
