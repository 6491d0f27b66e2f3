"""Charts as SVG: what differs in colour differs in pattern too; every chart stands beside a table of its numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from django.utils.safestring import SafeString, mark_safe

INK, SOFT, LINE = "#16191b", "#535b60", "#d6dbde"
FONT = 'font-family="PT Sans, system-ui, sans-serif" font-size="13"'
LARGE = FONT.replace("13", "14")
TILES = {
    "hatch": (45, '<rect width="6" height="6" fill="#f0dcc4"/><rect width="2.5" height="6" fill="#8a4b08"/>'),
    "dots": (0, '<rect width="6" height="6" fill="#eef1f2"/><circle cx="2" cy="2" r="1.3" fill="#535b60"/>'),
    "bars": (0, '<rect width="6" height="6" fill="#dcebef"/><rect width="6" height="2.4" fill="#3f8296"/>'),
    "grid": (0, '<rect width="6" height="6" fill="#fff"/><path d="M0 0H6M0 0V6" stroke="#8b9499" stroke-width="1.4"/>'),
}
TILE = '<pattern id="{}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate({})">{}</pattern>'
FILLS = {
    "solid": "#0b5468",
    "dashed": "url(#{p}hatch)",
    "dotted": "url(#{p}dots)",
    "thin": "url(#{p}grid)",
    "bars": "url(#{p}bars)",
    "pale": "#a9c9d2",
}


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of thing that is counted: its key in the rows, its name, its fill."""

    key: str
    name: str
    fill: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a chart, the prefix that keeps its patterns its own, and the id of the table that tells it."""

    prefix: str
    title: str
    width: int = 960
    height: int = 280


def columns(rows: Mapping[int, Mapping[str, int]], series: Sequence[Series], frame: Frame) -> SafeString:
    """A column for each year from the first to the last, its parts over one another."""
    if not rows:
        return SafeString()
    years = range(min(rows), max(rows) + 1)
    highest = max(sum(row.values()) for row in rows.values()) or 1
    left, bottom, top = 44, frame.height - 28, 12
    step = (frame.width - left - 8) / len(years)
    tall = (bottom - top) / highest
    parts = [*grid(highest, Area(left, top, frame.width - 8, bottom))]
    for at, year in enumerate(years):
        x, y = left + at * step, float(bottom)
        for each in series:
            if number := rows.get(year, {}).get(each.key, 0):
                y -= number * tall
                wide = max(step - 1.5, 1)
                fill = FILLS[each.fill].format(p=frame.prefix)
                name = f"{year}: {each.name}, {number}"
                parts.append(
                    f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{number * tall:.1f}" fill="{fill}">'
                    f"<title>{escape(name)}</title></rect>"
                )
    parts += year_marks(years, left, step, bottom)
    return drawn(parts, frame)


@dataclass(frozen=True, slots=True)
class Area:
    """The part of a chart in which its columns stand."""

    left: float
    top: float
    right: float
    bottom: float


def grid(highest: int, area: Area) -> Iterator[str]:
    """Lines at round numbers, with the numbers."""
    for value in ticks(highest):
        y = area.bottom - (area.bottom - area.top) * value / highest
        yield f'<path d="M{area.left} {y:.1f}H{area.right}" stroke="{LINE}" stroke-width="1"/>'
        yield f'<text x="{area.left - 8}" y="{y + 4:.1f}" text-anchor="end" {FONT} fill="{SOFT}">{value}</text>'


def ticks(highest: int) -> list[int]:
    """From nought to the highest in three to six round steps."""
    step = next(
        size for power in range(12) for size in (10**power, 2 * 10**power, 5 * 10**power) if highest / size <= 6
    )
    return list(range(0, highest + 1, step))


def year_marks(years: range, left: float, step: float, bottom: float) -> Iterator[str]:
    """The years under the columns, as many as find room."""
    every = next((each for each in (1, 2, 5, 10, 20, 50) if each * step >= 40), 100)
    for at, year in enumerate(years):
        if year % every == 0:
            x = left + at * step + step / 2
            yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle" {FONT} fill="{SOFT}">{year}</text>'


def bars(rows: Iterable[tuple[str, int]], frame: Frame) -> SafeString:
    """A bar for each row, the name at its left, the number at its end."""
    found = list(rows)
    if not found:
        return SafeString()
    most = max(number for _, number in found) or 1
    row, left = 28, 160
    parts = []
    for at, (name, number) in enumerate(found):
        y = at * row + 4
        wide = (frame.width - left - 50) * number / most
        shown = name if len(name) <= 22 else name[:21] + "…"
        parts += [
            f'<text x="{left - 10}" y="{y + 15}" text-anchor="end" {LARGE} fill="{INK}">{escape(shown)}</text>',
            f'<rect x="{left}" y="{y}" width="{max(wide, 2):.1f}" height="20" fill="{FILLS["solid"]}"/>',
            f'<text x="{left + wide + 8:.1f}" y="{y + 15}" {LARGE} fill="{INK}">{number}</text>',
        ]
    return drawn(parts, Frame(frame.prefix, frame.title, frame.width, len(found) * row + 8))


def drawn(parts: Iterable[str], frame: Frame) -> SafeString:
    """The chart; its table tells the same to those who do not see it."""
    patterns = "".join(TILE.format(frame.prefix + name, turn, tile) for name, (turn, tile) in TILES.items())
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {frame.height}" class="chart" role="img"'
    )
    text = (
        f'{head} aria-label="{escape(frame.title, {chr(34): "&quot;"})}"><defs>{patterns}</defs>{"".join(parts)}</svg>'
    )
    return mark_safe(text)  # noqa: S308 - names are escaped where they are written, the rest is numbers


def swatch(fill: str, prefix: str) -> SafeString:
    """A small field of a fill, for the key of a chart."""
    colour = FILLS[fill].format(p=prefix)
    field = f'<rect width="18" height="12" fill="{colour}"/>'
    return mark_safe(f'<svg class="swatch" viewBox="0 0 18 12" aria-hidden="true">{field}</svg>')  # noqa: S308 - fills are our own
