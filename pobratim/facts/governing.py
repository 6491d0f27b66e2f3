"""The word that governs a place in a clause: «с» before the other side, «в» before where something happened."""

import re

from pobratim.facts.clauses import Clause
from pobratim.facts.mentions import Mention

ADJECTIVAL = ("ой", "им", "ым", "ом", "ей", "их", "ых", "ими", "ыми", "ому", "ого", "ем", "en", "er", "em")
OPENED = ("«", '"', "„")
LEAD = re.compile(rf"(?<![\w-])([\w-]+)\s+(?:[\w-]+(?:{'|'.join(ADJECTIVAL)})\s+){{1,2}}[{''.join(OPENED)}]?$")
LAST_WORD = re.compile(r"[\w-]+$")
REACH = 70  # how far before a mention the words that govern it may stand


def lead_of(clause: Clause, mention: Mention) -> str:
    """The preposition or word that governs a mention, lowered; empty at the start of a clause."""
    low, countries = clause.reading.passage.low, clause.reading.countries
    ruling = (c.start for c in countries if c.end + 1 == mention.start and low[c.start : c.end].isascii())
    at = next(ruling, mention.start)  # «in Finnish Lapland»
    before = low[max(clause.start, at - REACH) : at]
    called = clause.reading.words.spans("commune", before) if before.endswith(OPENED) else []
    before = before[: called[-1][0]] if called else before  # «с муниципальным образованием «Ельня»»
    words = before[:-1] if before.endswith(OPENED) else before
    last = LAST_WORD.search(words.rstrip().rpartition(" ")[2]) if words[-1:].isspace() else None
    if not last:
        return ""
    prepositions = clause.reading.words.lists.get("prepositions", ())
    if last[0] in prepositions:
        return last[0]
    m = LEAD.search(before) if last[0].endswith(ADJECTIVAL) else None
    return m[1] if m and m[1] in prepositions else ""


def is_location(clause: Clause, mention: Mention) -> bool:
    """Whether a mention says where something happened, and is no party."""
    return lead_of(clause, mention) in clause.reading.words.lists.get("locative", ())


def is_with(clause: Clause, mention: Mention) -> bool:
    """Whether a mention stands after «с», as the other side of a tie does."""
    return lead_of(clause, mention) in clause.reading.words.lists.get("comitative", ())
