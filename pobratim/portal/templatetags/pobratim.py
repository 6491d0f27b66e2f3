"""Tags and filters that pages of portal and desk are written with."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from pobratim.memo.grammar.en.names import CYRILLIC
from pobratim.portal import dates, naming, rows, telling, words
from pobratim.portal.asking import COLUMNS, Asked
from pobratim.portal.footnotes import Footnotes, public
from pobratim.portal.partners import thousands_apart
from pobratim.portal.why import at_quote, doubt_told, listed, rule_told, superscript
from pobratim.register import queries
from pobratim.register.deciding import Decided
from pobratim.register.lines import TieLine
from pobratim.register.marking import Piece, paragraphs
from pobratim.register.papers import DocumentWithFacts, FactRecord
from pobratim.register.records import Details, PlaceRecord, Source

register = template.Library()


@register.filter
def word(value: str | None, listed: str) -> str:
    """A value of a closed list in the language of the page."""
    return words.word(listed, value)


@register.simple_tag
def level_of(place: PlaceRecord) -> str:
    """What a place is, after its name and a comma; nothing where the name says so itself."""
    said = words.word("level", place.level)
    return "" if said.lower() in place.name.lower().split() else f", {said}"


@register.filter
def named(place: PlaceRecord) -> str:
    """The name of a place in the language of the page."""
    return naming.name_of(place)


@register.filter
def line(state: str) -> str:
    """How a state is drawn."""
    return words.line(state)


@register.filter
def country(code: str | None) -> str:
    """The name of a country."""
    return words.country(code)


@register.simple_tag
def titled(title: str) -> SafeString:
    """The title of an instrument; on an English page what it says in English, its own words below."""
    said = naming.title_of(title)
    if said == title:
        return own_words(title)
    return format_html(
        '<span class="in-english">{}</span> <span class="soft own-words" lang="ru">{}</span>', said, title
    )


def own_words(said: str) -> SafeString:
    """Words in Russian letters as such, on pages in another language."""
    is_foreign = not naming.is_russian() and CYRILLIC.search(said)
    return format_html('<span lang="ru">{}</span>' if is_foreign else "{}", said)


@register.filter
def apart(number: int) -> str:
    """A number, its thousands apart."""
    return thousands_apart(number)


@register.filter
def in_words(edtf: str | None) -> str:
    """A date for running text."""
    return dates.in_words(edtf)


@register.filter
def in_digits(edtf: str | None) -> str:
    """A date for tables."""
    return dates.in_digits(edtf)


@register.filter
def year_of(edtf: str | None) -> str:
    """The year of a date; empty where it has none."""
    year = dates.first_year(edtf)
    return str(year) if year else ""


@register.filter
def in_list(value: str, field: str) -> str:
    """A value about which sources differ: a word of its list, a date, or as it stands."""
    if field in words.VALUES:
        return str(words.VALUES[field].get(value, value))
    return dates.in_words(value) if field in ("date", "since", "term") else value


@register.filter
def told(fact: FactRecord, names: Mapping[str, str] | None = None) -> SafeString:
    """A fact in one line; words of a paper that no page translates stand as Russian. `names` are its paper's."""
    return own_words(telling.line(fact, names))


@register.filter
def decided_line(decision: Decided) -> str:
    """What a decision was about, in one line."""
    return telling.line_of(decision.kind, decision.payload)


@register.filter
def values(fact: FactRecord) -> list[tuple[str, str, str]]:
    """The values of a fact: field, name, value."""
    return list(telling.values(fact))


@register.filter
def field_name(field: str) -> str:
    """The name of a field of a fact."""
    return str(telling.NAMES.get(field) or telling.DETAILS.get(field) or words.FIELDS.get(field, field))


@register.filter
def in_words_of(details: Details) -> list[tuple[str, str]]:
    """The details of a record as people read them: name and value; money and currency are one."""
    said = dict(details)
    if said.get("amount") and said.get("currency"):
        said["amount"] = f"{said['amount']}\u00a0{said.pop('currency')}"
    return [telling.detail(name, value) for name, value in said.items()]


@register.filter
def part_name(part: str) -> str:
    """The name of a part of a party."""
    return str(telling.PARTS.get(part, part))


register.filter(rule_told)
register.filter(doubt_told)
register.filter(at_quote)


@register.simple_tag(takes_context=True)
def why(context: template.Context, sources: Iterable[Source], what: str = "") -> SafeString:
    """The superscript of a value; it opens the words that the value rests on."""
    return superscript(footnotes(context), tuple(sources or ()), str(what or ""))


@register.simple_tag(takes_context=True)
def states(context: template.Context, tie: TieLine) -> SafeString:
    """Declared states of a tie by side, each with its sources."""
    notes = footnotes(context)
    return mark_safe(rows.states(tie, partial(superscript, notes), notes.language))  # noqa: S308  escaped where it is made


@register.simple_tag(takes_context=True)
def tie_rows(context: template.Context) -> SafeString:
    """The rows of a table of ties, without the columns that the page says already or the address leaves out."""
    asked: Asked | None = context.get("asked")
    left_out = {context.get("without"), *(asked.hidden if asked else ())}
    if not context.get("shows_due"):
        left_out.add("due")
    columns = tuple(name for name in ("home", "partner", *COLUMNS) if name not in left_out)
    query = f"?as_of={asked.as_of}" if asked and asked.as_of else ""
    notes = footnotes(context)
    table = rows.Table(columns, query, partial(superscript, notes), notes.language)
    return mark_safe("\n".join(map(table.line, context["rows"])))  # noqa: S308  escaped where it is made


@register.simple_tag
def options(choices: Iterable[tuple[object, str]], chosen: object) -> SafeString:
    """What one may choose from, as options of a form."""
    return mark_safe(rows.options(choices, chosen))  # noqa: S308  escaped where it is made


def seen_by(request: HttpRequest) -> Callable[[Iterable[Source]], Iterable[Source]]:
    """What tells the sources that a reader may see: words of papers that are not published stay unseen by visitors."""
    return tuple if request.user.is_authenticated else partial(public, hidden=queries.hidden_documents())


@register.simple_tag(takes_context=True)
def seen_sources(context: template.Context, sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources that the reader may see, for pages that write them out."""
    return tuple(footnotes(context).seen(sources))


@register.inclusion_tag("portal/parts/papers.html", takes_context=True)
def papers(context: template.Context) -> dict[str, Any]:
    """The list of the documents that the superscripts of the page name."""
    return {"notes": list(map(listed, footnotes(context).listed()))}


@register.simple_tag
def marked(paper: DocumentWithFacts, chosen: FactRecord | None = None) -> list[list[Piece]]:
    """The text of a paper by lines, its facts marked."""
    return paragraphs(paper, chosen.id if chosen else None)


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: object) -> str:
    """The query of this page with some of its words changed; None or empty takes a word away."""
    kept = dict(context["request"].GET.lists())
    kept.update({name: [str(value)] if value not in (None, "") else [] for name, value in changes.items()})
    return "?" + urlencode({name: [each for each in values if each] for name, values in kept.items()}, doseq=True)


def footnotes(context: template.Context) -> Footnotes:
    """The footnotes of the page that is being written."""
    request = context["request"]
    if not hasattr(request, "footnotes"):
        request.footnotes = Footnotes(seen_by(request), get_language() or "ru")
    found: Footnotes = request.footnotes
    return found
