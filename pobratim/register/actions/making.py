"""Places made and taught by what papers tell of them."""

from pobratim.register.drafts import Payload
from pobratim.register.identity import find_larger, find_place, names_of
from pobratim.register.keys import search_key, sort_key
from pobratim.register.models import Place, PlaceIdentifier, PlaceLink, PlaceName
from pobratim.register.outlining import spoil_near


def find_or_make_place(party: Payload) -> Place:
    """The place that a party is, made where it is new; names, identifier and the larger place are added to it."""
    place = find_place(party)
    if place is None:
        name = party["name"]
        place = Place.objects.create(
            name=name, sort_key=sort_key(name), level=party["level"], country=party.get("country")
        )
        learn(place, party)
    elif learn(place, party):
        spoil_near(place.pk)
    return place


def learn(place: Place, party: Payload) -> bool:
    """Add to a place what a party tells of it; whether anything is new."""
    identified = linked = False
    if party.get("place"):
        _, identified = PlaceIdentifier.objects.get_or_create(identifier=party["place"], defaults={"place": place})
    told = (place.country or party.get("country"), place.region or party.get("region"))
    placed = told != (place.country, place.region)
    if placed:
        place.country, place.region = told
        place.save()
    named = add_names(place, names_of(party))
    larger = find_larger(party) if party.get("within") else None
    if larger is not None and larger.pk != place.pk:
        _, linked = PlaceLink.objects.get_or_create(place=place, other=larger, kind="part of")
    return identified or placed or named or linked


def add_names(place: Place, names: list[str]) -> bool:
    """Let a place be found by further names; whether any is new."""
    keys = dict(place.names.order_by("pk").values_list("key", "name"))
    fresh = {search_key(name): name for name in names if search_key(name) not in keys}
    for key, name in fresh.items():
        PlaceName.objects.create(place=place, key=key, name=name)
    if fresh:
        place.search_key = " ".join([*keys, *fresh])
        place.save()
    return bool(fresh)
