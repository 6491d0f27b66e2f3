"""A fact that the reader missed, made from words of the paper."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from pobratim.desk import rights
from pobratim.desk.adding import KINDS, blank, span_of
from pobratim.desk.correcting import fields_for, filled
from pobratim.desk.rights import signed_in
from pobratim.desk.views.review import paper_of
from pobratim.errors import ChangedMeanwhile, InvalidValue, NotAllowed
from pobratim.register import actions
from pobratim.register.actions.entries import Basis


@signed_in
def add(request: HttpRequest, document_id: int) -> HttpResponse:
    """The form of a new fact; a POST makes it, and the words that were selected stand as its evidence."""
    paper = paper_of(document_id)
    if not rights.may_decide(request):
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else request.GET
    kind = asked.get("fact_kind", KINDS[0])
    if kind not in KINDS:
        raise Http404
    span = span_of(paper.text, asked.get("start", ""), asked.get("end", ""), asked.get("words", "").strip())
    payload = blank(kind, paper, span)
    wrong = ""
    if request.method == "POST":
        payload = filled(kind, payload, {name: str(value) for name, value in request.POST.items()})
        if span is None:
            wrong = _("These words do not stand in the paper: select them in it, or copy them from it.")
        else:
            basis = Basis(document=document_id, start=span[0], end=span[1])
            wrong = entered(request, kind, payload, basis)
        if not wrong:
            return redirect(f"{reverse('desk-paper', args=[document_id])}?fact={newest(document_id)}")
    context = {
        "paper": paper,
        "document": paper.document,
        "kinds": KINDS,
        "kind": kind,
        "span": span,
        "words": paper.text[span[0] : span[1]] if span else asked.get("words", ""),
        "fields": fields_for(kind, payload),
        "wrong": wrong,
    }
    return render(request, "desk/add.html", context)


def entered(request: HttpRequest, kind: str, payload: dict[str, object], basis: Basis) -> str:
    """Make the fact; the sentence that says why it cannot stand, or nothing."""
    try:
        actions.add_fact(by=rights.person(request), kind=kind, payload=payload, basis=basis)
    except NotAllowed as error:
        raise PermissionDenied(str(error)) from error
    except InvalidValue as error:
        return _("The fact cannot stand: look at “%s”.") % error.facts.get("field", "")
    except ChangedMeanwhile:
        return _("The same fact has been entered already.")
    messages.success(request, _("The fact was entered and accepted."))
    return ""


def newest(document_id: int) -> int:
    """The number of the fact that was entered last."""
    return max(fact.id for fact in paper_of(document_id).facts)
