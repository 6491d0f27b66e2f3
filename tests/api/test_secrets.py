"""What is not public is in no answer of the API and in no file of the open data, field by field."""

import io
import zipfile

import pytest
from django.core.cache import cache
from django.test import Client
from ninja.throttling import SimpleRateThrottle

from pobratim.api.data import SELF
from pobratim.exchange.schema import TABLES
from pobratim.exchange.writing import WHOLE
from pobratim.register.models import Place, Tie
from tests.portal.test_secrets import HIDDEN, filled  # noqa: F401  the same register, each closed field marked
from tests.register.conftest import *  # noqa: F403 - the same people and papers

pytestmark = pytest.mark.django_db
FILES = (
    *(f"{name}.csv" for name in TABLES),
    *(f"register.{each}" for each in WHOLE),
    *(".".join(each) for each in SELF),
)
LISTS = ("ties", "agreements", "acts", "places", "documents", "statistics", "changes?since=2000-01-01T00:00:00Z")
LISTS += ("reconcile", "reconcile/suggest/entity?prefix=Т", 'reconcile?queries={"q":{"query":"Тайноград"}}')


def words(name: str, content: bytes) -> str:
    """All that a file says, unpacked."""
    if name.endswith("parquet"):
        from pyarrow import parquet

        return str(parquet.read_table(io.BytesIO(content)).to_pylist())
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "".join(words(each, packed.read(each)) for each in packed.namelist())
    return content.decode("utf-8", "replace")


def test_no_closed_field_leaves_by_the_api_or_a_file(
    filled: dict[str, str],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache.clear()
    monkeypatch.setattr(SimpleRateThrottle, "allow_request", lambda *_: True)
    paths = [f"/api/v1/{each}" for each in LISTS]
    paths += [f"/api/v1/ties/{each}" for each in Tie.objects.values_list("pk", flat=True)]
    paths += [f"/api/v1/places/{each}" for each in Place.objects.values_list("pk", flat=True)]
    paths += [f"/data/{each}" for each in FILES]
    seen = []
    for path in paths:
        answer = Client().get(path)
        assert answer.status_code in (200, 404), path
        seen += [path] * (answer.status_code == 200)
        told = words(path, answer.getvalue()) + str(dict(answer.headers))
        for field, mark in filled.items():
            assert mark not in told, f"{field} stands in {path}"
        for word in HIDDEN:
            assert word not in told, f"{word} stands in {path}"
    assert set(seen) >= {*(f"/api/v1/{each}" for each in LISTS), *(f"/data/{each}" for each in FILES)}
    ties = next(each for each in paths if each.endswith("ties.csv"))
    assert "Смоленск" in Client().get(ties).getvalue().decode(), "there was something to tell"
