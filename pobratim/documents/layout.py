"""Lines to blocks: what is a heading, a paragraph, an item of a list, a note; the same rules for every format."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pobratim.documents.aligned import find_aligned
from pobratim.documents.document import Block, BlockKind, Span
from pobratim.documents.grids import cell_lines, find_grids
from pobratim.documents.headings import LONGEST_TITLE, Piece, raise_headings
from pobratim.documents.lines import Line, split_lines
from pobratim.documents.markers import Marker, marker_of
from pobratim.documents.raised import SIGNS
from pobratim.documents.wrapping import Measure, continues, measure, mended

LISTED = 120  # a longer line is a sentence that goes on
NOTE = re.compile(r"(?:примечани[ея]|сноск[аи]|заўваг[аі]|notes?|anmerkung(?:en)?)\s*[:.]", re.IGNORECASE)
STAR = re.compile(r"(?:\*{1,3}|[†‡°])\s*\)?\s*(?=[^\s*])")
RAISED = re.compile(rf"[{SIGNS}]+\)?\s*(?=\S)")
NUMBERED = re.compile(r"\[\d{1,2}\]\s*(?=\S)")
SHARPS = re.compile(r"(#{1,6})\s+(?=\S)")
STARRED = re.compile(r"(?<!\*)\*{1,3}(?!\*)|(?<=[^\W\d_])[†‡°]")


def lay_out(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text."""
    return arrange(text, _plain_lines(text))


def _plain_lines(text: str) -> list[Line]:
    lines: list[Line] = []
    position = 0
    drawn = find_grids(text)
    drawn += [each for each in find_aligned(text) if all(each[1] <= a or b <= each[0] for a, b, _ in drawn)]
    for number, (start, end, grid) in enumerate(sorted(drawn, key=lambda each: each[0])):
        lines += split_lines(text[:start], position)
        lines += cell_lines(text, number, grid)
        position = end
    return [*lines, *split_lines(text, position)]


def arrange(text: str, lines: Iterable[Line]) -> tuple[Block, ...]:
    """The blocks of lines: joined where one sentence goes on, then told apart by kind."""
    gathered = list(lines)
    layout = _Layout(text, measure(text, [x for x in gathered if not x.whole]), _is_scanned(text, gathered))
    layout.star = next((x.start for x in gathered if _star_inside(text[x.start : x.end])), -1)
    for line in gathered:
        layout.take(line)
    raise_headings(layout.pieces)
    return tuple(_blocks(layout.pieces))


def _is_scanned(text: str, lines: list[Line]) -> bool:
    """Whether true numbers open items at all: then letters that a scan put for digits may open them too."""
    found = [marker_of(text[x.start : x.end]) for x in lines if not x.cell]
    return sum(m is not None and m.family == "number" for m in found) >= 2


def _blocks(pieces: list[Piece]) -> Iterator[Block]:
    for piece in pieces:
        if piece.cell:
            yield piece.cell
        elif piece.start < piece.end:
            yield Block(piece.kind, Span(piece.start, piece.end), piece.level, piece.marker)


