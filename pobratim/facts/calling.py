"""Places that a text calls by their adjective: «неведомская делегация», «по неведомскому договору»."""

import re

from pobratim.facts.clauses import Clause
from pobratim.facts.mentions import Mention
from pobratim.facts.words import lowered

SOFT = re.compile(r"(?:ск|[аеиоуыьэюяй]+)$")  # what a name loses before the ending of its adjective
SHORT, LONG = 3, 4  # letters of a stem
ENDING = 5  # letters that an adjective may have behind a short stem


def is_called(part: Clause, place: Mention) -> bool:
    """Whether a part has the adjective of a place."""
    return bool(adjective_in(part, place))


def adjective_in(part: Clause, place: Mention) -> tuple[int, int] | None:
    """Where a part has the adjective of a place."""
    words, low = part.reading.words, part.reading.passage.low
    if not words.may_have("of_town", low):
        return None
    first, _, kept = lowered(place.name).partition(" ")
    stem = SOFT.sub("", first if kept and words.has("of_town", first[-SHORT:]) else f"{first} {kept}".strip())
    stem = stem[:-1] if len(stem) > LONG else stem
    at = low.find(stem, part.start, part.end) if len(stem) >= SHORT else -1
    while at >= 0:
        m = words.single["of_town"].match(low[at + len(stem) : part.end])
        if m and not low[at - 1 : at].isalpha() and (len(stem) >= LONG or m.end() <= ENDING):
            return at, at + len(stem) + m.end()
        at = low.find(stem, at + 1, part.end)
    return None
