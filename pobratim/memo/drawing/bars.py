"""A chart of horizontal bars: the label before, the number behind; no axis, for every bar says its number."""

from xml.sax.saxutils import escape

from pobratim.memo.drawing.picture import Picture
from pobratim.memo.memo import Bars

WIDTH, ROW, LABEL, LETTER = 190, 7, 88, 38


def draw_bars(chart: Bars) -> Picture:
    """The picture of a chart; its height grows with the bars."""
    most = max((bar.value for bar in chart.bars), default=1) or 1
    longest = (WIDTH - LABEL - 14) * 10
    lines = []
    for place, bar in enumerate(chart.bars):
        top = place * ROW * 10
        length = max(6, round(longest * bar.value / most))
        lines.append(_text(LABEL * 10 - 20, top + 47, _cut(bar.label), 'text-anchor="end"'))
        lines.append(f'<rect x="{LABEL * 10}" y="{top + 11}" width="{length}" height="48" fill="#3b5b7a"/>')
        lines.append(_text(LABEL * 10 + length + 20, top + 47, str(bar.value)))
    return Picture(WIDTH, max(1, len(chart.bars)) * ROW, "".join(lines))


def _text(x: int, y: int, words: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" font-size="{LETTER}" {more}>{escape(words)}</text>'


def _cut(label: str) -> str:
    return label if len(label) <= 50 else label[:49].rstrip() + "…"
