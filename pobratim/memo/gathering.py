"""Reading the register for a memo: the records of the scope that were known by its day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from pobratim.errors import NothingKnownYet, NothingToTell
from pobratim.memo.grammar.edtf import first_day
from pobratim.memo.material import Material, Told, known_by, tell
from pobratim.memo.scope import Scope
from pobratim.monitoring.norm import Norm
from pobratim.monitoring.packs import norms_for
from pobratim.places.points import point_under
from pobratim.register import queries
from pobratim.register.records import ActivityRecord, PlaceRecord, ProjectRecord, Source, TieFilters, TieRecord


class Sourced(Protocol):
    """A record that has sources."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who says so."""


Known = TypeVar("Known", bound=Sourced)
Shared = TypeVar("Shared", ActivityRecord, ProjectRecord)


def gather(scope: Scope) -> Material:
    """The material of a memo; raises `NothingToTell` when the scope holds no tie on its day."""
    records = _records(scope, scope.as_of)
    told = _in_scope(scope, scope.as_of, records)
    if not _begun(records) and (begun := _begun(_records(scope, None))) and scope.as_of < begun:
        raise NothingKnownYet(day=shown(scope.as_of), first=shown(begun))
    if not told:
        raise NothingToTell(scope=_where(scope), day=shown(scope.as_of))
    countries = {tie.partner.country for tie in told}
    around = tuple(_around(scope, told))
    asked_for_a_tie = scope.tie is not None
    region = region_of(scope, [tie.home for tie in told])
    return Material(
        scope=scope,
        region=region,
        ties=tuple(told),
        activities=tuple(_shared(scope, queries.activities(), told, around)),
        projects=tuple(_shared(scope, queries.projects(), told, around)),
        directions=tuple(d for d in _advised(scope, queries.directions(), region) if d.country in countries),
        recommendations=() if asked_for_a_tie else tuple(_advised(scope, queries.recommendations(), region)),
        policies=tuple(p for p in _told_of(region, queries.policies()) if known_by(scope.as_of, p.date, p.sources)),
        norms=_norms(scope, [tie.home for tie in told]),
        earlier=tuple(_told(scope, scope.changes_since)) if scope.changes_since else (),
        around=around,
        spots=spots_of([place for tie in told for place in (tie.home, tie.partner)]),
    )


def _told(scope: Scope, day: date) -> list[Told]:
    return _in_scope(scope, day, _records(scope, day))


def _records(scope: Scope, day: date | None) -> tuple[TieRecord, ...]:
    return queries.ties(day, TieFilters(region=scope.region)).ties


def _in_scope(scope: Scope, day: date, records: Iterable[TieRecord]) -> list[Told]:
    return [tie for tie in (tell(record, day) for record in records) if tie and _asked_for(scope, tie)]


def _begun(records: Iterable[TieRecord]) -> date | None:
    """The first day that these tell of; a paper without a date, too, knew nothing before the first day of all."""
    told: list[str | None] = []
    for record in records:
        told += [each.date for each in record.agreements] + [each.date for each in record.acts]
        told += [day for each in record.statements for day in (each.since, each.status_since, each.document_date)]
    return min(filter(None, map(first_day, told)), default=None)


def _around(scope: Scope, told: list[Told]) -> list[Told]:
    """The ties of the other municipalities of the region, where the memo is about one."""
    region = told[0].home.region
    if scope.municipality is None or scope.tie is not None or scope.some or region is None:
        return []
    homes = {tie.home.id for tie in told}
    whole = replace(scope, municipality=None, region=region)
    return [tie for tie in _told(whole, scope.as_of) if tie.home.id not in homes]


def _norms(scope: Scope, homes: list[PlaceRecord]) -> tuple[Norm, ...]:
    """The norms that count on the day where the municipalities are; the common ones for several regions."""
    regions = {home.region for home in homes}
    if scope.tie is not None or {home.country for home in homes} != {"RU"}:
        return ()
    return norms_for(regions.pop() if len(regions) == 1 else None, scope.as_of)


def _where(scope: Scope) -> str:
    parts = [scope.municipality or scope.region or "весь реестр", *scope.countries, *scope.kinds]
    return ", ".join(parts) if scope.tie is None else f"связь {scope.tie}"


def _asked_for(scope: Scope, tie: Told) -> bool:
    home = {fold(name) for name in (tie.home.name, *tie.home.aliases)}
    return (
        (scope.municipality is None or fold(scope.municipality) in home)
        and (not scope.countries or tie.partner.country in scope.countries)
        and (not scope.kinds or tie.record.kind in scope.kinds)
        and (scope.tie is None or tie.record.id == scope.tie)
    )


def spots_of(places: Iterable[PlaceRecord]) -> dict[int, tuple[float, float]]:
    """Latitude and longitude of the places whose point is known by their identifiers; none without a gazetteer."""
    found = {each.id: point_under((each.name, *each.aliases), each.identifiers) for each in places}
    return {number: point for number, point in found.items() if point}


def shown(day: date) -> str:
    """A day in figures."""
    return day.strftime("%d.%m.%Y")


def fold(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.lower().replace("ё", "е").removeprefix("город ").removeprefix("г. ").split())


def _advised(scope: Scope, records: Iterable[Known], region: str | None) -> list[Known]:
    return _told_of(region, [each for each in records if known_by(scope.as_of, None, each.sources)])


def _told_of(region: str | None, records: Iterable[Known]) -> list[Known]:
    """The records without those that only papers on other regions tell: what one region is advised, another is not."""
    known = list(records)
    papers = {source.document_id for each in known for source in each.sources}
    regions = queries.regions_told(number for number in papers if number is not None) if region else {}
    return [
        e for e in known if not e.sources or any(region in regions.get(s.document_id or 0, {region}) for s in e.sources)
    ]


def _shared(scope: Scope, records: Iterable[Shared], told: list[Told], around: Iterable[Told]) -> list[Shared]:
    """Activities or projects of the ties that are told, of their sides, or, where nobody is named, of their papers.

    A paper that tells of other municipalities too does not say whose an activity without names is.
    """
    ties = {tie.record.id for tie in told}
    sides, partners = {place.id for tie in told for place in (tie.home, tie.partner)}, {tie.partner.id for tie in told}
    papers = _papers(told) - _papers(around)
    least = 1 if scope.tie is None else 2

    def ours(each: Shared) -> bool:
        places = {place.id for place in each.places}
        if ties & set(each.ties):
            return True
        if places or each.participants:
            return len(sides & places) >= least and (not scope.some or bool(partners & places))
        return scope.tie is None and not scope.some and bool(papers & {source.document_id for source in each.sources})

    return [e for e in records if ours(e) and known_by(scope.as_of, getattr(e, "date", None), e.sources)]


def _papers(told: Iterable[Told]) -> set[int | None]:
    return {source.document_id for tie in told for source in tie.ground.sources}


def region_of(scope: Scope, homes: list[PlaceRecord]) -> str | None:
    """The region that the memo is about: the one asked for, else the one that all its municipalities share."""
    found = {place.region for place in homes}
    return scope.region or (found.pop() if len(found) == 1 else None)
