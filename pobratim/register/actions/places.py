"""Places put in order by people: two that are one, one that is part of another or was followed by it."""

from dataclasses import replace
from typing import Any

from django.db.models import Q

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Scope
from pobratim.errors import ChangedMeanwhile, InvalidValue
from pobratim.register.actions.acting import Deed, acting, check_right, get
from pobratim.register.actions.making import add_names
from pobratim.register.actions.passing import hanging_on, pass_over, rename_parties
from pobratim.register.actions.projecting import project_tie
from pobratim.register.checking import EDTF
from pobratim.register.identity import tie_between
from pobratim.register.looking import lineage
from pobratim.register.models import AuditEvent, Party, Place, PlaceIdentifier, PlaceLink, PlaceName, Tie
from pobratim.register.outlining import spoil_near

LINKS = ("part of", "succeeded by")


def merge_places(*, by: Person, keep: int, drop: int) -> Place:
    """The place that two turned out to be; names, identifiers and ties of the dropped one pass to it.

    The dropped place stays in the register, pointing to the kept one, so that old addresses still lead somewhere.
    """
    kept, dropped = get(Place, "place", keep), get(Place, "place", drop)
    if keep == drop or kept.merged_into_id or dropped.merged_into_id:
        raise InvalidValue(field="место", value=dropped.name, reason="объединить можно два разных действующих места")
    deed = Deed("merge_places", Right.MERGE, scope_of_merging(kept))
    for scope in (scope_of_merging(kept), scope_of_merging(dropped)):
        check_right(by, replace(deed, scope=scope))
    if tie_between(kept, dropped):
        raise InvalidValue(
            field="место", value=dropped.name, reason="эти места связаны друг с другом, одним они не бывают"
        )
    with acting(by, deed) as note:
        moved = move_ties(kept, dropped)
        own = set(kept.names.values_list("key", flat=True))
        add_names(kept, [each.name for each in dropped.names.order_by("pk")])
        moved["names"] = sorted(set(kept.names.values_list("key", flat=True)) - own)
        moved["identifiers"] = [each.pk for each in dropped.identifiers.all()]
        dropped.identifiers.update(place=kept)
        dropped.merged_into = kept
        dropped.save()
        spoil_near(keep)
        spoil_near(drop)
        note.on("place", keep, dropped=drop, **moved)
    return kept


def scope_of_merging(place: Place) -> Scope:
    """The region whose officer puts a place in order: its own, where it has ties; a partner's region binds nobody."""
    return Scope(region=place.region if place.home_ties.exists() else None)


def move_ties(kept: Place, dropped: Place) -> dict[str, Any]:
    """What passed from one place to another, so that it can pass back: ties, what they took in, parties.

    A tie that the kept place has already takes in the other.
    """
    moved: dict[str, Any] = {"ties": [], "moved": [], "taken": [], "parties": []}
    for tie in Tie.objects.filter(Q(home=dropped) | Q(partner=dropped)).select_related("home", "partner"):
        home = kept if tie.home_id == dropped.pk else tie.home
        partner = kept if tie.partner_id == dropped.pk else tie.partner
        there = Tie.objects.filter(home=home, partner=partner).select_related("home", "partner").first()
        if there is None:
            moved["moved"].append({"tie": tie.pk, "home": tie.home_id, "partner": tie.partner_id})
            tie.home, tie.partner, there = home, partner, tie
            tie.save()
        else:
            moved["taken"].append({"tie": tie.pk, "into": there.pk, **pass_over(hanging_on(tie), tie, there)})
            tie.merged_into = there
            project_tie(tie)
        moved["parties"] += rename_parties(there, kept, dropped)
        project_tie(there)
        moved["ties"].append(there.pk)
    return moved


