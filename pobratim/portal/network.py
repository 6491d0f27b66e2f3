"""The network of ties through time: when what a side declares changed, and where the ends of ties stand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from sys import intern
from typing import Any

from django.db import connection
from django.db.models import Max
from django.utils import timezone

from pobratim.places.points import Point, point_under
from pobratim.portal.columns import Course, Courses
from pobratim.register import outlines
from pobratim.register.gathering import told_of
from pobratim.register.models import AuditEvent, Place, PlaceIdentifier, PlaceLink, PlaceName, Tie
from pobratim.register.records import PlaceRecord
from pobratim.sparing import made_once

COURSE_COLUMNS = (
    *("tie_id", "tie__home_id", "tie__partner_id", "tie__partner__country", "tie__kind"),
    *("begins", "first", "steps"),
)
IDENTIFIED = ("place_id", "identifier")
PLACE_COLUMNS = ("pk", "name", "level", "country", "region", "sort_key")


@dataclass(frozen=True, slots=True)
class End:
    """A place at an end of a tie; `point` is None where nobody knows where it stands."""

    id: int
    name: str
    level: str
    country: str | None
    region: str | None
    sort_key: str
    point: Point | None
    identifiers: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """All ties that are published, through time, with their ends. Two are equal only when they are the same one.

    `orders` holds the courses by the names of their ends, for each language that was asked for.
    """

    today: date
    ends: dict[int, End]
    courses: Courses
    orders: dict[str, Courses] = field(default_factory=dict)

    @property
    def first_year(self) -> int:
        """The first year in which a tie is known to have begun."""
        return min(filter(None, self.courses.known("begins")), default=self.today.year)

    @property
    def lost(self) -> set[int]:
        """The places at ends of its ties that have no point."""
        return {number for number, end in self.ends.items() if end.point is None}


def network() -> Network:
    """The network of published ties, as known today."""
    return derived(outlines.register_version(), timezone.localdate())


@made_once(1)
def derived(version: tuple[object, ...], today: date) -> Network:
    """The network of one version of the register."""
    rows = outlines.current(today).filter(tie__published=True).order_by("pk").values_list(*COURSE_COLUMNS)
    known: dict[Any, Any] = {}
    courses = Courses(course(row, known) for row in rows.iterator(2000))
    places = ends_of_ties()
    drawn = {number for each in courses for number in (each.home, each.partner)}
    return Network(today, {number: place for number, place in places.items() if number in drawn}, courses)


def course(row: tuple[Any, ...], known: dict[Any, Any]) -> Course:
    """One tie through time; ties with the same places, words, dates or steps hold the same ones."""
    tie, *shared, said = row
    home, partner, country, kind, begins, first = (known.setdefault(each, each) for each in shared)
    told = ((year, intern(ours), intern(theirs)) for year, ours, theirs in said)
    steps = tuple(known.setdefault(each, each) for each in told)
    return Course(tie, home, partner, country, kind, begins, first, known.setdefault(steps, steps))


def ends(wanted: Iterable[int]) -> dict[int, End]:
    """Places, by number, with the points where they, or the larger places that they are part of, stand."""
    asked = set(wanted)
    within = {place: other for place, other in larger_places() if place in asked}
    near = asked.union(within.values())
    identifiers: dict[int, list[str]] = {}
    for number, identifier in told_of(PlaceIdentifier, near).order_by("identifier").values_list(*IDENTIFIED):
        identifiers.setdefault(number, []).append(identifier)
    names: dict[int, list[str]] = {}
    for number, name in told_of(PlaceName, near).order_by("pk").values_list("place_id", "name"):
        names.setdefault(number, []).append(name)
    rows = [row for row in told_of(Place, near, "pk").values_list(*PLACE_COLUMNS).iterator(5000) if row[0] in near]
    known = {number: tuple(found) for number, found in identifiers.items()}
    points = {row[0]: point_under(names.get(row[0]) or [row[1]], known.get(row[0], ())) for row in rows}
    return {
        number: End(
            number,
            name,
            intern(level),
            country and intern(country),
            region and intern(region),
            key,
            points[number] or points.get(within.get(number, 0)),
            known.get(number, ()),
            tuple(name if each == name else each for each in names.get(number, ())),
        )
        for number, name, level, country, region, key in rows
        if number in asked
    }


def stands(place: PlaceRecord) -> bool:
    """Whether a place, or the larger one that it is part of, has a point on the map."""
    if point_under((place.name, *place.aliases), place.identifiers):
        return True
    return place.part_of is not None and ends([place.id])[place.id].point is not None


def undrawn() -> int:
    """How many published ties have an end without a point, and so are not on the map."""
    lost = {number for number, end in ends_of_ties().items() if end.point is None}
    ties = Tie.objects.filter(outlines.begun(timezone.localdate()), live=True, published=True).order_by()
    pairs = ties.values_list("home_id", "partner_id").iterator(5000) if lost else ()
    return sum(home in lost or partner in lost for home, partner in pairs)


def ends_of_ties() -> dict[int, End]:
    """The places at ends of all ties, published or not, by number."""
    return known_ends(places_version()) if not connection.in_atomic_block else found_ends()


@made_once(1)
def known_ends(version: tuple[object, ...]) -> dict[int, End]:
    """The places at ends of all ties, by one version of the places."""
    return found_ends()


def found_ends() -> dict[int, End]:
    """The places at ends of all ties as they stand now."""
    sides = (Tie.objects.filter(live=True).values_list(side, flat=True) for side in ("home", "partner"))
    return ends(chain.from_iterable(numbers.distinct() for numbers in sides))


def places_version() -> tuple[object, ...]:
    """What changes whenever a place is named, identified or made part of another, or a tie gets other ends."""
    told = AuditEvent.objects.filter(record_kind="place").count()  # none is ever removed
    rows = (Tie, PlaceName, PlaceIdentifier, PlaceLink)
    return (connection.settings_dict["NAME"], told, *(each.objects.aggregate(last=Max("pk"))["last"] for each in rows))


def larger_places() -> Iterable[tuple[int, int]]:
    """Places with the larger ones that they are part of."""
    return PlaceLink.objects.filter(kind="part of").values_list("place_id", "other_id")
