"""Tokens and sentences."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.language.tokens import sentences, tokenize

TABLE = (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split(" | ") for line in TABLE if line and not line.startswith("#")]


def test_words_numbers_and_signs_are_told_apart() -> None:
    tokens = tokenize("Ростов-на-Дону, 12.09.1985 г.!")
    assert [(t.text, t.kind) for t in tokens] == [
        ("Ростов-на-Дону", "word"),
        (",", "punct"),
        ("12.09.1985", "number"),
        ("г", "word"),
        (".", "punct"),
        ("!", "punct"),
    ]


@given(st.text(max_size=80))
def test_tokens_lose_nothing_but_space(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert "".join(t.text for t in tokens) == "".join(text.split())


@pytest.mark.parametrize("parts", ROWS, ids=[row[0][:40] for row in ROWS])
def test_sentences(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[a:b] for a, b in sentences(text)] == parts


@given(st.text(alphabet="аБ.!? «»\n1г", max_size=60))
def test_sentences_follow_one_another_and_lose_nothing(text: str) -> None:
    bounds = sentences(text)
    assert all(a < b for a, b in bounds)
    assert all(left[1] <= right[0] for left, right in pairwise(bounds))
    assert "".join("".join(text[a:b].split()) for a, b in bounds) == "".join(text.split())


def test_an_empty_line_ends_a_sentence() -> None:
    text = "Заголовок без точки\n\nПервое предложение."
    assert [text[a:b] for a, b in sentences(text)] == ["Заголовок без точки", "Первое предложение."]


def test_an_empty_line_amid_a_sentence_ends_none() -> None:
    """Where a page of the paper ended."""
    text = "Визиты официальных\n\nделегаций."
    assert [text[a:b] for a, b in sentences(text)] == [text]
    text = "Первый пункт;\n\nвторой пункт"
    assert [text[a:b] for a, b in sentences(text)] == text.split("\n\n")
