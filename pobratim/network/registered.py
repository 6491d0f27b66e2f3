"""The graph of the register as of a day: home municipalities and their partners."""

import re
from datetime import date

from pobratim.network.graph import Graph, Node, build
from pobratim.network.placing import gazetteer
from pobratim.places import Place as Located
from pobratim.register import outlines
from pobratim.register.deriving import Outline
from pobratim.register.gathering import told_of
from pobratim.register.models import Place, PlaceIdentifier, PlaceName
from pobratim.register.records import PlaceRecord

CYRILLIC = re.compile(r"[А-Яа-яЁё]")
OVER = frozenset({"terminated", "expired", "renounced", "replaced"})


def graph_of_register(as_of: date, ended: bool = False, published_only: bool = False) -> Graph:
    """The ties that had begun by a day and that neither side had ended by then; `ended` adds the ended ones."""
    shown = [each for each in outlines.outlines(as_of).values() if is_shown(each, ended, published_only)]
    nodes = nodes_of({number for each in shown for number in (each.home, each.partner)})
    return build((nodes[each.home], nodes[each.partner]) for each in shown)


def is_shown(tie: Outline, ended: bool, published_only: bool) -> bool:
    """Whether a tie is part of the graph."""
    over = bool({tie.home_word, tie.partner_word} & OVER)
    return (ended or not over) and (tie.published or not published_only)


def nodes_of(numbers: set[int]) -> dict[int, Node]:
    """The places as nodes, by number."""
    identifiers: dict[int, list[str]] = {}
    told = told_of(PlaceIdentifier, numbers).order_by("identifier").values_list("place_id", "identifier")
    for number, identifier in told:
        identifiers.setdefault(number, []).append(identifier)
    names: dict[int, list[str]] = {}
    for number, name in told_of(PlaceName, numbers).order_by("pk").values_list("place_id", "name"):
        names.setdefault(number, []).append(name)
    columns = ("pk", "name", "country", "region", "level")
    rows = [row for row in told_of(Place, numbers, "pk").values_list(*columns).iterator(5000) if row[0] in numbers]
    return {row[0]: node(row, names.get(row[0], []), set(identifiers.get(row[0], []))) for row in rows}


def node_of(place: PlaceRecord) -> Node:
    """A place as a node, from its record alone."""
    row = (place.id, place.name, place.country, place.region, place.level)
    return node(row, list(place.aliases), set(place.identifiers))


def node(row: tuple[int, str, str | None, str | None, str], names: list[str], identifiers: set[str]) -> Node:
    """A place of the register as a node, with what the gazetteer knows of it."""
    number, name, country, region, level = row
    known = located([name, *names], identifiers)
    point = None
    if known and known.latitude is not None and known.longitude is not None:
        point = (known.latitude, known.longitude)
    where = region or (known.region if known else None)
    latin = known.latin if known and not CYRILLIC.search(known.latin) else None
    return Node(str(number), name, country, where or None, level, known.population if known else 0, point, latin)


def located(names: list[str], identifiers: set[str]) -> Located | None:
    """The gazetteer's place that bears one of the names, the first that has one, and one of the identifiers."""
    known = gazetteer()
    if known is None or not identifiers:
        return None
    return next((place for name in dict.fromkeys(names) if (place := known.bearer(name, identifiers))), None)
