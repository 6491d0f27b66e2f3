"""Which place and which tie of the register a paper means: by identifier, else by name, country and level."""

from django.db.models import Q

from pobratim.register.drafts import Payload
from pobratim.register.keys import search_key
from pobratim.register.models import Place, PlaceIdentifier, Tie
from pobratim.register.regions import same_region


def find_tie(said: Payload) -> Tie | None:
    """The tie between the parties that a payload names, in either direction."""
    home = find_place(said["home"])
    partner = find_place(said["partner"]) if home else None
    return tie_between(home, partner) if home and partner else None


def tie_between(home: Place, partner: Place) -> Tie | None:
    """The tie between two places, in either direction; what was merged is the tie that it has become."""
    either = Q(home=home, partner=partner) | Q(home=partner, partner=home)
    tie = Tie.objects.filter(either).select_related("home", "partner").first()
    return standing_tie(tie) if tie else None


def standing_tie(tie: Tie) -> Tie:
    """The tie that a merged one has become."""
    while tie.merged_into_id:
        tie = Tie.objects.select_related("home", "partner").get(pk=tie.merged_into_id)
    return tie


def find_place(party: Payload) -> Place | None:
    """The place that a party is, or None when the register does not know it or knows several."""
    if party.get("place"):
        known = PlaceIdentifier.objects.filter(identifier=party["place"]).select_related("place").first()
        if known:
            return standing(known.place)
    found = {place.pk: place for place in map(standing, namesakes(party)) if fits(place, party)}
    return next(iter(found.values())) if len(found) == 1 else None


def namesakes(party: Payload) -> list[Place]:
    """The places of the same level and country that bear one of the party's names."""
    keys = {search_key(name) for name in names_of(party)}
    same = Q(names__key__in=keys, level=party["level"])
    if party.get("country"):
        same &= Q(country=party["country"]) | Q(country=None)
    return list(Place.objects.filter(same).order_by("pk").distinct())


def names_of(party: Payload) -> list[str]:
    """The name and the other names of a party."""
    return [party["name"], *(party.get("aliases") or ())]


def fits(place: Place, party: Payload) -> bool:
    """Whether nothing speaks against a place of the same name: region, and an identifier of the same register."""
    if not same_region(place.region, party.get("region")):
        return False
    if not party.get("place"):
        return True
    scheme = party["place"].split(":", 1)[0] + ":"
    return not place.identifiers.filter(identifier__startswith=scheme).exists()


def standing(place: Place) -> Place:
    """The place that a merged one has become."""
    while place.merged_into is not None:
        place = place.merged_into
    return place


def find_larger(party: Payload) -> Place | None:
    """The city that a city district lies in (or the like), where the register knows exactly one of that name."""
    key = search_key(party["within"])
    found = Place.objects.filter(names__key=key, country=party.get("country"), merged_into=None)
    places = list(found.exclude(level=party["level"]).distinct()[:2])
    return places[0] if len(places) == 1 else None
