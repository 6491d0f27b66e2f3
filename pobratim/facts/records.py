"""Records of labelled fields: «Партнёр: … Документ: …», in one item or line by line, read as rows of a table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from pobratim.documents import BlockKind, Span
from pobratim.facts.clauses import Reader, Reading, read_passage
from pobratim.facts.columns import call_by_label, role_of
from pobratim.facts.lines import BESIDE, demote
from pobratim.facts.mentions import LINK
from pobratim.facts.passage import passage_of
from pobratim.facts.rows import Row

LABEL = re.compile(r"(?:^|(?<=[.;,\n]\s)|(?<=\n))[ \t]*([^\W\d_][\w -]{1,30}(?:\([^()\n]{1,30}\))?):(?=\s|$)\s*")
HEAD = 12  # letters that a number may take before the sides of a record
LOOSE = " .;,\n"
TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


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
    head: Reading | None = None
    for reading in [*readings, None]:
        if reading and reading.passage.block.kind in TEXT and _label_of(reading):
            run.append(reading)
            continue
        if run:
            found |= _records_of(run, reader, _sides_of(head) if head else [])
            run = []
        head = reading
    return found


def _sides_of(head: Reading) -> list[Labelled]:
    """The sides of a record whose head is nothing but them: «№ 3. Елец и Обан (Чили).» above «Вид: … Год: …»."""
    sides = [m for m in head.mentions if not m.is_region]
    if head.passage.block.kind not in TEXT or len(sides) != 2 or head.kinds or head.instruments or head.dates:
        return []
    home, partner = sides
    ends = [max(m.end, m.tail) for m in sides]
    beside = LINK.fullmatch(head.passage.text, ends[0], partner.start) or BESIDE.fullmatch(
        head.passage.text, ends[0], partner.start
    )
    if not beside or home.start > HEAD or len(head.passage.text.rstrip(LOOSE)) > ends[1]:
        return []
    return [Labelled(head, "home", home.start, ends[0], ""), Labelled(head, "partner", partner.start, ends[1], "")]


def _label_of(reading: Reading) -> re.Match[str] | None:
    """The label that a passage begins with, if it begins with one."""
    return LABEL.match(reading.passage.text) if ":" in reading.passage.text[:40] else None


def _has_label(reading: Reading) -> bool:
    """Whether a passage begins with the label of a field that a record has."""
    label = _label_of(reading)
    return bool(label and role_of(reading.passage.low[label.start(1) : label.end(1)], reading.words))


def _records_of(run: list[Reading], reader: Reader, sides: list[Labelled]) -> dict[int, list[Row]]:
    """The records of a run of labelled passages: a label that comes again begins the next one."""
    fields = _two_sided([*sides, *(field for reading in run for field in _fields(reading))])
    groups: list[list[Labelled]] = []
    for field in fields:
        if not groups or any(field.role == known.role for known in groups[-1] if field.role):
            groups.append([])
        groups[-1].append(field)
    groups = [_told_by_words(group) for group in groups]
    telling = [group for group in groups if len({f.role for f in group if f.role}) > 1]
    if not any(map(_is_record, groups)) or len(telling) * 2 < len(groups):
        return {}
    rows: dict[int, list[Row]] = {field.reading.passage.index: [] for field in fields}
    rows |= {reading.passage.index: [] for reading in run}
    above: dict[str, Reading] = {}
    for group in groups:
        cells = {f.role: _read(f, reader) for f in group if f.role and f.end > f.start}
        rest = [_read(f, reader) for f in group if f.role is None and f.reading.statuses and f.end > f.start]
        above = {role: cell for role, cell in (above | cells).items() if role in ("partner", "country")}
        empty = any(f.role == "partner" and f.end <= f.start for f in group)
        if "partner" in cells or (not empty and above):
            rows[group[0].reading.passage.index].append(Row(above | cells, rest=rest))
    return rows


def _two_sided(fields: list[Labelled]) -> list[Labelled]:
    """The fields with the first of two labels of sides in a row taken for the home: «Сторона: …», «Партнёр: …»."""
    both = [a.role == b.role == "partner" and a.label != b.label for a, b in pairwise(fields)]
    return [replace(f, role="home") if first else f for f, first in zip(fields, [*both, False], strict=True)]


def _told_by_words(group: list[Labelled]) -> list[Labelled]:
    """The fields of a record with those of untelling labels taken for what their words name: both sides, a document."""
    for role, names in (("partner", _names_both), ("document", _names_document)):
        if any(f.role == role for f in group):
            continue
        free = (None, "home") if role == "partner" else (None,)
        named = next((f for f in group if f.role in free and names(f)), None)
        group = [replace(f, role=role) if f is named else f for f in group]
    return group


def _names_both(field: Labelled) -> bool:
    """Whether a field sets two sides beside each other: «Елец – Обан»."""
    sides = [m for m in field.reading.mentions if field.start <= m.start < field.end and not m.is_region]
    beside = [BESIDE.fullmatch(field.reading.passage.text, max(a.tail, a.end), b.start) for a, b in pairwise(sides)]
    return any(beside)


def _names_document(field: Labelled) -> bool:
    return any(field.start <= i.head < field.end for i in field.reading.instruments)


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
