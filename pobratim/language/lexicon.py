"""The dictionary of Russian, loaded on first use."""

from functools import lru_cache
from importlib import import_module
from typing import Protocol, cast

from pobratim.sparing import made_once


class Tag(Protocol):
    """What the dictionary says of a form; `"nomn" in tag` asks for one grammeme of OpenCorpora."""

    @property
    def POS(self) -> str | None:  # noqa: N802 - the name that the dictionary gives it
        """The part of speech: NOUN, ADJF, PRTF, VERB, PREP …"""

    @property
    def case(self) -> str | None:
        """The case: nomn, gent, datv, accs, ablt, loct …"""

    @property
    def gender(self) -> str | None:
        """The gender: masc, femn, neut."""

    def __contains__(self, grammeme: str) -> bool: ...


class Reading(Protocol):
    """One reading of a word: what it may be a form of."""

    word: str
    normal_form: str
    score: float

    @property
    def tag(self) -> Tag:
        """Its grammatical sense."""

    def inflect(self, grammemes: set[str]) -> "Reading | None":
        """The form of the same word with these grammemes, if it has one."""


class Analyzer(Protocol):
    """The part of the morphological analyser that is used here."""

    def parse(self, word: str) -> list[Reading]:
        """All readings of a word."""

    def word_is_known(self, word: str) -> bool:
        """Whether the dictionary has the word."""


@made_once()
def analyzer() -> Analyzer:
    """The morphological analyser; importing and loading it takes about 0.1 s, once a process."""
    dictionary = import_module("pymorphy3_dicts_ru").get_path()  # named, for searching every package for it takes long
    return cast("Analyzer", import_module("pymorphy3").MorphAnalyzer(path=dictionary, lang="ru"))


@lru_cache(maxsize=65536)
def known(word: str) -> bool:
    """Whether the word stands in the dictionary."""
    return analyzer().word_is_known(word.lower())


@lru_cache(maxsize=65536)
def parses(word: str) -> tuple[Reading, ...]:
    """All readings of the word, the likeliest first."""
    return tuple(analyzer().parse(word))
