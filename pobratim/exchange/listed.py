"""Ties as the commons list them: a result of Wikidata's query service in JSON, or a table of pairs of towns."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pobratim.errors import NetworkFileUnreadable
from pobratim.network.graph import Graph, Node, build
from pobratim.network.loading import read_graph, text_of
from pobratim.network.placing import placed

Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Listed:
    """A list as a graph whose keys are identifiers where a place is known, and what the list itself calls ended.

    `items` are the items of Wikidata by key, where the list names them.
    """

    graph: Graph
    ended: frozenset[Pair] = frozenset()
    repeated: int = 0
    unreadable: int = 0
    items: dict[str, str] = field(default_factory=dict)


def read_listed(path: Path) -> Listed:
    """The list of a file; what cannot be read as one is refused with one sentence."""
    if path.suffix.lower() == ".json":
        return from_bindings(path)
    graph = read_graph(path)
    met, _ = placed(graph)
    return Listed(met, frozenset(), graph.faults.repeated + met.faults.repeated, len(graph.faults.unreadable))


def from_bindings(path: Path) -> Listed:
    """The list of a SPARQL JSON result with the variables `a, b`, and `…Label, …Geonames, …Country, end` if asked."""
    try:
        rows = json.loads(text_of(path))["results"]["bindings"]
        read = [pair_of(row) for row in rows]
        named = {node.key: item for row in rows for node, item in items(values(row))}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as failure:
        raise NetworkFileUnreadable(path=path, reason="это не ответ SPARQL в JSON") from failure
    found = [each for each in read if each is not None]
    if not found:
        raise NetworkFileUnreadable(path=path, reason="нет ни одной пары мест")
    # One pair may be stated from both sides: it has ended only where no statement of it goes on.
    pairs = {key(one, other) for one, other, over in found if over}
    going = {key(one, other) for one, other, over in found if not over}
    graph = build((one, other) for one, other, _ in found)
    return Listed(graph, frozenset(pairs - going), graph.faults.repeated, len(read) - len(found), named)


def key(one: Node, other: Node) -> Pair:
    """A pair in one order, whichever side states it."""
    first, second = sorted((one.key, other.key))
    return first, second


def pair_of(row: dict[str, Any]) -> tuple[Node, Node, bool] | None:
    """The two places of a binding and whether it has an end; None where a side is no item."""
    said = values(row)
    ends = [node for node, _ in items(said)]
    return (ends[0], ends[1], bool(said.get("end"))) if len(ends) == 2 else None


def values(row: dict[str, Any]) -> dict[str, str]:
    """What a binding says."""
    return {name: str(cell["value"]).strip() for name, cell in row.items()}


def items(said: dict[str, str]) -> Iterator[tuple[Node, str]]:
    """The sides that are items of Wikidata, each under its GeoNames number where the result has it, and its item."""
    for side in ("a", "b"):
        item = said.get(side, "").rpartition("/")[2]
        if not (item[:1] == "Q" and item[1:].isdigit()):
            continue
        number = said.get(f"{side}Geonames", "")
        identifier = f"geonames:{number}" if number.isdigit() else f"wikidata:{item}"
        yield Node(identifier, said.get(f"{side}Label") or item, said.get(f"{side}Country") or None), item
