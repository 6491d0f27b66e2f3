"""A map as SVG: coastlines, arcs of great circles, each half drawn as its own side declares, towns with their names."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2
from xml.sax.saxutils import escape

from pobratim.portal.drawing.globe import Flat, Window, flat, great_circle, window
from pobratim.portal.drawing.shapes import MANY, Arc, Mark, bundled

Box = tuple[float, float, float, float]  # left, top, right, bottom
STROKES = {
    "solid": 'stroke="#0b5468"',
    "dashed": 'stroke="#8a4b08" stroke-dasharray="7 5"',
    "dotted": 'stroke="#535b60" stroke-dasharray="0.1 5" stroke-linecap="round"',
    "thin": 'stroke="#8b9499"',
}
FINE = 0.3
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
ORDER = ("thin", "dotted", "dashed", "solid")
FONT = 'font-family="PT Sans, Pobratim Sans Latin, Pobratim Sans Cyrillic, system-ui, sans-serif"'
HALO = 'paint-order="stroke" stroke="#fff" stroke-width="4" stroke-linejoin="round"'


@dataclass(frozen=True, slots=True)
class Sheet:
    """The picture's size, the size of its letters, whether the sea is coloured."""

    width: int = 960
    height: int = 420
    letters: int = 14
    sea: str = "#e2ecf0"


def picture(arcs: Iterable[Arc], marks: Iterable[Mark], sheet: Sheet, title: str = "") -> str:
    """The map of some ties as SVG."""
    shown, spots = bundled(list(arcs), list(marks), sheet.width)
    drawn = [(arc, great_circle(arc.one, arc.other)) for arc in shown]
    towns = [(mark, flat(mark.point)) for mark in spots]
    ways = [] if len(shown) > MANY else [point for _, way in drawn for point in way]
    view = window(ways + [at for _, at in towns], sheet.width, sheet.height)
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


def lines(drawn: list[tuple[Arc, list[Flat]]], view: Window) -> Iterator[str]:
    """One path for each kind of line and width, what has ended undermost; many arcs let each other shine through."""
    paths: dict[tuple[int, float], list[str]] = {}
    shown = [(arc, each) for arc, way in drawn for each in turned(way, view)]
    for arc, way in shown:
        middle = len(way) // 2
        halves = ((arc.home_line, way[: middle + 1]), (arc.partner_line, way[middle:]))
        for line, part in halves if arc.home_line != arc.partner_line else ((arc.home_line, way),):
            wide = 1.0 if line == "thin" else min(6.0, 2 + round(log2(arc.count)) * 0.5)
            paths.setdefault((ORDER.index(line), wide), []).append(path(part, view))
    shine = f' stroke-opacity="{max(0.3, 14 / len(drawn) ** 0.5):.2f}"' if len(drawn) > MANY else ""
    for (at, wide), data in sorted(paths.items()):
        yield f'<path fill="none" {STROKES[ORDER[at]]} stroke-width="{wide:g}"{shine} d="{"".join(data)}"/>'


def turned(way: list[Flat], view: Window) -> Iterator[list[Flat]]:
    """A way wherever the window shows it; the plane goes round, so three worlds are tried."""
    for turn in (-1, 0, 1):
        placed = [(x + turn, y) for x, y in way]
        if view.shows(placed):
            yield placed


def path(way: Iterable[Flat], view: Window) -> str:
    """A way as the data of a path."""
    placed = [view.place(point) for point in way]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in placed)


def points(towns: Iterable[tuple[Mark, Flat]], view: Window) -> Iterator[str]:
    """The towns as points: ours filled, partners hollow; many as one with their number."""
    for mark, at in sorted(towns, key=lambda each: each[0].places):
        x, y = view.place(at)
        many = mark.places > 1
        fill = "#0b5468" if mark.home and not many else "#fff"
        radius = min(15.0, 6 + log2(mark.places)) if many else 5 if mark.home else 4
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{fill}" stroke="#0b5468" stroke-width="1.6"/>'
        if many:
            spot = f'x="{x:.1f}" y="{y + 3.5:.1f}" text-anchor="middle" font-size="10"'
            yield f'<text {spot} {FONT} fill="#073a48">{mark.places}</text>'


def names(towns: list[tuple[Mark, Flat]], view: Window, sheet: Sheet) -> Iterator[str]:
    """The names that find room beside their points and hide no other, those of ours and of the best tied first."""
    size = sheet.letters
    placed = [(mark, view.place(at)) for mark, at in towns]
    dots: list[Box] = [(x - 5, y - 5, x + 5, y + 5) for _, (x, y) in placed]
    taken: list[Box] = []
    ordered = sorted((each for each in placed if each[0].name), key=lambda each: (not each[0].home, -each[0].weight))
    for mark, (x, y) in ordered[:60]:
        wide = len(mark.name) * size * 0.62
        hidden = [*taken, *dots] if taken or not mark.home else []  # the town of the most ties is named in any case
        for left, base, anchor in spots(x, y, wide, size):
            box = (left, base - size * 0.8, left + wide, base + size * 0.3)
            inside = box[0] > 2 and box[2] < view.width - 2 and box[1] > 2 and box[3] < view.height - 2
            if inside and not any(overlap(box, other) for other in hidden):
                taken.append(box)
                weight = ' font-weight="700"' if mark.home else ""
                edge = left + wide * ANCHORS[anchor]
                spot = f'x="{edge:.1f}" y="{base:.1f}" text-anchor="{anchor}" font-size="{size}"{weight}'
                yield f'<text {spot} {FONT} fill="#16191b" {HALO}>{escape(mark.name)}</text>'
                break


def spots(x: float, y: float, wide: float, size: int) -> Iterator[tuple[float, float, str]]:
    """Where a name may stand by its point: its left end, its base line, the end that is held."""
    yield x + 8, y + size * 0.35, "start"
    yield x - 8 - wide, y + size * 0.35, "end"
    yield x - wide / 2, y - 9, "middle"
    yield x - wide / 2, y + size + 6, "middle"


def overlap(one: Box, other: Box) -> bool:
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
