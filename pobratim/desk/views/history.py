"""What was decided about a tie, by whom and when; each decision can be undone; what changed between two days."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pobratim.accounts.permissions import Right, may
from pobratim.desk import rights
from pobratim.desk.rights import signed_in
from pobratim.desk.views.keeping import kept_tie
from pobratim.errors import ChangedMeanwhile, NotAllowed
from pobratim.register import actions, queries
from pobratim.register.deciding import belongs, decisions_about, differences
from pobratim.register.mergings import mergings


@signed_in
def history(request: HttpRequest, tie_id: int) -> HttpResponse:
    """The decisions about a tie, the latest first, and the difference between two days."""
    tie = kept_tie(request, tie_id)
    today = timezone.localdate()
    first = day(request.GET.get("from", ""), today.replace(year=today.year - 1, day=min(today.day, 28)))
    last = day(request.GET.get("to", ""), today)
    changed = differences(queries.tie(tie_id, first), queries.tie(tie_id, last))
    context = {
        "tie": tie,
        "decisions": decisions_about(tie_id),
        "may_decide": rights.may_decide(request),
        "first": first,
        "last": last,
        "changed": changed,
        "mergings": mergings(tie_id) if may(rights.person(request), Right.MERGE) else (),
    }
    return render(request, "desk/history.html", context)


def day(written: str, otherwise: date) -> date:
    """The day that stands in an address, or another one where none stands there."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return otherwise


@require_POST
@signed_in
def undo(request: HttpRequest, tie_id: int, decision_id: int) -> HttpResponse:
    """Undo a decision about a tie."""
    kept_tie(request, tie_id)
    if not belongs(decision_id, tie_id):
        raise Http404
    reason = request.POST.get("reason", "").strip()[:1000]
    try:
        actions.undo(by=rights.person(request), decision=decision_id, reason=reason)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except ChangedMeanwhile:
        messages.info(request, _("This decision has been undone already."))
    else:
        messages.success(request, _("The decision is undone: what it brought no longer counts."))
    return redirect("desk-history", tie_id) if queries.stands(tie_id) else redirect("desk")
