"""Countries as lists write them."""

from pathlib import Path

import pytest

from pobratim.network.countries import country_code

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "countries.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("name", "code"), ROWS)
def test_a_country_is_one_country_however_it_is_written(name: str, code: str) -> None:
    assert country_code(name) == (None if code == "-" else code)
