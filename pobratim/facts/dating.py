"""Dates of a clause: what each says, and which instrument it signs."""

import re
from dataclasses import dataclass

from pobratim.facts.clauses import Clause
from pobratim.facts.context import Context
from pobratim.facts.instruments import Instrument
from pobratim.facts.roles import CUT, cites, place_of, role_of
from pobratim.language.dates import DateMention, resolve

NEAR = 40  # letters between two days of which the later one tells the year
EARLIEST = "19"  # towns were not twinned before the twentieth century: an older year is a slip of reading


@dataclass(slots=True)
class Dated:
    """A date of the clause with its role (see `roles`); bound to an instrument where it signs one."""

    mention: DateMention
    edtf: str
    role: str
    instrument: Instrument | None = None


def date_clause(clause: Clause, context: Context) -> list[Dated]:
    """The dates of a clause with their roles, in order; the last one told becomes the context's."""
    dated: list[Dated] = []
    for mention in clause.dates:
        edtf = mention.edtf or resolve(mention, _previous(clause, mention, context, dated), context.as_of)
        if not edtf or edtf < EARLIEST:
            continue
        role = role_of(place_of(clause, mention, context))
        goes_on = role == "sign" and dated and dated[-1].role == "since" and not clause.instruments
        begun = edtf.partition("/")[0] if role == "since" else edtf
        item = Dated(mention, begun, "since" if goes_on else role)
        dated.append(item)
        if item.role != "term" and re.match(r"\d{4}", edtf):
            context.passage_date = edtf
            context.moment = context.moment if item.role in ("state", "since") else edtf
            if item.role != "other":
                context.date = edtf
    _bind(clause, dated)
    return dated


def _previous(clause: Clause, mention: DateMention, context: Context, dated: list[Dated]) -> str | None:
    """The date that gives a partial or relative one its year: of the clause, of the reported year, of the passage."""
    if mention.form == "relative" and context.year and clause.reading.has("reported", mention.start, mention.end):
        return context.year
    if dated and not (mention.form == "partial" and context.year and dated[-1].role == "since"):
        return dated[-1].edtf
    if mention.form == "partial":
        if shared := _year_behind(clause, mention):
            return shared
        told = context.passage_date or (context.as_of if len(context.as_of or "") > len("2024-05") else None)
        return context.year or told or context.date or context.as_of
    return context.passage_date or context.date or context.year


def _year_behind(clause: Clause, mention: DateMention) -> str | None:
    """The next date, where a day without a year stands close before one with it: «2 мая с Обаном, 5 мая 2019 – …»."""
    after = next((d for d in clause.reading.dates if d.start >= mention.end), None)
    full = after is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", after.edtf or "")
    if after is None or not full or not mention.day or after.start - mention.end > NEAR:
        return None
    return None if "." in clause.reading.passage.text[mention.end : after.start] else after.edtf


def _bind(clause: Clause, dated: list[Dated]) -> None:
    """Bind signing dates to instruments: to the left where cited or written after, else to the one that follows."""
    passage = clause.reading.passage
    free = list(clause.instruments)
    signs = [d for d in dated if d.role == "sign"]
    for d in signs:
        left = [i for i in free if i.end <= d.mention.start]
        if left and (
            cites(clause.reading.words, passage.low[left[-1].end : d.mention.start])
            or _cites(clause, left[-1], d, signs)
        ):
            d.instrument = left[-1]
            free.remove(left[-1])
    for d in [d for d in signs if d.instrument is None]:
        d.instrument = _nearest(clause, d, free, signs)
        if d.instrument in free:
            free.remove(d.instrument)


def _has_own(clause: Clause, instrument: Instrument, d: Dated, signs: list[Dated]) -> bool:
    """Whether an instrument in another part than a date has one of its own behind: «визит в 1995 году, а договор …»."""
    text = clause.reading.passage.text
    begins = max((m.end() + clause.start for m in CUT.finditer(text[clause.start : instrument.head])), default=0)
    ends = CUT.search(text, instrument.end, clause.end)
    stop = ends.start() if ends else clause.end
    return d.mention.end <= begins and any(instrument.end <= o.mention.start < stop for o in signs)


def _cites(clause: Clause, instrument: Instrument, d: Dated, signs: list[Dated]) -> bool:
    """Whether a date after «от» is that of the instrument before it, whatever names stand between."""
    between = any(instrument.end <= o.mention.start < d.mention.start for o in signs)
    near = clause.reading.passage.low[max(instrument.end, d.mention.start - 20) : d.mention.start]
    return not between and clause.reading.words.has("signing_at", near)


def _nearest(clause: Clause, d: Dated, free: list[Instrument], signs: list[Dated]) -> Instrument | None:
    """The free instrument that a date signs: the next one in its part or where dates lead, else the last before."""
    right = [i for i in free if i.head >= d.mention.end and not _has_own(clause, i, d, signs)]
    left = [i for i in free if i.end <= d.mention.start]
    if right:
        between = [o for o in signs if d.mention.end <= o.mention.start < right[0].head]
        after = CUT.search(clause.reading.passage.text, d.mention.end, clause.end)
        same_part = right[0].head < (after.start() if after else clause.end)
        if not between and (not left or same_part or _dates_lead(clause, signs)):
            return right[0]
    return left[-1] if left else None


def _dates_lead(clause: Clause, signs: list[Dated]) -> bool:
    """Whether dates stand before their instruments all through the clause."""
    first = clause.instruments[0]
    return signs[0].mention.start < first.start and len(signs) >= len(clause.instruments)
