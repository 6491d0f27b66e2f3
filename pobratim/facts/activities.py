"""Activities: visits, exchanges, festivals… that took place or recur with a partner."""

import re
from dataclasses import dataclass

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Clause, Reading, clause
from pobratim.facts.context import Context
from pobratim.facts.facts import Activity
from pobratim.facts.ledger import key_of
from pobratim.facts.mentions import Mention
from pobratim.facts.pairs import is_location, unique
from pobratim.facts.passage import divide
from pobratim.facts.scopes import is_caption
from pobratim.language.dates import resolve

CLOSING = '»“”")'
OPPOSED = ", а "
RULE_ACTIVITY = "activity.told"


@dataclass(slots=True)
class Told:
    """What the sentence before spoke of: partners and the last full date."""

    partners: list[Mention]
    date: str | None = None
    announced: bool = False


def activities_of(readings: list[Reading], context: Context) -> tuple[Activity, ...]:
    """The activities of a document, in reading order, each with date as precise as the text gives it."""
    found: list[Activity] = []
    told = Told([])
    section: list[Mention] = []
    goes_on = False
    before = 0
    for reading in readings:
        kind = reading.passage.block.kind
        if kind is BlockKind.CELL:
            found += _of_cell(reading, context)
            continue
        if kind is BlockKind.HEADING:
            whole = clause(reading, 0, len(reading.passage.text))
            section = [m for m in whole.mentions if not m.is_region and m.country != context.home_country]
            told = Told(section)
            continue
        kept = told.date if len(found) > before or context.as_of is None else None
        told = Told(section, kept, told.announced and (reading.is_item or goes_on))
        before = len(found)
        goes_on = reading.passage.text.rstrip().endswith((";", ":"))
        if is_caption(reading):
            told.announced = reading.has("done")
        if not reading.dates and not reading.has("event"):
            continue
        for s, e in reading.passage.sentences():
            for a, b in _parts(reading, s, e, told.announced):
                activity = _activity(clause(reading, a, b), context, told)
                if activity:
                    found.append(activity)
    return tuple(found)


def _of_cell(cell: Reading, context: Context) -> list[Activity]:
    """The activities that a cell of remarks tells of the partner of its row."""
    row = context.rows.get(cell.passage.index)
    done = row is not None and (row.done or (cell.has("event_noun") and bool(cell.dates) and not cell.statuses))
    if row is None or not (cell.has("event") or done):
        return []
    parts = [part for s, e in cell.passage.sentences() for part in _parts(cell, s, e, done)]
    told = Told([row.pair[1]], announced=done)
    return [found for a, b in parts if (found := _activity(clause(cell, a, b), context, told))]


def _parts(reading: Reading, start: int, end: int, announced: bool) -> list[tuple[int, int]]:
    """A sentence cut where each part tells of an event of its own; nouns do so where what was done is announced."""
    joint = reading.words.single["event_joint"]
    parts: list[tuple[int, int]] = []
    for a, b in divide(reading.passage.text, start, end):
        begin = a
        told = reading.has("event", a, b) or announced
        for m in joint.finditer(reading.passage.low, a, b) if told else ():
            end = m.start() + len(m[0]) - len(m[0].lstrip(CLOSING))
            left, right = clause(reading, begin, end), clause(reading, m.end(), b)
            if _is_event(left, announced) and _tells_apart(right, m[0], announced):
                parts.append((begin, end))
                begin = m.end()
        parts.append((begin, b))
    return parts


def _is_event(part: Clause, announced: bool) -> bool:
    """Whether a part tells of an event: by a verb, or by a dated noun where what was done is announced."""
    return part.has("event") or (announced and part.has("event_noun") and bool(part.dates))


def _tells_apart(part: Clause, joint: str, announced: bool) -> bool:
    """Whether what follows a joint tells of an event of its own, or of what is none."""
    if not _is_event(part, announced):
        return bool(part.dates) and part.has("event_trap")
    return bool(part.dates or part.mentions) or OPPOSED in joint


def _activity(part: Clause, context: Context, told: Told) -> Activity | None:
    partners = [m for m in part.mentions if not m.is_region and m.country != context.home_country]
    date = _date(part, context, told)
    event = part.has("event") or (
        told.announced and (part.has("event_noun") or (bool(part.dates) and _what(part) != "other"))
    )
    trapped = not event or part.has("event_trap") or part.has("event_start_trap")
    if trapped or _is_signing(part):
        if partners:
            told.partners = unique(partners)
        return None
    others = unique(partners) or _domestic(part, context) or told.partners
    general = not others and any(c.value == "twinning" for c in part.kinds)
    if not others and not general:
        return None
    told.partners = others
    names = [m.name for m in unique([*_home(part, context), *others])]
    what = _what(part)
    evidence = part.reading.passage.evidence(part.start, part.end, RULE_ACTIVITY)
    return Activity(what, date, tuple(names), (evidence,))


def _home(part: Clause, context: Context) -> list[Mention]:
    """The home sides that a clause names, else the one its passage or its row names, else the document's."""
    row = context.rows.get(part.reading.passage.index)
    if row:
        return [row.pair[0]]
    ours = [
        m for m in part.mentions if m.country == context.home_country and not m.is_region and not is_location(part, m)
    ]
    told = [m for m in part.reading.mentions if m.country == context.home_country and not m.is_region]
    return ours or ([context.home] if context.home else told[:1])


def _what(part: Clause) -> str:
    """The kind of an activity by the word that says most."""
    order = ("visit_word", "exchange_word", "health", "education", "sport", "festival", "business", "visit", "exchange")
    found = next((w for w in order if part.has(f"activity.{w}")), "other")
    return found.removesuffix("_word")


def _domestic(part: Clause, context: Context) -> list[Mention]:
    """The towns of the country that a clause names as the other side: after «с», or known as partners."""
    home = context.here
    others = unique([m for m in part.mentions if not m.is_region and home and key_of(m) != key_of(home)])
    return others if part.has("event_with") else [m for m in others if key_of(m) in context.partner_keys]


def _date(part: Clause, context: Context, told: Told) -> str | None:
    for d in part.dates if not part.has("habit") else ():
        edtf = d.edtf or resolve(d, told.date or context.year, context.as_of)
        if edtf:
            tells = part.has("event") or part.has("event_noun") or part.has("signing_verb")
            if tells and re.match(r"\d{4}", edtf) and not _long_ago(edtf, context):
                told.date = edtf
            return edtf
    return context.year if context.year and part.has("report_year") else None


def _long_ago(edtf: str, context: Context) -> bool:
    """Whether a date lies years before the year that a paper reports, and so is none of what it goes on to tell."""
    return bool(context.year) and int(edtf[:4]) < int(str(context.year)) - 1


def _is_signing(part: Clause) -> bool:
    return bool(part.instruments) and part.has("signing_verb")
