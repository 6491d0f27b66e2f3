"""The memo as a flat flow of pieces, with list items closed and notes attached: what every renderer draws."""

from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.memo.grammar.languages import SPEECHES
from pobratim.memo.memo import Figure, Listing, Memo, Paragraph, Section, Sentence, Table
from pobratim.memo.renderers.notes import Notes


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in a row, the note that hangs on their end, and the sign after the note's mark."""

    text: str
    note: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; one of an annex begins a page of its own."""

    level: int
    text: str
    annex: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    runs: tuple[Run, ...]

    @property
    def leads(self) -> bool:
        """Whether it leads to what stands below it, so that no page may part them."""
        return bool(self.runs) and f"{self.runs[-1].text}{self.runs[-1].tail}".rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class Items:
    """A list with its closing signs."""

    items: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its caption is shown where the heading, or the picture above, does not say the same."""

    table: Table
    captioned: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure."""

    figure: Figure


Piece = Heading | Text | Items | Grid | Picture


def flow(memo: Memo) -> Iterator[Piece]:
    """The pieces of the memo in the order of reading."""
    notes = Notes(memo.labels, SPEECHES[memo.language]()) if memo.with_sources else None
    for section in memo.sections:
        yield from _section(memo, notes, section, 1)


def _section(memo: Memo, notes: Notes | None, section: Section, level: int) -> Iterator[Piece]:
    number = f"{section.number}. " if section.number else ""
    annex = f"{memo.labels['annex']} {section.number}".rstrip() if section.annex else ""
    yield Heading(level, section.heading if annex else number + section.heading, annex)
    shown = section.heading
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield Text(tuple(_runs(notes, block.sentences)))
        elif isinstance(block, Listing):
            yield Items(tuple(_items(notes, block)))
        elif isinstance(block, Figure):
            shown = block.caption
            yield Picture(block)
        else:
            yield Grid(block, block.caption not in (shown, section.heading))
    for part in section.parts:
        yield from _section(memo, notes, part, level + 1)


def _runs(notes: Notes | None, sentences: tuple[Sentence, ...]) -> Iterator[Run]:
    for place, sentence in enumerate(sentences):
        yield _run(notes, sentence, sentence.text, " " if place < len(sentences) - 1 else "")


def _items(notes: Notes | None, block: Listing) -> Iterator[Run]:
    for place, item in enumerate(block.items, 1):
        last = place == len(block.items)
        sign = "" if block.whole else "." if last else ";"
        yield _run(notes, item, item.text.removesuffix(".") + sign if sign else item.text, "")


def _run(notes: Notes | None, sentence: Sentence, text: str, space: str) -> Run:
    """The words as one run; the mark of a note stands before the closing sign."""
    note = notes.next(sentence) if notes else ""
    if not note:
        return Run(text + space)
    words = text.rstrip(".;:")
    return Run(words, note, text[len(words) :] + space)
