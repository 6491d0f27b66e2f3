"""Tables drawn in plain text: columns divided by tabs, pipes or semicolons, cells with their places in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pobratim.documents.document import Block, BlockKind, Span
from pobratim.documents.headers import header_rows
from pobratim.documents.lines import Line
from pobratim.documents.markers import marker_of

PIPE_RULE = re.compile(r"[\s|:+=\-─━]*[-─━=]{2,}[\s|:+=\-─━]*")
MIN_PIPES = 1
MIN_SEMICOLONS, MIN_ROWS, HEAD = 3, 3, 60  # columns by semicolons are told by a head of short cells and rows alike


@dataclass(slots=True)
class Grid:
    """Rows of one table as it grows: cells as spans of the text, and where a rule was drawn below a header."""

    mark: str
    rows: list[list[Span]] = field(default_factory=list)
    ruled: int | None = None

    def blocks(self, text: str, table: int) -> Iterator[Block]:
        """A block for each cell that holds words."""
        words = [[text[s.start : s.end] for s in row] for row in self.rows]
        header = header_rows(words, self.ruled)
        for r, row in enumerate(self.rows):
            for c, span in enumerate(row):
                if span.start < span.end:
                    yield Block(BlockKind.CELL, span, table=table, row=r, column=c, header=r < header)


@dataclass(slots=True)
class _Raw:
    """A line with its outer spaces, which hold tabs of empty cells."""

    start: int
    text: str
    mark: str


def find_grids(text: str) -> list[tuple[int, int, Grid]]:
    """The tables of a plain text, each with the fragment `[start, end)` that it fills."""
    found: list[tuple[int, int, Grid]] = []
    run: list[_Raw] = []
    lines = [*_lines(text), _Raw(len(text), "", "")]
    for raw, below in zip(lines, [*lines[1:], lines[-1]], strict=True):
        if run and _heads_rows(run, raw, below):
            raw.mark = run[0].mark
            run.append(raw)
            continue
        if run and (raw.mark != run[0].mark or not _alike(run, raw)):
            if raw.mark == "" and not raw.text.strip() and run[-1].text.strip() and raw.start < len(text):
                run.append(raw)  # an empty line may divide rows; a second one, or words, end the table
                continue
            found += _closed(run)
            run = []
        if raw.mark:
            run.append(raw)
    return found


def _heads_rows(run: list[_Raw], raw: _Raw, below: _Raw) -> bool:
    """Whether a line of few words stands between the rows of a table, and says what those below it are."""
    words, mark = raw.text.strip(), run[0].mark
    plain = not raw.mark and 0 < len(words) < HEAD and not words.endswith(".") and marker_of(words) is None
    wide = mark in ("\t", "|") and run[0].text.count(mark) > 1
    return plain and wide and bool(run[-1].text.strip()) and below.mark == mark and _alike(run, below)


def _lines(text: str) -> Iterator[_Raw]:
    position = 0
    for line in text.split("\n"):
        yield _Raw(position, line, _mark(line))
        position += len(line) + 1


def _mark(line: str) -> str:
    stripped = line.strip(" ")
    if stripped.count("|") >= MIN_PIPES and stripped.strip("| \t"):
        return "|"
    if "\t" in line.strip() or (stripped.startswith("\t") and "\t" in stripped[1:].strip(" ")):
        first = line.strip().split("\t", 1)[0].strip()
        bulleted = (marker := marker_of(first + " x")) and marker.width >= len(first) + 1
        return "" if bulleted and line.strip().count("\t") == 1 else "\t"
    return ";" if stripped.count(";") >= MIN_SEMICOLONS and not stripped.endswith((";", ".")) else ""


def _alike(run: list[_Raw], raw: _Raw) -> bool:
    first, count = run[0].text.count(raw.mark), raw.text.count(raw.mark)
    if raw.mark == ";":
        return first == count
    after_gap = not run[-1].text.strip()
    return abs(first - count) <= (0 if after_gap else max(2, first // 2)) and (count > 1 or first <= 2)


def _closed(run: list[_Raw]) -> list[tuple[int, int, Grid]]:
    rows = [raw for raw in run if raw.mark]
    while run and not run[-1].text.strip():
        run.pop()
    if len(rows) < 2:
        return []
    headed = rows[0].mark != ";" or all(0 < len(cell.strip()) < HEAD for cell in rows[0].text.split(";"))
    if rows[0].mark == ";" and (len(rows) < MIN_ROWS or not headed):
        return []
    grid = Grid(rows[0].mark)
    outer = rows[0].mark == "|" and all(raw.text.strip().startswith("|") for raw in rows)
    for raw in rows:
        if raw.mark == "|" and PIPE_RULE.fullmatch(raw.text):
            grid.ruled = len(grid.rows) if grid.ruled is None and 0 < len(grid.rows) <= 2 else grid.ruled
        else:
            grid.rows.append(_cells(raw, outer))
    if len(grid.rows) < 2 or max(map(len, grid.rows)) < 2:
        return []
    return [(rows[0].start, run[-1].start + len(run[-1].text), grid)]


def _cells(raw: _Raw, outer: bool) -> list[Span]:
    cells, position = [], raw.start
    for part in raw.text.split(raw.mark):
        lead = len(part) - len(part.lstrip())
        words = part.strip()
        cells.append(Span(position + lead, position + lead + len(words)) if words else Span(position, position))
        position += len(part) + 1
    return cells[1 : -1 if raw.text.rstrip().endswith("|") else None] if outer else cells


def cell_lines(text: str, table: int, grid: Grid) -> Iterator[Line]:
    """The cells as lines, which `layout` passes through."""
    for block in grid.blocks(text, table):
        yield Line(block.span.start, block.span.end, cell=block)
