"""A tie in outline, derived from plain rows by the same functions as a whole record (`states`, `conflicts`)."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta

from pobratim.register import conflicts, days
from pobratim.register.grounds import Spoken, TieRow
from pobratim.register.records import Conflict, DeclaredState, LegalWord, TieRecord, TieState
from pobratim.register.states import LONG_YEARS, Grounds, term_end, tie_state, with_legal_states, years_before

ENDED = ("terminated", "expired", "replaced")
AGES = (1, 3, LONG_YEARS)  # after so many years without news a state changes by itself


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


def outline(tie: TieRow, spoken: Spoken, waiting: bool, as_of: date) -> Outline:
    """One tie."""
    grounds = grounds_by(spoken, as_of)
    grounds.agreements = with_legal_states(grounds, as_of)
    state = tie_state(grounds, as_of)
    return in_outline(tie, grounds, state, bool(disputes(grounds, state.declared, spoken)), waiting)


def outline_of(tie: TieRow, whole: TieRecord) -> Outline:
    """One tie that was put together, without what waits for a decision."""
    grounds = Grounds(whole.agreements, whole.acts, whole.statements, whole.activities)
    disputed = any(each.conflicts for each in whole.agreements) or bool(
        [*conflicts.of_statements(whole.statements), *conflicts.of_declared(whole.state.declared)]
    )
    return in_outline(tie, grounds, whole.state, disputed, False)


def in_outline(tie: TieRow, grounds: Grounds, state: TieState, disputed: bool, waiting: bool) -> Outline:
    """A tie whose state was derived."""
    legal = {each.legal.state for each in grounds.agreements}
    unspoken = unspoken_word(state.last_confirmed, state.as_of, legal)
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
        home_word=side_word("home", state.declared) or unspoken,
        partner_word=side_word("partner", state.declared) or unspoken,
        declared=frozenset(each.state for each in state.declared),
        observed=state.observed.state,
        last_confirmed=state.last_confirmed,
        agreements=agreements,
        disputed=disputed,
        waiting=waiting,
    )


def grounds_by(spoken: Spoken, as_of: date) -> Grounds:
    """What had been said and done by a day, or nobody knows when; asked for each tie and many of its years."""
    bounds = days.bounds
    return Grounds(
        agreements=[each for each in spoken.agreements if (bounds(each.date)[0] or as_of) <= as_of],
        acts=[each for each in spoken.acts if (bounds(spoken.act_days[each.id])[0] or as_of) <= as_of],
        statements=[each for each in spoken.statements if (bounds(each.document_date)[0] or as_of) <= as_of],
        activities=[each for each in spoken.activities if (bounds(each.date)[0] or as_of) <= as_of],
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


def unspoken_word(confirmed: str | None, as_of: date, legal: Set[LegalWord]) -> str:
    """Where no source declares a state: in force, ended, or signed; after `LONG_YEARS` without news, "no data".

    `legal` are the states of the instruments.
    """
    if "in force" in legal:
        return "in force"
    if legal and legal <= set(ENDED):
        return min(legal)
    last = days.last_day(confirmed)
    return "signed" if last and last >= years_before(as_of, LONG_YEARS) else "no data"


def day_said(declared: DeclaredState) -> tuple[date, bool]:
    """From when a declaration speaks; acts before statements of the same day."""
    written = max((each.document_date or "" for each in declared.sources), default="")
    return days.first_day(declared.since or written) or date.min, declared.act is not None


def holds_until(spoken: Spoken, as_of: date) -> date | None:
    """The last day for which what was derived as of a day holds, if nobody says anything new; None is for good.

    It may be earlier than need be, never later.
    """
    turns = min((each for each in turning_days(spoken, as_of) if each > as_of), default=None)
    return turns - timedelta(days=1) if turns else None


def turning_days(spoken: Spoken, as_of: date) -> Iterator[date]:
    """The days on which something begins or ends, or on which nothing has been heard for so many years."""
    begun = [each.date for each in spoken.agreements] + [each.date for each in spoken.activities]
    begun += spoken.act_days.values()
    begun += [each.document_date for each in spoken.statements]
    begun += [dict(each.details).get("in_force") for each in spoken.agreements]
    begun += [dict(each.details).get("effect_on") for each in spoken.acts]
    yield from (first for each in begun if (first := days.first_day(each)))
    ends = (days.last_day(term_end(each.date, each.term)) for each in spoken.agreements)
    yield from (end + timedelta(days=1) for end in ends if end)
    heard = [days.last_day(each) for each in begun]
    for last in {each for each in heard if each and each.year >= as_of.year - LONG_YEARS - 1}:
        for years in AGES:
            yield years_before(last, -years)
            yield years_before(last, -years) + timedelta(days=1)
