"""Rows of ties and of what hangs on them turned into records; the number of queries does not grow with the ties."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import QuerySet

from pobratim.register import fetching
from pobratim.register.details import public_of
from pobratim.register.grounds import Spoken
from pobratim.register.keys import sort_key
from pobratim.register.models import Act, Activity, Agreement, Party, Project, Tie
from pobratim.register.models import Statement as StatementRow
from pobratim.register.records import (
    ActivityRecord,
    ActRecord,
    AgreementRecord,
    LegalState,
    PartyRecord,
    PlaceRecord,
    ProjectRecord,
    Side,
    Statement,
)
from pobratim.register.sources import Shelf, all_sources, claims_of
from pobratim.register.states import act_day

SIDES: dict[str, Side] = {"home": "home", "partner": "partner", "both": "both"}
FEW = 1000
# What lists of ties leave out, because it is most of the work and none of their rows.
PARTIES, PARTAKERS, PROJECTS = "parties of agreements", "who took part in activities", "projects"
GROUNDS = "grounds of activities"
FOR_ROWS = frozenset({PARTIES, PARTAKERS, PROJECTS})
FOR_LISTS = FOR_ROWS | {GROUNDS}
Said = TypeVar("Said")
NOT_DERIVED = LegalState("unknown", "no date")


def place_records(numbers: Iterable[int]) -> dict[int, PlaceRecord]:
    """Places by their numbers."""
    wanted = set(numbers)
    names, identifiers = listed(fetching.names(wanted)), listed(fetching.identifiers(wanted))
    links = belonging(wanted)
    return {
        number: PlaceRecord(
            *(number, name, level, country, region),
            identifiers=tuple(identifiers.get(number, ())),
            aliases=tuple(each for each in names.get(number, ()) if each != name),
            **links.get(number, {}),
        )
        for number, name, level, country, region in fetching.places(wanted)
    }


def listed(rows: Iterable[tuple[int, Said]]) -> dict[int, list[Said]]:
    """What rows say of places or records, by its number."""
    found: dict[int, list[Said]] = {}
    for number, said in rows:
        found.setdefault(number, []).append(said)
    return found


def belonging(places: set[int]) -> dict[int, dict[str, Any]]:
    """How places belong to others, in the words of their records; where there are several of a kind, the first."""
    found: dict[int, dict[str, Any]] = {}
    for place, other, kind, name in fetching.place_links(places):
        if kind == "part of":
            found.setdefault(place, {}).setdefault("part_of", other)
            found[place].setdefault("part_of_name", name)
        else:
            found.setdefault(place, {}).setdefault("successor", other)
            found.setdefault(other, {}).setdefault("predecessor", place)
    return found


def told_of(rows: type[Any], places: set[int], by: str = "place") -> QuerySet[Any]:
    """Rows about places, which the column `by` names: those of a few places, or all where most are wanted anyway."""
    found: QuerySet[Any] = rows.objects.all()
    return found.filter(**{f"{by}__in": places}) if len(places) <= FEW else found


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the records of activities and projects are made with: places, ties and places by record, claims."""

    places: dict[int, PlaceRecord]
    ties: dict[int, set[int]]
    held_at: dict[int, list[int]]
    shelf: Shelf

    def places_of(self, row: Activity | Project) -> tuple[PlaceRecord, ...]:
        """The places of an activity or a project."""
        return tuple(self.places[place] for place in self.held_at.get(row.pk, ()))


def activity_record(row: Activity, near: Surroundings) -> ActivityRecord:
    """One activity."""
    places = near.places_of(row)
    ties = tuple(sorted(near.ties.get(row.pk, ())))
    sources = all_sources(near.shelf, "activity", row.pk)
    told = public_of("activity", row.details)
    return ActivityRecord(row.pk, row.what, row.date, tuple(row.participants), places, ties, sources, told)


