"""What pages show of what is due and of what is observed."""

import re
from datetime import date

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from pobratim.monitoring import observing, wording
from pobratim.monitoring.duties import Due
from pobratim.monitoring.rule import Rule
from pobratim.register.records import TieRecord

register = template.Library()
LAW = re.compile(r"\d+-\w+")


@register.filter
def observed(tie: TieRecord) -> observing.Observation:
    """What is observed of a tie."""
    return observing.observe(tie)


@register.filter
def say(due: Due, what: str) -> str:
    """The title, sentence, act or article of the rule by which a thing is due."""
    return due.rule.say(what)


@register.filter
def rule_says(rule: Rule, what: str) -> str:
    """The title, sentence, act or article of a rule."""
    return rule.say(what)


@register.filter
def full_date(day: date) -> str:
    """A day in words."""
    return wording.full_date(day)


@register.filter
def left(day: date, as_of: date) -> str:
    """How far a day is."""
    return wording.days_left(day, as_of)


@register.filter
def short_date(edtf: str | None) -> str:
    """A date in digits."""
    return wording.short_date(edtf)


@register.filter
def unbroken(text: str) -> SafeString:
    """A text whose numbers of laws («131-ФЗ») stay on one line."""
    return mark_safe(LAW.sub(r'<span class="nowrap">\g<0></span>', escape(text)))  # noqa: S308  escaped


@register.filter
def answer_word(state: str) -> str:
    """How far an answer is."""
    return wording.said(wording.ANSWER_STATES, state)


@register.filter
def move_word(what: str) -> str:
    """What happened with an answer."""
    return wording.said(wording.MOVES, what)


@register.filter
def verdict_word(verdict: str) -> str:
    """What a municipality said of a line."""
    return wording.said(wording.VERDICTS, verdict)
