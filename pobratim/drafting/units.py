"""The units of a memo that a person may reword: paragraphs and items of lists, each with the facts under it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Block, Listing, Memo, Paragraph, Ref, Section, Sentence
from pobratim.memo.sections.writer import joined


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or an item: the section it stands in, its words, the records and the sources under them."""

    section: str
    text: str
    ground: Ground

    @property
    def refs(self) -> frozenset[Ref]:
        """The records of the register under the words."""
        return frozenset(self.ground.refs)

    @property
    def digest(self) -> str:
        """The same for the same records with the same sources."""
        refs = sorted((ref.kind, ref.id) for ref in self.ground.refs)
        sources = sorted((each.document_id or 0, each.document_name, each.quote) for each in self.ground.sources)
        return sha256(repr((refs, sources)).encode()).hexdigest()


Change = Callable[[Unit], Sentence | None]


def units(memo: Memo) -> tuple[Unit, ...]:
    """Every unit in the order of reading."""
    found: list[Unit] = []

    def see(unit: Unit) -> None:
        found.append(unit)

    change(memo, see)
    return tuple(found)


def change(memo: Memo, by: Change) -> Memo:
    """The memo with each unit as `by` says it instead; None leaves the unit."""
    return replace(memo, sections=tuple(_section(each, by) for each in memo.sections))


def _section(section: Section, by: Change) -> Section:
    blocks = tuple(_block(section.key, each, by) for each in section.blocks)
    return replace(section, blocks=blocks, parts=tuple(_section(each, by) for each in section.parts))


def _block(section: str, block: Block, by: Change) -> Block:
    if isinstance(block, Paragraph):
        said = by(_unit(section, block.sentences))
        return Paragraph((said,)) if said else block
    if isinstance(block, Listing):
        return replace(block, items=tuple(by(_unit(section, (item,))) or item for item in block.items))
    return block


def _unit(section: str, sentences: tuple[Sentence, ...]) -> Unit:
    ground = joined(Ground(each.refs, each.sources) for each in sentences)
    return Unit(section, " ".join(each.text for each in sentences), ground)


def lines(memo: Memo) -> Iterator[tuple[str, str]]:
    """The memo line by line, to be kept and compared: what each line is, and its words."""
    yield "title", memo.title
    yield "day", memo.as_of_line
    for section in memo.sections:
        yield from _lines(section)


def _lines(section: Section) -> Iterator[tuple[str, str]]:
    number = f"{section.number}. " if section.number and not section.annex else ""
    yield "heading", number + section.heading
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield "paragraph", " ".join(each.text for each in block.sentences)
        elif isinstance(block, Listing):
            yield from (("item", each.text) for each in block.items)
        elif rows := getattr(block, "rows", ()):
            yield from (("row", " | ".join(row.cells)) for row in rows)
    for part in section.parts:
        yield from _lines(part)
