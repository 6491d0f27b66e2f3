"""Tables drawn in plain text by spaces alone: columns begin where those of the header do."""

import re
from collections.abc import Iterator

from pobratim.documents.document import Span
from pobratim.documents.grids import Grid
from pobratim.documents.lines import RULE

PART = re.compile(r"\S+(?: \S+)*")
MIN_COLUMNS, MIN_ROWS = 3, 2
SLACK = 1  # columns may begin so many signs before or behind those of the header
WIDE = "   "


def find_aligned(text: str) -> list[tuple[int, int, Grid]]:
    """The tables that spaces draw, each with the fragment `[start, end)` that it fills."""
    if text.count(WIDE) < MIN_COLUMNS * MIN_ROWS:
        return []
    lines = list(_lines(text))
    found: list[tuple[int, int, Grid]] = []
    at = 0
    while at < len(lines):
        table = _table(lines, at)
        if table is None:
            at += 1
            continue
        last, grid = table
        found.append((lines[at][0], lines[last][0] + len(lines[last][1]), grid))
        at = last + 1
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    for line in text.split("\n"):
        yield position, line
        position += len(line) + 1


def _table(lines: list[tuple[int, str]], at: int) -> tuple[int, Grid] | None:
    """The last line of the table that begins with a line as its header, and the table; None where none does."""
    columns = [part.start() for part in PART.finditer(lines[at][1])]
    if len(columns) < MIN_COLUMNS or "\t" in lines[at][1]:
        return None
    grid, last = Grid(" ", [_cells(*lines[at], columns)]), at
    for number, (start, line) in enumerate(lines[at + 1 :], at + 1):
        if line.strip() and RULE.fullmatch(line):
            grid.ruled = len(grid.rows) if grid.ruled is None and len(grid.rows) == 1 else grid.ruled
        elif not _stands_in(line, columns):
            break
        else:
            grid.rows.append(_cells(start, line, columns))
            last = number
    return (last, grid) if len(grid.rows) > MIN_ROWS else None


def _stands_in(line: str, columns: list[int]) -> bool:
    """Whether the parts of a line begin where columns do, and there are several."""
    parts = [part.start() for part in PART.finditer(line)]
    return len(parts) > 1 and all(any(abs(begin - column) <= SLACK for column in columns) for begin in parts)


def _cells(start: int, line: str, columns: list[int]) -> list[Span]:
    """The cells of a line: each part in the column that begins nearest."""
    cells = [Span(start, start) for _ in columns]
    for part in PART.finditer(line):
        column = min(range(len(columns)), key=lambda c: abs(columns[c] - part.start()))
        cells[column] = Span(start + part.start(), start + part.end())
    return cells
