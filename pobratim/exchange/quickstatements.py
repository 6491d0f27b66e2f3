"""What the register can give to Wikidata, as commands of QuickStatements that a person looks through and sends.

The form: https://www.wikidata.org/wiki/Help:QuickStatements (version 1): fields divided by tabs; P190 is "twinned
administrative body", P580 and P582 its beginning and end, S854 the address that a reference names, S813 when it was
seen. A day has the precision 11, a month 10, a year 9.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from pobratim.errors import ReferencesNeedAddress
from pobratim.exchange.comparing import over
from pobratim.exchange.listed import Listed, Pair
from pobratim.register import outlines, queries
from pobratim.register.deriving import Outline
from pobratim.register.models import PlaceIdentifier

DATED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
AT_HOME = ("localhost", "127.0.0.1", "::1", "0.0.0.0")  # noqa: S104  recognised, not listened on
ENDING = frozenset({"terminated", "expired", "renounced"})


@dataclass(frozen=True, slots=True)
class Statements:
    """The commands: of ties that the list lacks, of ends that it lacks; `without` ties have a place without an item."""

    lines: tuple[str, ...]
    added: int
    ended: int
    without: int


def statements(listed: Listed, as_of: date, address: str) -> Statements:
    """What published ties could add to the list. Only exact dates are told; an end without a date is not."""
    if urlsplit(address).hostname in AT_HOME:
        raise ReferencesNeedAddress(address=address)
    items = items_of_places(listed)
    known = listed_pairs(listed)
    added: list[str] = []
    ended: list[str] = []
    without = 0
    for tie in sorted(outlines.outlines(as_of).values(), key=lambda each: each.id):
        if not tie.published:
            continue
        home, partner = items.get(tie.home), items.get(tie.partner)
        if home is None or partner is None:
            without += 1
            continue
        pair, ends = in_order(home, partner), frozenset((tie.home, tie.partner))
        seen = reference(tie, address, as_of)
        if ends not in known and not over(tie):
            added += both_ways(pair, begun(tie), seen)
        elif known.get(ends) is False and over(tie) and (day := end_of(tie, as_of)):
            ended += both_ways(pair, f"\tP582\t{day}", seen)
    return Statements((*added, *ended), len(added) // 2, len(ended) // 2, without)


def items_of_places(listed: Listed) -> dict[int, str]:
    """The item of Wikidata of each place: its own identifier, else the one that the list has for its GeoNames."""
    found: dict[int, str] = {}
    for number, identifier in PlaceIdentifier.objects.order_by("-identifier").values_list("place_id", "identifier"):
        scheme, _sep, value = identifier.partition(":")
        item = value if scheme == "wikidata" else listed.items.get(identifier)
        if item:
            found.setdefault(number, item)
    return found


def listed_pairs(listed: Listed) -> dict[frozenset[int], bool]:
    """The pairs of places of the register that are listed, and whether the list itself calls each ended."""
    nodes = listed.graph.nodes
    numbers = dict(PlaceIdentifier.objects.values_list("identifier", "place_id"))
    found: dict[frozenset[int], bool] = {}
    for one, other in listed.graph.edges:
        keys = in_order(nodes[one].key, nodes[other].key)
        if keys[0] in numbers and keys[1] in numbers:
            found[frozenset(numbers[key] for key in keys)] = keys in listed.ended
    return found


def in_order(one: str, other: str) -> Pair:
    """Two keys in one order."""
    return (one, other) if one < other else (other, one)


def both_ways(pair: Pair, qualifier: str, seen: str) -> Iterator[str]:
    """A statement at each of two items."""
    for one, other in (pair, pair[::-1]):
        yield f"{one}\tP190\t{other}{qualifier}{seen}"


def begun(tie: Outline) -> str:
    """The qualifier that says since when a tie is; empty where no exact date is known."""
    day = moment(tie.first)
    return f"\tP580\t{day}" if day else ""


def end_of(tie: Outline, as_of: date) -> str:
    """The first day on which a side had ended a tie; empty where no exact date is known."""
    declared = queries.tie(tie.id, as_of).state.declared
    days = [each.since for each in declared if each.state in ENDING and each.since and moment(each.since)]
    return moment(min(days)) if days else ""


def moment(edtf: str | None) -> str:
    """A date as QuickStatements write it, with its precision; empty for what is not exact."""
    found = DATED.fullmatch(edtf or "")
    if not found:
        return ""
    year, month, day = found.groups()
    return f"+{year}-{month or '00'}-{day or '00'}T00:00:00Z/{11 if day else 10 if month else 9}"


def reference(tie: Outline, address: str, as_of: date) -> str:
    """What a statement refers to: the page of the tie, and the day on which it said so."""
    return f'\tS854\t"{address}/ties/{tie.id}/"\tS813\t{moment(as_of.isoformat())}'
