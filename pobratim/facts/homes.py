"""Which home side a paragraph tells of, where it is not that of its heading."""

import re

from pobratim.facts.clauses import Reading, clause, linked_groups
from pobratim.facts.context import Context
from pobratim.facts.governing import REACH, is_with, lead_of
from pobratim.facts.mentions import Mention
from pobratim.facts.pairs import same
from pobratim.facts.subjects import is_subject

BEGINNING = 18  # where the first place of a paragraph may stand at the latest
SENTENCE = re.compile(r"[.!?]\s+(?=[A-ZА-ЯЁІЎ«])")


def another_home(reading: Reading, context: Context) -> Mention | None:
    """Another home side of which a paragraph begins to tell: «У Ельца своя история», «В Ельце тоже дружат …»."""
    first = next((m for m in reading.mentions if m.start < BEGINNING), None)
    if first is None or first.country != context.home_country or first.is_region:
        return None
    if context.here is not None and same(first, context.here):
        return None
    if _receives(reading, first, context):
        return first
    before, after = reading.passage.low[: first.start].split(), min(first.end + REACH, len(reading.passage.low))
    if context.here and before[-1:] and before[-1] in reading.words.lists.get("having", ()):
        return first
    if (context.here and _takes_the_word(reading, first, context)) or _speaks_for_itself(reading, first, context):
        return first
    there = bool(before[-1:]) and before[-1] in reading.words.lists.get("locative", ())
    return first if there and reading.has("likewise", first.end, after) else None


def _takes_the_word(reading: Reading, first: Mention, context: Context) -> bool:
    """Whether a paragraph begins with a side at home and only then comes to places abroad: «Елец живёт скромнее. …»."""
    stop = SENTENCE.search(reading.passage.text, first.end)
    if stop is None or reading.is_item or reading.listed or any(s.partners and not s.title for s in context.scopes):
        return False
    opening = clause(reading, 0, stop.start())
    kinds = opening.kinds if not opening.has("own_friend") else []
    statuses = opening.statuses if kinds or not opening.kinds else []
    told = kinds or opening.instruments or statuses or len(opening.mentions) > 1
    told = told or any(c.start < stop.start() for c in reading.countries)
    abroad = [m for m in reading.mentions if m.country != context.home_country and m.start > stop.start()]
    return bool(not told and len(opening.text.split()) > 2 and abroad and not lead_of(opening, first))


def _speaks_for_itself(reading: Reading, first: Mention, context: Context) -> bool:
    """Whether a paragraph begins with a side at home that has others of its own: «Елец ждёт гостей из Обана: …»."""
    if first.start or reading.is_item or reading.listed or any(same(first, p) for pair in context.tied for p in pair):
        return False
    stop = SENTENCE.search(reading.passage.text, first.end)
    opening = clause(reading, 0, stop.start() if stop else len(reading.passage.text))
    ours = (
        opening.has("ours")
        or opening.has("deixis")
        or any(context.here and same(m, context.here) for m in reading.mentions)
    )
    if ours or lead_of(opening, first) or not is_subject(opening, first, context):
        return False
    others = [m for m in opening.mentions if m is not first and not m.is_region]
    if not others:
        return opening.has("denial")
    beside = next((g for g in linked_groups(opening, opening.mentions) if first in g), [])
    apart = bool(opening.instruments) and any(m not in beside for m in others)
    return apart or any(is_with(opening, m) or m.country != first.country for m in others)


def _receives(reading: Reading, first: Mention, context: Context) -> bool:
    """Whether a paragraph of a paper on no one home begins with where it is: «В Ельце помнят чилийский Обан: …»."""
    if reading.is_item or reading.listed or any(s.home or s.partner for s in context.scopes):
        return False
    before = reading.passage.low[: first.start].split()[-1:]
    known = any(same(first, side) for pair in context.tied for side in pair)
    abroad = any(m.country != context.home_country and not m.is_region for m in reading.mentions)
    return bool(before) and before[0] in reading.words.lists.get("locative", ()) and abroad and not known
