"""Recommendations: what is advised to municipalities."""

import re

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Reading, clause
from pobratim.facts.facts import Direction, Recommendation
from pobratim.facts.instruments import word_class
from pobratim.facts.passage import divide, lead_words, unnumbered
from pobratim.language.morphology import parses

RULE_RECOMMENDATION = "recommendation.advised"
FEW = 3  # words: «Предложения: нет.» advises nothing
ADDRESSED = re.compile(r"[\W\d]*([^\W\d_]+)(?: [\w«».-]+){0,6}(?: [–—-]|:|,) (?:не )?((?:[^\W_]+ ){0,3}[^\W\d_]+)")
BEFORE_ACT = ("ADVB", "PREP", "INFN")
OPENING = re.compile(r":\s|\s(?=\([aа1]\)\s)")


def recommendations_of(readings: list[Reading], directions: tuple[Direction, ...]) -> tuple[Recommendation, ...]:
    """Advice addressed to municipalities: sentences that advise, and items of a list of proposals.

    What names a promising field tells of that field and advises nobody.
    """
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
            listing = section or reading.has("advice") or reading.has("advice_heading")
            continue
        if listing and (kind is BlockKind.LIST_ITEM or passage.text[:1].islower()):
            found.append(_recommendation(reading, 0, len(passage.text)))
            continue
        if kind is not BlockKind.LIST_ITEM:
            listing = section
        lead = lead_words(passage)
        led = words.has("advice_heading", lead)
        addressed = _addressed(reading, 0)
        if not (led or addressed or reading.has("advice")):
            continue
        for n, (s, e) in enumerate(passage.sentences()):
            opened = _opened(passage.text, s, e) if reading.has("advice", s, e) else 0
            for a, b in _advised_apart(reading, opened or s, e):
                part = clause(reading, a, b)
                advised = (
                    part.has("advice") or bool(opened) or (led and n > 0) or (addressed and _addressed(reading, a))
                )
                after = 0 if advised or not led else _behind_lead(passage.text, lead, a, b)
                if (advised or after) and not part.has("advice_trap"):
                    found.append(_recommendation(reading, after or a, b))
    fields = [(e.start, e.end) for each in directions for e in each.evidence]
    return tuple(each for each in found if not _names_any(each, fields))


def _names_any(advice: Recommendation, fields: list[tuple[int, int]]) -> bool:
    """Whether advice stands around one of the fields."""
    return any(e.start <= start and end <= e.end for e in advice.evidence for start, end in fields)


def _addressed(reading: Reading, start: int) -> bool:
    """Whether words from `start` say to whom and then what to do: «отделу культуры – найти договор», «Ельцу: …»."""
    m = ADDRESSED.match(reading.passage.low, start) if reading.words.morphology else None
    told = [word_class(word) for word in m[2].split()] if m else []
    if m is None or told[0] not in BEFORE_ACT or "INFN" not in told:
        return False
    cases = {case for each in parses(m[1]) for case in ("nomn", "datv") if case in each.tag}
    return "datv" in cases and ("nomn" not in cases or reading.words.has("addressee", m[1]))


def _advised_apart(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a sentence that may each advise: cut at semicolons, and at a colon with advice on both its sides."""
    parts: list[tuple[int, int]] = []
    for a, b in divide(reading.passage.text, start, end):
        at = reading.passage.text.find(": ", a, b)
        both = at > 0 and reading.has("advice", a, at) and reading.has("advice", at + 1, b)
        parts += [(a, at), (at + 1, b)] if both else [(a, b)]
    return parts


def _behind_lead(text: str, lead: str, start: int, end: int) -> int:
    """Where the words begin that a lead announces, «Предложение: отделу культуры …»; 0 where they are but a few."""
    at = text.find(":", start, end)
    return at + 1 if 0 < at <= start + len(lead) and len(text[at:end].split()) > FEW else 0


def _opened(text: str, start: int, end: int) -> int:
    """Where an enumeration with semicolons begins, after a colon or at its letter «(a)»; 0 where there is none."""
    m = OPENING.search(text, start, end)
    return m.end() if m and len(divide(text, m.end(), end)) > 1 else 0


def _recommendation(reading: Reading, start: int, end: int) -> Recommendation:
    evidence = reading.passage.evidence(unnumbered(reading.passage, start, end), end, RULE_RECOMMENDATION)
    return Recommendation(" ".join(evidence.quote.split()), (evidence,))
