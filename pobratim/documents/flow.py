"""Printed lines put down as one text: paragraphs by their places; page numbers and running headers are left out."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module

from pobratim.documents.draft import Draft
from pobratim.documents.foot import parted
from pobratim.documents.lines import Line, is_furniture
from pobratim.documents.markers import marker_of
from pobratim.documents.printed import Printed, goes_on, heights, prolong
from pobratim.documents.raised import SIGNS

CONTINUED = re.compile(r"(?:продолжение|окончание)\s+(?:таблицы|приложения)\b[^.]{0,20}$", re.IGNORECASE)
HALF = 10_000  # tells the bands of a page that begin in the middle of others from these
DIGITS = re.compile(r"\d+")
ABBREVIATION = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}\.$")


@dataclass(slots=True)
class Column:
    """The edges of the lines of a page, and the usual step from line to line."""

    left: float
    right: float
    step: float


def flowed(pages: list[list[Printed]]) -> "Flow":
    """The lines of pages put down as one text."""
    flow = Flow(Draft(), _body_size(pages))
    notes: list[Printed] = []
    for lines in _without_furniture(pages):
        text, foot = parted(_groups(lines), flow.size)
        flow.take(text)
        notes += foot
    flow.shut()
    flow.take_notes(notes)
    return flow


def _body_size(pages: list[list[Printed]]) -> float:
    sizes: Counter[float] = Counter()
    for line in (x for lines in pages for x in lines):
        sizes[round(line.size, 1)] += len(line.words)
    return sizes.most_common(1)[0][0]


def _without_furniture(pages: list[list[Printed]]) -> Iterator[list[Printed]]:
    """The lines of pages without page numbers, and without what is printed at the edge of page after page."""
    edges = Counter(key for lines in pages for key in {k for x in [*lines[:2], *lines[-2:]] for k in _keys(x)})
    repeated = {key for key, count in edges.items() if count >= max(2, len(pages) * 0.5) and len(pages) > 1}
    for lines in pages:
        last = len(lines)
        yield [
            line
            for i, line in enumerate(lines)
            if not (
                i in (0, 1, last - 1, last - 2)
                and line.table is None
                and (is_furniture(line.words) or not repeated.isdisjoint(_keys(line)))
            )
        ]


def _keys(line: Printed) -> set[tuple[str, int]]:
    """What is alike in lines that run over all pages: their words, numbers apart, and about where they stand."""
    words = DIGITS.sub("0", line.words)
    return {(words, int(line.bottom // 12)), (words, int((line.bottom + 6) // 12) + HALF)}


@dataclass(slots=True)
class Flow:
    """Lines put down one by one, each beginning a paragraph or going on with one."""

    draft: Draft
    size: float
    above: Printed | None = None
    edge: float = 0.0
    open: Printed | None = None
    placed: list[tuple[Line, Printed]] = field(default_factory=list)

    def take(self, lines: list[Printed]) -> None:
        """Put down the lines of a page."""
        for line, column in zip(lines, _columns(lines), strict=True):
            if line.table is not None:
                self._table(line)
                continue
            if self.open is not None and CONTINUED.match(line.words):
                continue
            self.shut()
            begins = self.above is None or self._begins(self.above, line, column)
            strong = line.bold or line.size > 1.15 * self.size
            put = Line(0, 0, whole=begins, gap=begins, strong=strong, joins=None if begins else True)
            self.draft.put(line.words, put)
            self.placed.append((put, line))
            self.edge = column.right
            self.above = line

    def take_notes(self, lines: list[Printed]) -> None:
        """Put down the notes of all pages."""
        for line in lines:
            begins = line.words[0] in SIGNS
            put = Line(0, 0, whole=begins, gap=begins, joins=None if begins else True)
            self.draft.put(line.words, put)
            self.placed.append((put, line))

    def _table(self, line: Printed) -> None:
        """Keep a table open, since it may go on over the next page; or let the open one go on."""
        self.above = None
        if self.open is not None and goes_on(self.open, line):
            prolong(self.open, line)
            return
        self.shut()
        if line.table is not None and len(line.table) < 2:
            line.words, line.table, line.size = " ".join(words for words in line.table[0] if words), None, self.size
            self.take([line])
            return
        self.open = line

    def shut(self) -> None:
        """Put down the table that is open."""
        if self.open is None or self.open.table is None:
            return
        first = len(self.draft.lines)
        self.draft.grid(self.open.table, heights(self.open))
        for line in self.draft.lines[first:]:
            box = self.open.cells[line.cell.row or 0][line.cell.column or 0] if line.cell else None
            if box is not None:
                self.placed.append((line, box))
        self.open = None

    def _is_full(self, above: Printed, line: Printed) -> bool:
        """Whether the first word of a line had no room at the end of the line above."""
        letter = (above.right - above.left) / max(len(above.words), 1)
        first = len(line.words.split(maxsplit=1)[0])
        return above.right + (first + 0.5) * letter > self.edge - 1.0

    def _begins(self, above: Printed, line: Printed, column: Column) -> bool:
        """Whether a line begins a paragraph: by its marker, a wide step, an indent, or a short line above."""
        height, full = max(above.size, 1.0), self._is_full(above, line)
        if above.words.endswith("-") and line.words[:1].islower():
            return False
        small = line.words[:1].islower()
        if _shouts(above.words) and not small and not _shouts(line.words):
            return True
        if marker_of(line.words) and (not full or above.words[-1:] in ".;:"):
            return True
        if abs(line.size - height) > 0.06 * height or (above.bold != line.bold and not full):
            return True
        if line.page != above.page or line.bottom > above.bottom + height:
            return not small and (not full or _ends(above.words))
        wide = above.bottom - line.bottom > max(column.step * 1.35, height * 1.45)
        if not full and not _ends(above.words) and above.right - above.left > 0.6 * (column.right - column.left):
            full = True
        indented = line.left > max(above.left, column.left) + height * 0.8 and not marker_of(above.words)
        return wide or (not small and (indented or not full))


def _shouts(words: str) -> bool:
    """Whether a line is written in capitals."""
    return words.isupper() and sum(map(str.isalpha, words)) > 8


def _ends(words: str) -> bool:
    """Whether a line ends a sentence or an item, and not in an abbreviation such as «г.»."""
    return words[-1:] in ".:;!?" and not ABBREVIATION.search(words)


def _columns(lines: list[Printed]) -> list[Column]:
    """For every line the edges of the column that it stands in."""
    if not lines:
        return []
    median = import_module("statistics").median  # only printed pages need it, and loading it takes long
    found: list[Column] = []
    for group in _groups(lines):
        steps = [a.bottom - b.bottom for a, b in itertools.pairwise(group)]
        steps = [s for s in steps if s > 1]
        column = Column(
            min(line.left for line in group),
            max(line.right for line in group),
            min(median(steps), 2.2 * median(line.size for line in group)) if steps else 14.0,
        )
        found += [column] * len(group)
    return found


def _groups(lines: list[Printed]) -> list[list[Printed]]:
    """The lines of a page by the columns that they stand in: those whose left parts overlap stand in one."""
    groups: list[list[Printed]] = []
    before = None
    for line in lines:
        beside = before is None or line.left > before.right or line.right < before.left or line.bottom > before.top
        if beside:
            groups.append([])
        groups[-1].append(line)
        before = line
    return groups
