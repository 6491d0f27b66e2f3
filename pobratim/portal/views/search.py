"""Search over everything: ties, papers, projects, directions, advice, policy."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.exchange.workbooks import Leaf, attached
from pobratim.portal import citing, naming, words
from pobratim.portal.asking import LONGEST_TEXT
from pobratim.portal.freshness import fresh
from pobratim.portal.views import seeing
from pobratim.register.finding import Found, FoundTie, find


def named(tie: FoundTie) -> FoundTie:
    """A tie with its places named in the language of the page."""
    return replace(tie, home=naming.placed(tie.home), partner=naming.placed(tie.partner))


def found_for(request: HttpRequest) -> tuple[str, Found]:
    """The words of the address, and what the reader may see of what holds them."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_TEXT]
    found = find(text, published_only=not seeing.sees_all(request))
    return text, replace(found, ties=tuple(named(each) for each in found.ties))


@require_safe
def file(request: HttpRequest, ending: str) -> HttpResponseBase:
    """What the page of a search shows, as a file."""
    _text, found = found_for(request)
    rows: list[tuple[str, ...]] = []
    for tie in found.ties:
        title = f"{tie.home.name} — {tie.partner.name}"
        rows.append(
            (words.word("fact", "tie"), title, words.country(tie.partner.country), page(request, "tie", tie.id))
        )
    for paper in found.papers:
        around = "".join(each.text for each in paper.pieces)
        rows.append((_("Paper"), paper.name, around, page(request, "document", paper.id)))
    for matter in found.matters:
        rows.append((words.word("fact", matter.kind), matter.text, "", ""))
    return attached(Leaf(_("Search"), [_("What"), _("Name"), _("More"), _("Address")], rows), ending)


def page(request: HttpRequest, name: str, number: int) -> str:
    """The whole address of a page."""
    return request.build_absolute_uri(reverse(name, args=[number]))


@fresh
def search(request: HttpRequest) -> HttpResponse:
    """What holds all the words of a question, in any case."""
    text, found = found_for(request)
    said = _("Search over the ties of the register and the papers that they rest on.")
    card = citing.Card(_("Search"), reverse("search"), said, picture=reverse("share-picture"))
    nothing = bool(text) and not (found.ties or found.papers or found.matters)
    context = {"text": text, "found": found, "nothing": nothing, "card": citing.shown(request, card)}
    return render(request, "portal/search.html", context)
