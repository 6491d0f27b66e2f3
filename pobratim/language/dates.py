"""Dates in a text: absolute ones as EDTF, partial and relative ones with what is needed to resolve them.

`find_dates(text, language)` gives the mentions in order, without overlaps; `resolve(mention, previous, now)` gives the
EDTF string of one. Precision is never invented; impossible dates are no dates.
"""

import re
from operator import itemgetter

from pobratim.language.date_joining import join_dates
from pobratim.language.date_mention import DateMention, resolve
from pobratim.language.date_reading import read_date
from pobratim.language.date_rules import DateRules, rules_of
from pobratim.language.heads import starts_of

__all__ = ["DateMention", "find_dates", "resolve"]

FIRST = itemgetter(0)


def find_dates(text: str, language: str = "ru") -> list[DateMention]:
    """The dates that a text mentions, in order, without overlaps."""
    rules = rules_of(language)
    low = _lowered(text)
    found: list[DateMention] = []
    end = 0
    for at, rows in _beginnings(low, rules):
        whole = rows.match(low, at) if at >= end else None
        if whole:
            end = whole.end()
            rule = rules.rules[int(str(whole.lastgroup)[1:])]
            exact = rule.pattern.match(low, at, end)
            found += read_date(text, exact, rule, rules) if exact else ()
    return join_dates(found, low, rules) if found else found


def _lowered(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _beginnings(low: str, rules: DateRules) -> list[tuple[int, re.Pattern[str]]]:
    """Where words begin that a date may begin with, in order, each with the rules of such dates."""
    found = [(at, rows) for word, places in starts_of(low).items() if (rows := rules.begun_by(word)) for at in places]
    return sorted(found, key=FIRST)
