"""Linking: which place a name means, how sure that is, and why, in sentences."""

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pobratim.places.folding import key, nominatives
from pobratim.places.nearness import nearest
from pobratim.places.place import TOWNS, Link, Place
from pobratim.places.tables import rows

if TYPE_CHECKING:
    from pobratim.places.gazetteer import Gazetteer

KEPT = 4096
FORMER = 3
NAMESAKES = 0.6  # many cities have districts of the same name, and the gazetteer knows few of them
ABROAD = "В стране {} такого места нет."
BENT = 0.85
OTHER_CASE = "Так место называется только в косвенном падеже."
NO_LEVEL = "Места такого уровня с этим именем нет."


class Question(NamedTuple):
    """What a text says of a place: its name, and country, region and level where they are known."""

    name: str
    country: str | None
    region: str | None
    level: str | None


def link_name(gazetteer: "Gazetteer", name: str, country: str | None, region: str | None, level: str | None) -> Link:
    """The country of the clause decides first, then the region, the level and the size; unknown stays unknown."""
    return _linked(gazetteer, Question(name, country, region, level))


@lru_cache(maxsize=KEPT)
def _linked(gazetteer: "Gazetteer", asked: Question) -> Link:
    forms = (asked.name, *nominatives(asked.name))
    named = [(place, "nomn" in cases) for form in forms for place, cases in gazetteer.candidates(form)]
    direct = [place for place, nominative in named if nominative]
    exact = direct or [place for place, _ in named]
    if not exact and asked.country:
        return nearest(gazetteer, asked.name, asked.country, asked.level)
    if not exact:
        return Link(None, 0.0, (), ("Такого имени нет в газеттире.",))
    reasons = [f"Имя «{asked.name}» есть в газеттире: мест с таким именем — {len(exact)}."]
    inside = [place for place in exact if asked.country is None or _lies_in(place, asked.country)]
    if not inside:
        return _elsewhere(gazetteer, asked, exact, (*reasons, ABROAD.format(asked.country)))
    if asked.country:
        reasons.append(f"Страна в тексте: {asked.country}.")
    chosen = _regional(gazetteer, inside, asked.region)
    if asked.region and chosen is not inside:
        reasons.append(f"Регион в тексте: {asked.region}.")
    fitting = [place for place in chosen if _fits_level(place, asked.level)]
    if not fitting and _strict(asked.level, chosen):
        return _elsewhere(gazetteer, asked, chosen, (*reasons, NO_LEVEL))
    if asked.level and fitting:
        reasons.append("Уровень места соответствует слову при имени.")
    link = _ranked(asked, fitting or chosen, exact, reasons)
    return link if direct else _bent(link)


def _bent(link: Link) -> Link:
    """The link of a name that a place bears in another case only: «Неведому», where there is a place «Неведома»."""
    return replace(link, confidence=min(link.confidence, BENT), reasons=(*link.reasons, OTHER_CASE))


def _elsewhere(gazetteer: "Gazetteer", asked: Question, places: list[Place], reasons: tuple[str, ...]) -> Link:
    """What stands near in the stated country at the wanted level, or nothing with what bears the name elsewhere."""
    if asked.country and asked.level in (None, "city", "district", "settlement", "other"):
        near = nearest(gazetteer, asked.name, asked.country, asked.level)
        if near.best:
            return replace(near, others=tuple(places[:5]))
    return Link(None, 0.0, tuple(places[:5]), reasons)


def _regional(gazetteer: "Gazetteer", places: list[Place], region: str | None) -> list[Place]:
    if region is None:
        return places
    regions = {region, *(p.region for p, _ in gazetteer.candidates(region) if p.id.startswith("iso:"))}
    return [place for place in places if place.region in regions] or places


def _lies_in(place: Place, country: str) -> bool:
    return place.country == country or country in also_in(place.region)


def also_in(region: str | None) -> frozenset[str]:
    """The states besides the gazetteer's whose papers count a region as their own."""
    return _disputed().get(region or "", frozenset())


@cache
def _disputed() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for region, country, *_ in rows("disputed"):
        found[region] = found.get(region, frozenset()) | {country}
    return found


def _fits_level(place: Place, level: str | None) -> bool:
    if level is None or place.level == level:
        return True
    return level in TOWNS and place.level in TOWNS


def _strict(level: str | None, places: list[Place]) -> bool:
    """Whether another level is another place: a district is not its town, a city district no rural one."""
    return level in ("region", "district", "union") or (level == "city district" and places[0].level == "district")


def _ranked(asked: Question, places: list[Place], exact: list[Place], reasons: list[str]) -> Link:
    ranked = sorted(places, key=lambda place: _rank(place, asked))
    if len(ranked) > 1:
        reasons.append("Из одноимённых выбрано самое крупное.")
    others = tuple([*ranked[1:5], *(place for place in exact if place not in ranked)][:5])
    return Link(ranked[0], _confidence(ranked, asked), others, tuple(reasons))


def _rank(place: Place, asked: Question) -> tuple[bool, bool, float, str]:
    """The wanted level first, of districts the one that bears just this name; then size, of a former name a third."""
    same = _bears(place, asked.name)
    renamed = place.level == "district" and not same
    return place.level != (asked.level or "city"), renamed, -place.population / (1 if same else FORMER), place.id


def _bears(place: Place, name: str) -> bool:
    return name in (place.name, place.latin) or key(place.name) == key(name)


def _confidence(ranked: list[Place], asked: Question) -> float:
    if ranked[0].level == "city district" and asked.region is None:
        return NAMESAKES
    if len(ranked) == 1:
        return 0.98 if asked.country else 0.9
    first, second = (place.population + 1 for place in ranked[:2])
    share = first / (first + second)
    return round(min(0.9, (0.6 if asked.country else 0.5) + 0.4 * share), 2)
