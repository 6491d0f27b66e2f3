"""A long memo is set as PDF in parts: the bound file says the same, page by page and note by note."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from pobratim.errors import MemoNotSet
from pobratim.memo.composing import compose_from
from pobratim.memo.memo import Memo
from pobratim.memo.renderers import pdf, typesetters
from tests.memo.smolensk import material

DAY = date(2024, 6, 1)
PART = 12


@pytest.fixture(scope="module")
def memo() -> Memo:
    return compose_from(material(DAY, sources=True))


@pytest.fixture(scope="module")
def bound(memo: Memo) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "LONG", PART)
        return pdf.render(memo)


def pages(made: bytes) -> list[list[str]]:
    """The lines of every page."""
    with PdfDocument(BytesIO(made)) as paper:
        return [page.get_textpage().get_text_range().splitlines() for page in paper]


def test_every_word_is_there(memo: Memo, bound: bytes) -> None:
    said = " ".join(" ".join(line for page in pages(bound) for line in page).split())
    for sentence in memo.sentences():
        assert [word for word in sentence.text.split() if word.rstrip(".,:;") not in said] == []


def test_pages_are_numbered_on(bound: bytes) -> None:
    numbers = [lines[0].strip() for lines in pages(bound)]
    assert numbers[1:] == [str(number) for number in range(2, len(numbers) + 1)]


def test_notes_are_numbered_on(bound: bytes) -> None:
    paper = pikepdf.open(BytesIO(bound))
    notes = [str(each.Contents).split()[-1] for page in paper.pages for each in page.get("/Annots", [])]
    numbers = [int(each) for each in notes if each.isdigit()]
    assert len(numbers) > PART
    assert list(dict.fromkeys(numbers)) == list(range(1, max(numbers) + 1))


def test_every_section_is_in_the_outline_once_or_goes_on(memo: Memo, bound: bytes) -> None:
    with pikepdf.open(BytesIO(bound)).open_outline() as outline:
        titles = [each.title for each in outline.root]
    assert [each for each in titles if not each.endswith("(продолжение)")] == [
        f"{section.number}. {section.heading}" if not section.annex else section.heading for section in memo.sections
    ]
    assert any(each.endswith("(продолжение)") for each in titles)


def test_the_same_memo_gives_the_same_bytes(memo: Memo, bound: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "LONG", PART)
    assert pdf.render(memo) == bound


def test_a_part_that_cannot_be_set_is_a_sentence(memo: Memo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "LONG", PART)
    monkeypatch.setattr(typesetters, "font_folders", lambda: ["/nowhere\n"])
    monkeypatch.setattr(typesetters.typesetter, "__file__", "/nowhere/typesetter.py")
    with pytest.raises(MemoNotSet, match="No such file"):
        pdf.render(memo)
