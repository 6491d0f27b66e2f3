"""What a candidate leads to: its page of the portal, and a small page for a frame beside a list."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.clickjacking import xframe_options_exempt

from pobratim.api.reconciling.meeting import Index, index
from pobratim.api.reconciling.naming import described, tie_name
from pobratim.register import queries

FRAMES = "default-src 'self'; style-src 'self'; img-src 'self'; script-src 'none'; base-uri 'none'; frame-ancestors *"
IDENTIFIER = re.compile(r"(place|tie)-([1-9]\d{0,15})", re.ASCII)


def entity(request: HttpRequest, identifier: str) -> HttpResponse:
    """The way to the page of a record; a place abroad has none, its ties are listed."""
    kind, number, known = record(identifier)
    if kind == "tie":
        return redirect("tie", number)
    if any(home == number for home, _ in known.ties.values()):
        return redirect("municipality", number)
    return redirect(f"{reverse('ties')}?{urlencode({'q': known.spots[number].name})}")


@xframe_options_exempt
def preview(request: HttpRequest, identifier: str) -> HttpResponse:
    """A small page about a record."""
    kind, number, known = record(identifier)
    address = reverse("entity", args=[identifier])
    context: dict[str, object]
    if kind == "tie":
        name, description = tie_name(number, known)
        tie = queries.tie(number)
        context = {"name": name, "description": description, "since": tie.since}
    else:
        spot = known.spots[number]
        others = [
            (home if partner == number else partner)
            for home, partner in known.ties.values()
            if number in (home, partner)
        ]
        named = sorted({known.spots[each].name for each in others})
        context = {"name": spot.name, "description": described(spot), "total": len(others), "others": named[:6]}
    response = render(request, "api/preview.html", {**context, "address": address})
    response.headers["Content-Security-Policy"] = FRAMES
    return response


def record(identifier: str) -> tuple[str, int, Index]:
    """The kind and number of a published record; 404 for any other."""
    found, known = IDENTIFIER.fullmatch(identifier), index()
    if found is None:
        raise Http404
    kind, number = found[1], int(found[2])
    if number not in (known.spots if kind == "place" else known.ties):
        raise Http404
    return kind, number, known
