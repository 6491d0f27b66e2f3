"""Tables of PDF where ruling lines draw them."""

from io import BytesIO
from typing import Any

import pdfplumber
from pdfplumber.utils.text import chars_to_textmap

from pobratim.documents.narrow import CellLine, joined, whole_words
from pobratim.documents.printed import Printed
from pobratim.documents.source import Source


def with_tables(source: Source, number: int, lines: list[Printed], goes_on: bool = False) -> list[Printed]:
    """The lines of a page in which each ruled table stands as one, in the place of its words.

    A single row is a table where one `goes_on`: the page before ends with a table.
    """
    with pdfplumber.open(BytesIO(source.data), pages=[number + 1]) as document:
        page = document.pages[0]
        tables = [
            each
            for at, each in enumerate(page.find_tables())
            if max(len(row.cells) for row in each.rows) > 1 and (len(each.rows) > 1 or (goes_on and at == 0))
        ]
        height = float(page.height)
        for table in tables:
            lines = _replaced(lines, table, height, number)
    return lines


def _replaced(lines: list[Printed], table: Any, height: float, number: int) -> list[Printed]:
    left, top, right, bottom = table.bbox
    rows = table.extract()
    if not any(cell for row in rows for cell in row):
        return lines
    _mend(table, rows)
    drawn = Printed("", left, height - bottom, right, height - top, page=number, table=rows)
    drawn.cells = [[_cell(box, height, number) for box in row.cells] for row in table.rows]
    inside = [_within(line, drawn) for line in lines]
    place = inside.index(True) if True in inside else len(lines)
    kept = [line for line, within in zip(lines, inside, strict=True) if not within]
    return [*kept[:place], drawn, *kept[place:]]


def _mend(table: Any, rows: list[list[str | None]]) -> None:
    """Make the words whole that narrow cells broke."""
    many = [(r, c) for r, row in enumerate(rows) for c, words in enumerate(row) if words and "\n" in words]
    if not many:
        return
    printed = {place: _printed(table, *place) for place in many}
    starts = [line["x0"] - table.rows[r].cells[c][0] for (r, c), found in printed.items() for line in found]
    margin = max(min(starts, default=0.0), 0.0)
    lines = {(r, c): _lines(found, table.rows[r].cells[c][2] - margin) for (r, c), found in printed.items()}
    single = [[CellLine(words)] for row in rows for words in row if words and "\n" not in words]
    known = whole_words([*lines.values(), *single])
    for (r, c), found in lines.items():
        rows[r][c] = joined(found, known) if found else rows[r][c]


def _printed(table: Any, row: int, column: int) -> list[dict[str, Any]]:
    """The lines of a cell as they are printed: of letters whose middle stands in it."""
    left, top, right, bottom = table.rows[row].cells[column]
    letters = [
        each
        for each in table.page.chars
        if top <= (each["top"] + each["bottom"]) / 2 < bottom and left <= (each["x0"] + each["x1"]) / 2 < right
    ]
    return chars_to_textmap(letters).extract_text_lines()


def _lines(printed: list[dict[str, Any]], edge: float) -> list[CellLine]:
    """Lines with the room that the first letter of the next one would have had at their end."""
    first = [x["chars"][0]["width"] for x in printed[1:]]
    room = [edge - x["x1"] - width for x, width in zip(printed, [*first, 0.0], strict=True)]
    return [CellLine(x["text"], left) for x, left in zip(printed, room, strict=True)]


def _cell(box: tuple[float, float, float, float] | None, height: float, number: int) -> Printed | None:
    """The box of a cell; none where a merged one covers it."""
    return Printed("", box[0], height - box[3], box[2], height - box[1], page=number, table=[]) if box else None


def _within(line: Printed, table: Printed) -> bool:
    if line.table is not None:
        return False
    middle = (line.top + line.bottom) / 2
    return table.bottom <= middle <= table.top and table.left - 2 <= line.left <= table.right
