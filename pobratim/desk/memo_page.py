"""A draft of a memo piece by piece for the page, each paragraph and item with its place for a person's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.drafting.watching import Draft, Place
from pobratim.memo.drawing import draw
from pobratim.memo.memo import Table
from pobratim.memo.renderers.flow import Grid, Heading, Items, Picture, Text, flow


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a paragraph, a list, a table or a picture."""

    what: str
    text: str = ""
    level: int = 0
    places: tuple[tuple[str, Place], ...] = ()
    table: Table | None = None
    picture: str = ""
    alt: str = ""


def pieces(draft: Draft) -> list[Piece]:
    """The pieces in the order of reading."""
    return list(_pieces(draft))


def _pieces(draft: Draft) -> Iterator[Piece]:
    places = iter(draft.places)
    for piece in flow(draft.memo):
        match piece:
            case Heading(level, text, annex):
                yield Piece("heading", f"{annex}. {text}" if annex else text, level)
            case Text(runs):
                words = "".join(run.text + run.tail for run in runs)
                yield Piece("text", places=((words, next(places)),))
            case Items(items):
                yield Piece("items", places=tuple((run.text + run.tail, next(places)) for run in items))
            case Grid(table, _):
                yield Piece("table", table.caption, table=table)
            case Picture(figure):
                yield Piece("picture", figure.caption, picture=draw(figure.drawing).svg, alt=figure.alt)
