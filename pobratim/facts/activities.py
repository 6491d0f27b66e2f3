"""Activities: visits, exchanges, festivals… that took place or recur with a partner."""

import re
from dataclasses import dataclass, replace

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Clause, Reading, clause
from pobratim.facts.context import Context
from pobratim.facts.events import (
    called_in,
    date_of,
    domestic_of,
    homes_of,
    is_event,
    is_long_ago,
    is_none,
    is_signing,
    is_whole,
    kind_of,
    known_in,
    partners_of,
    tells,
    visit_in,
)
from pobratim.facts.facts import Activity
from pobratim.facts.instruments import word_class
from pobratim.facts.mentions import Mention
from pobratim.facts.pairs import unique
from pobratim.facts.passage import divide
from pobratim.facts.scopes import heads_list, is_caption

CLOSING = '.»“”")'
OPPOSED = ", а "
FIRST_WORD = re.compile(r"\W*(?:и |а |но )?([^\W\d_]+)")
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
            section = partners_of(clause(reading, 0, len(reading.passage.text)), context)
            told = Told(section, announced=reading.has("done"))
            continue
        kept = told.date if len(found) > before or context.as_of is None else None
        headed = section or context.around.get(reading.passage.index, (None, []))[1]
        told = Told(headed, kept, told.announced and (reading.is_item or goes_on))
        before = len(found)
        goes_on = reading.passage.text.rstrip().endswith((";", ":"))
        if is_caption(reading) or heads_list(reading, readings, dated=True):
            told.announced = reading.has("done")
        if not (reading.dates or reading.has("event") or reading.has("habit") or reading.has("event_month")):
            continue
        for s, e in reading.passage.sentences():
            found += _of_sentence(reading, s, e, context, told)
    return tuple(found)


def _of_cell(cell: Reading, context: Context) -> list[Activity]:
    """The activities that a cell of remarks tells of the partner of its row."""
    row = context.rows.get(cell.passage.index)
    named = cell.has("event_noun") or cell.has("activity.sport") or cell.has("activity.festival")
    done = row is not None and (row.done or (named and bool(cell.dates) and not cell.statuses))
    if row is None or not (done or cell.has("event") or (cell.dates and cell.has("people"))):
        return []
    told = Told([row.pair[1]], announced=done)
    found = [each for s, e in cell.passage.sentences() for each in _of_sentence(cell, s, e, context, told)]
    return [each if each.date or not row.date else replace(each, date=row.date) for each in found]


def _of_sentence(reading: Reading, start: int, end: int, context: Context, told: Told) -> list[Activity]:
    """The activities that a sentence tells; what it says is kept for the next one."""
    announced = told.announced
    found: list[Activity] = []
    for part, listed in _parts(reading, start, end, announced):
        told.announced = listed
        if found and not (part.dates or part.mentions or part.has("habit") or part.has("people")):
            continue  # no more than a detail of what was told
        activity = _activity(part, context, told)
        found += [activity] if activity else []
    told.announced = announced
    return found


def _parts(reading: Reading, start: int, end: int, announced: bool) -> list[tuple[Clause, bool]]:
    """A sentence cut where each part tells of an event of its own, each with whether nouns do, as where a list is told.

    A list of what was done may be announced above the sentence, or by the words before a colon in it.
    """
    joint = reading.words.single["event_joint"]
    parts: list[tuple[Clause, bool]] = []
    for a, b in divide(reading.passage.text, start, end):
        begin, nouns = a, announced
        whole = clause(reading, a, b)
        told = announced or tells(whole)
        for m in joint.finditer(reading.passage.low, a, b) if told else ():
            end = m.start() + len(m[0]) - len(m[0].lstrip(CLOSING))
            left, right = clause(reading, begin, end), clause(reading, m.end(), b)
            opens = m[0].startswith(":")
            colon = reading.passage.text.find(": ", begin, end)
            if (opens and is_whole(left)) or (begin < colon and is_whole(clause(reading, begin, colon))):
                break
            listed = opens and left.has("done") and not (left.mentions and is_whole(left))
            if listed or _tells_apart(left, right, m[0], nouns):
                parts.append((left, nouns))
                begin, nouns = m.end(), nouns or listed or _stands_for(left, right, m[0])
        parts.append((whole if begin == a else clause(reading, begin, b), nouns))
    return [(piece, nouns) for part, nouns in parts for piece in _beside_tie(part)]


