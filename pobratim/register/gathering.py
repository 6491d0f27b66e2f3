"""Rows of ties and of what hangs on them turned into records; the number of queries does not grow with the ties."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from pobratim.register.details import public_of
from pobratim.register.keys import sort_key
from pobratim.register.models import (
    Act,
    Activity,
    Agreement,
    Party,
    Place,
    PlaceLink,
    Project,
    Tie,
)
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

SIDES: dict[str, Side] = {"home": "home", "partner": "partner", "both": "both"}
NOT_DERIVED = LegalState("unknown", "no date")


def place_records(numbers: Iterable[int]) -> dict[int, PlaceRecord]:
    """Places by their numbers."""
    wanted = set(numbers)
    rows = Place.objects.filter(pk__in=wanted).prefetch_related("names", "identifiers")
    links = list(PlaceLink.objects.filter(place__in=wanted).select_related("other"))
    links += list(PlaceLink.objects.filter(other__in=wanted, kind="succeeded by").select_related("place"))
    return {row.pk: place_record(row, links) for row in rows}


def place_record(row: Place, links: Sequence[PlaceLink]) -> PlaceRecord:
    """One place."""
    part = next((each for each in links if each.place_id == row.pk and each.kind == "part of"), None)
    following = (each.other_id for each in links if each.place_id == row.pk and each.kind == "succeeded by")
    before = (each.place_id for each in links if each.other_id == row.pk and each.kind == "succeeded by")
    return PlaceRecord(
        id=row.pk,
        name=row.name,
        level=row.level,
        country=row.country,
        region=row.region,
        identifiers=tuple(sorted(each.identifier for each in row.identifiers.all())),
        aliases=tuple(each.name for each in row.names.all() if each.name != row.name),
        part_of=part.other_id if part else None,
        part_of_name=part.other.name if part else None,
        predecessor=next(before, None),
        successor=next(following, None),
    )


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the records of activities and projects are made with: places, ties by record, claims."""

    places: dict[int, PlaceRecord]
    ties: dict[int, set[int]]
    shelf: Shelf


def activity_record(row: Activity, near: Surroundings) -> ActivityRecord:
    """One activity."""
    places = tuple(near.places[place.pk] for place in row.places.all())
    ties = tuple(sorted(near.ties.get(row.pk, ())))
    sources = all_sources(near.shelf, "activity", row.pk)
    told = public_of("activity", row.details)
    return ActivityRecord(row.pk, row.what, row.date, tuple(row.participants), places, ties, sources, told)


def project_record(row: Project, near: Surroundings) -> ProjectRecord:
    """One project."""
    places = tuple(near.places[place.pk] for place in row.places.all())
    ties = tuple(sorted(near.ties.get(row.pk, ())))
    sources = all_sources(near.shelf, "project", row.pk)
    told = public_of("project", row.details)
    return ProjectRecord(row.pk, row.name, tuple(row.participants), places, ties, sources, told)


class Gathered:
    """All that hangs on some ties, by tie."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        """Fetch it."""
        self.ties = ties
        numbers = [tie.pk for tie in ties]
        self.agreement_ties = links(Agreement.ties.through, "agreement_id", numbers)
        self.activity_ties = links(Activity.ties.through, "activity_id", numbers)
        self.project_ties = links(Project.ties.through, "project_id", numbers)
        self.agreement_rows = live(Agreement, self.agreement_ties)
        self.activity_rows = live(Activity, self.activity_ties)
        self.project_rows = live(Project, self.project_ties)
        self.act_rows = list(Act.objects.filter(tie__in=numbers, live=True).order_by("pk"))
        self.statement_rows = list(StatementRow.objects.filter(tie__in=numbers, live=True).order_by("pk"))
        self.party_rows = list(Party.objects.filter(agreement__in=[row.pk for row in self.agreement_rows]))
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
        return {kind: [row.pk for row in some] for kind, some in rows.items()}

    def place_numbers(self) -> set[int]:
        """The numbers of all places that are spoken of."""
        found = {each for tie in self.ties for each in (tie.home_id, tie.partner_id)}
        found |= {party.place_id for party in self.party_rows}
        for row in (*self.activity_rows, *self.project_rows):
            found |= {place.pk for place in row.places.all()}
        return found

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
        return [self.activity(row) for row in self.by_tie.get(("activity", tie), ())]

    def activity(self, row: Activity) -> ActivityRecord:
        """One activity."""
        return activity_record(row, Surroundings(self.places, self.activity_ties, self.shelf))

    def projects(self, tie: int) -> list[ProjectRecord]:
        """The projects under a tie, by name."""
        return [self.project(row) for row in self.by_tie.get(("project", tie), ())]

    def project(self, row: Project) -> ProjectRecord:
        """One project."""
        return project_record(row, Surroundings(self.places, self.project_ties, self.shelf))


def in_order(row: Any) -> tuple[bool, Any, str, int]:
    """What rows are sorted by: their day, unknown days last, then their name."""
    day = getattr(row, "day", None)
    return day is None, day or 0, sort_key(getattr(row, "name", "")), row.pk


def links(through: type[Any], column: str, ties: Sequence[int]) -> dict[int, set[int]]:
    """The ties of each record that hangs on one of the given ties."""
    found: dict[int, set[int]] = {}
    near = through.objects.filter(tie_id__in=ties).values_list(column, flat=True)
    for number, tie in through.objects.filter(**{f"{column}__in": near}).values_list(column, "tie_id"):
        found.setdefault(number, set()).add(tie)
    return found


def live(model: type[Any], numbers: Iterable[int]) -> list[Any]:
    """The living rows of the given numbers, with their places where they have such."""
    rows: QuerySet[Any] = model.objects.filter(pk__in=list(numbers), live=True)
    return list(rows.prefetch_related("places") if hasattr(model, "places") else rows)
