"""Tables of PDF where ruling lines draw them."""

from io import BytesIO
from typing import Any

import pdfplumber

from pobratim.documents.printed import Printed
from pobratim.documents.source import Source


def with_tables(source: Source, number: int, lines: list[Printed]) -> list[Printed]:
    """The lines of a page in which each ruled table stands as one, in the place of its words."""
    with pdfplumber.open(BytesIO(source.data), pages=[number + 1]) as document:
        page = document.pages[0]
        tables = [t for t in page.find_tables() if len(t.rows) > 1 and max(len(r.cells) for r in t.rows) > 1]
        height = float(page.height)
        for table in tables:
            lines = _replaced(lines, table, height, number)
    return lines


def _replaced(lines: list[Printed], table: Any, height: float, number: int) -> list[Printed]:
    left, top, right, bottom = table.bbox
    rows = table.extract()
    if not any(cell for row in rows for cell in row):
        return lines
    drawn = Printed("", left, height - bottom, right, height - top, page=number, table=rows)
    drawn.cells = [[_cell(box, height, number) for box in row.cells] for row in table.rows]
    inside = [_within(line, drawn) for line in lines]
    place = inside.index(True) if True in inside else len(lines)
    kept = [line for line, within in zip(lines, inside, strict=True) if not within]
    return [*kept[:place], drawn, *kept[place:]]


def _cell(box: tuple[float, float, float, float] | None, height: float, number: int) -> Printed | None:
    """The box of a cell; none where a merged one covers it."""
    return Printed("", box[0], height - box[3], box[2], height - box[1], page=number, table=[]) if box else None


def _within(line: Printed, table: Printed) -> bool:
    if line.table is not None:
        return False
    middle = (line.top + line.bottom) / 2
    return table.bottom <= middle <= table.top and table.left - 2 <= line.left <= table.right
