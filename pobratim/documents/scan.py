"""Scans and photographs, through Tesseract where it is installed."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from pobratim.documents.layout import lay_out
from pobratim.documents.programs import find, run
from pobratim.documents.source import Content, Source

HOW = "пакеты tesseract-ocr и tesseract-ocr-rus"
WARNING = "Текст распознан с изображения: проверьте имена и даты."


def read(source: Source) -> Content:
    """The text and blocks of an image."""
    return of_images([source.data], source.name)


def of_images(images: Sequence[bytes], name: str) -> Content:
    """The text and blocks of the images of pages."""
    tesseract = find(("tesseract",), "Tesseract", HOW, name)
    pages = []
    with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
        for image in images:
            page = Path(folder) / "page.img"
            page.write_bytes(image)
            told = run([tesseract, str(page), "stdout", "-l", "rus+eng"], Path(folder), name)
            pages.append(told.decode("utf-8", "replace").replace("\x0c", "\n").replace("\r", ""))
    text = "\n".join(pages).strip("\n")
    return Content(text, lay_out(text), (WARNING,))
