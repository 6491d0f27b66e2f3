"""The graph written as files: GraphML for Gephi and its kin, CSV of places with their measures and of ties."""

import csv
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from pobratim.errors import FilesNotWritten, refused
from pobratim.network.graph import Graph, Node
from pobratim.network.measures import Measures

FIELDS = (
    ("name", "string"),
    ("country", "string"),
    ("region", "string"),
    ("level", "string"),
    ("population", "int"),
    ("latitude", "double"),
    ("longitude", "double"),
    ("degree", "int"),
    ("betweenness", "double"),
    ("community", "int"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
CONTROL = {number: None for number in range(32) if chr(number) not in "\t\n\r"}


def write_all(graph: Graph, measures: Measures, folder: Path) -> tuple[Path, ...]:
    """The files that were written into a folder: the graph as GraphML, its places and ties as CSV."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (
            whole(folder / "network.graphml", lambda file: file.writelines(graphml(graph, measures))),
            whole(folder / "places.csv", lambda file: csv.writer(file).writerows(place_rows(graph, measures))),
            whole(folder / "ties.csv", lambda file: csv.writer(file).writerows(tie_rows(graph))),
        )
    except OSError as failure:
        raise FilesNotWritten(path=folder, reason=refused(failure)) from failure


def whole(path: Path, write: Callable[[IO[str]], object]) -> Path:
    """A file written beside its place and then moved there, so that nobody sees half of it."""
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with half.open("w", encoding="utf-8", newline="") as file:
            write(file)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return path


def values_of(at: int, node: Node, graph: Graph, measures: Measures) -> tuple[object, ...]:
    """The values of a place in the order of `FIELDS`; None where they are not known."""
    latitude, longitude = node.point or (None, None)
    between = measures.betweenness[at] if measures.betweenness else None
    community = measures.community[at] if measures.community else None
    known = (node.name, node.country, node.region, node.level, node.population or None, latitude, longitude)
    return (*known, graph.degrees[at], between, community)


def graphml(graph: Graph, measures: Measures) -> Iterator[str]:
    """The graph in GraphML, line by line; what is not known is left out."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name, kind in FIELDS:
        yield f'  <key id="{name}" for="node" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph id="ties" edgedefault="undirected">\n'
    for at, node in enumerate(graph.nodes):
        yield f"    <node id={quoteattr(f'n{at}')}>"
        for (name, _), value in zip(FIELDS, values_of(at, node, graph, measures), strict=True):
            if value is not None:
                yield f'<data key="{name}">{escape(str(value).translate(CONTROL))}</data>'
        yield "</node>\n"
    for one, other in graph.edges:
        yield f'    <edge source="n{one}" target="n{other}"/>\n'
    yield "  </graph>\n</graphml>\n"


def place_rows(graph: Graph, measures: Measures) -> Iterator[Iterable[object]]:
    """The places as rows of a table."""
    yield ("key", *(name for name, _ in FIELDS))
    for at, node in enumerate(graph.nodes):
        yield (safe(node.key), *map(safe, values_of(at, node, graph, measures)))


def tie_rows(graph: Graph) -> Iterator[Iterable[object]]:
    """The ties as rows of a table."""
    yield ("key1", "name1", "country1", "key2", "name2", "country2")
    for edge in graph.edges:
        ends = [graph.nodes[at] for at in edge]
        yield tuple(safe(value) for node in ends for value in (node.key, node.name, node.country))


def safe(value: object) -> object:
    """A value that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
