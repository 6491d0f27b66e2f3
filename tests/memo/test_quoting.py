"""What a memo repeats of a source in its own words: only what the source says, and only in the memo's language."""

import pytest

from pobratim.memo.grammar.slots import Raw
from pobratim.memo.sections.quoting import LONGEST, quoted
from tests.memo.smolensk import source
from tests.memo.tables import table


@pytest.mark.parametrize(("language", "what", "about", "words", "expected"), table("quoting"))
def test_the_words_of_a_source(language: str, what: str, about: str, words: str, expected: str) -> None:
    assert quoted(language, what, (source(words),), about) == (Raw(expected) if expected else None)


def test_what_is_too_long_is_not_repeated() -> None:
    assert quoted("ru", "aim", (source("Обмены способствуют развитию " + "и росту " * LONGEST),)) is None
