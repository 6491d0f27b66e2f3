"""The map: a page with its table, a part for other sites, a picture for where no script runs, the data under them."""

import gzip
import json
from collections.abc import Iterable
from dataclasses import replace

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from pobratim.portal import chosen, citing, naming, words
from pobratim.portal.chosen import Seen
from pobratim.portal.drawing.picture import Sheet, picture
from pobratim.portal.drawing.shapes import Arc, Mark
from pobratim.portal.freshness import fresh
from pobratim.portal.network import End, Network, network
from pobratim.portal.security import FRAMED
from pobratim.portal.views import seeing
from pobratim.register.answers import LEVEL, Answer
from pobratim.register.courses import Step
from pobratim.sparing import made_once

PAGE = 50
FRAME = '<iframe src="{}" width="100%" height="560" title="{}" loading="lazy"></iframe>'


@fresh
def page(request: HttpRequest) -> HttpResponse:
    """The map with its filters and its table."""
    known = network()
    wanted = chosen.wish(request, known.today.year)
    rows = chosen.rows(known, wanted)
    paginator = Paginator(rows, PAGE)
    if wanted.page > paginator.num_pages:
        raise Http404
    shown = paginator.page(wanted.page)
    card = citing.Card(
        _("Map of ties"),
        reverse("map"),
        _("Ties of municipalities with partners abroad on a map, as they stood in any year."),
        picture=reverse("share-picture"),
        trail=((_("Register"), reverse("ties")),),
    )
    context = {
        "card": citing.shown(request, card),
        "wanted": wanted,
        "first_year": known.first_year,
        "now": known.today.year,
        "total": len(rows),
        "unplaced": chosen.in_order(known).touching(known.lost, rows),
        "undated": known.courses.number("begins", None),
        "page": shown,
        "pages": list(paginator.get_elided_page_range(wanted.page, on_each_side=1, on_ends=1)),
        "rows": [
            (end_of(known, each.course.home), end_of(known, each.course.partner), each)
            for each in chosen.seen_at(known, wanted, shown)
        ],
        "embed": FRAME.format(request.build_absolute_uri(reverse("map-embed")), _("Map of ties")),
        **choices(known),
    }
    return render(request, "portal/map.html", context, status=400 if wanted.wrong else 200)


@xframe_options_exempt
@fresh
def embed(request: HttpRequest) -> HttpResponse:
    """The map alone, for a frame on another site; it carries a link back."""
    known = network()
    wanted = chosen.wish(request, known.today.year)
    context = {"wanted": wanted, "first_year": known.first_year, "now": known.today.year, **choices(known)}
    response = render(request, "portal/map_embed.html", context, status=400 if wanted.wrong else 200)
    response.headers["Content-Security-Policy"] = FRAMED
    return response


@fresh
def drawn(request: HttpRequest) -> HttpResponse:
    """The map as a picture (SVG) with the filters of the address."""
    known = network()
    wanted = chosen.wish(request, known.today.year)
    text = map_picture(known, chosen.seen(known, wanted), Sheet(), _("Map of ties"))
    return svg(text, status=400 if wanted.wrong else 200)


@fresh
def data(request: HttpRequest) -> HttpResponse:
    """All that the map in the browser draws, as JSON, in the language of the page."""
    kind = (("Content-Type", "application/json; charset=utf-8"),)
    return Answer(packed(network(), get_language() or "ru"), kind, is_packed=True).to(request)


def svg(text: str, status: int = 200) -> HttpResponse:
    """A picture as an answer."""
    return HttpResponse(text, content_type="image/svg+xml; charset=utf-8", status=status)


def end_of(known: Network, number: int) -> End:
    """An end of a tie, named in the language of the page."""
    end = known.ends[number]
    return replace(end, name=naming.name_of(end))


def map_picture(known: Network, found: Iterable[Seen], sheet: Sheet, title: str) -> str:
    """The ties as a picture."""
    arcs, marks, weights = [], {}, dict[int, int]()
    for each in found:
        home, partner = known.ends[each.course.home], known.ends[each.course.partner]
        if home.point and partner.point:
            arcs.append(Arc(home.point, partner.point, each.home_line, each.partner_line))
            for end, is_home in ((partner, False), (home, True)):
                weights[end.id] = weights.get(end.id, 0) + 1
                marks[end.id] = Mark(end.point or (0, 0), naming.name_of(end), is_home, weights[end.id])
    return picture(arcs, list(marks.values()), sheet, title)


@made_once(2)
def packed(known: Network, language: str) -> bytes:
    """What is told of the network in a language, compressed: so most browsers take it."""
    return gzip.compress(told(known, language), LEVEL)


def told(known: Network, language: str) -> bytes:
    """The network as compact JSON: lists of numbers that point into short lists of words, places and courses."""
    courses: dict[tuple[Step, ...], int] = {}
    kinds = list(words.KINDS)
    shown = {word: at for at, word in enumerate(words.STATES)}
    placed = [each for each in known.ends.values() if each.point]
    index = {each.id: at for at, each in enumerate(placed)}
    places, turns, ties = bytearray(), list[bytes](), bytearray()
    for place in placed:
        x, y = (round(part, 3) for part in place.point or (0, 0))
        row = [place.id, naming.name_of(place), x, y, place.country or ""]
        places += json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b","
    for each in chosen.in_order(known):
        if each.home in index and each.partner in index:
            course = courses.setdefault(each.steps, len(courses))
            if course == len(turns):
                turns.append(
                    b"[%b]" % b",".join(b"[%d,%d,%d]" % (year, shown[a], shown[b]) for year, a, b in each.steps)
                )
            ends = (index[each.home], index[each.partner])
            ties += b"[%d,%d,%d,%d,%d,%d]," % (each.tie, *ends, kinds.index(each.kind), each.begins or 0, course)
    others = json.dumps(
        {
            "now": known.today.year,
            "first": known.first_year,
            "kinds": [str(word) for word in words.KINDS.values()],
            "kindCodes": kinds,
            "states": [[str(text), words.line(word)] for word, text in words.STATES.items()],
            "countries": {
                code: words.country(code) for code in sorted({each.country for each in placed if each.country})
            },
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    del places[-1:], ties[-1:]  # the last commas
    every = (b',"places":[', places, b'],"courses":[', b",".join(turns), b'],"ties":[', ties, b"]}")
    return b"".join((others[:-1].encode(), *every))


def choices(known: Network) -> dict[str, object]:
    """What the filters of the map offer."""
    codes, kinds = filter(None, known.courses.known("country")), known.courses.known("kind")
    ends = sorted((known.ends[number] for number in known.courses.homes()), key=lambda each: each.sort_key)
    return {
        "municipalities": naming.choices([(each.id, each.name) for each in ends])
        if len(ends) <= seeing.MOST_CHOICES
        else [],
        "countries": sorted(((code, words.country(code)) for code in codes), key=lambda each: each[1]),
        "kinds": [(code, word) for code, word in words.KINDS.items() if code in kinds],
        "lines": list(words.LINE_GROUPS.items()),
    }
