"""Downloads of open data, with the filters of the pages, and the page that lists them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from pydantic import ValidationError

from pobratim.api.asking import Asked
from pobratim.api.operations import operations
from pobratim.api.problems import invalid, problem
from pobratim.api.v1 import api
from pobratim.exchange.cataloguing import TYPES
from pobratim.exchange.gathering import LICENCE, Open, gather, parts
from pobratim.exchange.schema import TABLES, Column
from pobratim.exchange.streaming import streamed
from pobratim.exchange.tabular import as_csv, as_parquet
from pobratim.exchange.writing import WHOLE, all_files, by_rows
from pobratim.register import queries
from pobratim.register.models import Claim
from pobratim.register.records import TieFilters

SELF = (("datapackage", "json"), ("catalogue", "ttl"))
FILTERED = "?country=DE&kind=twinning&as_of=2019-01-01"
FILES = {
    "xlsx": ("XLSX", gettext_lazy("all tables as a workbook of Excel")),
    "ods": ("ODS", gettext_lazy("all tables as a workbook of LibreOffice")),
    "sqlite": ("SQLite", gettext_lazy("all tables as a database, with keys and the meaning of each column")),
    "jsonl": ("JSON Lines", gettext_lazy("a tie a line, with all that hangs on it")),
    "geojson": ("GeoJSON", gettext_lazy("places and ties for a program that draws maps")),
    "ttl": ("RDF, Turtle", gettext_lazy("linked data: PROV, and Web Annotation for the words behind each fact")),
    "jsonld": ("RDF, JSON-LD", gettext_lazy("the same as JSON")),
}
ROWS = {
    "places": (gettext_lazy("Places"), gettext_lazy("a place that stands in a tie")),
    "ties": (gettext_lazy("Ties"), gettext_lazy("a tie of two places, with what each side declares")),
    "agreements": (gettext_lazy("Instruments"), gettext_lazy("an instrument under a tie, with its legal state")),
    "acts": (gettext_lazy("Acts"), gettext_lazy("what a side did on a day: signed, suspended, renounced…")),
    "activities": (gettext_lazy("Activities"), gettext_lazy("a visit, an exchange, a festival…")),
    "documents": (gettext_lazy("Documents"), gettext_lazy("a paper that the register rests on")),
    "evidence": (gettext_lazy("Evidence"), gettext_lazy("the words of a paper that a record rests on")),
}
WORDS = ("as_of", "municipality", "region", "country", "kind", "state", "q")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the page lists it."""

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]
    files: tuple[tuple[str, str], ...]


def tables() -> Iterator[Table]:
    """The tables, with the files of each; Parquet where this installation can write it."""
    files = [("csv", "CSV"), *([("parquet", "Parquet")] if find_spec("pyarrow") else [])]
    for name, columns in TABLES.items():
        title, row = ROWS[name]
        yield Table(name, str(title), str(row), columns, tuple(files))


def descriptions() -> list[tuple[str, str, str]]:
    """What describes the data for programs: address, name, what it is."""
    said = (_("a Frictionless data package: schema, licence, version, checksums"), _("a catalogue in DCAT-AP"))
    own = [(reverse("data-file", args=each), ".".join(each), what) for each, what in zip(SELF, said, strict=True)]
    return [*own, (reverse("api:openapi-json"), "openapi.json", _("the API in OpenAPI 3.1"))]


def last_change() -> datetime | None:
    """When a fact about a published tie was last accepted."""
    claims = Claim.objects.filter(live=True, tie__live=True, tie__published=True)
    return claims.order_by("-decision_id").values_list("decision__at", flat=True).first()


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page of open data: every file, every address of the API."""
    context = {
        "ties": queries.ties(None, TieFilters(published_only=True, limit=0)).total,
        "changed": last_change(),
        "licence": LICENCE,
        "licence_name": "CC BY 4.0",
        "whole": [(ending, *FILES[ending]) for ending in WHOLE],
        "tables": list(tables()),
        "descriptions": descriptions(),
        "example": f"ties.csv{FILTERED}",
        "example_file": reverse("data-file", args=["ties", "csv"]) + FILTERED,
        "operations": list(operations(api.get_openapi_schema(path_prefix="/api/v1/"))),
        "service": request.build_absolute_uri(reverse("api:reconcile")),
    }
    return render(request, "api/data.html", context)


@require_safe
def download(request: HttpRequest, name: str, ending: str) -> HttpResponseBase:
    """One file of the open data, sent row by row where its form allows; the filters are those of the API."""
    make = maker(name, ending)
    given = {word: request.GET[word] for word in WORDS if request.GET.get(word)}
    try:
        asked = Asked.model_validate(given)
    except ValidationError as error:
        return problem(request, 422, invalid(error.errors()))
    if pieces := by_rows(name, ending, parts(asked.as_of, asked.filters())):
        return streamed(pieces, TYPES[ending], f"{name}.{ending}")
    content = make(gather(asked.as_of, asked.filters()))
    response = HttpResponse(content, content_type=f"{TYPES[ending]}{'; charset=utf-8' if ending == 'csv' else ''}")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def maker(name: str, ending: str) -> Callable[[Open], bytes]:
    """What makes a file; 404 where there is none of that name."""
    if ending == "csv" and name in TABLES:
        return lambda told: as_csv(told.tables[name], name)
    if ending == "parquet" and name in TABLES and find_spec("pyarrow"):
        return lambda told: as_parquet(told.tables[name], name)
    if name == "register" and ending in WHOLE:
        return WHOLE[ending]
    if (name, ending) in SELF:
        return lambda told: all_files(told)[f"{name}.{ending}"]
    raise Http404
