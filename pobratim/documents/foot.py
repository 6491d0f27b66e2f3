"""Notes at the foot of pages and of their columns, each with the mark that stands in the text."""

import re
from collections.abc import Iterator, Sequence

from pobratim.documents.printed import Printed
from pobratim.documents.raised import SIGNS, opening

MARKS = re.compile(rf"(?<=[^\s{SIGNS}])[{SIGNS}]{{1,3}}")
SMALLER, WIDE = 0.96, 2.5  # of the size of the text: the type of notes, and the step down to notes in type as large


def parted(columns: Sequence[Sequence[Printed]], size: float) -> tuple[list[Printed], list[Printed]]:
    """The lines of a page without its notes, and the notes, each beginning with its mark and a space."""
    marks = {m for lines in columns for line in lines for m in MARKS.findall(line.words)}
    text, notes = list[Printed](), list[Printed]()
    for lines in columns:
        foot = next(_feet(lines, marks, size), len(lines)) if marks else len(lines)
        text += lines[:foot]
        notes += lines[foot:]
    for line in notes:
        mark, begin = opening(line.words)
        if mark in marks:
            line.words = f"{mark} {line.words[begin:]}"
    return text, notes


def _feet(lines: Sequence[Printed], marks: set[str], size: float) -> Iterator[int]:
    """Where the notes of a column begin: at a line with a mark of the page, in small type or well below the text."""
    for at, line in enumerate(lines):
        if opening(line.words)[0] not in marks or any(each.table is not None for each in lines[at:]):
            continue
        largest = max(each.size for each in lines[at:])
        apart = at > 0 and lines[at - 1].bottom - line.bottom > WIDE * size
        if largest < SMALLER * size or (apart and largest <= size):
            yield at
