"""Directions and recommendations: what is promising with whom, and what is advised to whom."""

import re

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Reading, clause
from pobratim.facts.facts import Direction, Recommendation
from pobratim.facts.passage import divide, lead_words

RULE_DIRECTION = "direction.listed"
RULE_RECOMMENDATION = "recommendation.advised"


def directions_of(readings: list[Reading]) -> tuple[Direction, ...]:
    """Promising fields of cooperation, one for each, in the words of the text, with the country of their list."""
    found: list[Direction] = []
    country: str | None = None
    section = listing = announced = False
    for reading in readings:
        passage = reading.passage
        promising = reading.has("direction")
        named = [c.code for c in reading.countries]
        if passage.block.kind is BlockKind.HEADING:
            section = listing = promising
            country = named[0] if promising and named else None
        elif passage.text.rstrip().endswith(":") and (promising or section or listing or announced):
            listing, country = True, named[0] if named else country
        elif passage.block.kind is BlockKind.LIST_ITEM and listing and not promising:
            several = _of_country(reading)
            found += several or [_direction(reading, 0, len(passage.text), country)]
        elif passage.block.kind is not BlockKind.LIST_ITEM:
            several = _of_country(reading) if listing and not promising else []
            listing, announced = section and listing, promising
            found += several or _inline(reading, bool(found) or section)
    return tuple(found)


def _direction(reading: Reading, start: int, end: int, country: str | None) -> Direction:
    evidence = reading.passage.evidence(start, end, RULE_DIRECTION)
    return Direction(country, " ".join(evidence.quote.split()), (evidence,))


def _of_country(reading: Reading) -> list[Direction]:
    """Directions of an item that names its country first: «для китайских партнёров – композиты; круизы»."""
    m = re.match(r"[^–—:;,]{4,60}(?:\s[–—]|:)\s", reading.passage.text)
    named = [c.code for c in reading.countries if m and c.start < m.end()]
    if not m or not named:
        return []
    text = reading.passage.text
    parts = divide(text, m.end(), len(text), ";" if ";" in text else ",")
    return [_direction(reading, a, b, named[0]) for a, b in parts]


def _inline(reading: Reading, after: bool) -> list[Direction]:
    """Directions inside a sentence, after its colon, dash or «в области»."""
    found: list[Direction] = []
    if not reading.countries or not (reading.has("direction") or (after and reading.has("direction_side"))):
        return found
    text, low, words = reading.passage.text, reading.passage.low, reading.words
    for s, e in reading.passage.sentences():
        named = [c.code for c in reading.countries if s <= c.start < e]
        opening = words.single["direction_opening"].search(low, s, e)
        promising = reading.has("direction", s, e)
        side = after and reading.has("direction_side", s, e)
        if not opening or not named or not (promising or side):
            continue
        parts = _enumerated(
            text,
            opening.end(),
            e,
            "в област" in opening[0] or opening[0].strip() in ("are", "is", "sind"),
            words.single["and"],
        )
        found += [_direction(reading, a, b, named[0]) for a, b in parts]
    return found


def _enumerated(text: str, start: int, end: int, split_pair: bool, joint: re.Pattern[str]) -> list[tuple[int, int]]:
    """The members of an enumeration; «и» parts the last two where commas part the rest, or where a pair is meant."""
    parts = divide(text, start, end, ",;")
    a, b = parts[-1]
    m = joint.search(text, a, b)
    if m and (len(parts) > 1 or split_pair):
        parts[-1:] = [(a, m.start()), (m.end(), b)]
    return parts


def recommendations_of(readings: list[Reading]) -> tuple[Recommendation, ...]:
    """Advice addressed to municipalities: sentences that advise, and items of a list of proposals."""
    found: list[Recommendation] = []
    section = listing = False
    for reading in readings:
        words, passage = reading.words, reading.passage
        kind = passage.block.kind
        if kind is BlockKind.HEADING:
            section = reading.has("advice_heading")
            listing = section
            continue
        if passage.text.rstrip().endswith(":"):
            listing = section or reading.has("advice")
            continue
        if kind is BlockKind.LIST_ITEM and listing:
            found.append(_recommendation(reading, 0, len(passage.text)))
            continue
        if kind is not BlockKind.LIST_ITEM:
            listing = section
        led = words.has("advice_heading", lead_words(passage))
        if not led and not reading.has("advice"):
            continue
        for n, (s, e) in enumerate(passage.sentences()):
            opened = _opened(passage.text, s, e) if reading.has("advice", s, e) else 0
            for a, b in divide(passage.text, opened or s, e):
                part = clause(reading, a, b)
                advised = part.has("advice") or bool(opened) or (led and n > 0)
                if advised and not part.has("advice_trap"):
                    found.append(_recommendation(reading, a, b))
    return tuple(found)


def _opened(text: str, start: int, end: int) -> int:
    """Where an enumeration with semicolons begins after a colon; 0 where there is none."""
    m = re.compile(r":\s").search(text, start, end)
    return m.end() if m and len(divide(text, m.end(), end)) > 1 else 0


def _recommendation(reading: Reading, start: int, end: int) -> Recommendation:
    evidence = reading.passage.evidence(start, end, RULE_RECOMMENDATION)
    return Recommendation(" ".join(evidence.quote.split()), (evidence,))
