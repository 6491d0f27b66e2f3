"""The PDF is PDF/UA: what typst promises is looked for in the file itself, tag by tag and mark by mark."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from pobratim.memo.composing import compose_from
from pobratim.memo.renderers import pdf
from tests.memo.smolensk import material

SHOWS = {"Tj", "TJ", "'", '"', "Do", "sh", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s"}
WHOLE = 10**6
PAPERS = [
    (date(2019, 1, 1), "ru", True, WHOLE),
    (date(2024, 6, 1), "ru", False, WHOLE),
    (date(2019, 1, 1), "en", True, WHOLE),
    (date(2024, 6, 1), "ru", True, 12),  # as a long memo: set in parts of 12 lines and bound
]


@pytest.fixture(scope="module", params=PAPERS, ids=lambda paper: f"{paper[0]}-{paper[1]}-{paper[3]}")
def paper(request: pytest.FixtureRequest) -> pikepdf.Pdf:
    day, language, sources, most = request.param
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "LONG", most)
        return pikepdf.open(BytesIO(pdf.render(compose_from(material(day, language=language, sources=sources)))))


def elements(node: Any, above: str = "") -> Iterator[tuple[Any, str]]:
    """Every element of the tree of tags with the name of the one above."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from elements(each, above)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node, above
        if "/K" in node:
            yield from elements(node.K, str(node.S))


def test_the_document_says_what_it_is(paper: pikepdf.Pdf) -> None:
    root = paper.Root
    assert bool(root.MarkInfo.Marked)
    assert not bool(root.MarkInfo.get("/Suspects", False))
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(root.Lang) in ("ru", "en")
    with paper.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"].startswith(("Справка ", "Memorandum "))
    assert "/Outlines" in root


def test_pages_are_read_in_the_order_of_tags(paper: pikepdf.Pdf) -> None:
    for page in paper.pages:
        assert page.Tabs == "/S"
        assert "/StructParents" in page
    assert int(paper.Root.StructTreeRoot.ParentTreeNextKey) >= len(paper.pages)


def test_nothing_is_drawn_outside_of_a_mark(paper: pikepdf.Pdf) -> None:
    for number, page in enumerate(paper.pages, 1):
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += (name in ("BDC", "BMC")) - (name == "EMC")
            assert depth > 0 or name not in SHOWS, (number, name, operands)
        assert depth == 0


def test_every_mark_belongs_to_a_tag(paper: pikepdf.Pdf) -> None:
    used = Counter(mark for element, _ in elements(paper.Root.StructTreeRoot.K) for mark in marks(element))
    drawn = Counter(
        (page.objgen, int(operands[1].MCID))
        for page in paper.pages
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]
    )
    assert drawn
    assert used == drawn


def marks(element: Any) -> Iterator[tuple[Any, int]]:
    """The marks of a page's content that hang right under an element."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield element.Pg.objgen, kid
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            yield kid.get("/Pg", element.get("/Pg")).objgen, int(kid.MCID)


def test_letters_can_be_copied_and_fonts_lie_inside(paper: pikepdf.Pdf) -> None:
    fonts = [font for page in paper.pages for font in dict(page.Resources.get("/Font", {})).values()]
    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        inside = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inside.keys())


def test_pictures_have_words_and_headings_skip_no_level(paper: pikepdf.Pdf) -> None:
    found = [(str(element.S), element) for element, _ in elements(paper.Root.StructTreeRoot.K)]
    pictures = [element for name, element in found if name == "/Figure"]
    assert pictures
    assert all(len(str(each.Alt)) > 20 for each in pictures)
    levels = [int(name[2:]) for name, _ in found if name[:2] == "/H" and name[2:].isdigit()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_lists_and_tables_are_whole(paper: pikepdf.Pdf) -> None:
    homes = {"/LI": "/L", "/LBody": "/LI", "/TR": "", "/TD": "/TR", "/TH": "/TR"}
    rows = 0
    for element, above in elements(paper.Root.StructTreeRoot.K):
        name = str(element.S)
        assert not homes.get(name) or homes[name] == above
        if name == "/Table":
            widths = {len(row.K) for row, _ in elements(element.K) if str(row.S) == "/TR"}
            assert len(widths) == 1
            rows += 1
        if name == "/TH":
            assert any("/Scope" in each for each in element.A)
    assert rows >= 2
