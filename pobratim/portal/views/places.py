"""A municipality and a partner country, each with its ties, its map, its figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pobratim.errors import NotFound
from pobratim.portal import citing, naming, network, partners, regions, words
from pobratim.portal.freshness import fresh
from pobratim.portal.rows import Row
from pobratim.portal.views import seeing
from pobratim.register import queries
from pobratim.register.conflicts import decided
from pobratim.register.lines import TieLine, line_of
from pobratim.register.records import PlaceRecord, TieFilters, TieRecord

MOST = 200
Ties = Sequence[TieRecord] | Sequence[TieLine]


@fresh
def municipality(request: HttpRequest, place_id: int) -> HttpResponse:
    """A home municipality and its ties; one that was merged into another leads there."""
    try:
        place = queries.place(place_id)
    except NotFound as error:
        raise Http404(str(error)) from error
    if place.id != place_id:
        return HttpResponsePermanentRedirect(reverse("municipality", args=[place.id]))
    place = naming.placed(place)
    ties, total = ties_for(request, TieFilters(municipality=place_id, order="country"))
    if not ties and not seeing.sees_all(request):
        raise Http404
    described = _("Ties of %s with partners abroad: instruments, states, sources.") % place.name
    card = citing.Card(
        place.name,
        reverse("municipality", args=[place_id]),
        described,
        about={"about": citing.place_data(place)},
        picture=reverse("share-picture"),
        trail=((_("Register"), reverse("ties")),),
    )
    context = {
        "card": citing.shown(request, card),
        "place": place,
        "rows": [Row(line_of(tie)) for tie in ties],
        "total": total,
        "has_map": is_drawn(ties),
        "kinds": counted(ties),
        "region": regions.name_of(place.region) if place.region in regions.home_regions() else "",
        "is_home": any(tie.home.id == place_id and tie.published for tie in ties),
        "neighbours": {"before": named(place.predecessor), "after": named(place.successor)},
        "activities": tuple(dict.fromkeys(each for tie in ties for each in tie.activities)),
    }
    return render(request, "portal/municipality.html", context)


@fresh
def could_ask(request: HttpRequest, place_id: int) -> HttpResponse:
    """Whom a municipality could ask for a tie, with reasons; who was its partner stands apart."""
    suggested, former = partners.hints(place_id)
    try:
        place = naming.placed(queries.place(place_id))
    except NotFound as error:
        raise Http404(str(error)) from error
    if not suggested and not former:
        raise Http404
    home = reverse("municipality", args=[place_id])
    described = _("Places abroad that %s could ask for a tie, with the reasons that the network of ties gives.")
    card = citing.Card(
        _("Whom could we ask? — %s") % place.name,
        reverse("could-ask", args=[place_id]),
        described % place.name,
        picture=reverse("share-picture"),
        trail=((_("Register"), reverse("ties")), (place.name, home)),
    )
    context = {"card": citing.shown(request, card), "place": place, "hints": suggested, "former": former}
    return render(request, "portal/could_ask.html", context)


@fresh
def country(request: HttpRequest, code: str) -> HttpResponse:
    """A partner country, its ties and the promising fields of cooperation with it."""
    page = queries.lines(None, shown_to(request, TieFilters(country=code, order="partner")))
    ties = [naming.in_a_row(line) for line in page.lines]
    directions = [each for each in queries.directions(code) if seeing.told_to(request, each.sources)]
    if not ties and not directions:
        raise Http404
    name = words.country(code)
    card = citing.Card(
        name,
        reverse("country", args=[code]),
        _("Ties of our municipalities with partners in this country: %s.") % name,
        about={"about": {"@type": "Country", "name": name, "identifier": code}},
        picture=reverse("share-picture"),
        trail=((_("Register"), reverse("ties")),),
    )
    context = {
        "card": citing.shown(request, card),
        "code": code,
        "name": name,
        "rows": [Row(line) for line in ties],
        "total": page.total,
        "has_map": is_drawn(ties),
        "kinds": counted(ties),
        "directions": directions,
    }
    return render(request, "portal/country.html", context)


def ties_for(request: HttpRequest, filters: TieFilters) -> tuple[list[TieRecord], int]:
    """The first ties that the reader may see, and how many there are in all."""
    page = queries.ties(None, shown_to(request, filters))
    return [naming.told(each if seeing.sees_all(request) else decided(each)) for each in page.ties], page.total


def shown_to(request: HttpRequest, filters: TieFilters) -> TieFilters:
    """The filters for a page of places: the first ties that the reader may see, in the order of its language."""
    return replace(filters, alphabet=naming.alphabet(), published_only=not seeing.sees_all(request), limit=MOST)


def counted(ties: Ties) -> list[tuple[str, int]]:
    """How many ties there are of each kind."""
    return Counter(tie.kind for tie in ties).most_common()


def is_drawn(ties: Ties) -> bool:
    """Whether a map of the ties has something to show."""
    return any(each.published and network.stands(each.home) and network.stands(each.partner) for each in ties)


def named(number: int | None) -> PlaceRecord | None:
    """The place that came before or after, where there is one."""
    return naming.placed(queries.place(number)) if number else None
