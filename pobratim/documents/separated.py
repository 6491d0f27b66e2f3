"""CSV and TSV: the sign that divides columns is found by how evenly it divides the lines."""

import csv
from io import StringIO

from pobratim.documents.draft import Draft
from pobratim.documents.encodings import decode
from pobratim.documents.plain import LIMIT, of_text, too_long
from pobratim.documents.rows import put_sheet
from pobratim.documents.source import Content, Source
from pobratim.errors import UnknownFormat


def read(source: Source) -> Content:
    """The text and blocks of a CSV; a text that no sign divides is read as plain text."""
    if len(source.data) > 4 * LIMIT:
        raise too_long(source.name)
    text = decode(source.data)
    if text is None:
        raise UnknownFormat(path=source.name, known="CSV")
    text = text.removeprefix("sep=;\n")
    mark = divider(text)
    if mark is None:
        return of_text(text, source.name)
    draft = Draft()
    put_sheet(draft, list(csv.reader(StringIO(text), delimiter=mark)))
    return draft.content()


def divider(text: str) -> str | None:
    """The sign that divides most lines into the same number of columns, if any does."""
    lines = [line for line in text.split("\n")[:50] if line.strip()]
    if not lines:
        return None
    best, most = None, 0.0
    for mark in (";", "\t", ",", "|"):
        counts = [line.count(mark) for line in lines]
        usual = max(set(counts), key=lambda n: (counts.count(n) if n else 0, n))
        worth = counts.count(usual) / len(counts) * min(usual, 20) if usual else 0.0
        if worth > most:
            best, most = mark, worth
    return best if most >= 0.5 else None
