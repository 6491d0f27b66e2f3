"""What sources differ about, with the sources of each value. Accepted facts and waiting contradictions alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from pobratim.register import days, fetching
from pobratim.register.comparing import NOT_SAID
from pobratim.register.models import Proposal
from pobratim.register.records import Conflict, ConflictValue, DeclaredState, Source, Statement, TieRecord
from pobratim.register.sources import Claimed, Words, evidence_of, sources_of

SIDED = ("home", "partner", "both")
DATES = ("date", "since")


def differing(
    name: str, said: Sequence[tuple[Any, tuple[Source, ...]]], agreement: int | None = None
) -> list[Conflict]:
    """The conflict about a field, where sources give values that cannot both be true; else nothing."""
    if len(said) < 2:
        return []
    values: dict[str, tuple[Source, ...]] = {}
    for value, sources in said:
        if value not in NOT_SAID:
            values[str(value)] = (*values.get(str(value), ()), *sources)
    different = list(values)
    if name in DATES:
        different = [one for one in values if not all(days.agree(one, other) for other in values)]
    if len(different) < 2:
        return []
    return [Conflict(name, tuple(ConflictValue(value, values[value]) for value in different), agreement)]


def of_statements(statements: Sequence[Statement]) -> list[Conflict]:
    """What statements of a tie differ about: its kind, and since when it is; kinds of different times do not differ."""
    if in_turn(statements):
        apart = {each.kind: [one for one in statements if one.kind == each.kind] for each in statements}
        return [each for some in apart.values() for each in differing("since", [(s.since, s.sources) for s in some])]
    kinds = [(each.kind, each.sources) for each in statements]
    since = [(each.since, each.sources) for each in statements]
    return [*differing("kind", kinds), *differing("since", since)]


def in_turn(statements: Sequence[Statement]) -> bool:
    """Whether a tie was of several kinds one after another: partners, then twins, each since a time of its own."""
    begins: dict[str, list[str | None]] = {}
    for each in statements:
        if each.kind not in NOT_SAID:
            begins.setdefault(each.kind, []).append(each.since)
    firsts = [next((since for since in said if since), None) for said in begins.values()]
    pairs = combinations(firsts, 2)
    return len(firsts) > 1 and all(firsts) and not any(days.agree(one, other) for one, other in pairs)


def of_agreement(number: int, claims: Sequence[Claimed]) -> tuple[Conflict, ...]:
    """What claims of an agreement differ about."""
    found: list[Conflict] = []
    for name in ("kind", "date", "term"):
        found += differing(name, [(each.values.get(name), each.sources) for each in claims], number)
    return tuple(found)


def of_declared(declared: Sequence[DeclaredState]) -> list[Conflict]:
    """Sides, or sources that name no side, that declare different states."""
    if len({each.state for each in declared}) < 2:
        return []
    values = tuple(ConflictValue(each.state, each.sources, each.side) for each in declared)
    return [Conflict("declared state", values)]


def waiting_for(ties: Sequence[int]) -> dict[int, list[Proposal]]:
    """The contradicting proposals that wait, by tie."""
    found: dict[int, list[Proposal]] = {}
    if not (opposing := fetching.opposing(ties)):
        return found
    waiting = Proposal.objects.filter(pk__among={number for (number,) in opposing})
    for each in waiting.select_related("fact__document").defer("fact__document__text").order_by("pk"):
        assert each.tie_id is not None  # noqa: S101  filtered by it
        found.setdefault(each.tie_id, []).append(each)
    return found


@dataclass(frozen=True, slots=True)
class Waiting:
    """The contradicting proposals that wait about some ties, by tie, and the words of their facts."""

    proposals: dict[int, list[Proposal]]
    words: dict[int, list[Words]]


def waiting_about(ties: Sequence[int]) -> Waiting:
    """What waits about ties, in two queries."""
    proposals = waiting_for(ties)
    return Waiting(proposals, evidence_of([each.fact_id for some in proposals.values() for each in some]))


def of_waiting(
    proposals: Sequence[Proposal], words: dict[int, list[Words]], held: dict[tuple[str, int], tuple[Source, ...]]
) -> list[Conflict]:
    """Contradictions that wait for a decision: what the paper says beside what the register holds.

    `held` are the sources of the records that stand against it, by kind and number.
    """
    found = []
    for each in proposals:
        said = sources_of(each.fact, words.get(each.fact_id, []))
        for name in dict.fromkeys(clash["field"] for clash in each.against):
            clashes = [clash for clash in each.against if clash["field"] == name]
            values = [ConflictValue(c["held"], held.get((each.fact.kind, c["record"]), ())) for c in clashes]
            values.append(ConflictValue(clashes[0]["said"], said, waiting=True))
            agreement = clashes[0]["record"] if each.fact.kind == "agreement" else None
            found.append(Conflict(name, tuple(values), agreement))
    return found


def merged(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Conflicts about one field of one record as one, each value once with all its sources."""
    fields: dict[tuple[str, int | None], dict[tuple[Any, ...], ConflictValue]] = {}
    for each in conflicts:
        values = fields.setdefault((each.field, each.agreement), {})
        for value in each.values:
            key = (value.value, value.side, value.waiting)
            there = values.get(key)
            sources = tuple(dict.fromkeys((*(there.sources if there else ()), *value.sources)))
            values[key] = ConflictValue(value.value, sources, value.side, value.waiting)
    return tuple(Conflict(name, tuple(values.values()), number) for (name, number), values in fields.items())


def decided(tie: TieRecord) -> TieRecord:
    """The tie without what waits for a decision: where sources differ, only values that were accepted."""
    if not tie.conflicts:
        return tie
    agreements = tuple(replace(each, conflicts=without_waiting(each.conflicts)) for each in tie.agreements)
    return replace(tie, agreements=agreements, conflicts=without_waiting(tie.conflicts))


def without_waiting(conflicts: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
    """The conflicts that remain when nothing that waits is told."""
    kept = [replace(each, values=tuple(one for one in each.values if not one.waiting)) for each in conflicts]
    return tuple(each for each in kept if len(each.values) > 1)
