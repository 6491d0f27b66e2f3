"""Directions: what fields of cooperation a paper calls promising, with which country."""

import re

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Reading
from pobratim.facts.facts import Direction
from pobratim.facts.instruments import word_class
from pobratim.facts.passage import divide, lead_words, unnumbered
from pobratim.language.morphology import parses
from pobratim.places import CountryMention

RULE_DIRECTION = "direction.listed"
FIRST = re.compile(r"[^–—:;,]{4,60}(?:\s[–—]|:)\s")
SIGN = re.compile(r"[:–—]")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
NEAR = 40  # how far a country may stand behind the word that calls fields promising for it


def directions_of(readings: list[Reading]) -> tuple[Direction, ...]:
    """Promising fields of cooperation, one for each, in the words of the text, with the country of their list."""
    found: list[Direction] = []
    country: str | None = None
    section = listing = announced = told = False
    for reading in readings:
        passage = reading.passage
        promising = reading.has("direction")
        named = [c.code for c in reading.countries]
        if passage.block.kind is BlockKind.HEADING:
            section = listing = told = promising or reading.has("direction_heading")
            country = named[0] if section and named else None
        elif _announces(reading) and (promising or section or listing or announced):
            listing, told, country = True, True, named[0] if named else country
        elif passage.block.kind is BlockKind.LIST_ITEM and listing and not promising:
            several = _of_country(reading)
            found += several or [_direction(reading, 0, len(passage.text), country)]
        elif passage.block.kind is not BlockKind.LIST_ITEM:
            several = _of_country(reading) if told and not promising and len(passage.sentences()) == 1 else []
            led = reading.words.has("direction_heading", lead_words(passage))
            listing, announced, told = section and listing, promising, section or bool(several)
            found += several or _inline(reading, section or led, bool(found))
    return tuple(found)


def _announces(reading: Reading) -> bool:
    """Whether a passage ends with a colon and announces no advice."""
    return reading.passage.text.rstrip().endswith(":") and not reading.has("advice")


def _direction(reading: Reading, start: int, end: int, country: str | None) -> Direction:
    evidence = reading.passage.evidence(unnumbered(reading.passage, start, end), end, RULE_DIRECTION)
    return Direction(country, " ".join(evidence.quote.split()), (evidence,))


def _of_country(reading: Reading) -> list[Direction]:
    """Directions of an item that names its country first: «для китайских партнёров – композиты; круизы»."""
    text = reading.passage.text
    start = _named_first(reading, 0, len(text))
    if not start:
        return []
    country = next(c.code for c in reading.countries if c.start < start)
    parts = divide(text, start, len(text), ";" if ";" in text else ",")
    return [_direction(reading, a, b, country) for a, b in parts]


def _named_first(reading: Reading, start: int, end: int) -> int:
    """Where the words begin that a country with a dash or a colon opens: «с Китаем – …»; 0 where none does."""
    m = FIRST.match(reading.passage.text, start, end)
    return m.end() if m and any(start <= c.start < m.end() for c in reading.countries) else 0


def _inline(reading: Reading, section: bool, after: bool) -> list[Direction]:
    """Directions inside sentences that call them promising, or go on to another country: «с Узбекистаном – шёлк»."""
    found: list[Direction] = []
    told = reading.has("direction") or section or (after and reading.has("direction_side"))
    if not told or not reading.countries:
        return found
    for s, e in reading.passage.sentences():
        side = (after or section) and reading.has("direction_side", s, e)
        goes_on = (section or bool(found)) and _named_first(reading, s, e)
        if goes_on or side or reading.has("direction", s, e):
            for country, a, b, pair in _openings(reading, s, e):
                found += [_direction(reading, c, d, country) for c, d in _enumerated(reading, a, b, pair)]
    return found


def _openings(reading: Reading, start: int, end: int) -> list[tuple[str, int, int, bool]]:
    """The enumerations of a sentence: country, bounds, and whether a pair in it is meant as two."""
    text, low = reading.passage.text, reading.passage.low
    named = [c for c in reading.countries if start <= c.start < end]
    found: list[tuple[str, int, int, bool]] = []
    for m in reading.words.single["direction_opening"].finditer(low, start, end) if named else ():
        begin = found[-1][1] if found else start
        own = [c for c in named if begin <= c.start < m.end()]
        last = max(text.rfind(sign, begin, own[0].start if own else m.start()) for sign in ",;") if found else -1
        if found and last < begin and (own or SIGN.search(m[0])):
            found.pop()
        elif found and own:
            found[-1] = (*found[-1][:2], last, found[-1][3])
        elif found:
            continue
        pair = bool(reading.words.single["direction_pair"].match(m[0]))
        first = own or [c for c in named if c.start >= begin]
        if first:
            found.append((first[0].code, m.end() if own else _past(reading, m.end(), first[0]), end, pair))
    return found


def _past(reading: Reading, start: int, country: CountryMention) -> int:
    """Where the fields begin after the words whom they are for: «перспективны для партнёров из Чили мёд и лён»."""
    between = reading.passage.text[start : country.start]
    if not country.start >= start or len(between) > NEAR or "," in between or ";" in between or not between.strip():
        return start
    word = WORD.search(reading.passage.low, country.end)
    sided = word and reading.words.has("partners_of", word[0])
    return word.end() if word and sided else country.end


def _enumerated(reading: Reading, start: int, end: int, split_pair: bool) -> list[tuple[int, int]]:
    """The members of an enumeration; «и» parts the last two where commas part the rest, or where a pair is meant."""
    text = reading.passage.text
    parts = divide(text, start, end, ",;")
    a, b = parts[-1] if parts else (start, end)
    m = reading.words.single["and"].search(reading.passage.low, a, b)
    if m and (len(parts) > 1 or split_pair or _joins_fields(reading, text[a : m.start()], text[m.end() : b])):
        parts[-1:] = [(a, m.start()), (m.end(), b)]
    return parts


def _joins_fields(reading: Reading, before: str, after: str) -> bool:
    """Whether «и» joins two fields, «мёд и лён», and not two words that belong to one: «поставки муки и крупы»."""
    left, right = WORD.findall(before), WORD.findall(after)
    if not (reading.words.morphology and left and right):
        return False
    head = next((word for word in left if word_class(word.lower()) == "NOUN"), left[-1])
    return head == left[-1] or not all(any("gent" in p.tag for p in parses(w.lower())) for w in (left[-1], right[0]))
