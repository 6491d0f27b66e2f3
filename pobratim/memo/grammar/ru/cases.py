"""Phrases in cases: what the language package declines, remembered, for a memo says the same names many times.

What it gets wrong stands in the reviewed table exceptions.tsv.
"""

import re
from functools import cache, lru_cache

from pobratim.language.inflection import inflect
from pobratim.language.morphology import nominative as base_form
from pobratim.memo.grammar.tables import rows

CYRILLIC = re.compile(r"[А-Яа-яЁё]")
KEPT = re.compile(r"(?:[оеё]в|[иы]н)о$")
OF_KIND = re.compile(r"(?P<kind>город|село|пос[её]лок|деревня|станция|хутор) (?P<name>\S+)")
DISTRICT = re.compile(r"(?P<stem>[А-ЯЁ]\S*[сц]к)ий (?P<head>(?:[а-яё]+ый |[а-яё]+ой )?(?:район|округ|край|уезд))")
ENDINGS = {"gent": "ого", "datv": "ому", "accs": "ий", "ablt": "им", "loct": "ом"}


@cache
def reviewed() -> dict[str, dict[str, str]]:
    """The forms of the names that the rules get wrong."""
    return {row["name"]: row for row in rows("ru", "exceptions")}


@lru_cache(maxsize=65536)
def decline(phrase: str, case: str) -> str:
    """The phrase, given in the nominative, in the case."""
    if case == "nomn" or not CYRILLIC.search(phrase):
        return phrase
    if phrase in reviewed():
        return reviewed()[phrase][case]
    if (of_kind := OF_KIND.fullmatch(phrase)) and KEPT.search(of_kind["name"]):
        return f"{decline(of_kind['kind'], case)} {of_kind['name']}"
    if district := DISTRICT.fullmatch(phrase):
        return f"{district['stem']}{ENDINGS[case]} {inflect(district['head'], case)}"
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
