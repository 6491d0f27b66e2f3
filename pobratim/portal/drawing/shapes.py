"""What a map is drawn from: arcs and towns; where there are too many to see, those that lie together stand as one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pobratim.portal.drawing.globe import LEAST_SPAN, WIDER, Point, flat, unflat

MANY = 300
APART = 38  # dots between the middles of groups of towns: their circles then hardly touch
MOST_ARCS = 1000


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie to draw: its ends, the line of each half, how many ties run here together."""

    one: Point
    other: Point
    home_line: str
    partner_line: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A town to draw; `home` ones are filled. One without a name is only a point; `places` are drawn as one."""

    point: Point
    name: str = ""
    home: bool = False
    weight: int = 1
    places: int = 1


def bundled(arcs: list[Arc], marks: list[Mark], width: int) -> tuple[list[Arc], list[Mark]]:
    """The arcs and towns as they are; when they are many, those of one cell of the plane together, the most first."""
    if len(arcs) <= MANY:
        return arcs, marks
    cells = cells_in(marks, width)
    middles = {cell: middle(some) for cell, some in by_cell(marks, cells).items()}
    lots: dict[tuple[tuple[int, int], tuple[int, int], str, str], int] = {}
    for arc in arcs:
        one, other = cell_of(arc.one, cells), cell_of(arc.other, cells)
        if one != other:
            key = (one, other, arc.home_line, arc.partner_line)
            lots[key] = lots.get(key, 0) + 1
    found = [
        Arc(middles[one].point, middles[other].point, home_line, partner_line, count)
        for (one, other, home_line, partner_line), count in sorted(lots.items(), key=lambda each: -each[1])[:MOST_ARCS]
    ]
    return found, list(middles.values())


def cells_in(marks: Iterable[Mark], width: int) -> int:
    """Into how many cells the plane is parted so that one is `APART` wide in a picture of all towns."""
    across = [flat(mark.point)[0] for mark in marks]
    return max(8, round(width / APART / max((max(across) - min(across)) * WIDER, LEAST_SPAN)))


def by_cell(marks: Iterable[Mark], cells: int) -> dict[tuple[int, int], list[Mark]]:
    """The towns of each cell."""
    found: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        found.setdefault(cell_of(mark.point, cells), []).append(mark)
    return found


def cell_of(point: Point, cells: int) -> tuple[int, int]:
    """The cell of the plane in which a point lies, where the plane is so many cells wide."""
    x, y = flat(point)
    return int(x * cells), int(y * cells)


def middle(marks: list[Mark]) -> Mark:
    """The towns of a cell as one, where most of their ties are."""
    if len(marks) == 1:
        return replace(marks[0], name="")
    weight = sum(mark.weight for mark in marks)
    flats = [(flat(mark.point), mark.weight) for mark in marks]
    at = (sum(x * each for (x, _), each in flats) / weight, sum(y * each for (_, y), each in flats) / weight)
    return Mark(unflat(at), "", any(mark.home for mark in marks), weight, len(marks))
