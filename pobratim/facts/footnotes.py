"""Footnotes: a note that begins with a mark speaks of the items that carry the mark."""

import re

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Reading
from pobratim.facts.context import Pair

MARK = re.compile(r"^\s*(\*{1,3}|\d\)|[¹²³⁴⁵])\s*\)?\s*")


def footnoted(note: Reading, readings: list[Reading], named: dict[int, list[Pair]]) -> list[Pair]:
    """The pairs of the items that a footnote's mark stands in; empty for a passage that is no footnote."""
    if note.passage.block.kind is not BlockKind.NOTE:
        return []
    mark = note.passage.block.marker.strip(") ") or (m[1] if (m := MARK.match(note.passage.text)) else "")
    if not mark:
        return []
    pattern = re.compile(rf"(?<!\*){re.escape(mark)}(?!\*)")
    return [
        pair
        for r in readings
        if r.passage.index < note.passage.index and pattern.search(r.passage.text)
        for pair in named.get(r.passage.index, [])
    ]
