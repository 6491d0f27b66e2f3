"""EDTF strings of levels 0 and 1 (ISO 8601-2), made from parts of a date; an impossible date is None."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = range(21, 25)
FIRST = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, with a month (21–24: a season) and a day where they are known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def possible(self) -> bool:
        """Whether the calendar has it."""
        if not 1 <= self.year <= 9999:
            return False
        if self.month is None or self.month in SEASONS:
            return self.day is None
        return 1 <= self.month <= 12 and (self.day is None or 1 <= self.day <= monthrange(self.year, self.month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)


def moment_of(edtf: str | None) -> Moment | None:
    """The moment that an EDTF string begins with; None where it has no plain year."""
    m = FIRST.match(edtf or "")
    if not m:
        return None
    return Moment(int(m[1]), *(int(part) if part else None for part in m.groups()[1:]))


def interval(start: Moment, end: Moment) -> str | None:
    """The interval between two moments; None where one is impossible or they stand in the wrong order."""
    if not (start.possible and end.possible) or _key(start) > _key(end):
        return None
    return f"{start}/{end}"


def _key(moment: Moment) -> tuple[int, int, int]:
    month = moment.month or 0
    if month in SEASONS:
        month = (month - 20) * 3
    return moment.year, month, moment.day or 0


def shifted(moment: Moment, unit: str, delta: int) -> Moment | None:
    """The moment `delta` units later, as exactly as the unit and the moment allow; None where they do not."""
    if unit == "year":
        return Moment(moment.year + delta)
    if unit == "month":
        if moment.month is None or moment.month in SEASONS:
            return None
        months = moment.year * 12 + moment.month - 1 + delta
        return Moment(months // 12, months % 12 + 1)
    if moment.month is None or moment.day is None:
        return None
    day = date(moment.year, moment.month, moment.day) + timedelta(days=delta * (7 if unit == "week" else 1))
    return Moment(day.year, day.month, day.day)
