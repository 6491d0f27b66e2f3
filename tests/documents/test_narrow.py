"""Words that narrow cells break, and lines that only look like it."""

import pytest

from pobratim.documents.narrow import CellLine, joined, whole_words

FULL, ROOMY = -1.0, 20.0


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([("Шексни", FULL), ("нский", FULL), ("район", ROOMY)], "Шекснинский\nрайон"),
        ([("Соглаш", FULL), ("ение о", FULL), ("дружбе", ROOMY)], "Соглашение о\nдружбе"),
        ([("25.06.20", FULL), ("10", ROOMY)], "25.06.2010"),
        ([("2003-06-", ROOMY), ("11", ROOMY)], "2003-06-11"),
        ([("Псковский", ROOMY), ("район", ROOMY)], "Псковский\nрайон"),
        ([("Псковский", FULL), ("район", ROOMY)], "Псковский\nрайон"),
        ([("Договор", FULL), ("о", FULL), ("дружбе", ROOMY)], "Договор\nо\nдружбе"),
        ([("г.", ROOMY), ("Вологда", ROOMY)], "г.\nВологда"),
        ([("Ломник", FULL), ("и", ROOMY)], "Ломники"),
        ([("утратил", FULL), ("значимость", ROOMY)], "утратил\nзначимость"),
    ],
)
def test_words_of_a_cell(lines: list[tuple[str, float]], words: str) -> None:
    assert joined([CellLine(*line) for line in lines], {"значимость"}) == words


def test_words_that_stand_whole_somewhere() -> None:
    cells = [[CellLine("Сафон"), CellLine("ово и Хаген")], [CellLine("Тюль")]]
    assert whole_words(cells) == {"и", "Хаген", "Тюль"}
