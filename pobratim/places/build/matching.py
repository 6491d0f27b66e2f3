"""Rows of a user's own table met with the gazetteer: the codes of their regions, the places that they name."""

import re
from math import cos, hypot, radians

from pobratim.places.build.rows import Row
from pobratim.places.gazetteer import Gazetteer
from pobratim.places.place import Place

CODE = re.compile(r"[A-Z]{2}[-.]\w+")
SURE = 0.8
NEAR, DEGREE = 30.0, 111.2  # kilometres


def meet(row: Row, gazetteer: Gazetteer) -> bool:
    """Whether the gazetteer knows the place of a row, which then bears its identifier; its region becomes a code."""
    if row.region and not CODE.fullmatch(row.region):
        link = gazetteer.link(row.region, country=row.country, level="region")
        row.region = link.best.region if link.best and link.confidence >= SURE else row.region
    named = [place for place, cases in gazetteer.candidates(row.name) if "nomn" in cases]
    if any(place.id == row.id for place in named):
        return True
    alike = [place for place in named if (place.country, place.level) == (row.country, row.level)]
    known = [place for place in alike if _lies_at(place, row)]
    if len(known) != 1 or not row.id.startswith("own:"):
        return False
    _become(row, known[0])
    return True


def _lies_at(place: Place, row: Row) -> bool:
    """Whether a place can be that of a row, by their coordinates, else by their regions where the row tells one."""
    told = (place.latitude, place.longitude, row.latitude, row.longitude)
    if None in told:
        return not row.region or place.region == row.region
    north, east, other_north, other_east = (angle or 0.0 for angle in told)
    away = hypot(north - other_north, (east - other_east) * cos(radians(north))) * DEGREE
    return away <= NEAR


def _become(row: Row, place: Place) -> None:
    """Let a row take the stead of a known place; what it does not tell stays as it is known."""
    row.id, row.region, row.part_of = place.id, row.region or place.region, row.part_of or place.part_of
    row.population = row.population or place.population
    if row.latitude is None or row.longitude is None:
        row.latitude, row.longitude = place.latitude, place.longitude
