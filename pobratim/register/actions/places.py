"""Places put in order by people: two that are one, one that is part of another or was followed by it."""

from dataclasses import replace
from typing import Any

from django.db.models import Q

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Scope
from pobratim.errors import InvalidValue
from pobratim.register.actions.acting import Deed, acting, check_right, get
from pobratim.register.actions.making import add_names
from pobratim.register.actions.projecting import project_tie
from pobratim.register.checking import EDTF
from pobratim.register.models import Agreement, Claim, Party, Place, PlaceLink, Tie

LINKS = ("part of", "succeeded by")


def merge_places(*, by: Person, keep: int, drop: int) -> Place:
    """The place that two turned out to be; names, identifiers and ties of the dropped one pass to it.

    The dropped place stays in the register, pointing to the kept one, so that old addresses still lead somewhere.
    """
    kept, dropped = get(Place, "place", keep), get(Place, "place", drop)
    if keep == drop or kept.merged_into_id or dropped.merged_into_id:
        raise InvalidValue(field="место", value=dropped.name, reason="объединить можно два разных действующих места")
    deed = Deed("merge_places", Right.MERGE, Scope(region=kept.region))
    check_right(by, replace(deed, scope=Scope(region=dropped.region)))
    with acting(by, deed) as note:
        ties = [tie.pk for tie in move_ties(kept, dropped)]
        add_names(kept, [each.name for each in dropped.names.order_by("pk")])
        for identifier in dropped.identifiers.all():
            identifier.place = kept
            identifier.save()
        dropped.merged_into = kept
        dropped.save()
        note.on("place", keep, dropped=drop, ties=ties)
    return kept


def move_ties(kept: Place, dropped: Place) -> list[Tie]:
    """The ties that passed from one place to another; a tie that the kept place has already takes in the other."""
    moved = []
    for tie in Tie.objects.filter(Q(home=dropped) | Q(partner=dropped)).select_related("home", "partner"):
        home = kept if tie.home_id == dropped.pk else tie.home
        partner = kept if tie.partner_id == dropped.pk else tie.partner
        there = Tie.objects.filter(home=home, partner=partner).select_related("home", "partner").first()
        if there is None:
            tie.home, tie.partner, there = home, partner, tie
            tie.save()
        else:
            take_in(there, tie)
            project_tie(tie)
        rename_parties(there, kept, dropped)
        project_tie(there)
        moved.append(there)
    return moved


def take_in(kept: Tie, dropped: Tie) -> None:
    """Pass all that hangs on one tie to another."""
    for agreement in dropped.agreements.all():
        agreement.ties.remove(dropped)
        agreement.ties.add(kept)
    rows: list[Any] = [*dropped.acts.all(), *dropped.statements.all()]
    for row in rows:
        row.tie = kept
        row.save()
    joined: list[Any] = [*dropped.activities.all(), *dropped.projects.all()]
    for row in joined:
        row.ties.remove(dropped)
        row.ties.add(kept)
    for claim in Claim.objects.filter(tie=dropped):
        claim.tie = kept
        claim.save()
    for proposal in dropped.proposals.all():
        proposal.tie = kept
        proposal.save()


def rename_parties(tie: Tie, kept: Place, dropped: Place) -> None:
    """Let the kept place stand where the dropped one stood in the agreements of a tie."""
    for party in Party.objects.filter(agreement__in=Agreement.objects.filter(ties=tie), place=dropped):
        party.place = kept
        party.save()


def link_places(*, by: Person, place: int, other: int, kind: str, date: str | None = None) -> PlaceLink:
    """The link by which a place is "part of" another, or was "succeeded by" it since a date."""
    one, two = get(Place, "place", place), get(Place, "place", other)
    if kind not in LINKS or place == other:
        raise InvalidValue(field="связь мест", value=kind, reason=f"возможны {', '.join(LINKS)} двух разных мест")
    if date and not EDTF.fullmatch(date):
        raise InvalidValue(field="дата", value=date, reason="дата пишется как 2012-03-12, 2012-03 или 2012")
    with acting(by, Deed("link_places", Right.MERGE, Scope(region=one.region))) as note:
        link, _ = PlaceLink.objects.get_or_create(place=one, other=two, kind=kind, defaults={"date": date})
        note.on("place", place, other=other, kind=kind, date=date)
    return link
