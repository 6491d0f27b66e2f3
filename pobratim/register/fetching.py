"""What pages ask the tables for by numbers: rows of ties, of what hangs on them, of places, of who says so."""

from datetime import date
from typing import Any

from django.db.models import Count, DateField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThanOrEqual

from pobratim.register.models import (
    Act,
    Activity,
    Agreement,
    Claim,
    Decision,
    Evidence,
    Party,
    Place,
    PlaceIdentifier,
    PlaceLink,
    PlaceName,
    Project,
    Proposal,
    Statement,
    Tie,
    TieOutline,
)
from pobratim.register.models.among import Numbers
from pobratim.register.written import written

Rows = QuerySet[Any, Any]
CLAIM = (
    "pk",
    "record_kind",
    "record_id",
    "fact_id",
    "decision_id",
    "decision__at",
    "decision__by__username",
    "fact__document_id",
    "fact__document__name",
    "fact__document__date",
)
FACT = (
    "fact_id",
    "fact__kind",
    "fact__payload",
    "fact__confidence",
    "fact__doubts",
    "fact__parent_id",
    "pk",
    "outcome",
    "state",
    "against",
    "tie_id",
)
LAST = ("proposal__fact_id", "pk", "verdict", "payload", "by__username", "at")
DECIDED = ("proposal__fact_id", "by__first_name", "by__last_name", "by__username", "pk", "verdict", "at", "reason")
EVIDENCE = ("fact_id", "start", "end", "quote", "rule", "rule_sentence")


@written
def ties(numbers: Numbers) -> Rows:
    """Living ties without the words that they are found by."""
    return Tie.objects.filter(pk__among=numbers, live=True).defer("search_key")


@written
def places(numbers: Numbers) -> Rows:
    """Number, name, level, country and region of places."""
    return Place.objects.filter(pk__among=numbers).values_list("pk", "name", "level", "country", "region")


@written
def names(numbers: Numbers) -> Rows:
    """The names of places, each with its place."""
    return PlaceName.objects.filter(place__among=numbers).order_by("pk").values_list("place_id", "name")


@written
def identifiers(numbers: Numbers) -> Rows:
    """The identifiers of places, each with its place."""
    rows = PlaceIdentifier.objects.filter(place__among=numbers).order_by("identifier")
    return rows.values_list("place_id", "identifier")


@written
def place_links(numbers: Numbers) -> Rows:
    """How places belong to others: place, other, kind, the name of the other."""
    links = PlaceLink.objects.filter(Q(place__among=numbers) | Q(other__among=numbers, kind="succeeded by"))
    return links.order_by("pk").values_list("place_id", "other_id", "kind", "other__name")


@written
def agreement_ties(numbers: Numbers) -> Rows:
    """The agreements of ties, each with its tie."""
    return Agreement.ties.through.objects.filter(tie__among=numbers).values_list("agreement_id", "tie_id")


@written
def activity_ties(numbers: Numbers) -> Rows:
    """The activities of ties, each with every tie that it is of."""
    near = Activity.ties.through.objects.filter(tie__among=numbers).values("activity_id")
    return Activity.ties.through.objects.filter(activity__in=near).values_list("activity_id", "tie_id")


@written
def project_ties(numbers: Numbers) -> Rows:
    """The projects of ties, each with every tie that it is of."""
    near = Project.ties.through.objects.filter(tie__among=numbers).values("project_id")
    return Project.ties.through.objects.filter(project__in=near).values_list("project_id", "tie_id")


@written
def activities_in_brief(numbers: Numbers) -> Rows:
    """The living activities of ties by date: tie, number, what, date."""
    rows = Activity.ties.through.objects.filter(tie__among=numbers, activity__live=True)
    ordered = rows.order_by(F("activity__day").asc(nulls_last=True), "activity_id")
    return ordered.values_list("tie_id", "activity_id", "activity__what", "activity__date")


@written
def activity_places(numbers: Numbers) -> Rows:
    """The places of activities: activity, place."""
    rows = Activity.places.through.objects.filter(activity__among=numbers).order_by("pk")
    return rows.values_list("activity_id", "place_id")


@written
def project_places(numbers: Numbers) -> Rows:
    """The places of projects: project, place."""
    rows = Project.places.through.objects.filter(project__among=numbers).order_by("pk")
    return rows.values_list("project_id", "place_id")


@written
def agreements(numbers: Numbers) -> Rows:
    """Living agreements."""
    return Agreement.objects.filter(pk__among=numbers, live=True)


