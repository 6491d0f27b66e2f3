"""Phrases in cases: what the language package declines, remembered, for a memo says the same names many times."""

from functools import lru_cache

from pobratim.language.inflection import inflect
from pobratim.language.morphology import nominative as base_form


@lru_cache(maxsize=65536)
def decline(phrase: str, case: str) -> str:
    """The phrase, given in the nominative, in the case."""
    return phrase if case == "nomn" or not phrase else inflect(phrase, case)


@lru_cache(maxsize=4096)
def nominative(phrase: str) -> str:
    """The phrase in the nominative singular."""
    return base_form(phrase, number="sing")
