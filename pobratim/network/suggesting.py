"""Whom a place could ask: places abroad weighed by signs that can be told in a sentence each.

The weights were fitted by logistic regression on ties of a world list that were hidden from the signs; docs/network.md
tells how, and how this compares with simple rules.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log, log1p, sqrt

from pobratim.network.graph import Graph
from pobratim.network.nearness import Vicinity, around, kilometres

WEIGHTS = {
    "shared": 5.3,
    "chains": 5.75,
    "nearby": 1.38,
    "vicinity": 0.34,
    "country": 0.78,
    "popular": -0.39,
    "far": -3.88,
}
SIGNS = tuple(WEIGHTS)
NAMED = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a place is suggested: a sign, the number under it, the places that it rests on."""

    sign: str
    number: float
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place that could be asked; `score` orders suggestions of one asker only."""

    at: int
    score: float
    reasons: tuple[Reason, ...]


Signs = dict[str, float]


class Advice:
    """What a graph tells about possible partners; made once for a graph, asked for many places."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.vicinity = Vicinity(graph)

    @cached_property
    def pairs(self) -> Counter[tuple[str | None, str | None]]:
        """How many ties join each two countries, in both orders."""
        nodes = self.graph.nodes
        found: Counter[tuple[str | None, str | None]] = Counter()
        for one, other in self.graph.edges:
            found[nodes[one].country, nodes[other].country] += 1
            found[nodes[other].country, nodes[one].country] += 1
        return found

    @cached_property
    def ends(self) -> Counter[str | None]:
        """How many ends of ties lie in each country."""
        found: Counter[str | None] = Counter()
        for node, degree in zip(self.graph.nodes, self.graph.degrees, strict=True):
            found[node.country] += degree
        return found

    def suggest(self, asker: int, most: int = 10) -> tuple[Suggestion, ...]:
        """The places abroad that a place is not tied to, the best first, each with its reasons."""
        weighed = [(weigh(signs), at, signs) for at, signs in self.candidates(asker)]
        best = sorted(weighed, key=lambda each: (-each[0], self.graph.nodes[each[1]].key))[:most]
        return tuple(Suggestion(at, score, self.reasons(asker, at, signs)) for score, at, signs in best)

    def candidates(self, asker: int) -> Iterator[tuple[int, Signs]]:
        """Every place abroad that a place is not tied to, with its signs."""
        graph = self.graph
        home, tied = graph.nodes[asker], graph.neighbours[asker]
        shared, chains = self.shared(asker), self.chains(asker)
        nearby, around_here = self.nearby(asker)
        drawn = {code: self.affinity(home.country, code) for code in self.ends}
        for at, node in enumerate(graph.nodes):
            if at == asker or at in tied or (home.country and node.country == home.country):
                continue
            cell = self.vicinity.cells[at]
            yield (
                at,
                {
                    "shared": log1p(shared.get(at, 0.0)),
                    "chains": log1p(chains.get(at, 0.0)),
                    "nearby": log1p(nearby.get(at, 0)),
                    "vicinity": log1p(around_here.get(cell, 0.0)) if cell else 0.0,
                    "country": drawn[node.country],
                    "popular": log1p(graph.degrees[at]),
                    "far": log1p(kilometres(home.point, node.point)) / 10 if home.point and node.point else 0.8,
                },
            )

    def shared(self, asker: int) -> dict[int, float]:
        """Places with partners in common, each common one the weightier the fewer ties it has (Adamic and Adar)."""
        found: dict[int, float] = defaultdict(float)
        for middle in self.graph.neighbours[asker]:
            weight = 1 / log(max(self.graph.degrees[middle], 2))
            for at in self.graph.neighbours[middle]:
                found[at] += weight
        return found

    def chains(self, asker: int) -> dict[int, float]:
        """Partners of places that share a partner with the asker: paths of three ties, weighed down by degrees."""
        degrees, neighbours = self.graph.degrees, self.graph.neighbours
        found: dict[int, float] = defaultdict(float)
        for first in neighbours[asker]:
            for second in neighbours[first]:
                if second == asker:
                    continue
                weight = 1 / sqrt(degrees[first] * degrees[second])
                for at in neighbours[second]:
                    found[at] += weight
        return found

    def nearby(self, asker: int) -> tuple[Counter[int], Counter[tuple[int, int]]]:
        """How many neighbours of the asker are tied to each place, and to places of each cell and those beside it."""
        tied: Counter[int] = Counter()
        for neighbour in (*self.vicinity.near(asker), asker):
            tied.update(self.graph.neighbours[neighbour])
        cells: Counter[tuple[int, int]] = Counter()
        for at, number in tied.items():
            cell = self.vicinity.cells[at]
            for one in around(cell) if cell else ():
                cells[one] += number
        for at in self.graph.neighbours[asker]:
            tied[at] -= 1
        return tied, cells

    def affinity(self, one: str | None, other: str | None) -> float:
        """How many more ties two countries have than their numbers of ties foretell, as a logarithm."""
        total = sum(self.ends.values()) or 1
        expected = self.ends[one] * self.ends[other] / total
        return log((self.pairs[one, other] + 1) / (expected + 1))

    def reasons(self, asker: int, at: int, signs: Signs) -> tuple[Reason, ...]:
        """The signs that speak for a place, the weightiest first, with what they rest on."""
        graph = self.graph
        common = sorted(graph.neighbours[asker] & graph.neighbours[at], key=lambda each: graph.degrees[each])
        close = [each for each in self.vicinity.near(asker) if each in graph.neighbours[at]]
        found = [
            Reason("shared", len(common), self.names(common)),
            Reason("nearby", len(close), self.names(close)),
            Reason("chains", round(signs["chains"], 2)) if not common else Reason("chains", 0),
            Reason("vicinity", round(signs["vicinity"], 2)) if not close else Reason("vicinity", 0),
            Reason("country", self.pairs[graph.nodes[asker].country, graph.nodes[at].country]),
        ]
        told = [each for each in found if each.number and WEIGHTS[each.sign] > 0]
        return tuple(sorted(told, key=lambda each: -WEIGHTS[each.sign] * signs[each.sign]))

    def names(self, some: list[int]) -> tuple[str, ...]:
        """The first few names of places."""
        return tuple(self.graph.nodes[each].name for each in some[:NAMED])


def weigh(signs: Signs) -> float:
    """One number for all signs of a place."""
    return sum(WEIGHTS[name] * value for name, value in signs.items())
