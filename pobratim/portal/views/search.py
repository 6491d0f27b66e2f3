"""Search over everything: ties, papers, projects, directions, advice, policy."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pobratim.portal import citing, naming
from pobratim.portal.asking import LONGEST_TEXT
from pobratim.portal.freshness import fresh
from pobratim.portal.views import seeing
from pobratim.register.finding import FoundTie, find


def named(tie: FoundTie) -> FoundTie:
    """A tie with its places named in the language of the page."""
    return replace(tie, home=naming.placed(tie.home), partner=naming.placed(tie.partner))


@fresh
def search(request: HttpRequest) -> HttpResponse:
    """What holds all the words of a question, in any case."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_TEXT]
    found = find(text, published_only=not seeing.sees_all(request))
    found = replace(found, ties=tuple(named(each) for each in found.ties))
    said = _("Search over the ties of the register and the papers that they rest on.")
    card = citing.Card(_("Search"), reverse("search"), said, picture=reverse("share-picture"))
    nothing = bool(text) and not (found.ties or found.papers or found.matters)
    context = {"text": text, "found": found, "nothing": nothing, "card": citing.shown(request, card)}
    return render(request, "portal/search.html", context)
