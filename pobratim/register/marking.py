"""A document's text cut at the ends of its facts, so that each piece knows which facts rest on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from pobratim.register.papers import DocumentWithFacts, FactRecord


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, the facts that rest on it, those that begin here, whether the chosen one is among them."""

    text: str
    facts: tuple[int, ...]
    begins: tuple[int, ...]
    chosen: bool

    @property
    def depth(self) -> int:
        """How many facts lie over each other here, three at most: more cannot be told apart by eye."""
        return min(len(self.facts), 3)


def paragraphs(paper: DocumentWithFacts, chosen: int | None = None) -> list[list[Piece]]:
    """The text by lines, each cut into pieces; empty lines are left out."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces(paper, chosen):
        first, *rest = piece.text.split("\n")
        lines[-1].extend(part(piece, first, piece.begins))
        for number, text in enumerate(rest):
            lines.append(list(part(piece, text, () if first or number else piece.begins)))
    return [line for line in lines if any(piece.text.strip() for piece in line)]


def part(piece: Piece, text: str, begins: tuple[int, ...]) -> Iterator[Piece]:
    """A piece with a part of its text; nothing when the part is empty."""
    if text:
        yield Piece(text, piece.facts, begins, piece.chosen)


def pieces(paper: DocumentWithFacts, chosen: int | None) -> Iterator[Piece]:
    """The text from beginning to end, cut wherever the words of a fact begin or end."""
    spans = list(spans_of(paper.facts))
    cuts = sorted({0, len(paper.text), *(end for start, stop, _ in spans for end in (start, stop))})
    seen: set[int] = set()
    for start, stop in pairwise(cuts):
        covering = tuple(dict.fromkeys(fact for begin, end, fact in spans if begin <= start and stop <= end))
        begins = tuple(fact for fact in covering if fact not in seen)
        seen.update(begins)
        yield Piece(paper.text[start:stop], covering, begins, chosen in covering)


def spans_of(facts: Iterable[FactRecord]) -> Iterator[tuple[int, int, int]]:
    """Start, end and fact of every quote."""
    for fact in facts:
        for source in fact.sources:
            if source.start is not None and source.end is not None and source.start < source.end:
                yield source.start, source.end, fact.id
