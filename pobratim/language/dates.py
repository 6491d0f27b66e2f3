"""Dates in a text: absolute ones as EDTF, partial and relative ones with what is needed to resolve them.

`find_dates(text, language)` gives the mentions in order, without overlaps; `resolve(mention, previous, now)` gives the
EDTF string of one. Precision is never invented; impossible dates are no dates.
"""

from pobratim.language.date_joining import join_dates
from pobratim.language.date_mention import DateMention, resolve
from pobratim.language.date_reading import read_date
from pobratim.language.date_rules import rules_of
from pobratim.language.heads import starts_of

__all__ = ["DateMention", "find_dates", "resolve"]


def find_dates(text: str, language: str = "ru") -> list[DateMention]:
    """The dates that a text mentions, in order, without overlaps."""
    rules = rules_of(language)
    low = _lowered(text)
    found: list[DateMention] = []
    end = 0
    begun = rules.begun
    for start, at in starts_of(low):
        rows = begun[start]
        whole = rows.match(low, at) if rows and at >= end else None
        if whole:
            end = whole.end()
            rule = rules.rules[int(str(whole.lastgroup)[1:])]
            exact = rule.pattern.match(low, at, end)
            found += read_date(text, exact, rule, rules) if exact else ()
    return join_dates(found, low, rules) if found else found


def _lowered(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
