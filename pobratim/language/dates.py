"""Dates in a text: absolute ones as EDTF, partial and relative ones with what is needed to resolve them.

`find_dates(text, language)` gives the mentions in order, without overlaps; `resolve(mention, previous, now)` gives the
EDTF string of one. Precision is never invented; impossible dates are no dates.
"""

import re
from collections.abc import Iterator

from pobratim.language.date_joining import join_dates
from pobratim.language.date_mention import DateMention, resolve
from pobratim.language.date_reading import read_date
from pobratim.language.date_rules import DateRules, rules_of

__all__ = ["DateMention", "find_dates", "resolve"]

BEHIND, AHEAD = 40, 72


def find_dates(text: str, language: str = "ru") -> list[DateMention]:
    """The dates that a text mentions, in order, without overlaps."""
    rules = rules_of(language)
    low = _lowered(text)
    found: list[DateMention] = []
    for begin, end in _windows(low, rules.trigger):
        found += _in_window(text, low, (begin, end), rules)
    return join_dates(found, low, rules) if found else found


def _lowered(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _windows(low: str, trigger: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The parts of the text where a date may stand: around digits and words of time."""
    begin = end = -1
    for m in trigger.finditer(low):
        at = m.start()
        if at > end + BEHIND:
            if end > 0:
                yield begin, end
            begin = max(at - BEHIND, end, 0)
        end = at + AHEAD
    if end > 0:
        yield begin, end


def _in_window(text: str, low: str, window: tuple[int, int], rules: DateRules) -> Iterator[DateMention]:
    for m in rules.whole.finditer(low, *window):
        index = int((m.lastgroup or "r0")[1:])
        exact = rules.rules[index].pattern.match(low, m.start(), m.end())
        if exact:
            yield from read_date(text, exact, rules.rules[index], rules)
