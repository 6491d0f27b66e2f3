"""The description of the API: OpenAPI 3.1, and what the API answers is what it describes.

One check is left out: that all which fits the description is accepted. A day that has not come and a cursor that
nobody gave fit their types, and are refused.
"""

import json
import re

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.utils.translation import override
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from pobratim.access import tokens
from pobratim.accounts.models import Person
from pobratim.api.operations import OPERATIONS, PARAMETERS, operations
from pobratim.api.v1 import api

PATHS = (
    "ties",
    "ties/{number}",
    "agreements",
    "acts",
    "places",
    "places/{number}",
    "documents",
    "statistics",
    "changes",
    "papers",
    "papers/{number}",
    "read",
    "reconcile",
    "reconcile/suggest/entity",
    "reconcile/suggest/type",
    "reconcile/suggest/property",
)
described = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"))))
described.app = get_wsgi_application()


def test_it_is_described_by_openapi() -> None:
    told = api.get_openapi_schema(path_prefix="/api/v1/")
    assert told["openapi"].startswith("3.1")
    assert set(told["paths"]) == {f"/api/v1/{path}" for path in PATHS}


@pytest.mark.django_db
@pytest.mark.usefixtures("filled", "_unlimited")
@described.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    secret = tokens.give(by=Person.objects.get(), name="Проверка", scopes=tokens.SCOPES, days=30)
    headers = {"Accept-Encoding": "identity", "Authorization": f"Bearer {secret}"}
    case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])


@pytest.fixture
def _unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of requests steps aside: it has a test of its own."""
    from ninja.throttling import SimpleRateThrottle

    monkeypatch.setattr(SimpleRateThrottle, "allow_request", lambda *_: True)


def test_every_operation_and_parameter_has_its_russian() -> None:
    with override("en"):
        told = list(operations(api.get_openapi_schema(path_prefix="/api/v1/")))
    assert {each.said for each in told} == set(OPERATIONS)
    assert {one.said for each in told for one in each.parameters if one.said} == set(PARAMETERS)
    with override("ru"):
        russian = list(operations(api.get_openapi_schema(path_prefix="/api/v1/")))
    texts = [text for each in russian for text in (each.said, *(one.said for one in each.parameters)) if text]
    assert [text for text in texts if not re.search("[А-Яа-яё]{3}", text)] == []
