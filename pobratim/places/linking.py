"""Linking: which place a name means, how sure that is, and why, in sentences."""

from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii
from rapidfuzz import fuzz, process

from pobratim.places.folding import plain
from pobratim.places.place import TOWNS, Link, Place

if TYPE_CHECKING:
    from pobratim.places.gazetteer import Gazetteer

NEAR = 88
KEPT = 4096


def link_name(gazetteer: "Gazetteer", name: str, country: str | None, region: str | None, level: str | None) -> Link:
    """The country of the clause decides first, then the region, the level and the size; unknown stays unknown."""
    return _linked(gazetteer, name, country, region, level)


@lru_cache(maxsize=KEPT)
def _linked(gazetteer: "Gazetteer", name: str, country: str | None, region: str | None, level: str | None) -> Link:
    named = [(p, "nomn" in cases) for p, cases in gazetteer.candidates(name)]
    exact = [p for p, nominative in named if nominative] or [p for p, _ in named]
    if not exact:
        return (
            _nearest(gazetteer, name, country) if country else Link(None, 0.0, (), ("Такого имени нет в газеттире.",))
        )
    reasons = [f"Имя «{name}» есть в газеттире: мест с таким именем — {len(exact)}."]
    chosen = exact
    if country:
        inside = [p for p in exact if p.country == country]
        if not inside:
            near = _nearest(gazetteer, name, country)
            if near.best:
                return near
            return Link(None, 0.0, tuple(exact[:5]), (*reasons, f"В стране {country} такого места нет."))
        chosen = inside
        reasons.append(f"Страна в тексте: {country}.")
    if region:
        regional = [p for p in chosen if _in_region(gazetteer, p, region)]
        if regional:
            chosen = regional
            reasons.append(f"Регион в тексте: {region}.")
    fitting = [p for p in chosen if _fits_level(p, level)]
    if level and fitting:
        chosen = fitting
        reasons.append("Уровень места соответствует слову при имени.")
    elif level in ("region", "district") and not fitting:
        return Link(None, 0.0, tuple(chosen[:5]), (*reasons, "Места такого уровня с этим именем нет."))
    ranked = sorted(chosen, key=lambda p: (p.level != (level or "city"), -p.population, p.id))
    confidence = _confidence(ranked, country)
    if len(ranked) > 1:
        reasons.append("Из одноимённых выбрано самое крупное.")
    others = tuple([*ranked[1:5], *(p for p in exact if p not in ranked)][:5])
    return Link(ranked[0], confidence, others, tuple(reasons))


def _fits_level(place: Place, level: str | None) -> bool:
    if level is None or place.level == level:
        return True
    return level in TOWNS and place.level in TOWNS


def _in_region(gazetteer: "Gazetteer", place: Place, region: str) -> bool:
    if place.region == region:
        return True
    return any(p.level == "region" and p.region == place.region for p, _ in gazetteer.candidates(region))


def _confidence(ranked: list[Place], country: str | None) -> float:
    if len(ranked) == 1:
        return 0.98 if country else 0.9
    first, second = ranked[0].population + 1, ranked[1].population + 1
    share = first / (first + second)
    return round(min(0.95, (0.6 if country else 0.5) + 0.4 * share), 2)


def _nearest(gazetteer: "Gazetteer", name: str, country: str) -> Link:
    """The nearest name in Latin letters inside the stated country."""
    names = gazetteer.latin_keys(country)
    found = process.extractOne(plain(anyascii(name)), names, scorer=fuzz.ratio, score_cutoff=NEAR) if names else None
    if not found:
        return Link(None, 0.0, (), ("Ни такого, ни близкого имени в этой стране нет.",))
    best = gazetteer.place(gazetteer.numbers_in(country)[found[2]])
    confidence = round(min(0.89, found[1] / 112), 2)
    return Link(best, confidence, (), (f"Ближайшее имя в стране {country}: {best.latin} (сходство {found[1]:.0f}).",))
