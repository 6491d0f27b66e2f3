"""Tags and filters that pages of portal and desk are written with."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from pobratim.portal import dates, words
from pobratim.portal.footnotes import Footnotes, distinct
from pobratim.register.records import Source

register = template.Library()


@register.filter
def word(value: str | None, listed: str) -> str:
    """A value of a closed list in the language of the page."""
    return words.word(listed, value)


@register.filter
def line(state: str) -> str:
    """How a state is drawn."""
    return words.line(state)


@register.filter
def country(code: str | None) -> str:
    """The name of a country."""
    return words.country(code)


@register.filter
def in_words(edtf: str | None) -> str:
    """A date for running text."""
    return dates.in_words(edtf)


@register.filter
def in_digits(edtf: str | None) -> str:
    """A date for tables."""
    return dates.in_digits(edtf)


@register.filter
def in_list(value: str, field: str) -> str:
    """A value about which sources differ: a word of its list, a date, or as it stands."""
    if field in words.VALUES:
        return str(words.VALUES[field].get(value, value))
    return dates.in_words(value) if field in ("date", "since", "term") else value


@register.filter
def at_quote(source: Source) -> str:
    """The address of a source's words: its document, opened at the quote and marked."""
    address = reverse("document", args=[source.document_id])
    return f"{address}?fact={source.fact}#f{source.fact}"


@register.inclusion_tag("portal/parts/why.html", takes_context=True)
def why(context: template.Context, sources: Iterable[Source], what: str = "") -> dict[str, Any]:
    """The superscript of a value; it opens the words that the value rests on."""
    shown = distinct(sources)
    return {"sources": shown, "mark": footnotes(context).mark(shown), "what": what}


@register.inclusion_tag("portal/parts/papers.html", takes_context=True)
def papers(context: template.Context) -> dict[str, Any]:
    """The list of the documents that the superscripts of the page name."""
    return {"notes": footnotes(context).listed()}


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: object) -> str:
    """The query of this page with some of its words changed; None or empty takes a word away."""
    kept = context["request"].GET.dict()
    kept.update({name: str(value) if value not in (None, "") else "" for name, value in changes.items()})
    return "?" + urlencode({name: value for name, value in kept.items() if value})


def footnotes(context: template.Context) -> Footnotes:
    """The footnotes of the page that is being written."""
    request = context["request"]
    if not hasattr(request, "footnotes"):
        request.footnotes = Footnotes()
    found: Footnotes = request.footnotes
    return found
