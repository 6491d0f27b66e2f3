"""Names of all types in all slots of the grammar, against the reviewed table names.tsv."""

import pytest

from pobratim.memo.grammar.ru.cases import reviewed
from pobratim.memo.grammar.ru.names import countries, familiar, say_land, say_name
from pobratim.memo.grammar.ru.speech import Russian
from pobratim.memo.grammar.slots import Land, Name
from pobratim.register.records import PlaceRecord
from tests.memo.tables import table

CASES = ("gent", "datv", "accs", "ablt", "loct")
ROWS = table("names")


def test_the_table_is_large_and_of_all_types() -> None:
    assert len(ROWS) >= 700
    assert {"city", "district", "region", "union", "other", "city district", "settlement"} <= {row[0] for row in ROWS}
    assert {row[1] for row in ROWS if row[0].startswith("state")} == set(countries())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[1]}-{row[2]}")
def test_name(row: list[str]) -> None:
    level, country, name, city, *forms = row
    if level.startswith("state"):
        land = Land(country, full=level.endswith("full"))
        assert [say_land(land, case) for case in CASES] == forms[:5]
        return
    place = PlaceRecord(1, name, level, country, part_of_name=city or None)
    assert [say_name(Name(place), case) for case in CASES] == forms[:5]
    assert say_name(Name(place, typed=True), "gent") == forms[5]
    assert Russian().gender(Name(place, typed=True)) == forms[6]


def test_every_exception_is_in_the_table() -> None:
    assert set(reviewed()) <= {row[2] for row in ROWS}


def test_every_familiar_city_is_in_the_table_and_declines_beside_its_kind() -> None:
    rows = {row[2].replace("ё", "е"): row for row in ROWS if row[0] == "city"}
    assert familiar() <= set(rows)
    assert [name for name in familiar() if rows[name][9] != f"города {rows[name][4]}"] == []
