"""What a region's ties join, and what is missing: bridges, places in common without a tie, partners of neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from pobratim.network.graph import Graph, Point
from pobratim.network.measures import as_igraph
from pobratim.network.nearness import kilometres

NEIGHBOURHOOD = 300.0  # km from a place of the region: farther places are not its neighbours
FEWEST = 2  # partners in common, neighbours tied: one alone says little
MOST = 10


@dataclass(frozen=True, slots=True)
class Bridge:
    """A tie without which the network falls apart: only through it are the `behind` places joined to the rest.

    `names` are some of those places, the most tied first; with `is_own` they are the side of the region's own place.
    """

    here: str
    there: str
    country: str | None
    behind: int
    names: tuple[str, ...]
    is_own: bool


@dataclass(frozen=True, slots=True)
class MissingLink:
    """A place of the region and a place abroad that have several partners in common and no tie."""

    here: str
    there: str
    country: str | None
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartnerOfNeighbours:
    """A place abroad that is tied to several neighbours of the region and to no place of it."""

    name: str
    country: str | None
    tied: tuple[str, ...]


def bridges(graph: Graph, inside: Iterable[int]) -> tuple[tuple[Bridge, ...], int]:
    """The bridges of a region that join several places to the rest, and how many partners have no other tie at all."""
    own = set(inside)
    cut = [graph.edges[number] for number in as_igraph(graph).bridges()]
    found, alone = [], 0
    for edge in cut:
        here, there = edge if edge[0] in own else edge[::-1]
        if here not in own or there in own:
            continue
        if graph.degrees[there] == 1:
            alone += 1
            continue
        far, near = side(graph, there, here), side(graph, here, there)
        smaller = min((far, near), key=len)
        if len(smaller) > 1:
            names = sorted(smaller - {here, there}, key=lambda at: (-graph.degrees[at], graph.nodes[at].name))
            told = tuple(graph.nodes[at].name for at in names[:3])
            ends = (graph.nodes[here].name, graph.nodes[there].name, graph.nodes[there].country)
            found.append(Bridge(*ends, len(smaller), told, smaller is near))
    return tuple(sorted(found, key=lambda each: (-each.behind, each.here, each.there))[:MOST]), alone


def side(graph: Graph, start: int, other: int) -> set[int]:
    """The places that are reached from one end of a tie without it."""
    met, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        for each in graph.neighbours[at]:
            if each not in met and {at, each} != {start, other}:
                met.add(each)
                waiting.append(each)
    return met


def missing_links(graph: Graph, inside: Iterable[int]) -> tuple[MissingLink, ...]:
    """The pairs of a place of the region and a place abroad with several partners in common and no tie."""
    found = []
    for at in inside:
        shared: dict[int, list[int]] = {}
        for partner in graph.neighbours[at]:
            for third in graph.neighbours[partner]:
                if third != at and graph.nodes[third].country != graph.nodes[at].country:
                    shared.setdefault(third, []).append(partner)
        for third, through in shared.items():
            if len(through) >= FEWEST and third not in graph.neighbours[at]:
                names = tuple(sorted(graph.nodes[each].name for each in through))
                other = graph.nodes[third]
                found.append(MissingLink(graph.nodes[at].name, other.name, other.country, names))
    return tuple(sorted(found, key=lambda each: (-len(each.shared), each.here, each.there))[:MOST])


def partners_of_neighbours(graph: Graph, inside: Iterable[int]) -> tuple[PartnerOfNeighbours, ...]:
    """The places abroad that are tied to several neighbours of the region and to no place of it."""
    own = set(inside)
    tied: dict[int, list[str]] = {}
    for neighbour in neighbours(graph, own):
        for partner in graph.neighbours[neighbour]:
            is_abroad = graph.nodes[partner].country != graph.nodes[neighbour].country
            if is_abroad and not graph.neighbours[partner] & own:
                tied.setdefault(partner, []).append(graph.nodes[neighbour].name)
    found = [
        PartnerOfNeighbours(graph.nodes[at].name, graph.nodes[at].country, tuple(sorted(names)))
        for at, names in tied.items()
        if len(names) >= FEWEST
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.tied), each.name))[:MOST])


def neighbours(graph: Graph, own: set[int]) -> list[int]:
    """The places of the same country outside the region that lie near one of its places."""
    points = together([point for at in own if (point := graph.nodes[at].point)])
    countries = {graph.nodes[at].country for at in own}
    return [
        at
        for at, node in enumerate(graph.nodes)
        if at not in own
        and node.country in countries
        and any(node.point and kilometres(one, node.point) <= NEIGHBOURHOOD for one in points)
    ]


def together(points: list[Point]) -> list[Point]:
    """The points without those far from the middle: a list that took a namesake elsewhere must not move a region."""
    if not points:
        return []
    middle = median(lat for lat, _ in points), median(lng for _, lng in points)
    return [each for each in points if kilometres(middle, each) <= NEIGHBOURHOOD] or points
