"""Golden pairs: a paper, and beside it what was read from it, for people to compare."""

from pathlib import Path

import pytest

from pobratim.documents import read_path
from tests.documents.readable import assert_sound, readable

GOLDEN = Path(__file__).with_name("golden")
PAPERS = sorted(path for path in GOLDEN.iterdir() if not path.name.endswith(".blocks.txt"))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_golden(paper: Path) -> None:
    document = read_path(paper)
    assert_sound(document)
    assert readable(document) == paper.with_name(paper.name + ".blocks.txt").read_text(encoding="utf-8")


def test_every_format_has_a_golden_pair() -> None:
    endings = {".txt", ".docx", ".html", ".pdf", ".rtf", ".odt", ".xlsx", ".csv", ".eml"}
    assert endings <= {path.suffix for path in PAPERS}


def test_a_span_of_a_pdf_has_its_place() -> None:
    from pobratim.documents import page_boxes, read_bytes
    from tests.documents import papers

    data = papers.pdf()
    document = read_bytes(data, "memo.pdf")
    boxes = page_boxes(data, document.blocks[0].span)
    assert [box.page for box in boxes] == [0]
    assert boxes[0].left < boxes[0].right < 600
    below = page_boxes(data, document.blocks[1].span)
    assert below[0].top <= boxes[0].bottom + 2
    assert page_boxes(papers.docx(), document.blocks[0].span) == ()
