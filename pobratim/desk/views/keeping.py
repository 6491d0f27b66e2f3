"""What people know of a tie without a paper: acts, instruments, activities, new ties; each entered with its ground."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratim.accounts.permissions import Right, may
from pobratim.desk import rights, sheets
from pobratim.desk.adding import FIRST
from pobratim.desk.rights import signed_in
from pobratim.desk.sheets import Sheet
from pobratim.desk.views import attaching
from pobratim.errors import ChangedMeanwhile, InvalidValue, NotAllowed, NotFound
from pobratim.register import actions, queries
from pobratim.register.actions.entries import Amended, Basis
from pobratim.register.attachments import FILES
from pobratim.register.checking import DATES, NAMES
from pobratim.register.details import DETAILS
from pobratim.register.linking import linked
from pobratim.register.models import Decision
from pobratim.register.records import Source, TieRecord
from pobratim.register.scopes import scope_of

ADDED = {
    "act": actions.add_act,
    "agreement": actions.add_agreement,
    "activity": actions.add_activity,
    "project": actions.add_project,
}
SAID = ("kind", "status", "since", "status_since", "status_by")


@dataclass(frozen=True, slots=True)
class Deed:
    """What a form does when it is sent: the tie that it is about, how it is entered, what the page is headed."""

    enter: Callable[[dict[str, Any], Basis, int], Decision]
    heading: str
    tie: TieRecord | None = None


@signed_in
def keep(request: HttpRequest, tie_id: int, kind: str) -> HttpResponse:
    """The form of an act, an instrument, an activity or a project of a tie; a POST enters it."""
    tie = kept_tie(request, tie_id)
    if kind not in ADDED:
        raise Http404
    again = request.GET.get("again", "")
    sheet = sheets.blank(kind)
    if kind == "activity" and again.isdecimal():
        sheet = sheets.of_this_year(kind, record_of(tie, kind, int(again)), timezone.localdate().year)
    return served(request, sheet, adding(request, tie, kind))


def adding(request: HttpRequest, tie: TieRecord, kind: str) -> Deed:
    """What adds to a tie."""
    by = rights.person(request)
    heads = {
        "act": _("New act"),
        "agreement": _("New instrument"),
        "activity": _("New activity"),
        "project": _("New project"),
    }
    return Deed(
        lambda said, basis, seen: ADDED[kind](by=by, tie=tie.id, values=said, basis=basis, seen=seen), heads[kind], tie
    )


@signed_in
def amend(request: HttpRequest, tie_id: int, kind: str, record_id: int) -> HttpResponse:
    """The form of an instrument, an act, an activity or a project of the register; a POST amends it."""
    tie = kept_tie(request, tie_id)
    sheet = sheets.held(kind, record_of(tie, kind, record_id))
    by = rights.person(request)
    deed = Deed(
        lambda said, basis, seen: actions.amend(
            by=by, what=Amended(kind, record_id, tie.id, seen), values=said, basis=basis
        ),
        _("Amend what the register holds"),
        tie,
    )
    return served(request, sheet, deed)


@signed_in
def say(request: HttpRequest, tie_id: int) -> HttpResponse:
    """The form of the kind, the beginning and the state of a tie; a POST says them anew."""
    tie = kept_tie(request, tie_id)
    values: dict[str, Any] = dict.fromkeys(SAID) | {"kind": tie.kind, "since": tie.since, "status": "unstated"}
    by = rights.person(request)
    return served(
        request,
        Sheet("statement", values),
        Deed(
            lambda said, basis, seen: actions.say_of_tie(by=by, tie=tie.id, values=said, basis=basis, seen=seen),
            _("Kind and state of the tie"),
            tie,
        ),
    )


@signed_in
def new_tie(request: HttpRequest) -> HttpResponse:
    """The form of a tie that no paper tells of; a POST makes it."""
    if not rights.may_keep(request):
        raise PermissionDenied
    by = rights.person(request)

    def enter(said: dict[str, Any], basis: Basis, seen: int) -> Decision:
        del seen  # nobody can have changed what is not there yet
        sides = {side: linked(said[side]) if said[side].get("name") else said[side] for side in sheets.SIDES}
        return actions.add_fact(by=by, kind="statement", payload={**said, **sides}, basis=basis)

    values: dict[str, Any] = {name: FIRST.get(("statement", name)) for name in NAMES["statement"]}
    values |= {"home": {"name": own_name(by.municipality), "level": "city", "country": "RU"}}
    values |= {"partner": {"name": "", "level": "city", "country": None}}
    return served(request, Sheet("statement", values), Deed(enter, _("New tie")))


def own_name(municipality: int | None) -> str:
    """The name of the municipality whose ties a person keeps."""
    return queries.place(municipality).name if municipality else ""


def served(request: HttpRequest, sheet: Sheet, deed: Deed) -> HttpResponse:
    """The page of a form, or what follows when it was sent and stands."""
    wrong, field, why, changed = "", "", "", tuple[Source, ...]()
    basis = request.POST.get("basis", "").strip()[:1000]
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        now = deed.tie.version if deed.tie else 0
        try:
            sheet.fill(attaching.sent(request))
            made = deed.enter(sheet.payload, Basis(words=basis), int(seen) if seen.isdecimal() else now)
        except NotAllowed as error:
            raise PermissionDenied(str(error)) from error
        except ChangedMeanwhile:
            wrong = _(
                "Somebody else has changed this tie meanwhile. See what was added, and save again if yours is new."
            )
            changed = queries.says_who("tie", deed.tie.id)[-3:] if deed.tie else ()
        except InvalidValue as error:
            field = str(error.facts.get("field", ""))
            why = _("A date is written as 14.05.2014, 05.2014 or 2014.") if is_date(field) else ""
            why = str(error.facts.get("reason", "")) if field == FILES else why
        else:
            messages.success(request, _("Saved in the register."))
            return redirect("tie", deed.tie.id if deed.tie else made.claims.get().tie_id)
    told = {"wrong": wrong, "wrong_field": field, "wrong_why": why, "changed": changed, "basis": basis}
    context = {"tie": deed.tie, "heading": deed.heading, "sheet": sheet, **told}
    return render(request, "desk/keep.html", context, status=400 if field else 200)


def is_date(field: str) -> bool:
    """Whether a field is a date."""
    details = [each.name for some in DETAILS.values() for each in some if each.kind == "date"]
    return field in (*DATES, *details)


def record_of(tie: TieRecord, kind: str, record_id: int) -> dict[str, Any]:
    """What stands of a record of a tie."""
    numbers = {
        "agreement": [each.id for each in tie.agreements],
        "act": [each.id for each in tie.acts],
        "activity": [each.id for each in tie.activities],
        "project": [each.id for each in tie.projects],
    }
    if record_id not in numbers.get(kind, ()):
        raise Http404
    return queries.said_in_full(kind, record_id)


def kept_tie(request: HttpRequest, number: int) -> TieRecord:
    """The tie of a number, for those who may keep it."""
    try:
        tie = queries.tie(number)
    except NotFound as error:
        raise Http404(str(error)) from error
    if not may(rights.person(request), Right.KEEP_TIES, scope_of(tie.home.id, tie.home.region)):
        raise PermissionDenied
    return tie