def project_record(row: Project, near: Surroundings) -> ProjectRecord:
    """One project."""
    places = near.places_of(row)
    ties = tuple(sorted(near.ties.get(row.pk, ())))
    sources = all_sources(near.shelf, "project", row.pk)
    told = public_of("project", row.details)
    return ProjectRecord(row.pk, row.name, tuple(row.participants), places, ties, sources, told)


class Gathered:
    """All that hangs on some ties, by tie."""

    def __init__(self, ties: Sequence[Tie], without: frozenset[str] = frozenset()) -> None:
        """Fetch it, without what nobody will look at."""
        self.ties, self.without = ties, without
        numbers = [tie.pk for tie in ties]
        self.agreement_ties = by_record(fetching.agreement_ties(numbers))
        self.brief = brief_activities(numbers) if PARTAKERS in without else None
        self.activity_ties = {} if self.brief is not None else by_record(fetching.activity_ties(numbers))
        self.project_ties = {} if PROJECTS in without else by_record(fetching.project_ties(numbers))
        self.agreement_rows: list[Agreement] = fetching.agreements(self.agreement_ties)
        self.activity_rows: list[Activity] = fetching.activities(self.activity_ties)
        self.project_rows: list[Project] = fetching.projects(self.project_ties)
        self.activity_places = listed(fetching.activity_places(row.pk for row in self.activity_rows))
        self.project_places = listed(fetching.project_places(row.pk for row in self.project_rows))
        self.act_rows: list[Act] = fetching.acts(numbers)
        self.statement_rows: list[StatementRow] = fetching.statements(numbers)
        signed = [] if PARTIES in without else [row.pk for row in self.agreement_rows]
        self.party_rows: list[Party] = fetching.parties(signed)
        self.shelf: Shelf = claims_of(self.asked())
        self.places = place_records(self.place_numbers())
        self.by_tie = self.arranged()

    def arranged(self) -> dict[tuple[str, int], list[Any]]:
        """The rows of each kind by tie, dated ones first, by date."""
        found: dict[tuple[str, int], list[Any]] = {}
        joined = (
            ("agreement", self.agreement_rows, self.agreement_ties),
            ("activity", self.activity_rows, self.activity_ties),
            ("project", self.project_rows, self.project_ties),
        )
        for kind, rows, ties in joined:
            for row in sorted(rows, key=in_order):
                for tie in ties[row.pk]:
                    found.setdefault((kind, tie), []).append(row)
        for row in sorted(self.act_rows, key=in_order):
            found.setdefault(("act", row.tie_id), []).append(row)
        for row in self.statement_rows:
            found.setdefault(("statement", row.tie_id), []).append(row)
        parties: dict[int, list[Party]] = {}
        for party in self.party_rows:
            parties.setdefault(party.agreement_id, []).append(party)
        self.parties = parties
        return found

    def asked(self) -> dict[str, Iterable[int]]:
        """The numbers of all records, by kind."""
        rows: dict[str, Sequence[Any]] = {
            "statement": self.statement_rows,
            "agreement": self.agreement_rows,
            "act": self.act_rows,
            "activity": self.activity_rows,
            "project": self.project_rows,
        }
        found: dict[str, Iterable[int]] = {kind: [row.pk for row in some] for kind, some in rows.items()}
        if self.brief is not None and GROUNDS not in self.without:
            found["activity"] = {number for some in self.brief.values() for number, *_ in some}
        return found

    def place_numbers(self) -> set[int]:
        """The numbers of all places that are spoken of."""
        found = {each for tie in self.ties for each in (tie.home_id, tie.partner_id)}
        found |= {party.place_id for party in self.party_rows}
        return found.union(*self.activity_places.values(), *self.project_places.values())

    def agreements(self, tie: int) -> list[AgreementRecord]:
        """The agreements of a tie, by date; without one last."""
        return [self.agreement(row) for row in self.by_tie.get(("agreement", tie), ())]

    def agreement(self, row: Agreement) -> AgreementRecord:
        """One agreement, its legal state not derived yet."""
        sources = all_sources(self.shelf, "agreement", row.pk)
        parties = tuple(self.party(each) for each in self.parties.get(row.pk, ()))
        told = public_of("agreement", row.details)
        said = (row.pk, row.kind, row.title, row.date, row.term)
        return AgreementRecord(*said, parties, NOT_DERIVED, sources, details=told)

    def party(self, row: Party) -> PartyRecord:
        """One party of an agreement."""
        side = SIDES.get(row.side, "unknown")
        return PartyRecord(self.places[row.place_id], side, row.named, row.body, row.signatory)

    def spoken(self, tie: int) -> Spoken:
        """What sources say of a tie, whenever they say it."""
        acts = self.acts(tie)
        return Spoken(
            agreements=self.agreements(tie),
            acts=acts,
            statements=self.statements(tie),
            activities=self.activities(tie),
            act_days={act.id: act_day(act) for act in acts},
        )

    def acts(self, tie: int) -> list[ActRecord]:
        """The acts of a tie, by date."""
        return [self.act(row) for row in self.by_tie.get(("act", tie), ())]

    def act(self, row: Act) -> ActRecord:
        """One act."""
        sources = all_sources(self.shelf, "act", row.pk)
        side = SIDES.get(row.side, "unknown")
        told = public_of("act", row.details)
        return ActRecord(row.pk, row.kind, side, row.party, row.date, row.agreement_id, sources, told)

    def statements(self, tie: int) -> list[Statement]:
        """What documents say of a tie as a whole."""
        return [self.statement(row) for row in self.by_tie.get(("statement", tie), ())]

    def statement(self, row: StatementRow) -> Statement:
        """One statement, with the document that makes it."""
        sources = all_sources(self.shelf, "statement", row.pk)
        first = sources[0] if sources else None
        return Statement(
            id=row.pk,
            kind=row.kind,
            status=row.status,
            since=row.since,
            status_since=row.status_since,
            status_by=row.status_by,
            document_id=first.document_id if first else None,
            document_date=first.document_date if first else None,
            sources=sources,
        )

    def activities(self, tie: int) -> list[ActivityRecord]:
        """The activities under a tie, by date; without one last."""
        if self.brief is not None:
            return [self.brief_activity(tie, *said) for said in self.brief.get(tie, ())]
        return [self.activity(row) for row in self.by_tie.get(("activity", tie), ())]

    def brief_activity(self, tie: int, number: int, what: str, dated: str | None) -> ActivityRecord:
        """One activity without those who took part in it."""
        return ActivityRecord(number, what, dated, (), (), (tie,), all_sources(self.shelf, "activity", number))

    def activity(self, row: Activity) -> ActivityRecord:
        """One activity."""
        return activity_record(row, self.near(self.activity_ties, self.activity_places))

    def projects(self, tie: int) -> list[ProjectRecord]:
        """The projects under a tie, by name."""
        return [self.project(row) for row in self.by_tie.get(("project", tie), ())]

    def project(self, row: Project) -> ProjectRecord:
        """One project."""
        return project_record(row, self.near(self.project_ties, self.project_places))

    def near(self, ties: dict[int, set[int]], held_at: dict[int, list[int]]) -> Surroundings:
        """What records of activities or projects are made with."""
        return Surroundings(self.places, ties, held_at, self.shelf)


def brief_activities(ties: Sequence[int]) -> dict[int, list[tuple[int, str, str | None]]]:
    """What was done under ties and when, in one query: number, what, date; by tie, by date."""
    found: dict[int, list[tuple[int, str, str | None]]] = {}
    for tie, number, what, dated in fetching.activities_in_brief(ties):
        found.setdefault(tie, []).append((number, what, dated))
    return found


def in_order(row: Any) -> tuple[bool, Any, str, int]:
    """What rows are sorted by: their day, unknown days last, then their name."""
    day = getattr(row, "day", None)
    return day is None, day or 0, sort_key(getattr(row, "name", "")), row.pk


def by_record(joins: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    """The ties of rows that join records to them, by record."""
    found: dict[int, set[int]] = {}
    for number, tie in joins:
        found.setdefault(number, set()).add(tie)
    return found
