"""Records of labelled fields: «Партнёр: … Документ: …», in one item or line by line, read as rows of a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pobratim.documents import BlockKind, Span
from pobratim.facts.clauses import Reader, Reading, read_passage
from pobratim.facts.columns import call_by_label, role_of
from pobratim.facts.lines import demote
from pobratim.facts.passage import passage_of
from pobratim.facts.rows import Row

LABEL = re.compile(r"(?:^|(?<=[.;,\n]\s)|(?<=\n))[ \t]*([^\W\d_][\w -]{1,30}(?:\([^()\n]{1,30}\))?):(?=\s|$)\s*")
LOOSE = " .;,\n"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled field: its role, or none where the label tells nothing, where its words stand, and its label."""

    reading: Reading
    role: str | None
    start: int
    end: int
    label: str


def records_in(readings: list[Reading], reader: Reader) -> dict[int, list[Row]]:
    """The records that begin in each passage, by its index; a passage that only goes on with them has none."""
    found: dict[int, list[Row]] = {}
    run: list[Reading] = []
    for above, below in pairwise(readings):
        if above.passage.block.kind is BlockKind.HEADING and _has_label(above) and _has_label(below):
            demote(above)
    for reading in [*readings, None]:
        if reading and _is_labelled(reading):
            run.append(reading)
            continue
        if run:
            found |= _records_of(run, reader)
            run = []
    return found


def _is_labelled(reading: Reading) -> bool:
    """Whether a passage of the text begins with the label of a field."""
    return reading.passage.block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and _has_label(reading)


def _has_label(reading: Reading) -> bool:
    passage = reading.passage
    if ":" not in passage.text[:40]:
        return False
    label = LABEL.match(passage.text)
    return bool(label and role_of(passage.low[label.start(1) : label.end(1)], reading.words))


def _records_of(run: list[Reading], reader: Reader) -> dict[int, list[Row]]:
    """The records of a run of labelled passages: a label that comes again begins the next one."""
    fields = [field for reading in run for field in _fields(reading)]
    groups: list[list[Labelled]] = []
    for field in fields:
        if not groups or any(field.role == known.role for known in groups[-1] if field.role):
            groups.append([])
        groups[-1].append(field)
    telling = [group for group in groups if len({f.role for f in group if f.role}) > 1]
    if not any(map(_is_record, groups)) or len(telling) * 2 < len(groups):
        return {}
    rows: dict[int, list[Row]] = {reading.passage.index: [] for reading in run}
    above: dict[str, Reading] = {}
    for group in groups:
        cells = {f.role: _read(f, reader) for f in group if f.role and f.end > f.start}
        above = {role: cell for role, cell in (above | cells).items() if role in ("partner", "country")}
        empty = any(f.role == "partner" and f.end <= f.start for f in group)
        if "partner" in cells or (not empty and above):
            rows[group[0].reading.passage.index].append(Row(above | cells))
    return rows


def _is_record(group: list[Labelled]) -> bool:
    roles = {field.role for field in group if field.role}
    return len(roles) >= 3 and "partner" in roles


def _fields(reading: Reading) -> Iterator[Labelled]:
    text = reading.passage.text
    labels = list(LABEL.finditer(text))
    for label, end in pairwise([*labels, None]):
        stop = end.start() if end else len(text)
        if label is None:
            continue
        while stop > label.end() and text[stop - 1] in LOOSE:
            stop -= 1
        told = reading.passage.low[label.start(1) : label.end(1)]
        yield Labelled(reading, role_of(told, reading.words), label.end(), stop, told)


def _read(field: Labelled, reader: Reader) -> Reading:
    """The words of a field, read alone."""
    passage = field.reading.passage
    a, b = passage.folded.span(field.start, field.end)
    offset = passage.block.span.start
    block = replace(passage.block, span=Span(offset + a, offset + b))
    cell = read_passage(passage_of(passage.document, block, passage.index), reader, None)
    call_by_label(cell, field.label)
    return cell
