"""Tesseract: the words of a page image with their boxes, and how sure it is of each; in the language of the page.

What was recognised once is kept in the folder that POBRATIM_RECOGNISED names, if it does.
"""

import gzip
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from PIL import Image

from pobratim.documents.programs import find, run
from pobratim.documents.waiting import tell

HOW = "пакеты tesseract-ocr и tesseract-ocr-rus"
COLUMNS = 12  # of the table that Tesseract prints: level, page, block, paragraph, line, word, box, sureness, text
SECONDS = 18  # for a page
LATIN, CYRILLIC = re.compile("[A-Za-z]"), re.compile("[А-Яа-яЁё]")
BELARUSIAN = re.compile(r"пагадн|супрац|раён|\bпам[іiи1l]ж\b|горад\b|вобла|\bгодзе\b|сябро[уў]|пабрац", re.IGNORECASE)
UNWANTED = re.compile(r"[\x00-\x20\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was recognised, its box in dots from the upper left corner, and the line that it stands in."""

    words: str
    sureness: float
    left: int
    top: int
    right: int
    bottom: int
    line: tuple[int, int, int]


class Recogniser:
    """Tesseract with the language of the pages so far."""

    def __init__(self, path: str) -> None:
        self._program = find(("tesseract",), "Tesseract", HOW, path)
        self._path = path
        self._known = _languages(self._program)
        self._language = self._first()

    def words(self, image: Image.Image, dots: float) -> list[Word]:
        """The words of a page; recognised anew when it shows that it is in another language."""
        found = self._run(image, dots, self._language)
        other = self._other("\n".join(word.words for word in found))
        if other == self._language:
            return found
        self._language = other
        tell()  # once more takes as long once more
        return self._run(image, dots, other)

    def _first(self) -> str:
        return self._installed("rus", "eng")

    def _other(self, said: str) -> str:
        """The languages in which a page had better be read."""
        latin, cyrillic = len(LATIN.findall(said)), len(CYRILLIC.findall(said))
        if latin > 2 * cyrillic and latin > 30:
            return self._installed("deu", "eng")
        if len(BELARUSIAN.findall(said)) > 2:
            return self._installed("bel", "rus", "eng")
        return self._first() if cyrillic else self._language

    def _installed(self, *wanted: str) -> str:
        """Those of the languages that Tesseract has; the first of all when it has none of them."""
        return "+".join([each for each in wanted if each in self._known]) or "+".join(wanted)

    def _run(self, image: Image.Image, dots: float, language: str) -> list[Word]:
        kept = _kept(image, dots, language)
        if kept and kept.is_file():
            return list(_words(gzip.decompress(kept.read_bytes()).decode("utf-8", "replace")))
        told = self._told(image, dots, language)
        if kept:
            with suppress(OSError):
                kept.parent.mkdir(parents=True, exist_ok=True)
                new = kept.with_suffix(f".{os.getpid()}")
                new.write_bytes(gzip.compress(told, mtime=0))
                new.replace(kept)
        return list(_words(told.decode("utf-8", "replace")))

    def _told(self, image: Image.Image, dots: float, language: str) -> bytes:
        """The table that Tesseract prints of a page; one thread, for more of them take longer on a page."""
        with tempfile.TemporaryDirectory(prefix="pobratim-") as name:
            image.save(Path(name) / "page.png", compress_level=1)
            command = [self._program, "page.png", "stdout", "-l", language, "--dpi", str(round(dots)), "tsv"]
            return run(command, Path(name), self._path, SECONDS, {"OMP_THREAD_LIMIT": "1"})


def _kept(image: Image.Image, dots: float, language: str) -> Path | None:
    """The file of a page that was recognised before; none where no folder for them is named."""
    folder = os.environ.get("POBRATIM_RECOGNISED")
    if not folder:
        return None
    page = sha256(f"{image.size} {round(dots)} {language} ".encode() + image.tobytes())
    return Path(folder) / f"{page.hexdigest()}.tsv.gz"


@cache
def _languages(program: str) -> frozenset[str]:
    told = run([program, "--list-langs"], Path(os.curdir), program)
    return frozenset(told.decode("utf-8", "replace").split("\n")[1:])


def _words(table: str) -> Iterator[Word]:
    """The words of the table that Tesseract prints of a page."""
    for row in table.split("\n"):
        cells = row.rstrip("\r").split("\t", COLUMNS - 1)
        if len(cells) == COLUMNS and cells[0] == "5" and (said := UNWANTED.sub("", cells[11])):
            left, top, wide, high = map(int, cells[6:10])
            sureness = min(max(float(cells[10]) / 100, 0.0), 1.0)
            line = int(cells[2]), int(cells[3]), int(cells[4])
            yield Word(said, sureness, left, top, left + wide, top + high, line)
