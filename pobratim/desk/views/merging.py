"""Ties that are one and the same made one, and taken apart again; a municipality that was followed by another."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from rapidfuzz import fuzz

from pobratim.accounts.permissions import Right, may
from pobratim.desk import dating, rights
from pobratim.desk.rights import signed_in
from pobratim.desk.views.keeping import kept_tie
from pobratim.errors import ChangedMeanwhile, InvalidValue, NotAllowed, NotFound
from pobratim.register import actions, queries
from pobratim.register.keys import search_key
from pobratim.register.mergings import mergings
from pobratim.register.models import AuditEvent, PlaceLink, Tie
from pobratim.register.records import TieFilters, TieRecord

SHOWN = 12


@signed_in
def merge(request: HttpRequest, tie_id: int) -> HttpResponse:
    """The ties that may be the same as this one; a POST makes them one under the names that are kept."""
    tie = kept_tie(request, tie_id)
    if not may(rights.person(request), Right.MERGE):
        raise PermissionDenied
    wrong = ""
    if request.method == "POST":
        wrong = merged(request, tie)
        if not wrong:
            return redirect("tie", tie_id)
    text = request.GET.get("q", "").strip()[:200]
    context = {"tie": tie, "near": near(tie, text), "text": text, "wrong": wrong}
    return render(request, "desk/merge.html", context, status=400 if wrong else 200)


def near(tie: TieRecord, text: str) -> list[TieRecord]:
    """The ties that were asked for, else those of both sides that are named most alike."""
    if text:
        found = [each for each in queries.ties(None, TieFilters(text=text, limit=SHOWN)).ties if each.id != tie.id]
        return [each for each in found if side(tie, each)]
    beside = queries.ties(None, TieFilters(municipality=tie.home.id)).ties
    others = [each for each in beside if each.id != tie.id and likeness(tie, each) > 50]
    return sorted(others, key=lambda each: -likeness(tie, each))[:SHOWN]


def likeness(one: TieRecord, other: TieRecord) -> float:
    """How alike the partners of two ties are named, of 100; of different countries, not at all."""
    if one.partner.country and other.partner.country and one.partner.country != other.partner.country:
        return 0
    names = [search_key(name) for name in (other.partner.name, *other.partner.aliases)]
    return max(fuzz.ratio(search_key(one.partner.name), name) for name in names)


def side(tie: TieRecord, other: TieRecord) -> str:
    """On which side two ties name different places, where the other side is the same; empty where neither is."""
    if tie.home.id == other.home.id:
        return "partner"
    return "home" if tie.partner.id == other.partner.id else ""


def merged(request: HttpRequest, tie: TieRecord) -> str:
    """Make two ties one, and their two places too where that is asked; why it cannot be, or nothing."""
    number = request.POST.get("other", "")
    try:
        other = queries.tie(int(number) if number.isdecimal() else 0)
    except NotFound:
        return _("Choose the tie that is the same.")
    differing = side(tie, other)
    if not differing:
        return _("These ties have neither a municipality nor a partner in common, so they cannot be one.")
    by = rights.person(request)
    try:
        if request.POST.get("places"):
            actions.merge_places(by=by, keep=getattr(tie, differing).id, drop=getattr(other, differing).id)
        else:
            actions.merge_ties(by=by, keep=tie.id, drop=other.id)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except InvalidValue:
        return _("They cannot be made one: they are one already, or are tied to each other.")
    messages.success(request, _("The ties are one now. It can be undone under “Merged ties and places”."))
    return ""


@signed_in
def merges(request: HttpRequest) -> HttpResponse:
    """The ties and places that were merged, the latest first."""
    if not may(rights.person(request), Right.MERGE):
        raise PermissionDenied
    return render(request, "desk/merges.html", {"merges": mergings()})


@signed_in
@require_POST
def unmerge(request: HttpRequest, event_id: int) -> HttpResponse:
    """Take a merging back."""
    is_of_ties = AuditEvent.objects.filter(pk=event_id, action="merge_ties").exists()
    take_apart = actions.unmerge_ties if is_of_ties else actions.unmerge_places
    try:
        again = take_apart(by=rights.person(request), event=event_id)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except NotFound as error:
        raise Http404(str(error)) from error
    except ChangedMeanwhile:
        messages.info(
            request, _("This merging is undone already, or what it made was merged further: undo that merging first.")
        )
    else:
        named = f"{again.home.name} — {again.partner.name}" if isinstance(again, Tie) else again.name
        messages.success(request, _("“%s” stands by itself again.") % named)
    return redirect("desk-merges")


@signed_in
def follow(request: HttpRequest, place_id: int) -> HttpResponse:
    """The form by which a municipality was followed by another, which keeps its ties; a POST says so."""
    if not may(rights.person(request), Right.MERGE):
        raise PermissionDenied
    try:
        place = queries.place(place_id)
    except NotFound as error:
        raise Http404(str(error)) from error
    said = {name: request.POST.get(name, "").strip() for name in ("other", "date")}
    wrong = ""
    if request.method == "POST":
        try:
            actions.link_places(
                by=rights.person(request),
                place=place.id,
                other=int(said["other"]) if said["other"].isdecimal() else 0,
                kind="succeeded by",
                date=dating.edtf(said["date"]) or None,
            )
        except NotAllowed as error:
            raise PermissionDenied(str(error)) from error
        except (InvalidValue, NotFound):
            wrong = _("Choose another municipality, and write the date as 01.01.2023, 01.2023 or 2023.")
        else:
            messages.success(request, _("Saved in the register."))
            return redirect("municipality", place.id)
    others = [each for each in queries.municipalities(rights.person(request).region or None) if each.id != place.id]
    links = PlaceLink.objects.filter(kind="succeeded by").filter(Q(place=place.id) | Q(other=place.id))
    context = {"place": place, "others": others, "said": said, "wrong": wrong}
    context["links"] = links.select_related("place", "other").order_by("pk")
    return render(request, "desk/follow.html", context, status=400 if wrong else 200)


@signed_in
@require_POST
def unfollow(request: HttpRequest, link_id: int) -> HttpResponse:
    """Take back that a municipality was followed by another."""
    link = PlaceLink.objects.filter(pk=link_id, kind="succeeded by").first()
    if link is None:
        raise Http404
    try:
        actions.unlink_places(by=rights.person(request), link=link_id)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    messages.success(request, _("It is taken back: each municipality keeps its own ties again."))
    return redirect("desk-successor", link.place_id)
