"""The project's own rows: places that no gazetteer has, and names that GeoNames lacks or mistakes."""

from pobratim.places.build.rows import Row
from pobratim.places.tables import rows as table


def renamed() -> dict[str, str]:
    """Russian names in force, by GeoNames id, where the choice among the Cyrillic names would be wrong."""
    return {f"geonames:{number}": name for number, name, *_ in table("names") if name}


def exceptions(rows: dict[str, Row]) -> None:
    """Lay the own tables over the rows: new places, further names, levels."""
    for identifier, *cells in table("exceptions"):
        name, level, country, region, parent, aliases, source = (*cells, *[""] * 7)[:7]
        old = rows.get(identifier)
        row = old or Row(identifier, name, name, level, country, source)
        row.name, row.level, row.region = name or row.name, level or row.level, region or row.region
        row.part_of = parent or row.part_of
        row.names |= {row.name, *filter(None, (alias.strip() for alias in aliases.split("|")))}
        rows[identifier] = row
    for number, name, aliases, *_ in table("names"):
        if known := rows.get(f"geonames:{number}"):
            known.names |= {*filter(None, (name, *(alias.strip() for alias in aliases.split("|"))))}
