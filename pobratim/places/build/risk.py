"""Which forms are also ordinary words or people's names: «мира», «марта», «Владимиром»."""

from functools import cache

import pymorphy3

from pobratim.places.tables import rows

RISKY, WORD = 64, 128


@cache
def _morphology() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


class Risks:
    """Tells the bits of risk of a folded form."""

    def __init__(self) -> None:
        self._words = frozenset(word for word, *_ in rows("words"))

    def bits(self, form: str) -> int:
        """RISKY for a form that is also a name of a person; RISKY and WORD for one that is an ordinary word."""
        if form in self._words:
            return RISKY | WORD
        if " " in form or not "а" <= form[:1] <= "я" or not _morphology().word_is_known(form):
            return 0
        tags = [parse.tag for parse in _morphology().parse(form) if "Geox" not in parse.tag and "Abbr" not in parse.tag]
        if any(not {"Name", "Surn", "Patr"} & tag.grammemes and tag.POS not in (None, "INTJ") for tag in tags):
            return RISKY | WORD
        return RISKY if tags else 0


@cache
def is_toponym(name: str) -> bool:
    """Whether the dictionary of Russian has the word as a name of a place, in the nominative."""
    tags = [parse.tag for parse in _morphology().parse(name.lower()) if parse.is_known]
    return any("Geox" in tag and "nomn" in tag for tag in tags)


@cache
def is_word(name: str) -> bool:
    """Whether the dictionary of Russian has the word at all."""
    return bool(_morphology().word_is_known(name.lower()))
