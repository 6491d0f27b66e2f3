"""Feeds of changes (Atom), the list of all addresses for search engines, what robots may read."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pobratim.portal import changes, naming
from pobratim.portal.freshness import fresh
from pobratim.portal.network import Network, network
from pobratim.portal.regions import home_regions
from pobratim.portal.views import seeing

ADDRESSES = 40_000
CLOSED = ("/desk/", "/sign-in/", "/tell/", "/map/data.json")


@fresh
def register_feed(request: HttpRequest) -> HttpResponse:
    """The latest changes of the whole public register."""
    return atom(request, _("Changes in the register of twin-town ties"), reverse("home"), changes.latest())


@fresh
def tie_feed(request: HttpRequest, tie_id: int) -> HttpResponse:
    """The changes of one tie."""
    tie = naming.told(seeing.tie_for(request, tie_id))
    title = _("Changes of the tie %s") % f"{tie.home.name} — {tie.partner.name}"
    return atom(request, title, reverse("tie", args=[tie_id]), changes.latest(tie=tie_id))


def atom(request: HttpRequest, title: str, path: str, found: Iterable[changes.Change]) -> HttpResponse:
    """Changes as an Atom feed; an entry keeps its id for ever: the tie and the day."""
    feed = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(path),
        description=None,
        language=get_language(),
        feed_url=request.build_absolute_uri(request.path),
        author_name=_("Pobratim"),
    )
    for each in found:
        address = request.build_absolute_uri(reverse("tie", args=[each.tie]))
        feed.add_item(
            title=each.title,
            link=address,
            description="; ".join(each.facts) or _("Accepted: %s") % len(each.facts),
            unique_id=f"{address}#{each.day.isoformat()}",
            pubdate=each.at,
            updateddate=each.at,
        )
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


@fresh
def sitemap(request: HttpRequest) -> HttpResponse:
    """The list of the lists of addresses."""
    count = (len(addresses(network())) - 1) // ADDRESSES + 1
    parts = [request.build_absolute_uri(reverse("sitemap-part", args=[each])) for each in range(1, count + 1)]
    inside = "".join(f"<sitemap><loc>{each}</loc></sitemap>" for each in parts)
    return xml(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inside}</sitemapindex>')


@fresh
def sitemap_part(request: HttpRequest, part: int) -> HttpResponse:
    """One list of addresses of public pages."""
    found = addresses(network())[(part - 1) * ADDRESSES : part * ADDRESSES] if part else []
    if not found:
        raise Http404
    root = request.build_absolute_uri("/").rstrip("/")
    inside = "".join(f"<url><loc>{root}{path}</loc></url>" for path in found)
    return xml(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inside}</urlset>')


def addresses(known: Network) -> list[str]:
    """The paths of the public pages."""
    found = [reverse(name) for name in ("home", "ties", "map", "statistics", "documents", "about")]
    found += [reverse("municipality", args=[each]) for each in sorted(known.courses.homes())]
    found += [reverse("country", args=[each]) for each in sorted(filter(None, known.courses.known("country")))]
    found += [reverse("region", args=[each]) for each in home_regions()]
    return found + [reverse("tie", args=[tie]) for tie in known.courses.numbers[0]]


def xml(inside: str) -> HttpResponse:
    """An answer in XML."""
    return HttpResponse(f'<?xml version="1.0" encoding="UTF-8"?>{inside}', content_type="application/xml")


def robots(request: HttpRequest) -> HttpResponse:
    """What robots may read: all that is public, but neither forms nor searches without end."""
    closed = "".join(f"Disallow: {each}\n" for each in (*CLOSED, "/*?"))
    lines = f"User-agent: *\n{closed}\nSitemap: {request.build_absolute_uri(reverse('sitemap'))}\n"
    return HttpResponse(lines, content_type="text/plain; charset=utf-8")
