"""XLSX, XLS, ODS: every sheet that holds words; dates as a Russian office writes them, years without a fraction."""

import re
import zipfile
from bisect import bisect_left, bisect_right
from datetime import date, datetime, time
from io import BytesIO

import python_calamine

from pobratim.documents.archive import open_zip, part
from pobratim.documents.document import BlockKind
from pobratim.documents.draft import Draft, Hint
from pobratim.documents.rows import put_sheet
from pobratim.documents.source import Content, Source
from pobratim.errors import BrokenDocument, DocumentTooLarge, EncryptedDocument

MOST_CELLS = 2_000_000
MOST_ROWS = 20_000
PARTS = (".xml", ".bin", ".rels")
NAMELESS = re.compile(r"(?:лист|sheet|tabelle|аркуш)\s*\d*", re.IGNORECASE)
CELL = re.compile(rb"""<(?:\w{1,9}:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
ROW = re.compile(rb"""<(?:\w{1,9}:)?row\s[^>]*?\br\s*=\s*["'](\d{1,9})["'][^>/]*>""")
REPEATED = re.compile(rb"""-repeated\s*=\s*["']\d{4,}["'](?=[^>]*[^/]>\s*<(?!/))[^>]*>(?!\s*<[^>]*/>\s*</)""")


def read(source: Source) -> Content:
    """The text and blocks of a workbook."""
    if source.data.startswith(b"PK"):
        _measure(source)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(source.data))
    except python_calamine.PasswordError:
        raise EncryptedDocument(path=source.name) from None
    except python_calamine.CalamineError:
        raise BrokenDocument(path=source.name, reason="это не книга с таблицами") from None
    draft, warnings = Draft(), []
    for name in book.sheet_names:
        try:
            rows, heights = _rows(book.get_sheet_by_name(name))
        except python_calamine.CalamineError:
            raise BrokenDocument(path=source.name, reason=f"лист «{name}» испорчен") from None
        if len(rows) > MOST_ROWS:
            warnings.append(f"Лист «{name}»: прочитаны первые {MOST_ROWS} строк.")
        if rows and not NAMELESS.fullmatch(name.strip()):
            draft.paragraph(name, Hint(BlockKind.HEADING, 1))
        put_sheet(draft, rows[:MOST_ROWS], heights)
    return draft.content(warnings)


def _rows(sheet: python_calamine.CalamineSheet) -> tuple[list[list[str]], dict[tuple[int, int], int]]:
    """The rows of a sheet that are not empty, and over how many of them cells are merged."""
    rows: list[list[str]] = []
    numbers: list[int] = []
    for number, row in enumerate(sheet.iter_rows()):
        if any(cell not in ("", None) for cell in row):
            rows.append([written(cell) for cell in row])
            numbers.append(number)
            if len(rows) > MOST_ROWS:
                break
    heights, outer = {}, sheet.start[1] if sheet.start else 0
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        first = bisect_left(numbers, top)
        heights[first, left - outer] = max(bisect_right(numbers, bottom) - first, 1)
    return rows, heights


def written(cell: object) -> str:
    """A value as a reader sees it."""
    if isinstance(cell, datetime | date):
        return f"{cell.day:02d}.{cell.month:02d}.{cell.year}"
    if isinstance(cell, time):
        return f"{cell.hour:02d}:{cell.minute:02d}"
    if isinstance(cell, bool):
        return "да" if cell else "нет"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return "" if cell is None else str(cell)


def _measure(source: Source) -> None:
    """Refuse a workbook whose far-off cells would fill the memory with empty ones."""
    with open_zip(source) as archive:
        for name in archive.namelist():
            if "worksheets/" in name or name == "content.xml":
                _measure_part(archive, name, source)
            elif name.endswith(PARTS):
                part(archive, name, source)


def _measure_part(archive: zipfile.ZipFile, name: str, source: Source) -> None:
    data = part(archive, name, source) or b""
    columns = rows = 1
    for m in CELL.finditer(data):
        columns = max(columns, _column(m[1].upper()))
        rows = max(rows, int(m[2]))
    filled = [int(m[1]) for m in ROW.finditer(data)]
    if columns * max([rows, *filled]) > MOST_CELLS or REPEATED.search(data):
        raise DocumentTooLarge(path=source.name, reason=f"на листе больше {MOST_CELLS // 1_000_000} млн ячеек")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
