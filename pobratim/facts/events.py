"""What makes a part of a sentence tell of an event: what happened, when, who took part."""

import re

from pobratim.documents import BlockKind
from pobratim.facts.calling import is_called
from pobratim.facts.clauses import Clause
from pobratim.facts.context import Context
from pobratim.facts.governing import is_location
from pobratim.facts.ledger import key_of
from pobratim.facts.mentions import Mention
from pobratim.facts.pairs import same, unique
from pobratim.language.dates import resolve
from pobratim.language.morphology import has_present

ASIDE_END = re.compile(r"[,;.()–—]")
KINDS = ("visit_word", "exchange_word", "health", "sport", "education", "festival", "business", "visit", "exchange")


def is_event(part: Clause, announced: bool) -> bool:
    """Whether a part tells of an event: by a verb, or by a dated noun where what was done is announced."""
    return tells(part) or (announced and part.has("event_noun") and bool(part.dates))


def tells(part: Clause) -> bool:
    """Whether a part tells of an event by a verb of events, or by people and what they did at some time."""
    return part.has("event") or _is_deed(part) or _is_named(part)


def _is_deed(part: Clause) -> bool:
    """Whether people did something together, whatever it was: «в марте ветеринары прививали овец в Неведомске»."""
    if part.instruments:
        return False
    again = part.has("habit")
    told = (bool(part.dates) or again) and (part.has("deed") or (again and _goes_on(part)))
    return told and not part.has("deed_trap") and part.has("people") and _names_people(part)


def _goes_on(part: Clause) -> bool:
    """Whether a part has a verb of the present tense, and no word of a tie or of its state."""
    if part.kinds:
        return False
    return has_present(part.low) and not part.statuses if part.reading.words.morphology else part.has("deed_now")


def _names_people(part: Clause) -> bool:
    """Whether a word of people stands outside the names of places."""
    spans = [(part.start + a, part.start + b) for a, b in part.reading.words.spans("people", part.low)]
    return any(not any(m.start < b and a < m.end for m in part.mentions) for a, b in spans)


def _is_named(part: Clause) -> bool:
    """Whether a part begins with the name of an event and gives its date: «гастроли неведомского театра (12 мая)»."""
    said = part.instruments or part.kinds or part.statuses or not (part.dates or part.has("event_month"))
    return not said and part.has("event_head")


def is_none(part: Clause, announced: bool) -> bool:
    """Whether a part tells of no event that counts: of a plan, a refusal, an ambassador, a signing."""
    cell = part.reading.passage.block.kind is BlockKind.CELL
    dated = bool(part.dates) or cell
    named = announced and (part.has("event_noun") or (dated and (kind_of(part) != "other" or _names_people(part))))
    trapped = part.has("event_trap") or part.has("event_start_trap")
    listed = part.reading.passage.text[part.end : part.end + 1] == ":" and not is_whole(part)
    return not (tells(part) or named) or trapped or listed or is_signing(part)


def is_signing(part: Clause) -> bool:
    """Whether a part tells of the signing of a document."""
    return bool(part.instruments) and part.has("signing_verb")


def is_whole(part: Clause) -> bool:
    """Whether what stands before a colon tells of an event, of which all that follows are the details."""
    whole = part.has("event") and (bool(part.mentions) or part.has("activity.exchange_word"))
    return whole and not part.has("counted") and not _announces(part)


def _announces(part: Clause) -> bool:
    """Whether what stands before a colon ends with a word that announces a list: «с Обаном проведены: …»."""
    done = part.reading.words.spans("done", part.low)
    return bool(done) and done[-1][1] == len(part.low.rstrip())


def visit_in(part: Clause) -> tuple[int, int] | None:
    """Where a part that tells of a signing says on what visit it was: «в мае, во время поездки делегации в …»."""
    if not part.has("on_visit"):
        return None
    low = part.reading.passage.low
    start, end = (part.start + at for at in part.reading.words.spans("on_visit", part.low)[0])
    start = next((d.start for d in part.dates if 0 <= start - d.end <= len(" г., ")), start)
    stop = ASIDE_END.search(low, end, part.end)
    return start, stop.start() if stop else part.end


