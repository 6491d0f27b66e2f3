"""The rows of a table of ties. A page has fifty, each with six superscripts; so they are plain code."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape as escaped

from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

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


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page: its columns, the query of its links to ties, and what gives a value its superscript."""

    columns: tuple[str, ...]
    query: str
    why: Because

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
            return f'<td role="cell">{soft(_("not known"))}</td>'
        name = words.country(code)
        link = f'<a href="{address("country", code)}">{escape(name)}</a>'
        return f'<td role="cell">{link}{self.why(row.line.grounds, name)}</td>'

    def kind(self, row: Row) -> str:
        """The kind of the tie."""
        name = words.word("kind", row.line.kind)
        return f'<td role="cell">{escape(name)}{self.why(row.line.of_kind, name)}</td>'

    def instruments(self, row: Row) -> str:
        """How many instruments there are, and the date of the last."""
        if row.line.instruments:
            dated = dates.in_digits(row.line.last)
            told = escape(dated) if dated else soft(_("no date"))
            if row.line.instruments > 1:
                last = f", {soft(pgettext('instrument', 'last'))} " if dated else " "
                told = f'<span class="number">{row.line.instruments}</span>{last}{told}'
            told += self.why(row.line.of_last, _("instruments"))
        else:
            told = soft(_("none named"))
        return f'<td role="cell" class="nowrap" data-title="{escape(_("Instruments"))}">{told}</td>'

    def states(self, row: Row) -> str:
        """What the sides declare."""
        return f'<td role="cell" class="whole">{states(row.line, self.why)}</td>'

    def confirmed(self, row: Row) -> str:
        """When the tie was last shown to be alive."""
        if row.line.last_confirmed:
            said = escape(dates.in_digits(row.line.last_confirmed))
            told = said + self.why(row.line.of_confirmed, _("last confirmed"))
        else:
            told = soft(_("no date"))
        return f'<td role="cell" class="nowrap" data-title="{escape(_("Last confirmed"))}">{told}</td>'

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


def states(tie: TieLine, why: Because) -> str:
    """What the sides of a tie declare, as a list."""
    return f'<ul class="states">{"".join(items(tie, why))}</ul>'


def items(tie: TieLine, why: Because) -> Iterator[str]:
    """What each side declares, then whether sources differ."""
    for each in tie.declared:
        yield declared(tie, each, why)
    if not tie.declared:
        year = dates.first_year(tie.last_confirmed)
        said = _("no data since %(year)s") % {"year": year} if year else words.word("declared", "unstated")
        yield f'<li class="state dotted">{escape(said)}</li>'
    if tie.disputed:
        yield f'<li class="differ">{escape(_("sources differ"))}</li>'


def declared(tie: TieLine, said: DeclaredState, why: Because) -> str:
    """What one side declares, and since when."""
    name = {"home": tie.home.name, "partner": tie.partner.name}.get(said.side)
    side = f'<span class="side">{escape(name)}:</span> ' if name else ""
    since = f' <span class="nowrap">{escape(dates.in_digits(said.since))}</span>' if said.since else ""
    told = words.word("declared", said.state)
    return f'<li class="state {words.line(said.state)}">{side}{escape(told)}{since}{why(said.sources, told)}</li>'


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
