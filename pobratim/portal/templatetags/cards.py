"""The tag that writes the facts of a paper as cards, on the desk's page of a review."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from pobratim.portal.cards import Deck

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
