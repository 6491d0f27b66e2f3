"""Where places stand on a map: by the gazetteer, by a small reviewed table; a region where its largest town stands,
a district where the town stands that it is named after. What nobody knows stands nowhere.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from pobratim.errors import PlaceError
from pobratim.places.gazetteer import Gazetteer
from pobratim.places.place import TOWNS, Place
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


@lru_cache(maxsize=50_000)
def found_point(name: str, identifiers: tuple[str, ...]) -> Point | None:
    """The point of a place by its identifiers."""
    known = next((reviewed()[each] for each in identifiers if each in reviewed()), None)
    gazetteer = opened()
    if known or gazetteer is None:
        return known
    place = next((each for each, _ in gazetteer.candidates(name) if each.id in identifiers), None)
    if place is None:
        return None
    if place.latitude is not None and place.longitude is not None:
        return place.latitude, place.longitude
    return reviewed().get(place.part_of or "") or seat(gazetteer, place)


def seat(gazetteer: Gazetteer, place: Place) -> Point | None:
    """Where a region or a district without a point of its own is drawn."""
    towns = towns_of(gazetteer, place.country).get(place.region, ())
    after = NAMED_AFTER.fullmatch(place.name)
    if after:
        alike = [(shared(after["stem"], name), point) for name, point in towns]
        best, point = max(alike, key=lambda each: each[0], default=(0, None))
        return point if best else None
    return towns[0][1] if towns and place.id == f"{REGION}{place.region}" else None


def shared(stem: str, town: str) -> int:
    """How many letters the stem of a district and a town begin with alike, «Пензен» and «Пенза»; 0 where too few."""
    if town == f"{stem}ск":
        return len(town)
    number = next((at for at, (ours, theirs) in enumerate(zip(stem, town, strict=False)) if ours != theirs), len(stem))
    return number if number >= max(SHARED, len(stem) - OWN, len(town) - OWN) else 0


@lru_cache(maxsize=64)
def towns_of(gazetteer: Gazetteer, country: str) -> dict[str, tuple[tuple[str, Point], ...]]:
    """The towns of a country with their points by region, the largest first."""
    found: dict[str, list[tuple[int, str, Point]]] = {}
    for number in gazetteer.numbers_in(country):
        place = gazetteer.place(number)
        if place.level in TOWNS and place.latitude is not None and place.longitude is not None:
            point = place.latitude, place.longitude
            found.setdefault(place.region, []).append((-place.population, place.name, point))
    return {region: tuple((name, point) for _, name, point in sorted(some)) for region, some in found.items()}


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
