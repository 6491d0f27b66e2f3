"""A map as SVG: coastlines, arcs of great circles, each half drawn as its own side declares, towns with their names."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from xml.sax.saxutils import escape

from pobratim.portal.drawing.globe import Flat, Point, Window, flat, great_circle, window

STROKES = {
    "solid": 'stroke="#0b5468" stroke-width="2"',
    "dashed": 'stroke="#8a4b08" stroke-width="2" stroke-dasharray="7 5"',
    "dotted": 'stroke="#535b60" stroke-width="2" stroke-dasharray="0.1 5" stroke-linecap="round"',
    "thin": 'stroke="#8b9499" stroke-width="1"',
}
FINE = 0.3
ORDER = ("thin", "dotted", "dashed", "solid")
FONT = 'font-family="PT Sans, Pobratim Sans Latin, Pobratim Sans Cyrillic, system-ui, sans-serif"'
HALO = 'paint-order="stroke" stroke="#fff" stroke-width="4" stroke-linejoin="round"'


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie to draw: its ends, and the line of each half."""

    one: Point
    other: Point
    home_line: str
    partner_line: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A town to draw; `home` ones are filled. One without a name is only a point."""

    point: Point
    name: str = ""
    home: bool = False
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """The picture's size, the size of its letters, whether the sea is coloured."""

    width: int = 960
    height: int = 420
    letters: int = 14
    sea: str = "#e2ecf0"


def picture(arcs: Iterable[Arc], marks: Iterable[Mark], sheet: Sheet, title: str = "") -> str:
    """The map of some ties as SVG."""
    drawn = [(arc, great_circle(arc.one, arc.other)) for arc in arcs]
    towns = [(mark, flat(mark.point)) for mark in marks]
    view = window([point for _, way in drawn for point in way] + [at for _, at in towns], sheet.width, sheet.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.width} {sheet.height}" '
        f'width="{sheet.width}" height="{sheet.height}" role="img">',
        f"<title>{escape(title)}</title>" if title else "",
        f'<rect width="{sheet.width}" height="{sheet.height}" fill="{sheet.sea}"/>',
        f'<path fill="#fbfaf6" stroke="#b9c6cc" stroke-width="0.8" fill-rule="evenodd" d="{coast(view)}"/>',
        *lines(drawn, view),
        *points(towns, view),
        *names(towns, view, sheet),
        "</svg>",
    ]
    return "".join(parts)


def lines(drawn: Iterable[tuple[Arc, list[Flat]]], view: Window) -> Iterator[str]:
    """One path for each kind of line, what has ended undermost."""
    paths: dict[str, list[str]] = {}
    for arc, way in drawn:
        middle = len(way) // 2
        if arc.home_line == arc.partner_line:
            paths.setdefault(arc.home_line, []).append(path(way, view))
        else:
            paths.setdefault(arc.home_line, []).append(path(way[: middle + 1], view))
            paths.setdefault(arc.partner_line, []).append(path(way[middle:], view))
    for line in ORDER:
        if line in paths:
            yield f'<path fill="none" {STROKES[line]} d="{"".join(paths[line])}"/>'


def path(way: Iterable[Flat], view: Window) -> str:
    """A way as the data of a path."""
    placed = [view.place(point) for point in way]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in placed)


def points(towns: Iterable[tuple[Mark, Flat]], view: Window) -> Iterator[str]:
    """The towns as points: ours filled, partners hollow."""
    for mark, at in towns:
        x, y = view.place(at)
        fill, radius = ("#0b5468", 5) if mark.home else ("#fff", 4)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{fill}" stroke="#0b5468" stroke-width="1.6"/>'


def names(towns: Iterable[tuple[Mark, Flat]], view: Window, sheet: Sheet) -> Iterator[str]:
    """The names that find room beside their points, those of ours and of the best tied first."""
    taken: list[tuple[float, float, float, float]] = []
    size = sheet.letters
    ordered = sorted((each for each in towns if each[0].name), key=lambda each: (not each[0].home, -each[0].weight))
    for mark, at in ordered[:60]:
        x, y = view.place(at)
        wide = len(mark.name) * size * 0.62
        for left, anchor in ((x + 8, "start"), (x - 8 - wide, "end")):
            box = (left, y - size * 0.8, left + wide, y + size * 0.5)
            inside = box[0] > 2 and box[2] < view.width - 2 and box[1] > 2 and box[3] < view.height - 2
            if inside and not any(overlap(box, other) for other in taken):
                taken.append(box)
                edge = left if anchor == "start" else left + wide
                weight = ' font-weight="700"' if mark.home else ""
                yield (
                    f'<text x="{edge:.1f}" y="{y + size * 0.35:.1f}" text-anchor="{anchor}" font-size="{size}"{weight} '
                    f'{FONT} fill="#16191b" {HALO}>{escape(mark.name)}</text>'
                )
                break


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Whether two boxes lie over each other."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def coast(view: Window) -> str:
    """The land that the window shows, as the data of a path; the plane goes round, so three worlds are tried."""
    found = []
    for turn in (-1, 0, 1):
        for ring in land("coast" if view.span < FINE else "land"):
            left, top, right, bottom = ring.box
            if not view.shows(((left + turn, top), (right + turn, bottom))):
                continue
            cut = view.cut([(x + turn, y) for x, y in ring.points])
            if len(cut) > 2:
                found.append(path(cut, view) + "Z")
    return "".join(found)


@dataclass(frozen=True, slots=True)
class Ring:
    """A piece of land: its points on the plane, and the box around them."""

    points: tuple[Flat, ...]
    box: tuple[float, float, float, float]


@cache
def land(name: str) -> tuple[Ring, ...]:
    """The rings of the land on Mercator's plane; none where the build has not made them."""
    source = files("pobratim.portal").joinpath(f"built/{name}.json")
    try:
        told = json.loads(source.read_text(encoding="utf-8"))
    except OSError:
        return ()
    return tuple(boxed(tuple(ring_of(ring, told["parts"]))) for ring in told["rings"])


def boxed(points: tuple[Flat, ...]) -> Ring:
    """A ring with the box around it."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Ring(points, (min(xs), min(ys), max(xs), max(ys)))


def ring_of(steps: list[int], parts: int) -> Iterator[Flat]:
    """The points of a ring given as steps."""
    x = y = 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        yield flat((y / parts, x / parts))


__all__ = ["Arc", "Mark", "Sheet", "picture"]
