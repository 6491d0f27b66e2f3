"""An office's Word template: filled, valid, its own words kept; a wrong one is a sentence and leaves nothing behind."""

import re
import shutil
import subprocess
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from pobratim.errors import (
    TemplateFieldBroken,
    TemplateForWordAlone,
    TemplateMissing,
    TemplateUnreadable,
    TemplateWithoutText,
    UnknownTemplateField,
)
from pobratim.memo.composing import compose_from
from pobratim.memo.memo import Memo
from pobratim.memo.renderers import docx
from pobratim.memo.renderers.docx_template import fill, new_template
from pobratim.memo.renderers.docx_xml import SPACES
from pobratim.memo.writing import put
from tests.memo.smolensk import material
from tests.memo.test_files import KNOWN

DAY = date(2024, 6, 1)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def faults(made: bytes, tmp_path: Path) -> list[str]:
    (tmp_path / "filled.docx").write_bytes(made)
    return [str(error) for error in OpenXmlValidator().validate(str(tmp_path / "filled.docx")).errors]


def written(tmp_path: Path, *lines: str) -> Path:
    word = Document()
    for line in lines:
        word.add_paragraph(line)
    word.save(str(tmp_path / "office.docx"))
    return tmp_path / "office.docx"


@pytest.mark.parametrize("sources", [True, False])
def test_the_sample_template_is_filled(sources: bool, tmp_path: Path) -> None:
    sample = tmp_path / "sample.docx"
    sample.write_bytes(new_template())
    made = fill(compose_from(material(DAY, sources=sources, requisites=KNOWN)), sample)
    assert faults(made, tmp_path) == []
    word = Document(BytesIO(made))
    assert [section.orientation for section in word.sections] == [0, 1]
    assert "{{" not in "".join(word.element.itertext())


def test_a_template_of_an_office_keeps_its_words_and_styles(tmp_path: Path) -> None:
    office = written(tmp_path, "Администрация & Ко", "{{ heading }}", "{{ signatory }}", "{{p body }}")
    memo = compose_from(material(DAY, requisites=replace(KNOWN, signatory="Образцова <А. Б.>")))
    word = Document(BytesIO(fill(memo, office)))
    said = [paragraph.text for paragraph in word.paragraphs]
    assert said[0] == "Администрация & Ко"
    assert said[1] == memo.heading
    assert said[2] == "Образцова <А. Б.>"
    assert "1. Основание и охват" in said
    assert len(word.sections) == 1
    assert len(word.tables) >= 4


def test_what_programs_write_against_the_format_is_mended(tmp_path: Path) -> None:
    office = written(tmp_path, "{{ heading }}", "{{p body }}", "конец")
    word = Document(str(office))
    section, last = word.sections[0]._sectPr, word.paragraphs[-1]._p.get_or_add_pPr()
    next(section.iter(qn("w:docGrid"))).set(qn("w:charSpace"), "4294959103")
    last.insert(0, deepcopy(section))
    last.append(parse_xml(f'<w:pStyle {SPACES} w:val="Normal"/>'))
    row = word.add_table(1, 1).rows[0]._tr.get_or_add_trPr()
    row.append(parse_xml(f'<w:cantSplit {SPACES} w:val="true"/>'))
    row.append(parse_xml(f'<w:tblHeader {SPACES} w:val="false"/>'))
    level = next(iter(word.part.numbering_part.element.iter(qn("w:lvl"))))
    level[:] = [*level[1:], level[0]]
    del word.part.rels[next(key for key, link in word.part.rels.items() if link.reltype == RT.THEME)]
    word.save(str(office))
    made = fill(compose_from(material(DAY, sources=True)), office)
    assert faults(made, tmp_path) == []
    grids = {each.get(qn("w:charSpace")) for each in Document(BytesIO(made)).element.iter(qn("w:docGrid"))}
    assert "-8193" in grids
    assert not [each for each in grids if each and int(each) > 2**31]
    assert [each.get(qn("w:val")) for each in Document(BytesIO(made)).tables[-1]._tbl.iter(qn("w:tblHeader"))] == [
        "off"
    ]


