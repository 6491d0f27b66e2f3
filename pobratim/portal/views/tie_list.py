"""The list of ties as a file: the rows and columns that the page shows, in its words, all of its pages at once."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.exchange.gathering import SLICE, listed
from pobratim.exchange.workbooks import Leaf, attached
from pobratim.portal import asking, dates, words
from pobratim.portal.rows import Row
from pobratim.portal.views import seeing
from pobratim.portal.views.ties import columns, rows
from pobratim.register import queries
from pobratim.register.records import DeclaredState, TieRecord


@require_safe
def file(request: HttpRequest, ending: str) -> HttpResponse:
    """The ties and columns that the address asks for; where it asks for what cannot be, the page says so."""
    asked = asking.asked(request, published_only=not seeing.sees_all(request))
    if asked.wrong:
        return redirect(f"{reverse('ties')}?{request.GET.urlencode()}")
    chosen = [(name, title) for name, title in columns(request) if name not in asked.hidden]
    head = [_("Municipality"), _("Partner"), *(each for name, title in chosen for each in headings(name, title))]
    lines = (line(each, [name for name, _title in chosen]) for each in every(request, asked))
    return attached(Leaf(_("Register of ties"), head, lines), ending)


def every(request: HttpRequest, asked: asking.Asked) -> Iterator[Row]:
    """All ties of the list as rows of its page."""
    found = listed(queries.today(asked.as_of), replace(asked.filters, offset=0, limit=None), brief=True)
    told = found if seeing.sees_all(request) else (seeing.decided(each) for each in found)
    while some := list(islice(told, SLICE)):
        yield from rows(request, some, asked)


def headings(name: str, title: str) -> list[str]:
    """The headings of a column of the page."""
    second = {"instruments": _("Last instrument"), "due": _("What falls due")}
    return [title, second[name]] if name in second else [title]


def line(row: Row, chosen: list[str]) -> list[object]:
    """A row of the file."""
    return [row.tie.home.name, row.tie.partner.name, *(each for name in chosen for each in cells(row, name))]


def cells(row: Row, name: str) -> list[object]:
    """What a column of the page says of a tie."""
    tie = row.tie
    said: dict[str, list[object]] = {
        "country": [words.country(tie.partner.country)],
        "kind": [words.word("kind", tie.kind)],
        "instruments": [len(tie.agreements), dates.in_digits(row.last.date) if row.last else None],
        "states": ["; ".join(states(tie))],
        "confirmed": [dates.in_digits(tie.state.last_confirmed)],
        "due": [row.due.day.strftime("%d.%m.%Y"), row.due.rule.say("title")] if row.due else [None, None],
    }
    return said[name]


def states(tie: TieRecord) -> Iterator[str]:
    """What the sides declare, as the page tells it."""
    for each in tie.state.declared:
        yield declared(tie, each)
    if not tie.state.declared:
        year = dates.first_year(tie.state.last_confirmed)
        yield _("no data since %(year)s") % {"year": year} if year else words.word("declared", "unstated")
    if tie.conflicts:
        yield _("sources differ")


def declared(tie: TieRecord, state: DeclaredState) -> str:
    """What a side declares, and since when."""
    side = {"home": f"{tie.home.name}: ", "partner": f"{tie.partner.name}: "}.get(state.side, "")
    since = f" {dates.in_digits(state.since)}" if state.since else ""
    return f"{side}{words.word('declared', state.state)}{since}"
