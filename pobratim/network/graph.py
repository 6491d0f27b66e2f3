"""The graph of ties: nodes are places, an edge joins two places that are tied, however many papers say so."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """A place in the graph. `key` is unique in it; `country` is ISO 3166-1 where it is known, else as stated.

    `latin` is its name in Latin letters, where the gazetteer has one.
    """

    key: str
    name: str
    country: str | None = None
    region: str | None = None
    level: str | None = None
    population: int = 0
    point: Point | None = None
    latin: str | None = None


@dataclass(frozen=True, slots=True)
class Faults:
    """What was left out on the way to the graph: ties of a place with itself, ties given more than once."""

    loops: int = 0
    repeated: int = 0
    unreadable: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Graph:
    """Nodes, and edges as pairs of their positions, the smaller first, in order, none twice."""

    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int], ...]
    faults: Faults = Faults()

    @cached_property
    def neighbours(self) -> tuple[frozenset[int], ...]:
        """The nodes tied to each node."""
        found: list[set[int]] = [set() for _ in self.nodes]
        for one, other in self.edges:
            found[one].add(other)
            found[other].add(one)
        return tuple(frozenset(each) for each in found)

    @cached_property
    def degrees(self) -> tuple[int, ...]:
        """How many places each node is tied to."""
        return tuple(len(each) for each in self.neighbours)

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where each node stands, by its key."""
        return {node.key: at for at, node in enumerate(self.nodes)}


def build(pairs: Iterable[tuple[Node, Node]], unreadable: Iterable[int] = ()) -> Graph:
    """The graph of pairs of places; loops and repetitions are counted and left out."""
    nodes: dict[str, Node] = {}
    positions: dict[str, int] = {}
    edges: set[tuple[int, int]] = set()
    loops = repeated = 0
    for pair in pairs:
        ends = []
        for node in pair:
            ends.append(positions.setdefault(node.key, len(positions)))
            nodes.setdefault(node.key, node)
        edge = (min(ends), max(ends))
        if edge[0] == edge[1]:
            loops += 1
        elif edge in edges:
            repeated += 1
        edges.add(edge)
    kept = tuple(sorted(edge for edge in edges if edge[0] != edge[1]))
    return Graph(tuple(nodes.values()), kept, Faults(loops, repeated, tuple(unreadable)))
