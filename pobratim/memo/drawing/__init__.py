"""Charts and maps of the memo as pictures of lines: black on white, with the words in the memo's own letters."""

from pobratim.memo.drawing.bars import draw_bars
from pobratim.memo.drawing.map import draw_map
from pobratim.memo.drawing.picture import Picture
from pobratim.memo.memo import Bars, Map

__all__ = ["Picture", "draw"]


def draw(drawing: Bars | Map) -> Picture:
    """The picture of a chart or a map."""
    return draw_bars(drawing) if isinstance(drawing, Bars) else draw_map(drawing)
