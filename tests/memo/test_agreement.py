"""Every sentence parsed back: adjectives agree with the nouns they stand before, prepositions with what they govern."""

import re
from datetime import date
from itertools import pairwise

import pytest
from pymorphy3 import MorphAnalyzer

from pobratim.memo.composing import compose_from
from pobratim.memo.grammar.typography import plain
from tests.memo.smolensk import material

MORPH = MorphAnalyzer()
GOVERN = {
    "от": {"gent", "gen2"}, "из": {"gent", "gen2"}, "до": {"gent", "gen2"}, "между": {"ablt"}, "к": {"datv"},
    "по": {"datv", "loct", "accs"}, "о": {"loct", "loc2", "accs"}, "об": {"loct", "loc2"},
    "с": {"ablt", "gent", "gen2"},
    "со": {"ablt", "gent"}, "в": {"loct", "loc2", "accs"}, "на": {"loct", "loc2", "accs"}, "без": {"gent"},
}  # fmt: skip
WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")


def readings(word: str) -> list[set[str]]:
    return [set(p.tag.grammemes) for p in MORPH.parse(word)]


def agrees(adjective: str, noun: str) -> bool:
    """Whether some readings of the two share case and number, and gender in the singular."""
    for a in readings(adjective):
        for n in readings(noun):
            case = a & n & {"nomn", "gent", "datv", "accs", "ablt", "loct"} or ("loc2" in n and "loct" in a)
            number = a & n & {"sing", "plur"}
            gender = "plur" in a or a & n & {"masc", "femn", "neut"} or n & {"ms-f", "Fixd"}
            if case and number and gender:
                return True
    return False


@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2024, 6, 1)])
def test_adjectives_agree(day: date) -> None:
    checked = 0
    for sentence in compose_from(material(day)).sentences():
        words = list(WORD.finditer(plain(sentence.text)))
        for left, right in pairwise(words):
            if plain(sentence.text)[left.end() : right.start()] != " ":
                continue
            first, second = MORPH.parse(left[0])[0], MORPH.parse(right[0])[0]
            if (
                first.tag.POS == "ADJF"
                and second.tag.POS == "NOUN"
                and "Anph" not in first.tag
                and first.word != "самый"
            ):
                checked += 1
                assert agrees(left[0], right[0]), (left[0], right[0], sentence.text)
    assert checked > 40


@pytest.mark.parametrize("day", [date(2019, 1, 1), date(2024, 6, 1)])
def test_prepositions_govern(day: date) -> None:
    checked = 0
    for sentence in compose_from(material(day)).sentences():
        text = plain(sentence.text)
        words = list(WORD.finditer(text))
        for left, right in pairwise(words):
            cases = GOVERN.get(left[0].lower())
            if not cases or text[left.end() : right.start()] != " ":
                continue
            found = readings(right[0])
            if any(not each & {"NOUN", "ADJF", "PRTF", "NPRO", "NUMR"} for each in found[:1]):
                continue
            checked += 1
            assert any(each & cases or "Fixd" in each for each in found), (left[0], right[0], text)
    assert checked > 40
