"""Lists without bullets: runs of short lines that begin with a place, and entries that set a pair side by side."""

import re

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Clause, Reading
from pobratim.facts.mentions import Mention

SHORT = 200
AFTER_NAME = re.compile(r"\s*(?:$|[,;:(/|↔⇄⇔→=…]|[–—-]\s)")
BESIDE = re.compile(r"\s*(?:[↔⇄⇔→=/|]|<->|\s[–—-]\s)\s*")


def mark_lines(readings: list[Reading]) -> None:
    """Mark the entries of lists without bullets: two or more short lines in a row that begin with a place."""
    run: list[Reading] = []
    for reading in [*readings, None]:
        if reading and _is_line(reading):
            run.append(reading)
            continue
        for line in run if len(run) > 1 else ():
            line.listed = True
        run = []


def _is_line(reading: Reading) -> bool:
    passage = reading.passage
    if passage.block.kind is BlockKind.LIST_ITEM:
        return False
    first = next((m for m in reading.mentions if m.start < 4), None)
    short = passage.block.kind is BlockKind.PARAGRAPH and len(passage.text) < SHORT
    return bool(short and first and AFTER_NAME.match(passage.text, max(first.tail, first.end)))


def pair_head(clause: Clause, parties: list[Mention]) -> Mention | None:
    """The side that begins an entry and stands beside the others: «Губкин ↔ Фрайталь (Германия)»."""
    reading = clause.reading
    if len(parties) < 2 or parties[0].start > clause.start + 6 or clause.start > 4:
        return None
    if not (reading.listed or reading.passage.block.kind is BlockKind.LIST_ITEM or len(reading.passage.text) < SHORT):
        return None
    a, b = parties[:2]
    return a if BESIDE.fullmatch(reading.passage.text, max(a.tail, a.end), b.start) else None


def in_brackets(clause: Clause, parties: list[Mention], home_country: str) -> list[tuple[Mention, Mention]]:
    """Pairs of which one side stands in brackets after the other: «Бохум (Донецк), Крефельд (Ульяновск)»."""
    text = clause.reading.passage.text
    found = []
    for a, b in zip(parties, parties[1:], strict=False):
        if text[max(a.tail, a.end) : b.start].strip() == "(" and (a.country == home_country) != (
            b.country == home_country
        ):
            found.append((a, b) if a.country == home_country else (b, a))
    return found
