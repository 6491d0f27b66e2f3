"""Where on the pages of a PDF the words of a span stand."""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.documents.document import Span
from pobratim.documents.printed import Printed
from pobratim.documents.readers import format_of
from pobratim.documents.source import Source


@dataclass(frozen=True, slots=True)
class PageBox:
    """A box on a page (counted from 0), in points from the lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def page_boxes(data: bytes, span: Span, name: str = "document.pdf") -> tuple[PageBox, ...]:
    """A box for each line and each cell of a ruled table that a span touches; none where a format has no pages."""
    source = Source(name, data)
    known = format_of(source)
    if known is None or known.module != "pdf":
        return ()
    from pobratim.documents import pdf as reader  # noqa: PLC0415  slow to load, needed for PDF only

    pages = reader.printed_pages(source)
    placed = reader.flowed(pages).placed if any(pages) else []
    return tuple(
        _cut(printed, max(span.start - line.start, 0), min(span.end, line.end) - line.start)
        for line, printed in placed
        if line.start < span.end and span.start < line.end
    )


def _cut(printed: Printed, first: int, last: int) -> PageBox:
    """The box of some letters of a line, by their share of its width; of a cell the whole."""
    if printed.table is not None:
        return PageBox(printed.page, printed.left, printed.bottom, printed.right, printed.top)
    letter = (printed.right - printed.left) / max(len(printed.words), 1)
    left, right = printed.left + first * letter, printed.left + last * letter
    return PageBox(printed.page, left, printed.bottom, min(right, printed.right), printed.top)