def test_styles_that_word_calls_otherwise_are_the_templates_own(tmp_path: Path) -> None:
    """Russian Word gives «Heading 1» the id «1» and «Body Text» the id «a3»."""
    sample = Document(BytesIO(new_template()))
    called = {"Normal": "a", "BodyText": "a3", "Heading1": "1", "FootnoteText": "a5", "TableGrid": "a7"}
    for part in (sample.element, sample.styles.element):
        for each in part.iter():
            for name in (qn("w:val"), qn("w:styleId")):
                if each.tag != qn("w:name") and each.get(name) in called:
                    each.set(name, called[each.get(name)])
    sample.save(str(tmp_path / "office.docx"))
    made = fill(compose_from(material(DAY, sources=True)), tmp_path / "office.docx")
    assert faults(made, tmp_path) == []
    word = Document(BytesIO(made))
    used = {each.get(qn("w:val")) for each in word.element.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    assert {"a3", "1", "a7"} <= used
    assert not used & set(called)
    names = [each.name for each in word.styles]
    assert len(names) == len(set(names))


def test_the_notes_of_a_template_stay(tmp_path: Path) -> None:
    memo = compose_from(material(DAY, sources=True))
    once = Document(BytesIO(docx.render(memo)))
    once.paragraphs[-1].add_run("{{p body }}")
    once.save(str(tmp_path / "office.docx"))
    made = fill(memo, tmp_path / "office.docx")
    assert faults(made, tmp_path) == []
    with ZipFile(BytesIO(made)) as pack:
        notes = re.findall(r'<w:footnote w:id="(\d+)"', pack.read("word/footnotes.xml").decode())
        marks = re.findall(r'footnoteReference w:id="(\d+)"', pack.read("word/document.xml").decode())
    assert sorted(notes) == sorted(set(notes)) == sorted(marks)


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["sample", "letterhead", "memo"])
def test_a_template_saved_by_libreoffice_is_filled_and_valid(kind: str, tmp_path: Path) -> None:
    memo = compose_from(material(DAY, sources=True, requisites=KNOWN))
    (tmp_path / "office.docx").write_bytes(TEMPLATES[kind](memo))
    profile, saved = f"-env:UserInstallation=file://{tmp_path}/profile", tmp_path / "saved"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved)]
    subprocess.run([*command, "office.docx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    made = fill(memo, saved / "office.docx")
    assert faults(made, tmp_path) == []
    said = "".join(Document(BytesIO(made)).element.itertext())
    assert "{{" not in said
    assert "1. Основание и охват" in said


def letterhead(memo: Memo) -> bytes:
    """A page with all that an office puts on its paper, and the fields."""
    word = Document()
    word.sections[0].header.paragraphs[0].text = "Администрация"
    word.sections[0].footer.paragraphs[0].text = "Отпечатано в двух экземплярах"
    word.add_heading("{{ heading }}", 1)
    table = word.add_table(2, 2, "Table Grid")
    table.cell(0, 0).text, table.cell(1, 1).text = "{{ addressee }}", "{{ date }} № {{ number }}"
    word.add_paragraph("Первое", "List Bullet")
    word.add_paragraph("Второе", "List Number")
    for line in ("{{p body }}", "{{ post }} {{ signatory }}", "{{p annexes }}"):
        word.add_paragraph(line)
    packed = BytesIO()
    word.save(packed)
    return packed.getvalue()


def memo_with_a_field(memo: Memo) -> bytes:
    """A memo that somebody has made a template of."""
    word = Document(BytesIO(docx.render(memo)))
    word.paragraphs[0].insert_paragraph_before("{{p body }}")
    packed = BytesIO()
    word.save(packed)
    return packed.getvalue()


TEMPLATES: dict[str, Callable[[Memo], bytes]] = {
    "sample": lambda memo: new_template(),
    "letterhead": letterhead,
    "memo": memo_with_a_field,
}


@pytest.mark.parametrize(
    ("line", "error", "told"),
    [
        ("{{ governor }}|{{p body }}", UnknownTemplateField, "governor"),
        ("{{ heading }}", TemplateWithoutText, "{{p body }}"),
        ("{{ heading ", TemplateFieldBroken, "office.*{{ heading }}"),
        ("{% if %}", TemplateFieldBroken, "office.*signatory"),
        ("{{ heading | loudly }}|{{p body }}", TemplateFieldBroken, "office"),
        ("{{ heading + 1 }}|{{p body }}", TemplateFieldBroken, "office"),
    ],
)
def test_a_wrong_template(line: str, error: type[Exception], told: str, tmp_path: Path) -> None:
    with pytest.raises(error, match=told):
        fill(compose_from(material()), written(tmp_path, *line.split("|")))


def test_a_template_is_for_word_alone(tmp_path: Path) -> None:
    office = written(tmp_path, "{{p body }}")
    with pytest.raises(TemplateForWordAlone, match=r"memo\.pdf"):
        put(compose_from(material()), tmp_path / "memo.pdf", office)
    assert not (tmp_path / "memo.pdf").exists()


def test_a_file_that_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"PK\x03\x04 no")
    with pytest.raises(TemplateUnreadable, match=r"x\.docx"):
        fill(compose_from(material()), tmp_path / "x.docx")
    with pytest.raises(TemplateMissing, match=r"none.*такого файла или папки нет"):
        fill(compose_from(material()), tmp_path / "none.docx")
