"""The three axes of state, derived as of a day from what the register holds. Pure functions over records.

- Legal: of one agreement, from its date, its term and the acts. Renunciation is a notice: it is named as the ground,
  but ends nothing by itself; termination does.
- Declared: by each side through its latest act, and by documents that state a status and are not older than the acts.
- Observed: from dated activities. No dated activity is "no data", which is not dormant.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from pobratim.register import days
from pobratim.register.records import (
    ActivityRecord,
    ActRecord,
    AgreementRecord,
    DeclaredState,
    DeclaredWord,
    LegalState,
    ObservedState,
    ObservedWord,
    Side,
    Statement,
    TieState,
)

ACT_DECLARES: dict[str, DeclaredWord] = {
    "entry into force": "active",
    "prolongation": "active",
    "resumption": "active",
    "suspension": "suspended",
    "renunciation": "renounced",
    "termination": "terminated",
}
OF_THE_WHOLE_TIE = ("suspension", "renunciation", "termination", "resumption")
DURATION = re.compile(r"P(?P<years>\d+)Y")
ACTIVE_YEARS, WEAK_YEARS, LONG_YEARS = 1, 3, 5


def act_day(act: ActRecord) -> str | None:
    """When an act was done: its own date, else the day of the earliest document that tells of it."""
    return act.date or min((s.document_date for s in act.sources if s.document_date), default=None)


def statement_day(statement: Statement) -> str | None:
    """From when a statement speaks: since when it says it is so, else the day of its document."""
    return statement.status_since or statement.document_date


def in_time_order(acts: Iterable[ActRecord]) -> list[ActRecord]:
    """Acts in the order of their days; those without any day come last, as they were entered."""
    return sorted(acts, key=lambda act: (days.first_day(act_day(act)) or date.max, act.id))


def legal_state(agreement: AgreementRecord, acts: Sequence[ActRecord], as_of: date, planned: bool) -> LegalState:
    """The legal state of an agreement; `acts` are those that touch it, `planned` that sources only announce it."""
    if agreement.date is None and planned:
        return LegalState("intended", "not yet signed")
    state = LegalState("signed", "signed" if agreement.date else "no date", agreement.date)
    end = days.last_day(term_end(agreement.date, agreement.term))
    if agreement.term and end:
        state = LegalState("in force", "term runs", agreement.date)
        if end < as_of:
            state = LegalState("expired", "term over", end.isoformat())
    told = dict(agreement.details)
    if state.state == "expired" and told.get("renewal") == "automatic":
        state = LegalState("in force", "prolonged", state.since)
    begun = told.get("in_force")
    if state.state == "signed" and begun and days.begun(begun, as_of):
        state = LegalState("in force", "entry into force", begun)
    for act in in_time_order(acts):
        state = after(state, act, as_of)
    return state


@lru_cache(maxsize=16384)
def term_end(signed: str | None, term: str | None) -> str | None:
    """The last day of an agreement's term as EDTF: the end of an interval, or so many years after its date."""
    term = term or ""
    lasting = DURATION.fullmatch(term)
    first = days.first_day(signed)
    if lasting and first and signed:
        return f"{first.year + int(lasting['years'])}{signed[4:]}"
    if lasting or term.endswith("/.."):
        return None
    return term.rpartition("/")[2] or None


def after(state: LegalState, act: ActRecord, as_of: date) -> LegalState:
    """The legal state after an act; a termination ends an agreement from the day on which it takes effect."""
    effect = dict(act.details).get("effect_on")
    day = effect or act_day(act)
    if act.kind == "termination" and effect and not days.begun(effect, as_of):
        return replace(state, ground="renunciation", act=act.id)
    if act.kind in ("entry into force", "resumption"):
        return LegalState("in force", "entry into force" if act.kind[0] == "e" else "resumption", day, act.id)
    if act.kind == "prolongation":
        return LegalState("in force", "prolonged", day, act.id)
    if act.kind == "suspension":
        return LegalState("suspended", "suspension", day, act.id)
    if act.kind == "termination":
        return LegalState("terminated", "termination", day, act.id)
    if act.kind == "renunciation" and state.state != "terminated":
        return replace(state, ground="renunciation", act=act.id)
    return state


def acts_on(agreement: AgreementRecord, acts: Iterable[ActRecord], is_only: bool) -> list[ActRecord]:
    """The acts that touch an agreement: its own, and those on the whole tie that came after its signing."""
    found = []
    for act in acts:
        if act.agreement == agreement.id:
            found.append(act)
        elif act.agreement is None and (is_only or act.kind in OF_THE_WHOLE_TIE):
            signed, done = days.first_day(agreement.date), days.last_day(act_day(act))
            if signed is None or done is None or done >= signed:
                found.append(act)
    return found


def declared_states(acts: Sequence[ActRecord], statements: Sequence[Statement]) -> tuple[DeclaredState, ...]:
    """What each side declares by its latest act, then what documents say beside that."""
    latest: dict[Side, ActRecord] = {}
    for act in in_time_order(act for act in acts if act.kind in ACT_DECLARES):
        latest[act.side] = act
    by_acts = [
        DeclaredState(side, ACT_DECLARES[act.kind], act.date, act.party, act.id, None, act.sources)
        for side, act in latest.items()
    ]
    spoken = [each for each in statements if each.status != "unstated" and not overtaken(each, acts)]
    return (*by_acts, *map(declared_by, not_overtaken(spoken)))


