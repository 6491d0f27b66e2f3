"""Where places stand on the map: by the gazetteer, by a small reviewed table, by the place that they are part of."""

from functools import cache, lru_cache
from importlib.resources import files

from pobratim.errors import PlaceError
from pobratim.places import Gazetteer

Point = tuple[float, float]  # latitude, longitude


def point_of(name: str, identifiers: tuple[str, ...]) -> Point | None:
    """The point of a place that is linked; None where nobody knows it. A bare name is never guessed at."""
    return found_point(name, identifiers) if identifiers else None


@lru_cache(maxsize=50_000)
def found_point(name: str, identifiers: tuple[str, ...]) -> Point | None:
    """The point of a place by its identifiers."""
    for identifier in identifiers:
        if identifier in reviewed():
            return reviewed()[identifier]
    known = gazetteer()
    if known is None:
        return None
    for place, _ in known.candidates(name):
        if place.id in identifiers:
            if place.latitude is not None and place.longitude is not None:
                return place.latitude, place.longitude
            return reviewed().get(place.part_of or "")
    return None


@cache
def reviewed() -> dict[str, Point]:
    """The points of the project's own table."""
    text = files("pobratim.portal").joinpath("tables/points.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {row[0]: (float(row[1]), float(row[2])) for row in rows}


@cache
def gazetteer() -> Gazetteer | None:
    """The gazetteer, or None where this installation has none."""
    try:
        return Gazetteer.open()
    except PlaceError:
        return None
