"""Which ties of the network an address asks for: kind, country, municipality, kind of line, year."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pobratim.portal import asking, naming, words
from pobratim.portal.columns import Course, Courses, Steps, said_at
from pobratim.portal.network import Network

LINES = ("solid", "dashed", "dotted", "thin")
EARLIEST = 1900


@dataclass(frozen=True, slots=True)
class Wish:
    """What the map is asked to show; `year` None is today. What was wrong stands in `wrong`, by name."""

    kind: str | None = None
    country: str | None = None
    municipality: int | None = None
    line: str | None = None
    year: int | None = None
    page: int = 1
    wrong: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """A tie of the network as it stood at the end of a year: what each side declares and how each half is drawn."""

    course: Course
    home_word: str
    partner_word: str

    @property
    def home_line(self) -> str:
        """How the home half is drawn."""
        return words.line(self.home_word)

    @property
    def partner_line(self) -> str:
        """How the partner's half is drawn."""
        return words.line(self.partner_word)


def wish(request: HttpRequest, now: int) -> Wish:
    """What the query of the address asks of the map."""
    wrong: dict[str, str] = {}
    query = request.GET
    return Wish(
        kind=asking.one_of(query, "kind", tuple(words.KINDS), wrong),
        country=asking.one_of(query, "country", None, wrong),
        municipality=asking.number(query, "municipality", wrong),
        line=asking.one_of(query, "line", LINES, wrong),
        year=year(asking.number(query, "year", wrong), now, wrong),
        page=asking.number(query, "page", wrong) or 1,
        wrong=wrong,
    )


def year(asked: int | None, now: int, wrong: dict[str, str]) -> int | None:
    """The year that is asked for; None for this one."""
    if asked is None or EARLIEST <= asked < now:
        return asked
    if asked > now:
        wrong["year"] = _("That year has not come yet: choose %s or an earlier one.") % now
    elif asked < EARLIEST:
        wrong["year"] = _("The years of the map begin with %s.") % EARLIEST
    return None


def seen(network: Network, wanted: Wish) -> Iterator[Seen]:
    """The ties that the map shows, those of one home together, by names."""
    return seen_at(network, wanted, rows(network, wanted))


def seen_at(network: Network, wanted: Wish, numbers: Sequence[int]) -> Iterator[Seen]:
    """The ties that the map shows in some rows of the order."""
    now = network.today.year
    for course in in_order(network).some(numbers):
        if said := course.at(wanted.year or now, now):
            yield Seen(course, *said)


def rows(network: Network, wanted: Wish) -> "array[int]":
    """The rows of the order in which the ties stand that the map shows."""
    now = network.today.year

    def fits(begins: int | None, steps: Steps) -> bool:
        said = said_at(begins, steps, wanted.year or now, now)
        return said is not None and (not wanted.line or wanted.line in {words.line(word) for word in said})

    asked = {"home": wanted.municipality, "country": wanted.country, "kind": wanted.kind}
    return in_order(network).where({name: value for name, value in asked.items() if value is not None}, fits)


def in_order(network: Network) -> Courses:
    """All ties by the names of their ends, those of one home together."""
    language = get_language() or ""
    if language not in network.orders:
        network.orders[language] = network.courses.in_order(naming.order(network).__getitem__)
    return network.orders[language]
