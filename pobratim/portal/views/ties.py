"""The register as a table, and one tie with its story."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratim.accounts import saved
from pobratim.accounts.models import Person
from pobratim.errors import BadRulePack, NotFound
from pobratim.monitoring.gathering import next_due
from pobratim.portal import asking, citing, dates, naming, network, regions, words
from pobratim.portal.freshness import fresh
from pobratim.portal.rows import Row
from pobratim.portal.story import story
from pobratim.portal.views import seeing
from pobratim.register import days, queries
from pobratim.register.identity import standing_tie
from pobratim.register.lines import TieLine, every_source, line_of
from pobratim.register.models import Tie
from pobratim.register.records import Source, TieRecord


@dataclass(frozen=True, slots=True)
class Sentence:
    """An active filter as a sentence, and the word of the address that it takes away."""

    name: str
    text: str


@fresh
def register(request: HttpRequest) -> HttpResponse:
    """The ties that the address asks for; status 400 with the reasons when it asks for what cannot be."""
    asked = asking.asked(request, published_only=not seeing.sees_all(request))
    total, shown = listed(request, asked)
    paginator = Paginator(range(total), asking.PAGE)
    if asked.page > paginator.num_pages:
        raise Http404
    context = {
        "asked": asked,
        "today": timezone.localdate(),
        "rows": shown,
        "shows_due": request.user.is_authenticated,
        "total": total,
        "page": paginator.page(asked.page),
        "pages": list(paginator.get_elided_page_range(asked.page, on_each_side=1, on_ends=1)),
        "sentences": sentences(asked, {row.line.home.id: row.line.home.name for row in shown}),
        "card": citing.shown(request, register_card()),
        **choices(request),
    }
    return render(request, "portal/register.html", context, status=400 if asked.wrong else 200)


def listed(request: HttpRequest, asked: asking.Asked) -> tuple[int, list[Row]]:
    """How many ties the address asks for, and the rows of its page."""
    found = queries.lines(asked.as_of, asked.filters)
    return found.total, rows_of(request, asked, found.lines)


def rows_of(request: HttpRequest, asked: asking.Asked, lines: Sequence[TieLine]) -> list[Row]:
    """Ties as rows of the list; with what is due next for people who sign in."""
    due = {}
    if isinstance(request.user, Person) and "due" not in asked.hidden:
        with suppress(BadRulePack):  # the page of what is due tells of it
            due = next_due(request.user, lines, timezone.localdate())
    return [Row(naming.in_a_row(line), due.get(line.id)) for line in lines]


def register_card() -> citing.Card:
    """What the register's page says about itself."""
    said = _("All ties of municipalities with partners abroad: instruments, states by side, sources.")
    return citing.Card(_("Register of ties"), reverse("ties"), said, picture=reverse("share-picture"))


@partial(fresh, of_a_tie=True)
def tie(request: HttpRequest, tie_id: int) -> HttpResponse:
    """One tie with all that hangs on it, as of a day; one that was merged into another leads there."""
    asked = asking.asked(request, published_only=False)
    try:
        found = naming.told(seeing.tie_for(request, tie_id, asked.as_of))
    except Http404:
        if moved := moved_to(tie_id):
            return HttpResponsePermanentRedirect(reverse("tie", args=[moved]))
        raise
    context = {
        "asked": asked,
        "line": line_of(found),
        "tie": found,
        "since": since_when(found),
        "story": story(found),
        "today": timezone.localdate(),
        "is_drawn": found.published and is_drawn(found),
        "card": citing.shown(request, citing.tie_card(found, seen_sources(request, every_source(found)))),
    }
    return render(request, "portal/tie.html", context, status=400 if asked.wrong else 200)


def moved_to(tie_id: int) -> int | None:
    """The tie that one has become because it, or its places, turned out to be others; None for any other."""
    gone = Tie.objects.filter(pk=tie_id, live=False).select_related("home", "partner").first()
    if gone is None:
        return None
    if gone.merged_into_id:
        return int(standing_tie(gone).pk)
    home, partner = (place.merged_into_id or place.pk for place in (gone.home, gone.partner))
    found = Tie.objects.filter(home=home, partner=partner, live=True).exclude(pk=tie_id)
    return found.values_list("pk", flat=True).first()


def since_when(tie: TieRecord) -> tuple[Source, ...]:
    """The sources of what the tie says since when it is one; later ones where none had been written by its day."""
    if not tie.since:
        return ()
    said = (each for each in tie.statements if each.since and days.agree(each.since, tie.since))
    found = tuple(dict.fromkeys(chain.from_iterable(each.sources for each in said)))
    return found or queries.says_who("tie", tie.id, "since")


def is_drawn(tie: TieRecord) -> bool:
    """Whether both ends of a tie stand on the map."""
    return network.stands(tie.home) and network.stands(tie.partner)


def seen_sources(request: HttpRequest, sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """The sources whose papers the reader may see."""
    hidden = {None, *(() if seeing.sees_all(request) else queries.hidden_documents())}
    return tuple(each for each in sources if each.document_id not in hidden)


def choices(request: HttpRequest) -> dict[str, Any]:
    """What the filters offer."""
    return {
        "municipalities": seeing.municipalities_for(request),
        "countries": seeing.countries_for(request),
        "kinds": list(words.KINDS.items()),
        "columns": columns(request),
        "kept_words": [(name, value) for name, value in request.GET.items() if name not in ("columns", "page")],
        "saved": saved.views_of(request.user) if isinstance(request.user, Person) else (),
        "states": [(state, state_word(state)) for state in asking.STATES],
    }


def columns(request: HttpRequest) -> list[tuple[str, str]]:
    """The columns that may be left out, each with its heading; what is due is told to people who sign in."""
    found = [
        ("country", _("Country")),
        ("kind", _("Kind")),
        ("instruments", _("Instruments")),
        ("states", _("Declared state by side")),
        ("confirmed", _("Last confirmed")),
    ]
    return [*found, ("due", _("Next due"))] if request.user.is_authenticated else found


def state_word(state: str) -> str:
    """A state that one may filter by, in words."""
    if state == "conflict":
        return _("sources differ")
    return words.word("observed" if state == "no data" else "declared", state)


def sentences(asked: asking.Asked, names: Mapping[int, str]) -> list[Sentence]:
    """The active filters, each as a sentence that can be taken away; `names` of municipalities that are known."""
    filters = asked.filters
    said = [
        (
            "municipality",
            filters.municipality and _("Municipality: %s") % municipality_name(filters.municipality, names),
        ),
        ("country", filters.country and _("Country: %s") % words.country(filters.country)),
        ("state", filters.state and _("State: %s") % state_word(filters.state)),
        ("kind", filters.kind and _("Kind: %s") % words.word("kind", filters.kind)),
        ("region", filters.region and _("Region: %s") % regions.name_of(filters.region)),
        ("q", filters.text and _("Found by: “%s”") % filters.text),
        ("as_of", asked.as_of and _("As of %s") % dates.in_words(asked.as_of.isoformat())),
    ]
    return [Sentence(name, text) for name, text in said if text]


def municipality_name(number: int, names: Mapping[int, str]) -> str:
    """The name of the municipality that is filtered by, or its number when the register has no such place."""
    try:
        return names.get(number) or naming.name_of(queries.place(number))
    except NotFound:
        return str(number)
