"""The register beside a list of the commons: what each has and the other lacks, what has ended and is still listed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from pobratim.exchange.listed import Listed, Pair
from pobratim.network.graph import Node
from pobratim.network.registered import OVER
from pobratim.register import outlines
from pobratim.register.deriving import Outline
from pobratim.register.models import Place, PlaceIdentifier

Names = tuple[str, str]


@dataclass(frozen=True)
class Comparison:
    """Pairs of names, sorted. Only pairs with a municipality of the register are told.

    `levels` are two entries of one municipality whose partners seem one place on two levels: a city and its district.
    """

    shared: tuple[Names, ...]
    lacking: tuple[Names, ...]
    ended: tuple[Names, ...]
    unlisted: tuple[Names, ...]
    unlinked: tuple[Names, ...]
    levels: tuple[tuple[str, str, str], ...]
    repeated: int
    unreadable: int


def compare(listed: Listed, as_of: date) -> Comparison:
    """What the list and the register say of the same municipalities on a day."""
    ties = list(outlines.outlines(as_of).values())
    numbers = dict(PlaceIdentifier.objects.values_list("identifier", "place_id"))
    names = dict(Place.objects.values_list("pk", "name"))
    homes = {tie.home for tie in ties}
    ours = {frozenset((tie.home, tie.partner)): tie for tie in ties}
    rows: dict[str, set[Names]] = {"shared": set(), "lacking": set(), "ended": set()}
    met: set[frozenset[int]] = set()
    for one, other in municipal(listed, numbers, homes):
        ends = frozenset(numbers[each.key] for each in (one, other) if each.key in numbers)
        tie = ours.get(ends)
        met.add(frozenset(ends))
        rows[verdict(tie, pair(one, other) in listed.ended)].add(
            (told(one, numbers, names), told(other, numbers, names))
        )
    rest = [tie for ends, tie in ours.items() if ends not in met and not over(tie)]
    known = set(numbers.values())
    linked = {tie.id for tie in rest if {tie.home, tie.partner} <= known}
    return Comparison(
        **{name: tuple(sorted(found)) for name, found in rows.items()},
        unlisted=tuple(sorted((names[tie.home], names[tie.partner]) for tie in rest if tie.id in linked)),
        unlinked=tuple(sorted((names[tie.home], names[tie.partner]) for tie in rest if tie.id not in linked)),
        levels=tuple(sorted(set(twice(listed, numbers, homes, names)))),
        repeated=listed.repeated,
        unreadable=listed.unreadable,
    )


def municipal(listed: Listed, numbers: dict[str, int], homes: set[int]) -> Iterator[tuple[Node, Node]]:
    """The pairs of the list with a municipality of the register, which stands first."""
    nodes = listed.graph.nodes
    for first, second in listed.graph.edges:
        one, other = nodes[first], nodes[second]
        if numbers.get(one.key) in homes:
            yield one, other
        elif numbers.get(other.key) in homes:
            yield other, one


def verdict(tie: Outline | None, ended_there: bool) -> str:
    """Which list a pair belongs to; what both call ended is shared, as what both call alive is."""
    if tie is None:
        return "lacking"
    return "ended" if over(tie) and not ended_there else "shared"


def over(tie: Outline) -> bool:
    """Whether a side ended the tie."""
    return bool({tie.home_word, tie.partner_word} & OVER)


def pair(one: Node, other: Node) -> Pair:
    """The keys of two places in one order."""
    first, second = sorted((one.key, other.key))
    return first, second


def told(node: Node, numbers: dict[str, int], names: dict[int, str]) -> str:
    """The name in the register, else as listed."""
    return names[numbers[node.key]] if node.key in numbers else node.name


def twice(
    listed: Listed, numbers: dict[str, int], homes: set[int], names: dict[int, str]
) -> Iterator[tuple[str, str, str]]:
    """A municipality with two partners of one country of which one is named after the other."""
    partners: dict[str, list[Node]] = {}
    homes_by_key: dict[str, Node] = {}
    for one, other in municipal(listed, numbers, homes):
        homes_by_key[one.key] = one
        partners.setdefault(one.key, []).append(other)
    for home, found in partners.items():
        for one, other in combinations(sorted(found, key=lambda each: (len(each.name), each.name)), 2):
            if one.country == other.country and f"{other.name.casefold()} ".startswith(f"{one.name.casefold()} "):
                yield told(homes_by_key[home], numbers, names), one.name, other.name
