"""The first page, and the page about these data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pobratim.portal import changes, citing, network, words
from pobratim.portal.figures import first_year, public_figures
from pobratim.portal.freshness import fresh
from pobratim.portal.views import seeing
from pobratim.register import queries

LATEST = 6
MOST_COUNTRIES = 12


@fresh
def home(request: HttpRequest) -> HttpResponse:
    """One sentence, the search box, the map, four figures, the countries, the latest changes."""
    figures = public_figures()
    countries = [(code, words.country(code), number) for code, number in figures.by_country.items() if code]
    search = {
        "@type": "SearchAction",
        "target": request.build_absolute_uri(reverse("ties")) + "?q={q}",
        "query-input": "required name=q",
    }
    card = citing.Card(
        _("Register of twin-town ties"),
        reverse("home"),
        _("With whom our towns are tied, by which papers, and whether the tie lives."),
        about={"mainEntity": {"@type": "WebSite", "name": _("Pobratim"), "potentialAction": search}},
        picture=reverse("share-picture"),
        feed=reverse("feed"),
    )
    context = {
        "card": citing.shown(request, card),
        "figures": figures,
        "countries": countries[:MOST_COUNTRIES],
        "more_countries": max(len(countries) - MOST_COUNTRIES, 0),
        "latest": changes.latest(LATEST),
        "papers": seeing.documents_for(request, 0, LATEST),
        "has_map": bool(figures.ties),
        "first_year": first_year(),
        "lines": words.LINE_GROUPS.items(),
        "undrawn": network.undrawn(),
    }
    return render(request, "portal/home.html", context)


@fresh
def about(request: HttpRequest) -> HttpResponse:
    """What is in the register, how it is read, what its words mean, how fresh it is, how it may be used."""
    latest = next(iter(changes.latest(1)), None)
    card = citing.Card(
        _("About these data"),
        reverse("about"),
        _("What is in the register, how it is read, what its words mean, how it may be used."),
        about={"mainEntity": citing.dataset(request, latest.day if latest else None)},
        picture=reverse("share-picture"),
    )
    context = {
        "card": citing.shown(request, card),
        "states": words.DECLARED,
        "observed": words.OBSERVED,
        "lines": words.LINE_GROUPS.items(),
        "figures": public_figures(),
        "papers": queries.documents_in_all(published_only=True),
        "latest": latest,
    }
    return render(request, "portal/about.html", context)
