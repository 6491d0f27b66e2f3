"""Lists without bullets: runs of short lines that begin with a place, and entries that set a pair side by side."""

import re
from dataclasses import replace
from itertools import pairwise

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Clause, Reading
from pobratim.facts.mentions import Mention
from pobratim.facts.passage import MARKS

SHORT = 200
HEAD = 9  # words of a line that heads a list
LEAD = 6  # letters that may stand before the first place of an entry
TYPES = 40  # a longer beginning is no type word
DATED = re.compile(r"\s*(?:гг?\.|года?)?\s*[–—:-]\s*")  # what stands behind the date that an entry begins with
OPENED = re.compile(r"\s*(?:[(:]|[–—-]\s)")
BRACKETED = re.compile(r"\s*\(")
COUNTRY_FIRST = re.compile(r"\s*(?:[,:]|[–—-]\s)\s*")
AFTER_NAME = re.compile(rf"{MARKS}\s*(?:$|[,;:(/|↔⇄⇔→=…]|[–—-]\s)")
BESIDE = re.compile(r"\s*(?:[↔⇄⇔→=/|]|<->|\s[–—-]\s)\s*")


def mark_lines(readings: list[Reading]) -> None:
    """Mark the entries of lists without bullets: two or more short lines in a row that begin with a place.

    What looked like a heading is one of them, where it names a partner and stands in such a row.
    """
    run: list[Reading] = []
    for reading in [*readings, None]:
        if reading and _is_line(reading, bool(reading.passage.index)):
            run.append(reading)
            continue
        for line in run if len(run) > 1 or (run and (run[0].passage.bare or _stands_alone(run[0], readings))) else ():
            line.listed = True
            demote(line)
        run = []


def _stands_alone(line: Reading, readings: list[Reading]) -> bool:
    """Whether a line abroad is all that is listed below a line that names a home side, as a list may have one entry."""
    ours = line.words.home_country
    above = readings[line.passage.index - 1] if line.passage.index else None
    if above is None or above.passage.block.kind is BlockKind.CELL:
        return False
    words = above.passage.text
    below = readings[line.passage.index + 1 : line.passage.index + 2]
    if ":" in words[:-1] or (below and below[0].passage.text.endswith(".") and not below[0].mentions):
        return False  # a line that the paragraph below tells of
    named = len(above.mentions) == 1 and above.mentions[0].country == ours
    abroad = all(m.country not in (None, ours) for m in line.mentions)
    return named and abroad and len(words.split()) <= HEAD and words[-1:] not in ".;,!?" and not above.statuses


def demote(reading: Reading) -> None:
    """Take a passage for a paragraph, whatever its layout says."""
    block = reading.passage.block
    if block.kind is BlockKind.HEADING:
        reading.passage.block = replace(block, kind=BlockKind.PARAGRAPH, level=0)


def begins_as_entry(reading: Reading, after: re.Pattern[str] = AFTER_NAME) -> bool:
    """Whether a passage begins with a place and goes on as an entry of a list does."""
    lead = next((c.end + 1 for c in reading.countries if c.start == 0 and c.form == "adjective"), reading.lead)
    if country := next((c for c in reading.countries if c.start == 0 and c.form != "adjective"), None):
        lead = max(lead, _after_country(reading, country.end))
    dated = DATED.match(reading.passage.text, reading.dates[0].end) if reading.dates else None
    if dated and reading.dates[0].start == 0:
        lead = dated.end()
    first = next((m for m in reading.mentions if m.start <= lead), None)
    if first is None:
        return False
    end = max(first.tail, first.end)
    placed = first.country_own and end > first.end and reading.passage.text.startswith(". ", end)
    return placed or bool(after.match(reading.passage.text, end))


def _after_country(reading: Reading, end: int) -> int:
    """Where the place may begin in an entry that puts the country first: «Чили – г. Ниш»; 0 where none follows."""
    m = COUNTRY_FIRST.match(reading.passage.text, end)
    return m.end() + LEAD if m else 0


def goes_on(reading: Reading, above: Reading) -> bool:
    """Whether a line begins with a partner and goes on with the enumeration that the line above it breaks off in."""
    plain = reading.passage.block.kind is above.passage.block.kind is BlockKind.PARAGRAPH
    if not plain or not above.passage.text.rstrip().endswith((";", ",")):
        return False
    first = next((m for m in reading.mentions if m.start <= reading.lead), None)
    return bool(first and BRACKETED.match(reading.passage.text, first.end))


def _is_line(reading: Reading, below: bool) -> bool:
    passage = reading.passage
    abroad = any(m.country and m.country != reading.words.home_country for m in reading.mentions)
    entry = passage.block.kind is BlockKind.PARAGRAPH or (
        passage.block.kind is BlockKind.HEADING and below and abroad and not passage.text.isupper()
    )
    return entry and len(passage.text) < SHORT and begins_as_entry(reading)


def pair_head(clause: Clause, parties: list[Mention]) -> Mention | None:
    """The side that begins an entry and stands beside the others: «Губкин ↔ Фрайталь (Германия)»."""
    reading = clause.reading
    if len(parties) < 2 or clause.start > 4 or not _begins_with(clause, parties[0]):
        return None
    if not (reading.listed or reading.passage.block.kind is BlockKind.LIST_ITEM or len(reading.passage.text) < SHORT):
        return None
    a, b = parties[:2]
    return a if BESIDE.fullmatch(reading.passage.text, max(a.tail, a.end), b.start) else None


def _begins_with(clause: Clause, first: Mention) -> bool:
    """Whether a clause begins with a place, or with a type word that the place tells once more."""
    led = clause.reading.passage.low[clause.start : first.start]
    return len(led) <= LEAD or (
        len(led) < TYPES and any(cue.start == 0 for cue in clause.reading.words.types.cues(led))
    )


def in_brackets(clause: Clause, parties: list[Mention], home_country: str) -> list[tuple[Mention, Mention]]:
    """Pairs of which one side stands in brackets after the other: «Бохум (Донецк), Крефельд (Ульяновск)»."""
    text = clause.reading.passage.text
    found = []
    for a, b in pairwise(parties):
        apart = (a.country == home_country) != (b.country == home_country)
        if apart and text[max(a.tail, a.end) : b.start].strip() == "(":
            found.append((a, b) if a.country == home_country else (b, a))
    return found
