"""The list of ties as a file: the rows and columns that the page shows, in its words, all of its pages at once."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratim.exchange.workbooks import Leaf, attached
from pobratim.portal import asking, dates, words
from pobratim.portal.rows import Row
from pobratim.portal.views import seeing, ties
from pobratim.register import queries
from pobratim.register.lines import TieLine
from pobratim.register.records import DeclaredState

SLICE = 500  # lines in memory


@require_safe
def file(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The ties and columns that the address asks for; where it asks for what cannot be, the page says so."""
    asked = asking.asked(request, published_only=not seeing.sees_all(request))
    if asked.wrong:
        return redirect(f"{reverse('ties')}?{request.GET.urlencode()}")
    chosen = [(name, title) for name, title in ties.columns(request) if name not in asked.hidden]
    head = [_("Municipality"), _("Partner"), *(each for name, title in chosen for each in headings(name, title))]
    lines = (cells_of(each, [name for name, _title in chosen]) for each in every(request, asked))
    return attached(Leaf(_("Register of ties"), head, lines), ending)


def every(request: HttpRequest, asked: asking.Asked) -> Iterator[Row]:
    """All ties of the list as rows of its page, fetched a slice at a time; none is left out or told twice."""
    for some in queries.line_slices(asked.as_of, asked.filters, SLICE):
        yield from ties.rows_of(request, asked, some)


def headings(name: str, title: str) -> list[str]:
    """The headings of a column of the page."""
    second = {"instruments": _("Last instrument"), "due": _("What falls due")}
    return [title, second[name]] if name in second else [title]


def cells_of(row: Row, chosen: list[str]) -> list[object]:
    """A row of the file."""
    return [row.line.home.name, row.line.partner.name, *(each for name in chosen for each in CELLS[name](row))]


def instruments(row: Row) -> list[object]:
    """How many instruments a tie has, and the date of the last."""
    tie = row.line
    return [tie.instruments, dates.in_digits(tie.last) if tie.instruments else None]


def due(row: Row) -> list[object]:
    """The day of what is due next, and what it is."""
    return [f"{row.due.day:%d.%m.%Y}", row.due.rule.say("title")] if row.due else [None, None]


CELLS: dict[str, Callable[[Row], list[object]]] = {  # what a column of the page says of a tie
    "country": lambda row: [words.country(row.line.partner.country)],
    "kind": lambda row: [words.word("kind", row.line.kind)],
    "instruments": instruments,
    "states": lambda row: ["; ".join(states(row.line))],
    "confirmed": lambda row: [dates.in_digits(row.line.last_confirmed)],
    "due": due,
}


def states(tie: TieLine) -> Iterator[str]:
    """What the sides declare, as the page tells it."""
    for each in tie.declared:
        yield declared(tie, each)
    if not tie.declared:
        year = dates.first_year(tie.last_confirmed)
        yield _("no data since %(year)s") % {"year": year} if year else words.word("declared", "unstated")
    if tie.disputed:
        yield _("sources differ")


def declared(tie: TieLine, state: DeclaredState) -> str:
    """What a side declares, and since when."""
    side = {"home": f"{tie.home.name}: ", "partner": f"{tie.partner.name}: "}.get(state.side, "")
    since = f" {dates.in_digits(state.since)}" if state.since else ""
    return f"{side}{words.word('declared', state.state)}{since}"
