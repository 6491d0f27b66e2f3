"""Ties told by their subjects, each with its own object: «Ельня дружит с Обаном, Кузнецк – с Нишем»."""

import re
from itertools import groupby, pairwise

from pobratim.facts.clauses import Clause
from pobratim.facts.context import Context, Pair
from pobratim.facts.governing import is_location, is_with, lead_of
from pobratim.facts.ledger import key_of
from pobratim.facts.mentions import Mention

BESIDE = re.compile(r"\s[–—-]\s+(?!(?:и|а|і|and|und)\s)")
APART = re.compile(r"[,;]|\s(?:а|while|und|and|і|и)\s")


def told_by_subjects(clause: Clause, parties: list[Mention], context: Context) -> list[Pair]:
    """The pairs of a clause in which another home side than the one spoken of stands as a subject before «с …»."""
    named = sorted(parties, key=lambda m: m.start)
    here = context.local_home or context.here
    begun = bool(here) and len(named) > 2 and is_with(clause, named[0])
    if len(named) < 2 or not (_binds(clause) and (begun or is_subject(clause, named[0], context))):
        return []
    if begun and not any(is_subject(clause, m, context) and _has_object(clause, m, named) for m in named[1:]):
        return []
    subjects: list[Mention] = [here] if begun and here else []
    objects: list[Mention] = []
    pairs: list[Pair] = []
    for m in named:
        if is_subject(clause, m, context) and _has_object(clause, m, named):
            if objects:
                pairs += _joined(clause, subjects, objects)
                subjects, objects = [], []
            subjects.append(m)
        elif subjects:
            objects.append(m)
    pairs += _joined(clause, subjects, objects)
    known = key_of(here) if here else None
    if all(key_of(home) == known for home, _ in pairs) or any(key_of(m) == known for _, m in pairs):
        return []
    context.local_home = pairs[-1][0]
    return pairs


def told_in_turn(clause: Clause, parties: list[Mention], context: Context) -> list[Pair]:
    """Pairs told one after the other: «побратим Ельца – Обан, Ельни – Ниш», «в Ельце действует договор с Обаном, …»."""
    scenes = [m for m in clause.mentions if m.country == context.home_country and is_location(clause, m)]
    named = sorted([*parties, *(m for m in scenes if m not in parties and not m.is_region)], key=lambda m: m.start)
    runs = [(ours, list(run)) for ours, run in groupby(named, key=lambda m: m.country == context.home_country)]
    if (
        len(runs) < 4
        or len(runs) % 2
        or not runs[0][0]
        or not (_binds(clause) or context.partners)
        or clause.has("back.respectively")
    ):
        return []
    couples = [(runs[i][1], runs[i + 1][1]) for i in range(0, len(runs), 2)]
    if any(is_with(clause, homes[0]) and not is_with(clause, others[0]) for homes, others in couples):
        return []
    if not all(_stands_beside(clause, homes[-1], others[0]) for homes, others in couples[1:]):
        return []
    text = clause.reading.passage.text
    if not all(APART.search(text, a[1][-1].end, b[0][0].start) for a, b in pairwise(couples)):
        return []
    context.local_home = couples[-1][0][-1]
    return [(home, other) for homes, others in couples for home in homes for other in others]


def _stands_beside(clause: Clause, home: Mention, other: Mention) -> bool:
    """Whether a dash, or «с», joins a home side with the one after it."""
    gap = clause.reading.passage.text[home.end : other.start]
    return not home.is_region and not is_with(clause, home) and bool(BESIDE.search(gap) or is_with(clause, other))


def _binds(clause: Clause) -> bool:
    """Whether a clause says that somebody is bound to somebody."""
    told = clause.instruments or clause.kinds or clause.has("signing_verb") or clause.has("relation")
    told = told or clause.has("agreed")
    return bool(told) and not clause.has("multilateral")


def is_subject(clause: Clause, mention: Mention, context: Context) -> bool:
    """Whether a place at home stands in the nominative with nothing before it that governs it."""
    if mention.country != context.home_country or mention.is_region or lead_of(clause, mention):
        return False
    written = clause.reading.passage.text[mention.start : mention.end].casefold()
    name = mention.name.casefold()
    return written.endswith(name) or written.startswith(name) or name.startswith(f"{written} ")


def _has_object(clause: Clause, subject: Mention, named: list[Mention]) -> bool:
    """Whether a place after «с» follows a subject."""
    return any(m.start > subject.end and is_with(clause, m) for m in named)


def _joined(clause: Clause, subjects: list[Mention], objects: list[Mention]) -> list[Pair]:
    """Each subject with each object, or one by one where the clause says «соответственно» or «первый …, второй …»."""
    if not objects or not is_with(clause, objects[0]):
        return []
    in_turn = clause.has("back.respectively") or (clause.has("back.first") and clause.has("back.second"))
    if len(subjects) == len(objects) > 1 and in_turn:
        return list(zip(subjects, objects, strict=True))
    return [(a, b) for a in subjects for b in objects]
