"""Where places stand on a map, and that what nobody knows stands nowhere."""

from pathlib import Path

import pytest

from pobratim.places.points import point_of, point_under

LINES = (Path(__file__).parent / "points.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("name", "identifier", "expected", "why"), ROWS, ids=lambda cell: cell[:30])
def test_points(name: str, identifier: str, expected: str, why: str) -> None:
    found = point_of(name, (identifier,) if identifier else ())
    assert (" ".join(f"{each:.1f}" for each in found) if found else "-") == expected, why


def test_any_of_its_names_will_do() -> None:
    assert point_under(("Никакой", "Смоленск"), ("geonames:491687",)) == point_of("Смоленск", ("geonames:491687",))
