"""Decisions about facts: accept, correct, reject, undo; each is one action of the register."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pobratim.desk import rights
from pobratim.desk.correcting import corrected
from pobratim.desk.rights import signed_in
from pobratim.desk.views.review import cards, has_pages, left, paper_of
from pobratim.errors import ChangedMeanwhile, InvalidValue, NotAllowed
from pobratim.register import actions
from pobratim.register.models import Document
from pobratim.register.papers import FactRecord

SURE = 0.9


@signed_in
@require_POST
def decide(request: HttpRequest, document_id: int, fact_id: int, verdict: str) -> HttpResponse:
    """The fact's card after the decision; the whole page for browsers without scripts."""
    fact = fact_of(document_id, fact_id)
    wrong = ""
    try:
        act(request, fact, verdict)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except ChangedMeanwhile:
        wrong = _("Somebody else has decided about this fact meanwhile; here is how it stands now.")
    except InvalidValue as error:
        wrong = _("The correction cannot stand: look at “%s”.") % error.facts.get("field", "")
    if request.headers.get("HX-Request"):
        paper = paper_of(document_id)
        context = {
            "cards": cards(paper, fact_id),
            "has_pages": has_pages(paper),
            "document": paper.document,
            "wrong": wrong,
            "may_decide": True,
            **left(paper),
        }
        return render(request, "desk/parts/decided.html", context)
    if wrong:
        messages.error(request, wrong)
    return redirect(f"{reverse('desk-paper', args=[document_id])}?fact={fact_id}#fact-{fact_id}")


def act(request: HttpRequest, fact: FactRecord, verdict: str) -> None:
    """Do what the button says."""
    by, reason = rights.person(request), request.POST.get("reason", "").strip()
    if verdict == "undo":
        actions.undo(by=by, decision=fact.decision or 0, reason=reason)
    elif verdict == "accept":
        actions.accept(by=by, proposal=fact.proposal or 0, reason=reason)
    elif verdict == "reject":
        actions.reject(by=by, proposal=fact.proposal or 0, reason=reason)
    else:
        payload = corrected(fact, {name: str(value) for name, value in request.POST.items()})
        start, end = request.POST.get("words_start", ""), request.POST.get("words_end", "")
        words = (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None
        actions.correct(by=by, proposal=fact.proposal or 0, payload=payload, reason=reason, words=words)


def fact_of(document_id: int, fact_id: int) -> FactRecord:
    """A fact of a paper."""
    for fact in paper_of(document_id).facts:
        if fact.id == fact_id:
            return fact
    raise Http404


@signed_in
@require_POST
def accept_sure(request: HttpRequest, document_id: int) -> HttpResponse:
    """Accept all that is new and sure; what contradicts the register or is in doubt stays for a person."""
    paper_of(document_id)
    try:
        done = actions.accept_new(
            by=rights.person(request), document=Document.objects.get(pk=document_id), surest=SURE
        )["accepted"]
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    messages.success(request, ngettext("%(n)s fact was accepted.", "%(n)s facts were accepted.", done) % {"n": done})
    return redirect("desk-paper", document_id)


@signed_in
@require_POST
def publish(request: HttpRequest, document_id: int) -> HttpResponse:
    """Show a paper to visitors, or to those alone who sign in."""
    paper_of(document_id)
    wanted = request.POST.get("published") == "yes"
    try:
        actions.publish_document(by=rights.person(request), document=document_id, published=wanted)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    said = _("Visitors see this paper now.") if wanted else _("Only people who sign in see this paper now.")
    messages.success(request, said)
    return redirect("desk-paper", document_id)
