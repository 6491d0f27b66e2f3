"""Measures that follow from the register by rules; every rule has a sentence that says why.

quiet: a tie that lives, dated activities are known, none of the last two years.
silent: a tie that lives, no dated activity is known at all, which proves nothing: somebody is asked.
expiry: the term of a document ends within six months.
expired: the term of a document ended in the last two years, and nothing says that it was prolonged.
dispute: the sides, or sources, name different states of a tie.
neighbours: a municipality without a living tie beside one of the same region that has three or more; only where the
memo tells all their ties.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pobratim.memo.activity import Work
from pobratim.memo.grammar.edtf import last_day
from pobratim.memo.material import Material, Told
from pobratim.memo.period import deadline, months_later
from pobratim.register.records import AgreementRecord, PlaceRecord
from pobratim.register.states import term_end

MANY = 3
QUARTER, HALF_YEAR, TWO_YEARS = 3, 6, 24


@dataclass(frozen=True, slots=True)
class Measure:
    """What a municipality is advised to do by a day, by which rule, about which ties and which document."""

    rule: str
    home: PlaceRecord
    term: date
    ties: tuple[Told, ...] = ()
    agreement: AgreementRecord | None = None
    end: date | None = None


def measures(material: Material, done: Work) -> tuple[Measure, ...]:
    """The measures: what has a term of its own comes first."""
    found = [each for rule in RULES for each in rule(material, done)]
    return tuple(sorted(found, key=lambda each: each.term))


def living(ties: Iterable[Told]) -> list[Told]:
    """The ties that are carried out or at least signed."""
    return [tie for tie in ties if tie.standing in ("live", "signed")]


def quiet_ties(material: Material, done: Work) -> list[Told]:
    """Living ties whose last known activity is older than two years."""
    edge = months_later(material.scope.as_of, -TWO_YEARS)
    lasts = ((tie, done.last(tie)) for tie in living(material.ties))
    return [tie for tie, last in lasts if last and (last_day(last.date) or edge) < edge]


def _quiet(material: Material, done: Work) -> Iterator[Measure]:
    yield from _by_home("quiet", material, quiet_ties(material, done))


def _silent(material: Material, done: Work) -> Iterator[Measure]:
    live = [tie for tie in material.standing("live", "signed") if not done.of(tie)]
    yield from _by_home("silent", material, live)


def _dispute(material: Material, done: Work) -> Iterator[Measure]:
    yield from _by_home("dispute", material, [tie for tie in material.ties if disputes(tie)])


def _by_home(rule: str, material: Material, ties: list[Told]) -> Iterator[Measure]:
    homes: dict[tuple[int, bool], list[Told]] = {}
    for tie in ties:
        homes.setdefault((tie.home.id, tie.home.country == tie.partner.country), []).append(tie)
    for some in homes.values():
        yield Measure(rule, some[0].home, deadline(material.scope.as_of, QUARTER), tuple(some))


def disputes(tie: Told) -> bool:
    """Whether sides or sources name different states of the tie."""
    return any(each.field in ("declared state", "status") and len(each.values) > 1 for each in tie.record.conflicts)


def terms(material: Material) -> Iterator[tuple[Told, AgreementRecord, date]]:
    """The documents of ties that have not ended, whose term is known, with its last day."""
    for tie in material.standing("live", "signed"):
        for each in tie.agreements:
            end = last_day(term_end(each.date, each.term))
            if end and each.term:
                yield tie, each, end


def _expiry(material: Material, done: Work) -> Iterator[Measure]:
    today, horizon = material.scope.as_of, months_later(material.scope.as_of, HALF_YEAR)
    for tie, agreement, end in terms(material):
        if today <= end <= horizon:
            yield Measure("expiry", tie.home, end, (tie,), agreement, end)


def _expired(material: Material, done: Work) -> Iterator[Measure]:
    today, past = material.scope.as_of, months_later(material.scope.as_of, -TWO_YEARS)
    for tie, agreement, end in terms(material):
        if past <= end < today:
            yield Measure("expired", tie.home, deadline(today, QUARTER), (tie,), agreement, end)


def _neighbours(material: Material, done: Work) -> Iterator[Measure]:
    if material.scope.some:
        return
    homes: dict[int, list[Told]] = {}
    for tie in (*material.ties, *material.around):
        homes.setdefault(tie.home.id, []).append(tie)
    alive = {home: living(ties) for home, ties in homes.items()}
    first = max(alive.values(), key=len, default=[])
    told = {tie.home.id for tie in material.ties}
    for home, ties in ((home, ties) for home, ties in homes.items() if home in told):
        near = len(first) >= MANY and first[0].home.region == ties[0].home.region
        if near and not alive[home] and not any(tie.standing == "planned" for tie in ties):
            yield Measure("neighbours", ties[0].home, deadline(material.scope.as_of, HALF_YEAR), tuple(first))


RULES: tuple[Callable[[Material, Work], Iterator[Measure]], ...] = (
    _expiry,
    _expired,
    _dispute,
    _quiet,
    _silent,
    _neighbours,
)
