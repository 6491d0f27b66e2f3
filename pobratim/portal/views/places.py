"""A municipality and a partner country, each with its ties."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from pobratim.errors import NotFound
from pobratim.portal import words
from pobratim.portal.views import seeing
from pobratim.portal.views.ties import row
from pobratim.register import queries
from pobratim.register.records import TieFilters


def municipality(request: HttpRequest, place_id: int) -> HttpResponse:
    """A home municipality and its ties."""
    try:
        place = queries.place(place_id)
    except NotFound as error:
        raise Http404(str(error)) from error
    filters = TieFilters(municipality=place_id, order="country", published_only=not seeing.sees_all(request))
    rows = [row(tie) for tie in queries.ties(None, filters).ties]
    return render(request, "portal/municipality.html", {"place": place, "rows": rows})


def country(request: HttpRequest, code: str) -> HttpResponse:
    """A partner country, its ties and the promising fields of cooperation with it."""
    filters = TieFilters(country=code, order="partner", published_only=not seeing.sees_all(request))
    rows = [row(tie) for tie in queries.ties(None, filters).ties]
    directions = queries.directions(code)
    if not rows and not directions:
        raise Http404
    context = {"code": code, "name": words.country(code), "rows": rows, "directions": directions}
    return render(request, "portal/country.html", context)
