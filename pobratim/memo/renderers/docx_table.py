"""Tables of a Word document: a header row that repeats, rows that do not break over pages."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

from pobratim.memo.memo import Table

WIDTH = 14570  # twentieths of a point between the margins of an A4 page in landscape


def add_table(word: Document, table: Table) -> None:
    """Append a table to the document."""
    total = sum(table.widths)
    widths = [WIDTH * share // total for share in table.widths]
    grid = OxmlElement("w:tbl")
    grid.append(_about(table, sum(widths)))
    columns = OxmlElement("w:tblGrid")
    for width in widths:
        column = OxmlElement("w:gridCol")
        column.set(qn("w:w"), str(width))
        columns.append(column)
    grid.append(columns)
    grid.append(_row(table.header, widths, "TableHead", header=True))
    for row in table.rows:
        grid.append(_row(row.cells, widths, "TableText", header=False))
    word.element.body.insert(len(word.element.body) - 1, grid)


def _about(table: Table, width: int) -> _Element:
    about = OxmlElement("w:tblPr")
    for name, marks in (
        ("w:tblStyle", {"w:val": "TableGrid"}),
        ("w:tblW", {"w:w": str(width), "w:type": "dxa"}),
        ("w:tblLayout", {"w:type": "fixed"}),
        ("w:tblLook", {"w:val": "0020", "w:firstRow": "1", "w:noHBand": "1", "w:noVBand": "1"}),
        ("w:tblCaption", {"w:val": table.caption}),
    ):
        part = OxmlElement(name)
        for key, value in marks.items():
            part.set(qn(key), value)
        about.append(part)
    return about


def _row(cells: tuple[str, ...], widths: list[int], style: str, header: bool) -> _Element:
    row = OxmlElement("w:tr")
    about = OxmlElement("w:trPr")
    about.append(OxmlElement("w:cantSplit"))
    if header:
        about.append(OxmlElement("w:tblHeader"))
    row.append(about)
    for text, width in zip(cells, widths, strict=True):
        row.append(_cell(text, width, style))
    return row


def _cell(text: str, width: int, style: str) -> _Element:
    cell = OxmlElement("w:tc")
    about = OxmlElement("w:tcPr")
    size = OxmlElement("w:tcW")
    size.set(qn("w:w"), str(width))
    size.set(qn("w:type"), "dxa")
    about.append(size)
    cell.append(about)
    paragraph = OxmlElement("w:p")
    form = OxmlElement("w:pPr")
    named = OxmlElement("w:pStyle")
    named.set(qn("w:val"), style)
    form.append(named)
    paragraph.append(form)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = text
    run.append(words)
    paragraph.append(run)
    cell.append(paragraph)
    return cell
