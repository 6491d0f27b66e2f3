"""In which region a party lies, as an ISO 3166-2 code: by its place, else by the region it is given."""

import re
from functools import cache

from pobratim.errors import PlaceError
from pobratim.facts import Party
from pobratim.places import Gazetteer

CODE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


@cache
def gazetteer() -> Gazetteer | None:
    """The gazetteer, or None where this installation has none."""
    try:
        return Gazetteer.open()
    except PlaceError:
        return None


def region_of(party: Party) -> str | None:
    """The code of the region; the name that the document gives where no code is known."""
    if party.region and CODE.fullmatch(party.region):
        return party.region
    known = gazetteer()
    if known is None:
        return party.region
    if party.place:
        best = known.link(party.name, country=party.country, region=party.region, level=party.level).best
        if best is not None and best.id == party.place and best.region:
            return str(best.region)
    if party.region:
        best = known.link(party.region, country=party.country, level="region").best
        if best is not None and best.region:
            return str(best.region)
    return party.region


def same_region(one: str | None, other: str | None) -> bool:
    """Whether nothing says that two regions differ: a code and a name cannot be compared."""
    if not one or not other or bool(CODE.fullmatch(one)) != bool(CODE.fullmatch(other)):
        return True
    return one == other
