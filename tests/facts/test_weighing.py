"""States in words that no pattern knows: how often sentences kept apart are weighed right, and what is not weighed."""

import pytest

from pobratim.facts.weighing import LIVED, SURE, marks_of, weigh
from tests.facts.corpus import read
from tests.facts.tables import OPENINGS
from tools.build_states import FACTS, fitted, rows

PARTS = 3


def test_sentences_kept_apart_are_weighed_right_where_the_weight_is_sure() -> None:
    sentences = list(rows(FACTS / "tables" / "states_ru.tsv"))
    right = answered = 0
    for part in range(PARTS):
        weights = fitted(each for at, each in enumerate(sentences) if at % PARTS != part)
        for low, state in sentences[part::PARTS]:
            value, sure = weigh(low, weights)
            if sure >= SURE and value in LIVED:
                answered += 1
                right += value == state
    assert answered > len(sentences) / 7
    assert right / answered > 0.8


def test_forms_of_a_word_are_one_mark_and_neighbours_another() -> None:
    assert marks_of("приостановлено советом") == {"приос", "совет", "· приос", "приос совет", "совет ·"}


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Поезда дружбы ходят туда чаще, чем рейсовые автобусы.", "unstated"),
        ("В городе 40 тысяч жителей и два завода.", "unstated"),
        ("Соглашение хранится в муниципальном архиве.", "unstated"),
        ("Ничего общего города давно не затевают.", "dormant"),
        ("Обе мэрии держат его на особом контроле и каждую осень сверяют планы.", "active"),
    ],
)
def test_what_follows_a_signing(sentence: str, state: str) -> None:
    (tie,) = read(f"{OPENINGS['ru']} {sentence}\n").ties
    assert tie.status == state
