"""The files: valid DOCX by GOST R 7.0.97-2016, tagged PDF, HTML, JSON; written whole or not at all."""

import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from lxml import html as lxml_html
from openxml_audit import OpenXmlValidator

from pobratim.errors import MemoNotWritten, UnknownMemoFormat
from pobratim.memo import writing
from pobratim.memo.composing import compose_from
from pobratim.memo.grammar.typography import plain
from pobratim.memo.memo import Memo, Requisites
from pobratim.memo.renderers import docx, facts_json, html, markdown, pdf
from pobratim.memo.scope import Scope
from tests.memo.smolensk import material

DAYS = [date(2019, 1, 1), date(2024, 6, 1)]
KNOWN = Requisites(
    organisation="Управление внешних связей",
    addressee="Первому заместителю Губернатора Смоленской области",
    date="15 января 2019 года",
    number="12-34",
    place="г. Смоленск",
    post="Начальник управления",
    signatory="А. Б. Образцова",
    executor="Образцов В. Г.",
    telephone="(0000) 00-00-00",
)


@pytest.fixture(scope="module")
def memo() -> Memo:
    return compose_from(material(sources=True, requisites=KNOWN))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("sources", [True, False])
@pytest.mark.parametrize("requisites", [KNOWN, Requisites()])
def test_docx_is_valid(day: date, sources: bool, requisites: Requisites, tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(docx.render(compose_from(material(day, sources=sources, requisites=requisites))))
    result = OpenXmlValidator().validate(str(path))
    assert result.is_valid, [str(error) for error in result.errors]


def test_the_signature_never_stands_alone(memo: Memo) -> None:
    lines = [each for each in Document(BytesIO(docx.render(memo))).paragraphs if each.style is not None]
    signed = next(place for place, each in enumerate(lines) if each.style.name == "Signature")  # type: ignore[union-attr]
    assert lines[signed - 1].paragraph_format.keep_with_next


def test_docx_has_the_layout_of_the_standard(memo: Memo) -> None:
    word = Document(BytesIO(docx.render(memo)))
    first, annex = word.sections
    sizes = (first.page_width, first.page_height, first.left_margin, first.right_margin, first.top_margin)
    for size, millimetres in zip((*sizes, first.bottom_margin), (210, 297, 30, 10, 20, 20), strict=True):
        assert abs(size - Mm(millimetres)) < Mm(0.05)
    assert first.different_first_page_header_footer
    assert "PAGE" in first.header._element.xml
    assert annex.orientation == WD_ORIENT.LANDSCAPE
    body = word.styles["Body Text"]
    assert abs(body.paragraph_format.first_line_indent - Cm(1.25)) < Pt(0.1)
    assert 'w:val="both"' in body.element.xml
    defaults = word.styles.element.xml
    assert "Times New Roman" in defaults
    assert '<w:sz w:val="28"/>' in defaults
    assert 'w:lang w:val="ru-RU"' in defaults
    assert word.core_properties.title == memo.title
    assert word.core_properties.language == "ru-RU"


def test_docx_is_made_of_real_parts(memo: Memo) -> None:
    word = Document(BytesIO(docx.render(memo)))
    styles = {p.style.name for p in word.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "Body Text"} <= styles
    kept = (qn("w:sdt"), qn("w:drawing"))
    assert not [p for p in word.paragraphs if not p.text.strip() and not any(p._p.iter(*kept))]
    table, *others = word.tables
    assert len(others) == len(word.inline_shapes) + 1
    assert table.rows[0]._tr.findall(".//" + qn("w:tblHeader"))
    assert len(table.rows) == 17
    controls = {tag.get(qn("w:val")) for tag in word.element.iter(qn("w:tag"))}
    assert {"date", "number", "place", "addressee", "organisation", "post", "signatory", "executor"} <= controls
    for value in ("15 января 2019 года", "12-34", "А. Б. Образцова"):
        assert value in "".join(word.element.itertext())


def test_docx_footnotes_only_on_request(memo: Memo) -> None:
    with ZipFile(BytesIO(docx.render(memo))) as pack:
        notes = pack.read("word/footnotes.xml").decode()
        marks = re.findall(r'footnoteReference w:id="(\d+)"', pack.read("word/document.xml").decode())
    assert "Справка 2018 года (2018)" in plain(notes)
    assert marks == [str(number) for number in range(1, len(marks) + 1)]
    with ZipFile(BytesIO(docx.render(compose_from(material())))) as pack:
        assert "word/footnotes.xml" not in pack.namelist()
        assert "word/stylesWithEffects.xml" not in pack.namelist()


@pytest.mark.parametrize("day", DAYS)
def test_pdf_is_tagged_and_speaks_russian(day: date) -> None:
    made = pdf.render(compose_from(material(day, sources=True)))
    assert b"/MarkInfo" in made
    assert b"/StructTreeRoot" in made
    assert b"/Lang" in made
    assert b"pdfuaid:part" in made
    paper = pypdfium2.PdfDocument(made)
    assert paper.get_metadata_value("Title").startswith("Справка о реализации")
    first = paper[0].get_textpage().get_text_range()
    assert "СПРАВКА" in first
    assert not first.lstrip().startswith("1\r")
    assert paper[1].get_textpage().get_text_range().lstrip().startswith("2")
    width, height = paper[len(paper) - 1].get_size()
    assert width > height


def test_pdf_has_its_fonts_inside() -> None:
    made = pdf.render(compose_from(material()))
    assert made.count(b"/FontFile") >= 3


def test_html_has_headings_lists_and_notes(memo: Memo) -> None:
    tree = lxml_html.document_fromstring(html.render(memo))
    assert tree.get("lang") == "ru"
    assert tree.findtext(".//title") == memo.title
    assert len(tree.findall(".//h1")) == 1
    assert len(tree.findall(".//li")) > 15
    for link in tree.findall(".//sup/a"):
        assert tree.get_element_by_id(link.get("href").removeprefix("#")) is not None
    assert "<style" not in html.fragment(memo)


def test_html_escapes_what_papers_say() -> None:
    asked = material(requisites=Requisites(basis="<script>alert(1)</script>", organisation="<b>x</b>"))
    made = html.render(compose_from(asked)).decode()
    assert "<script" not in made
    assert "<b>" not in made


def test_markdown_and_json(memo: Memo) -> None:
    assert "## 1. Основание и охват" in markdown.render(memo).decode()
    said = json.loads(facts_json.render(memo))
    assert said["as_of"] == "2019-01-01"
    items = [each for section in said["sections"] for part in section["parts"] for each in part["said"]]
    assert all(each["rests_on"] and each["sources"] for each in items)


def test_the_same_memo_gives_the_same_file(memo: Memo) -> None:
    assert pdf.render(memo) == pdf.render(memo)
    assert html.render(memo) == html.render(memo)


@pytest.mark.parametrize("name", ["memo.xyz", "memo"])
def test_an_unknown_format(name: str) -> None:
    with pytest.raises(UnknownMemoFormat, match=name):
        writing.renderer(Path(name))


def test_nothing_half_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "compose", lambda scope: compose_from(material()))
    scope = Scope(as_of=date(2019, 1, 1))
    with pytest.raises(MemoNotWritten):
        writing.write(scope, tmp_path / "no such folder" / "memo.docx")
    monkeypatch.setattr("os.fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "нет места")))
    with pytest.raises(MemoNotWritten, match="нет места"):
        writing.write(scope, tmp_path / "memo.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_memo_is_written_with_the_rights_of_a_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "compose", lambda scope: compose_from(material()))
    (tmp_path / "usual").touch()
    written = writing.write_memo(tmp_path / "memo.md", as_of=date(2019, 1, 1), region="RU-SMO")
    assert written.stat().st_mode == (tmp_path / "usual").stat().st_mode
