"""A document: the canonical text of a source and its blocks. Spans count Unicode code points."""

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A fragment `[start, end)` of a document's canonical text, in Unicode code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Recognised:
    """A word of a scan: where it stands, and how sure the recognition is of it (0…1)."""

    span: Span
    sureness: float


class BlockKind(StrEnum):
    """What a block is in the layout of its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    CELL = "cell"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the canonical text that a rule must not cross.

    `level` is the depth of a heading (1 is the top) or of a list item (1 is the outermost); 0 elsewhere.
    `marker` is the sign or number of a list item as written ("1.", "–", "а)"), which stands outside the span.
    `table`, `row`, `column` place a cell (counted from 0; a merged cell comes once, at its first row and column);
    `header` says that the cell stands in a header row, `height` over how many rows it is merged.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    marker: str = ""
    table: int | None = None
    row: int | None = None
    column: int | None = None
    header: bool = False
    height: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A source as it came and its canonical text: the same bytes give an equal document, on any machine.

    `recognised` are the words of a scan, in order; none where the text came as text.
    """

    name: str
    sha256: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = field(default=())
    recognised: tuple[Recognised, ...] = field(default=())

    def quote(self, span: Span) -> str:
        """The words of the canonical text at a span."""
        return self.text[span.start : span.end]
