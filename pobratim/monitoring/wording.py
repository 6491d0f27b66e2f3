"""Words and dates of what is due, in the language that is spoken."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy

MONTHS: tuple[str | Promise, ...] = (
    pgettext_lazy("month in a full date", "January"),
    pgettext_lazy("month in a full date", "February"),
    pgettext_lazy("month in a full date", "March"),
    pgettext_lazy("month in a full date", "April"),
    pgettext_lazy("month in a full date", "May"),
    pgettext_lazy("month in a full date", "June"),
    pgettext_lazy("month in a full date", "July"),
    pgettext_lazy("month in a full date", "August"),
    pgettext_lazy("month in a full date", "September"),
    pgettext_lazy("month in a full date", "October"),
    pgettext_lazy("month in a full date", "November"),
    pgettext_lazy("month in a full date", "December"),
)
ACTIVITIES: dict[str, str | Promise] = {
    "visit": pgettext_lazy("dated event", "visit"),
    "exchange": pgettext_lazy("dated event", "exchange"),
    "festival": pgettext_lazy("dated event", "festival"),
    "sport": pgettext_lazy("dated event", "sport"),
    "education": pgettext_lazy("dated event", "education"),
    "health": pgettext_lazy("dated event", "health care"),
    "business": pgettext_lazy("dated event", "business meeting"),
    "other": pgettext_lazy("dated event", "other"),
}


def full_date(day: date) -> str:
    """A day in words: «15 января 2027 года»."""
    parts = {"day": day.day, "month": str(MONTHS[day.month - 1]), "year": day.year}
    return pgettext("full date", "%(day)s %(month)s %(year)s") % parts


def short_date(edtf: str | None) -> str:
    """A date in digits with the precision it has: 15.01.2027, 05.2026, 2025; other EDTF as it is."""
    parts = (edtf or "").split("-")
    return ".".join(reversed(parts)) if all(part.isdigit() for part in parts) else edtf or ""


def activity(kind: str) -> str:
    """A kind of activity."""
    return str(ACTIVITIES.get(kind, kind))


def days_left(day: date, as_of: date) -> str:
    """How far a day is: today, in so many days, so many days ago."""
    number = (day - as_of).days
    if number == 0:
        return gettext("today")
    if number > 0:
        return ngettext("in %(n)s day", "in %(n)s days", number) % {"n": number}
    return ngettext("%(n)s day overdue", "%(n)s days overdue", -number) % {"n": -number}
