"""Words and dates of what is due, in the language that is spoken."""

from datetime import date

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext, pgettext, pgettext_lazy

from pobratim.register.states import DURATION

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

INSTRUMENTS: dict[str, str | Promise] = {
    "agreement": pgettext_lazy("kind of instrument", "agreement"),
    "treaty": pgettext_lazy("kind of instrument", "treaty"),
    "memorandum": pgettext_lazy("kind of instrument", "memorandum"),
    "declaration": pgettext_lazy("kind of instrument", "declaration"),
    "protocol": pgettext_lazy("kind of instrument", "protocol"),
    "charter": pgettext_lazy("kind of instrument", "charter"),
    "letter of intent": pgettext_lazy("kind of instrument", "letter of intent"),
    "other": pgettext_lazy("kind of instrument", "document"),
}


def full_date(day: date) -> str:
    """A day in words: «15 января 2027 года»."""
    parts = {"day": day.day, "month": str(MONTHS[day.month - 1]), "year": day.year}
    return pgettext("full date", "%(day)s %(month)s %(year)s") % parts


def short_date(edtf: str | None) -> str:
    """A date in digits with the precision it has: 15.01.2027, 05.2026, 2025; other EDTF as it is."""
    parts = (edtf or "").split("-")
    return ".".join(reversed(parts)) if all(part.isdigit() for part in parts) else edtf or ""


def lasting(term: str) -> str:
    """How long a term lasts, «5 лет» or «бессрочно»; nothing of one that ends on a day."""
    if found := DURATION.fullmatch(term):
        years = int(found["years"])
        return ngettext("%(n)s year", "%(n)s years", years) % {"n": years}
    return pgettext("term", "without end") if term == "../.." else ""


def country(code: str) -> str:
    """The name of a country by CLDR; the code where it has none."""
    return str(Locale.parse(get_language() or "ru", sep="-").territories.get(code, code)) if code else ""


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


ANSWER_STATES: dict[str, str | Promise] = {
    "waiting": pgettext_lazy("state of an answer", "not opened yet"),
    "opened": pgettext_lazy("state of an answer", "opened, not sent"),
    "answered": pgettext_lazy("state of an answer", "answered"),
    "returned": pgettext_lazy("state of an answer", "sent back with a remark"),
    "accepted": pgettext_lazy("state of an answer", "accepted"),
}
MOVES: dict[str, str | Promise] = {
    "opened": pgettext_lazy("step of an answer", "the list was made"),
    "looked": pgettext_lazy("step of an answer", "the municipality opened the list"),
    "link": pgettext_lazy("step of an answer", "a link was made"),
    "asked": pgettext_lazy("step of an answer", "asked by mail"),
    "kept": pgettext_lazy("step of an answer", "a draft was kept"),
    "answered": pgettext_lazy("step of an answer", "the answer was sent"),
    "returned": pgettext_lazy("step of an answer", "sent back with a remark"),
    "accepted": pgettext_lazy("step of an answer", "accepted"),
}
VERDICTS: dict[str, str | Promise] = {
    "": pgettext_lazy("a line of an answer", "not confirmed"),
    "confirmed": pgettext_lazy("a line of an answer", "confirmed"),
    "changed": pgettext_lazy("a line of an answer", "changed"),
    "added": pgettext_lazy("a line of an answer", "added"),
}


def said(words: dict[str, str | Promise], value: str) -> str:
    """The word of a closed list; a value that the list lacks stays as it is."""
    return str(words.get(value, value))
