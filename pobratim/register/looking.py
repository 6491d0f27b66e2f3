"""Finding ties by filters, and the claims behind a record or behind one of its values."""

from datetime import date

from django.db.models import F, Q, QuerySet

from pobratim.register import days
from pobratim.register.assembling import assemble
from pobratim.register.lemmas import holds
from pobratim.register.meeting import RECORDS
from pobratim.register.models import Claim, PlaceLink, Tie
from pobratim.register.outlines import in_state, outlines
from pobratim.register.records import TieFilters, TiePage

ORDERS: dict[str, tuple[str, ...]] = {
    "home": ("home__sort_key", "partner__sort_key"),
    "partner": ("partner__sort_key", "home__sort_key"),
    "country": ("partner__country", "home__sort_key", "partner__sort_key"),
    "kind": ("kind", "home__sort_key", "partner__sort_key"),
    "date": ("first_day", "home__sort_key", "partner__sort_key"),
}
OF_CLAIMS = ("statement", "agreement", "act")


def find(as_of: date, filters: TieFilters) -> TiePage:
    """The ties that the filters ask for, as of a day."""
    rows = sort(narrow(Tie.objects.filter(live=True), as_of, filters), filters.order)
    rows = rows.select_related("home", "partner")
    start, stop = filters.offset, None if filters.limit is None else filters.offset + filters.limit
    if filters.state is None:
        return TiePage(rows.count(), assemble(list(rows[start:stop]), as_of))
    numbers = rows.values_list("pk", flat=True)
    found = in_state(outlines(as_of), numbers, filters.state, decided_only=filters.published_only)
    shown = {row.pk: row for row in rows.filter(pk__in=found[start:stop])} if stop else {row.pk: row for row in rows}
    return TiePage(len(found), assemble([shown[number] for number in found[start:stop]], as_of))


def narrow(rows: QuerySet[Tie], as_of: date, filters: TieFilters) -> QuerySet[Tie]:
    """The rows that all filters but the one of state leave."""
    rows = rows.filter(Q(begins=None) | Q(begins__lte=as_of))
    if filters.municipality is not None:
        rows = rows.filter(home__in=lineage(filters.municipality))
    if filters.region:
        rows = rows.filter(of_region(filters.region, "home__"))
    if filters.country:
        rows = rows.filter(partner__country=filters.country)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.published_only:
        rows = rows.filter(published=True)
    return rows.filter(holds("search_key", filters.text)) if filters.text else rows


def lineage(place: int) -> set[int]:
    """A municipality and all that it followed: a district that became an okrug keeps its ties."""
    found = {place}
    while True:
        before = PlaceLink.objects.filter(kind="succeeded by", other__in=found).exclude(place__in=found)
        more = set(before.values_list("place", flat=True))
        if not more:
            return found
        found |= more


def of_region(region: str, prefix: str) -> Q:
    """The condition that a place lies in a region, given by its code or its name."""
    return Q(**{f"{prefix}region": region})


def sort(rows: QuerySet[Tie], order: str) -> QuerySet[Tie]:
    """The rows in order; unknown values come last either way."""
    names = ORDERS.get(order.lstrip("-"), ORDERS["home"])
    first, *others = names
    leading = F(first).desc(nulls_last=True) if order.startswith("-") else F(first).asc(nulls_last=True)
    return rows.order_by(leading, *others, "pk")


def claims_about(kind: str, number: int) -> QuerySet[Claim]:
    """The living claims behind a record; behind a tie, all that speak of it; behind a place, all of its ties."""
    claims = Claim.objects.filter(live=True).order_by("decision_id")
    if kind == "tie":
        return claims.filter(tie=number)
    if kind == "place":
        return claims.filter(Q(tie__home=number) | Q(tie__partner=number))
    return claims.filter(record_kind=kind, record_id=number)


def claims_for_value(kind: str, number: int, field: str, claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Those of the claims that give the value which a field of the record has now."""
    if kind == "place":
        return claims
    row = RECORDS[kind].objects.get(pk=number)
    if kind == "tie":
        claims = claims.filter(record_kind="statement")
    value = getattr(row, field, None)
    return claims.filter(pk__in=[claim.pk for claim in claims if gives(field, claim.values.get(field), value)])


def gives(field: str, said: object, value: object) -> bool:
    """Whether a claim gives the value, dates to their precision."""
    if field in ("date", "since", "status_since") and said and value:
        return days.agree(str(said), str(value))
    return said == value
