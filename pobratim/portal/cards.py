"""The facts of a paper as cards to decide about. A page has a hundred, each with forms; so they are plain code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

from django.template.defaultfilters import truncatewords
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from pobratim.portal import rows, words
from pobratim.portal.rows import escape
from pobratim.portal.templatetags.pobratim import field_name, in_list, part_name, told
from pobratim.portal.why import at_quote, doubt_told, rule_told
from pobratim.register.papers import FactRecord
from pobratim.register.records import Source
from pobratim.register.verdicts import DecisionRecord


class Field(Protocol):
    """A field of a form, as the desk makes it (`desk.correcting`)."""

    name: str
    of: str
    part: str
    value: str
    options: tuple[str, ...]
    words: str
    is_long: bool


class Beside(Protocol):
    """What the register says of a field, as the desk tells it (`desk.views.review`)."""

    field: str
    held: str
    sources: tuple[Source, ...]
    said: tuple[tuple[str, bool], ...]


class Card(Protocol):
    """A fact with what stands beside it, as the desk tells it (`desk.views.review`)."""

    fact: FactRecord
    fields: Sequence[Field]
    beside: Sequence[Beside]
    is_doubtful: bool
    decisions: Sequence[DecisionRecord]


@dataclass(frozen=True)
class Deck:
    """What the cards of a page share; `token` is that of its forms, `wrong` what went wrong with the last of them."""

    document: int
    has_pages: bool
    may_decide: bool
    chosen: int | None
    token: str
    wrong: str

    def card(self, card: Card) -> str:
        """A card."""
        fact = card.fact
        number, waits = fact.id, fact.state == "waiting"
        marks = (
            ("under", fact.parent),
            ("doubtful", waits and card.is_doubtful),
            ("chosen", number == self.chosen),
        )
        classes = " ".join(("card", fact.state, *(name for name, is_so in marks if is_so)))
        parts = (
            f'<article class="{classes}" id="fact-{number}" data-fact="{number}" data-state="{fact.state}"'
            f' tabindex="-1" aria-labelledby="name-{number}">',
            heading(fact),
            f'<p class="govuk-error-message" role="alert">{escape(self.wrong)}</p>' if self.wrong else "",
            self.foot(fact),
            decisions(card.decisions),
            doubts(fact) if waits else "",
            *map(beside, card.beside),
            self.verdicts(card) if waits and self.may_decide else "",
            "</article>",
        )
        return "\n".join(filter(None, parts))

    def foot(self, fact: FactRecord) -> str:
        """How a fact stands, why it was read, where on its page, and how its decision is undone."""
        waits = fact.state == "waiting"
        state = f'<span class="verdict">{escape(words.word("decision", fact.state))}</span>'
        outcome = f" · {escape(words.word('outcome', fact.outcome))}" if waits else ""
        tie = f' · <a href="{reverse("tie", args=[fact.tie])}">{saying().tie}</a>' if fact.tie else ""
        reasons = "".join(f"<p>{escape(each)}</p>" for each in rules_of(fact))
        why = opened("rule", saying().why, reasons + ("" if waits else doubts(fact)))
        page = self.on_the_page(fact) if self.has_pages else ""
        can_undo = self.may_decide and fact.decision and fact.state not in ("waiting", "withdrawn")
        undo = f'<button class="quiet-button" data-key="u">{saying().undo}</button>'
        form = f'<form class="undo" {self.sent(fact, "undo")}>{self.hidden}{undo}</form>' if can_undo else ""
        return f'<div class="fact-foot soft">{state}{outcome}{tie}\n{why}{page}{form}</div>'

    def on_the_page(self, fact: FactRecord) -> str:
        """The page of the paper with the words of a fact framed."""
        address = reverse("desk-page", args=[self.document, fact.id])
        image = f'<img class="page-image" loading="lazy" src="{address}" alt="{saying().framed}">'
        return opened("rule", saying().on_the_page, f'<a href="{address}">{image}</a>')

    def verdicts(self, card: Card) -> str:
        """The forms of a fact that waits: accept, reject, correct."""
        fact, said = card.fact, saying()
        reject = self.address(fact, "reject")
        reject = f'formaction="{reject}" hx-post="{reject}" hx-target="#fact-{fact.id}" hx-swap="outerHTML"'
        return (
            f'<div class="decide"><form class="verdicts" {self.sent(fact, "accept")}>{self.hidden}'
            f'<button class="govuk-button" data-key="a">{said.accept}</button> '
            f'<button class="govuk-button govuk-button--secondary" data-key="r" {reject}>{said.reject}</button> '
            f'<input class="govuk-input reason" name="reason" maxlength="500" data-key="g" aria-label="{said.ground}"'
            f' placeholder="{said.if_needed}"></form>{self.correction(card)}</div>'
        )

    def correction(self, card: Card) -> str:
        """The form by which a fact is corrected."""
        fact, said = card.fact, saying()
        reason, fields = f"c-{fact.id}-reason", "".join(group(fact.id, each) for each in card.fields)
        ground = f'<input class="govuk-input" id="{reason}" name="reason" maxlength="500">'
        return (
            f'<details class="correct"{" open" if self.wrong else ""}><summary data-key="c">{said.correct}</summary>'
            f"<form {self.sent(fact, 'correct')}>{self.hidden}"
            '<input type="hidden" name="words_start"><input type="hidden" name="words_end">'
            f"{fields}{labelled(reason, said.of_correction, ground)}"
            f'<button class="govuk-button">{said.save}</button></form></details>'
        )

    def sent(self, fact: FactRecord, verdict: str) -> str:
        """Where a form sends a decision: the card comes back in its place, or the page where there are no scripts."""
        to = self.address(fact, verdict)
        return f'method="post" action="{to}" hx-post="{to}" hx-target="#fact-{fact.id}" hx-swap="outerHTML"'

    def address(self, fact: FactRecord, verdict: str) -> str:
        """Where a decision about a fact is sent."""
        before, after = self.around
        return f"{before}{fact.id}{after}{verdict}/"

    @cached_property
    def around(self) -> tuple[str, str]:
        """What stands before and behind the number of a fact in the address of its decisions."""
        before, _number, after = reverse("desk-decide", args=[self.document, 0, "undo"]).rpartition("0")
        return before, after.removesuffix("undo/")

    @cached_property
    def hidden(self) -> str:
        """The token of a form."""
        return f'<input type="hidden" name="csrfmiddlewaretoken" value="{self.token}">'


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of cards in a language, as they stand on a page."""

    tie: str
    why: str
    on_the_page: str
    framed: str
    undo: str
    accept: str
    reject: str
    ground: str
    if_needed: str
    correct: str
    of_correction: str
    save: str


