"""What a page says about itself to those who cite, share or search: its address, a citation line, structured data."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pobratim.exchange.cataloguing import TYPES as FORMATS
from pobratim.exchange.gathering import LICENCE
from pobratim.exchange.writing import WHOLE
from pobratim.portal import words
from pobratim.register.papers import DocumentRecord
from pobratim.register.records import AgreementRecord, PlaceRecord, Source, TieRecord

Said = dict[str, Any]
TYPES = {"city": "City", "country": "Country", "region": "AdministrativeArea", "district": "AdministrativeArea"}
UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True, slots=True)
class Card:
    """A page's own title, stable path and description, and what it is about, in the words of schema.org."""

    title: str
    path: str
    description: str = ""
    about: Said = field(default_factory=dict)
    picture: str = ""
    feed: str = ""
    trail: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A card as the page writes it: full addresses, the citation, the structured data as safe JSON."""

    card: Card
    address: str
    picture: str
    citation: str
    data: SafeString


def shown(request: HttpRequest, card: Card) -> Shown:
    """A card for the page that answers a request."""
    address = request.build_absolute_uri(card.path)
    picture = request.build_absolute_uri(card.picture) if card.picture else ""
    day = timezone.localdate().strftime("%d.%m.%Y")
    line = _("%(title)s // Pobratim: register of twin-town ties. URL: %(address)s (seen on %(day)s).")
    return Shown(
        card, address, picture, line % {"title": card.title, "address": address, "day": day}, data(request, card)
    )


def data(request: HttpRequest, card: Card) -> SafeString:
    """The structured data of a page: itself, the way to it, what it is about; no sign in it can end the script."""
    address = request.build_absolute_uri(card.path)
    register = request.build_absolute_uri(reverse("home"))
    page: Said = {
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": card.title,
        "inLanguage": get_language(),
        "isPartOf": {"@type": "WebSite", "@id": register, "url": register, "name": _("Pobratim")},
    }
    if card.description:
        page["description"] = card.description
    if card.picture:
        page["primaryImageOfPage"] = {"@type": "ImageObject", "url": request.build_absolute_uri(card.picture)}
    page |= card.about
    graph = [page]
    if card.trail:
        items = [
            {"@type": "ListItem", "position": at, "name": name, "item": request.build_absolute_uri(path)}
            for at, (name, path) in enumerate((*card.trail, (card.title, card.path)), 1)
        ]
        graph.append({"@type": "BreadcrumbList", "itemListElement": items})
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return mark_safe(text.translate(UNSAFE))  # noqa: S308 - < > & are escaped in the line above


def tie_card(tie: TieRecord, sources: tuple[Source, ...]) -> Card:
    """The card of a tie: two places, its instruments, the papers that speak of it."""
    title = f"{tie.home.name} — {tie.partner.name}"
    path = reverse("tie", args=[tie.id])
    parts = [words.word("kind", tie.kind) if tie.kind != "unknown" else "", words.country(tie.partner.country)]
    about: Said = {
        "about": [place_data(tie.home), place_data(tie.partner)],
        "mentions": [agreement_data(each) for each in tie.agreements],
        "citation": sorted({each.document_name for each in sources if each.document_name}),
    }
    described = _("The tie of %(home)s with %(partner)s: instruments, acts, activities, and the words they rest on.")
    return Card(
        title=", ".join(part for part in (title, *parts) if part),
        path=path,
        description=described % {"home": tie.home.name, "partner": tie.partner.name},
        about={name: value for name, value in about.items() if value},
        picture=reverse("tie-picture", args=[tie.id]),
        feed=reverse("tie-feed", args=[tie.id]),
        trail=((_("Register"), reverse("ties")), (tie.home.name, reverse("municipality", args=[tie.home.id]))),
    )


def document_card(paper: DocumentRecord) -> Card:
    """The card of a paper: its name, its date where it is exact, the sum of its bytes."""
    about: Said = {"@type": "CreativeWork", "name": paper.name, "identifier": f"sha256:{paper.sha256}"}
    if paper.language:
        about["inLanguage"] = paper.language
    if paper.date and paper.date.replace("-", "").isdigit():
        about["dateCreated"] = paper.date
    described = _("A paper of the register, the words of each fact marked: %s.") % paper.name
    trail = ((_("Documents"), reverse("documents")),)
    return Card(paper.name, reverse("document", args=[paper.id]), described, {"mainEntity": about}, trail=trail)


def dataset(request: HttpRequest, changed: date | None) -> Said:
    """The register as a set of data, with the files that it may be had in."""
    home = request.build_absolute_uri(reverse("home"))
    files = [("ties", "csv"), *(("register", ending) for ending in WHOLE)]
    said: Said = {
        "@type": "Dataset",
        "@id": f"{request.build_absolute_uri(reverse('data'))}#dataset",
        "name": _("Register of twin-town ties"),
        "description": _("Ties of municipalities with partners abroad: instruments, acts, states by side, evidence."),
        "url": request.build_absolute_uri(reverse("data")),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "inLanguage": "ru",
        "creator": {"@type": "Organization", "name": _("Pobratim"), "url": home},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": FORMATS[ending],
                "contentUrl": request.build_absolute_uri(reverse("data-file", args=[name, ending])),
            }
            for name, ending in files
        ],
    }
    return said | ({"dateModified": changed.isoformat()} if changed else {})


def place_data(place: PlaceRecord) -> Said:
    """A place in the words of schema.org, with the address of the same place elsewhere."""
    said: Said = {"@type": TYPES.get(place.level, "Place"), "name": place.name}
    if place.aliases:
        said["alternateName"] = list(place.aliases)
    if place.country:
        said["containedInPlace"] = {
            "@type": "Country",
            "name": words.country(place.country),
            "identifier": place.country,
        }
    same = [elsewhere(each) for each in place.identifiers]
    if any(same):
        said["sameAs"] = [each for each in same if each]
    return said


def elsewhere(identifier: str) -> str:
    """The address of a place in another register of places; empty for our own identifiers."""
    scheme, _sep, number = identifier.partition(":")
    homes = {"geonames": "https://sws.geonames.org/%s/", "wikidata": "https://www.wikidata.org/entity/%s"}
    return homes[scheme] % number if scheme in homes else ""


def agreement_data(agreement: AgreementRecord) -> Said:
    """An instrument in the words of schema.org; a date only where it is exact enough for them."""
    said: Said = {"@type": "CreativeWork", "name": agreement.title or words.word("agreement", agreement.kind)}
    said["genre"] = words.word("agreement", agreement.kind)
    if agreement.date and agreement.date.replace("-", "").isdigit():
        said["dateCreated"] = agreement.date
    return said


__all__ = ["Card", "Shown", "place_data", "shown", "tie_card"]
