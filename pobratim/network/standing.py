"""How the places of a region stand in the network: beside places of their size, through whom, and what is missing."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from statistics import median

from pobratim.network.bridging import (
    Bridge,
    MissingLink,
    PartnerOfNeighbours,
    bridges,
    missing_links,
    partners_of_neighbours,
)
from pobratim.network.graph import Graph

FEWEST_PEERS = 5
SHARE = 2.0  # peers have between half and twice the inhabitants
MOST = 10


@dataclass(frozen=True, slots=True)
class PlaceStanding:
    """A place: its ties, and the share of its peers (same country and level, about the same size) with fewer.

    `median` is what half of the peers have at most; both are None where there are too few of them to compare with.
    """

    name: str
    ties: int
    population: int
    peers: int
    fewer: float | None
    median: float | None


@dataclass(frozen=True, slots=True)
class CommonPartner:
    """A place abroad that is tied to several places of the region."""

    name: str
    country: str | None
    tied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingCountry:
    """A country with which the region has fewer ties than its share foretells, were it like the rest of its country."""

    country: str
    here: int
    expected: float


@dataclass(frozen=True, slots=True)
class RegionStanding:
    """A region in the network; `alone` is how many of its partners have no other tie in the network."""

    region: str
    country: str | None
    ties: int
    places: tuple[PlaceStanding, ...]
    common: tuple[CommonPartner, ...]
    missing: tuple[MissingCountry, ...]
    bridges: tuple[Bridge, ...]
    alone: int
    links: tuple[MissingLink, ...]
    neighbours: tuple[PartnerOfNeighbours, ...]


def standing_of(graph: Graph, region: str) -> RegionStanding | None:
    """How the places of a region (ISO 3166-2 code or name as stated) stand; None where the graph has none of them."""
    inside = [at for at, node in enumerate(graph.nodes) if node.region == region]
    if not inside:
        return None
    country = Counter(graph.nodes[at].country for at in inside).most_common(1)[0][0]
    places = [place_standing(graph, at) for at in inside]
    cut, alone = bridges(graph, inside)
    ties = {
        edge for edge in graph.edges if graph.nodes[edge[0]].region == region or graph.nodes[edge[1]].region == region
    }
    return RegionStanding(
        region=region,
        country=country,
        ties=len(ties),
        places=tuple(sorted(places, key=lambda each: (-each.ties, each.name))),
        common=common_partners(graph, inside),
        missing=missing_countries(graph, inside, country),
        bridges=cut,
        alone=alone,
        links=missing_links(graph, inside),
        neighbours=partners_of_neighbours(graph, inside),
    )


def place_standing(graph: Graph, at: int) -> PlaceStanding:
    """One place beside its peers."""
    node = graph.nodes[at]
    peers = sorted(graph.degrees[each] for each in peers_of(graph, at))
    fewer = half = None
    if len(peers) >= FEWEST_PEERS:
        fewer, half = bisect_left(peers, graph.degrees[at]) / len(peers), median(peers)
    return PlaceStanding(node.name, graph.degrees[at], node.population, len(peers), fewer, half)


def peers_of(graph: Graph, at: int) -> list[int]:
    """Other places of the same country and level and about the same size; none where the size is not known."""
    node = graph.nodes[at]
    if not node.population:
        return []
    least, most = node.population / SHARE, node.population * SHARE
    return [
        other
        for other, each in enumerate(graph.nodes)
        if other != at and (each.country, each.level) == (node.country, node.level) and least <= each.population <= most
    ]


def common_partners(graph: Graph, inside: list[int]) -> tuple[CommonPartner, ...]:
    """The places abroad that are tied to several of these places, most of them first."""
    tied: dict[int, list[str]] = {}
    for at in inside:
        for partner in graph.neighbours[at]:
            if graph.nodes[partner].country != graph.nodes[at].country:
                tied.setdefault(partner, []).append(graph.nodes[at].name)
    found = [(at, names) for at, names in tied.items() if len(names) > 1]
    found.sort(key=lambda each: (-len(each[1]), graph.nodes[each[0]].name))
    return tuple(
        CommonPartner(graph.nodes[at].name, graph.nodes[at].country, tuple(sorted(names))) for at, names in found[:MOST]
    )


def missing_countries(graph: Graph, inside: list[int], country: str | None) -> tuple[MissingCountry, ...]:
    """Countries in which the region has fewer ties than the rest of its country has, in its measure."""
    here, rest = Counter[str](), Counter[str]()
    chosen = set(inside)
    for at, node in enumerate(graph.nodes):
        if node.country != country:
            continue
        abroad = [graph.nodes[each].country for each in graph.neighbours[at]]
        (here if at in chosen else rest).update(each for each in abroad if each and each != country)
    whole = sum(rest.values())
    found = [
        MissingCountry(code, here[code], sum(here.values()) * number / whole)
        for code, number in rest.items()
        if sum(here.values()) * number / whole >= here[code] + 1
    ]
    return tuple(sorted(found, key=lambda each: (each.here - each.expected, each.country))[:MOST])
