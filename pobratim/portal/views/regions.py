"""A region in the network of ties: its places beside places like them, what its ties join, what is missing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from pobratim.network.bridging import NEIGHBOURHOOD
from pobratim.network.standing import FEWEST_PEERS
from pobratim.portal import citing, regions
from pobratim.portal.freshness import fresh
from pobratim.portal.partners import thousands_apart


@fresh
def region(request: HttpRequest, code: str) -> HttpResponse:
    """How a region stands; 404 where it has no published tie."""
    found = regions.standing(code)
    if found is None:
        raise Http404
    name = regions.name_of(code)
    card = citing.Card(
        _("The region in the network of ties: %s") % name,
        reverse("region", args=[code]),
        _("How the places of the region stand beside places like them, what its ties join and what is missing."),
        picture=reverse("share-picture"),
        trail=((_("Register"), reverse("ties")), (_("Statistics"), reverse("statistics"))),
    )
    context = {
        "card": citing.shown(request, card),
        "found": found,
        "name": name,
        "rows": [(each, inhabitants(each.population), percent(each.fewer), half(each.median)) for each in found.places],
        "parts": [
            ("common", _("Partners in common"), list(regions.in_common(found))),
            ("joins", _("What the ties join"), list(regions.joined(found))),
            ("missing", _("What is missing"), list(regions.missing(found))),
        ],
        "fewest": FEWEST_PEERS,
        "near": round(NEIGHBOURHOOD),
    }
    return render(request, "portal/region.html", context)


def inhabitants(number: int) -> str:
    """How many live there, the thousands apart; a dash where nobody knows."""
    return thousands_apart(number) if number else "—"


def percent(share: float | None) -> str:
    """A share in per cent; a dash where there is nothing to compare with."""
    return "—" if share is None else f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def half(number: float | None) -> str:
    """What half of the peers have at most."""
    return "—" if number is None else number_format(number, None if number != int(number) else 0)
