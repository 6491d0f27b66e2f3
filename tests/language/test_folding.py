"""Folding by the table, and what holds of any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.language.folding import fold

TABLE = (Path(__file__).parent / "folding.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in TABLE if line and not line.startswith("#")]
LETTERS = st.text(
    alphabet="абвгеиоёйрсАБРСТ acoeXPI0126бl|.,:;«»()- \n\r\t\u00a0\u00ad\u0301\u0306\u0308…", max_size=60
)


def unescaped(text: str) -> str:
    for number in ("0301", "0306", "0308", "00ad", "00a0", "202f", "feff"):
        text = text.replace(f"\\u{number}", chr(int(number, 16)))
    return text.replace("\\n", "\n").replace("\\t", "\t")


@pytest.mark.parametrize(("came", "meant"), ROWS, ids=[row[0] for row in ROWS])
def test_the_text_comes_back_as_it_was_meant(came: str, meant: str) -> None:
    assert fold(unescaped(came)).text == unescaped(meant)


@settings(max_examples=400, deadline=None)
@given(st.one_of(LETTERS, st.text(max_size=60)))
def test_every_letter_has_its_place_in_the_source(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert folded.origin[len(folded.text)] == len(text)
    assert all(0 <= a <= b for a, b in zip(folded.origin, list(folded.origin)[1:], strict=False))
    for i in range(len(folded.text)):
        start, end = folded.span(i, i + 1)
        assert 0 <= start < end <= len(text)


@settings(max_examples=200, deadline=None)
@given(LETTERS)
def test_a_span_holds_the_letters_that_were_not_mended(text: str) -> None:
    folded = fold(text)
    for i, letter in enumerate(folded.text):
        start, end = folded.span(i, i + 1)
        if end - start == 1 and text[start] == letter:
            assert text[start:end] == letter


def test_a_span_goes_back_to_the_words_as_they_came() -> None:
    text = "Договор  о друж6е с г . Смоле\u0301нск, муници-\nпальный"
    folded = fold(text)
    for meant, came in (
        ("дружбе", "друж6е"),
        ("Смоленск", "Смоле\u0301нск"),
        ("муниципальный", "муници-\nпальный"),
        ("г.", "г ."),
    ):
        at = folded.text.index(meant)
        start, end = folded.span(at, at + len(meant))
        assert text[start:end] == came


def test_a_clean_text_is_left_alone() -> None:
    text = "Соглашение о сотрудничестве между городом Смоленском и городом Хагеном от 15 ноября 1985 года. " * 2000
    assert fold(text).text is text
