"""The memo as a tree that knows no language and no file format: sections, paragraphs, lists, tables, sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date

from pobratim.register.records import Source


@dataclass(frozen=True, slots=True)
class Ref:
    """A record of the register that a sentence rests on: its kind and number."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or the text of a list item), the frame it was said by, the records and the sources under it.

    `mark` says whose words these are where a person wrote them; it is shown where sources are.
    """

    text: str
    frame: str = ""
    refs: tuple[Ref, ...] = ()
    sources: tuple[Source, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list. Items are parts of one sentence, and the renderers close them, or (`whole`) sentences of their own."""

    items: tuple[Sentence, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with the records it rests on."""

    cells: tuple[str, ...]
    refs: tuple[Ref, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; `widths` are shares of the width of the page."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart."""

    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of horizontal bars."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a map, in degrees."""

    name: str
    latitude: float
    longitude: float
    home: bool = False


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie on a map; `line` is "live", "suspended", "ended" or "signed"."""

    start: Point
    end: Point
    line: str


@dataclass(frozen=True, slots=True)
class Map:
    """Ties on land without borders, and the words that explain the lines."""

    arcs: tuple[Arc, ...]
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption and the words for those who do not see it."""

    caption: str
    alt: str
    drawing: Bars | Map


Block = Paragraph | Listing | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the memo: its key, its number («2», «2.1», nothing for an annex), heading, blocks and parts."""

    key: str
    number: str
    heading: str
    blocks: tuple[Block, ...] = ()
    parts: tuple["Section", ...] = ()
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Requisites:
    """What an office adds to a memo; empty where it is not known."""

    organisation: str = ""
    addressee: str = ""
    date: str = ""
    number: str = ""
    place: str = ""
    basis: str = ""
    post: str = ""
    signatory: str = ""
    executor: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    """The analytical memo: kind of document, heading, day, requisites and sections."""

    language: str
    kind: str
    heading: str
    as_of: date
    as_of_line: str
    requisites: Requisites
    sections: tuple[Section, ...]
    with_sources: bool = False
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The title of the file: kind of document and heading."""
        return f"{self.kind.capitalize()} {self.heading}"

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence and list item in reading order."""
        for part in walk(self.sections):
            if isinstance(part, Sentence):
                yield part


def walk(node: object) -> Iterator[object]:
    """A node of the tree and everything under it, in reading order."""
    if isinstance(node, tuple):
        for child in node:
            yield from walk(child)
    elif is_dataclass(node) and not isinstance(node, type):
        yield node
        if not isinstance(node, Sentence | Row):
            for each in fields(node):
                yield from walk(getattr(node, each.name))
