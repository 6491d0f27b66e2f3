"""States in words that no pattern knows: a clause is weighed by labelled sentences that share its words.

The weights are those of a multinomial logistic regression over the beginnings of words and pairs of them, fitted when
the program is built (tools/build_states.py). How sure a state must be was set by papers that no sentence comes from.
"""

import json
import math
import re
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from pobratim.facts.clauses import Clause
from pobratim.facts.clauses import clause as clause_of
from pobratim.facts.instruments import Instrument
from pobratim.facts.words import Cue

STATES = ("active", "dormant", "suspended", "terminated", "expired", "planned", "unstated")
LIVED = STATES[:5]  # what may be said of a tie that was signed
TOLD_OTHERWISE = ("signing_verb", "event", "became", "back.same_state")
WORD = re.compile(r"[^\W\d_]+")
LAST = re.compile(r"(?:\s[–—-]\s|[;,]\s)([^–—;,.:()]{3,60})[.;]?\s*$")
STEM = 5  # letters by which forms of a word are one
EDGE = "·"
SURE = 0.6
FEW = 3  # words of so many letters, and so many of them, must stand beside names, days and instruments
WEIGHED = "Слова фразы чаще всего говорят о таком состоянии; известного оборота в ней нет."
PLAIN = ""  # the mark that every clause has
Weights = dict[str, list[float]]


def told_apart(clause: Clause) -> Clause:
    """The clause with the state that its words weigh for, where no pattern and no sign has told one."""
    told = clause.statuses or clause.signs or any(clause.has(each) for each in TOLD_OTHERWISE)
    told = told or any(True for _ in clause.reading.words.status.cues(clause.low))  # or that it only seems so
    state = None if told else weighed(clause)
    return replace(clause, statuses=[Cue(clause.start, clause.end, state, WEIGHED)]) if state else clause


def told_in_cell(clause: Clause) -> Clause:
    """The clause of a cell that holds nothing but a state, with the one that its words weigh for: «угасла», «пишем»."""
    language = clause.reading.words.language
    weights = weights_of(language, "cells") or weights_of(language)
    told = clause.statuses or clause.signs or not weights or not WORD.search(clause.low)
    told = told or any(clause.has(each) for each in TOLD_OTHERWISE)
    value, sure = (PLAIN, 0.0) if told else weigh(_masked(clause, clause.instruments), weights)
    if sure < SURE or value == "unstated":
        return clause
    return replace(clause, statuses=[Cue(clause.start, clause.end, value, WEIGHED)])


def told_at_end(entry: Clause) -> Clause:
    """The clause of an entry of a list with the state that its last words alone weigh for: «Обан – 1995 – жив»."""
    last = LAST.search(entry.text)
    if last is None or entry.statuses or entry.signs:
        return entry
    end = clause_of(entry.reading, entry.start + last.start(1), entry.start + last.end(1))
    if end.mentions or end.instruments or end.kinds or end.dates:
        return entry
    told = told_in_cell(end).statuses
    return replace(entry, statuses=told) if told and told[0].value in LIVED else entry


def weighed(clause: Clause) -> str | None:
    """The state that the words of a clause speak of; None where they are too few, unknown or undecided."""
    low, weights = _masked(clause, []), weights_of(clause.reading.words.language)
    besides = WORD.findall(_masked(clause, clause.instruments))
    if not weights or sum(len(word) >= FEW for word in besides) < FEW:
        return None
    value, sure = weigh(low, weights)
    return value if sure >= SURE and value in LIVED else None


def weigh(low: str, weights: Weights) -> tuple[str, float]:
    """The likeliest state of lowered words, and how likely it is beside the others."""
    likely = likelihoods(marks_of(low), weights)
    best = max(range(len(STATES)), key=lambda at: likely[at])
    return STATES[best], likely[best]


def likelihoods(marks: Collection[str], weights: Weights) -> list[float]:
    """How likely each of the states is for a clause with these marks."""
    known = [weights[mark] for mark in marks if mark in weights]
    share = len(marks) ** -0.5
    sums = [weights[PLAIN][at] + share * math.fsum(each[at] for each in known) for at in range(len(STATES))]
    parts = [math.exp(each - max(sums)) for each in sums]
    return [each / sum(parts) for each in parts]


def marks_of(low: str) -> set[str]:
    """The marks of lowered words: their beginnings, and pairs of them side by side."""
    stems = [word[:STEM] for word in WORD.findall(low)]
    return {*stems, *(f"{one} {other}" for one, other in pairwise([EDGE, *stems, EDGE]))}


@cache
def weights_of(language: str, table: str = "states") -> Weights:
    """The weights of a table of a language, fitted when the program was built; none for one without sentences."""
    path = files("pobratim.facts").joinpath("built", f"{table}_{language}.json")
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def _masked(clause: Clause, instruments: list[Instrument]) -> str:
    """The lowered words of a clause without its places, countries and days, and without the given instruments."""
    reading = clause.reading
    spans = [(m.start, max(m.tail, m.end)) for m in clause.mentions]
    spans += [(c.start, c.end) for c in reading.countries] + [(d.start, d.end) for d in clause.dates]
    spans += [(i.start, i.end) for i in instruments]
    low = reading.passage.low
    for start, end in spans:
        if start < clause.end and clause.start < end:
            low = low[:start] + "," * (end - start) + low[end:]
    return low[clause.start : clause.end]
