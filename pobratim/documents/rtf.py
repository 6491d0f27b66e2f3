"""RTF through striprtf: a line is a paragraph, a row of a table ends with its sign."""

from collections.abc import Callable
from typing import cast

from striprtf import striprtf

from pobratim.documents.draft import Cell, Draft
from pobratim.documents.source import Content, Source
from pobratim.errors import BrokenDocument, DocumentTooLarge

LARGEST = 20_000_000
MOST_SIGNS = 2_000_000
MOST_LINES = 100_000
TO_TEXT = cast("Callable[..., str]", striprtf.rtf_to_text)


def read(source: Source) -> Content:
    """The text and blocks of an RTF."""
    if len(source.data) > LARGEST:
        raise DocumentTooLarge(path=source.name, reason=f"больше {LARGEST // 1_000_000} МБ")
    if source.data.count(b"\\") > MOST_SIGNS or source.data.count(b"\\par") > MOST_LINES:
        raise DocumentTooLarge(path=source.name, reason=f"больше {MOST_LINES} строк или слишком много знаков")
    if not source.data.rstrip(b"\x00\r\n\t ").endswith(b"}"):
        raise BrokenDocument(path=source.name, reason="файл не дочитывается до конца")
    text = TO_TEXT(source.data.decode("latin-1"), encoding="cp1251", errors="replace")
    draft, rows = Draft(), list[list[Cell]]()
    for line in [*text.split("\n"), ""]:
        if line.endswith("|") and line.count("|") > 1:
            rows.append([Cell(words, column) for column, words in enumerate(line[:-1].split("|"))])
            continue
        if rows:
            draft.table(rows)
            rows = []
        draft.paragraph(line.removesuffix("|"))
    return draft.content()
