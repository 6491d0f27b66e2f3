"""Numbers of the sections and annexes, put in at the end, where the text refers to them too."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pobratim.memo.memo import Block, Listing, Paragraph, Section, Sentence
from pobratim.memo.sections.writer import MARK

REFERENCE = re.compile(f"{MARK}(\\w+){MARK}")


def number(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections numbered «1», «2», «2.1», annexes by themselves (a single annex has no number)."""
    found = tuple(sections)
    body = [each for each in found if not each.annex]
    annexes = [each for each in found if each.annex]
    numbers = {each.key: str(place) for place, each in enumerate(body, 1)}
    numbers |= {each.key: str(place) if len(annexes) > 1 else "" for place, each in enumerate(annexes, 1)}
    return tuple(_numbered(each, numbers[each.key], numbers) for each in (*body, *annexes))


def _numbered(section: Section, own: str, numbers: dict[str, str]) -> Section:
    parts = tuple(
        _numbered(part, f"{own}.{place}" if not section.annex else "", numbers)
        for place, part in enumerate(section.parts, 1)
    )
    blocks = tuple(_referred(block, numbers) for block in section.blocks)
    return replace(section, number=own, parts=parts, blocks=blocks)


def _referred(block: Block, numbers: dict[str, str]) -> Block:
    if isinstance(block, Paragraph) and any(MARK in each.text for each in block.sentences):
        return Paragraph(tuple(_said(each, numbers) for each in block.sentences))
    if isinstance(block, Listing) and any(MARK in each.text for each in block.items):
        return replace(block, items=tuple(_said(each, numbers) for each in block.items))
    return block


def _said(sentence: Sentence, numbers: dict[str, str]) -> Sentence:
    text = REFERENCE.sub(lambda found: numbers.get(found[1], ""), sentence.text)
    return replace(sentence, text=text)
