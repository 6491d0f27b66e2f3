"""Dates that stand side by side: one says what the other leaves out."""

import re
from dataclasses import replace

from pobratim.language.date_mention import DateMention
from pobratim.language.date_rules import DateRules
from pobratim.language.edtf import Moment, moment_of

COMMA = re.compile(r",\s*")  # «в 2013-м, 5 июля»
BESIDE = re.compile(r",?\s*(?:[–—-]\s*)?(?:(?:в|во|у|in|on|im|am)\s+)?")


def join_dates(found: list[DateMention], low: str, rules: DateRules) -> list[DateMention]:
    """The mentions after neighbours have lent each other a year, a month, or the word for a year."""
    kept: list[DateMention] = []
    for mention in found:
        kept.append(mention)
        if len(kept) > 1:
            kept[-2:] = _pair(kept[-2], kept[-1], low, rules)
    return _worded_lists(kept, low, rules)


def _pair(left: DateMention, right: DateMention, low: str, rules: DateRules) -> list[DateMention]:
    gap = low[left.end : right.start]
    if left.form == "relative" and BESIDE.fullmatch(gap) and left.month is None:
        if right.form == "absolute" and left.anchor != "text":
            return [right]
        if right.form == "partial" and left.unit == "year":
            parts = {name: getattr(right, name) for name in ("month", "day", "season", "end_month", "end_day")}
            return [replace(left, end=right.end, **parts)]
    alone = left.edtf if left.form == "absolute" and _year_only(left) and not left.since else None
    if alone and right.form == "partial" and right.day and right.month and COMMA.fullmatch(gap):
        return [replace(left, end=right.end, edtf=str(Moment(int(alone), right.month, right.day)), bare=False)]
    if left.form == "partial" and right.form == "absolute" and rules.link.fullmatch(gap):
        year = moment_of(right.edtf)
        if year and left.end_day is None and _leads_to(left, year):
            return [replace(left, form="absolute", edtf=str(Moment(year.year, left.month, left.day))), right]
    return [left, right]


def _leads_to(left: DateMention, right: Moment) -> bool:
    """Whether a day or a month without a year comes before the dated one beside it: «в феврале и апреле 2022 года»."""
    if not left.month or not right.month or bool(left.day) != bool(right.day):
        return False
    return (left.month, left.day or 0) <= (right.month, right.day or 0)


def _worded_lists(found: list[DateMention], low: str, rules: DateRules) -> list[DateMention]:
    """Bare years joined to a year with the word for it are not bare: «в 2000, 2003 и 2004 годах»."""
    for i, mention in enumerate(found):
        if mention.bare and rules.before["year_list"].search(low[max(0, mention.start - 12) : mention.start]):
            found[i] = replace(mention, bare=False)
    for order in (range(len(found) - 2, -1, -1), range(1, len(found))):
        step = 1 if order.step == -1 else -1
        for i in order:
            here, there = found[i], found[i + step]
            gap = low[min(here.end, there.end) : max(here.start, there.start)]
            if here.bare and _year_only(there) and not there.bare and rules.link.fullmatch(gap):
                found[i] = replace(here, bare=False)
    return found


def _year_only(mention: DateMention) -> bool:
    return mention.form == "absolute" and bool(re.fullmatch(r"\d{4}", mention.edtf or ""))