def unmerge_places(*, by: Person, event: int) -> Place:
    """The place that a merging had dropped, standing again with what had passed from it.

    What came to the kept place after the merging stays there: nobody can say whose it was. A place that was merged
    further, or one of whose ties was, is taken apart from that merging first.
    """
    done: AuditEvent = get(AuditEvent.objects.filter(action="merge_places"), "event", event)
    if (
        "moved" not in done.details
        or AuditEvent.objects.filter(action="unmerge_places", details__undone=event).exists()
    ):
        raise ChangedMeanwhile(kind="event", id=event, person=done.by.get_username())
    kept, dropped = get(Place, "place", done.record_id or 0), get(Place, "place", done.details["dropped"])
    deed = Deed("unmerge_places", Right.MERGE, scope_of_merging(kept))
    check_right(by, replace(deed, scope=scope_of_merging(dropped)))
    merged_further = Tie.objects.filter(pk__in=done.details["ties"]).exclude(merged_into=None).exists()
    if dropped.merged_into_id != kept.pk or kept.merged_into_id or merged_further:
        raise ChangedMeanwhile(kind="place", id=dropped.pk, person=done.by.get_username())
    with acting(by, deed) as note:
        dropped.merged_into = None
        dropped.save()
        give_back(done.details, kept, dropped)
        spoil_near(kept.pk)
        spoil_near(dropped.pk)
        note.on("place", dropped.pk, undone=event, kept=kept.pk)
    return dropped


def give_back(what: dict[str, Any], kept: Place, dropped: Place) -> None:
    """Pass back to a place what a merging took from it."""
    PlaceIdentifier.objects.filter(pk__in=what["identifiers"], place=kept).update(place=dropped)
    PlaceName.objects.filter(place=kept, key__in=what["names"]).delete()
    kept.search_key = " ".join(kept.names.order_by("pk").values_list("key", flat=True))
    kept.save()
    Party.objects.filter(pk__in=what["parties"], place=kept).update(place=dropped)
    rows = Tie.objects.select_related("home", "partner")
    for each in what["moved"]:
        rows.filter(pk=each["tie"]).update(home=each["home"], partner=each["partner"])
    for each in what["taken"]:
        pass_over(each, rows.get(pk=each["into"]), rows.get(pk=each["tie"]))
        rows.filter(pk=each["tie"]).update(merged_into=None)
    touched = {*what["ties"], *(each["tie"] for each in what["taken"])}
    for tie in rows.filter(pk__in=touched):
        project_tie(tie)


def unlink_places(*, by: Person, link: int) -> None:
    """Take back how two places belong together, where it was said by mistake."""
    row: PlaceLink = get(PlaceLink.objects.select_related("place"), "link", link)
    with acting(by, Deed("unlink_places", Right.MERGE, scope_of_merging(row.place))) as note:
        note.on("place", row.place_id, other=row.other_id, kind=row.kind, date=row.date)
        row.delete()
        spoil_near(row.place_id)
        spoil_near(row.other_id)


def link_places(*, by: Person, place: int, other: int, kind: str, date: str | None = None) -> PlaceLink:
    """The link by which a place is "part of" another, or was "succeeded by" it since a date."""
    one, two = get(Place, "place", place), get(Place, "place", other)
    if kind not in LINKS or place == other:
        raise InvalidValue(field="связь мест", value=kind, reason=f"возможны {', '.join(LINKS)} двух разных мест")
    if date and not EDTF.fullmatch(date):
        raise InvalidValue(field="дата", value=date, reason="дата пишется как 2012-03-12, 2012-03 или 2012")
    if kind == "succeeded by" and other in lineage(place):
        raise InvalidValue(field="связь мест", value=two.name, reason="это место само было до него")
    with acting(by, Deed("link_places", Right.MERGE, scope_of_merging(one))) as note:
        link, _ = PlaceLink.objects.update_or_create(place=one, other=two, kind=kind, defaults={"date": date})
        spoil_near(place)
        spoil_near(other)
        note.on("place", place, other=other, kind=kind, date=date)
    return link
