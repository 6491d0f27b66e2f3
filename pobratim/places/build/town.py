"""One populated place of GeoNames, from the package or from a dump, as a row of the index."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pobratim.places.build.naming import cyrillic, expected_name, russian_name
from pobratim.places.build.romanization import ROMANIZED, romanized
from pobratim.places.build.rows import Row
from pobratim.places.build.transcription import SYSTEMATIC

FOUND = 15_000
LATIN = re.compile(r"[A-ZÀ-ŽŞŠŁĐ][a-zà-žßșțğışłđ’'`´]+(?:[- ’'][A-Za-zÀ-žßșțŁłđĐ][a-zà-žßșțğışłđ’'`´]*)*")


@dataclass(frozen=True, slots=True)
class Town:
    """What GeoNames says of a place: `region` is an ISO code where one is known, `russian` a name decided before."""

    number: int
    latin: str
    country: str
    region: str
    population: int
    latitude: float
    longitude: float
    alternates: tuple[str, ...]
    russian: str | None = None


def town_row(town: Town, source: str = "GeoNames", level: str = "city") -> Row:
    """The row of a place: its Russian name chosen among the alternates, or made where a system of spelling does it."""
    names = cyrillic(town.alternates)
    expected = expected_name(town.latin, town.country, town.alternates)
    russian = town.russian or russian_name(names, town.latin, town.country, expected)
    large = town.population >= FOUND
    if expected and town.country in SYSTEMATIC and large:
        names.append(expected)
    return Row(
        id=f"geonames:{town.number}",
        name=russian or town.latin,
        latin=town.latin,
        level=level,
        country=town.country,
        source=source,
        region=town.region,
        population=town.population,
        latitude=town.latitude,
        longitude=town.longitude,
        names={*names, *([russian] if russian else [])},
        exact={*_latin(town), *(romanized(russian) if russian and large and town.country in ROMANIZED else ())},
    )


def _latin(town: Town) -> Iterable[str]:
    return (town.latin, *(name for name in town.alternates if LATIN.fullmatch(name) and len(name) > 2))
