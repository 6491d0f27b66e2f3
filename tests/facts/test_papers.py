"""Short papers in layouts that a line cannot hold: tables, records, numbered registers, pages of a site.

Each file of `papers` is a paper; below a line of equals signs stand the ties that it tells of, one to a line. To add
a paper add a file: no Python is needed.
"""

from pathlib import Path

import pytest

from tests.facts.corpus import read
from tests.facts.tables import folded, tie_in_words

PAPERS = sorted((Path(__file__).parent / "papers").glob("*.txt"))
LINE = "\n=====\n"


@pytest.mark.parametrize("path", PAPERS, ids=[path.stem for path in PAPERS])
def test_what_a_paper_tells_of(path: Path) -> None:
    text, _, expected = path.read_text(encoding="utf-8").partition(LINE)
    found = "; ".join(map(tie_in_words, read(text).ties)) or "none"
    assert folded(found) == folded("; ".join(expected.strip().splitlines()))
