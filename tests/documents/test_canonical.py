"""A paper and its canonical text, letter for letter, for each thing that a format of offices can hold."""

import shutil
import subprocess
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

from pobratim.documents import read_bytes
from tests.documents import papers
from tests.documents.readable import assert_sound
from tests.reading.hostile import W, calc, row, word

STYLES = (
    f"<w:styles {W}><w:style w:type='paragraph' w:styleId='L'><w:name w:val='Пункт'/><w:pPr><w:numPr>"
    "<w:numId w:val='1'/></w:numPr></w:pPr></w:style></w:styles>"
).encode()
NUMBERING = (
    f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
    "<w:numFmt w:val='decimal'/><w:lvlText w:val='%1)'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
).encode()
NOTES = f"<w:footnotes {W}><w:footnote w:id='2'><w:p><w:r><w:t>Прекращён.</w:t></w:r></w:p></w:footnote></w:footnotes>"


def said(words: str, style: str = "") -> str:
    """A paragraph of Word."""
    look = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
    return f"<w:p>{look}<w:r><w:t>{words}</w:t></w:r></w:p>"


def noted() -> bytes:
    mark = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    return word(f"<w:p><w:r><w:t>Договор с Нойсом</w:t></w:r>{mark}</w:p>", footnotes=NOTES.encode())


def boxed() -> bytes:
    box = f"<w:r><w:pict><w:txbxContent>{said('Врезка о Тампере.')}</w:txbxContent></w:pict></w:r>"
    return word(f"<w:p><w:r><w:t>Основной текст.</w:t></w:r>{box}</w:p>")


def nested() -> bytes:
    def table(*cells: str) -> str:
        return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"

    return word(table(said("Ржев"), said("Связи:") + table(said("Нойс"), said("ФРГ")) + said("Конец.")))


def columns() -> bytes:
    left, right = "Побратим города — Нойс. " * 6, "Договор с ним действует. " * 6
    settings = f"#set page(columns: 2, height: 9cm)\n{left}\n#colbreak()\n{right}\n"
    return papers.pdf([], settings)


def sheets() -> bytes:
    cells = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>" * 3
    return calc("".join(f"<table:table-row>{cells.format(*line)}</table:table-row>" for line in TABLE) + row("", 9_999))


TABLE = (("Municipality", "Partner", "Country"), ("Rzhev", "Salman", "Hungary"))


def two_in_a_cell() -> bytes:
    agreed = "Договор от 05.05.2001; Протокол от 07.06.2010"
    return papers.xlsx([["Муниципальное образование", "Партнёр", "Документ"], ["Ржев", "Салман", agreed]])


def webletter() -> bytes:
    letter = EmailMessage()
    letter.set_content("<html><body><p>Побратим — Нойс.</p><p>С уважением</p></body></html>", subtype="html")
    return letter.as_bytes()


TEXTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "styles.docx": (
        lambda: word(said("Ржев", "L") + said("Нойс", "L"), styles=STYLES, numbering=NUMBERING),
        "1) Ржев\n2) Нойс",
    ),
    "notes.docx": (noted, "Договор с Нойсом¹\n¹ Прекращён."),
    "box.docx": (boxed, "Основной текст.\nВрезка о Тампере."),
    "nested.docx": (nested, "Ржев\nСвязи:\nНойс\tФРГ\nКонец."),
    "sheet.ods": (sheets, "Municipality\tPartner\tCountry\nRzhev\tSalman\tHungary"),
    "two.xlsx": (
        two_in_a_cell,
        "Муниципальное образование\tПартнёр\tДокумент\nРжев\tСалман\tДоговор от 05.05.2001; Протокол от 07.06.2010",
    ),
    "letter.eml": (webletter, "Побратим — Нойс.\nС уважением"),
    "list.csv": (lambda: "№;Партнёр\n1;Нойс\n".encode("cp1251"), "№\tПартнёр\n1\tНойс"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_canonical_text(name: str) -> None:
    make, text = TEXTS[name]
    document = read_bytes(make(), name)
    assert_sound(document)
    assert document.text == text


def test_columns_of_a_page_are_read_one_after_the_other() -> None:
    words = " ".join(read_bytes(columns(), "columns.pdf").text.split())
    assert words == "Побратим города — Нойс. " * 6 + ("Договор с ним действует. " * 6).strip()


@pytest.mark.parametrize("ending", ["doc", "xls"])
def test_old_office_files(ending: str, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice, which makes the paper, is not installed")
    made, name = (papers.docx(), "a.docx") if ending == "doc" else (two_in_a_cell(), "a.xlsx")
    (tmp_path / name).write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", ending, name]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=100)
    if not (tmp_path / f"a.{ending}").exists():
        pytest.skip("LibreOffice is installed without the part that makes such files")
    old = read_bytes((tmp_path / f"a.{ending}").read_bytes(), f"a.{ending}")
    assert old.text == read_bytes(made, name).text
