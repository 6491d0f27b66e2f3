"""The last look at a composed memo: «ё» in words of sources as in our own, abbreviations opened where they first stand.

Words in «…» stay as their source spells them; what is opened there is opened behind the closing quote.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache

from pobratim.language.yo import with_yo
from pobratim.memo.grammar.tables import rows
from pobratim.memo.memo import Block, Figure, Listing, Map, Memo, Paragraph, Point, Row, Section, Sentence, Table, walk

Spelling = Callable[[str], str]
QUOTES = r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|“[^“”]*”"
QUOTED = re.compile(QUOTES)
WORD = re.compile(r"[А-Яа-яЁё]+")
WITHOUT_YO = re.compile(rf"{QUOTES}|[А-Яа-яЁё]*[Ее][А-Яа-яЁё]*")
SHORT = re.compile(r"(?<![\w-])(?:[А-ЯЁ]{2,7}|(?![IVXLC]+\b)[A-Z]{2,7})(?![\w-])")
UNDERSTOOD = {"ФЗ"}  # numbers of laws end with it
FURTHER = re.compile(r"далее\s[—–-]\s$")


def spelt(memo: Memo, about: frozenset[str]) -> Memo:
    """The memo with its words spelt; `about` are the countries and regions that tell what abbreviations mean."""
    told = Opening(memo.language, about)
    say: Spelling = (lambda text: told.open(yo(text))) if memo.language == "ru" else told.open
    return replace(memo, sections=tuple(_section(each, say) for each in memo.sections))


@lru_cache(16384)
def yo(text: str) -> str:
    """The text with «ё» where a word cannot be read without it; words in quotes stay."""
    return WITHOUT_YO.sub(lambda found: found[0] if found[0][0] in "«“" else with_yo(found[0]), text)


class Opening:
    """Opens abbreviations, each once: «КНР (Китайская Народная Республика)», in brackets and after quotes by a dash."""

    def __init__(self, language: str, about: frozenset[str]) -> None:
        self._known = {
            row["short"]: row["full"]
            for row in rows(language, "abbreviations")
            if not row["where"] or row["where"] in about
        }
        self._pattern, self._outside = _patterns(tuple(self._known))
        self._dash = "—" if language == "ru" else "–"

    def open(self, text: str) -> str:
        """The text with the abbreviations opened that no text before had."""
        if not self._pattern.search(text):
            return text
        return self._outside.sub(lambda found: self._quoted(found[0]) or found[0] + self._behind(found), text)

    def _behind(self, found: re.Match[str]) -> str:
        """What opens an abbreviation behind it, by a dash where it stands in brackets already."""
        full = self._new(found)
        bracketed = (
            found.string[found.start() - 1 : found.start()] + found.string[found.end() : found.end() + 1] == "()"
        )
        return "" if not full else f"\u00a0{self._dash} {full}" if bracketed else f" ({full})"

    def _quoted(self, text: str) -> str:
        """Words in quotes with what opens their abbreviations behind them; empty for words without quotes."""
        if text[0] not in "«“":
            return ""
        told = [(found[0], full) for found in self._pattern.finditer(text) if (full := self._new(found))]
        opened = "; ".join(f"{short}\u00a0{self._dash} {full}" for short, full in told)
        return f"{text} ({opened})" if opened else text

    def _new(self, found: re.Match[str]) -> str | None:
        """What an abbreviation stands for; None where it is open, or the words before it have just opened it."""
        full = self._known.pop(found[0], None)
        return None if _opened_before(found) else full


@cache
def _patterns(shorts: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds the abbreviations, and what finds them outside of quotes, or else words in quotes as a whole."""
    several = "|".join(sorted(map(re.escape, shorts), key=len, reverse=True))
    short = rf"(?<![\w-])(?:{several})(?![\w-])"
    return re.compile(short), re.compile(f"{QUOTES}|{short}")


def unopened(memo: Memo) -> tuple[str, ...]:
    """The abbreviations that nothing in a memo opens, in the order of reading: a person must know of them."""
    known = {row["short"] for row in rows(memo.language, "abbreviations")} | UNDERSTOOD
    texts = (QUOTED.sub("«»", text) for part in walk(memo.sections) for text in _texts(part))
    told = (found for text in texts for found in SHORT.finditer(text) if not _opened_before(found))
    return tuple(dict.fromkeys(found[0] for found in told if found[0] not in known))


def _texts(part: object) -> tuple[str, ...]:
    return (part.text,) if isinstance(part, Sentence) else part.cells if isinstance(part, Row) else ()


def _opened_before(short: re.Match[str]) -> bool:
    """Whether the words right before an abbreviation are what it stands for."""
    words = WORD.findall(FURTHER.sub("", short.string[: short.start()]))
    return "".join(word[0] for word in words).upper().endswith(short[0])


def _section(section: Section, say: Spelling) -> Section:
    blocks = tuple(_block(each, say) for each in section.blocks)
    return replace(section, blocks=blocks, parts=tuple(_section(each, say) for each in section.parts))


def _block(block: Block, say: Spelling) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(tuple(_sentence(each, say) for each in block.sentences))
    if isinstance(block, Listing):
        return replace(block, items=tuple(_sentence(each, say) for each in block.items))
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(each, say) for each in block.rows))
    if isinstance(block, Figure) and isinstance(block.drawing, Map):
        return replace(block, drawing=_map(block.drawing, say))
    return block


def _map(drawing: Map, say: Spelling) -> Map:
    arcs = (replace(each, start=_point(each.start, say), end=_point(each.end, say)) for each in drawing.arcs)
    return replace(drawing, arcs=tuple(arcs))


def _point(point: Point, say: Spelling) -> Point:
    return replace(point, name=say(point.name))


def _sentence(sentence: Sentence, say: Spelling) -> Sentence:
    said = say(sentence.text)
    return sentence if said == sentence.text else replace(sentence, text=said)


def _row(row: Row, say: Spelling) -> Row:
    said = tuple(say(cell) for cell in row.cells)
    return row if said == row.cells else replace(row, cells=said)
