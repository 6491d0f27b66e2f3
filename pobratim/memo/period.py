"""The period that a memo reports on, the one before it, and how both are written as EDTF."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from pobratim.memo.grammar.edtf import PARTS, first_day, last_day


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    start: date
    end: date

    @property
    def edtf(self) -> str:
        """The period as short as it can be told: «2023», «2023-05», «2023-34», «2022/2023», else its days."""
        start, end = self.start, self.end
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return f"{start.year}" if start.year == end.year else f"{start.year}/{end.year}"
        if (start.year, start.month, start.day) == (end.year, end.month, 1) and end.day == _days(end):
            return start.strftime("%Y-%m")
        parts = (f"{start.year}-{code}" for code in PARTS)
        if part := next((each for each in parts if (first_day(each), last_day(each)) == (start, end)), None):
            return part
        return start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}"

    @property
    def previous(self) -> "Period":
        """The period of the same length before: as many months before whole months, else as many days."""
        start, end = self.start, self.end
        before = start - timedelta(days=1)
        if start.day == 1 and end.day == _days(end):
            months = (end.year - start.year) * 12 + end.month - start.month + 1
            return Period(months_later(start, -months), before)
        return Period(start - (end - start) - timedelta(days=1), before)

    def holds(self, edtf: str | None) -> bool:
        """Whether the first day that a date can mean lies in the period."""
        day = first_day(edtf)
        return day is not None and self.start <= day <= self.end


def period_of(edtf: str) -> Period | None:
    """The period that an EDTF date covers; None when it covers none."""
    start, end = first_day(edtf), last_day(edtf)
    return Period(start, end) if start and end and start <= end else None


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def deadline(day: date, months: int) -> date:
    """The first day of a month, so many months later or a little more: a term that people keep in mind."""
    later = months_later(day, months)
    return later if later.day == 1 else months_later(later.replace(day=1), 1)


def _days(day: date) -> int:
    return monthrange(day.year, day.month)[1]
