"""Scans and photographs, through Tesseract where it is installed: lines and ruled tables, each word with its box."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pobratim.documents.document import Recognised, Span
from pobratim.documents.flow import Flow, flowed
from pobratim.documents.narrow import CellLine, joined, whole_words
from pobratim.documents.page_image import PageImage, pages_of, ready
from pobratim.documents.printed import Printed
from pobratim.documents.recognition import HOW, Recogniser, Word
from pobratim.documents.rulings import Grid, erased, find_rulings, grids
from pobratim.documents.source import Content, Source
from pobratim.documents.waiting import tell

__all__ = ["HOW", "Recogniser", "read"]
WARNING = "Текст распознан с изображения: проверьте имена и даты."
MOST_PAGES = 30
SPOTS = "|‘‚'`_~¦"
BULLETS = ("®", "©", "e", "o", "е", "о", "°", "¢", "@", "*", "●", "•", "«", "‹", "·", "∙")
LARGE = 1.3  # times as high as most lines: set in larger type
DOUBTED = 0.3  # a sign that is less sure and no word is a spot on the paper


def read(source: Source) -> Content:
    """The text and blocks of an image."""
    pages = printed_pages(source)
    flow = flowed(pages) if any(pages) else None
    return content(flow, (WARNING,)) if flow else Content("", ())


def printed_pages(source: Source) -> list[list[Printed]]:
    """The lines of every page of an image file."""
    reader = Recogniser(source.name)
    return [lines(ready(image), number, reader) for number, image in enumerate(pages_of(source, MOST_PAGES))]


def content(flow: Flow, warnings: Sequence[str] = ()) -> Content:
    """The text of lines put down, with its words as they were recognised."""
    made = flow.draft.content(warnings)
    return Content(made.text, made.blocks, made.warnings, tuple(_recognised(flow, made.text)))


def _recognised(flow: Flow, text: str) -> Iterator[Recognised]:
    for line, printed in flow.placed:
        at = line.start
        for word, sureness in printed.said:
            found = text.find(word, at, line.end)
            if found >= 0:
                at = found + len(word)
                yield Recognised(Span(found, at), sureness)


def lines(page: PageImage, number: int, reader: Recogniser) -> list[Printed]:
    """The lines of a page, a ruled table standing as one."""
    tell()
    level, upright = find_rulings(page.ink, page.dots)
    words = reader.words(erased(page.image, level, upright), page.dots)
    words = list(_cleaned(words))
    sheet = _Sheet(page, number, words)
    for grid in grids(level, upright, page.dots):
        words = sheet.put_table(grid, words)
    sheet.put_lines(words)
    return sheet.in_order()


def _cleaned(words: Sequence[Word]) -> Iterator[Word]:
    """The words without what spots and remains of lines are taken for; signs that open items as one sign."""
    line = None
    for word in words:
        said = word.words.strip(SPOTS) or word.words
        if word.line != line and said in BULLETS:
            said = "•"
        line = word.line
        if _tells(said) or (said not in SPOTS and word.sureness >= DOUBTED):
            yield replace(word, words=said)


def _around(words: Sequence[Word]) -> tuple[int, int, int, int]:
    """The box around words: left, top, right, bottom."""
    left, top = min(word.left for word in words), min(word.top for word in words)
    return left, top, max(word.right for word in words), max(word.bottom for word in words)


def _tells(word: str) -> bool:
    """Whether a word holds a letter, a digit or the sign of a number."""
    return "№" in word or any(each.isalnum() for each in word)


def letters(line: Printed) -> int:
    """How many letters a line holds, or all cells of a table."""
    return len(line.words) + sum(len(words or "") for row in line.table or () for words in row)


class _Sheet:
    """The lines of a page in the making, in points from its lower left corner."""

    def __init__(self, page: PageImage, number: int, words: Sequence[Word]) -> None:
        self._points = 72 / page.dots
        self._high = page.image.height
        self._number = number
        self._size = _size(words) * self._points
        self._order = {id(word): at for at, word in enumerate(words)}
        self._found: list[tuple[int, Printed]] = []

    def put_table(self, grid: Grid, words: list[Word]) -> list[Word]:
        """Put down a table; the words outside of it are left."""
        inside: dict[tuple[int, int], list[Word]] = {}
        outside: list[Word] = []
        for word in words:
            cell = grid.cell_at((word.left + word.right) / 2, (word.top + word.bottom) / 2)
            (outside if cell is None else inside.setdefault(cell, [])).append(word)
        if len(inside) < 2:
            return words
        order = min(self._order[id(each[0])] for each in inside.values())
        drawn = self._box((grid.down[0], grid.across[0], grid.down[-1], grid.across[-1]))
        drawn.table, drawn.cells = self._cells(grid, inside)
        self._found.append((order, drawn))
        return outside

    def _cells(
        self, grid: Grid, inside: dict[tuple[int, int], list[Word]]
    ) -> tuple[list[list[str | None]], list[list[Printed | None]]]:
        inside = {cell: _without_remains(words) for cell, words in inside.items()}
        printed = {cell: _cell_lines(grid.box(cell), words) for cell, words in inside.items()}
        known = whole_words(printed.values())
        rows: list[list[str | None]] = []
        boxes: list[list[Printed | None]] = []
        for r in range(len(grid.across) - 1):
            own = [(r, c) if grid.owner[r, c] == (r, c) else None for c in range(len(grid.down) - 1)]
            rows.append([joined(printed.get(cell, []), known) if cell else None for cell in own])
            boxes.append([self._cell(grid.box(cell), inside.get(cell, ())) if cell else None for cell in own])
        return rows, boxes

    def _cell(self, box: tuple[int, int, int, int], words: Sequence[Word]) -> Printed:
        cell = self._box(box, words)
        cell.table = []
        return cell

    def put_lines(self, words: Sequence[Word]) -> None:
        """Put down the lines of words that stand in no table."""
        for _line, found in groupby(words, key=lambda word: word.line):
            said = list(found)
            line = self._box(_around(said), said)
            line.words = " ".join(word.words for word in said)
            if line.top - line.bottom > LARGE * line.size:
                line.size = line.top - line.bottom
            self._found.append((self._order[id(said[0])], line))

    def in_order(self) -> list[Printed]:
        """The lines of the page in reading order."""
        return [line for _at, line in sorted(self._found, key=lambda each: each[0])]

    def _box(self, box: tuple[int, int, int, int], words: Sequence[Word] = ()) -> Printed:
        left, top, right, bottom = box
        at = left * self._points, (self._high - bottom) * self._points
        to = right * self._points, (self._high - top) * self._points
        said = [(word.words, word.sureness) for word in _reading_order(words)]
        return Printed("", *at, *to, size=self._size, page=self._number, said=said)


def _cell_lines(box: tuple[int, int, int, int], words: Sequence[Word]) -> list[CellLine]:
    """The lines of a cell with the room at the end of each, the margin at its right taken to be as at its left."""
    rows = list(_rows(words))
    margin = min(row[0].left for row in rows) - box[0]
    found = []
    for number, row in enumerate(rows):
        below = rows[number + 1][0] if number + 1 < len(rows) else None
        first = (below.right - below.left) / len(below.words) if below else 0.0
        room = box[2] - margin - row[-1].right - first
        found.append(CellLine(" ".join(word.words for word in row), room))
    return found


def _without_remains(words: list[Word]) -> list[Word]:
    """The words of a cell without signs before and after them, which are what was left of its lines."""
    said = [number for number, word in enumerate(words) if _tells(word.words)]
    return words[said[0] : said[-1] + 1] if said else words


def _rows(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words line by line: those that stand at one height, from left to right."""
    row: list[Word] = []
    for word in sorted(words, key=lambda each: each.top):
        beside = min(word.bottom, max((each.bottom for each in row), default=0)) - word.top
        if row and beside < 0.5 * (word.bottom - word.top):
            yield sorted(row, key=lambda each: each.left)
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=lambda each: each.left)


def _reading_order(words: Sequence[Word]) -> list[Word]:
    return [word for row in _rows(words) for word in row]


def _size(words: Sequence[Word]) -> float:
    """How high most lines are."""
    heights = sorted(
        max(w.bottom for w in row) - min(w.top for w in row)
        for row in (list(found) for _line, found in groupby(words, key=lambda word: word.line))
    )
    return float(heights[len(heights) // 2]) if heights else 1.0
