"""The rows of a table of ties. A page has fifty, each with six superscripts; so they are plain code."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html import escape as escaped
from typing import NamedTuple

from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from pobratim.monitoring.duties import Due
from pobratim.portal import dates, words
from pobratim.register.lines import TieLine
from pobratim.register.records import DeclaredState, Source

Because = Callable[[tuple[Source, ...], str], str]
escape = lru_cache(maxsize=4096)(escaped)  # names and words of rows come again and again


@dataclass(frozen=True, slots=True)
class Row:
    """A tie as a row of the register, with what is due next."""

    line: TieLine
    due: Due | None = None


class Said(NamedTuple):
    """The words that rows repeat."""

    not_known: str
    instruments: str
    of_instruments: str
    last: str
    no_date: str
    none_named: str
    confirmed: str
    of_confirmed: str


@lru_cache(maxsize=4)
def said(language: str) -> Said:
    """The words that rows repeat, in a language, which is that of the page."""
    return Said(
        not_known=soft(_("not known")),
        instruments=escape(_("Instruments")),
        of_instruments=_("instruments"),
        last=soft(pgettext("instrument", "last")),
        no_date=soft(_("no date")),
        none_named=soft(_("none named")),
        confirmed=escape(_("Last confirmed")),
        of_confirmed=_("last confirmed"),
    )


def of_page() -> str:
    """The language of the page."""
    return get_language() or "ru"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page: its columns, the query of its links to ties, and what gives a value its superscript.

    The language of the page is asked for once: a page has hundreds of words.
    """

    columns: tuple[str, ...]
    query: str
    why: Because
    language: str = field(default_factory=of_page)

    def line(self, row: Row) -> str:
        """A row of the table."""
        return f'<tr role="row">{"".join(CELLS[name](self, row) for name in self.columns)}</tr>'

    def home(self, row: Row) -> str:
        """The municipality."""
        home = row.line.home
        link = f'<a href="{address("municipality", home.id)}">{escape(home.name)}</a>'
        return f'<td role="cell">{link}{self.why(row.line.grounds, home.name)}</td>'

    def partner(self, row: Row) -> str:
        """The partner, which heads the row and leads to the tie."""
        home, partner = row.line.home, row.line.partner
        hidden = f'<span class="govuk-visually-hidden">{escape(home.name)} — </span>'
        link = f'<a href="{address("tie", row.line.id)}{self.query}">{hidden}{escape(partner.name)}</a>'
        within = f'<span class="within">{escape(partner.part_of_name)}</span>' if partner.part_of_name else ""
        return f'<th scope="row" role="rowheader">{link}{self.why(row.line.grounds, partner.name)}{within}</th>'

    def country(self, row: Row) -> str:
        """The country of the partner."""
        code = row.line.partner.country
        if not code:
            return f'<td role="cell">{said(self.language).not_known}</td>'
        name = words.country_in(self.language, code)
        link = f'<a href="{address("country", code)}">{escape(name)}</a>'
        return f'<td role="cell">{link}{self.why(row.line.grounds, name)}</td>'

    def kind(self, row: Row) -> str:
        """The kind of the tie."""
        name = words.worded(self.language, "kind", row.line.kind)
        return f'<td role="cell">{escape(name)}{self.why(row.line.of_kind, name)}</td>'

    def instruments(self, row: Row) -> str:
        """How many instruments there are, and the date of the last."""
        say, last = said(self.language), row.line.last
        told = say.none_named
        if row.line.instruments:
            told = escape(dates.digits_in(self.language, last)) if last else say.no_date
            if row.line.instruments > 1:
                between = f", {say.last} " if last else " "
                told = f'<span class="number">{row.line.instruments}</span>{between}{told}'
            told += self.why(row.line.of_last, say.of_instruments)
        return f'<td role="cell" class="nowrap" data-title="{say.instruments}">{told}</td>'

    def states(self, row: Row) -> str:
        """What the sides declare."""
        return f'<td role="cell" class="whole">{states(row.line, self.why, self.language)}</td>'

    def confirmed(self, row: Row) -> str:
        """When the tie was last shown to be alive."""
        say, told = said(self.language), said(self.language).no_date
        if row.line.last_confirmed:
            told = escape(dates.digits_in(self.language, row.line.last_confirmed))
            told += self.why(row.line.of_confirmed, say.of_confirmed)
        return f'<td role="cell" class="nowrap" data-title="{say.confirmed}">{told}</td>'

    def due(self, row: Row) -> str:
        """What is due next."""
        told, mark = soft("—"), "none"
        if row.due:
            day = f'<span class="nowrap">{row.due.day:%d.%m.%Y}</span>'
            told, mark = f"{day} {soft(row.due.rule.say('title'))}", ""
        return f'<td role="cell" class="{mark}" data-title="{escape(_("Next due"))}">{told}</td>'


CELLS: dict[str, Callable[[Table, Row], str]] = {
    "home": Table.home,
    "partner": Table.partner,
    "country": Table.country,
    "kind": Table.kind,
    "instruments": Table.instruments,
    "states": Table.states,
    "confirmed": Table.confirmed,
    "due": Table.due,
}


def states(tie: TieLine, why: Because, language: str) -> str:
    """What the sides of a tie declare, as a list."""
    return f'<ul class="states">{"".join(items(tie, why, language))}</ul>'


def items(tie: TieLine, why: Because, language: str) -> Iterator[str]:
    """What each side declares, then whether sources differ."""
    for each in tie.declared:
        yield declared(tie, each, why, language)
    if not tie.declared:
        year = dates.first_year(tie.last_confirmed)
        told = _("no data since %(year)s") % {"year": year} if year else words.worded(language, "declared", "unstated")
        yield f'<li class="state dotted">{escape(told)}</li>'
    if tie.disputed:
        yield f'<li class="differ">{escape(_("sources differ"))}</li>'


def declared(tie: TieLine, state: DeclaredState, why: Because, language: str) -> str:
    """What one side declares, and since when."""
    name = {"home": tie.home.name, "partner": tie.partner.name}.get(state.side)
    side = f'<span class="side">{escape(name)}:</span> ' if name else ""
    since = f' <span class="nowrap">{escape(dates.digits_in(language, state.since))}</span>' if state.since else ""
    told = words.worded(language, "declared", state.state)
    return f'<li class="state {words.line(state.state)}">{side}{escape(told)}{since}{why(state.sources, told)}</li>'


def soft(said: str) -> str:
    """Words of less weight."""
    return f'<span class="soft">{escape(said)}</span>'


def address(name: str, which: int | str) -> str:
    """The address of a page of one thing."""
    before, after = around(get_script_prefix(), name, "0" if isinstance(which, int) else "AA")
    return f"{before}{which}{after}"


@cache
def around(prefix: str, name: str, sample: str) -> tuple[str, str]:
    """What stands before and behind the number or the code in the address of a page."""
    before, _sample, after = reverse(name, args=[sample]).rpartition(sample)
    return before, after


def options(choices: Iterable[tuple[object, str]], chosen: object) -> str:
    """What one may choose from, as options of a form."""
    return "".join(
        f'<option value="{escape(str(value))}"{" selected" if value == chosen else ""}>{escape(str(said))}</option>'
        for value, said in choices
    )
