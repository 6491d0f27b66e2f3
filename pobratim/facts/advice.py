"""Recommendations: what is advised to municipalities."""

import re
from dataclasses import dataclass

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
WORD = re.compile(r"[^\W\d_]+")
LEAD = 9  # words in which it is said whom advice is for and what to do
VERBS = ("VERB", "INFN", "PRTS", "PRED")
ORDERING = ("те", "тесь")
OPENING = re.compile(r":\s|\s(?=\([aа1]\)\s)")


@dataclass(slots=True)
class Standing:
    """Where the reading of a paper stands: in a section or a list of advice, of what a meeting decided, behind a
    question for advice.
    """

    section: bool = False
    listing: bool = False
    decided: bool = False
    asked: bool = False


def recommendations_of(readings: list[Reading], directions: tuple[Direction, ...]) -> tuple[Recommendation, ...]:
    """Advice addressed to municipalities: sentences that advise, and items of a list of proposals.

    What names a promising field tells of that field and advises nobody.
    """
    at = Standing()
    found = [each for reading in readings for each in _of_passage(reading, at)]
    fields = [(e.start, e.end) for each in directions for e in each.evidence]
    return tuple(each for each in found if not _names_any(each, fields))


def _of_passage(reading: Reading, at: Standing) -> list[Recommendation]:
    """The advice of a passage; where the next one stands is kept."""
    passage = reading.passage
    text, listed = passage.text, passage.block.kind is BlockKind.LIST_ITEM
    if passage.block.kind is BlockKind.HEADING or text.rstrip().endswith(":"):
        headed = reading.has("advice_heading")
        if passage.block.kind is BlockKind.HEADING:
            at.section = at.listing = headed
        else:
            at.listing = at.section or headed or reading.has("advice")
        at.decided = not at.listing and reading.has("decided")
        return []
    asked, at.asked = at.asked, text.rstrip().endswith("?") and reading.has("advice_question")
    if at.asked:
        return []
    if at.decided and listed:
        verb = _task(reading, 0, len(text))
        return [_recommendation(reading, 0, len(text))] if verb and not reading.words.has("resolving", verb) else []
    if at.listing and (listed or text[:1].islower()):
        return [_recommendation(reading, 0, len(text))]
    found = _of_sentences(reading, at.listing, asked)
    if not listed:
        at.listing, at.decided = at.section or (at.listing and bool(found)), False
    return found


def _of_sentences(reading: Reading, section: bool, asked: bool) -> list[Recommendation]:
    """The sentences of a passage that advise, in a section of advice or behind a question for it too."""
    words, passage = reading.words, reading.passage
    lead = lead_words(passage)
    led = words.has("advice_heading", lead)
    addressed = _addressed(reading, 0)
    found: list[Recommendation] = []
    if not (led or addressed or section or asked or reading.has("advice") or reading.has("advice_order")):
        return []
    for n, (s, e) in enumerate(passage.sentences()):
        opened = _opened(passage.text, s, e) if reading.has("advice", s, e) else 0
        for a, b in _advised_apart(reading, opened or s, e):
            ordered = _ordered(reading, a, b)
            if ordered:
                found.append(_recommendation(reading, *ordered))
                continue
            part = clause(reading, a, b)
            advised = part.has("advice") or bool(opened) or (led and n > 0) or (addressed and _addressed(reading, a))
            advised = advised or (section and bool(_task(reading, a, b))) or (asked and _orders(part.low))
            after = 0 if advised or not led else _behind_lead(passage.text, lead, a, b)
            if (advised or after) and not (part.has("advice_trap") or part.has("order")):
                found.append(_recommendation(reading, after or a, b))
    return found


def _task(reading: Reading, start: int, end: int) -> str:
    """The verb of words that only say what to do, or whom it is for and then what: «Ельцу сдать договор в архив»."""
    if not reading.words.morphology or reading.has("advice_trap", start, end):
        return ""
    told = [w for w in WORD.findall(reading.passage.low[start:end])[:LEAD] if not w.isdigit()]
    classes = [word_class(w) for w in told]
    verb = next((i for i, each in enumerate(classes) if each in VERBS), None)
    if verb is None or classes[verb] != "INFN":
        return ""
    said = verb == 0 or told[:verb] == ["не"] or any("datv" in each.tag for each in parses(told[0]))
    return told[verb] if said else ""


def _ordered(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Where words order something, from the last comma to a colon: «проект хорош, но приложите перечень: …»."""
    if not reading.has("advice_order", start, end) or reading.has("order", start, end):
        return None
    text = reading.passage.text
    told = reading.words.spans("advice_order", reading.passage.low[start:end])[0][0] + start
    comma, colon = text.rfind(", ", start, told), text.find(": ", told, end)
    apart = comma >= 0 and len(text[comma:told].split()) < FEW
    return told if apart else start, colon if colon > 0 else end


def _orders(low: str) -> bool:
    """Whether lowered words tell others what to do, by the form of their verb: «не подписывайте лишнего»."""
    told = [parses(w) for w in WORD.findall(low)[:LEAD] if w.endswith(ORDERING)]
    return any("impr" in each.tag for found in told for each in found)


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
