"""The API v1: reading the published register, and what tokens allow. Nothing unpublished leaves."""

from typing import Any

from django.conf import settings
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query
from ninja.openapi.schema import OpenAPISchema
from ninja.throttling import AnonRateThrottle

from pobratim.api import selecting, shapes
from pobratim.api.asking import Asked, Day, Number, Page, Since
from pobratim.api.paging import after, page
from pobratim.api.problems import handle_with
from pobratim.api.reconciling.service import router as reconciliation
from pobratim.api.writing import router as writing
from pobratim.errors import NotFound
from pobratim.exchange.gathering import document_row, place_row, place_rows
from pobratim.register import queries
from pobratim.register.gathering import place_records
from pobratim.register.looking import has_tie
from pobratim.register.models import Claim, Document, Place
from pobratim.register.published import figures_on

WRONG = {400: shapes.Problem, 422: shapes.Problem, 429: shapes.Problem}
NOT_THERE = {404: shapes.Problem, **WRONG}


class Described(NinjaAPI):
    """An API whose description says that errors are problems (RFC 9457)."""

    def get_openapi_schema(self, **wishes: Any) -> OpenAPISchema:
        """The description by OpenAPI 3.1."""
        told = super().get_openapi_schema(**wishes)
        for methods in told["paths"].values():
            for operation in methods.values():
                for status, answer in operation["responses"].items():
                    if int(status) >= 400:
                        answer["content"] = {"application/problem+json": answer["content"]["application/json"]}
        return told


THROTTLE = AnonRateThrottle(settings.POBRATIM_API_RATE)

api = Described(
    title="Pobratim",
    version="1",
    description="The published register of ties between municipalities. Dates are EDTF, states as of a day.",
    urls_namespace="api",
    docs_url=None,
    throttle=[THROTTLE],
)
handle_with(api)
api.add_router("/reconcile", reconciliation)
api.add_router("", writing)


@api.get("/ties", response={200: shapes.Ties, **WRONG}, operation_id="listTies", tags=["ties"])
def ties(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """Ties by the filters of the pages, in order of number."""
    text = selecting.written(asked)  # to check the thousands of values would take longer than all the rest
    return HttpResponse(text, content_type="application/json; charset=utf-8")


@api.get("/ties/{number}", response={200: shapes.Tie, **NOT_THERE}, operation_id="getTie", tags=["ties"])
def tie(request: HttpRequest, number: Path[Number], asked: Query[Day]) -> dict[str, Any]:
    """One tie with all that hangs on it."""
    return selecting.tie(number, asked.as_of)


@api.get("/agreements", response={200: shapes.Agreements, **WRONG}, operation_id="listAgreements", tags=["ties"])
def agreements(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """The agreements of the ties of a page; one of several ties stands once for each."""
    told, following = selecting.ties(asked)
    return {"items": told.tables["agreements"], "next": following}


@api.get("/acts", response={200: shapes.Acts, **WRONG}, operation_id="listActs", tags=["ties"])
def acts(request: HttpRequest, asked: Query[Asked]) -> dict[str, Any]:
    """The acts of the ties of a page."""
    told, following = selecting.ties(asked)
    return {"items": told.tables["acts"], "next": following}


@api.get("/places", response={200: shapes.Places, **WRONG}, operation_id="listPlaces", tags=["places"])
def places(request: HttpRequest, asked: Query[Page]) -> dict[str, Any]:
    """The places that stand in published ties, in order of number."""
    rows = shown_places().filter(pk__gt=after(asked.cursor)).order_by("pk").values_list("pk", flat=True)
    numbers, following = page(list(rows[: asked.limit + 1]), asked.limit)
    return {"items": list(place_rows(place_records(numbers).values())), "next": following}


@api.get("/places/{number}", response={200: shapes.Place, **NOT_THERE}, operation_id="getPlace", tags=["places"])
def place(request: HttpRequest, number: Path[Number]) -> dict[str, Any]:
    """One place that stands in a published tie."""
    if not shown_places().filter(pk=number).exists():
        raise NotFound(kind="место", id=number)
    return place_row(place_records([number])[number])


def shown_places() -> Any:
    """The places at the ends of published ties."""
    return Place.objects.filter(Q(has_tie("home", published_only=True)) | Q(has_tie("partner", published_only=True)))


@api.get("/documents", response={200: shapes.Documents, **WRONG}, operation_id="listDocuments", tags=["documents"])
def documents(request: HttpRequest, asked: Query[Page]) -> dict[str, Any]:
    """The published documents, in order of number."""
    rows = Document.objects.filter(published=True, pk__gt=after(asked.cursor)).order_by("pk")
    numbers, following = page(list(rows.values_list("pk", flat=True)[: asked.limit + 1]), asked.limit)
    found = sorted(queries.documents(of=numbers), key=lambda each: each.id)
    return {"items": [document_row(each) for each in found], "next": following}


@api.get("/statistics", response={200: shapes.Statistics, **WRONG}, operation_id="getStatistics", tags=["statistics"])
def statistics(request: HttpRequest, asked: Query[Day]) -> dict[str, Any]:
    """The published register in numbers."""
    told = figures_on(queries.today(asked.as_of))
    return {
        "as_of": told.as_of,
        "ties": told.ties,
        "homes": told.municipalities,
        "partners": told.partners,
        "by_kind": told.by_kind,
        "by_country": told.by_country,
        "by_observed": told.by_observed,
    }


@api.get("/changes", response={200: shapes.Changes, **WRONG}, operation_id="listChanges", tags=["ties"])
def changes(request: HttpRequest, asked: Query[Since]) -> dict[str, Any]:
    """Published ties about which facts were accepted since a moment, the oldest first."""
    claims = Claim.objects.filter(live=True, tie__live=True, tie__published=True)
    found = (
        claims.values("tie_id").annotate(at=Max("decision__at")).filter(at__gt=asked.moment).order_by("at", "tie_id")
    )
    return {"items": [{"tie": row["tie_id"], "at": row["at"].isoformat()} for row in found[: asked.limit]]}
