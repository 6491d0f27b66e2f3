"""Nominatives of names that a preposition governs."""

from pathlib import Path

import pytest

from pobratim.language.governed import nominatives

LINES = (Path(__file__).parent / "governed.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("form", "name"), ROWS)
def test_belarusian_names_come_back_by_their_endings(form: str, name: str) -> None:
    assert nominatives(form, "be", ("ablt",)) == [name]


def test_russian_names_come_back_by_grammar() -> None:
    assert nominatives("Неведомском", "ru", ("ablt",))[0] == "Неведомск"
