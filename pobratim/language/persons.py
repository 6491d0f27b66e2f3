"""Persons in a Russian text: a given name of the dictionary and the capitalised words that follow it."""

import re
from functools import lru_cache

from pobratim.language.lexicon import known, parses

NAMED = re.compile(r"([А-ЯЁ](?<![\w-].)[а-яё]{2,})(?=((?:[ \u00a0][А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?){1,2})(?![\w-]))")
ADJECTIVE_BEFORE_NOUN = re.compile(r".*[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое)[ \u00a0]+[а-яё]")


def persons_in(text: str) -> list[tuple[int, int]]:
    """Where persons are named by their given name and surname: «мэр города Владимир Петров»."""
    return [
        (m.start(), m.end(2))
        for m in NAMED.finditer(text)
        if is_given_name(m[1]) and not ADJECTIVE_BEFORE_NOUN.match(text, m.start(2), m.end(2) + 2)
    ]


@lru_cache(maxsize=16384)
def is_given_name(word: str) -> bool:
    """Whether a form can be a given name."""
    return known(word) and any("Name" in each.tag for each in parses(word.lower()))
