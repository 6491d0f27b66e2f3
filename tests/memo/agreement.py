"""Sentences parsed back by pymorphy3: what does not agree, and what a preposition does not govern."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pymorphy3 import MorphAnalyzer

from pobratim.memo.grammar.typography import plain

MORPH = MorphAnalyzer()
GOVERN = {
    "от": {"gent", "gen2"}, "из": {"gent", "gen2"}, "до": {"gent", "gen2"}, "между": {"ablt"}, "к": {"datv"},
    "по": {"datv", "loct", "accs"}, "о": {"loct", "loc2", "accs"}, "об": {"loct", "loc2"},
    "с": {"ablt", "gent", "gen2"},
    "со": {"ablt", "gent"}, "в": {"loct", "loc2", "accs"}, "на": {"loct", "loc2", "accs"}, "без": {"gent"},
}  # fmt: skip
WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})
GENDERS = frozenset({"masc", "femn", "neut"})
NO_ADJECTIVES = frozenset({"самый", "наибольший"})


@dataclass(frozen=True)
class Pair:
    """Two words that stand side by side, and whether they fit."""

    left: str
    right: str
    fits: bool


@lru_cache(65536)
def readings(word: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(parse.tag.grammemes) for parse in MORPH.parse(word))


def agrees(adjective: str, noun: str) -> bool:
    """Whether some readings of the two share case and number, and gender in the singular."""
    for a in readings(adjective):
        for n in readings(noun):
            case = a & n & CASES or ("loc2" in n and "loct" in a)
            number = a & n & {"sing", "plur"}
            gender = "plur" in a or a & n & GENDERS or n & {"ms-f", "Fixd"}
            if case and number and gender:
                return True
    return False


def neighbours(text: str) -> Iterator[tuple[str, str]]:
    """The pairs of words with one space between them."""
    text = plain(text)
    for left, right in pairwise(WORD.finditer(text)):
        if text[left.end() : right.start()] == " ":
            yield left[0], right[0]


def adjectives(text: str) -> Iterator[Pair]:
    """Adjectives before their nouns."""
    for left, right in neighbours(text):
        first, second = MORPH.parse(left)[0], MORPH.parse(right)[0]
        adjective = first.tag.POS == "ADJF" and "Anph" not in first.tag and first.normal_form not in NO_ADJECTIVES
        if adjective and second.tag.POS == "NOUN":
            yield Pair(left, right, agrees(left, right))


def prepositions(text: str) -> Iterator[Pair]:
    """Prepositions before what they govern."""
    for left, right in neighbours(text):
        cases = GOVERN.get(left.lower())
        found = readings(right)
        named = found[0] & {"NOUN", "ADJF", "PRTF", "NPRO", "NUMR"}
        if cases and named:
            yield Pair(left, right, any(each & cases or "Fixd" in each for each in found))
