"""Phrases in cases: what the language package declines, remembered, for a memo says the same names many times."""

import re
from functools import lru_cache

from pobratim.language.inflection import inflect
from pobratim.language.morphology import nominative as base_form

CYRILLIC = re.compile(r"[А-Яа-яЁё]")


@lru_cache(maxsize=65536)
def decline(phrase: str, case: str) -> str:
    """The phrase, given in the nominative, in the case."""
    if case == "nomn" or not CYRILLIC.search(phrase):
        return phrase
    return recapitalised(phrase, inflect(phrase, case))


def recapitalised(model: str, said: str) -> str:
    """The words with capitals where the model has them: «Чжанцзяцзе-Утесским» keeps both."""
    ours, theirs = re.split(r"([ -])", model), re.split(r"([ -])", said)
    if len(ours) != len(theirs):
        return said
    return "".join(t[:1].upper() + t[1:] if o[:1].isupper() else t for o, t in zip(ours, theirs, strict=True))


@lru_cache(maxsize=4096)
def nominative(phrase: str) -> str:
    """The phrase in the nominative singular."""
    return base_form(phrase, number="sing")
