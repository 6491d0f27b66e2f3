from pathlib import Path

import pytest
from django.utils.translation import override

from pobratim.portal import dates

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "dates.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_date_is_written_with_its_own_precision(row: list[str]) -> None:
    edtf, words, digits, words_en, digits_en = row
    with override("ru"):
        assert dates.in_words(edtf).replace("\N{NO-BREAK SPACE}", " ") == words
        assert dates.in_digits(edtf).replace("\N{NO-BREAK SPACE}", " ") == digits
    with override("en"):
        assert dates.in_words(edtf).replace("\N{NO-BREAK SPACE}", " ") == words_en
        assert dates.in_digits(edtf).replace("\N{NO-BREAK SPACE}", " ") == digits_en


def test_no_date_is_written_as_nothing() -> None:
    assert dates.in_words(None) == dates.in_digits("") == ""


def test_dates_sort_by_the_earliest_day_and_none_comes_last() -> None:
    found = sorted([None, "2002", "1985-11-15", "1981-05", "2002-06-05", "198X"], key=dates.earliest)
    assert found == ["198X", "1981-05", "1985-11-15", "2002", "2002-06-05", None]
