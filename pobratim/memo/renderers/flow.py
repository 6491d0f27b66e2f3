"""The memo as a flat flow of pieces, with list items closed and notes attached: what every renderer draws."""

from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.memo.grammar.edtf import numeric
from pobratim.memo.grammar.typography import typeset
from pobratim.memo.memo import Figure, Listing, Memo, Paragraph, Section, Sentence, Table
from pobratim.register.records import Source

QUOTED = 240
MANY = 4


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
    for section in memo.sections:
        yield from _section(memo, section, 1)


def _section(memo: Memo, section: Section, level: int) -> Iterator[Piece]:
    number = f"{section.number}. " if section.number else ""
    annex = f"{memo.labels['annex']} {section.number}".rstrip() if section.annex else ""
    yield Heading(level, section.heading if annex else number + section.heading, annex)
    shown = section.heading
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield Text(tuple(_runs(memo, block.sentences)))
        elif isinstance(block, Listing):
            yield Items(tuple(_items(memo, block)))
        elif isinstance(block, Figure):
            shown = block.caption
            yield Picture(block)
        else:
            yield Grid(block, block.caption not in (shown, section.heading))
    for part in section.parts:
        yield from _section(memo, part, level + 1)


def _runs(memo: Memo, sentences: tuple[Sentence, ...]) -> Iterator[Run]:
    for place, sentence in enumerate(sentences):
        yield _run(memo, sentence, sentence.text, " " if place < len(sentences) - 1 else "")


def _items(memo: Memo, block: Listing) -> Iterator[Run]:
    for place, item in enumerate(block.items, 1):
        last = place == len(block.items)
        sign = "" if block.whole else "." if last else ";"
        yield _run(memo, item, item.text.removesuffix(".") + sign if sign else item.text, "")


def _run(memo: Memo, sentence: Sentence, text: str, space: str) -> Run:
    """The words as one run; the mark of a note stands before the closing sign."""
    told = (sentence.mark, note_of(sentence.sources)) if memo.with_sources else ()
    note = "; ".join(each for each in told if each)
    if not note:
        return Run(text + space)
    words = text.rstrip(".;:")
    return Run(words, note, text[len(words) :] + space)


def note_of(sources: tuple[Source, ...]) -> str:
    """The note: each document once, with its date and its words where these are few; empty where there is none."""
    words: dict[str, list[str]] = {}
    for source in sources:
        dated = numeric(source.document_date)
        name = f"{source.document_name} ({dated})" if dated else source.document_name
        quotes = words.setdefault(name, [])
        quotes += [_cut(source.quote)] if source.quote else []
    return typeset("; ".join(_cited(name, quotes) for name, quotes in words.items()))


def _cited(name: str, quotes: list[str]) -> str:
    if not quotes or len(quotes) > MANY:
        return name
    return f"{name}: {', '.join(f'«{quote}»' for quote in quotes)}"


def _cut(quote: str) -> str:
    quote = " ".join(quote.split()).replace("«", "„").replace("»", "“")
    return quote if len(quote) <= QUOTED else quote[:QUOTED].rsplit(" ", 1)[0] + "…"
