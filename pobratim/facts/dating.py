"""Dates of a clause given to what they date: a signing, a state, the relation itself, or nothing of the tie."""

import re
from dataclasses import dataclass

from pobratim.facts.clauses import Clause
from pobratim.facts.context import Context
from pobratim.facts.instruments import Instrument
from pobratim.language.dates import DateMention, resolve


@dataclass(slots=True)
class Dated:
    """A date of the clause with its role: "sign", "since", "state" or "other"; bound to an instrument where it signs."""

    mention: DateMention
    edtf: str
    role: str
    instrument: Instrument | None = None


def date_clause(clause: Clause, context: Context) -> list[Dated]:
    """The dates of a clause with their roles, in order; the last full date becomes the context's."""
    dated: list[Dated] = []
    for mention in clause.dates:
        edtf = mention.edtf or resolve(mention, _previous(mention, context, dated), context.as_of)
        if not edtf:
            continue
        item = Dated(mention, edtf, _role(clause, mention, context))
        dated.append(item)
        if re.match(r"\d{4}", edtf):
            context.passage_date = edtf
            if item.role != "other":
                context.date = edtf
    _bind(clause, dated)
    return dated


def _previous(mention: DateMention, context: Context, dated: list[Dated]) -> str | None:
    """The date that gives a partial or relative one its year: of the clause, of the reported year, of the passage."""
    if dated:
        return dated[-1].edtf
    if mention.form == "partial":
        return context.year or context.passage_date or context.date or context.as_of
    return context.passage_date or context.date or context.year


def _segment(clause: Clause, mention: DateMention) -> tuple[int, int]:
    """The part of the clause around a date, between commas, dashes and brackets."""
    text = clause.reading.passage.text
    cut = re.compile(r"[,;()]|\s[–—-]\s|:\s")
    start = max([m.end() for m in cut.finditer(text, clause.start, mention.start)] + [clause.start])
    after = cut.search(text, mention.end, clause.end)
    return start, after.start() if after else clause.end


def _role(clause: Clause, mention: DateMention, context: Context) -> str:
    words, low = clause.reading.words, clause.reading.passage.low
    start, end = _segment(clause, mention)
    near, segment = low[max(start, mention.start - 40) : mention.start], low[start:end]
    if mention.until or words.has("date_until", near):
        return "other"
    cited = _cited(clause, mention)
    if (cited or words.has("signing_at", near)) and not words.has("law", near):
        return "sign"
    bracket = _bracket(clause, mention)
    if bracket and not words.has("date_trap", low[bracket[0] : bracket[1]]):
        if any(bracket[0] <= c.start < bracket[1] for c in clause.statuses):
            pass
        elif mention.since or words.has("since_word", segment):
            return "since"
        elif clause.instruments or bracket[1] - bracket[0] < 40:
            return "sign"
    if words.has("renewal", segment) and clause.instruments:
        return "renewal"
    if any(start <= c.start < end and c.value in ("terminated", "suspended", "dormant", "expired") for c in clause.reading.statuses):
        return "state"
    if words.has("since_word", segment) and not words.has("date_trap", segment):
        return "since"
    if mention.since and context.partners and end - start < 24:
        over = context.status and context.status[0] in ("terminated", "suspended", "dormant", "expired")
        return "state" if over and not clause.kinds else "since"
    if words.has("date_trap", segment) and not words.has("signing", segment):
        return "other"
    ended = any(c.value in ("terminated", "suspended", "expired") or c.value == "active" and words.has("loyal", clause.low) for c in clause.statuses)
    if ended and not words.has("signing", segment):
        return "state"
    if words.has("date_event", segment) and not words.has("signing", clause.low):
        return "other"
    if words.has("since_word", segment) or (mention.since and clause.kinds):
        return "since"
    if any(c.value in ("terminated", "suspended", "dormant", "expired") for c in clause.statuses) and not clause.instruments:
        return "state"
    if "/" in mention.edtf if mention.edtf else False:
        return "other"
    return "sign"


def _bracket(clause: Clause, mention: DateMention) -> tuple[int, int] | None:
    """The bracket that a date stands in, if any."""
    text = clause.reading.passage.text
    opened = text.rfind("(", clause.start, mention.start)
    if opened < 0 or ")" in text[opened : mention.start]:
        return None
    closed = text.find(")", mention.end)
    return opened, closed if closed > 0 else clause.end


def _cited(clause: Clause, mention: DateMention) -> bool:
    """Whether the date stands right after an instrument, as in a citation: «договор о дружбе от …», «договор, 1989 г.»."""
    text = clause.reading.passage.text
    for i in clause.instruments:
        if i.end <= mention.start and re.fullmatch(r"[\s»\"”]*(?:,|\(|от|from|of|vom|ад|dated|,?\s*подписан\w*)?\s*", text[i.end : mention.start]):
            return True
    return False


def _bind(clause: Clause, dated: list[Dated]) -> None:
    """Bind signing dates to instruments: to the left where cited or written after, else to the one that follows."""
    text, low = clause.reading.passage.text, clause.reading.passage.low
    free = list(clause.instruments)
    signs = [d for d in dated if d.role == "sign"]
    for d in signs:
        left = [i for i in free if i.end <= d.mention.start]
        if left and re.fullmatch(r"[\s»\"”]*(?:,|\(|от|from|of|vom|ад)?\s*", text[left[-1].end : d.mention.start]):
            d.instrument = left[-1]
            free.remove(left[-1])
    for d in [d for d in signs if d.instrument is None]:
        start, end = _segment(clause, d.mention)
        right = [i for i in free if i.head >= d.mention.end]
        left = [i for i in free if i.end <= d.mention.start]
        between = [o for o in dated if right and d.mention.end <= o.mention.start < right[0].head and o.role == "sign"]
        leading = not left or (right and right[0].head < end) or _dates_lead(clause, signs)
        if right and not between and leading:
            d.instrument = right[0]
        elif left:
            d.instrument = left[-1]
        if d.instrument in free:
            free.remove(d.instrument)
    _ = low


def _dates_lead(clause: Clause, signs: list[Dated]) -> bool:
    """Whether dates stand before their instruments all through the clause."""
    return bool(clause.instruments) and signs[0].mention.start < clause.instruments[0].start and len(signs) >= len(clause.instruments)
