"""Which part of the register a municipality stands for, and who may keep it: the municipality, and who followed it."""

from collections.abc import Mapping

from django.db.models import F

from pobratim.accounts.permissions import Scope
from pobratim.register.models import Place, PlaceLink, Tie


def scope_of_tie(tie: Tie) -> Scope:
    """The municipality and the region that a tie belongs to."""
    return scope_of_place(tie.home)


def scope_of_place(place: Place) -> Scope:
    """The municipality and the region that a home place stands for."""
    return scope_of(place.pk, place.region)


def scope_of(municipality: int | None, region: str | None) -> Scope:
    """The part of the register that a municipality of a region stands for."""
    return Scope(municipality, region, heirs(municipality) if municipality else frozenset())


def heirs(place: int) -> frozenset[int]:
    """All municipalities that followed one, also through others: those that keep its ties today."""
    return heirs_of(successions(), place)


def successions() -> Mapping[int, frozenset[int]]:
    """The municipalities that followed another in its own region, by the number of the one before.

    A link into another region gives nobody there a right: whoever says so answers for one region only.
    """
    found: dict[int, frozenset[int]] = {}
    rows = PlaceLink.objects.filter(kind="succeeded by", other__region=F("place__region"))
    for before, after in rows.values_list("place", "other"):
        found[before] = found.get(before, frozenset()) | {after}
    return found


def heirs_of(followed: Mapping[int, frozenset[int]], place: int) -> frozenset[int]:
    """All that followed a place, also through others, where `followed` tells who followed each directly."""
    found: frozenset[int] = frozenset()
    more = followed.get(place, frozenset())
    while more:
        found |= more
        more = frozenset[int]().union(*(followed.get(each, frozenset()) for each in more)) - found
    return found - {place}
