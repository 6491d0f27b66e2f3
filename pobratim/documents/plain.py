"""TXT and Markdown: the canonical text is the decoded text itself."""

from pobratim.documents.encodings import decode
from pobratim.documents.layout import lay_out
from pobratim.documents.source import Content, Source
from pobratim.errors import DocumentTooLarge, UnknownFormat

LIMIT = 2_000_000
MOST_PIECES = 200_000


def read(source: Source) -> Content:
    """The text of the bytes and its blocks."""
    if len(source.data) > 4 * LIMIT:
        raise too_long(source.name)
    text = decode(source.data)
    if text is None:
        from pobratim.documents.readers import KNOWN  # noqa: PLC0415  the table of readers names this module

        raise UnknownFormat(path=source.name, known=KNOWN)
    return of_text(text, source.name)


def of_text(text: str, name: str) -> Content:
    """The blocks of a text that is at hand."""
    if len(text) > LIMIT:
        raise too_long(name)
    if text.count("\n") + text.count("\t") + text.count("|") > MOST_PIECES:
        raise DocumentTooLarge(path=name, reason=f"больше {MOST_PIECES} строк и ячеек")
    return Content(text, lay_out(text))


def too_long(name: str) -> DocumentTooLarge:
    """The error for a text that no office writes."""
    return DocumentTooLarge(path=name, reason=f"больше {LIMIT // 1_000_000} млн знаков")
