"""EDTF dates as the memo needs them: their parts, the first and the last day they can mean, and their precision."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

SINGLE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}))?(?:-(\d{2}))?([~?%])?")
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
PARTS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}  # quarters and halves of a year
SPANS = SEASONS | PARTS


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as precise as it is known; `month` may be one of `SPANS`, `year` may end in X for a decade."""

    year: str
    month: int | None = None
    day: int | None = None
    about: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """From one moment to another; None is an open or unknown end."""

    start: Moment | None
    end: Moment | None


@lru_cache(4096)
def parse(edtf: str) -> Moment | Interval | None:
    """The parts of an EDTF date; None when it is not one."""
    if "/" in edtf:
        start, end = edtf.split("/", 1)
        return Interval(_moment(start), _moment(end))
    return _moment(edtf)


def _moment(text: str) -> Moment | None:
    found = SINGLE.fullmatch(text)
    if not found:
        return None
    year, month, day, mark = found.groups()
    about, doubtful = mark in ("~", "%"), mark in ("?", "%")
    return Moment(year, int(month) if month else None, int(day) if day else None, about, doubtful)


@lru_cache(4096)
def first_day(edtf: str | None) -> date | None:
    """The first day that the date can mean; None when nothing says."""
    found = parse(edtf) if edtf else None
    if isinstance(found, Interval):
        found = found.start or found.end
    if found is None:
        return None
    month = SPANS[found.month][0] if found.month in SPANS else found.month or 1
    return date(max(1, int(found.year.replace("X", "0"))), month, found.day or 1)


@lru_cache(4096)
def last_day(edtf: str | None) -> date | None:
    """The last day that the date can mean; None when nothing says."""
    found = parse(edtf) if edtf else None
    if isinstance(found, Interval):
        found = found.end or found.start
    if found is None:
        return None
    year = int(found.year.replace("X", "9"))
    month = SPANS[found.month][1] if found.month in SPANS else found.month or 12
    return date(year, month, found.day or monthrange(year, month)[1])


def precision(edtf: str | None) -> str:
    """How precisely a date is known: "day", "month", "season", "year", "about", "interval", "decade", "none"."""
    found = parse(edtf) if edtf else None
    if found is None:
        return "none"
    if isinstance(found, Interval) or found.month in PARTS:
        return "interval"
    if "X" in found.year:
        return "decade"
    if found.about or found.doubtful:
        return "about"
    if found.month in SEASONS:
        return "season"
    return "day" if found.day else "month" if found.month else "year"


def numeric(edtf: str | None) -> str:
    """The date as tables show it: «15.11.1985», «05.1981», «2002»."""
    found = parse(edtf) if edtf else None
    if not isinstance(found, Moment) or found.month in SPANS or "X" in found.year:
        return ""
    parts = [f"{found.day:02}" if found.day else "", f"{found.month:02}" if found.month else "", found.year]
    shown = ".".join(part for part in parts if part)
    return ("ок. " if found.about else "") + shown + ("?" if found.doubtful else "")
