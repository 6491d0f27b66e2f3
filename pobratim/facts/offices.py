"""The home side of a paper whose title calls it by other words: by its office or by what it is the chief town of."""

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Reading
from pobratim.facts.mentions import ADJECTIVE, Mention, adjective_base, town_names
from pobratim.facts.words import Words
from pobratim.places import Gazetteer, Place

NEAR = 32  # how far before a region the words may begin that say what of it is meant
FIRST = 3  # passages that may tell whose paper it is


def called_home(readings: list[Reading], gazetteer: Gazetteer) -> Mention | None:
    """The town that the first passages call «Неведомская мэрия» or «столица Неведомии», where none is named there."""
    first = [r for r in readings[:FIRST] if r.passage.block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)]
    land = readings[0].words.home_country if readings else ""
    if any(m.country == land and not m.is_region for r in first for m in r.mentions):
        return None
    told = (_by_office(r, gazetteer) or _by_region(r, gazetteer) or _by_people(r, gazetteer) for r in first)
    return next(filter(None, told), None)


def _by_office(reading: Reading, gazetteer: Gazetteer) -> Mention | None:
    return _by_noun(reading, gazetteer, "town_office")


def _by_people(reading: Reading, gazetteer: Gazetteer) -> Mention | None:
    """The town of the people that a passage speaks of: «неведомские музейщики побывали в …»."""
    return _by_noun(reading, gazetteer, "town_people") if reading.has("event") or reading.instruments else None


def _by_noun(reading: Reading, gazetteer: Gazetteer, noun: str) -> Mention | None:
    """The town of whose adjective a noun follows."""
    words, low = reading.words, reading.passage.low
    if not words.may_have(noun, low):
        return None
    abroad = [c.start for c in reading.countries]
    for form in ADJECTIVE.finditer(reading.passage.text):
        if form.start() not in abroad and words.has(noun, low[form.end() + 1 : form.end() + NEAR]):
            town = town_of(adjective_base(form[0]), words, gazetteer)
            if town:
                return _mention(form.start(), form.end(), town)
    return None


def town_of(adjective: str, words: Words, gazetteer: Gazetteer) -> Place | None:
    """The largest town at home that an adjective in the nominative comes from: «Неведомский», Неведомск."""
    names = set(town_names(adjective, words))
    towns = (p for name in sorted(names) for p, cases in gazetteer.candidates(name) if "nomn" in cases)
    ours = [p for p in towns if p.country == words.home_country and p.level == "city" and p.name in names]
    return max(ours, key=lambda p: p.population, default=None)


def _by_region(reading: Reading, gazetteer: Gazetteer) -> Mention | None:
    for m in reading.mentions:
        near = reading.passage.low[max(0, m.start - NEAR) : m.start]
        if not (m.is_region and m.country == reading.words.home_country and reading.words.has("chief_of", near)):
            continue
        region = gazetteer.link(m.name, country=m.country, level="region").best
        town = gazetteer.chief_town(region.region) if region and region.region else None
        if town:
            return _mention(m.start, m.end, town)
    return None


def _mention(start: int, end: int, town: Place) -> Mention:
    return Mention(
        start, end, town.name, "city", town.country, place=town.id, official=town.name, population=town.population or 0
    )
