"""A passage: one block of a document, folded for reading, with the way back to the canonical text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pobratim.documents import Block, BlockKind, Document
from pobratim.documents.raised import SIGNS
from pobratim.facts.facts import Evidence
from pobratim.facts.words import lowered
from pobratim.language.folding import Folded, fold
from pobratim.language.tokens import sentences
from pobratim.places import find_countries

APART = re.compile(r"[()«»\[\];,\n]")
MARKS = rf"(?:\s*(?:[{SIGNS}]{{1,3}}|\*{{1,3}}|[†‡°]|\[\d{{1,2}}\]))?"  # of a footnote, behind a name
BARE = re.compile(rf"[^\W\d_](?:[\w’'ʼ-]+\s?){{1,3}}{MARKS}")
LONGEST_COUNTRY = 40
FRAME = 4  # letters beside a country in a heading that is nothing else
LEAD = re.compile(r"(?:[\d.]+\s+)?([^.:;«]{4,60})[.:](?:\s|$)")
NUMBER = re.compile(r"\s*\(?(?:\d{1,2}|[a-zа-я])[.)]\s+")


@dataclass(slots=True)
class Passage:
    """A block as the rules see it: `text` is folded, `low` is lowered, both of one length.

    `bare`: it is a line of a few words with capitals below a heading that is a country, and so must name a place.
    """

    document: Document
    block: Block
    folded: Folded
    text: str
    low: str
    index: int = 0
    bare: bool = False
    cut: list[tuple[int, int]] = field(default_factory=list)

    def sentences(self) -> list[tuple[int, int]]:
        """The sentences of the passage, cut once."""
        if not self.cut:
            self.cut = sentences(self.text)
        return self.cut

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The words of the canonical text behind `[start, end)` of the folded text, without outer spaces."""
        start, end = self.trimmed(start, end)
        a, b = self.folded.span(start, end)
        a, b = a + self.block.span.start, b + self.block.span.start
        return Evidence(a, b, self.document.text[a:b], rule)

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The fragment without spaces and loose punctuation at its ends; never empty."""
        while start < end - 1 and self.text[start] in " ,;:–—-\n\t":
            start += 1
        while end > start + 1 and self.text[end - 1] in " ,;:–—-.\n\t":
            end -= 1
        return start, end


def passages_of(document: Document, language: str) -> Iterator[Passage]:
    """The passages of a document in order."""
    below = False
    for index, block in enumerate(document.blocks):
        passage = passage_of(document, block, index)
        passage.bare = below and BARE.fullmatch(passage.text) is not None
        below = passage.bare or _is_country(passage, language)
        yield passage


def _is_country(passage: Passage, language: str) -> bool:
    """Whether a heading or a short line above others is nothing but a country."""
    told = passage.text.strip(" .:*#")
    if not 2 < len(told) < LONGEST_COUNTRY or passage.block.kind is BlockKind.CELL or not told[0].isupper():
        return False
    named = find_countries(told, language)
    return len(named) == 1 and named[0].form != "adjective" and named[0].end - named[0].start + FRAME >= len(told)


def passage_of(document: Document, block: Block, index: int) -> Passage:
    """The passage of a block."""
    folded = fold(document.text[block.span.start : block.span.end])
    return Passage(document, block, folded, folded.text, lowered(folded.text), index)


def lead_words(passage: Passage) -> str:
    """The lowered first words of a passage that stand as a heading of their own: «Предложения. …»; else nothing."""
    m = LEAD.match(passage.low)
    lead = m[1] if m else ""
    return lead if 0 < len(lead.split()) <= 5 and len(lead.split()[-1]) > 2 else ""


def divide(text: str, start: int, end: int, marks: str = ";") -> list[tuple[int, int]]:
    """The fragment cut at `marks` that stand outside brackets and quotes."""
    if all(text.find(mark, start, end) < 0 for mark in marks):
        return [(start, end)] if text[start:end].strip() else []
    parts, depth, begin = [], 0, start
    for m in APART.finditer(text, start, end):
        sign = m[0]
        if sign in "(«[":
            depth += 1
        elif sign in ")»]":
            depth = max(0, depth - 1)
        elif depth == 0 and sign in marks:
            parts.append((begin, m.start()))
            begin = m.end()
    parts.append((begin, end))
    return [(a, b) for a, b in parts if text[a:b].strip()]


def unnumbered(passage: Passage, start: int, end: int) -> int:
    """Where a part begins without the number or letter that it bears in an enumeration."""
    number = NUMBER.match(passage.text, start, end)
    return number.end() if number else start
