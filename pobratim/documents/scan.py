"""Scans and photographs, through Tesseract where it is installed: each word with how sure Tesseract is of it."""

import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from pobratim.documents.document import Recognised, Span
from pobratim.documents.layout import lay_out
from pobratim.documents.programs import find, run
from pobratim.documents.source import Content, Source

HOW = "пакеты tesseract-ocr и tesseract-ocr-rus"
WARNING = "Текст распознан с изображения: проверьте имена и даты."
COLUMNS = 12  # of the table that Tesseract prints: level, page, block, paragraph, line, word, box, sureness, text
Word = tuple[tuple[int, int], int, float, str]  # block and paragraph, line, sureness, the word itself


def read(source: Source) -> Content:
    """The text and blocks of an image."""
    return of_images([source.data], source.name)


def of_images(images: Sequence[bytes], name: str) -> Content:
    """The text and blocks of the images of pages, with its words as they were recognised."""
    tesseract = find(("tesseract",), "Tesseract", HOW, name)
    words: list[tuple[int, Word]] = []
    with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
        for number, image in enumerate(images):
            page = Path(folder) / "page.img"
            page.write_bytes(image)
            told = run([tesseract, str(page), "stdout", "-l", "rus+eng", "tsv"], Path(folder), name)
            words += [(number, word) for word in _words(told.decode("utf-8", "replace"))]
    text, recognised = _joined(words)
    return Content(text, lay_out(text), (WARNING,), recognised)


def _words(table: str) -> Iterator[Word]:
    """The words of the table that Tesseract prints of a page."""
    for line in table.split("\n"):
        cells = line.rstrip("\r").split("\t", COLUMNS - 1)
        if len(cells) == COLUMNS and cells[0] == "5" and cells[11].strip():
            sureness = min(max(float(cells[10]) / 100, 0.0), 1.0)
            yield (int(cells[2]), int(cells[3])), int(cells[4]), sureness, cells[11].strip()


def _joined(words: list[tuple[int, Word]]) -> tuple[str, tuple[Recognised, ...]]:
    """The words as one text: a line a line, an empty line between paragraphs; and where each word stands in it."""
    parts, recognised, length = list[str](), list[Recognised](), 0
    for number, (_paragraph, inside) in enumerate(groupby(words, key=lambda each: (each[0], each[1][0]))):
        for row, (_line, found) in enumerate(groupby(inside, key=lambda each: each[1][1])):
            mark = "\n" if row else "\n\n" if number else ""
            for _page, (_place, _row, sureness, word) in found:
                parts += [mark, word]
                length += len(mark)
                recognised.append(Recognised(Span(length, length + len(word)), sureness))
                length += len(word)
                mark = " "
    return "".join(parts), tuple(recognised)