def _beside_tie(whole: Clause) -> list[Clause]:
    """A part cut where it tells of a tie and, between other commas, of an event: «договор в силе, ездят дети …»."""
    signing = is_signing(whole)
    if not (signing or _lives(whole)) or not (whole.has("event") or whole.has("people")):
        return [whole]
    reading = whole.reading
    cuts: list[list[int]] = []
    signs = False
    for a, b in divide(reading.passage.text, whole.start, whole.end, "," if signing else ",:"):
        piece = clause(reading, a, b)
        signed = bool(piece.instruments) or piece.has("signing_verb") or (not signing and _is_of_tie(piece))
        if cuts and (signs == signed or not (signed or tells(piece))):
            cuts[-1][1] = b
        else:
            cuts.append([a, b])
            signs = signed
    parts = [clause(reading, a, b) for a, b in cuts]
    apart = not tells(parts[0]) and all(_is_of_tie(each) or _stands_apart(each) for each in parts[1:])
    return parts if signing or apart else [whole]


def _lives(part: Clause) -> bool:
    """Whether a part tells of a tie, and of no end of one."""
    return bool(part.instruments or part.kinds or part.statuses) and all(c.value == "active" for c in part.statuses)


def _stands_apart(piece: Clause) -> bool:
    """Whether a piece between commas has a subject of its own and tells what was done with it, when or how often."""
    first = FIRST_WORD.match(piece.low)
    if not tells(piece) or (first and word_class(first[1]) in ("VERB", "PRTF", "PRTS", "GRND")):
        return False
    return piece.has("people") or piece.has("habit")


def _is_of_tie(piece: Clause) -> bool:
    """Whether a piece between commas tells of the tie alone: its paper, its kind or its state, and of nothing done."""
    said = piece.instruments or piece.statuses or piece.kinds
    return bool(said) and not (tells(piece) or piece.has("event_noun"))


def _tells_apart(left: Clause, right: Clause, joint: str, announced: bool) -> bool:
    """Whether what follows a joint tells of an event of its own, or of what is none."""
    if _stands_for(left, right, joint):
        return True
    if not is_event(right, announced):
        ended = right.has("event_trap") or any(c.value != "active" for c in right.statuses)
        other = right.has("signs") or (ended and (bool(right.dates) or right.has("event_noun")))
        return other and is_event(left, announced)
    if is_event(left, announced):
        return bool(right.dates or right.mentions) or OPPOSED in joint
    return bool(right.dates) and tells(right) and (left.has("deed") or left.has("present") or bool(left.instruments))


def _stands_for(left: Clause, right: Clause, joint: str) -> bool:
    """Whether a dash of a dated part stands for the verb before it: «в марте пел хор …, а в июле – танцоры …»."""
    opposed = OPPOSED in joint and bool(right.dates) and " – " in right.text and not (right.kinds or right.statuses)
    return opposed and (right.has("people") or right.has("event_noun")) and tells(left)


def _activity(part: Clause, context: Context, told: Told) -> Activity | None:
    partners = partners_of(part, context)
    date = date_of(part, told.date, context)
    if date and re.match(r"\d{4}", date) and not is_long_ago(date, context) and _dates_on(part):
        told.date = date
    aside = visit_in(part) if is_signing(part) else None
    if is_none(part, told.announced) and not aside:
        told.partners = partners or known_in(part, context) or told.partners
        return None
    others = partners or called_in(part, context) or domestic_of(part, context) or told.partners
    general = not others and any(c.value == "twinning" for c in part.kinds)
    if not others and not general:
        return None
    told.partners = others
    names = [m.name for m in unique([*homes_of(part, others, context), *others])]
    if len(names) < 2 and not general and context.home:
        return None
    evidence = part.reading.passage.evidence(*(aside or (part.start, part.end)), RULE_ACTIVITY)
    return Activity("visit" if aside else kind_of(part), date, tuple(names), (evidence,))


def _dates_on(part: Clause) -> bool:
    """Whether the date of a part gives what follows its year."""
    return tells(part) or part.has("event_noun") or part.has("signing_verb")
