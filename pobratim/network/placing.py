"""Places of a graph met with the gazetteer: their identifier, region, size, and where they stand."""

from collections.abc import Sequence
from dataclasses import replace

from pobratim.errors import PlaceError
from pobratim.network.graph import Graph, Node, build
from pobratim.network.nearness import kilometres
from pobratim.places import Gazetteer, Place

FAR = 100.0  # km between where a list and the gazetteer put a town: farther apart, they are not the same town
SURE = 0.6


def placed(graph: Graph, merged: bool = True) -> tuple[Graph, int]:
    """The graph with what the gazetteer knows, and how many of its places it knows.

    `merged` makes one place of names that the gazetteer takes for one («Köln», «Cologne»).
    """
    if gazetteer() is None:
        return graph, 0
    nodes, number = met(graph.nodes, merged)
    return build((nodes[one], nodes[other]) for one, other in graph.edges), number


def met(nodes: Sequence[Node], merged: bool = True) -> tuple[list[Node], int]:
    """The nodes in their order with what the gazetteer knows of them, and how many of them it knows."""
    known = gazetteer()
    found = [place_of(known, node) if known else None for node in nodes]
    told = [with_place(node, place, merged) if place else node for node, place in zip(nodes, found, strict=True)]
    return told, sum(place is not None for place in found)


def gazetteer() -> Gazetteer | None:
    """The gazetteer, or None where this installation has none."""
    try:
        return Gazetteer.open()
    except PlaceError:
        return None


def place_of(known: Gazetteer, node: Node) -> Place | None:
    """The place that a node is, by name and country; None where that is not sure, or it stands elsewhere."""
    if not node.country or len(node.country) != 2:
        return None
    link = known.link(node.name, country=node.country)
    several = (link.best, *link.others) if link.best else ()
    near = [each for each in several if each and each.country == node.country and is_near(node, each)]
    if node.point and near:
        return near[0]
    return link.best if link.best and link.confidence >= SURE and is_near(node, link.best) else None


def is_near(node: Node, place: Place) -> bool:
    """Whether a list and the gazetteer mean the same spot, where both know one."""
    if node.point is None or place.latitude is None or place.longitude is None:
        return True
    return kilometres(node.point, (place.latitude, place.longitude)) <= FAR


def with_place(node: Node, place: Place, merged: bool) -> Node:
    """A node with what the gazetteer knows of it."""
    point = node.point
    if point is None and place.latitude is not None and place.longitude is not None:
        point = (place.latitude, place.longitude)
    return replace(
        node,
        key=place.id if merged else node.key,
        region=node.region or place.region or None,
        level=node.level or place.level,
        population=place.population,
        point=point,
    )