@written
def activities(numbers: Numbers) -> Rows:
    """Living activities."""
    return Activity.objects.filter(pk__among=numbers, live=True)


@written
def projects(numbers: Numbers) -> Rows:
    """Living projects."""
    return Project.objects.filter(pk__among=numbers, live=True)


@written
def acts(numbers: Numbers) -> Rows:
    """The living acts of ties."""
    return Act.objects.filter(tie__among=numbers, live=True).order_by("pk")


@written
def statements(numbers: Numbers) -> Rows:
    """The living statements of ties."""
    return Statement.objects.filter(tie__among=numbers, live=True).order_by("pk")


@written
def parties(numbers: Numbers) -> Rows:
    """The parties of agreements."""
    return Party.objects.filter(agreement__among=numbers).order_by("pk")


@written
def claims(numbers: Numbers, kind: str) -> Rows:
    """The living claims of records of a kind."""
    return Claim.objects.filter(record_kind=kind, record_id__among=numbers, live=True).values_list(*CLAIM)


@written
def evidence(numbers: Numbers) -> Rows:
    """The words that facts rest on."""
    return Evidence.objects.filter(fact__among=numbers).order_by("fact_id", "number").values_list(*EVIDENCE)


@written
def lines(numbers: Numbers, today: date) -> Rows:
    """The kept lines of ties that have begun, each with its tie."""
    return outlines_of(numbers, today).values_list("pk", "line")


@written
def open_lines(numbers: Numbers, today: date) -> Rows:
    """The kept lines of published ties that have begun, by number: tie, line, what is open of it."""
    return outlines_of(numbers, today).filter(tie__published=True).order_by("pk").values_list("pk", "line", "told")


@written
def stamps(numbers: Numbers, today: date) -> Rows:
    """The stamps of outlines that hold on a day."""
    rows = TieOutline.objects.filter(Q(until=None) | Q(until__gte=today), pk__among=numbers).exclude(stamp=0)
    return rows.values_list("stamp")


def outlines_of(numbers: Numbers, today: date) -> Rows:
    """The kept outlines of ties that have begun."""
    return TieOutline.objects.filter(begun(today, "tie__"), tie__live=True, pk__among=numbers)


def begun(as_of: date, prefix: str = "") -> LessThanOrEqual:
    """The condition that a tie had begun by a day, or that nobody knows when; one comparison, for an index."""
    return LessThanOrEqual(Coalesce(f"{prefix}begins", Value(date.min, DateField())), as_of)


@written
def opposing(numbers: Numbers) -> Rows:
    """The waiting proposals that contradict what the register holds of ties."""
    rows = Proposal.objects.filter(tie__among=numbers, state="waiting", outcome="contradicts")
    return rows.order_by("pk").values_list("pk")


@written
def facts(documents: Numbers) -> Rows:
    """The facts of documents in reading order, with what became of their proposals."""
    return Proposal.objects.filter(fact__document__among=documents).order_by("fact__number").values_list(*FACT)


@written
def fact_counts(documents: Numbers) -> Rows:
    """How many facts documents have: document, all, waiting, accepted, contradicting what is held and waiting."""
    waiting = Q(state="waiting")
    rows = Proposal.objects.filter(fact__document__among=documents).order_by().values("fact__document_id")
    return rows.annotate(
        facts=Count("pk"),
        waiting=Count("pk", filter=waiting),
        accepted=Count("pk", filter=Q(state__in=("accepted", "corrected"))),
        contradicting=Count("pk", filter=waiting & Q(outcome="contradicts")),
    ).values_list("fact__document_id", "facts", "waiting", "accepted", "contradicting")


@written
def claimed(documents: Numbers) -> Rows:
    """The records that facts of documents have become: fact, kind, number, tie."""
    rows = Claim.objects.filter(fact__document__among=documents, live=True)
    return rows.values_list("fact_id", "record_kind", "record_id", "tie_id")


@written
def last_decisions(documents: Numbers) -> Rows:
    """The decisions about facts of documents, the earliest first, with what was corrected."""
    return Decision.objects.filter(proposal__fact__document__among=documents).order_by("pk").values_list(*LAST)


@written
def decisions(documents: Numbers) -> Rows:
    """The decisions about facts of documents, the earliest first, with their grounds."""
    return Decision.objects.filter(proposal__fact__document__among=documents).order_by("pk").values_list(*DECIDED)
