"""Reading the register. Each function returns frozen records of `records` and `papers`; none of them writes.

`as_of` is the day for which states are derived (None is today). A missing id raises `NotFound`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from pobratim.errors import NotFound
from pobratim.register import fetching, listing, looking
from pobratim.register.assembling import assemble
from pobratim.register.checking import NAMES
from pobratim.register.gathering import place_records
from pobratim.register.lines import LinePage, TieLine
from pobratim.register.meeting import RECORDS
from pobratim.register.models import AuditEvent, Claim, Document, Place, Tie
from pobratim.register.opened import OpenTie
from pobratim.register.outlines import every, register_version
from pobratim.register.papers import DocumentRecord, DocumentWithFacts, Event, Figures
from pobratim.register.reckoning import reckon
from pobratim.register.records import (
    ActivityRecord,
    DirectionRecord,
    PlaceRecord,
    PolicyRecord,
    ProjectRecord,
    RecommendationRecord,
    RecordKind,
    Source,
    TieFilters,
    TiePage,
    TieRecord,
)
from pobratim.register.shelves import all_activities, all_projects, document_record, facts_of, loose_records
from pobratim.register.sources import shelve


def today(as_of: date | None = None) -> date:
    """The day asked for, or today."""
    return as_of or timezone.localdate()


def ties(as_of: date | None = None, filters: TieFilters | None = None, brief: bool = False) -> TiePage:
    """The ties that the filters ask for, in order, with their states as of the day.

    `brief` leaves out what no row of a list shows: parties, the places of activities and who says so of them.
    """
    return looking.find(today(as_of), filters or TieFilters(), brief)


def tie_slices(as_of: date | None, filters: TieFilters, size: int) -> Iterator[tuple[TieRecord, ...]]:
    """The ties that the filters ask for, so many at once; which they are is settled with the first."""
    day = today(as_of)
    numbers = looking.matching(day, filters)
    numbers = numbers[filters.offset : None if filters.limit is None else filters.offset + filters.limit]
    return (looking.in_turn(some, day) for some in sliced(numbers, filters, size))


def line_slices(as_of: date | None, filters: TieFilters, size: int) -> Iterator[tuple[TieLine, ...]]:
    """All ties that the filters ask for, as lines of a file, so many at once; settled as those of `tie_slices`."""
    day = today(as_of)
    numbers = looking.matching(day, filters)
    some = sliced(numbers, filters, size)
    return (looking.lines_of(each, day, filters.published_only, brief=True) for each in some)


def sliced(numbers: Sequence[int], filters: TieFilters, size: int) -> Iterator[Sequence[int]]:
    """The numbers of ties, so many at once, without those that were hidden from who asked meanwhile."""
    slices = (numbers[at : at + size] for at in range(0, len(numbers), size))
    return (looking.shown_still(some, filters.published_only) for some in slices)


def lines(as_of: date | None, filters: TieFilters) -> LinePage:
    """The ties that the filters ask for, as lines of a list; published ones as visitors see them."""
    return looking.lines(today(as_of), filters)


def open_ties(numbers: Sequence[int]) -> tuple[OpenTie, ...]:
    """What is open of published ties, as of today, in the order of their numbers."""
    return looking.open_ties(numbers, today())


def ties_in_all(region: str = "") -> int:
    """How many ties (of a region) have begun by today."""
    return looking.narrow(Tie.objects.filter(live=True), today(), TieFilters(region=region)).count()


def ties_by_region() -> tuple[tuple[str, int, int], ...]:
    """Of each region, by code, the ties that have begun by today, and those about which sources differ."""
    return looking.by_region(register_version(), today())


def tie(tie_id: int, as_of: date | None = None) -> TieRecord:
    """One tie with all that hangs on it."""
    found = fetching.ties([tie_id])
    if not found:
        raise NotFound(kind="связь", id=tie_id)
    return assemble(found, today(as_of))[0]


def place(place_id: int) -> PlaceRecord:
    """One place; of a merged one, the place that it has become."""
    row = Place.objects.filter(pk=place_id).select_related("merged_into").first()
    while row is not None and row.merged_into is not None:
        row = row.merged_into
    if row is None:
        raise NotFound(kind="место", id=place_id)
    return place_records([row.pk])[row.pk]


def municipalities(region: str | None = None) -> tuple[PlaceRecord, ...]:
    """The home places that have ties, sorted by name."""
    homes = Place.objects.filter(home_ties__live=True).distinct().order_by("sort_key", "pk")
    if region:
        homes = homes.filter(looking.of_region(region, ""))
    numbers = [row.pk for row in homes]
    records = place_records(numbers)
    return tuple(records[number] for number in numbers)


def homes(published_only: bool = False, most: int | None = None) -> tuple[tuple[int, str], ...]:
    """The number and name of the home places that have ties (that are published), by name; the first `most` of them."""
    return looking.homes(register_version(), published_only, most)


def home_regions(published_only: bool = False) -> tuple[str, ...]:
    """The regions of the home places that have ties (that are published), by code."""
    return looking.told_of_ends(register_version(), "home", "region", published_only)


def countries(published_only: bool = False) -> tuple[str, ...]:
    """The countries (ISO 3166-1) of the partners (of published ties)."""
    return looking.told_of_ends(register_version(), "partner", "country", published_only)


def documents(
    of: Iterable[int] | None = None,
    published_only: bool = False,
    offset: int = 0,
    limit: int | None = None,
    region: str = "",
) -> tuple[DocumentRecord, ...]:
    """All documents, those of the given numbers or of a region, the latest first; a slice where it is asked for."""
    rows = listing.latest(published_only, region)
    rows = rows if of is None else rows.filter(pk__in=list(of))
    return listing.listed(rows[offset : None if limit is None else offset + limit])


def documents_in_all(published_only: bool = False, region: str = "") -> int:
    """How many documents there are (of a region)."""
    return listing.latest(published_only, region).count()


def documents_to_review(limit: int, region: str = "") -> tuple[DocumentRecord, ...]:
    """The latest documents (of a region) with facts that nobody has decided about."""
    return listing.listed(listing.with_waiting(region)[:limit])


def facts_waiting(region: str = "") -> int:
    """How many facts (in documents of a region) nobody has decided about."""
    return listing.waiting(region).count()


def hidden_documents() -> frozenset[int]:
    """The documents that visitors do not see."""
    return listing.hidden(register_version())


def hidden_ties(numbers: Iterable[int]) -> frozenset[int]:
    """Those of the ties that visitors do not see."""
    return listing.hidden_ties(numbers)


def document(document_id: int) -> DocumentWithFacts:
    """One document with its text and facts in reading order."""
    row = Document.objects.filter(pk=document_id).select_related("added_by").first()
    if row is None:
        raise NotFound(kind="документ", id=document_id)
    counts = listing.counts_of([row.pk]).get(row.pk, {})
    return DocumentWithFacts(document_record(row, counts), row.text, facts_of(row))


def figures(as_of: date | None = None, region: str | None = None) -> Figures:
    """The register in numbers."""
    day = today(as_of)
    if region is None:
        return reckon(every(day), day)
    rows = looking.narrow(Tie.objects.filter(live=True), day, TieFilters(region=region)).values_list("pk", flat=True)
    wanted = set(rows)
    return reckon((each for each in every(day) if each.id in wanted), day)


def projects(region: str | None = None) -> tuple[ProjectRecord, ...]:
    """All projects, by name."""
    return all_projects(region)


def activities(region: str | None = None) -> tuple[ActivityRecord, ...]:
    """All activities, dated ones first, by date."""
    return all_activities(region)


def directions(country: str | None = None) -> tuple[DirectionRecord, ...]:
    """Promising fields of cooperation, by country, in the order of their documents."""
    found = [
        DirectionRecord(row.pk, row.country, row.text, sources)
        for row, sources in loose_records("direction")
        if country is None or row.country == country
    ]
    return tuple(sorted(found, key=lambda each: each.country or "ZZ"))


def recommendations() -> tuple[RecommendationRecord, ...]:
    """Advice to municipalities, in the order of the documents."""
    return tuple(RecommendationRecord(row.pk, row.text, sources) for row, sources in loose_records("recommendation"))


def policies() -> tuple[PolicyRecord, ...]:
    """Laws, concepts and orders that documents name as context."""
    return tuple(PolicyRecord(row.pk, row.title, row.date, sources) for row, sources in loose_records("policy"))


def regions_told(documents: Iterable[int]) -> dict[int, frozenset[str]]:
    """The regions whose municipalities' ties each paper tells of, by its number; a paper without ties is not there."""
    claims = Claim.objects.filter(fact__document__in=set(documents), tie__live=True)
    found: dict[int, set[str]] = {}
    for document, region in claims.values_list("fact__document", "tie__home__region").distinct():
        found.setdefault(document, set()).add(region or "")
    return {document: frozenset(regions) for document, regions in found.items()}


