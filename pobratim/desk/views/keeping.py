"""What people know of a tie without a paper: acts of the sides, instruments, activities, each with its ground."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pobratim.accounts.permissions import Right, Scope, may
from pobratim.desk import rights
from pobratim.desk.adding import FIRST
from pobratim.desk.correcting import fields_for, filled
from pobratim.desk.rights import signed_in
from pobratim.errors import ChangedMeanwhile, InvalidValue, NotAllowed, NotFound
from pobratim.register import actions, queries
from pobratim.register.actions.entries import Basis
from pobratim.register.checking import NAMES
from pobratim.register.records import Source, TieRecord

ADDED = {"act": actions.add_act, "agreement": actions.add_agreement, "activity": actions.add_activity}


@signed_in
def keep(request: HttpRequest, tie_id: int, kind: str) -> HttpResponse:
    """The form of an act, an instrument or an activity of a tie; a POST enters it."""
    tie = tie_of(tie_id)
    if kind not in ADDED:
        raise Http404
    if not may(rights.person(request), Right.KEEP_TIES, Scope(tie.home.id, tie.home.region)):
        raise PermissionDenied
    values: dict[str, Any] = {name: FIRST.get((kind, name)) for name in NAMES[kind] if name not in ("home", "partner")}
    if kind == "activity":
        values["participants"] = []
    wrong = ""
    changed: tuple[Source, ...] = ()
    if request.method == "POST":
        values = filled(kind, values, {name: str(value) for name, value in request.POST.items()})
        try:
            enter(request, tie, kind, values)
        except ChangedMeanwhile:
            wrong = _(
                "Somebody else has changed this tie meanwhile. See what was added, and save again if yours is new."
            )
            changed = queries.says_who("tie", tie.id)[-3:]
        except InvalidValue as error:
            wrong = _("This cannot stand: look at “%s”.") % error.facts.get("field", "")
        else:
            messages.success(request, _("Saved in the register."))
            return redirect("tie", tie.id)
    context = {"tie": tie, "kind": kind, "fields": fields_for(kind, values), "wrong": wrong, "changed": changed}
    return render(request, "desk/keep.html", {**context, "basis": request.POST.get("basis", "")})


def tie_of(number: int) -> TieRecord:
    """The tie of a number."""
    try:
        return queries.tie(number)
    except NotFound as error:
        raise Http404(str(error)) from error


def enter(request: HttpRequest, tie: TieRecord, kind: str, values: dict[str, Any]) -> None:
    """Enter what the form says, unless somebody changed the tie since the form was shown."""
    seen = request.POST.get("seen", "")
    basis = Basis(words=request.POST.get("basis", "").strip()[:1000])
    try:
        ADDED[kind](
            by=rights.person(request),
            tie=tie.id,
            values=values,
            basis=basis,
            seen=int(seen) if seen.isdecimal() else tie.version,
        )
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
