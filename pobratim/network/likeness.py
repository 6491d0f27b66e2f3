"""How alike two places are by what they are: the languages of their countries, their sizes, their levels."""

from functools import cache
from math import log

from babel.languages import get_official_languages

from pobratim.network.graph import Node

TWICE = log(2)


@cache
def languages_of(country: str | None) -> frozenset[str]:
    """The official languages of a country by CLDR (codes without their script); none where it is not known."""
    if not country or len(country) != 2:
        return frozenset()
    return frozenset(each.partition("_")[0] for each in get_official_languages(country, regional=True, de_facto=True))


def common_languages(one: Node, other: Node) -> tuple[str, ...]:
    """The languages that are official, at least in a part of it, in both countries."""
    return tuple(sorted(languages_of(one.country) & languages_of(other.country)))


def doublings(one: Node, other: Node) -> float | None:
    """How many times one place must be doubled to be as large as the other; None where a size is not known."""
    if not (one.population and other.population):
        return None
    return abs(log(one.population / other.population)) / TWICE


def same_level(one: Node, other: Node) -> bool:
    """Whether both are cities, or both districts, and so on."""
    return bool(one.level and one.level == other.level)
