"""Words broken by the end of a line or by a stray space: whether the halves are one word."""

import re

from pobratim.language.adjectives import is_adjective
from pobratim.language.lexicon import known

PREPOSITIONS = frozenset({"на", "по", "за", "из", "от", "до", "об", "обл", "рн"})
TYPES = frozenset({"район", "уезд", "округ", "область", "край", "город", "коммуна", "община", "повят", "штат"})


def join_line(m: re.Match[str]) -> str:
    """The first half of a word broken at the end of a line: with its hyphen where the word is a compound."""
    left, right, hyphen = m[1], m[2], m[3]
    whole = left + right
    if right[0].isupper() and not whole.isupper():
        return f"{left}-"
    if hyphen or (not known(whole) and _both_words(left, right)):
        return f"{left}-"
    return left


def _both_words(left: str, right: str) -> bool:
    return len(left) > 2 and len(right) > 2 and known(left) and known(right)


def join_word(m: re.Match[str]) -> str | None:
    """The first half of a word broken by a stray space, without the space; None where these are two words."""
    left, right = m[1], m[2]
    if known(left) and known(right):
        return None
    if known(left + right):
        return left
    if left[0].isupper() and not known(left) and not known(right):
        return left
    return None


def join_name(m: re.Match[str]) -> str | None:
    """The first half of a town's name before a bracket, without the stray space; None where these are two words.

    A short or unknown word in small letters between a capitalised one and a bracket is hardly ever one of its own.
    """
    left, right = m[1], m[2]
    broken = min(len(left), len(right)) <= 3 or not known(right) or not known(left.rpartition("-")[2])
    return left if broken and not is_adjective(left) and right not in PREPOSITIONS | TYPES else None
