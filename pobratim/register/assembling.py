"""Ties put together: what hangs on them as of a day, their states, their conflicts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from pobratim.register import conflicts, days
from pobratim.register.comparing import NOT_SAID
from pobratim.register.conflicts import Waiting
from pobratim.register.deriving import grounds_by
from pobratim.register.gathering import Gathered
from pobratim.register.grounds import Spoken
from pobratim.register.models import Proposal, Tie
from pobratim.register.records import (
    AgreementRecord,
    Conflict,
    KindRecord,
    Source,
    Statement,
    TieRecord,
)
from pobratim.register.states import tie_state, with_legal_states


def assemble(ties: Sequence[Tie], as_of: date, without: frozenset[str] = frozenset()) -> tuple[TieRecord, ...]:
    """The ties with all that hangs on them, as of a day; `without` what a list does not show (`gathering`)."""
    gathered = Gathered(ties, without)
    waiting = conflicts.waiting_about([tie.pk for tie in ties])
    return tuple(assemble_tie(tie, gathered.spoken(tie.pk), (gathered, waiting), as_of) for tie in ties)


def assemble_tie(tie: Tie, spoken: Spoken, near: tuple[Gathered, Waiting], as_of: date) -> TieRecord:
    """One tie, from what sources say of it and what is near it."""
    gathered, waiting = near
    grounds = grounds_by(spoken, as_of)
    kinds = kinds_of(grounds.statements)
    grounds.agreements = with_conflicts(with_legal_states(grounds, as_of), gathered)
    state = tie_state(grounds, as_of)
    found = [*conflicts.of_statements(grounds.statements), *conflicts.of_declared(state.declared)]
    found += [each for agreement in grounds.agreements for each in agreement.conflicts]
    if opposed := up_to(waiting.proposals.get(tie.pk, ()), as_of):
        found += conflicts.of_waiting(opposed, waiting.words, held_sources(spoken))
    return TieRecord(
        id=tie.pk,
        home=gathered.places[tie.home_id],
        partner=gathered.places[tie.partner_id],
        kind=kind_on(kinds, as_of) or tie.kind,
        kinds=kinds,
        since=tie.since,
        state=state,
        agreements=tuple(grounds.agreements),
        acts=tuple(grounds.acts),
        statements=tuple(grounds.statements),
        activities=tuple(grounds.activities),
        projects=tuple(gathered.projects(tie.pk)),
        conflicts=conflicts.merged(found),
        published=tie.published,
        version=tie.version,
    )


def kind_on(kinds: Sequence[KindRecord], as_of: date) -> str:
    """The kind that a tie was of on a day, where it was of several one after another; empty where it was not."""
    if len(kinds) < 2 or not all(each.since for each in kinds):
        return ""
    begun = [each.kind for each in kinds if days.begun(each.since, as_of) is not False]
    return (begun or [kinds[0].kind])[-1]


def up_to(waiting: Iterable[Proposal], as_of: date) -> list[Proposal]:
    """The waiting proposals of documents that were written by a day, and of those without a date."""
    return [
        each
        for each in waiting
        if each.fact.document is None or days.begun(each.fact.document.date, as_of) is not False
    ]


def with_conflicts(agreements: Sequence[AgreementRecord], gathered: Gathered) -> list[AgreementRecord]:
    """The agreements, each with what sources differ about."""
    found = []
    for each in agreements:
        differing = conflicts.of_agreement(each.id, gathered.shelf.get(("agreement", each.id), []))
        found.append(with_fields(each, differing))
    return found


def with_fields(agreement: AgreementRecord, differing: tuple[Conflict, ...]) -> AgreementRecord:
    """An agreement with its conflicts."""
    return replace(agreement, conflicts=differing) if differing else agreement


def held_sources(spoken: Spoken) -> dict[tuple[str, int], tuple[Source, ...]]:
    """The sources of the statements, agreements and acts of a tie, by kind and number."""
    found = {("statement", each.id): each.sources for each in spoken.statements}
    found |= {("agreement", each.id): each.sources for each in spoken.agreements}
    return found | {("act", each.id): each.sources for each in spoken.acts}


def kinds_of(statements: Sequence[Statement]) -> tuple[KindRecord, ...]:
    """The kinds that sources give, in the order of time: since when they are, else of the documents that say so."""
    kinds: dict[str, list[Statement]] = {}
    for each in sorted(statements, key=lambda each: (each.document_date or "", each.id)):
        if each.kind not in NOT_SAID:
            kinds.setdefault(each.kind, []).append(each)
    found = [
        KindRecord(
            kind,
            next((each.since for each in said if each.since), None),
            tuple(source for each in said for source in each.sources),
        )
        for kind, said in kinds.items()
    ]
    dated = all(each.since for each in found)
    return tuple(sorted(found, key=lambda each: str(days.first_day(each.since)))) if dated else tuple(found)
