"""Whom a place could ask: places abroad weighed by signs that can be told in a sentence each.

The weights were fitted by logistic regression on ties of a world list that were hidden from the signs; docs/network.md
tells how, and how this compares with simple rules.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log, log1p, sqrt

from pobratim.network.graph import Graph, Node
from pobratim.network.likeness import common_languages, doublings, same_level
from pobratim.network.nearness import Vicinity, around, kilometres
from pobratim.network.past import Past

WEIGHTS = {
    "shared": 5.85,
    "chains": 3.79,
    "nearby": 0.75,
    "vicinity": 0.52,
    "country": 0.71,
    "popular": -0.45,
    "far": -4.17,
    "size": -0.46,
    "language": 0.12,
    "level": 0.82,
}
CHOSEN = {"fields": 0.5, "lasting": 1.0}  # by judgement: no list of pairs knows what was done and what ended
ALL = {**WEIGHTS, **CHOSEN}
SIGNS = tuple(WEIGHTS)
NAMED = 3
UNSIZED = 2.0  # doublings between two places where a size is not known: about the mean of pairs by lot


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a place is suggested: a sign, the number under it, the places (languages, fields) that it rests on.

    `whole` is what the number stands beside: of how many ties it is so, how many live at home.
    """

    sign: str
    number: float
    names: tuple[str, ...] = ()
    whole: float = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place that could be asked; `score` orders suggestions of one asker only."""

    at: int
    score: float
    reasons: tuple[Reason, ...]


Signs = dict[str, float]


class Advice:
    """What a graph tells about possible partners; made once for a graph, asked for many places."""

    def __init__(self, graph: Graph, past: Past = Past()) -> None:  # noqa: B008  nothing changes it
        self.graph = graph
        self.past = past
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
        former = self.past.former
        drawn = {code: self.affinity(home.country, code) for code in self.ends}
        for at, node in enumerate(graph.nodes):
            if at == asker or at in tied or (home.country and node.country == home.country):
                continue
            if former and frozenset((home.key, node.key)) in former:
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
                    "size": UNSIZED if (gap := doublings(home, node)) is None else gap,
                    "language": float(bool(common_languages(home, node))),
                    "level": float(same_level(home, node)),
                    **(self.remembers(asker, at) if self.past.lasting else {}),
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
        """The signs that speak for a place, the weightiest first, with what they rest on; then what is good to know."""
        graph = self.graph
        common = sorted(graph.neighbours[asker] & graph.neighbours[at], key=lambda each: graph.degrees[each])
        close = [each for each in self.vicinity.near(asker) if each in graph.neighbours[at]]
        fields = self.fields(asker, at)
        found = [
            Reason("shared", len(common), self.names(common)),
            Reason("nearby", len(close), self.names(close)),
            Reason("chains", 0 if common else round(signs["chains"], 2)),
            Reason("vicinity", 0 if close else round(signs["vicinity"], 2)),
            Reason("country", self.pairs[graph.nodes[asker].country, graph.nodes[at].country]),
            Reason("fields", len(fields), fields),
        ]
        told = sorted((each for each in found if each.number), key=lambda each: -ALL[each.sign] * signs[each.sign])
        return (*told, *self.facts(graph.nodes[asker], graph.nodes[at]))

    def facts(self, home: Node, other: Node) -> Iterator[Reason]:
        """What else is known of two places: languages, sizes, level, distance, how ties with the country fared."""
        if shared := common_languages(home, other):
            yield Reason("language", len(shared), shared)
        if (gap := doublings(home, other)) is not None and gap <= 1:
            yield Reason("size", other.population, whole=home.population)
        if same_level(home, other) and other.level not in (None, "city"):
            yield Reason("level", 1, (str(other.level),))
        if home.point and other.point:
            yield Reason("far", round(kilometres(home.point, other.point)))
        living, whole = self.past.lasting.get(other.country, (0, 0))
        if living < whole:
            yield Reason("lasting", living, whole=whole)

    def fields(self, asker: int, at: int) -> tuple[str, ...]:
        """The kinds of activities that both places have had with partners."""
        ours, theirs = (self.past.fields.get(self.graph.nodes[each].key, frozenset()) for each in (asker, at))
        return tuple(sorted(ours & theirs))

    def remembers(self, asker: int, at: int) -> Signs:
        """The signs that only a register knows."""
        living, whole = self.past.lasting.get(self.graph.nodes[at].country, (0, 0))
        return {"fields": float(len(self.fields(asker, at))), "lasting": log((living + 1) / (whole + 1))}

    def names(self, some: list[int]) -> tuple[str, ...]:
        """The first few names of places."""
        return tuple(self.graph.nodes[each].name for each in some[:NAMED])


def weigh(signs: Signs) -> float:
    """One number for all signs of a place."""
    return sum(ALL[name] * value for name, value in signs.items())
