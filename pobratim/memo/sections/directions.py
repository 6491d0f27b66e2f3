"""Promising directions by country, in the words of their sources."""

from collections.abc import Iterator
from itertools import groupby

from pobratim.memo.grammar.slots import Land, Raw
from pobratim.memo.grammar.typography import small
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Block, Ref, Section, Sentence
from pobratim.memo.sections.writer import Writer, listing, paragraph
from pobratim.register.records import DirectionRecord


def compose(writer: Writer) -> Section | None:
    """The section; None when no direction is known."""
    return writer.section("directions", _blocks(writer))


def _blocks(writer: Writer) -> Iterator[Block]:
    found = sorted(writer.material.directions, key=lambda each: (each.country is None, each.country or ""))
    for country, group in groupby(found, key=lambda each: each.country):
        directions = list(group)
        ground = Ground(tuple(Ref("direction", each.id) for each in directions))
        frame = "directions_lead" if country else "directions_lead_any"
        yield paragraph(writer.say(frame, ground, country=Land(country, full=True) if country else None))
        yield listing(_item(writer, each) for each in directions)


def _item(writer: Writer, direction: DirectionRecord) -> Sentence:
    ground = Ground((Ref("direction", direction.id),), direction.sources)
    said = writer.say("direction", ground, text=Raw(direction.text.strip(" .;")))
    return Sentence(small(said.text), said.frame, said.refs, said.sources)
