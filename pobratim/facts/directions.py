"""Directions: what fields of cooperation a paper calls promising, with which country."""

from dataclasses import dataclass, field

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Reading
from pobratim.facts.enumerations import fields_in, fields_of, is_field, named_first, offered, promises
from pobratim.facts.facts import Direction
from pobratim.facts.passage import divide, lead_words, unnumbered

RULE_DIRECTION = "direction.listed"


@dataclass(slots=True)
class Standing:
    """Where the reading of a paper stands: in a section or a list of promising fields, of which country."""

    country: str | None = None
    section: bool = False
    listing: bool = False
    announced: bool = False
    told: bool = False
    column: tuple[int | None, int | None] = (None, None)
    rows: dict[tuple[int | None, int | None], str] = field(default_factory=dict)


def directions_of(readings: list[Reading]) -> tuple[Direction, ...]:
    """Promising fields of cooperation, one for each, in the words of the text, with the country of their list."""
    found: list[Direction] = []
    at = Standing()
    for reading in readings:
        kind = reading.passage.block.kind
        if kind is BlockKind.CELL:
            found += _of_cell(reading, at)
            continue
        promising = promises(reading)
        named = [c.code for c in reading.countries]
        if kind is BlockKind.HEADING:
            _enter(reading, at, promising)
        elif _announces(reading, promising) and (promising or at.section or at.listing or at.announced):
            at.listing, at.told, at.country = True, True, named[0] if named else at.country
        elif kind is BlockKind.LIST_ITEM and at.listing and not (promising and reading.countries):
            several = _of_country(reading)
            whole = is_field(reading, 0, len(reading.passage.text)) or at.section
            found += several or ([_direction(reading, 0, len(reading.passage.text), at.country)] if whole else [])
        else:
            found += _of_passage(reading, at, promising, bool(found))
    return tuple(found)


def _enter(reading: Reading, at: Standing, promising: bool) -> None:
    """Stand where a heading leads: into a section of promising fields, or to a country in it."""
    named = [c for c in reading.countries if c.form != "adjective"]
    alone = at.section and named and named[0].end - named[0].start + 6 >= len(reading.passage.text.strip())
    if not alone:
        at.section = at.listing = at.told = promising or reading.has("direction_heading")
    at.country = reading.countries[0].code if at.section and reading.countries else None


def _of_passage(reading: Reading, at: Standing, promising: bool, after: bool) -> list[Direction]:
    """The directions of a paragraph, or of an item that tells of them itself."""
    passage = reading.passage
    led = reading.words.has("direction_heading", lead_words(passage))
    if passage.block.kind is BlockKind.LIST_ITEM and not (promising or led):
        return []
    several = _of_country(reading) if at.told and not promising else []
    at.listing, at.announced, at.told = at.section and at.listing, promising, at.section or bool(several)
    if not reading.countries:
        return several
    if not (promising or at.section or led or (after and reading.has("direction_side"))):
        return several or [_direction(reading, a, b, code) for code, a, b in offered(reading)]
    return several or _inline(reading, at.section or led, after, led)


def _announces(reading: Reading, promising: bool) -> bool:
    """Whether a passage ends with a colon and announces no advice, or fields for whoever is advised."""
    advises = reading.has("advice_heading") or (reading.has("advice") and not promising)
    return reading.passage.text.rstrip().endswith(":") and not advises


def _direction(reading: Reading, start: int, end: int, country: str | None) -> Direction:
    evidence = reading.passage.evidence(unnumbered(reading.passage, start, end), end, RULE_DIRECTION)
    return Direction(country, " ".join(evidence.quote.split()), (evidence,))


def _of_country(reading: Reading) -> list[Direction]:
    """Directions of an item that names its country first: «для китайских партнёров – композиты; круизы»."""
    text = reading.passage.text
    start = named_first(reading, 0, len(text))
    if not start or sum(end > start for _, end in reading.passage.sentences()) > 1:
        return []
    if sum(c.start >= start for c in reading.countries):
        return [_direction(reading, a, b, code) for code, a, b in fields_in(reading, 0, len(text))]
    country = next(c.code for c in reading.countries if c.start < start)
    parts = divide(text, start, len(text)) if ";" in text else fields_of(reading, start, len(text))
    return [_direction(reading, a, b, country) for a, b in parts]


def _of_cell(cell: Reading, at: Standing) -> list[Direction]:
    """Directions of a cell in a column that names them, with the country of its row."""
    block = cell.passage.block
    place = (block.table, block.column)
    if block.row == 0 or block.header:
        promising = cell.has("direction_column") and (at.section or cell.has("direction"))
        at.column = place if promising else at.column
        return []
    if cell.countries:
        at.rows[block.table, block.row] = cell.countries[0].code
    if at.column != place or not cell.passage.text.strip(" –—-"):
        return []
    country = at.rows.get((block.table, block.row))
    return [_direction(cell, a, b, country) for a, b in fields_of(cell, 0, len(cell.passage.text))]


def _inline(reading: Reading, section: bool, after: bool, led: bool) -> list[Direction]:
    """Directions inside sentences that call them promising, or go on to another country: «с Узбекистаном – шёлк»."""
    found: list[Direction] = []
    for n, (s, e) in enumerate(reading.passage.sentences()):
        side = (after or section) and reading.has("direction_side", s, e)
        goes_on = (section or bool(found)) and named_first(reading, s, e)
        if goes_on or side or (led and n == 0) or promises(reading, s, e):
            found += [_direction(reading, a, b, country) for country, a, b in fields_in(reading, s, e)]
    return found