def stands(tie_id: int) -> bool:
    """Whether the register holds a tie: something accepted speaks of it."""
    return Tie.objects.filter(pk=tie_id, live=True).exists()


def said_in_full(kind: str, record_id: int) -> dict[str, Any]:
    """The values of a record with all its details, those that only the desk sees included; by names of its facts."""
    row = RECORDS[kind].objects.filter(pk=record_id, live=True).first() if kind in NAMES else None
    if row is None:
        raise NotFound(kind=kind, id=record_id)
    said = {name: getattr(row, name) for name in NAMES[kind] if name not in ("home", "partner")}
    return {**said, "details": dict(getattr(row, "details", {}))}


def says_who(kind: RecordKind, record_id: int, field: str | None = None) -> tuple[Source, ...]:
    """The sources of a record, or of the value that one of its fields has now (then only those that give it)."""
    if kind not in (*RECORDS, "place"):
        raise NotFound(kind=kind, id=record_id)
    claims = looking.claims_about(kind, record_id)
    if not claims.exists():
        raise NotFound(kind=kind, id=record_id)
    if field is not None:
        claims = looking.claims_for_value(kind, record_id, field, claims)
    found = [claimed for some in shelve(claims).values() for claimed in some]
    ordered = sorted(found, key=lambda each: each.decision)
    return tuple(dict.fromkeys(source for each in ordered for source in each.sources))


def history(kind: str | None = None, record_id: int | None = None, limit: int = 100) -> tuple[Event, ...]:
    """What was done to the register or to one record, the latest first."""
    events = AuditEvent.objects.select_related("by").order_by("-pk")
    if kind is not None:
        events = events.filter(record_kind=kind)
    if record_id is not None:
        events = events.filter(record_id=record_id)
    return tuple(
        Event(row.pk, row.at, row.by.get_username(), row.action, row.record_kind, row.record_id, row.details)
        for row in events[:limit]
    )


__all__ = [
    "activities",
    "countries",
    "directions",
    "document",
    "documents",
    "documents_in_all",
    "documents_to_review",
    "facts_waiting",
    "figures",
    "hidden_documents",
    "hidden_ties",
    "history",
    "home_regions",
    "homes",
    "lines",
    "municipalities",
    "open_ties",
    "place",
    "policies",
    "projects",
    "recommendations",
    "said_in_full",
    "says_who",
    "stands",
    "tie",
    "ties",
    "ties_by_region",
    "ties_in_all",
]
