"""What ties rest on, as plain rows without words, a slice of ties at a time: the same few queries for each slice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, cast

from django.db.models import Count, F

from pobratim.register.details import public_of
from pobratim.register.models import Act, Activity, Agreement, Claim, Tie
from pobratim.register.models import Statement as StatementRow
from pobratim.register.records import ActivityRecord, ActRecord, AgreementRecord, LegalState, Side, Source, Statement
from pobratim.register.states import act_day

NOT_DERIVED = LegalState("unknown", "no date")
AT_ONCE = 1000
SIDES = ("home", "partner", "both")


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie as it stands in its table."""

    id: int
    home: int
    partner: int
    country: str | None
    kind: str
    since: str | None
    begins: date | None
    published: bool

    def begun(self, as_of: date) -> bool:
        """Whether the tie had begun by a day, or nobody knows when it began."""
        return self.begins is None or self.begins <= as_of


@dataclass(slots=True)
class Spoken:
    """What sources say of one tie; `act_days` are the days from which its acts count.

    `said` is what each accepted fact says of an agreement, where more than one speaks of it.
    """

    agreements: list[AgreementRecord] = field(default_factory=list)
    acts: list[ActRecord] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    activities: list[ActivityRecord] = field(default_factory=list)
    act_days: dict[int, str | None] = field(default_factory=dict)
    said: dict[int, list[dict[str, Any]]] = field(default_factory=dict)


NOTHING = Spoken()


class Rows:
    """The rows of some ties and of what hangs on them. Sources name their document and its date, no more."""

    def __init__(self, numbers: Sequence[int]) -> None:
        """Fetch them."""
        columns = ("id", "home_id", "partner_id", "partner__country", "kind", "since", "begins", "published")
        self.numbers = list(numbers)
        rows = Tie.objects.filter(pk__in=self.numbers, live=True).order_by("pk").values_list(*columns)
        self.ties = [TieRow(*row) for row in rows]
        self.papers: dict[tuple[int | None, str | None], Source] = {}
        self.sources = self.sources_of_records()
        self.by_tie: dict[int, Spoken] = defaultdict(Spoken)
        self.add_agreements()
        self.add_acts()
        self.add_statements()
        self.add_activities()

    def spoken(self, tie: int) -> Spoken:
        """What sources say of a tie."""
        return self.by_tie.get(tie) or NOTHING

    def sources_of_records(self) -> dict[tuple[str, int], tuple[Source, ...]]:
        """The papers behind each statement and act, in the order of acceptance."""
        claims = Claim.objects.filter(live=True, tie__in=self.numbers, record_kind__in=("statement", "act"))
        found: dict[tuple[str, int], tuple[Source, ...]] = {}
        columns = ("record_kind", "record_id", "fact__document_id", "fact__document__date")
        for kind, number, document, dated in claims.order_by("decision_id").values_list(*columns):
            found[kind, number] = (*found.get((kind, number), ()), self.paper(document, dated))
        return found

    def paper(self, document: int | None, dated: str | None) -> Source:
        """A source that names its paper only."""
        if (document, dated) not in self.papers:
            self.papers[document, dated] = Source(document, "", dated, None, None, "", "", "", None, None, None, 0)
        return self.papers[document, dated]

    def values_of_agreements(self) -> dict[int, list[dict[str, Any]]]:
        """What each accepted fact says of an agreement, where more than one speaks of it."""
        found: dict[int, list[dict[str, Any]]] = defaultdict(list)
        claims = Claim.objects.filter(live=True, tie__in=self.numbers, record_kind="agreement").order_by()
        several = [pk for pk, times in claims.values_list("record_id").annotate(Count("pk")) if times > 1]
        told = Claim.objects.filter(live=True, record_kind="agreement", record_id__in=several).order_by("decision_id")
        for number, values in told.values_list("record_id", "values"):
            found[number].append(values)
        return found

    def add_agreements(self) -> None:
        """Hang the agreements on their ties, by date."""
        through = cast(Any, Agreement.ties.through).objects.filter(tie__in=self.numbers, agreement__live=True)
        values = self.values_of_agreements()
        names = ("id", "kind", "title", "date", "term", "details")
        rows = through.order_by(F("agreement__day").asc(nulls_last=True), "agreement_id").values_list(
            "tie_id", *(f"agreement__{name}" for name in names)
        )
        for tie, number, kind, title, dated, term, details in rows:
            told = public_of("agreement", details)
            made = AgreementRecord(number, kind, title, dated, term, (), NOT_DERIVED, (), details=told)
            self.by_tie[tie].agreements.append(made)
            if len(values.get(number, ())) > 1:
                self.by_tie[tie].said[number] = values[number]

    def add_acts(self) -> None:
        """Hang the acts on their ties."""
        columns = ("tie_id", "id", "kind", "side", "party", "date", "agreement_id", "details")
        rows = Act.objects.filter(tie__in=self.numbers, live=True).order_by("pk").values_list(*columns)
        for tie, number, kind, side, party, dated, agreement, details in rows:
            sources = self.sources.get(("act", number), ())
            told = public_of("act", details)
            act = ActRecord(number, kind, as_side(side), party, dated, agreement, sources, told)
            self.by_tie[tie].acts.append(act)
            self.by_tie[tie].act_days[number] = act_day(act)

    def add_statements(self) -> None:
        """Hang the statements on their ties."""
        columns = ("tie_id", "id", "kind", "status", "since", "status_since", "status_by")
        rows = StatementRow.objects.filter(tie__in=self.numbers, live=True).order_by("pk").values_list(*columns)
        for tie, number, kind, status, since, status_since, status_by in rows:
            sources = self.sources.get(("statement", number), ())
            paper = sources[0] if sources else self.paper(None, None)
            said = (paper.document_id, paper.document_date, sources)
            made = Statement(number, kind, status, since, status_since, status_by, *said)
            self.by_tie[tie].statements.append(made)

    def add_activities(self) -> None:
        """Hang the activities on their ties, by date."""
        through = cast(Any, Activity.ties.through).objects.filter(tie__in=self.numbers, activity__live=True)
        columns = ("tie_id", "activity_id", "activity__what", "activity__date")
        by_day = F("activity__day").asc(nulls_last=True)
        for tie, number, what, dated in through.order_by(by_day, "activity_id").values_list(*columns):
            self.by_tie[tie].activities.append(ActivityRecord(number, what, dated, (), (), (), ()))


def ties_that_share(numbers: Sequence[int]) -> set[int]:
    """Those of some ties on which something hangs that hangs on another as well."""
    found: set[int] = set()
    for model, column in ((Agreement, "agreement_id"), (Activity, "activity_id")):
        joins = cast(Any, model.ties.through).objects
        near = joins.filter(tie__in=numbers)
        joined = joins.filter(**{f"{column}__in": near.values(column)}).values(column)
        several = joined.annotate(ties=Count("pk")).filter(ties__gt=1).values(column)
        found.update(near.filter(**{f"{column}__in": several}).values_list("tie_id", flat=True))
    return found


def slices(numbers: Iterable[int]) -> Iterator[Rows]:
    """The rows of ties, so many at a time that they never fill the memory."""
    for some in batched(numbers, AT_ONCE):
        yield Rows(some)


def batched(numbers: Iterable[int], size: int) -> Iterator[list[int]]:
    """Numbers in lists of so many."""
    left = iter(numbers)
    while some := list(islice(left, size)):
        yield some


def as_side(side: str) -> Side:
    """The side of an act."""
    return cast(Side, side) if side in SIDES else "unknown"
