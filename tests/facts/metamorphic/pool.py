"""Towns and districts of the gazetteer that a made paper may name: known by one place, in a Russian name."""

import random
import re
from dataclasses import dataclass
from functools import cache

from pobratim.places import Gazetteer, find_countries

COUNTRIES = {
    "AT": "Австрия",
    "BG": "Болгария",
    "BY": "Беларусь",
    "CN": "Китай",
    "CZ": "Чехия",
    "DE": "Германия",
    "DK": "Дания",
    "EE": "Эстония",
    "ES": "Испания",
    "FI": "Финляндия",
    "FR": "Франция",
    "GB": "Великобритания",
    "GR": "Греция",
    "HU": "Венгрия",
    "IT": "Италия",
    "JP": "Япония",
    "KZ": "Казахстан",
    "LT": "Литва",
    "LV": "Латвия",
    "NL": "Нидерланды",
    "NO": "Норвегия",
    "PL": "Польша",
    "RO": "Румыния",
    "RS": "Сербия",
    "SE": "Швеция",
    "SK": "Словакия",
    "TR": "Турция",
    "UA": "Украина",
    "US": "США",
}
NAME = re.compile(r"[А-ЯЁ][а-яё]{3,}(?:-[А-ЯЁ][а-яё]{3,})?")
ADJECTIVAL = re.compile(r".*(?:ский|цкий|ный|ное|ская|ные|ские|ово|ево|ино|ыно)$")
UNRUSSIAN = re.compile(r"[жшчщц]ы|[бвгдлмнрт]э|[жшч][яю]")


@dataclass(frozen=True, slots=True)
class Town:
    """A place that a paper names: nominative, country, level."""

    name: str
    country: str
    level: str = "city"


@cache
def towns(country: str, least: int) -> tuple[Town, ...]:
    """Towns of a country with at least so many people that bear a Russian name of their own."""
    gazetteer = Gazetteer.open()
    found: dict[str, Town] = {}
    for number in gazetteer.numbers_in(country):
        place = gazetteer.place(number)
        if place.level != "city" or place.population < least or not NAME.fullmatch(place.name):
            continue
        best = gazetteer.link(place.name).best
        risky = any(risk for *_, risk in gazetteer.names_of(place.name))
        odd = ADJECTIVAL.match(place.name) or UNRUSSIAN.search(place.name) or find_countries(place.name, "ru")
        if best and best.id == place.id and not risky and not odd:
            found.setdefault(place.name, Town(place.name, country))
    return tuple(sorted(found.values(), key=lambda town: town.name))


@cache
def districts(country: str) -> tuple[Town, ...]:
    """Districts of a country under an adjectival name."""
    gazetteer = Gazetteer.open()
    names = {gazetteer.place(number).name for number in gazetteer.numbers_in(country)}
    kept = sorted(name for name in names if re.fullmatch(r"[А-ЯЁ][а-яё]+ский район", name))
    return tuple(Town(name, country, "district") for name in kept)


def draw_home(dice: random.Random) -> Town:
    """A Russian town."""
    return dice.choice(towns("RU", 60_000))


def draw_partners(dice: random.Random, number: int) -> list[Town]:
    """So many towns of other countries, each of its own."""
    codes = dice.sample([code for code in COUNTRIES if towns(code, 40_000)], number)
    return [dice.choice(towns(code, 40_000)) for code in codes]
