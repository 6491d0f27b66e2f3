"""Promising directions by country, in the words of their sources."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from pobratim.memo.grammar.slots import Count, Land, Raw
from pobratim.memo.grammar.typography import small
from pobratim.memo.grammar.voice import Ground
from pobratim.memo.memo import Block, Ref, Section, Sentence
from pobratim.memo.sections.writer import Writer, dated_long_ago, listing, paragraph
from pobratim.register.records import DirectionRecord


def compose(writer: Writer) -> Section | None:
    """The section; None when no direction is known."""
    section = writer.section("directions", _blocks(writer))
    countries = {each.country for each in writer.material.directions}
    if section is None or len(countries) > 1 or None in countries:
        return section
    land = Land(str(countries.pop()), full=True)
    return replace(section, heading=writer.heading("directions_one_heading", country=land))


def _blocks(writer: Writer) -> Iterator[Block]:
    found = sorted(writer.material.directions, key=lambda each: (each.country is None, each.country or ""))
    grouped = groupby(found, key=lambda each: (each.country, dated_long_ago(writer, each.sources)))
    for (country, dated), group in grouped:
        directions = list(group)
        ground = Ground(tuple(Ref("direction", each.id) for each in directions))
        frame = "directions_lead" if country else "directions_lead_any"
        land = Land(country, full=True) if country else None
        number = Count(1 if len(directions) == 1 else 2, "event")
        yield paragraph(writer.say(frame, ground, country=land, n=number, dated=dated))
        yield listing(_item(writer, each) for each in directions)


def _item(writer: Writer, direction: DirectionRecord) -> Sentence:
    ground = Ground((Ref("direction", direction.id),), direction.sources)
    return writer.item("direction", ground, text=Raw(small(direction.text.strip(" .;"))))
