"""How many names of the corpus are linked to the right place: a reviewed table, its rate printed, no sure mistake.

`python -m tests.places.test_rate` prints the rate and every name that is linked otherwise than the table says.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from pobratim.places import Gazetteer, Link

TABLE = Path(__file__).with_name("corpus.tsv")
LEAST, SURE = 0.97, 0.9


class Row(NamedTuple):
    """A line of the table."""

    name: str
    country: str | None
    region: str | None
    level: str
    expected: str | None
    what: str


def rows() -> list[Row]:
    lines = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [Row(n, said(c), said(r), level, said(e), what) for n, c, r, level, e, what in lines]


def said(cell: str) -> str | None:
    return None if cell == "-" else cell


def linked() -> list[tuple[Row, Link]]:
    gazetteer = Gazetteer.open()
    return [(r, gazetteer.link(r.name, country=r.country, region=r.region, level=r.level)) for r in rows()]


def right(row: Row, link: Link) -> bool:
    return (link.best.id if link.best else None) == row.expected


def report(found: list[tuple[Row, Link]]) -> str:
    known = [pair for pair in found if pair[0].expected]
    unknown = [pair for pair in found if not pair[0].expected]
    lines = [
        f"{row.name} ({row.country or '—'}): {link.best.id if link.best else '—'} {link.confidence}, not {row.expected}"
        for row, link in found
        if not right(row, link)
    ]
    kept = sum(link.best is None for _, link in unknown)
    share = sum(right(*pair) for pair in known) / len(known)
    lines.append(f"names linked rightly: {share:.3f} of {len(known)}; unknown left unknown: {kept} of {len(unknown)}")
    return "\n".join(lines) + "\n"


def test_names_of_the_corpus_are_linked_to_the_right_place(capsys: pytest.CaptureFixture[str]) -> None:
    found = linked()
    known = [pair for pair in found if pair[0].expected]
    with capsys.disabled():
        sys.stdout.write("\n" + report(found))
    assert len(known) >= 150
    assert sum(right(*pair) for pair in known) / len(known) >= LEAST


def test_no_wrong_link_is_sure() -> None:
    wrong = [(row.name, link.confidence) for row, link in linked() if not right(row, link)]
    assert [name for name, confidence in wrong if confidence > SURE] == []


def test_unknown_names_stay_unknown() -> None:
    guessed = [row.name for row, link in linked() if not row.expected and link.best]
    assert len(guessed) <= 1, guessed


if __name__ == "__main__":
    sys.stdout.write(report(linked()))
