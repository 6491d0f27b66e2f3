"""Headings as they come: what a heading opens, and which lines of text do the work of one."""

import re

from pobratim.documents import BlockKind
from pobratim.documents.headings import CRUMBS
from pobratim.facts.clauses import Reading, clause
from pobratim.facts.columns import role_of
from pobratim.facts.context import Context, Scope
from pobratim.facts.mentions import Mention
from pobratim.facts.pairs import is_own_district
from pobratim.facts.scopes import HEADING_LEVEL, LEGEND_LEVEL, heading_scope, is_entry, is_name_only

PATH = 120  # a longer line is no path
BEHIND = re.compile(r"\s*\([^()]+\)\W*")  # a bracket and nothing else
STAMP = 60  # a line no longer than this with a date tells of which day the paper is


def open_heading(reading: Reading, readings: list[Reading], context: Context, home: Mention | None) -> None:
    """Open the scope of a heading: one that ends those of its level, or the title, which holds for the whole paper."""
    if reading.passage.index == 1 and is_stamp(reading):
        return
    scope = heading_scope(reading, context, reading.passage.block.level or 1)
    scope.title = _is_title(reading, readings, scope, context)
    if not scope.title:
        context.enter(scope)
        for said in (s for s in context.scopes if s.level == LEGEND_LEVEL and s.kinds and scope.kinds):
            said.status = said.status if said.kinds.keys() & scope.kinds.keys() else None  # it told of others
        return
    if scope.home and home and not scope.home.typed and is_own_district(scope.home, home):
        scope.home = home
    context.news = context.news or reading.has("became") or reading.has("signed")
    lists = scope.status is not None and scope.status[0] == "active" and (reading.instruments or reading.kinds)
    scope.status = scope.status if lists and not reading.dates else None
    scope.level = HEADING_LEVEL
    context.introduce(scope)


def _is_title(reading: Reading, readings: list[Reading], scope: Scope, context: Context) -> bool:
    """Whether a heading stands among the first lines of a paper and is no heading of a state or of one partner."""
    index = reading.passage.index
    if index and (scope.status and not reading.mentions):
        return False
    if context.scopes and not scope.home and len(scope.partner) == 1 and _is_of_partner(reading):
        return False
    first = all(r.passage.block.kind is BlockKind.HEADING for r in readings[:index])
    return first and not _heads_group(reading, readings)


def _heads_group(reading: Reading, readings: list[Reading]) -> bool:
    """Whether a heading below the first line has a list of its own, and another heading follows that list."""
    index = reading.passage.index
    after = next((r for r in readings[index + 1 :] if not r.is_item), None)
    listed = index > 0 and readings[index + 1 : index + 2] and readings[index + 1].is_item
    return bool(listed) and after is not None and after.passage.block.kind is BlockKind.HEADING


def _is_of_partner(reading: Reading) -> bool:
    """Whether a line is nothing but a partner with its country."""
    named = [m for m in reading.mentions if not m.is_region]
    if len(named) != 1 or not is_name_only(clause(reading, 0, len(reading.passage.text))):
        return False
    abroad = named[0].country not in (None, reading.words.home_country)
    return named[0].country_own or (abroad and bool(BEHIND.fullmatch(reading.passage.text, named[0].end)))


def heads_paragraph(reading: Reading, readings: list[Reading]) -> bool:
    """Whether a line is nothing but a partner with its country, of which the paragraph below tells."""
    below = readings[reading.passage.index + 1 : reading.passage.index + 2]
    plain = below and below[0].passage.block.kind is BlockKind.PARAGRAPH and not below[0].listed
    above = readings[reading.passage.index - 1 : reading.passage.index] if reading.passage.index else []
    listed = reading.passage.block.kind is BlockKind.LIST_ITEM
    if not plain or not _is_of_partner(reading) or (listed and above and above[0].is_item):
        return False
    return not is_entry(below[0])


def answers(reading: Reading, readings: list[Reading]) -> bool:
    """Whether a passage answers the question of the one before it, and goes on to speak of whom that asked."""
    above = readings[reading.passage.index - 1 : reading.passage.index]
    return bool(above) and above[0].passage.text.rstrip(" »”").endswith("?")


def is_stamp(reading: Reading) -> bool:
    """Whether a short line only tells of which day the paper is: «Stand: 15. September 2023»."""
    said = reading.mentions or reading.kinds or reading.statuses or reading.instruments
    return bool(reading.dates) and len(reading.passage.text) < STAMP and not said


def is_path(reading: Reading) -> bool:
    """Whether a line at the head of a page is its path in a site, which ends with twin towns: «Главная → Побратимы»."""
    text = reading.passage.text
    if reading.passage.index > 1 or len(text) > PATH or text.endswith(".") or not CRUMBS.search(text):
        return False
    last = max(m.end() for m in CRUMBS.finditer(text))
    return any(c.value == "twinning" and c.start >= last for c in reading.kinds)


def begins_anew(reading: Reading, lead: str, context: Context) -> bool:
    """Whether a lead is a heading of its own, and no short sentence about a partner."""
    if context.headed and (any(c.start < len(lead) for c in reading.kinds) or role_of(lead.lower(), reading.words)):
        return False  # «Состояние: …» is a field of the partner above
    told = is_stamp(reading) or len(lead) + 3 >= len(reading.passage.text.rstrip())
    starts = [each.start for group in (reading.mentions, reading.dates, reading.statuses) for each in group]
    return not told and not any(at < len(lead) for at in starts)
