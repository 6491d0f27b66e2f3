"""What pages show of what is due and of what is observed."""

from datetime import date

from django import template

from pobratim.monitoring import observing, wording
from pobratim.monitoring.duties import Due
from pobratim.monitoring.rule import Rule
from pobratim.register.records import TieRecord

register = template.Library()


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
