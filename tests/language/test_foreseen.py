"""Answers kept when the program was built: the same as are found now, and found anew where none is kept."""

import pytest

from pobratim.facts.words import words_of
from pobratim.language.foreseen import answers, foreseen
from pobratim.language.heads import heads_of
from pobratim.language.tables import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_is_what_is_found(language: str) -> None:
    before = len(answers())
    for pattern in words_of(language).single.sources.values():
        assert heads_of(pattern) == heads_of.__wrapped__(pattern)  # type: ignore[attr-defined]
    assert len(answers()) == before, "the program was built before its tables were changed: python tools/build.py"


def test_what_is_not_kept_is_found_once() -> None:
    asked = []

    @foreseen
    def halves(words: str) -> tuple[str, ...]:
        asked.append(words)
        return tuple(words.split())

    assert halves("по пути") == halves("по пути") == ("по", "пути")
    assert asked == ["по пути"]
