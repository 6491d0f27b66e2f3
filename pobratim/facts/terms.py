"""Words that look like names of places and are terms of the tables, or ordinary words."""

from pobratim.facts.mentions import Scan
from pobratim.language.lexicon import known
from pobratim.language.morphology import parses


def is_instrument(scan: Scan, start: int, end: int) -> bool:
    """Whether the words name an instrument: «Sister City Agreement»."""
    if scan.instruments is None:
        scan.instruments = [(c.start, c.end) for c in scan.words.instruments.cues(scan.low)]
    return any(s < end - 1 and start < e for s, e in scan.instruments)


def is_term(scan: Scan, start: int, end: int) -> bool:
    """Whether a capitalised word is one of the tables: of a type of place, a kind of tie or an instrument."""
    groups = (scan.words.types, scan.words.kinds, scan.words.instruments)
    return any(c.start == start and c.end == end for group in groups for c in group.cues(scan.low))


def has_kind(scan: Scan, start: int, end: int) -> bool:
    """Whether a part of a capitalised word names a kind of tie: «Города-побратимы»."""
    return any(start < c.start < end for c in scan.words.kinds.cues(scan.low))


def is_common(name: str) -> bool:
    """Whether a capitalised word is an ordinary word of the dictionary."""
    word = name.split(maxsplit=1)[0].lower()
    return known(word) and not any(grammeme in parses(word)[0].tag for grammeme in ("Geox", "Surn"))
