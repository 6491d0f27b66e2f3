"""The map of ties: land without borders, towns as points, ties as arcs whose line tells the state."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from pobratim.memo.drawing.labels import LETTER, place_labels
from pobratim.memo.drawing.land import rings
from pobratim.memo.drawing.picture import Picture
from pobratim.memo.drawing.window import HEIGHT, WIDTH, Spot, Window, window
from pobratim.memo.memo import Arc, Map, Point

LINES = {
    "live": 'stroke="#1d4f91"',
    "signed": 'stroke="#1d4f91" stroke-dasharray="2 12" stroke-linecap="round"',
    "suspended": 'stroke="#8a4b00" stroke-dasharray="24 14"',
    "ended": 'stroke="#999"',
}
BEND, LEGEND = 0.14, 70


def draw_map(drawn: Map) -> Picture:
    """The picture of a map with its legend below."""
    points = list(dict.fromkeys(point for arc in drawn.arcs for point in (arc.start, arc.end)))
    view = window(points)
    lines = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#f4f7fa"/>', *_land(view)]
    lines += [_arc(view, arc) for arc in drawn.arcs]
    lines += [_dot(view, point) for point in points]
    lines += _names(view, points)
    lines += _legend(drawn.legend)
    return Picture(WIDTH // 10, (HEIGHT + LEGEND) // 10, "".join(lines))


def _land(view: Window) -> Iterator[str]:
    shores = [shore for ring in rings() for shore in view.shore(ring)]
    path = "".join(f"M{'L'.join(f'{x:.0f},{y:.0f}' for x, y in shore)}Z" for shore in shores)
    yield f'<path d="{path}" fill="#e4e0d6" stroke="#a9a394" stroke-width="2"/>'


def _arc(view: Window, arc: Arc) -> str:
    (x, y), (u, v) = _spot(view, arc.start), _spot(view, arc.end)
    bend_x, bend_y = (x + u) / 2 + (v - y) * BEND, (y + v) / 2 - abs(u - x) * BEND
    curve = f"M{x:.0f},{y:.0f}Q{bend_x:.0f},{bend_y:.0f} {u:.0f},{v:.0f}"
    return f'<path d="{curve}" fill="none" stroke-width="5" {LINES[arc.line]}/>'


def _spot(view: Window, point: Point) -> Spot:
    return view.spot(point.longitude, point.latitude)


def _dot(view: Window, point: Point) -> str:
    x, y = _spot(view, point)
    radius, colour = (12, "#111") if point.home else (9, "#fff")
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius}" fill="{colour}" stroke="#111" stroke-width="4"/>'


def _names(view: Window, points: list[Point]) -> Iterator[str]:
    ordered = sorted(points, key=lambda point: not point.home)
    for label in place_labels((point.name, _spot(view, point)) for point in ordered):
        at = f'x="{label.x:.0f}" y="{label.y:.0f}" font-size="{LETTER:.0f}"'
        words = escape(label.name)
        yield f'<text {at} stroke="#fff" stroke-width="8" stroke-linejoin="round" fill="#fff">{words}</text>'
        yield f"<text {at}>{words}</text>"


def _legend(legend: tuple[tuple[str, str], ...]) -> Iterator[str]:
    x = 10.0
    for line, words in legend:
        yield f'<path d="M{x:.0f},{HEIGHT + 42}h110" fill="none" stroke-width="5" {LINES[line]}/>'
        yield f'<text x="{x + 125:.0f}" y="{HEIGHT + 54}" font-size="{LETTER:.0f}">{escape(words)}</text>'
        x += 190 + len(words) * LETTER * 0.5
