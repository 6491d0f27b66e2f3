"""The first page, the page about these data, and the sign that the program is alive."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pobratim.portal import words
from pobratim.portal.views import seeing
from pobratim.register import queries

LATEST = 5


def home(request: HttpRequest) -> HttpResponse:
    """One sentence, the search box, four figures, the countries, the latest papers."""
    figures = queries.figures()
    countries = [(code, words.country(code), number) for code, number in figures.by_country.items()]
    return render(
        request,
        "portal/home.html",
        {"figures": figures, "countries": countries, "latest": seeing.documents_for(request)[:LATEST]},
    )


def about(request: HttpRequest) -> HttpResponse:
    """What is in the register, how it is read, and what its words mean."""
    return render(request, "portal/about.html", {"states": words.DECLARED, "observed": words.OBSERVED})
