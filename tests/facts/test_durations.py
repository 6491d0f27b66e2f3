"""The terms that a column of a table tells are kept with the documents of its rows."""

from pathlib import Path

import pytest

from pobratim.documents import read_path
from pobratim.facts import read_facts

TERMS = {
    "до 05.05.2025": "../2025-05-05",
    "5 лет": "P5Y",
    "на пять лет": "P5Y",
    "3": "P3Y",
    "2012–2017": "2012/2017",
    "бессрочно": "../..",
    "истёк": None,
    "–": None,
}


@pytest.mark.parametrize(("written", "kept"), TERMS.items())
def test_a_column_of_terms(tmp_path: Path, written: str, kept: str | None) -> None:
    paper = tmp_path / "terms.txt"
    head = "Соглашения Ельца\nГород\tСтрана\tДокумент\tДата\tСрок\n"
    paper.write_text(f"{head}Лида\tБеларусь\tСоглашение о дружбе\t05.05.2010\t{written}\n", "utf-8")
    (tie,) = read_facts(read_path(paper)).ties
    assert [(a.date, a.term) for a in tie.agreements] == [("2010-05-05", kept)]
