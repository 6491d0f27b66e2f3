"""What can be measured of a graph, computed by igraph (C): degrees, components, distances, centres, communities."""

import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pobratim.network.graph import Graph

if TYPE_CHECKING:
    import igraph

MOST = 20


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a graph; None where a graph is too small for one, or it was not asked for.

    `clustering` is 3 × triangles / pairs of ties at one place (a share of 0…1); `mean_distance` and `diameter` count
    ties along shortest paths inside the largest component, exactly; `assortativity` is the correlation of degrees at
    the ends of ties (-1…1); `modularity` (to 1) is that of the communities, found by the Louvain method.
    `betweenness` and `community` go with the nodes, in their order.
    """

    nodes: int
    edges: int
    components: int
    giant: int
    mean_degree: float
    largest_degree: int
    clustering: float | None
    assortativity: float | None
    mean_distance: float | None = None
    diameter: int | None = None
    communities: int = 0
    modularity: float | None = None
    degrees: tuple[tuple[int, int], ...] = ()
    betweenness: tuple[float, ...] = ()
    community: tuple[int, ...] = ()


def measure(graph: Graph, paths: bool = True) -> Measures:
    """The measures of a graph; `paths` False leaves out those that need all shortest paths (seconds for 10,000)."""
    network = as_igraph(graph)
    components = network.connected_components()
    giant = components.giant() if graph.nodes else network
    mean, diameter = distances(giant) if paths else (None, None)
    community, modularity = communities(network)
    return Measures(
        nodes=len(graph.nodes),
        edges=len(graph.edges),
        components=len(components),
        giant=giant.vcount(),
        mean_degree=2 * len(graph.edges) / len(graph.nodes) if graph.nodes else 0.0,
        largest_degree=max(graph.degrees, default=0),
        clustering=known(network.transitivity_undirected()),
        assortativity=known(network.assortativity_degree(directed=False)) if graph.edges else None,
        mean_distance=mean,
        diameter=diameter,
        communities=len(set(community)),
        modularity=modularity,
        degrees=tuple(sorted(Counter(graph.degrees).items())),
        betweenness=tuple(network.betweenness(directed=False)) if paths else (),
        community=community,
    )


def as_igraph(graph: Graph) -> "igraph.Graph":
    """The graph as igraph holds it."""
    import igraph  # noqa: PLC0415  only this command needs it: pages start without it

    return igraph.Graph(n=len(graph.nodes), edges=graph.edges)


def distances(giant: "igraph.Graph") -> tuple[float | None, int | None]:
    """The mean and the largest of all shortest paths, from one count of them."""
    counted = [(int(start), int(number)) for start, _, number in giant.path_length_hist(directed=False).bins()]
    counted = [(length, number) for length, number in counted if number]
    if not counted:
        return None, None
    total = sum(number for _, number in counted)
    return sum(length * number for length, number in counted) / total, max(length for length, _ in counted)


def communities(network: "igraph.Graph") -> tuple[tuple[int, ...], float | None]:
    """The community of each node, the largest numbered 0, and their modularity; the same graph gives the same ones."""
    import igraph  # noqa: PLC0415

    igraph.set_random_number_generator(random.Random(1))  # noqa: S311  no secret hangs on it
    found = network.community_multilevel()
    sizes = Counter(found.membership)
    order = {number: at for at, (number, _) in enumerate(sorted(sizes.items(), key=lambda each: (-each[1], each[0])))}
    modularity = known(found.modularity) if network.ecount() else None
    return tuple(order[number] for number in found.membership), modularity


def known(value: float) -> float | None:
    """A measure, or None where it is not defined."""
    return None if value != value else float(value)  # noqa: PLR0124  only "not a number" differs from itself


@dataclass(frozen=True, slots=True)
class Group:
    """The places of one country or region: how many, their ties, those among themselves, the largest degree."""

    name: str
    places: int
    ties: int
    inside: int
    largest: int


def groups(graph: Graph, field: str) -> tuple[Group, ...]:
    """The graph by "country" or "region", the most tied first; places without one are left out."""
    names = [getattr(node, field) for node in graph.nodes]
    places = Counter(name for name in names if name)
    ties: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for one, other in graph.edges:
        ends = {names[one], names[other]} - {None}
        ties.update(ends)
        inside.update(ends if names[one] == names[other] else ())
    largest: dict[str, int] = {}
    for name, degree in zip(names, graph.degrees, strict=True):
        if name:
            largest[name] = max(largest.get(name, 0), degree)
    found = [Group(name, number, ties[name], inside[name], largest[name]) for name, number in places.items()]
    return tuple(sorted(found, key=lambda each: (-each.ties, each.name)))
