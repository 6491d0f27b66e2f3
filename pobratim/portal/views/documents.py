"""The papers that the register rests on: the list, one with its facts marked, its original to keep."""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.exchange.originals import to_keep
from pobratim.exchange.workbooks import Leaf, attached
from pobratim.portal import citing, dates, telling
from pobratim.portal.freshness import fresh
from pobratim.portal.views import seeing
from pobratim.register import queries
from pobratim.register.intake import original_of
from pobratim.register.paging import PAGE, paged


@fresh
def documents(request: HttpRequest) -> HttpResponse:
    """The papers that the reader may see."""
    said = _("The papers that the register was read from.")
    card = citing.Card(_("Documents"), reverse("documents"), said, picture=reverse("share-picture"))
    start, links = paged(
        request.GET.get("page", ""), queries.documents_in_all(published_only=not seeing.sees_all(request))
    )
    found = seeing.documents_for(request, start, PAGE)
    context = {"documents": found, "card": citing.shown(request, card), **links}
    return render(request, "portal/documents.html", context)


@require_safe
def file(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The papers that the reader may see, as a file."""
    head = [_("Name"), _("Date"), _("Brought in"), _("Accepted")]
    rows = (
        (each.name, dates.in_digits(each.date), f"{timezone.localtime(each.added_at):%d.%m.%Y}", each.accepted)
        for each in queries.documents(published_only=not seeing.sees_all(request))
    )
    return attached(Leaf(_("Documents"), head, rows), ending)


@fresh
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """A paper with the words of its facts marked; the fact that the address names is marked apart."""
    paper = seeing.document_for(request, document_id)
    asked = request.GET.get("fact", "")
    chosen = next((fact for fact in paper.facts if str(fact.id) == asked), None)
    context = {
        "paper": paper,
        "names": telling.names_in(paper.facts),
        "document": paper.document,
        "chosen": chosen,
        "card": citing.shown(request, citing.document_card(paper.document)),
        "has_original": original_of(paper.document.sha256).is_file(),
    }
    return render(request, "portal/document.html", context)


def original(request: HttpRequest, document_id: int) -> FileResponse:
    """The file as it came, to keep and never to show: always an attachment, never run by a browser."""
    paper = seeing.document_for(request, document_id).document
    return to_keep(paper.sha256, paper.name)