def saying() -> Saying:
    """The words in the language of the page."""
    return spoken(get_language() or "ru")


@lru_cache(maxsize=4)
def spoken(language: str) -> Saying:
    """The words in a language, which is that of the page."""
    return Saying(
        tie=escape(_("the tie in the register")),
        why=escape(_("Why")),
        on_the_page=escape(_("On the page")),
        framed=escape(_("The page of the paper; the words of this fact are framed")),
        undo=escape(_("Undo the decision")),
        accept=escape(_("Accept")),
        reject=escape(_("Reject")),
        ground=escape(_("Ground of the decision")),
        if_needed=escape(_("Ground, if it is needed")),
        correct=escape(_("Correct")),
        of_correction=escape(_("Ground of the correction")),
        save=escape(_("Save the correction")),
    )


def opened(name: str, title: str, content: str) -> str:
    """What is shown when its title is pressed."""
    return f'<details class="{name}"><summary>{title}</summary>{content}</details>'


def heading(fact: FactRecord) -> str:
    """What a fact says, leading to its words."""
    kind = f'<span class="fact-kind">{escape(words.word("fact", fact.kind))}</span>'
    link = f'<a class="fact-link" href="?fact={fact.id}#f{fact.id}" data-fact="{fact.id}">{kind} {told(fact)}</a>'
    return f'<h3 id="name-{fact.id}">{link}</h3>'


def rules_of(fact: FactRecord) -> Iterator[str]:
    """The sentences of the rules that read a fact, one that follows itself once."""
    before = None
    for source in fact.sources:
        if source.rule != before:
            yield rule_told(source)
        before = source.rule


def doubts(fact: FactRecord) -> str:
    """What the reader of a fact doubts."""
    return "".join(f'<p class="doubt">{escape(doubt_told(each))}</p>' for each in fact.doubts)


def decisions(taken: Sequence[DecisionRecord]) -> str:
    """What was decided about a fact, by whom, when and why."""
    if not taken:
        return ""
    said = {
        "accept": pgettext("decision in a list", "accepted"),
        "correct": pgettext("decision in a list", "corrected"),
        "reject": pgettext("decision in a list", "rejected"),
        "undo": pgettext("decision in a list", "undone"),
    }
    items = (
        f"{said[each.verdict]}: {each.by}, {localtime(each.at):%d.%m.%Y %H:%M}"
        f"{f' — {each.reason}' if each.reason else ''}"
        for each in taken
    )
    return f'<ul class="decisions soft">{"".join(f"<li>{escape(each)}</li>" for each in items)}</ul>'


def beside(each: Beside) -> str:
    """What the paper says of a field, and below it what the register says, with its sources."""
    nothing = escape(pgettext("value", "not stated"))
    parts = ((escape(in_list(part, each.field)), differs) for part, differs in each.said)
    ours = " ".join(f'<mark class="differs">{part}</mark>' if differs else part for part, differs in parts) or nothing
    held = escape(in_list(each.held, each.field)) if each.held else nothing
    return (
        f'<div class="beside"><p><strong>{escape(words.word("field", each.field))}.</strong>'
        f" {escape(_('In this paper:'))} {ours}</p>"
        f"<p>{escape(_('The register says:'))} <ins>{held}</ins> — {', '.join(map(cited, each.sources))}</p></div>"
    )


def cited(source: Source) -> str:
    """A paper with its words; the ground alone where there was no paper."""
    if not source.document_id:
        return escape(source.quote)
    name = f'<a href="{escape(at_quote(source))}">{escape(source.document_name)}</a>'
    return f"{name} «{escape(truncatewords(source.quote, 24))}»"


def group(fact: int, field: Field) -> str:
    """A field of the form that corrects a fact."""
    name = str(field_name(field.of)) + (f": {part_name(field.part)}" if field.part else "")
    number, value = f"c-{fact}-{field.name}", escape(field.value)
    named = f'id="{number}" name="{field.name}"'
    if field.options:
        choices = options(get_language() or "ru", field.words, field.options, field.value)
        return labelled(number, escape(name), f'<select class="govuk-select" {named}>{choices}</select>')
    if field.is_long:
        return labelled(number, escape(name), f'<textarea class="govuk-textarea" rows="2" {named}>{value}</textarea>')
    return labelled(number, escape(name), f'<input class="govuk-input" {named} value="{value}">')


def labelled(number: str, name: str, control: str) -> str:
    """A control of a form under its name."""
    return f'<div class="govuk-form-group"><label class="govuk-label" for="{number}">{name}</label>{control}</div>'


@lru_cache(maxsize=512)
def options(language: str, listed: str, choices: tuple[str, ...], chosen: str) -> str:
    """The words of a closed list to choose from, in a language, which is that of the page."""
    return rows.options([(each, words.word(listed, each)) for each in choices], chosen)
