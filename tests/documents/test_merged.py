"""Cells merged over several rows: each format says over how many, and the facts of all these rows know it."""

import io
from collections.abc import Callable

import pytest

from pobratim.documents import read_bytes
from pobratim.facts import read_facts
from tests.documents import papers

ROWS = [
    ["Страна", "Город", "Документ", "Состояние"],
    ["Германия", "Зиген", "Договор, 1989 год", "действует"],
    ["", "Безымянск", "Протокол, 2001 год", ""],
    ["", "Лаупхайм", "Соглашение, 1993 год", "прекращено"],
    ["Польша", "Седльце", "Соглашение, 1994 год", ""],
]
TITLE = "Связи города Кирова"


def docx() -> bytes:
    import docx as writer

    document = writer.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(rows=len(ROWS), cols=4)
    for r, row in enumerate(ROWS):
        for c, words in enumerate(row):
            table.cell(r, c).text = words
    table.cell(1, 0).merge(table.cell(3, 0)).text = "Германия"
    return papers.saved(document)


def html() -> bytes:
    rows = [[f"<td>{words}</td>" for words in row] for row in ROWS]
    rows[1][0] = '<td rowspan="3">Германия</td>'
    rows[2][0] = rows[3][0] = ""
    table = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f"<h1>{TITLE}</h1><table>{table}</table>".encode()


def rtf() -> bytes:
    signs = ["", r"\clvmgf", r"\clvmrg", r"\clvmrg", ""]
    edges = r"\cellx1000\cellx2000\cellx3000\cellx4000\pard\intbl "
    cells = ["".join(rf"{words}\cell " for words in row) for row in ROWS]
    rows = [rf"\trowd{sign}{edges}{row}\row" for sign, row in zip(signs, cells, strict=True)]
    return rf"{{\rtf1\ansi\ansicpg1251 \pard {TITLE}\par {''.join(rows)}\pard\par}}".encode("cp1251")


def pdf() -> bytes:
    cells = [f"[{words}]," for row in ROWS for words in row]
    cells[4], cells[8], cells[12] = "table.cell(rowspan: 3)[Германия],", "", ""
    return papers.pdf([], f"{TITLE}\n\n#table(columns: 4, {''.join(cells)})\n\n")


def xlsx() -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    sheet.write(1, 2, TITLE)
    for r, row in enumerate(ROWS, 3):
        for c, words in enumerate(row, 2):
            sheet.write(r, c, words)
    sheet.merge_range(4, 2, 6, 2, "Германия")
    book.close()
    return stream.getvalue()


@pytest.mark.parametrize("make", [docx, html, rtf, pdf, xlsx], ids=lambda make: make.__name__)
def test_a_merged_cell_speaks_for_its_rows(make: Callable[[], bytes]) -> None:
    document = read_bytes(make(), f"paper.{make.__name__}")
    told = {document.quote(block.span): block.height for block in document.blocks if block.table is not None}
    assert told["Германия"] == 3
    assert set(told.values()) == {1, 3}
    ties = [(tie.partner.name, tie.partner.country, tie.agreements[0].date) for tie in read_facts(document).ties]
    assert ties == [
        ("Зиген", "DE", "1989"),
        ("Безымянск", "DE", "2001"),
        ("Лаупхайм", "DE", "1993"),
        ("Седльце", "PL", "1994"),
    ]
