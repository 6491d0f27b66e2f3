"""The register as a table, and one tie with its story."""

from dataclasses import dataclass
from itertools import chain

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratim.errors import NotFound
from pobratim.portal import asking, dates, words
from pobratim.portal.story import story
from pobratim.portal.views import seeing
from pobratim.register import queries
from pobratim.register.records import AgreementRecord, Source, TieFilters, TieRecord


@dataclass(frozen=True, slots=True)
class Row:
    """A tie as a row of the register: its last instrument and the sources of what no other record carries."""

    tie: TieRecord
    last: AgreementRecord | None
    grounds: tuple[Source, ...]
    kind: tuple[Source, ...]
    confirmed: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """An active filter as a sentence, and the word of the address that it takes away."""

    name: str
    text: str


def register(request: HttpRequest) -> HttpResponse:
    """The ties that the address asks for; status 400 with the reasons when it asks for what cannot be."""
    asked = asking.asked(request, published_only=not seeing.sees_all(request))
    page = queries.ties(asked.as_of, asked.filters)
    paginator = Paginator(range(page.total), asking.PAGE)
    if asked.page > paginator.num_pages:
        raise Http404
    context = {
        "asked": asked,
        "today": timezone.localdate(),
        "rows": [row(tie) for tie in page.ties],
        "total": page.total,
        "page": paginator.page(asked.page),
        "pages": list(paginator.get_elided_page_range(asked.page, on_each_side=1, on_ends=1)),
        "sentences": sentences(asked),
        **choices(),
    }
    return render(request, "portal/register.html", context, status=400 if asked.wrong else 200)


def tie(request: HttpRequest, tie_id: int) -> HttpResponse:
    """One tie with all that hangs on it, as of a day."""
    asked = asking.asked(request, published_only=False)
    try:
        found = seeing.visible(request, queries.tie(tie_id, asked.as_of))
    except NotFound as error:
        raise Http404(str(error)) from error
    context = {
        "asked": asked,
        "row": row(found),
        "tie": found,
        "since": queries.says_who("tie", tie_id, "since"),
        "story": story(found),
        "today": timezone.localdate(),
    }
    return render(request, "portal/tie.html", context, status=400 if asked.wrong else 200)


def row(tie: TieRecord) -> Row:
    """A tie with what its row shows beside it."""
    dated = [each for each in tie.agreements if each.date]
    last = max(dated, key=lambda each: dates.earliest(each.date), default=tie.agreements[0] if tie.agreements else None)
    statements = tuple(chain.from_iterable(each.sources for each in tie.statements))
    signed = chain.from_iterable(each.sources for each in tie.agreements)
    every = (*statements, *signed, *chain.from_iterable(each.sources for each in tie.acts))
    last_day = tie.state.last_confirmed
    told = [(each.date, each.sources) for each in tie.agreements] + [(each.date, each.sources) for each in tie.acts]
    confirmed = tuple(each for each in every if each.document_date == last_day) or tuple(
        chain.from_iterable(sources for day, sources in told if day == last_day)
    )
    kind = tuple(chain.from_iterable(each.sources for each in tie.kinds if each.kind == tie.kind))
    return Row(tie, last, statements[:1] or every[:1], kind[:3], confirmed[:1])


def choices() -> dict[str, object]:
    """What the filters offer."""
    countries = sorted(((code, words.country(code)) for code in queries.countries()), key=lambda each: each[1])
    return {
        "municipalities": [(place.id, place.name) for place in queries.municipalities()],
        "countries": countries,
        "kinds": list(words.KINDS.items()),
        "states": [(state, state_word(state)) for state in asking.STATES],
    }


def state_word(state: str) -> str:
    """A state that one may filter by, in words."""
    if state == "conflict":
        return _("sources differ")
    return words.word("observed" if state == "no data" else "declared", state)


def sentences(asked: asking.Asked) -> list[Sentence]:
    """The active filters, each as a sentence that can be taken away."""
    filters = asked.filters
    said = [
        ("municipality", filters.municipality and _("Municipality: %s") % municipality_name(filters)),
        ("country", filters.country and _("Country: %s") % words.country(filters.country)),
        ("state", filters.state and _("State: %s") % state_word(filters.state)),
        ("kind", filters.kind and _("Kind: %s") % words.word("kind", filters.kind)),
        ("region", filters.region and _("Region: %s") % filters.region),
        ("q", filters.text and _("Found by: “%s”") % filters.text),
        ("as_of", asked.as_of and _("As of %s") % dates.in_words(asked.as_of.isoformat())),
    ]
    return [Sentence(name, text) for name, text in said if text]


def municipality_name(filters: TieFilters) -> str:
    """The name of the municipality that is filtered by, or its number when the register has no such place."""
    try:
        return queries.place(filters.municipality or 0).name
    except NotFound:
        return str(filters.municipality)
