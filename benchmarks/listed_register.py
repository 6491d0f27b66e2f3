"""A register of a list of pairs, the world list for example: each is a tie with a statement, an instrument and words.

`python -m benchmarks.listed_register LIST.csv REGISTER.sqlite3` fills a new register and prints how long it took.
Places are met with the gazetteer and bear their Russian names where it knows them; those that it does not know are
taken in as the user's own, where the list says that they stand. Days, kinds and states are made by lot.
"""

import csv
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from benchmarks import big_register
from benchmarks.big_rows import Town, Writer, words
from pobratim.exchange.listed import read_listed
from pobratim.network.graph import Graph, Node
from pobratim.places import Gazetteer
from pobratim.places.build.own import import_places


class ListWriter(Writer):
    """Writes papers of the ties of a list, one after another."""

    agreements, activities = 1, 0

    def __init__(self, graph: Graph) -> None:
        super().__init__([town(at, node) for at, node in enumerate(graph.nodes, 1)], [])
        self.pairs = iter(graph.edges)

    def pair(self) -> tuple[Town, Town]:
        """The next pair of the list."""
        one, other = next(self.pairs)
        return self.homes[one], self.homes[other]


def town(number: int, node: Node) -> Town:
    """A place of the list as a party, under its Russian name where the gazetteer has one."""
    known = (place for place, _ in Gazetteer.open().candidates(node.name) if place.id == node.key)
    name = next((place.name for place in known), node.name)
    region = node.region if node.country == "RU" else None
    return Town(number, name, node.country or "", region, node.key, words(name))


def with_own(graph: Graph) -> Graph:
    """The graph once every place that the gazetteer lacks, and the list puts on the map, is one of the user's own."""
    nodes = tuple(
        node
        if ":" in node.key or not node.point or len(node.country or "") != 2
        else replace(node, key=f"own:list-{at}")
        for at, node in enumerate(graph.nodes)
    )
    take_in(node for node in nodes if node.key.startswith("own:"))
    return replace(graph, nodes=nodes)


def take_in(nodes: Iterable[Node]) -> None:
    """Take places in as the user's own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(("id", "name", "country", "lat", "lng"))
            out.writerows((node.key, node.name, node.country, *(node.point or ())) for node in nodes)
        import_places(path, Gazetteer.open(), "list", dry_run=False)


def fill(listed: Path, address: str) -> int:
    """The number of ties that a new register now holds of a list."""
    big_register.open_new()
    graph = with_own(read_listed(listed).graph)
    big_register.write(address, ListWriter(graph), len(graph.edges))
    return len(graph.edges)


def main() -> None:
    """Fill the register of the address with the list."""
    listed, address = sys.argv[1:3]
    os.environ["POBRATIM_REGISTER"] = address
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratim.settings")
    began = time.monotonic()
    ties = fill(Path(listed), address)
    print(f"{ties} ties: {time.monotonic() - began:.1f} s", end="", flush=True)
    print(f", their states derived: {big_register.derive():.1f} s")


if __name__ == "__main__":
    main()
