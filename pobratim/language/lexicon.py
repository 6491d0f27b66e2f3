"""The dictionary of Russian, loaded on first use."""

from functools import cache, lru_cache

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse


@cache
def analyzer() -> MorphAnalyzer:
    """The morphological analyser; loading takes about 0.2 s, once a process."""
    return MorphAnalyzer()


@lru_cache(maxsize=65536)
def known(word: str) -> bool:
    """Whether the word stands in the dictionary."""
    return bool(analyzer().word_is_known(word.lower()))


@lru_cache(maxsize=65536)
def parses(word: str) -> tuple[Parse, ...]:
    """All readings of the word, the likeliest first."""
    return tuple(analyzer().parse(word))
