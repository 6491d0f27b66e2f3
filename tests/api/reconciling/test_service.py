"""A list of places and ties is matched with the register as OpenRefine does it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.test import Client

from pobratim.register.models import Tie
from tests.api.conftest import *  # noqa: F403 - the same register
from tests.api.reconciling import specified

HERE = "/api/v1/reconcile"
TABLE = Path(__file__).with_name("queries.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in TABLE if not line.startswith("#")]


def asked(client: Client, **queries: Any) -> Any:
    """The answer to a batch, which is of the form that the specification gives."""
    response = client.post(HERE, {"queries": json.dumps(queries)})
    assert response.status_code == 200, response.content
    jsonschema.validate(response.json(), specified.BATCH)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    return response.json()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " | ".join(row[:3]))
def test_what_is_matched(row: tuple[str, ...], client: Client) -> None:
    query, kind, said, best, sure = row
    properties = [dict(zip(("pid", "v"), each.split("="), strict=True)) for each in said.split(";") if each]
    found = asked(client, q0={"query": query, "type": kind, "properties": properties})["q0"]["result"]
    assert (found[0]["name"], "yes" if found[0]["match"] else "no") == (best, sure)
    assert {each["id"] for one in found for each in one["type"]} == {kind}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_manifest_is_as_specified(language: str, client: Client) -> None:
    told = client.get(HERE, headers={"Accept-Language": language, "Origin": "http://127.0.0.1:3333"})
    jsonschema.validate(told.json(), specified.MANIFEST)
    assert told.headers["Access-Control-Allow-Origin"] == "*"
    assert {each["name"] for each in told.json()["defaultTypes"]} == (
        {"Место", "Связь"} if language == "ru" else {"Place", "Tie"}
    )


def test_a_batch_may_come_by_either_method(client: Client) -> None:
    batch = {"a": {"query": "Хаген", "limit": 1}, "b": {"query": "Нигдеград"}}
    assert client.get(HERE, {"queries": json.dumps(batch)}).json() == asked(client, **batch)
    assert asked(client, **batch)["b"] == {"result": []}
    assert len(asked(client, **batch)["a"]["result"]) == 1


def test_what_is_typed_is_completed(client: Client) -> None:
    for thing, prefix, first in (("entity", "Хаг", "Хаген"), ("type", "", "place"), ("property", "reg", "region")):
        told = client.get(f"{HERE}/suggest/{thing}", {"prefix": prefix}).json()
        jsonschema.validate(told, specified.SUGGESTIONS)
        assert first in (told["result"][0]["name"], told["result"][0]["id"])
    assert client.get(f"{HERE}/suggest/entity", {"prefix": "Хаг", "cursor": 50}).json() == {"result": []}


def test_a_candidate_leads_to_its_page_and_its_preview(client: Client) -> None:
    manifest = client.get(HERE).json()
    place = asked(client, q={"query": "Смоленск", "type": "place"})["q"]["result"][0]
    abroad = asked(client, q={"query": "Хаген", "type": "place"})["q"]["result"][0]
    tie = asked(client, q={"query": "Смоленск — Хаген", "type": "tie"})["q"]["result"][0]
    for each, path in ((place, "/municipalities/"), (abroad, "/ties/?q="), (tie, "/ties/")):
        view, shown = (
            manifest[name]["url"].replace("{{id}}", each["id"]).partition("8000")[2] for name in ("view", "preview")
        )
        assert client.get(view).headers["Location"].startswith(path)
        assert client.get(view, follow=True).status_code == 200
        preview = client.get(shown)
        assert each["name"] in preview.content.decode()
        assert "frame-ancestors *" in preview.headers["Content-Security-Policy"]
        assert "X-Frame-Options" not in preview.headers


@pytest.mark.parametrize("identifier", ["place-999999", "tie-0", "tie-999999", "person-1", "place-٣", "x"])
def test_what_is_not_there(identifier: str, client: Client) -> None:
    assert client.get(f"/reconcile/{identifier}/").status_code == 404
    assert client.get(f"/reconcile/preview/{identifier}/").status_code == 404


@pytest.mark.parametrize(
    "queries",
    ["", "[]", "{", '{"q0": {}}', '{"q0": {"query": " "}}', '{"q0": "Хаген"}', '{"q0": {"query": "\\u0000"}}',
     '{"q0": {"query": "a", "limit": 0}}', '{"q0": {"query": "a", "type_strict": "never"}}',
     json.dumps({str(at): {"query": "a"} for at in range(51)}), "[" * 50_000],
)  # fmt: skip
def test_a_batch_that_cannot_be_read_is_refused_in_words(queries: str, client: Client) -> None:
    response = client.post(HERE, {"queries": queries})
    assert response.status_code == 422
    assert response.headers["Content-Type"].startswith("application/problem+json")
    assert response.json()["detail"]


def test_what_is_not_published_is_not_met(client: Client) -> None:
    asked(client, q={"query": "Хаген"})
    for tie in Tie.objects.filter(partner__name="Хаген"):
        tie.published = False
        tie.save()
    from pobratim.api.reconciling.meeting import indexed

    indexed.cache_clear()
    assert asked(client, q={"query": "Хаген", "type": "place"})["q"]["result"] == []
    assert client.get(f"{HERE}/suggest/entity", {"prefix": "Хаг"}).json() == {"result": []}
