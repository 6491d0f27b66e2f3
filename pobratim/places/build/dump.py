"""A dump of GeoNames: 19 columns between tabs, plain or in a ZIP, as the user downloaded it."""

from collections.abc import Mapping, Sequence

from pobratim.errors import WrongLine
from pobratim.places.build.districts import district_names, russian_district
from pobratim.places.build.naming import cyrillic, russian_name
from pobratim.places.build.rows import Row
from pobratim.places.build.town import Town, town_row

WIDTH = 19
TOWN_LEVELS = {"PPLX": "city district"}
AREA_LEVELS = {"ADM1": "region", "ADM2": "district", "ADM3": "district", "ADM4": "other"}


def is_dump(cells: Sequence[str]) -> bool:
    """Whether a line is one of a dump."""
    return len(cells) == WIDTH and cells[0].isdecimal()


def row(cells: Sequence[str], regions: Mapping[str, str], source: str) -> Row | None:
    """A line as a row; nothing for what is no municipality (rivers, hills, places that are no more)."""
    if not is_dump(cells):
        raise WrongLine(reason="это не строка выгрузки GeoNames: столбцов не столько или вместо чисел стоит другое")
    kind, feature = cells[6], cells[7]
    if kind == "P" and feature not in ("PPLH", "PPLQ", "PPLW", "PPLCH"):
        return town_row(_town(cells, regions), source, TOWN_LEVELS.get(feature, "city"))
    if kind == "A" and feature in AREA_LEVELS:
        return _area(_town(cells, regions), AREA_LEVELS[feature], source)
    return None


def _town(cells: Sequence[str], regions: Mapping[str, str]) -> Town:
    code = f"{cells[8]}.{cells[10]}"
    try:
        population, latitude, longitude = int(cells[14] or 0), float(cells[4]), float(cells[5])
    except ValueError as error:
        raise WrongLine(
            reason="это не строка выгрузки GeoNames: столбцов не столько или вместо чисел стоит другое"
        ) from error
    if len(cells[8]) != len("RU"):
        raise WrongLine(reason="страна «{cell}» не известна, нужен её двухбуквенный код или название", cell=cells[8])
    alternates = tuple(filter(None, cells[3].split(",")))
    return Town(int(cells[0]), cells[1], cells[8], regions.get(code, code), population, latitude, longitude, alternates)


def _area(town: Town, level: str, source: str) -> Row:
    made = Row(f"geonames:{town.number}", town.latin, town.latin, level, town.country, source)
    names = cyrillic(town.alternates)
    district = russian_district(town.latin, town.alternates, town.country) if level == "district" else None
    made.name = district or russian_name(names, town.latin, town.country) or town.latin
    made.names = {made.name, *(district_names(district, town.alternates) if district else names)}
    made.region, made.population, made.exact = town.region, town.population, {town.latin}
    made.latitude, made.longitude = town.latitude, town.longitude
    return made
