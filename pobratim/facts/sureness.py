"""How surely the words of a scan were recognised, carried into the facts that rest on them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pobratim.documents import Recognised
from pobratim.facts.agreements import RULE_TIE
from pobratim.facts.facts import Agreement, Evidence, Facts, Tie

SURE = 0.8  # a word that is less sure is doubted
UNSURE_WORD = "Слово «{word}» распознано с изображения неуверенно ({percent} %): сверьте его с оригиналом."


def as_recognised(facts: Facts, recognised: Sequence[Recognised]) -> Facts:
    """The facts, those less sure whose names and dates were recognised badly; ties tell the worst word as a doubt."""
    if not recognised:
        return facts
    poor = [each for each in recognised if each.sureness < SURE and _matters(facts, each)]
    return replace(facts, ties=tuple(_tie(tie, poor, facts) for tie in facts.ties))


def _matters(facts: Facts, word: Recognised) -> bool:
    """Whether a word may be a name or a date."""
    said = facts.text[word.span.start : word.span.end]
    return any(letter.isupper() or letter.isdigit() for letter in said)


def _tie(tie: Tie, poor: Iterable[Recognised], facts: Facts) -> Tie:
    poor = list(poor)
    named = [each for each in tie.evidence if each.rule == RULE_TIE] or list(tie.evidence)
    agreements = tuple(_agreement(each, poor) for each in tie.agreements)
    ground = [*named, *(each for agreement in tie.agreements for each in agreement.evidence)]
    if (worst := _worst(ground, poor)) is None:
        return tie
    told = facts.text[worst.span.start : worst.span.end].strip("«»„“”\"'.,:;()")
    doubt = UNSURE_WORD.format(word=told, percent=round(worst.sureness * 100))
    known = _worst(named, poor)
    confidence = round(tie.confidence * known.sureness, 2) if known else tie.confidence
    return replace(tie, confidence=confidence, doubts=(*tie.doubts, doubt), agreements=agreements)


def _agreement(agreement: Agreement, poor: list[Recognised]) -> Agreement:
    worst = _worst(agreement.evidence, poor)
    if worst is None:
        return agreement
    return replace(agreement, confidence=round(agreement.confidence * worst.sureness, 2))


def _worst(evidence: Iterable[Evidence], poor: list[Recognised]) -> Recognised | None:
    """The least sure of the words on which facts rest."""
    spans = [(each.start, each.end) for each in evidence]
    touched = [each for each in poor if any(each.span.start < end and start < each.span.end for start, end in spans)]
    return min(touched, key=lambda each: each.sureness, default=None)
