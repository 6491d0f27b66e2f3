"""Which place of the register a paper means: by identifier, else by name, country and level; else it is a new one."""

from django.db.models import Q

from pobratim.register.drafts import Payload
from pobratim.register.keys import search_key, sort_key
from pobratim.register.models import Place, PlaceIdentifier, PlaceLink, PlaceName


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
    return [party["name"], *party.get("aliases", ())]


def fits(place: Place, party: Payload) -> bool:
    """Whether nothing speaks against a place of the same name: region, and an identifier of the same register."""
    if place.region and party.get("region") and place.region != party["region"]:
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


def find_or_make_place(party: Payload) -> Place:
    """The place that a party is, made where it is new; names, identifier and the larger place are added to it."""
    place = find_place(party)
    if place is None:
        name = party["name"]
        place = Place.objects.create(name=name, sort_key=sort_key(name), level=party["level"], country=party["country"])
    learn(place, party)
    return place


def learn(place: Place, party: Payload) -> None:
    """Add to a place what a party tells of it."""
    for name in names_of(party):
        PlaceName.objects.get_or_create(place=place, key=search_key(name), defaults={"name": name})
    if party.get("place"):
        PlaceIdentifier.objects.get_or_create(identifier=party["place"], defaults={"place": place})
    place.country = place.country or party.get("country")
    place.region = place.region or party.get("region")
    place.search_key = " ".join(place.names.order_by("pk").values_list("key", flat=True))
    place.save()
    if party.get("within"):
        larger = find_larger(party)
        if larger is not None and larger.pk != place.pk:
            PlaceLink.objects.get_or_create(place=place, other=larger, kind="part of")


def find_larger(party: Payload) -> Place | None:
    """The city that a city district lies in (or the like), where the register knows exactly one of that name."""
    found = Place.objects.filter(
        names__key=search_key(party["within"]), country=party.get("country"), merged_into=None
    ).exclude(level=party["level"])
    places = list(found.distinct()[:2])
    return places[0] if len(places) == 1 else None
