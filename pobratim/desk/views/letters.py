"""Letters of readers at the desk: what they say beside the tie; taken in as a paper, or declined with a remark."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pobratim.desk import rights
from pobratim.desk.rights import signed_in
from pobratim.errors import ChangedMeanwhile, InvalidValue, NotAllowed, NotFound
from pobratim.letters import deciding
from pobratim.letters.models import Letter

DECIDED = 20


@signed_in
def letters(request: HttpRequest) -> HttpResponse:
    """The letters that wait, and the last ones that were decided."""
    if not rights.may_bring(request):
        raise PermissionDenied
    decided = Letter.objects.exclude(state="waiting").select_related("tie__home", "tie__partner", "decided_by")
    context = {
        "waiting": deciding.waiting(rights.person(request)),
        "decided": decided.order_by("-decided_at")[:DECIDED],
    }
    return render(request, "desk/letters.html", context)


@signed_in
@require_POST
def take(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Lay a letter beside the register and go to its review."""
    try:
        taken = deciding.take(by=rights.person(request), letter=letter_id)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except NotFound as error:
        raise Http404(str(error)) from error
    except ChangedMeanwhile:
        messages.info(request, _("Somebody has decided about this message already."))
        return redirect("desk-letters")
    said = ngettext("%(n)s fact waits for a decision.", "%(n)s facts wait for a decision.", taken.waiting)
    kept = _("The message was taken in as a paper that is not published.")
    messages.success(request, f"{kept} {said % {'n': taken.waiting}}")
    return redirect("desk-paper", taken.document)


@signed_in
@require_POST
def decline(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Put a letter aside; the remark stays inside."""
    try:
        deciding.decline(by=rights.person(request), letter=letter_id, remark=request.POST.get("remark", ""))
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except NotFound as error:
        raise Http404(str(error)) from error
    except InvalidValue:
        messages.error(request, _("Say why the message is declined."))
    except ChangedMeanwhile:
        messages.info(request, _("Somebody has decided about this message already."))
    return redirect("desk-letters")
