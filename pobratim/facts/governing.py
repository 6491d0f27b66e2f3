"""The word that governs a place in a clause: «с» before the other side, «в» before where something happened."""

import re

from pobratim.facts.clauses import Clause
from pobratim.facts.mentions import Mention

LEAD = re.compile(
    r"(?<![\w-])([\w-]+)\s+(?:[\w-]+(?:ой|им|ым|ом|ей|их|ых|ими|ыми|ому|ого|ем|en|er|em)\s+){0,2}[«\"„]?$"
)
LEAD_NEAR = re.compile(r"(?<![\w-])([\w-]+)\s+[«\"„]?$")
REACH = 70  # how far before a mention the words that govern it may stand


def lead_of(clause: Clause, mention: Mention) -> str:
    """The preposition or word that governs a mention, lowered; empty at the start of a clause."""
    before = clause.before(mention)[-REACH:]
    near = LEAD_NEAR.search(before)
    prepositions = clause.reading.words.lists.get("prepositions", ())
    if near and near[1] in prepositions:
        return near[1]
    m = LEAD.search(before)
    return m[1] if m and m[1] in prepositions else ""


def is_location(clause: Clause, mention: Mention) -> bool:
    """Whether a mention says where something happened, and is no party."""
    return lead_of(clause, mention) in clause.reading.words.lists.get("locative", ())


def is_with(clause: Clause, mention: Mention) -> bool:
    """Whether a mention stands after «с», as the other side of a tie does."""
    return lead_of(clause, mention) in clause.reading.words.lists.get("comitative", ())
