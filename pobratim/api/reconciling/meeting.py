"""Names met with the published register: which place, which tie they may mean, and how sure that is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from pobratim.api.reconciling.shapes import Question
from pobratim.network.countries import country_code
from pobratim.places import Place
from pobratim.register import outlines, queries
from pobratim.register.keys import search_key
from pobratim.register.looking import narrow
from pobratim.register.models import Place as PlaceRow
from pobratim.register.models import PlaceIdentifier, Tie
from pobratim.register.records import TieFilters
from pobratim.register.regions import gazetteer

BETWEEN = re.compile(r"\s+[-–—/]\s+|\s*[—;|]\s*|\s+–\s*")
NEAR = 75.0  # names less alike than this are not offered
OTHER_SPELLING = 98.0
ELSEWHERE = 0.5  # what is left of a score where a country or a region is another one
HALF_KNOWN = 0.6  # what is left where only one end of a tie was named
SURE = 95.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A published place."""

    id: int
    name: str
    level: str
    country: str | None
    region: str | None


@dataclass(frozen=True, slots=True)
class Index:
    """The published places and ties of one version of the register. `named` leads from keys of names to places."""

    spots: dict[int, Spot]
    ties: dict[int, tuple[int, int]]
    named: dict[str, tuple[int, ...]]
    identified: dict[str, int]


@dataclass(frozen=True, slots=True)
class Met:
    """A record with its score of 0…100 and what the score was made from."""

    id: int
    score: float
    features: tuple[tuple[str, float | bool], ...]


def index() -> Index:
    """The published places and ties as they are now."""
    return indexed(outlines.register_version())


@lru_cache(maxsize=2)
def indexed(version: tuple[object, ...]) -> Index:
    """The places and ties of one version of the register."""
    rows = narrow(Tie.objects.filter(live=True), queries.today(), TieFilters(published_only=True))
    ties = {number: (home, partner) for number, home, partner in rows.values_list("pk", "home", "partner")}
    shown = {number for ends in ties.values() for number in ends}
    columns = ("pk", "name", "level", "country", "region")
    spots = {row[0]: Spot(*row) for row in PlaceRow.objects.values_list(*columns).iterator(5000) if row[0] in shown}
    named: dict[str, tuple[int, ...]] = {}
    for number, spot in spots.items():
        key = search_key(spot.name)
        named[key] = (*named.get(key, ()), number)
    identifiers = PlaceIdentifier.objects.values_list("identifier", "place_id")
    return Index(spots, ties, named, {name: number for name, number in identifiers if number in shown})


def places(question: Question, known: Index) -> list[Met]:
    """The places that a question may mean, the surest first."""
    country, region = country_code(question.value("country")), question.value("region")
    identifier = question.value("identifier") or question.query
    found = {known.identified[identifier]: 100.0} if identifier in known.identified else {}
    found |= {number: score for number, score in by_name(question.query, known).items() if number not in found}
    met = []
    for number, score in found.items():
        spot, features = known.spots[number], [("name", score)]
        if country:
            features.append(("country", spot.country == country))
        if region:
            features.append(("region", spot.region == region))
        other = sum(value is False for _, value in features)
        met.append(Met(number, round(score * ELSEWHERE**other, 1), tuple(features)))
    return sorted(met, key=lambda each: (-each.score, each.id))


def by_name(name: str, known: Index) -> dict[int, float]:
    """The places that bear a name, or one like it, each with how alike it is."""
    key = search_key(name)
    if not key:
        return {}
    found = dict.fromkeys(known.named.get(key, ()), 100.0)
    places = gazetteer()
    for place, _ in places.candidates(name.strip()) if places else ():
        for number in bearers(place, known):
            found.setdefault(number, OTHER_SPELLING)
    for other, score, _ in process.extract(key, list(known.named), scorer=fuzz.ratio, score_cutoff=NEAR, limit=20):
        for number in known.named[other]:
            found.setdefault(number, round(min(score, OTHER_SPELLING - 4), 1))
    return found


def bearers(place: Place, known: Index) -> Iterator[int]:
    """The places of the register that are a place of the gazetteer: by its number, else by its name and country."""
    if place.id in known.identified:
        yield known.identified[place.id]
        return
    for number in known.named.get(search_key(place.name), ()):
        if known.spots[number].country == place.country:
            yield number


def ties(question: Question, known: Index) -> list[Met]:
    """The ties that a question may mean: «Смоленск — Хаген», or one end with the other as a property."""
    ends = [each for each in BETWEEN.split(question.query) if each.strip()][:2]
    if other := question.value("partner"):
        ends = [*ends[:1], other]
    scored = [by_name(each, known) for each in ends]
    country = country_code(question.value("country"))
    met = []
    for number, (home, partner) in known.ties.items():
        score = pair_score(scored, home, partner)
        if not score:
            continue
        features: list[tuple[str, float | bool]] = [("name", score)]
        if country:
            features.append(("country", country in (known.spots[partner].country, known.spots[home].country)))
        other_country = any(value is False for _, value in features)
        met.append(Met(number, round(score * (ELSEWHERE if other_country else 1), 1), tuple(features)))
    return sorted(met, key=lambda each: (-each.score, each.id))


def pair_score(scored: list[dict[int, float]], home: int, partner: int) -> float:
    """How well two names, in either order, or one of them, fit the ends of a tie; 0 where a name fits neither."""
    if not scored:
        return 0.0
    if len(scored) == 1:
        return HALF_KNOWN * max(scored[0].get(home, 0.0), scored[0].get(partner, 0.0))
    one, other = scored
    ways = ((one.get(home, 0.0), other.get(partner, 0.0)), (one.get(partner, 0.0), other.get(home, 0.0)))
    return max((sum(way) / 2 for way in ways if all(way)), default=0.0)


def beginning(prefix: str, known: Index) -> Iterator[Spot]:
    """The places whose name has a word that begins as was typed, those that begin so themselves first, by name."""
    key = search_key(prefix)
    fitting = [(not name.startswith(key), name) for name in known.named if f" {key}" in f" {name}"] if key else []
    for _, name in sorted(fitting):
        for number in known.named[name]:
            yield known.spots[number]
