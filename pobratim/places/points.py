"""Where places stand on a map: by the gazetteer, by a small reviewed table; a region where its largest town stands,
a district where the town stands that it is named after. What nobody knows stands nowhere.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from pobratim.errors import PlaceError
from pobratim.places.gazetteer import Gazetteer
from pobratim.places.place import Place
from pobratim.places.tables import rows

Point = tuple[float, float]  # latitude, longitude
REGION = "iso:"
NAMED_AFTER = re.compile(r"(?P<stem>[А-ЯЁ]\S{2,}?)[сц]к(?:ий|ой) .*(?:район|округ|уезд)$")
SHARED, OWN = 4, 3  # letters that a town and the stem of its district share at least, and have beyond them at most


def point_of(name: str, identifiers: tuple[str, ...]) -> Point | None:
    """The point of a place that is linked; None where nobody knows it. A bare name is never guessed at."""
    return found_point(name, identifiers) if identifiers else None


def point_under(names: Iterable[str], identifiers: tuple[str, ...]) -> Point | None:
    """The point of a place under any of its names."""
    return next((found for name in names if (found := point_of(name, identifiers))), None)


@lru_cache(maxsize=4096)
def found_point(name: str, identifiers: tuple[str, ...]) -> Point | None:
    """The point of a place by its identifiers."""
    known = next((reviewed()[each] for each in identifiers if each in reviewed()), None)
    gazetteer = opened()
    if known or gazetteer is None:
        return known
    place = next((each for each, _ in gazetteer.candidates(name) if each.id in identifiers), None)
    if place is None:
        return None
    return own_point(place) or reviewed().get(place.part_of or "") or seat(gazetteer, place)


def own_point(place: Place | None) -> Point | None:
    """The point that the gazetteer gives to a place."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def seat(gazetteer: Gazetteer, place: Place) -> Point | None:
    """Where a region or a district without a point of its own is drawn."""
    town = None
    if after := NAMED_AFTER.fullmatch(place.name):
        alike = ((shared(after["stem"], each.name), each) for each in gazetteer.towns_in(place.region))
        best, named = max(alike, key=lambda pair: pair[0], default=(0, None))
        town = named if best else None
    elif place.id == f"{REGION}{place.region}":
        town = gazetteer.chief_town(place.region)
    return own_point(town)


def shared(stem: str, town: str) -> int:
    """How many letters the stem of a district and a town begin with alike, «Пензен» and «Пенза»; 0 where too few."""
    if town == f"{stem}ск":
        return len(town)
    number = next((at for at, (ours, theirs) in enumerate(zip(stem, town, strict=False)) if ours != theirs), len(stem))
    return number if number >= max(SHARED, len(stem) - OWN, len(town) - OWN) else 0


@cache
def reviewed() -> dict[str, Point]:
    """The points of the project's own table."""
    return {row[0]: (float(row[1]), float(row[2])) for row in rows("points")}


@cache
def opened() -> Gazetteer | None:
    """The gazetteer, or None where this installation has none."""
    try:
        return Gazetteer.open()
    except PlaceError:
        return None
