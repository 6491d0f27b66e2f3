"""Footnotes: a note that begins with a mark speaks of the items that carry the mark."""

import re

from pobratim.documents import BlockKind
from pobratim.documents.raised import SIGNS
from pobratim.facts.clauses import Reading
from pobratim.facts.context import Pair

MARK = re.compile(rf"^\s*(\*{{1,3}}|\d\)|[{SIGNS}]{{1,3}}|[†‡°])\s*\)?\s*")


def footnoted(
    note: Reading, readings: list[Reading], named: dict[int, list[Pair]], rows: dict[tuple[int, int], list[Pair]]
) -> list[Pair]:
    """The pairs of the items, or rows of tables, that a footnote's mark stands in; empty for what is no footnote."""
    if note.passage.block.kind is not BlockKind.NOTE:
        return []
    mark = note.passage.block.marker.strip(") ") or (m[1] if (m := MARK.match(note.passage.text)) else "")
    if not mark:
        return []
    pattern = re.compile(rf"(?<![*{SIGNS}]){re.escape(mark)}(?![*{SIGNS}])")
    found: list[Pair] = []
    for reading in readings:
        if reading.passage.index < note.passage.index:
            block = reading.passage.block
            of_row = rows.get((block.table or 0, block.row or 0), []) if block.kind is BlockKind.CELL else []
            for m in pattern.finditer(reading.passage.text):
                found += _marked(of_row or named.get(reading.passage.index, []), reading, m.start())
    return found


def _marked(pairs: list[Pair], reading: Reading, at: int) -> list[Pair]:
    """The pair whose partner was named last before the mark; all of them where none stands in the passage."""
    before = [p for p in pairs if any(p[1] is m for m in reading.mentions) and p[1].start < at]
    return [max(before, key=lambda p: p[1].start)] if before else pairs
