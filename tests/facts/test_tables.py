"""The rules by tables: a Russian reader adds a line to a `.tsv` file, and it is tried."""

import sys

import pytest

from tests.facts.tables import FOLDER, TABLES, fits, folded, rows

CASES = [(table, *row) for table in TABLES for row in rows(f"{table}.tsv")]


@pytest.mark.parametrize(("table", "text", "expected"), CASES, ids=[f"{each[0]} {each[1]}" for each in CASES])
def test_what_the_rules_make_of_a_text(table: str, text: str, expected: str) -> None:
    assert folded(TABLES[table](text)) == folded(expected)


def test_no_text_is_asked_twice() -> None:
    asked = [(table, text) for table, text, _ in [*CASES, *rows("wanted.tsv")]]
    assert len(asked) == len(set(asked))


def test_what_is_wanted_of_the_rules_does_not_become_less(capsys: pytest.CaptureFixture[str]) -> None:
    """Rows that the rules do not read yet: the first line of the file is the number that must be read already."""
    first = (FOLDER / "wanted.tsv").read_text(encoding="utf-8").splitlines()[0]
    wanted = rows("wanted.tsv")
    read = [row for row in wanted if fits(row[0], row[1], row[2])]
    with capsys.disabled():
        sys.stdout.write(f"\nwanted.tsv: {len(read)} of {len(wanted)} rows are read; each may move to its table\n")
    assert len(read) >= int(first.removeprefix("# read: "))
