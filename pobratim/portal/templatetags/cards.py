"""Tags that write what a page has many of: the facts of a paper as cards, its lines, the moments of a story."""

from functools import partial
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from pobratim.portal.cards import Deck
from pobratim.portal.moments import Telling
from pobratim.portal.templatetags.pobratim import footnotes
from pobratim.portal.why import superscript
from pobratim.register.marking import Piece

register = template.Library()


@register.simple_tag(takes_context=True)
def fact_cards(context: template.Context) -> SafeString:
    """The facts of a paper as cards, with what the person may decide about them."""
    chosen = context.get("chosen")
    deck = Deck(
        document=context["document"].id,
        has_pages=context["has_pages"],
        may_decide=context["may_decide"],
        chosen=chosen.id if chosen else None,
        token=str(context["csrf_token"]),
        wrong=context.get("wrong") or "",
    )
    return mark_safe("\n".join(map(deck.card, context["cards"])))  # noqa: S308  escaped where it is made


@register.simple_tag(takes_context=True)
def moments(context: template.Context) -> SafeString:
    """The moments of a tie's story, each with its sources."""
    notes, tie = footnotes(context), context["tie"]
    telling = Telling(tie.home.name, tie.partner.name, partial(superscript, notes, what=""), notes.seen)
    return mark_safe("\n".join(map(telling.moment, context["story"])))  # noqa: S308  escaped where it is made


@register.simple_tag(takes_context=True)
def sheet(context: template.Context) -> SafeString:
    """The lines of a paper, the words of its facts marked."""
    told = (f'<p data-start="{line.start}">{"".join(map(piece, line.pieces))}</p>' for line in context["lines"])
    return mark_safe("\n".join(told))  # noqa: S308  escaped where it is made


def piece(part: Piece) -> str:
    """A run of text, marked where facts rest on it."""
    if not part.facts:
        return escape(part.text)
    begins = "".join(f'<span id="f{fact}"></span>' for fact in part.begins)
    marked = f'class="d{part.depth}{" chosen" if part.chosen else ""}" data-facts="{" ".join(map(str, part.facts))}"'
    return f"<mark {marked}>{begins}{escape(part.text)}</mark>"