@dataclass(slots=True)
class _Layout:
    """Pieces as they grow, line by line."""

    text: str
    measured: Measure
    scanned: bool
    pieces: list[Piece] = field(default_factory=list)
    indents: list[tuple[int, str]] = field(default_factory=list)
    bold: bool = False
    star: int = -1

    def take(self, line: Line) -> None:
        """Put a line into the piece above, or begin a new one."""
        if line.cell:
            self.pieces.append(Piece(self.text, line.start, line.end, line.cell.kind, cell=line.cell))
            self.bold = False
            return
        words = self.text[line.start : line.end]
        marker = marker_of(words, self.scanned)
        above = self.pieces[-1] if self.pieces else None
        if above and not above.cell and self._belongs(above, line, words, marker):
            above.end, above.lines = line.end, above.lines + 1
            self._unbold(above)
            return
        self.bold = False
        self.pieces.append(self._begun(line, words, marker))

    def _belongs(self, above: Piece, line: Line, words: str, marker: Marker | None) -> bool:
        """Whether a line goes on with the piece above."""
        if line.joins is not None:
            return line.joins
        if self.bold:
            return not line.gap or (line.whole and self.text.find("**", line.start, line.start + LONGEST_TITLE) >= 0)
        told = line.kind not in (None, BlockKind.PARAGRAPH) or bool(line.marker)
        if told or self._note(line, words) or (marker and not self._dash_of_prose(above, line, marker)):
            return False
        if line.gap or line.whole:
            same = above.kind is not BlockKind.NOTE and not (above.strong and not line.strong)
            return same and mended(above.words, words)
        return self._goes_on(above, line, words)

    def _goes_on(self, above: Piece, line: Line, words: str) -> bool:
        """Whether a line right under a piece belongs to it."""
        if above.fixed and above.kind is BlockKind.HEADING:
            return False
        last = self._last_line(above)
        if last.endswith((":", ";")) and words.endswith((";", ".")) and words[:1].isupper() and len(words) < LISTED:
            return False  # «– Пять. Перечислю:» and below it a line for each
        indented = above.kind is BlockKind.LIST_ITEM and line.indent > above.indent
        return indented or continues(last, words, self.measured)

    def _dash_of_prose(self, above: Piece, line: Line, marker: Marker) -> bool:
        """A dash inside a wrapped sentence, not an item: full line above, no sign at its end, no list around."""
        listed = above.kind is BlockKind.LIST_ITEM and above.family == marker.family
        if line.gap or line.whole or listed or above.kind is BlockKind.HEADING:
            return False
        before = self._last_line(above)
        if marker.family in "–—-−" or len(marker.text) > 2 or marker.family == "number":
            words = self.text[line.start : line.end]
            return self.measured.full(before, words) and before[-1:] not in ".:;!?"
        return False

    def _last_line(self, piece: Piece) -> str:
        return self.text[piece.start : piece.end].rsplit("\n", 1)[-1].strip()

    def _note(self, line: Line, words: str) -> re.Match[str] | None:
        if m := NOTE.match(words):
            return m
        if m := RAISED.match(words):
            return m
        if m := NUMBERED.match(words):
            return m if self.text.find(m[0].strip(), 0, line.start) >= 0 else None
        m = STAR.match(words)
        return m if m and "**" not in words[m.end() :] and 0 <= self.star < line.start else None

    def _begun(self, line: Line, words: str, marker: Marker | None) -> Piece:
        piece = Piece(self.text, line.start, line.end, line.kind or BlockKind.PARAGRAPH, line.level, line.marker)
        piece.indent, piece.strong, piece.gap = line.indent, line.strong, line.gap or line.whole
        piece.fixed = line.kind not in (None, BlockKind.PARAGRAPH)
        if piece.fixed:
            self._fixed(piece, marker)
        elif note := self._note(line, words):
            piece.kind, piece.fixed = BlockKind.NOTE, True
            if not NOTE.match(words):
                piece.marker, piece.start = note[0].strip(), line.start + note.end()
        elif sharps := SHARPS.match(words):
            piece.kind, piece.fixed, piece.level = BlockKind.HEADING, True, len(sharps[1])
            piece.start += sharps.end()
        elif words.startswith("**"):
            self._emboldened(piece, words)
        elif marker:
            self._listed(piece, line, marker)
        return piece

    def _fixed(self, piece: Piece, marker: Marker | None) -> None:
        """A kind that the format gives; a number typed into the words still stands outside of the span."""
        if piece.kind is BlockKind.LIST_ITEM and marker and not piece.marker:
            piece.marker, piece.start = marker.text, piece.start + marker.width
        if piece.kind is BlockKind.HEADING and marker and marker.number and not piece.marker:
            piece.marker, piece.start, piece.number = marker.text, piece.start + marker.width, marker.number
        piece.family = marker.family if marker else ""

    def _emboldened(self, piece: Piece, words: str) -> None:
        piece.start += 2
        piece.strong = self.bold = True
        self._unbold(piece)
        if not self.bold and (marker := marker_of(piece.words)) and marker.number:
            piece.marker, piece.family, piece.number = marker.text, marker.family, marker.number
            piece.start += marker.width
            piece.kind, piece.depth = BlockKind.LIST_ITEM, marker.depth

    def _unbold(self, piece: Piece) -> None:
        """Close the bold words where their sign stands; words after it make a paragraph with a bold beginning."""
        if not self.bold or (close := self.text.find("**", piece.start, piece.end)) < 0:
            return
        self.bold = False
        if not self.text[close + 2 : piece.end].strip(" .:"):
            piece.end = len(self.text[:close].rstrip())
        else:
            piece.strong, piece.start = False, piece.start - 2

    def _listed(self, piece: Piece, line: Line, marker: Marker) -> None:
        piece.kind = BlockKind.LIST_ITEM
        piece.marker, piece.family, piece.number = marker.text, marker.family, marker.number
        piece.depth = marker.depth
        piece.start += marker.width
        piece.level = marker.depth if marker.depth > 1 else self._level(line.indent, marker.family)

    def _level(self, indent: int, family: str) -> int:
        """The depth by indentation, and by a change of family under an item that announces a list with a colon."""
        above = self.pieces[-1] if self.pieces else None
        if above is None or above.kind is not BlockKind.LIST_ITEM or not self.indents:
            self.indents = [(indent, family)]
            return 1
        known = [i for i, (_, f) in enumerate(self.indents) if f == family]
        if indent > self.indents[-1][0] + 1:
            self.indents.append((indent, family))
        elif known:
            self.indents = self.indents[: known[-1] + 1]
            while len(self.indents) > 1 and self.indents[-1][0] > indent + 1 and self.indents[-2][1] == family:
                self.indents.pop()
        elif above.words.endswith(":") or (
            indent == self.indents[-1][0] and not above.gap and _under(self.indents[-1][1], family)
        ):
            self.indents.append((indent, family))
        return len(self.indents)


def _under(above: str, below: str) -> bool:
    """Whether a family of markers usually stands below another at the same indentation."""
    order = ("roman", "number", "bracket", "letter")
    rank = {f: i for i, f in enumerate(order)}
    return rank.get(below, 4) > rank.get(above, 4)


def _star_inside(line: str) -> bool:
    found = STARRED.search(line, 1)
    return bool(found and line[: found.start()].strip())
