"""The paragraphs and tables of an RTF as they are read, nested tables within cells, put down in order."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from pobratim.documents.draft import Cell, Draft, Hint, lays_out

DEEPEST = 9
CLOSE = 40  # twips between edges that are one


@dataclass(slots=True)
class Paragraph:
    """Words and what the paper says of them."""

    words: str
    hint: Hint


@dataclass(slots=True)
class Box:
    """A cell: where its left edge is, whether one above it or before it covers it, and what stands in it."""

    left: int
    covered: str
    content: list["Paragraph | Table"]


@dataclass(slots=True)
class Table:
    """Rows of cells, each with whether the paper calls it a header."""

    rows: list[tuple[bool, list[Box]]] = field(default_factory=list)


@dataclass(slots=True)
class Edges:
    """What a row says of its cells: right edges, those covered from "above" or "before", whether it is a header."""

    right: list[int] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    header: bool = False
    covers: str = ""

    def edge(self, at: int) -> None:
        """End a cell at an edge."""
        self.right.append(at)
        self.covered.append(self.covers)
        self.covers = ""


@dataclass(slots=True)
class Level:
    """A table in the making, and the content of its cell; the lowest level is the paper itself."""

    content: list[Paragraph | Table] = field(default_factory=list)
    table: Table = field(default_factory=Table)
    cells: list[list[Paragraph | Table]] = field(default_factory=list)
    edges: Edges = field(default_factory=Edges)

    def end_cell(self) -> None:
        """Put what was gathered into a cell."""
        self.cells.append(self.content)
        self.content = []

    def end_row(self) -> None:
        """Put the cells gathered so far into a row."""
        right = self.edges.right
        boxes = [
            Box(
                right[n - 1] if 0 < n <= len(right) else -1 if n == 0 else (right[-1] if right else 0) + n * 2 * CLOSE,
                self.edges.covered[n] if n < len(right) else "",
                content,
            )
            for n, content in enumerate(self.cells)
        ]
        self.table.rows.append((self.edges.header, boxes))
        self.cells = []


@dataclass(slots=True)
class RtfPaper:
    """Tables in tables by depth; depth 0 is the text of the paper."""

    levels: list[Level] = field(default_factory=lambda: [Level()])

    def at(self, depth: int) -> Level:
        """The level of a depth; what is deeper ends."""
        depth = min(depth, DEEPEST)
        while len(self.levels) > depth + 1:
            self._close()
        while len(self.levels) <= depth:
            self.levels.append(Level())
        return self.levels[-1]

    def content(self) -> list[Paragraph | Table]:
        """All that stands in the paper."""
        return self.at(0).content

    def _close(self) -> None:
        ended = self.levels.pop()
        if ended.content:
            ended.end_cell()
        if ended.cells:
            ended.end_row()
        if ended.table.rows:
            self.levels[-1].content.append(ended.table)


def put_down(draft: Draft, content: list[Paragraph | Table]) -> None:
    """Put down paragraphs and tables; a table that only holds another, or has one column, is no table."""
    for piece in content:
        if isinstance(piece, Paragraph):
            draft.paragraph(piece.words, piece.hint)
            continue
        boxes = [box for _header, row in piece.rows for box in row]
        nested = any(isinstance(each, Table) for box in boxes for each in box.content)
        if lays_out(max(len(row) for _header, row in piece.rows), len(piece.rows), nested):
            for box in boxes:
                put_down(draft, box.content)
            continue
        draft.table(_rows(piece))


def _rows(table: Table) -> list[list[Cell]]:
    """The cells by columns, which the left edges of all rows make."""
    lefts: list[int] = []
    for left in sorted({box.left for _header, row in table.rows for box in row}):
        if not lefts or left - lefts[-1] > CLOSE:
            lefts.append(left)
    grid = [{bisect_right(lefts, box.left) - 1: box for box in row} for _header, row in table.rows]
    return [
        [
            Cell("\n".join(_words(box.content)), column, header, _height(grid[r:], column))
            for column, box in row.items()
            if not box.covered
        ]
        for r, ((header, _row), row) in enumerate(zip(table.rows, grid, strict=True))
    ]


def _height(rows: list[dict[int, Box]], column: int) -> int:
    """Over how many rows, from the first of them, a cell is merged."""
    below = (row[column].covered == "above" if column in row else False for row in rows[1:])
    return 1 + sum(1 for _covered in takewhile(bool, below))


def _words(content: list[Paragraph | Table]) -> Iterator[str]:
    for piece in content:
        if isinstance(piece, Paragraph):
            yield piece.words
        else:
            for _header, row in piece.rows:
                for box in row:
                    yield from _words(box.content)
