"""What an accepted fact does to the register: it claims a record, which is made where it is new."""

from typing import Any

from pobratim.register.actions.making import find_or_make_place
from pobratim.register.actions.projecting import project, project_tie
from pobratim.register.comparing import Comparison
from pobratim.register.drafts import Payload
from pobratim.register.identity import standing_tie, tie_between
from pobratim.register.keys import search_key
from pobratim.register.meeting import OF_A_TIE, RECORDS, key_of
from pobratim.register.models import Agreement, Claim, Decision, Fact, Party, Place, PlaceName, Tie
from pobratim.register.outlining import SHARED, spoil


def apply(fact: Fact, decision: Decision, said: Payload, comparison: Comparison) -> Claim:
    """The claim of a fact on its record; the record and its ties are computed anew."""
    if fact.kind in OF_A_TIE:
        return apply_to_tie(fact, decision, said, comparison)
    record = comparison.record or RECORDS[fact.kind].objects.create(**fresh(fact.kind, said)).pk
    claim = Claim.objects.create(fact=fact, decision=decision, record_kind=fact.kind, record_id=record, values=said)
    project(fact.kind, record)
    if fact.kind in ("activity", "project"):
        join(RECORDS[fact.kind].objects.get(pk=record), fact)
    return claim


def apply_to_tie(fact: Fact, decision: Decision, said: Payload, comparison: Comparison) -> Claim:
    """The claim of a statement, an agreement or an act on its record of a tie."""
    tie = find_or_make_tie(said)
    record = comparison.record or make(fact.kind, said, tie)
    claim = Claim.objects.create(
        fact=fact, decision=decision, record_kind=fact.kind, record_id=record, tie=tie, values=said
    )
    project(fact.kind, record)
    if fact.kind == "agreement":
        stand(Agreement.objects.get(pk=record), tie, said)
    project_tie(tie)
    return claim


def find_or_make_tie(said: Payload) -> Tie:
    """The tie between the parties that a payload names; its places learn what the payload tells of them."""
    home, partner = find_or_make_place(said["home"]), find_or_make_place(said["partner"])
    return tie_between(home, partner) or Tie.objects.create(home=home, partner=partner)


def make(kind: str, said: Payload, tie: Tie) -> int:
    """The number of a new record of a tie."""
    if kind == "agreement":
        return int(Agreement.objects.create(kind=said["kind"]).pk)
    fields: dict[str, Any] = {"statement": ("kind", "status"), "act": ("kind", "side")}
    return int(RECORDS[kind].objects.create(tie=tie, **{name: said[name] for name in fields[kind]}).pk)


def stand(agreement: Agreement, tie: Tie, said: Payload) -> None:
    """Set the parties of an agreement, on their sides of the tie."""
    agreement.ties.add(tie)
    for side, place in (("home", tie.home), ("partner", tie.partner)):
        named = said[side]["name"] if search_key(said[side]["name"]) in keys_of(place) else ""
        Party.objects.get_or_create(agreement=agreement, place=place, defaults={"side": side, "named": named})


def keys_of(place: Place) -> set[str]:
    """The keys of all names of a place."""
    return set(place.names.values_list("key", flat=True))


def fresh(kind: str, said: Payload) -> dict[str, Any]:
    """The first values of a record that hangs on no one tie."""
    texts = {"activity": ("what",), "project": ("name",), "direction": ("text",), "recommendation": ("text",)}
    return {"key": key_of(kind, said), **{name: said[name] for name in texts.get(kind, ("title",))}}


def join(row: Any, fact: Fact) -> None:
    """Tie an activity or a project to the places that its participants are, and to the ties between them."""
    places = [place for name in row.participants for place in participants_of(name, fact)]
    row.places.set(places)
    ties = Tie.objects.filter(home__in=places, partner__in=places)
    row.ties.set({standing_tie(tie) for tie in ties.exclude(live=False, merged_into=None)})
    spoil(**{f"tie__{SHARED[fact.kind]}": row})


def participants_of(name: str, fact: Fact) -> list[Place]:
    """The one place that a participant's name means: among the ties of the same paper, else in the whole register."""
    named = PlaceName.objects.filter(key=search_key(name), place__merged_into=None)
    places = {each.place_id: each.place for each in named.select_related("place")}
    if len(places) > 1:
        near = Tie.objects.filter(claims__fact__document=fact.document_id).values_list("home_id", "partner_id")
        beside = {each for pair in near for each in pair}
        places = {pk: place for pk, place in places.items() if pk in beside}
    return list(places.values()) if len(places) == 1 else []
