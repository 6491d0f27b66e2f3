"""A place of a graph by the name that a person types."""

from rapidfuzz import process

from pobratim.errors import NetworkPlaceUnknown
from pobratim.network.graph import Graph
from pobratim.network.placing import gazetteer
from pobratim.places import Gazetteer


def find_node(graph: Graph, name: str) -> int:
    """The position of the place; of several of one name, the one with the most ties. «Смоленск» finds «Smolensk»."""
    wanted = spellings(name)
    found = [
        at for at, node in enumerate(graph.nodes) if node.name.casefold() in wanted or node.key.casefold() in wanted
    ]
    if not found:
        names = sorted({node.name for node in graph.nodes})
        near = [each for each, _, _ in process.extract(name, names, limit=3)]
        raise NetworkPlaceUnknown(name=name, near=", ".join(near) or "—")
    return max(found, key=lambda at: (graph.degrees[at], -at))


def spellings(name: str) -> set[str]:
    """The name and those of the places that it may stand for, and their identifiers."""
    known: Gazetteer | None = gazetteer()
    best = known.link(name).best if known else None
    also = {best.name.casefold(), best.latin.casefold(), best.id.casefold()} if best else set()
    return {name.strip().casefold(), *also} - {""}
