"""Where on the pages of a PDF or a scan the words of a span stand."""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.documents.document import Span
from pobratim.documents.flow import flowed
from pobratim.documents.lines import Line
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


@dataclass(frozen=True, slots=True)
class Paged:
    """A paper with pages: its text, its lines with their places, and the pages that were recognised."""

    text: str
    placed: tuple[tuple[Line, Printed], ...] = ()
    recognised: frozenset[int] = frozenset()

    def boxes(self, span: Span) -> tuple[PageBox, ...]:
        """A box for each line and each cell of a ruled table that a span touches."""
        return tuple(
            _cut(printed, max(span.start - line.start, 0), min(span.end, line.end) - line.start)
            for line, printed in self.placed
            if line.start < span.end and span.start < line.end
        )


def paged(source: Source) -> Paged | None:
    """The paper with the places of its words; none where a format has no pages. Pages that are turned stand upright."""
    known = format_of(source)
    if known is None or known.module not in ("pdf", "scan"):
        return None
    if known.module == "pdf":
        from pobratim.documents import pdf  # noqa: PLC0415  slow to load, needed for PDF only

        pages = pdf.printed_pages(source)
        lines, recognised = pages.lines, frozenset(pages.recognised)
    else:
        from pobratim.documents import scan  # noqa: PLC0415  needed for scans only

        lines = scan.printed_pages(source)
        recognised = frozenset(range(len(lines)))
    if not any(lines):
        return Paged("")
    flow = flowed(lines)
    return Paged(flow.draft.content().text, tuple(flow.placed), recognised)


def page_boxes(data: bytes, span: Span, name: str = "document.pdf") -> tuple[PageBox, ...]:
    """A box for each line and each cell of a ruled table that a span touches; none where a format has no pages."""
    paper = paged(Source(name, data))
    return paper.boxes(span) if paper else ()


def _cut(printed: Printed, first: int, last: int) -> PageBox:
    """The box of some letters of a line, by their share of its width; of a cell the whole."""
    if printed.table is not None:
        return PageBox(printed.page, printed.left, printed.bottom, printed.right, printed.top)
    letter = (printed.right - printed.left) / max(len(printed.words), 1)
    left, right = printed.left + first * letter, printed.left + last * letter
    return PageBox(printed.page, left, printed.bottom, min(right, printed.right), printed.top)
