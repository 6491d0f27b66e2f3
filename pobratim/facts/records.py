"""Records of labelled fields: «Дата: … Партнёр: … Вид: … Статус: …» in one item, read as a row of a table."""

import re
from dataclasses import replace

from pobratim.documents import Span
from pobratim.facts.clauses import Reader, Reading, read_passage
from pobratim.facts.passage import passage_of
from pobratim.facts.rows import Row, role_of

LABEL = re.compile(r"(?:^|(?<=[.;,]\s))([^\W\d_][\w ]{2,30}):\s+")


def record_of(reading: Reading, reader: Reader) -> Row | None:
    """The fields of an item by the role of their label, each read alone; None where fewer than three are labelled."""
    text = reading.passage.text
    labels = list(LABEL.finditer(text))
    if len(labels) < 3:
        return None
    cells: dict[str, Reading] = {}
    for i, label in enumerate(labels):
        low = reading.passage.low[label.start(1) : label.end(1)]
        role = role_of(low, reading.words)
        end = labels[i + 1].start() if i + 1 < len(labels) else len(text)
        while end > label.end() and text[end - 1] in " .;,":
            end -= 1
        if role and role not in cells and end > label.end():
            cells[role] = _field(reading, reader, label.end(), end)
    return Row(cells) if "partner" in cells and len(cells) >= 3 else None


def _field(reading: Reading, reader: Reader, start: int, end: int) -> Reading:
    passage = reading.passage
    a, b = passage.folded.span(start, end)
    offset = passage.block.span.start
    block = replace(passage.block, span=Span(offset + a, offset + b))
    return read_passage(passage_of(passage.document, block, passage.index), reader, None)
