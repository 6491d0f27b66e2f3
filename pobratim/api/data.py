"""Downloads of open data, with the filters of the pages, and the page that lists them."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from pydantic import ValidationError

from pobratim.api.asking import Asked
from pobratim.api.problems import invalid, problem
from pobratim.api.v1 import api
from pobratim.exchange.cataloguing import TYPES
from pobratim.exchange.gathering import Open, gather
from pobratim.exchange.schema import TABLES
from pobratim.exchange.tabular import as_csv
from pobratim.exchange.writing import WHOLE, all_files

SELF = (("datapackage", "json"), ("catalogue", "ttl"))
WORDS = ("as_of", "municipality", "region", "country", "kind", "state", "q")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page of open data: every file, every address of the API."""
    operations = [
        {"path": path, "method": method.upper(), "said": told.get("description") or told.get("summary", ""), **told}
        for path, methods in api.get_openapi_schema(path_prefix="/api/v1/")["paths"].items()
        for method, told in methods.items()
    ]
    described = [(f"{name}.{ending}", reverse("data-file", args=[name, ending])) for name, ending in SELF]
    context = {
        "descriptions": [*described, ("openapi.json", reverse("api:openapi-json"))],
        "example": "?country=DE&kind=twinning&as_of=2019-01-01",
        "tables": list(TABLES),
        "endings": list(WHOLE),
        "operations": operations,
        "service": f"{settings.POBRATIM_ADDRESS}{reverse('api:reconcile')}",
    }
    return render(request, "api/data.html", context)


@require_safe
def download(request: HttpRequest, name: str, ending: str) -> HttpResponse:
    """One file of the open data; the filters are those of the API."""
    make = maker(name, ending)
    given = {word: request.GET[word] for word in WORDS if request.GET.get(word)}
    try:
        asked = Asked.model_validate(given)
    except ValidationError as error:
        return problem(request, 422, invalid(error.errors()))
    content = make(gather(asked.as_of, asked.filters()))
    response = HttpResponse(content, content_type=f"{TYPES[ending]}{'; charset=utf-8' if ending == 'csv' else ''}")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def maker(name: str, ending: str) -> Callable[[Open], bytes]:
    """What makes a file; 404 where there is none of that name."""
    if ending == "csv" and name in TABLES:
        return lambda told: as_csv(told.tables[name], name)
    if name == "register" and ending in WHOLE:
        return WHOLE[ending]
    if (name, ending) in SELF:
        return lambda told: all_files(told)[f"{name}.{ending}"]
    raise Http404
