"""Lines of a canonical text, with what their format knows of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.documents.document import Block, BlockKind

RULE = re.compile(r"[\s\-=_*~#+.·•–—─━|:]*")
PAGE_NUMBER = re.compile(
    r"[-–—\s]*\d{1,3}[-–—\s]*|[-–—\s]*(?:стр(?:аница|\.)?|page|seite|старонка|лист)\s*\d{1,4}"
    r"(?:\s*(?:из|of|von|з|/)\s*\d{1,4})?[-–—\s.]*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Line:
    """A line `[start, end)` without outer spaces.

    `gap`: an empty line or the border of a paragraph stands above; `whole`: the format says that a paragraph begins;
    `joins`: the format knows whether the line goes on the one above; `kind`, `level`, `marker`: what the format says
    it is; `cell`: the ready block of a table's cell.
    """

    start: int
    end: int
    indent: int = 0
    gap: bool = True
    whole: bool = False
    kind: BlockKind | None = None
    level: int = 0
    marker: str = ""
    strong: bool = False
    joins: bool | None = None
    cell: Block | None = None


def split_lines(text: str, start: int = 0) -> Iterator[Line]:
    """The lines of a plain text that hold words; rules and page numbers are left out."""
    gap, position = True, start
    for raw in text[start:].split("\n"):
        content = raw.strip()
        if not content:
            gap = True
        elif not is_furniture(content):
            at = position + raw.index(content)
            indent = len(raw[: raw.index(content)].expandtabs(4))
            yield Line(at, at + len(content), indent, gap)
            gap = False
        position += len(raw) + 1


def is_furniture(content: str) -> bool:
    """Whether a line is a rule or a page number."""
    return bool(RULE.fullmatch(content) or PAGE_NUMBER.fullmatch(content))
