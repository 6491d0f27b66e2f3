from datetime import date

import pytest

from pobratim.register import days
from tests.register.tables import known, rows


@pytest.mark.parametrize(("edtf", "first", "last"), rows("days.tsv"))
def test_bounds(edtf, first, last):
    assert days.bounds(edtf) == tuple(date.fromisoformat(day) if known(day) else None for day in (first, last))


@pytest.mark.parametrize(("one", "other", "answer"), rows("agreeing_days.tsv"))
def test_dates_that_may_mean_the_same(one, other, answer):
    assert days.agree(known(one), known(other)) is (answer == "да")
    assert days.agree(known(other), known(one)) is (answer == "да")


def test_begun_and_over():
    assert days.begun("2012", date(2012, 1, 1)) is True
    assert days.begun("2012-02", date(2012, 1, 1)) is False
    assert days.begun(None, date(2012, 1, 1)) is None
    assert days.over("2012", date(2012, 12, 31)) is False
    assert days.over("2012", date(2013, 1, 1)) is True
    assert days.over("2012/..", date(2050, 1, 1)) is None
