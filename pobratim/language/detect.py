"""The language of a text, told by its letters and its function words."""

import re
from functools import cache

from pobratim.language.tables import LANGUAGES, rows

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000
NAMES = 4  # how many times as many Latin letters as its own a paper may have that only names places so


@cache
def _signs(language: str) -> tuple[frozenset[str], frozenset[str], bool]:
    table = rows(language, "signs")
    words = frozenset(value for kind, value in table if kind == "word")
    letters = frozenset("".join(value for kind, value in table if kind == "letters"))
    cyrillic = any(kind == "script" and value == "cyrillic" for kind, value in table)
    return words, letters, cyrillic


def language_of(text: str) -> str:
    """The code of the language that the beginning of the text is written in: "ru", "en", "de" or "be"."""
    sample = text[:SAMPLE].lower()
    words = WORD.findall(sample)
    cyrillic = sum(map(len, filter("а".__le__, words)))
    latin = sum(map(len, words)) - cyrillic
    scores = _scores(words, sample, cyrillic >= latin)
    if cyrillic < latin <= NAMES * cyrillic and not max(scores)[0]:
        scores = _scores(words, sample, True)
    return max(scores)[2]


def _scores(words: list[str], sample: str, cyrillic: bool) -> list[tuple[int, int, str]]:
    """How well each language of a script fits, with the first named before its equals."""
    return [(_score(code, words, sample), -i, code) for i, code in enumerate(LANGUAGES) if _signs(code)[2] == cyrillic]


def _score(language: str, words: list[str], sample: str) -> int:
    own, letters, _ = _signs(language)
    return sum(map(own.__contains__, words)) + 2 * sum(sample.count(c) for c in letters)
