"""The memo as PDF: typst sets it by memo.typ, tagged for readers that speak (PDF/UA-1), with fonts inside.

A long memo is set in parts, one after another, each in a process of its own, and bound: what typst holds for a part
goes with the process (docs/adr/0015).
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace

from pobratim.memo.drawing import draw
from pobratim.memo.drawing.picture import fonts
from pobratim.memo.memo import Memo
from pobratim.memo.renderers import typesetter
from pobratim.memo.renderers.binding import bind, page_count
from pobratim.memo.renderers.flow import Grid, Heading, Items, Picture, Piece, Run, Text, flow
from pobratim.memo.renderers.typesetters import Typesetters

LONG = 1200


@dataclass
class Part:
    """Pieces that are set together, those of the annexes in landscape; `lines` tells how many they are."""

    body: list[Piece] = field(default_factory=list)
    annex: list[Piece] = field(default_factory=list)
    lines: int = 0

    def take(self, piece: Piece, annex: bool) -> None:
        """Put a piece at the end."""
        (self.annex if annex else self.body).append(piece)
        self.lines += _lines(piece)


def render(memo: Memo) -> bytes:
    """The file's bytes; the same memo gives the same bytes."""
    pieces = list(flow(memo))
    if sum(_lines(piece) for piece in pieces) > LONG:
        return bind(_in_turn(memo, list(_parts(pieces, memo.labels["continued"], LONG))))
    (part,) = _parts(pieces)
    return typesetter.typeset(_content(memo, part), fonts())


def _parts(pieces: list[Piece], more: str = "", most: int | None = None) -> Iterator[Part]:
    """The pieces in parts: after `most` lines the next begins at a heading, the annexes or a table.

    A part that begins within a section repeats its heading with the word for `more`.
    """
    part, annex, above = Part(), False, ""
    for piece in (short for each in pieces for short in _divided(each, most)):
        turned = isinstance(piece, Heading) and bool(piece.annex) and not annex
        annex = annex or turned
        if most and (turned or (part.lines >= most and isinstance(piece, Heading | Grid))):
            yield part
            part = Part()
            if isinstance(piece, Heading) and piece.level > 1:
                part.take(Heading(1, f"{above} ({more})"), annex)
        above = piece.text if isinstance(piece, Heading) and piece.level == 1 else above
        part.take(piece, annex)
    yield part


def _divided(piece: Piece, most: int | None) -> Iterator[Piece]:
    """A table of more rows as several, each with the header."""
    if not most or not isinstance(piece, Grid):
        yield piece
        return
    for start in range(0, len(piece.table.rows), most):
        rows = piece.table.rows[start : start + most]
        yield Grid(replace(piece.table, rows=rows), piece.captioned and start == 0)


def _lines(piece: Piece) -> int:
    """How much there is to set: paragraphs, items, rows."""
    if isinstance(piece, Grid):
        return len(piece.table.rows)
    return len(piece.items) if isinstance(piece, Items) else 1


def _in_turn(memo: Memo, parts: list[Part]) -> Iterator[bytes]:
    """The parts as PDF one after another, pages and notes numbered on; each is bound while the next is set."""
    page, note, paper = 1, 0, b""
    signed = max(place for place, part in enumerate(parts) if part.body)
    with Typesetters(len(parts)) as setters:
        for place, part in enumerate(parts):
            setters.hand(_content(memo, part, Turn(place == 0, place == signed, page, note)))
            if paper:
                yield paper
            paper = setters.paper()
            page += page_count(paper)
            note += sum(bool(run.note) for piece in part.body for run in _runs(piece))
    yield paper


def _runs(piece: Piece) -> tuple[Run, ...]:
    return piece.runs if isinstance(piece, Text) else piece.items if isinstance(piece, Items) else ()


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a part stands: with the head of the memo, with the signature, its first page, the notes before it."""

    first: bool = True
    signed: bool = True
    page: int = 1
    note: int = 0


def _content(memo: Memo, part: Part, turn: Turn = Turn()) -> str:
    """What memo.typ sets, as JSON."""
    told = {
        "title": memo.title,
        "language": memo.language,
        "organisation": memo.requisites.organisation,
        "kind": memo.kind,
        "heading": memo.heading,
        "as_of_line": memo.as_of_line,
        "requisites": asdict(memo.requisites),
        "labels": memo.labels,
        "body": [_piece(piece) for piece in part.body],
        "annex": [_piece(piece) for piece in part.annex],
        **asdict(turn),
    }
    return json.dumps(told, ensure_ascii=False)


def _run(run: Run) -> dict[str, str]:
    return {"text": run.text, "note": run.note, "tail": run.tail}


def _piece(piece: Piece) -> dict[str, object]:
    match piece:
        case Heading(level, text, annex):
            return {"kind": "heading", "level": min(level, 2), "text": text, "annex": annex}
        case Text(runs):
            return {"kind": "text", "runs": [_run(run) for run in runs], "leads": piece.leads}
        case Items(items):
            return {"kind": "items", "items": [_run(item) for item in items]}
        case Grid(table, captioned):
            rows = [row.cells for row in table.rows]
            caption = table.caption if captioned else ""
            return {"kind": "grid", "caption": caption, "widths": table.widths, "header": table.header, "rows": rows}
        case Picture(figure):
            drawn = draw(figure.drawing)
            told = {"caption": figure.caption, "alt": figure.alt, "svg": drawn.svg, "width": drawn.width}
            return {"kind": "figure", **told}