def overtaken(statement: Statement, acts: Sequence[ActRecord]) -> bool:
    """Whether acts tell more than a statement: they are its own document's, or they came after it."""
    for act in acts:
        declares = ACT_DECLARES.get(act.kind)
        if declares is None:
            continue
        own = statement.document_id is not None and statement.document_id in {s.document_id for s in act.sources}
        if own and (declares == statement.status or statement.status in ("suspended", "terminated", "expired")):
            return True
        spoke, done = days.last_day(statement_day(statement)), days.first_day(act_day(act))
        if spoke is None or (done is not None and done > spoke):
            return True
    return False


def not_overtaken(statements: Sequence[Statement]) -> list[Statement]:
    """The statements that no later one of the same side replaces; those without a day cannot be put in order."""
    kept = []
    for each in statements:
        later = (other for other in statements if other is not each and other.status_by == each.status_by)
        if not any(replaces(other, each) for other in later):
            kept.append(each)
    return kept


def replaces(later: Statement, earlier: Statement) -> bool:
    """Whether a statement says the same more lately, or something else at a later day."""
    one, other = days.first_day(statement_day(later)), days.last_day(statement_day(earlier))
    if one and other and one > other:
        return True
    return later.status == earlier.status and later.id > earlier.id and not (other and not one)


def declared_by(statement: Statement) -> DeclaredState:
    """What a statement declares, for the side that it names."""
    words: dict[str, DeclaredWord] = {
        word: word for word in ("planned", "active", "dormant", "suspended", "terminated", "expired")
    }
    sides: dict[str | None, Side] = {"home": "home", "partner": "partner", "both": "both"}
    side = sides.get(statement.status_by, "unknown")
    party = statement.status_by if side == "unknown" else None
    word = words.get(statement.status, "unstated")
    return DeclaredState(side, word, statement.status_since, party, None, statement.id, statement.sources)


def observed_state(activities: Sequence[ActivityRecord], statements: Sequence[Statement], as_of: date) -> ObservedState:
    """What dated activities show, with the numbers that explain it."""
    dated = sorted(((day, each) for each in activities if (day := days.last_day(each.date))), key=lambda pair: pair[0])
    last_day, last = dated[-1] if dated else (None, None)
    said = [s for s in statements if s.status == "dormant" and not happened_after(last_day, s)]
    since = {years: years_before(as_of, years) for years in (ACTIVE_YEARS, WEAK_YEARS, LONG_YEARS)}
    counts = {years: sum(day > first for day, _ in dated) for years, first in since.items()}
    if said:
        state: ObservedWord = "dormant"
    elif last_day is None:
        state = "no data"
    else:
        state = "active" if counts[ACTIVE_YEARS] else "weak" if counts[WEAK_YEARS] else "dormant"
    return ObservedState(
        state=state,
        last=last.date if last else None,
        last_activity=last.id if last else None,
        in_1_year=counts[ACTIVE_YEARS],
        in_3_years=counts[WEAK_YEARS],
        in_5_years=counts[LONG_YEARS],
        undated=len(activities) - len(dated),
        kinds=tuple(sorted(Counter(each.what for each in activities).items())),
        said_dormant=tuple(source for s in said for source in s.sources),
    )


def happened_after(last: date | None, statement: Statement) -> bool:
    """Whether something happened after a statement was made."""
    spoke = days.last_day(statement.document_date)
    return last is not None and spoke is not None and last > spoke


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def last_confirmed(state: "Grounds") -> str | None:
    """The latest date at which a source shows the tie alive."""
    known = [s.document_date for s in state.statements if s.status == "active"]
    known += [act.date for act in state.acts if act.kind in ("signature", "prolongation", "resumption")]
    known += [each.date for each in state.activities] + [each.date for each in state.agreements]
    dated = [(first, each) for each in known if each and (first := days.first_day(each))]
    return max(dated)[1] if dated else None


class Grounds:
    """All that a tie's state rests on, as of a day: what came later is left out already."""

    def __init__(
        self,
        agreements: Sequence[AgreementRecord],
        acts: Sequence[ActRecord],
        statements: Sequence[Statement],
        activities: Sequence[ActivityRecord],
    ) -> None:
        self.agreements, self.acts = agreements, acts
        self.statements, self.activities = statements, activities


def tie_state(grounds: Grounds, as_of: date) -> TieState:
    """The three axes of a tie as of a day; agreements bear their own legal state."""
    return TieState(
        as_of=as_of,
        legal=tuple((each.id, each.legal) for each in grounds.agreements),
        declared=declared_states(grounds.acts, grounds.statements),
        observed=observed_state(grounds.activities, grounds.statements, as_of),
        last_confirmed=last_confirmed(grounds),
    )


def with_legal_states(grounds: Grounds, as_of: date) -> tuple[AgreementRecord, ...]:
    """The agreements with the legal state of each."""
    states = legal_states(grounds, as_of)
    return tuple(replace(each, legal=legal) for each, legal in zip(grounds.agreements, states, strict=True))


def legal_states(grounds: Grounds, as_of: date) -> list[LegalState]:
    """The legal state of each of the agreements."""
    planned = {each.status for each in grounds.statements} - {"unstated"} == {"planned"}
    is_only = len(grounds.agreements) == 1
    return [legal_state(each, acts_on(each, grounds.acts, is_only), as_of, planned) for each in grounds.agreements]
