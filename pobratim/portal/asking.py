"""What the address of a page asks for: filters, day, page; each that is wrong gets a sentence."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratim.portal import naming, words
from pobratim.register.records import TieFilters

PAGE = 50
ORDERS = ("home", "partner", "country", "kind", "date")
STATES = ("active", "suspended", "dormant", "renounced", "terminated", "expired", "planned", "no data", "conflict")
COLUMNS = ("country", "kind", "instruments", "states", "confirmed", "due")  # of the list; those that may be left out
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters, the day (None is today), the page and columns that were asked for, and what was wrong, by name."""

    filters: TieFilters
    as_of: date | None = None
    page: int = 1
    wrong: dict[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


def asked(request: HttpRequest, published_only: bool) -> Asked:
    """What the query of the address asks for."""
    wrong: dict[str, str] = {}
    query = request.GET
    page = number(query, "page", wrong) or 1
    filters = TieFilters(
        municipality=number(query, "municipality", wrong),
        region=query.get("region", "").replace("\x00", "")[:128] or None,
        country=one_of(query, "country", None, wrong),
        state=one_of(query, "state", STATES, wrong),
        kind=one_of(query, "kind", tuple(words.KINDS), wrong),
        text=query.get("q", "").replace("\x00", "").strip()[:LONGEST_TEXT],
        order=one_of(query, "order", tuple(sign + each for each in ORDERS for sign in ("", "-")), wrong) or "home",
        alphabet=naming.alphabet(),
        published_only=published_only,
    )
    filters = replace(filters, offset=(max(page, 1) - 1) * PAGE, limit=PAGE)
    return Asked(filters, day(query, wrong), max(page, 1), wrong, hidden(query))


def hidden(query: QueryDict) -> frozenset[str]:
    """The columns that are left out: those not chosen, where any are."""
    chosen = set(query.getlist("columns")) & set(COLUMNS)
    return frozenset(COLUMNS) - chosen if chosen else frozenset()


def day(query: QueryDict, wrong: dict[str, str]) -> date | None:
    """The day for which states are shown; None is today."""
    text = query.get("as_of", "").strip()
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        wrong["as_of"] = _("The day must be a date such as 2022-03-31.")
        return None
    if found > timezone.localdate():
        wrong["as_of"] = _("That day has not come yet: choose today or an earlier day.")
        return None
    return found


def number(query: QueryDict, name: str, wrong: dict[str, str]) -> int | None:
    """A positive whole number of the query."""
    text = query.get(name, "").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 10 and int(text) > 0:
        return int(text)
    wrong[name] = _("The address asks for something that the register does not know: “%s”.") % text[:40]
    return None


def one_of(query: QueryDict, name: str, known: tuple[str, ...] | None, wrong: dict[str, str]) -> str | None:
    """A word of the query that must be among the known ones; a country is two letters."""
    text = query.get(name, "").strip()
    fits = text in known if known is not None else len(text) == 2 and text.isascii() and text.isupper()
    if not text or fits:
        return text or None
    wrong[name] = _("The address asks for something that the register does not know: “%s”.") % text[:40]
    return None
