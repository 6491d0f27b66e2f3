"""Every sentence parsed back: adjectives agree with the nouns they stand before, prepositions with what they govern."""

from datetime import date

import pytest

from pobratim.memo.composing import compose_from
from tests.memo.agreement import adjectives, prepositions
from tests.memo.registers import register
from tests.memo.smolensk import material

DAYS = [date(2019, 1, 1), date(2024, 6, 1)]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("check", [adjectives, prepositions])
def test_the_example_agrees(day: date, check) -> None:
    found = [(pair, said.text) for said in compose_from(material(day)).sentences() for pair in check(said.text)]
    assert len(found) > 40
    assert [each for each in found if not each[0].fits] == []


@pytest.mark.parametrize("check", [adjectives, prepositions])
def test_made_up_registers_agree(check) -> None:
    wrong = [
        (seed, pair, said.text)
        for seed in range(40)
        for said in compose_from(register(seed)).sentences()
        for pair in check(said.text)
        if not pair.fits
    ]
    assert wrong == []
