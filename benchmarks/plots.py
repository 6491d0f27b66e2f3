"""Plots of the network report as SVG: lines on logarithmic axes, columns side by side. Colour and form differ both."""

from collections.abc import Sequence
from math import ceil, floor, log10
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 16, 44, 52
INKS = ("#0b5468", "#b3541e", "#6b6f73")
DASHES = ("", "7 4", "2 3")
FONT = 'font-family="PT Sans, system-ui, sans-serif" font-size="14" fill="#16191b"'
Line = tuple[str, Sequence[tuple[float, float]]]
Column = tuple[str, tuple[float, ...]]


def lines(title: str, axes: tuple[str, str], shown: Sequence[Line]) -> str:
    """Lines over two logarithmic axes."""
    xs = [log10(x) for _, points in shown for x, _ in points]
    ys = [log10(y) for _, points in shown for _, y in points]
    ends = (floor(min(xs)), ceil(max(xs)), floor(min(ys)), ceil(max(ys)))

    def at(x: float, y: float) -> tuple[float, float]:
        across = (log10(x) - ends[0]) / (ends[1] - ends[0])
        up = (log10(y) - ends[2]) / (ends[3] - ends[2])
        return LEFT + across * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - up * (HEIGHT - TOP - BOTTOM)

    parts = [*grid(ends, at)]
    for number, (name, points) in enumerate(shown):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point) for point in points))
        look = f'stroke="{INKS[number]}" stroke-width="2.5" stroke-dasharray="{DASHES[number]}" fill="none"'
        y = TOP + 18 + number * 20
        parts.append(f'<polyline points="{path}" {look}/>')
        parts.append(f'<path d="M{WIDTH - 300} {y - 5}h34" {look}/>')
        parts.append(text(WIDTH - 258, y, name))
    return sheet(title, axes, parts)


def grid(ends: tuple[int, int, int, int], at: object) -> list[str]:
    """Lines at powers of ten with their numbers."""
    assert callable(at)
    found = []
    for power in range(ends[0], ends[1] + 1):
        x, y = at(10.0**power, 10.0 ** ends[2])
        found.append(f'<path d="M{x:.1f} {TOP}V{y:.1f}" stroke="#d6dbde"/>')
        found.append(text(x, y + 18, number_of(power), "middle"))
    for power in range(ends[2], ends[3] + 1):
        x, y = at(10.0 ** ends[0], 10.0**power)
        found.append(f'<path d="M{x:.1f} {y:.1f}H{WIDTH - RIGHT}" stroke="#d6dbde"/>')
        found.append(text(x - 8, y + 5, number_of(power), "end"))
    return found


def number_of(power: int) -> str:
    """A power of ten as it is written on an axis."""
    return f"{10.0**power:g}" if power < 0 else f"{10**power:,}".replace(",", "\u202f")


def columns(title: str, axes: tuple[str, str], names: Sequence[str], shown: Sequence[Column]) -> str:
    """Columns side by side, a group for each word, each with its number."""
    highest = max(value for _, values in shown for value in values)
    group = (WIDTH - LEFT - RIGHT) / len(shown)
    wide = group * 0.8 / len(names)
    floor_y = HEIGHT - BOTTOM
    parts = [f'<path d="M{LEFT} {floor_y}H{WIDTH - RIGHT}" stroke="#16191b"/>']
    for place, (word, values) in enumerate(shown):
        x = LEFT + place * group + group * 0.1
        for number, value in enumerate(values):
            tall = value / highest * (floor_y - TOP - 40)
            look = f'fill="{INKS[number]}" fill-opacity="{1 if number == 0 else 0.55}" stroke="{INKS[number]}"'
            parts.append(
                f'<rect x="{x + number * wide:.1f}" y="{floor_y - tall:.1f}" width="{wide - 2:.1f}"'
                f' height="{tall:.1f}" {look}/>'
            )
        parts.append(text(x + group * 0.4, floor_y + 18, word, "middle"))
    for number, name in enumerate(names if len(names) > 1 else ()):
        y = TOP + 14 + number * 20
        parts.append(f'<rect x="{WIDTH - 290}" y="{y - 11}" width="14" height="12" fill="{INKS[number]}"/>')
        parts.append(text(WIDTH - 270, y, name))
    parts.append(text(LEFT - 8, TOP + 44, f"{highest:,.0f}".replace(",", "\u202f"), "end"))
    return sheet(title, axes, parts)


def text(x: float, y: float, words: str, anchor: str = "start") -> str:
    """Words on the sheet."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {FONT}>{escape(words)}</text>'


def sheet(title: str, axes: tuple[str, str], parts: Sequence[str]) -> str:
    """A whole picture with its title and the names of its axes."""
    below = text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, axes[0], "middle")
    aside = f'<g transform="rotate(-90 16 {HEIGHT / 2})">{text(16, HEIGHT / 2, axes[1], "middle")}</g>'
    inside = "\n".join([text(LEFT, 24, title), *parts, below, aside])
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img" aria-label="{escape(title)}">\n'
        f'<rect width="100%" height="100%" fill="#fff"/>\n{inside}\n</svg>\n'
    )
