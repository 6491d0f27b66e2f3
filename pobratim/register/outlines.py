"""Ties in outline: their states, partners and instruments without the words they rest on.

Lists that filter by state, figures, maps and statistics need every tie at once. An outline is derived by the same
functions as a whole record (`states`, `conflicts`), from plain rows: the number of queries does not grow with the ties.
What was derived is kept until the register changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import Max

from pobratim.register import conflicts, days
from pobratim.register.grounds import Spoken, TieRow, rows_of
from pobratim.register.models import AuditEvent, Claim, Proposal, Tie
from pobratim.register.records import Conflict, DeclaredState, TieState
from pobratim.register.states import LONG_YEARS, Grounds, tie_state, with_legal_states, years_before

KEPT = 4
ENDED = ("terminated", "expired", "replaced")


@dataclass(frozen=True, slots=True)
class Outline:
    """A tie in a few words, as of a day.

    `words` are all words of all axes, as `TieState.words`; `home_word` and `partner_word` what each side declares, or
    sources for it, or else what its instruments show; `agreements` the number, kind, date and legal state of each.
    `disputed` says that accepted sources differ, `waiting` that a paper which nobody has decided about contradicts.
    """

    id: int
    home: int
    partner: int
    country: str | None
    kind: str
    published: bool
    first: str | None
    words: frozenset[str]
    home_word: str
    partner_word: str
    declared: frozenset[str]
    observed: str
    last_confirmed: str | None
    agreements: tuple[tuple[int, str, str | None, str], ...]
    disputed: bool
    waiting: bool

    @property
    def has_conflict(self) -> bool:
        """Whether sources differ, accepted ones or one that waits."""
        return self.disputed or self.waiting


Remembered = tuple[TieRow, Spoken, bool, Outline]


def outlines(as_of: date) -> dict[int, Outline]:
    """The ties that had begun by a day, by number."""
    return derived(register_version(), as_of)


def register_version() -> tuple[object, ...]:
    """What changes whenever the register does: every change is an action that leaves an audit event."""
    last = AuditEvent.objects.order_by("-pk").values_list("pk", "at").first()
    ties, claims = Tie.objects.aggregate(last=Max("pk"))["last"], Claim.objects.aggregate(last=Max("pk"))["last"]
    return (connection.settings_dict["NAME"], last, ties, claims)


@lru_cache(maxsize=KEPT)
def derived(version: tuple[object, ...], as_of: date) -> dict[int, Outline]:
    """The outlines of one version of the register."""
    rows = rows_of(version)
    waiting = contradicted(as_of)
    kept = remembered(version[0], as_of)
    found = {}
    for tie in rows.ties:
        if tie.begun(as_of):
            found[tie.id] = recalled(kept, tie, rows.spoken(tie.id), tie.id in waiting, as_of)
    for number in kept.keys() - found.keys():
        kept.pop(number, None)
    return found


@lru_cache(maxsize=KEPT)
def remembered(database: object, as_of: date) -> dict[int, Remembered]:
    """The outlines that were derived last for a day, each with the very rows that it rests on."""
    return {}


def recalled(kept: dict[int, Remembered], tie: TieRow, spoken: Spoken, waiting: bool, as_of: date) -> Outline:
    """The outline of a tie, derived anew only where something that it rests on has changed."""
    before = kept.get(tie.id)
    if before is not None and before[0] is tie and before[1] is spoken and before[2] == waiting:
        return before[3]
    made = outline(tie, spoken, waiting, as_of)
    kept[tie.id] = (tie, spoken, waiting, made)
    return made


def contradicted(as_of: date) -> set[int]:
    """The ties that a paper contradicts about which nobody has decided, if it was written by a day."""
    waiting = Proposal.objects.filter(state="waiting", outcome="contradicts").exclude(tie=None)
    dated = waiting.exclude(against=[]).values_list("tie_id", "fact__document__date")
    return {tie for tie, written in dated if tie and days.begun(written, as_of) is not False}


def outline(tie: TieRow, spoken: Spoken, waiting: bool, as_of: date) -> Outline:
    """One tie."""
    grounds = grounds_by(spoken, as_of)
    grounds.agreements = with_legal_states(grounds, as_of)
    state = tie_state(grounds, as_of)
    agreements = tuple((each.id, each.kind, each.date, each.legal.state) for each in grounds.agreements)
    return Outline(
        id=tie.id,
        home=tie.home,
        partner=tie.partner,
        country=tie.country,
        kind=tie.kind,
        published=tie.published,
        first=first_date(tie, grounds),
        words=state.words,
        home_word=side_word("home", state.declared) or unspoken_word(state, grounds),
        partner_word=side_word("partner", state.declared) or unspoken_word(state, grounds),
        declared=frozenset(each.state for each in state.declared),
        observed=state.observed.state,
        last_confirmed=state.last_confirmed,
        agreements=agreements,
        disputed=bool(disputes(grounds, state.declared, spoken)),
        waiting=waiting,
    )


def grounds_by(spoken: Spoken, as_of: date) -> Grounds:
    """What had been said and done by a day."""
    return Grounds(
        agreements=[each for each in spoken.agreements if days.begun(each.date, as_of) is not False],
        acts=[each for each in spoken.acts if days.begun(spoken.act_days[each.id], as_of) is not False],
        statements=[each for each in spoken.statements if days.begun(each.document_date, as_of) is not False],
        activities=[each for each in spoken.activities if days.begun(each.date, as_of) is not False],
    )


def disputes(grounds: Grounds, declared: tuple[DeclaredState, ...], spoken: Spoken) -> Iterable[Conflict]:
    """What accepted sources differ about."""
    found = [*conflicts.of_statements(grounds.statements), *conflicts.of_declared(declared)]
    for each in grounds.agreements:
        said = spoken.said.get(each.id, ())
        if len(said) > 1:
            for name in ("kind", "date", "term"):
                found += conflicts.differing(name, [(values.get(name), ()) for values in said], each.id)
    return found


def first_date(tie: TieRow, grounds: Grounds) -> str | None:
    """The earliest date that is known of a tie: since when it is, an instrument, an act."""
    known: list[str | None] = [tie.since, *(each.since for each in grounds.statements)]
    known += [each.date for each in grounds.agreements] + [each.date for each in grounds.acts]
    dated = [(first, each) for each in known if each and (first := days.first_day(each))]
    return min(dated)[1] if dated else None


def side_word(side: str, declared: Iterable[DeclaredState]) -> str | None:
    """What a side declares, else the latest that sources say for both; None where nobody declares anything for it."""
    for speaker in (side, "both", "unknown"):
        said = [each for each in declared if each.side == speaker]
        if said:
            return (max(said, key=day_said) if len(said) > 1 else said[0]).state
    return None


def unspoken_word(state: TieState, grounds: Grounds) -> str:
    """Where no source declares a state: in force, ended, or signed; after `LONG_YEARS` without news, "no data"."""
    legal = {each.legal.state for each in grounds.agreements}
    if "in force" in legal:
        return "in force"
    if legal and legal <= set(ENDED):
        return min(legal)
    last = days.last_day(state.last_confirmed)
    return "signed" if last and last >= years_before(state.as_of, LONG_YEARS) else "no data"


def day_said(declared: DeclaredState) -> tuple[date, bool]:
    """From when a declaration speaks; acts before statements of the same day."""
    written = max((each.document_date or "" for each in declared.sources), default="")
    return days.first_day(declared.since or written) or date.min, declared.act is not None


def in_state(found: dict[int, Outline], numbers: Iterable[int], state: str, decided_only: bool = False) -> list[int]:
    """Those of the ties, in their order, that have a word on any axis, or "conflict" (of accepted sources only)."""
    known = [(number, found[number]) for number in numbers if number in found]
    if state == "conflict":
        return [number for number, each in known if each.disputed or (each.waiting and not decided_only)]
    return [number for number, each in known if state in each.words]


__all__ = ["Outline", "in_state", "outlines", "register_version"]
