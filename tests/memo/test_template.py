"""An office's Word template: filled, valid, its own words kept; a wrong one is a sentence and leaves nothing behind."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from pobratim.errors import (
    TemplateFieldBroken,
    TemplateMissing,
    TemplateUnreadable,
    TemplateWithoutText,
    UnknownTemplateField,
)
from pobratim.memo.composing import compose_from
from pobratim.memo.renderers.docx_template import fill, new_template
from tests.memo.smolensk import material
from tests.memo.test_files import KNOWN

DAY = date(2024, 6, 1)


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
    (tmp_path / "memo.docx").write_bytes(made)
    result = OpenXmlValidator().validate(str(tmp_path / "memo.docx"))
    assert result.is_valid, [str(error) for error in result.errors]
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


def test_a_file_that_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"PK\x03\x04 no")
    with pytest.raises(TemplateUnreadable, match=r"x\.docx"):
        fill(compose_from(material()), tmp_path / "x.docx")
    with pytest.raises(TemplateMissing, match=r"none.*такого файла или папки нет"):
        fill(compose_from(material()), tmp_path / "none.docx")
