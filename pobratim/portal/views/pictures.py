"""Pictures drawn from the register: the map of a tie, of a municipality, of a country; the picture to share."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from pobratim.portal import chosen, dates, naming, words
from pobratim.portal.chosen import Seen, Wish
from pobratim.portal.drawing.picture import Sheet
from pobratim.portal.drawing.share import Shared, png
from pobratim.portal.freshness import fresh
from pobratim.portal.network import Network, network
from pobratim.portal.views.maps import map_picture, svg

STRIP = Sheet(960, 360, 16)
SMALL = Sheet(640, 360, 17)
SHARED = Sheet(1200, 420, 22)


@fresh
def tie_map(request: HttpRequest, tie_id: int) -> HttpResponse:
    """The arc of one tie."""
    known = network()
    each = the_tie(known, tie_id)
    return svg(map_picture(known, [each], SMALL, title(known, each)))


@fresh
def tie_picture(request: HttpRequest, tie_id: int) -> HttpResponse:
    """What is shown where a tie's page is shared."""
    known = network()
    each = the_tie(known, tie_id)
    course = each.course
    parts = [
        words.word("kind", course.kind) if course.kind != "unknown" else "",
        words.country(course.country),
        _("since %s") % dates.in_digits(course.first) if course.first else "",
    ]
    line = " · ".join(part for part in parts if part)
    return picture_of(title(known, each), line, map_picture(known, [each], SHARED, ""))


@fresh
def share_picture(request: HttpRequest) -> HttpResponse:
    """What is shown where the register itself is shared."""
    known = network()
    found = chosen.seen(known, Wish())
    number = len(known.courses)
    line = ngettext("%(n)s tie with partners abroad", "%(n)s ties with partners abroad", number) % {"n": number}
    return picture_of(_("Register of twin-town ties"), line, map_picture(known, found, SHARED, ""))


@fresh
def municipality_map(request: HttpRequest, place_id: int) -> HttpResponse:
    """The ties of one municipality."""
    return strip(network(), Wish(municipality=place_id))


@fresh
def country_map(request: HttpRequest, code: str) -> HttpResponse:
    """The ties with one country."""
    return strip(network(), Wish(country=code))


def strip(known: Network, wanted: Wish) -> HttpResponse:
    """The ties that are wished for, as a low wide picture; there is none where there is no tie."""
    found = list(chosen.seen(known, wanted))
    if not found:
        raise Http404
    return svg(map_picture(known, found, STRIP, _("Map of ties")))


def the_tie(known: Network, tie_id: int) -> Seen:
    """A published tie as it stands today."""
    course = known.courses.of_tie(tie_id)
    if course is None:
        raise Http404
    said = course.at(known.today.year, known.today.year) or ("no data", "no data")
    return Seen(course, *said)


def title(known: Network, each: Seen) -> str:
    """The two ends of a tie."""
    home, partner = (naming.name_of(known.ends[end]) for end in (each.course.home, each.course.partner))
    return f"{home} — {partner}"


def picture_of(said: str, line: str, drawn: str) -> HttpResponse:
    """The picture to share as an answer."""
    made = png(Shared(said, line, _("Pobratim"), get_language() or "ru", drawn))
    return HttpResponse(made, content_type="image/png")