def kind_of(part: Clause) -> str:
    """The kind of an activity by the word that says most."""
    found = next((w for w in KINDS if part.has(f"activity.{w}")), "other")
    return found.removesuffix("_word")


def date_of(part: Clause, before: str | None, context: Context) -> str | None:
    """The date of an event as precise as the text gives it; none of what is done again and again."""
    if part.has("habit"):
        return None
    colon = part.text.find(": ") + part.start
    details = [d for d in part.dates if d.start > colon >= part.start]
    ahead = [d.edtf for d in part.dates if d.start < colon and d.edtf] if details else []
    before, told = ahead[-1] if ahead else before, list[str]()
    for d in details or part.dates:
        edtf = d.edtf or resolve(d, (told[-1] if told else before) or context.year, context.as_of)
        if edtf and not told:
            told.append(_passed(edtf, context) if d.form == "partial" and not before else edtf)
        elif edtf and d.form == "partial" and told[-1] == edtf[:4]:
            told.append(edtf)
    if len(details) > 1 and len(told) == 1:
        return told[0][:4]
    return told[-1] if told else context.year if context.year and part.has("report_year") else None


def _passed(edtf: str, context: Context) -> str:
    """A day or a month that a paper tells without a year, in the last year in which it had passed."""
    start = edtf.partition("/")[0]
    full = context.as_of is not None and len(context.as_of) > len("2024") and re.fullmatch(r"\d{4}-[01]\d.*", start)
    if not full or start <= str(context.as_of) or edtf[:4] != str(context.as_of)[:4]:
        return edtf
    return re.sub(r"\b\d{4}(?=-)", lambda m: str(int(m[0]) - 1), edtf)


def is_long_ago(edtf: str, context: Context) -> bool:
    """Whether a date lies years before the year that a paper reports, and so is none of what it goes on to tell."""
    return bool(context.year) and int(edtf[:4]) < int(str(context.year)) - 1


def partners_of(part: Clause, context: Context) -> list[Mention]:
    """The places of other countries that a part names, with the partners at home that it names beside them."""
    named = [m for m in part.mentions if not m.is_region and m.country != context.home_country]
    beside = [m for m in known_in(part, context) if not (context.here and same(m, context.here))] if named else []
    return unique([*named, *beside])


def called_in(part: Clause, context: Context) -> list[Mention]:
    """The partner that a part names by its adjective: «неведомская делегация»."""
    return [m for _, m in context.tied if is_called(part, m)][:1]


def known_in(part: Clause, context: Context) -> list[Mention]:
    """The towns of the country that a part names and the document knows as partners."""
    keys = {key_of(partner) for _, partner in context.tied}
    return unique([m for m in part.mentions if key_of(m) in keys])


def domestic_of(part: Clause, context: Context) -> list[Mention]:
    """The towns of the country that a part names as the other side: after «с», or known as partners."""
    home = context.here
    others = unique([m for m in part.mentions if not m.is_region and home and key_of(m) != key_of(home)])
    known = known_in(part, context)
    return others if part.has("event_with") else [m for m in others if m in known]


def homes_of(part: Clause, others: list[Mention], context: Context) -> list[Mention]:
    """The home sides of an event: those named that are tied to the others, else those named, else the only one tied."""
    index = part.reading.passage.index
    if index in context.rows:
        return [context.rows[index].pair[0]]
    named = [m for m in part.mentions if m.country == context.home_country and not m.is_region]
    named = [m for m in named if not any(same(m, other) for other in others)]
    tied = [home for home, partner in context.tied if any(same(partner, m) for m in others)]
    bound = [m for m in named if any(same(m, home) for home in tied)]
    ours = bound or [m for m in named if not is_location(part, m)]
    if ours:
        return ours
    here = context.around.get(index, (None, []))[0] or context.home
    if here and (not tied or any(same(here, home) for home in tied)):
        return [here]
    told = [m for m in part.reading.mentions if m.country == context.home_country and not m.is_region]
    return tied[:1] or ([here] if here else told[:1])
