"""Places made and taught by what papers tell of them."""

from pobratim.register.drafts import Payload
from pobratim.register.identity import find_larger, find_place, names_of
from pobratim.register.keys import search_key, sort_key
from pobratim.register.models import Place, PlaceIdentifier, PlaceLink, PlaceName
from pobratim.register.outlining import spoil


def find_or_make_place(party: Payload) -> Place:
    """The place that a party is, made where it is new; names, identifier and the larger place are added to it."""
    place = find_place(party)
    if place is None:
        name = party["name"]
        place = Place.objects.create(
            name=name, sort_key=sort_key(name), level=party["level"], country=party.get("country")
        )
    learn(place, party)
    return place


def learn(place: Place, party: Payload) -> None:
    """Add to a place what a party tells of it."""
    if party.get("place"):
        PlaceIdentifier.objects.get_or_create(identifier=party["place"], defaults={"place": place})
    told = (place.country or party.get("country"), place.region or party.get("region"))
    if told != (place.country, place.region):
        place.country, place.region = told
        place.save()
        spoil(tie__partner=place)
    add_names(place, names_of(party))
    larger = find_larger(party) if party.get("within") else None
    if larger is not None and larger.pk != place.pk:
        PlaceLink.objects.get_or_create(place=place, other=larger, kind="part of")


def add_names(place: Place, names: list[str]) -> None:
    """Let a place be found by further names."""
    keys = dict(place.names.order_by("pk").values_list("key", "name"))
    fresh = {search_key(name): name for name in names if search_key(name) not in keys}
    for key, name in fresh.items():
        PlaceName.objects.create(place=place, key=key, name=name)
    if fresh:
        place.search_key = " ".join([*keys, *fresh])
        place.save()
