"""All open tables as an OpenDocument spreadsheet, written row by row: memory does not grow with a table."""

import io
import re
from collections.abc import Iterable, Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.html import escape

from pobratim.exchange.gathering import Open
from pobratim.exchange.schema import TABLES

MEDIA = "application/vnd.oasis.opendocument.spreadsheet"
SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(f'xmlns:{each}="{SPACE}{each}:1.0"' for each in ("office", "table", "text", "manifest"))
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_ods(told: Open) -> bytes:
    """The bytes of the workbook, a sheet for each table, ties first; words are words, whatever they begin with."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        package.writestr(ZipInfo("mimetype"), MEDIA)
        package.writestr("META-INF/manifest.xml", manifest())
        with package.open("content.xml", "w") as part:
            part.writelines(each.encode() for each in content(told))
    return made.getvalue()


def content(told: Open) -> Iterator[str]:
    """The sheets, row by row."""
    yield f'{DECLARATION}<office:document-content {SPACES} office:version="1.3"><office:body><office:spreadsheet>'
    for name in ("ties", *(each for each in TABLES if each != "ties")):
        columns = [each.name for each in TABLES[name]]
        yield f'<table:table table:name="{name}"><table:table-column table:number-columns-repeated="{len(columns)}"/>'
        yield f"<table:table-header-rows>{row(columns)}</table:table-header-rows>"
        yield from (row(each[column] for column in columns) for each in told.tables[name])
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
        for path, media in (("/", MEDIA), ("content.xml", "text/xml"))
    )
    return f'{DECLARATION}<manifest:manifest {SPACES} manifest:version="1.3">{entries}</manifest:manifest>'
