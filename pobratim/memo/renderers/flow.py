"""The memo as a flat flow of pieces, with list items closed and notes attached: what every renderer draws."""

from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.memo.grammar.edtf import numeric
from pobratim.memo.grammar.typography import typeset
from pobratim.memo.memo import Listing, Memo, Paragraph, Section, Sentence, Table
from pobratim.register.records import Source

QUOTED = 240


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in a row, and the note that hangs on their end."""

    text: str
    note: str = ""


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


@dataclass(frozen=True, slots=True)
class Items:
    """A list with its closing signs."""

    items: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    table: Table


Piece = Heading | Text | Items | Grid


def flow(memo: Memo) -> Iterator[Piece]:
    """The pieces of the memo in the order of reading."""
    for section in memo.sections:
        yield from _section(memo, section, 1)


def _section(memo: Memo, section: Section, level: int) -> Iterator[Piece]:
    number = f"{section.number}. " if section.number else ""
    yield Heading(level, number + section.heading, memo.labels["annex"] if section.annex else "")
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield Text(tuple(_runs(memo, block.sentences)))
        elif isinstance(block, Listing):
            yield Items(tuple(_items(memo, block)))
        else:
            yield Grid(block)
    for part in section.parts:
        yield from _section(memo, part, level + 1)


def _runs(memo: Memo, sentences: tuple[Sentence, ...]) -> Iterator[Run]:
    for place, sentence in enumerate(sentences):
        space = " " if place < len(sentences) - 1 else ""
        note = note_of(sentence.sources) if memo.with_sources else ""
        yield Run(sentence.text if note else sentence.text + space, note)
        if note and space:
            yield Run(space)


def _items(memo: Memo, block: Listing) -> Iterator[Run]:
    for place, item in enumerate(block.items, 1):
        last = place == len(block.items)
        sign = "" if block.whole else "." if last else ";"
        text = item.text.removesuffix(".") + sign if sign else item.text
        yield Run(text, note_of(item.sources) if memo.with_sources else "")


def note_of(sources: tuple[Source, ...]) -> str:
    """The note: each document once, with its date and the words it says; empty where there is no source."""
    words: dict[str, list[str]] = {}
    for source in sources:
        dated = numeric(source.document_date)
        name = f"{source.document_name} ({dated})" if dated else source.document_name
        words.setdefault(name, []).append(_cut(source.quote))
    return typeset("; ".join(f"{name}: {', '.join(f'«{quote}»' for quote in said)}" for name, said in words.items()))


def _cut(quote: str) -> str:
    quote = " ".join(quote.split()).replace("«", "„").replace("»", "“")
    return quote if len(quote) <= QUOTED else quote[:QUOTED].rsplit(" ", 1)[0] + "…"
