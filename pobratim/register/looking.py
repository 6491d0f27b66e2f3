"""Finding ties by filters, and the claims behind a record or behind one of its values."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from pobratim.register import days, fetching
from pobratim.register.assembling import assemble
from pobratim.register.conflicts import decided
from pobratim.register.gathering import FOR_LISTS
from pobratim.register.indexing import holds
from pobratim.register.lines import LinePage, TieLine, line_from, line_of, sources_in, with_sources
from pobratim.register.meeting import RECORDS
from pobratim.register.models import AuditEvent, Claim, Decision, Place, PlaceLink, Tie, TieWord
from pobratim.register.opened import OpenTie, from_kept
from pobratim.register.outlines import begun, contradicted, has_state, refresh, register_version, stated
from pobratim.register.records import Alphabet, TieFilters, TiePage, TieRecord

ORDERS: dict[str, tuple[str, ...]] = {
    "home": ("home__sort_key", "partner__sort_key"),
    "partner": ("partner__sort_key", "home__sort_key"),
    "country": ("partner__country", "home__sort_key", "partner__sort_key"),
    "kind": ("kind", "home__sort_key", "partner__sort_key"),
    "date": ("first_day", "home__sort_key", "partner__sort_key"),
}
COLUMNS = ("pk", "home", "partner", "partner__country", "kind", "first_day")  # what an order looks at
BY_NAMES = ("home", "partner")
OPEN = ("partner__country", "first_day")  # columns that may be empty
KEPT = 16
FEW = 16  # one of so many ties, or fewer, are sorted by themselves


def find(as_of: date, filters: TieFilters, brief: bool) -> TiePage:
    """The ties that the filters ask for, as of a day; in brief without what no row of a list shows."""
    every = matching(as_of, filters)
    shown = every[filters.offset : None if filters.limit is None else filters.offset + filters.limit]
    return TiePage(len(every), in_turn(shown, as_of, FOR_LISTS if brief else frozenset()))


def in_turn(numbers: Sequence[int], as_of: date, without: frozenset[str] = frozenset()) -> tuple[TieRecord, ...]:
    """The living ties of some numbers, in the order of these."""
    rows: dict[int, Tie] = {row.pk: row for row in fetching.ties(numbers)}
    return assemble([rows[number] for number in numbers if number in rows], as_of, without)


def lines(as_of: date, filters: TieFilters) -> LinePage:
    """The ties that the filters ask for, as lines."""
    every = matching(as_of, filters)
    shown = every[filters.offset : None if filters.limit is None else filters.offset + filters.limit]
    return LinePage(len(every), lines_of(shown, as_of, filters.published_only))


def lines_of(numbers: Sequence[int], as_of: date, published_only: bool, brief: bool = False) -> tuple[TieLine, ...]:
    """The living ties of some numbers as lines, in the order of these; those of today are read as they are kept.

    `brief` leaves out what is not told in a file: who accepted each source.
    """
    if as_of != timezone.localdate():
        ties = in_turn(numbers, as_of, FOR_LISTS)
        return tuple(map(line_of, map(decided, ties) if published_only else ties))
    refresh(as_of)
    kept: dict[int, str] = dict(fetching.lines(numbers, as_of))
    found = [line_from(number, kept[number]) for number in numbers if number in kept]
    if not published_only:
        opposed = opposed_ties(register_version(), as_of)
        found = [replace(each, disputed=True) if each.id in opposed else each for each in found]
    return tuple(found if published_only or brief else named(found))


def shown_still(numbers: Sequence[int], published_only: bool) -> Sequence[int]:
    """Those of the numbers whose ties who asked may see, in their order; some may have been hidden since he asked."""
    if not published_only:
        return numbers
    shown = set(Tie.objects.filter(pk__among=numbers, published=True).values_list("pk", flat=True))
    return [number for number in numbers if number in shown]


@lru_cache(maxsize=1)
def opposed_ties(version: tuple[object, ...], as_of: date) -> set[int]:
    """The ties that a waiting paper contradicts, in one version of the register."""
    return contradicted(as_of)


def named(found: Sequence[TieLine]) -> Iterator[TieLine]:
    """Lines that tell who accepted each source."""
    wanted = {source.decision for line in found for source in sources_in(line) if source.decision}
    people: dict[int | None, str] = dict(Decision.objects.filter(pk__in=wanted).values_list("pk", "by__username"))
    return (with_sources(line, lambda each: replace(each, accepted_by=people.get(each.decision))) for line in found)


def open_ties(numbers: Sequence[int], today: date) -> tuple[OpenTie, ...]:
    """What is open of published ties, in the order of their numbers; read as it is kept."""
    refresh(today)
    return tuple(from_kept(*row) for row in fetching.open_lines(numbers, today))


def matching(as_of: date, filters: TieFilters) -> Sequence[int]:
    """The numbers of all ties that the filters ask for, in order."""
    return numbers(register_version(), as_of, replace(filters, offset=0, limit=None))


@lru_cache(maxsize=KEPT)
def numbers(version: tuple[object, ...], as_of: date, filters: TieFilters) -> Sequence[int]:
    """The numbers of all ties that the filters ask for, in order; kept until the register changes."""
    rows = narrow(Tie.objects.filter(live=True), as_of, filters).order_by()
    wanted = array("I", rows.values_list("pk", flat=True).iterator(5000))
    if filters.state is not None:
        told = marked(stated(as_of, filters.state, decided_only=filters.published_only), max(wanted, default=0))
        wanted = array("I", (number for number in wanted if told[number]))
    return in_order(version, filters.order, filters.alphabet).sort(wanted)


def marked(wanted: Iterable[int], last: int) -> bytearray:
    """Which numbers up to the last are among those wanted; a set of so many would be a hundred times as large."""
    marks = bytearray(last + 1)
    for number in wanted:
        if number <= last:
            marks[number] = 1
    return marks


@dataclass(frozen=True, slots=True)
class Order:
    """The numbers of all ties in order, and the place of each number in it."""

    numbers: Sequence[int]
    places: Sequence[int]

    def sort(self, wanted: Sequence[int]) -> Sequence[int]:
        """Some of the numbers in order."""
        if len(wanted) * FEW < len(self.numbers):
            return array("I", sorted(wanted, key=self.places.__getitem__))
        marks = marked(wanted, len(self.places) - 1)
        return array("I", (number for number in self.numbers if marks[number]))


def in_order(version: tuple[object, ...], order: str, alphabet: Alphabet | None) -> Order:
    """The order of all ties; by names it is the same until there is another tie, or a place is merged."""
    if order.lstrip("-") in BY_NAMES and not connection.in_atomic_block:
        version = of_names(version)
    return ordered(version, order, alphabet)


@lru_cache(maxsize=1)
def of_names(version: tuple[object, ...]) -> tuple[object, ...]:
    """The version of what ties are ordered by where that is the names of their places."""
    merged = AuditEvent.objects.filter(record_kind="place").count()  # none is ever removed
    return version[0], merged, Tie.objects.order_by("-pk").values_list("pk", "added_at").first()


@lru_cache(maxsize=4)
def ordered(version: tuple[object, ...], order: str, alphabet: Alphabet | None) -> Order:
    """The order of all ties, in one version of what they are ordered by."""
    if alphabet is not None:
        numbers = array("I", spelt(order, alphabet))
    else:
        numbers = array("I", sort(Tie.objects.all(), order).values_list("pk", flat=True).iterator(5000))
    places = array("I", bytes(4 * (max(numbers, default=0) + 1)))
    for place, number in enumerate(numbers):
        places[number] = place
    return Order(numbers, places)


def spelt(order: str, alphabet: Alphabet) -> list[int]:
    """The numbers of all ties in the order of an alphabet; unknown values come last either way, as in `sort`."""
    rows = list(Tie.objects.order_by("pk").values_list(*COLUMNS).iterator(5000))
    names = ORDERS.get(order.lstrip("-"), ORDERS["home"])
    for place, name in reversed(list(enumerate(names))):
        back = place == 0 and order.startswith("-")
        rows.sort(key=partial(place_of, name, alphabet, back), reverse=back)
    return [row[0] for row in rows]


def place_of(name: str, alphabet: Alphabet, back: bool, row: tuple[Any, ...]) -> tuple[bool, Any]:
    """What puts a row in its place by a column."""
    side = name.removesuffix("__sort_key")
    value = row[COLUMNS.index(side)]
    value = alphabet.places.get(value, "") if side != name else value
    if name == "partner__country":
        value = alphabet.countries.get(value, value)
    return (value is None) is not back, "" if value is None else value


def narrow(rows: QuerySet[Tie], as_of: date, filters: TieFilters) -> QuerySet[Tie]:
    """The rows that all filters but the one of state leave."""
    rows = rows.filter(begun(as_of))
    if filters.municipality is not None:
        rows = rows.filter(home__in=lineage(filters.municipality))
    if filters.region:
        rows = rows.filter(of_region(filters.region, "home__"))
    if filters.country:
        rows = rows.filter(partner__country=filters.country)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.published_only:
        rows = rows.filter(published=True)
    return rows.filter(holds(TieWord, filters.text)) if filters.text else rows


def has_tie(side: str, published_only: bool) -> Exists:
    """The condition that a place stands on a side of a tie (that is published)."""
    ties = Tie.objects.filter(**{side: OuterRef("pk")}, live=True)
    return Exists(ties.filter(published=True) if published_only else ties)


@lru_cache(maxsize=KEPT)
def homes(version: tuple[object, ...], published_only: bool, most: int | None) -> tuple[tuple[int, str], ...]:
    """The number and name of the first home places by name, in one version of the register."""
    rows = Place.objects.filter(has_tie("home", published_only)).order_by("sort_key", "pk")
    return tuple(rows.values_list("pk", "name")[:most])


@lru_cache(maxsize=KEPT)
def told_of_ends(version: tuple[object, ...], side: str, column: str, published_only: bool) -> tuple[str, ...]:
    """The countries or the regions of the places on a side of ties, in one version of the register."""
    rows = Place.objects.filter(has_tie(side, published_only)).exclude(**{column: None}).order_by()
    return tuple(sorted(found for found in rows.values_list(column, flat=True).distinct() if found))


@lru_cache(maxsize=1)
def by_region(version: tuple[object, ...], as_of: date) -> tuple[tuple[str, int, int], ...]:
    """Of each region the ties that have begun, and those about which sources differ, in one version of the register."""
    rows = Tie.objects.filter(begun(as_of), live=True).exclude(home__region=None).order_by()
    ties = dict(rows.values_list("home__region").annotate(number=Count("pk")))
    differ = rows.filter(has_state(as_of, "conflict", False, "outline__"))
    conflicts = dict(differ.values_list("home__region").annotate(number=Count("pk")))
    return tuple((region, ties[region], conflicts.get(region, 0)) for region in sorted(ties))


def lineage(place: int) -> set[int]:
    """A municipality and all that it followed: a district that became an okrug keeps its ties."""
    found = {place}
    while True:
        before = PlaceLink.objects.filter(kind="succeeded by", other__in=found).exclude(place__in=found)
        more = set(before.values_list("place", flat=True))
        if not more:
            return found
        found |= more


def of_region(region: str, prefix: str) -> Q:
    """The condition that a place lies in a region, given by its code or its name."""
    return Q(**{f"{prefix}region": region})


def sort(rows: QuerySet[Tie], order: str) -> QuerySet[Tie]:
    """The rows in order; unknown values come last either way."""
    names = ORDERS.get(order.lstrip("-"), ORDERS["home"])
    first, *others = names
    last = True if first in OPEN else None
    leading = F(first).desc(nulls_last=last) if order.startswith("-") else F(first).asc(nulls_last=last)
    return rows.order_by(leading, *others, "pk")


def claims_about(kind: str, number: int) -> QuerySet[Claim]:
    """The living claims behind a record; behind a tie, all that speak of it; behind a place, all of its ties."""
    claims = Claim.objects.filter(live=True).order_by("decision_id")
    if kind == "tie":
        return claims.filter(tie=number)
    if kind == "place":
        return claims.filter(Q(tie__home=number) | Q(tie__partner=number))
    return claims.filter(record_kind=kind, record_id=number)


def claims_for_value(kind: str, number: int, field: str, claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Those of the claims that give the value which a field of the record has now."""
    if kind == "place":
        return claims
    row = RECORDS[kind].objects.get(pk=number)
    if kind == "tie":
        claims = claims.filter(record_kind="statement")
    value = getattr(row, field, None)
    return claims.filter(pk__in=[claim.pk for claim in claims if gives(field, claim.values.get(field), value)])


def gives(field: str, said: object, value: object) -> bool:
    """Whether a claim gives the value, dates to their precision."""
    if field in ("date", "since", "status_since") and said and value:
        return days.agree(str(said), str(value))
    return said == value
