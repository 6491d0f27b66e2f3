"""A canonical text in the writing: formats with paragraphs of their own put them down one by one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pobratim.documents.document import Block, BlockKind, Span
from pobratim.documents.headers import header_rows
from pobratim.documents.layout import arrange
from pobratim.documents.lines import Line
from pobratim.documents.source import Content

SPACES = re.compile(r"[ \t\r\f\v]+")
UNWANTED = re.compile(r"\xad\n?|[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Hint:
    """What a format says of a paragraph."""

    kind: BlockKind | None = None
    level: int = 0
    marker: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell and its column; merged cells come once, at their first row and column."""

    text: str
    column: int
    header: bool = False
    height: int = 1


PLAIN = Hint()
ALONE: Mapping[tuple[int, int], int] = {}


def lays_out(widest: int, rows: int, nested: bool) -> bool:
    """Whether a table only lays words out: its widest row has one cell, or it holds little but a table within."""
    return widest <= 1 or (nested and rows <= 2)


@dataclass(slots=True)
class Draft:
    """The text so far and its lines."""

    parts: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    length: int = 0
    tables: int = 0

    def paragraph(self, text: str, hint: Hint = PLAIN) -> None:
        """Put down a paragraph; lines that were broken by hand inside of it stay lines."""
        words = _tidy(text)
        if not words:
            return
        lead = f"{hint.marker} " if hint.marker else ""
        for number, line in enumerate(words.split("\n")):
            self._line(line, lead if number == 0 else "", hint, number == 0)

    def table(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Put down a table, a row a line; header rows are found where the format names none."""
        filled = [(r, [(c, _tidy(c.text)) for c in row]) for r, row in enumerate(rows)]
        told = any(c.header for row in rows for c in row)
        header = 0 if told else header_rows([_columns(row) for row in rows])
        for r, row in filled:
            for number, (cell, words) in enumerate(row):
                self._write("\t" if number else "")
                start = self._write(words)
                if words:
                    block = Block(
                        BlockKind.CELL,
                        Span(start, self.length),
                        table=self.tables,
                        row=r,
                        column=cell.column,
                        header=cell.header or r < header,
                        height=cell.height,
                    )
                    self.lines.append(Line(start, self.length, cell=block))
            self._write("\n")
        self.tables += 1

    def grid(self, rows: Sequence[Sequence[str | None]], heights: Mapping[tuple[int, int], int] = ALONE) -> None:
        """Put down a table of plain rows, in which nothing stands where a merged cell covers.

        `heights` tell by row and column over how many rows cells are merged.
        """
        self.table(
            [
                [
                    Cell(words or "", c, height=heights.get((r, c), 1))
                    for c, words in enumerate(row)
                    if words is not None
                ]
                for r, row in enumerate(rows)
            ]
        )

    def put(self, words: str, line: Line) -> None:
        """Put down a line of which its format knows more."""
        clean = _tidy(words).replace("\n", " ")
        if clean:
            line.start = self._write(clean)
            line.end = self.length
            self.lines.append(line)
            self._write("\n")

    def content(self, warnings: Sequence[str] = ()) -> Content:
        """The text and its blocks."""
        text = "".join(self.parts).rstrip("\n")
        return Content(text, arrange(text, self.lines), tuple(warnings))

    def _line(self, words: str, lead: str, hint: Hint, first: bool) -> None:
        self._write(lead)
        start = self._write(words)
        line = Line(start, self.length, whole=first, gap=first, strong=hint.strong)
        if not first and hint.kind is not None:
            line.joins = True
        if first:
            line.kind, line.level, line.marker = hint.kind, hint.level, hint.marker
        self.lines.append(line)
        self._write("\n")

    def _write(self, words: str) -> int:
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start


def _tidy(text: str) -> str:
    """The words with single spaces, without letters that no text holds; lines broken by hand are kept."""
    clean = UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line for raw in clean.split("\n") if (line := SPACES.sub(" ", raw).strip()))


def _columns(row: Sequence[Cell]) -> list[str]:
    """The words of a row by column, empty where a merged cell covers."""
    words = [""] * (max((c.column for c in row), default=-1) + 1)
    for cell in row:
        words[cell.column] = cell.text
    return words
