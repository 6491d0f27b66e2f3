"""Ties as the commons list them: Wikidata's answer in JSON, a page of Wikipedia as wikitext, a table of pairs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pobratim.errors import NetworkFileUnreadable
from pobratim.exchange.wikitext import read_wikitext
from pobratim.network.graph import Graph, Node, build
from pobratim.network.loading import read_graph, text_of
from pobratim.network.placing import SURE, gazetteer, met, placed

Pair = tuple[str, str]
WIKITEXT = (".wiki", ".wikitext", ".mediawiki")
LONGEST = 5_000_000
RDF = (".ttl", ".rdf", ".nt", ".nq", ".n3", ".trig", ".jsonld", ".owl", ".xml")


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
    if path.suffix.lower() in RDF:
        raise NetworkFileUnreadable(path=path, reason="это RDF или XML; сохраните ответ SPARQL в JSON")
    if path.suffix.lower() == ".json":
        return from_bindings(path)
    if path.suffix.lower() in WIKITEXT or (path.suffix.lower() == ".txt" and "[[" in text_of(path)):
        return from_wikitext(path)
    graph = read_graph(path)
    found, _ = placed(graph)
    return Listed(found, frozenset(), graph.faults.repeated + found.faults.repeated, len(graph.faults.unreadable))


def from_wikitext(path: Path) -> Listed:
    """The list of a page of Wikipedia as wikitext; the file bears the page's name where that does not say its own."""
    text = text_of(path)
    if len(text) > LONGEST:
        raise NetworkFileUnreadable(path=path, reason="больше 5 млн знаков")
    read = read_wikitext(text, path.stem.replace("_", " "))
    if not read.pairs:
        raise NetworkFileUnreadable(path=path, reason="нет ни одной пары мест")
    nodes = {node.key: node for pair in read.pairs for node in pair[:2]}
    known = dict(zip(nodes, met([with_country(node) for node in nodes.values()])[0], strict=True))
    return listed([(known[one.key], known[other.key], over) for one, other, over in read.pairs], read.unreadable)


def with_country(node: Node) -> Node:
    """A place with the country that the gazetteer knows for its name, where the page names none."""
    places = None if node.country else gazetteer()
    link = places.link(node.name) if places else None
    return replace(node, country=link.best.country) if link and link.best and link.confidence >= SURE else node


def listed(found: Sequence[tuple[Node, Node, bool]], unreadable: int, items: dict[str, str] | None = None) -> Listed:
    """A list of pairs with whether each is over; one stated twice has ended only where no statement of it goes on."""
    over = {key(one, other) for one, other, is_over in found if is_over}
    going = {key(one, other) for one, other, is_over in found if not is_over}
    graph = build((one, other) for one, other, _ in found)
    return Listed(graph, frozenset(over - going), graph.faults.repeated, unreadable, items or {})


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
    return listed(found, len(read) - len(found), named)


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
