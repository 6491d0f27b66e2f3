"""The text of a Word document as its XML: paragraphs, fields that an office fills in, tables, turns of the page.

Strings, not a tree: a memo of thousands of ties is written in a moment.
"""

import re
import zlib
from dataclasses import dataclass
from xml.sax.saxutils import escape

from pobratim.memo.memo import Table

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
NOT_XML = re.compile("[^\t\n\r\\u0020-\\ud7ff\\ue000-\\ufffd\U00010000-\U0010ffff]")
NUMBER_HYPHEN = re.compile(r"(?<=\d)-(?=[а-яё])")
PORTRAIT, LANDSCAPE = 9638, 14570  # twentieths of a point between the margins of an A4 page
LOOK = '<w:tblLook w:val="0020" w:firstRow="1" w:noHBand="1" w:noVBand="1"/>'
ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
HEADER_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"


@dataclass(frozen=True, slots=True)
class Blank:
    """A requisite as a field: its name in the file, its label for people, its text."""

    tag: str
    label: str
    text: str


def safe(text: str) -> str:
    """The text as it may stand between tags or in an attribute."""
    return escape(NOT_XML.sub("", text), {'"': "&quot;"})


def paragraph(style: str, content: str, more: str = "") -> str:
    """A paragraph of a style; `more` are properties of its own."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def run(text: str) -> str:
    """Words in the style of their paragraph; a number is not parted from its ending («1990-е»)."""
    if not text:
        return ""
    words = NUMBER_HYPHEN.sub(r'</w:t><w:noBreakHyphen/><w:t xml:space="preserve">', safe(text))
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def tab() -> str:
    """A step to the next stop."""
    return "<w:r><w:tab/></w:r>"


def note_mark(number: int) -> str:
    """The mark of a footnote."""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def blank(field: Blank) -> str:
    """A plain-text content control."""
    number = zlib.crc32(field.tag.encode()) % 10**9
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{safe(field.label)}"/><w:tag w:val="{field.tag}"/><w:id w:val="{number}"/>'
        f"<w:text/></w:sdtPr><w:sdtContent>{run(field.text)}</w:sdtContent></w:sdt>"
    )


def table(told: Table, width: int) -> str:
    """A table with a header row that repeats, and rows that do not break over pages."""
    total = sum(told.widths)
    widths = [width * share // total for share in told.widths]
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    head = _row(HEADER_ROW, told.header, widths, "TableHead")
    rows = "".join(_row(ROW, row.cells, widths, "TableText") for row in told.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{LOOK}<w:tblCaption w:val="{safe(told.caption)}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _row(start: str, cells: tuple[str, ...], widths: list[int], style: str) -> str:
    said = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, run(text))}</w:tc>'
        for text, width in zip(cells, widths, strict=True)
    )
    return f"{start}{said}</w:tr>"


def page(landscape: bool, header: str = "") -> str:
    """The page of a section: A4 by the standard; `header` is the number of the part above the text."""
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if landscape else 'w:w="11906" w:h="16838"'
    top, bottom, right, left = (1701, 567, 1134, 1134) if landscape else (1134, 1134, 567, 1701)
    link = f'<w:headerReference w:type="default" r:id="{header}"/>' if header else ""
    first = "<w:titlePg/>" if header else ""
    return (
        f'<w:sectPr>{link}<w:type w:val="nextPage"/><w:pgSz {size}/><w:pgMar w:top="{top}" w:right="{right}" '
        f'w:bottom="{bottom}" w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/>{first}</w:sectPr>'
    )
