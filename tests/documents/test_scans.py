"""Scans: by Tesseract where it is installed, and everywhere by a stand-in that says what it said of the page."""

import io
import os
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from pobratim import errors
from pobratim.documents import BlockKind, Document, Span, page_boxes, read_bytes
from pobratim.documents.page_image import ready
from pobratim.documents.picture import draw, sum_of
from pobratim.documents.rulings import find_rulings, grids
from pobratim.facts import read_facts
from tests.documents import papers, scans
from tests.documents.readable import assert_sound

PROGRAMS = ["stand-in", *(["tesseract"] if shutil.which("tesseract") else [])]
SCAN = scans.saved(scans.drawn(scans.page()), dpi=(200, 200))


@pytest.fixture(params=PROGRAMS)
def _program(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Tesseract, or what stands in for it; nothing that was recognised before."""
    monkeypatch.delenv("POBRATIM_RECOGNISED", raising=False)
    if request.param == "stand-in":
        name = "register-in-pdf" if "pdf" in request.node.name else "register"
        folder = scans.stand_in(tmp_path, *[name] * 3)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def cells(document: Document) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    for block in document.blocks:
        if block.row is not None:
            rows.setdefault(block.row, []).append(" ".join(document.quote(block.span).split()))
    return list(rows.values())


@pytest.mark.usefixtures("_program")
def test_a_ruled_table_of_a_scan() -> None:
    document = read_bytes(SCAN, "scan.png")
    assert_sound(document)
    assert cells(document) == scans.ROWS
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.quote(document.blocks[0].span) == "Побратимские связи города Пскова"
    assert " ".join(document.quote(document.blocks[1].span).split()) == scans.PROSE
    assert document.quote(document.blocks[-1].span) == "Все соглашения действуют."


@pytest.mark.usefixtures("_program")
def test_facts_of_a_scan() -> None:
    facts = read_facts(read_bytes(SCAN, "scan.png"))
    told = {(tie.home.name, tie.partner.name, each.date) for tie in facts.ties for each in tie.agreements}
    assert told >= {
        ("Псков", "Нойс", "1985-11-15"),
        ("Псковский район", "Пылваский уезд", "2004-06-12"),
        ("Псков", "Мяньян", "2001-05"),
    }


@pytest.mark.usefixtures("_program")
def test_every_word_has_its_sureness_and_its_box() -> None:
    document = read_bytes(SCAN, "scan.png")
    said = [document.quote(each.span) for each in document.recognised]
    assert "".join(said) == "".join(document.text.split())
    assert min(each.sureness for each in document.recognised) >= 0
    town = document.text.index("Мяньян")
    (box,) = page_boxes(SCAN, Span(town, town + 6), "scan.png")
    assert box.page == 0
    assert box.left < 627 * 72 / 200 < 655 * 72 / 200 < box.right, "the cell in which the town stands"
    word = document.text.index("посетила")
    (box,) = page_boxes(SCAN, Span(word, word + 8), "scan.png")
    assert 0 < box.right - box.left < 72, "its share of the line"
    assert 0 < box.top - box.bottom < 16


@pytest.mark.usefixtures("_program")
def test_the_words_are_framed_on_the_picture_of_the_page() -> None:
    document = read_bytes(SCAN, "scan.png")
    at = document.text.index("Мяньян")
    picture = draw(SCAN, [Span(at, at + 6)], sum_of(document.text))
    assert picture.startswith(b"\x89PNG")
    assert draw(SCAN, [Span(at, at + 6)], sum_of("another text")) == b"", "no frame where the text is another today"


@pytest.mark.usefixtures("_program")
@pytest.mark.parametrize("stamp", ["", "Документ подписан электронной подписью. Владелец Иванова Т. П."])
def test_a_pdf_with_a_page_of_text_and_a_scanned_one(tmp_path: Path, stamp: str) -> None:
    (tmp_path / "scan.png").write_bytes(SCAN)
    data = pdf_with_a_scan(tmp_path, stamp)
    document = read_bytes(data, "mixed.pdf")
    assert_sound(document)
    assert "Направляем реестр" in document.text
    assert cells(document) == scans.ROWS
    assert document.warnings
    town = document.text.index("Мяньян")
    (box,) = page_boxes(data, Span(town, town + 6), "mixed.pdf")
    assert box.page == 1
    assert draw(data, [Span(town, town + 6)], sum_of(document.text))


def pdf_with_a_scan(folder: Path, stamp: str) -> bytes:
    import typst

    (folder / "paper.typ").write_text(
        f"Направляем реестр связей города Пскова с городами за рубежом.\n\n#pagebreak()\n"
        "#set page(width: 21cm, height: 12cm, margin: 0cm)\n"
        f'#place(image("scan.png", width: 100%))\n#place(bottom)[{stamp}]\n',
        encoding="utf-8",
    )
    return typst.compile(folder / "paper.typ")


def test_a_scanned_page_without_the_program_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(SCAN)
    data = pdf_with_a_scan(tmp_path, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    (warning,) = read_bytes(data, "mixed.pdf").warnings
    assert "Страница 2" in warning
    assert "Tesseract" in warning
    assert "tesseract-ocr-rus" in warning


def test_a_page_in_german_is_read_in_german(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = scans.stand_in(tmp_path, "german", "german", "german")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("POBRATIM_RECOGNISED", raising=False)
    read_bytes(SCAN, "scan.png")
    asked = (tmp_path / "asked").read_text().splitlines()
    assert [line.split()[3] for line in asked] == ["rus+eng", "deu+eng"]


@pytest.mark.usefixtures("_program")
def test_what_was_recognised_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("POBRATIM_RECOGNISED", str(tmp_path / "kept"))
    first = read_bytes(SCAN, "scan.png")
    papers.program(tmp_path, "tesseract", "echo List; echo rus; echo eng; [ $1 = --list-langs ]")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert read_bytes(SCAN, "scan.png") == first


def test_a_program_that_fails_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    papers.program(tmp_path, "tesseract", "[ $1 = --list-langs ] || exit 3")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("POBRATIM_RECOGNISED", raising=False)
    with pytest.raises(errors.BrokenDocument) as told:
        read_bytes(SCAN, "scan.png")
    assert "tesseract" in str(told.value)


def test_merged_cells_of_a_drawn_table() -> None:
    image = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(image)
    for y, start in ((300, 200), (400, 600), (500, 200), (600, 200)):
        pen.line((start, y, 1400, y), fill=0, width=3)
    for x, start in ((200, 300), (600, 300), (1000, 400), (1400, 300)):
        pen.line((x, start, x, 600), fill=0, width=3)
    page = ready(image, 200)
    (grid,) = grids(*find_rulings(page.ink, page.dots), page.dots)
    assert grid.owner == {
        (0, 0): (0, 0),
        (0, 1): (0, 1),
        (0, 2): (0, 1),
        (1, 0): (0, 0),
        (1, 1): (1, 1),
        (1, 2): (1, 2),
        (2, 0): (2, 0),
        (2, 1): (2, 1),
        (2, 2): (2, 2),
    }
    assert grid.cell_at(900, 350) == (0, 1)
    assert grid.cell_at(100, 350) is None


@pytest.mark.parametrize("angle", [-3.0, -1.2, 0.0, 0.6, 2.5])
def test_a_turned_page_is_put_upright(angle: float) -> None:
    page = ready(scans.drawn(scans.page(), 200, angle), 200)
    level, _upright = find_rulings(page.ink, page.dots)
    assert len(level) == len(scans.ROWS) + 1, "lines that run level are found whole"


def test_pages_of_a_tiff_are_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = scans.stand_in(tmp_path, "register", "register")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("POBRATIM_RECOGNISED", raising=False)
    image = Image.open(io.BytesIO(SCAN))
    data = scans.saved(image, "TIFF", save_all=True, append_images=[image], dpi=(200, 200))
    document = read_bytes(data, "scan.tif")
    assert {block.table for block in document.blocks if block.table is not None} == {0, 1}
