"""The addresses of the reconciliation service. Nothing here writes, and nothing unpublished is met."""

from importlib.metadata import version
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Form, Query, Router, Schema
from pydantic import Field

from pobratim.api import shapes as common
from pobratim.api.asking import TEXT
from pobratim.api.reconciling import meeting, shapes
from pobratim.api.reconciling.naming import described, tie_name, types
from pobratim.api.reconciling.shapes import Kind

WRONG = {400: common.Problem, 422: common.Problem, 429: common.Problem}
SUGGESTED = 20
Batched = Annotated[str, Field(max_length=100_000, description="A batch: JSON of queries by key.")]
router = Router(tags=["reconciliation"])


class Typed(Schema):
    """What was typed into a field."""

    prefix: Annotated[str, Field(max_length=200, pattern=TEXT)] = Field(default="", description="What was typed.")
    cursor: Annotated[int, Field(ge=0, le=100_000)] = Field(default=0, description="How many to leave out.")


class Asked(Schema):
    """A batch, or nothing."""

    queries: Batched | None = None


@router.get("", response={200: shapes.Answer, **WRONG}, operation_id="reconcile", url_name="reconcile")
def manifest(request: HttpRequest, asked: Query[Asked]) -> Any:
    """What the service is (W3C Reconciliation API 0.2); with `queries`, the candidates for each query of a batch."""
    return described_service() if asked.queries is None else answered(asked.queries)


@router.post("", response={200: shapes.Batch, **WRONG}, operation_id="reconcileBatch")
def batch(request: HttpRequest, queries: Form[Batched]) -> Any:
    """The candidates for each query of a batch, at most 50 of them."""
    return answered(queries)


@router.get("/suggest/entity", response={200: shapes.Suggestions, **WRONG}, operation_id="suggestEntity")
def suggest_entity(request: HttpRequest, typed: Query[Typed]) -> Any:
    """Places whose names begin as was typed, and the ties of one that is named whole."""
    known = meeting.index()
    found = [
        {"id": f"place-{spot.id}", "name": spot.name, "description": described(spot), "notable": types("place")}
        for spot in meeting.beginning(typed.prefix, known)
    ]
    asked = shapes.Question(query=typed.prefix) if typed.prefix.strip() else None
    for met in meeting.ties(asked, known) if asked else ():
        if met.score >= meeting.HALF_KNOWN * meeting.SURE:
            found.append(tie_suggestion(met.id, known))
    return {"result": found[typed.cursor : typed.cursor + SUGGESTED]}


def tie_suggestion(number: int, known: meeting.Index) -> dict[str, Any]:
    """A tie as it is suggested."""
    name, description = tie_name(number, known)
    return {"id": f"tie-{number}", "name": name, "description": description, "notable": types("tie")}


@router.get("/suggest/type", response={200: shapes.NamedThings, **WRONG}, operation_id="suggestType")
def suggest_type(request: HttpRequest, typed: Query[Typed]) -> Any:
    """The kinds of records that can be matched."""
    return {"result": beginning(types("place") + types("tie"), typed.prefix)[typed.cursor :]}


@router.get("/suggest/property", response={200: shapes.NamedThings, **WRONG}, operation_id="suggestProperty")
def suggest_property(request: HttpRequest, typed: Query[Typed]) -> Any:
    """The properties that a query may name."""
    return {"result": beginning(properties(), typed.prefix)[typed.cursor :]}


def properties() -> list[dict[str, str]]:
    """The properties that are compared."""
    return [
        {"id": "country", "name": _("Country (of a tie: of its partner)")},
        {"id": "region", "name": _("Region (ISO 3166-2 code)")},
        {"id": "identifier", "name": _("Identifier (geonames:…, wikidata:…)")},
        {"id": "partner", "name": _("The other end of a tie")},
    ]


def beginning(things: list[dict[str, str]], prefix: str) -> list[dict[str, str]]:
    """Those of the things whose name or identifier has what was typed."""
    wanted = prefix.strip().casefold()
    return [each for each in things if wanted in f"{each['id']} {each['name']}".casefold()]


def answered(queries: str) -> dict[str, Any]:
    """The candidates for each query of a batch."""
    known = meeting.index()
    asked = shapes.Questions.validate_json(queries)
    return {key: {"result": candidates(question, known)} for key, question in asked.items()}


def candidates(question: shapes.Question, known: meeting.Index) -> list[dict[str, Any]]:
    """What a query may mean, the surest first; a candidate matches where it alone is sure."""
    found: list[tuple[Kind, meeting.Met]] = []
    if question.wants("place"):
        found += [("place", each) for each in meeting.places(question, known)]
    if question.wants("tie"):
        found += [("tie", each) for each in meeting.ties(question, known)]
    found.sort(key=lambda each: -each[1].score)
    sure = sum(each.score >= meeting.SURE for _, each in found)
    shown = found[: min(question.limit, shapes.MOST_CANDIDATES)]
    return [candidate(kind, met, known, sure == 1 and met.score >= meeting.SURE) for kind, met in shown]


def candidate(kind: Kind, met: meeting.Met, known: meeting.Index, match: bool) -> dict[str, Any]:
    """A record as a candidate."""
    if kind == "place":
        spot = known.spots[met.id]
        name, description = spot.name, described(spot)
    else:
        name, description = tie_name(met.id, known)
    features = [{"id": feature, "value": value} for feature, value in met.features]
    return {
        "id": f"{kind}-{met.id}",
        "name": name,
        "description": description,
        "score": met.score,
        "match": match,
        "type": types(kind),
        "features": features,
    }


def described_service() -> dict[str, Any]:
    """The manifest."""
    address = settings.POBRATIM_ADDRESS
    here = f"{address}{reverse('api:reconcile')}"
    view, shown = (address + reverse(name, args=["ID"]).replace("ID", "{{id}}") for name in ("entity", "preview"))
    suggest = {"service_url": here}
    return {
        "versions": ["0.2"],
        "name": _("Pobratim: places and ties of the register"),
        "identifierSpace": view.removesuffix("{{id}}/"),
        "schemaSpace": f"{address}{reverse('data')}",
        "documentation": f"{address}{reverse('data')}",
        "serviceVersion": version("pobratim"),
        "defaultTypes": types("place") + types("tie"),
        "view": {"url": view},
        "preview": {"url": shown, "width": 420, "height": 220},
        "suggest": {name: suggest | {"service_path": f"/suggest/{name}"} for name in ("entity", "type", "property")},
    }
