"""Tables as files that spreadsheets open: XLSX and ODS with a sheet for each, CSV of one; words are never formulas."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from tempfile import TemporaryFile
from typing import IO, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.utils.html import escape

from pobratim.exchange.streaming import streamed
from pobratim.network.writing import safe

TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(f'xmlns:{each}="{SPACE}{each}:1.0"' for each in ("office", "table", "text", "manifest"))
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
WIDEST = 80  # letters
Told = TypeVar("Told")
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A table of a workbook: its name, its headings, its rows."""

    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[object]]


class Row:
    """Where a writer of CSV leaves the row that it has written."""

    text = ""

    def write(self, text: str) -> None:
        """Keep a row."""
        self.text = text


def csv_rows(leaf: Leaf) -> Iterator[str]:
    """A table as CSV (commas), row by row; no cell is a formula."""
    written = Row()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(leaf.head)
    yield written.text
    for row in leaf.rows:
        writer.writerow([safe(value) for value in row])
        yield written.text


def write_xlsx(leaves: Iterable[Leaf], file: IO[bytes]) -> None:
    """A workbook with a sheet for each table, row by row; words are words, whatever they begin with."""
    import xlsxwriter  # noqa: PLC0415  only this format needs it

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {"constant_memory": True, **plain}) as book:
        bold = book.add_format({"bold": True})
        for leaf in leaves:
            sheet = book.add_worksheet(leaf.name)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, leaf.head, bold)
            widths = [len(each) for each in leaf.head]
            for at, row in enumerate(leaf.rows, 1):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(at, column, value)
                        widths[column] = max(widths[column], len(str(value)))
            for column, width in enumerate(widths):
                sheet.set_column(column, column, min(width + 2, WIDEST))


def write_ods(leaves: Iterable[Leaf], file: IO[bytes]) -> None:
    """An OpenDocument workbook, row by row."""
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        package.writestr(ZipInfo("mimetype"), TYPES["ods"])
        package.writestr("META-INF/manifest.xml", manifest())
        with package.open("content.xml", "w") as part:
            part.writelines(each.encode() for each in content(leaves))


def whole(write: Callable[[Told, IO[bytes]], None], told: Told) -> bytes:
    """A file in memory, by what writes it."""
    made = io.BytesIO()
    write(told, made)
    return made.getvalue()


def content(leaves: Iterable[Leaf]) -> Iterator[str]:
    """The sheets, row by row."""
    yield f'{DECLARATION}<office:document-content {SPACES} office:version="1.3"><office:body><office:spreadsheet>'
    for leaf in leaves:
        wide = f'<table:table-column table:number-columns-repeated="{len(leaf.head)}"/>'
        yield f'<table:table table:name="{escape(leaf.name)}">{wide}'
        yield f"<table:table-header-rows>{row(leaf.head)}</table:table-header-rows>"
        yield from (row(each) for each in leaf.rows)
        yield "</table:table>"
    yield "</office:spreadsheet></office:body></office:document-content>"


def row(values: Iterable[object]) -> str:
    """A row of a sheet."""
    return f"<table:table-row>{''.join(map(cell, values))}</table:table-row>"


def cell(value: object) -> str:
    """A cell: a number as a number, anything else as a paragraph for each line."""
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    lines = "".join(f"<text:p>{escape(each)}</text:p>" for each in NOT_XML.sub("", str(value)).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def manifest() -> str:
    """The list of what the package holds."""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in (("/", TYPES["ods"]), ("content.xml", "text/xml"))
    )
    return f'{DECLARATION}<manifest:manifest {SPACES} manifest:version="1.3">{entries}</manifest:manifest>'


def attached(leaf: Leaf, ending: str) -> HttpResponseBase:
    """A list of a page as a file that is saved under the list's name; 404 where lists have no such form.

    CSV is sent row by row. A workbook is known only when it is whole, and waits on the disk until it is sent: memory
    does not grow with a list.
    """
    name = f"{leaf.name}.{ending}"
    if ending == "csv":  # after the mark by which spreadsheets know the letters
        response: HttpResponseBase = streamed(chain("\ufeff", csv_rows(leaf)), TYPES["csv"], name)
    elif ending in FORMS:
        file = TemporaryFile()  # noqa: SIM115  the answer closes it
        FORMS[ending]([leaf], file)
        file.seek(0)
        response = FileResponse(file, as_attachment=True, filename=name, content_type=TYPES[ending])
    else:
        raise Http404
    response.headers["Cache-Control"] = "private, no-store"
    return response


FORMS: dict[str, Callable[[Iterable[Leaf], IO[bytes]], None]] = {"xlsx": write_xlsx, "ods": write_ods}
