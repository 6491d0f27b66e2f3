"""Whatever is asked of the API, the open data and reconciliation: a status and a sentence, never a fault.

Nothing that a program sends stands in a log.
"""

import json
import logging
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from ninja.throttling import SimpleRateThrottle

from pobratim.access import tokens
from pobratim.accounts.models import Person
from pobratim.api import selecting
from pobratim.errors import NetworkFileUnreadable
from pobratim.exchange.listed import read_listed
from tests.portal.test_bad_input import HOSTILE

V1 = "/api/v1"
QUERIES = (
    "q", "cursor", "limit", "as_of", "municipality", "region", "country", "kind", "state", "since", "queries", "prefix",
)  # fmt: skip
ASKED = (
    "/ties", "/ties/1", "/agreements", "/acts", "/places", "/places/1", "/documents", "/statistics", "/changes",
    "/reconcile", "/reconcile/suggest/entity", "/reconcile/suggest/type", "/reconcile/suggest/property",
)  # fmt: skip
WORD = "sekretnoe-slovo-4711"


@pytest.fixture(autouse=True)
def _unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of requests steps aside: it has a test of its own."""
    monkeypatch.setattr(SimpleRateThrottle, "allow_request", lambda *_: True)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/nothing", 404),
        ("get", "/", 404),
        ("get", "/ties/1/2", 404),
        ("get", "/ties/%00", 422),
        ("get", "/ties?limit=1000000000", 422),
        ("get", "/ties?limit=-1", 422),
        ("get", "/ties?as_of=2999-01-01", 422),
        ("get", "/ties?country=Germany", 422),
        ("get", "/ties?cursor=x", 400),
        ("post", "/ties", 405),
        ("put", "/places/1", 405),
        ("delete", "/papers/1", 405),
        ("patch", "/read", 405),
        ("post", "/reconcile", 422),
        ("post", "/papers", 401),
        ("post", "/nothing", 404),
    ],
)
def test_every_refusal_is_a_problem(method: str, address: str, status: int, language: str, client: Client) -> None:
    answer = getattr(client, method)(V1 + address, headers={"Accept-Language": language})
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert answer.json()["detail"]
    if status in (404, 405) and "ties/1/2" in address:
        assert ("нет такого адреса" in answer.json()["detail"]) == (language == "ru")


def test_a_page_past_the_end_is_empty_and_the_last(client: Client) -> None:
    last = client.get(f"{V1}/ties?limit=200").json()["items"][-1]["id"]
    from pobratim.api.paging import cursor_of

    for number in (last, last + 1000, 2**61):
        assert client.get(f"{V1}/ties?cursor={cursor_of(number)}").json() == {"items": [], "next": None}
    assert client.get("/ties/?page=9999").status_code == 404


@pytest.mark.parametrize("said", HOSTILE, ids=lambda each: ascii(each)[:20])
def test_hostile_words_get_an_answer(said: str, client: Client) -> None:
    query = "&".join(f"{name}={quote(said, errors='surrogatepass')}" for name in QUERIES)
    for path in (*(V1 + each for each in ASKED), "/data/ties.csv", "/data/register.jsonl", "/data/"):
        assert client.get(f"{path}?{query}").status_code in (200, 400, 404, 422), path
        one = client.get(f"{path}?q={quote(said, errors='surrogatepass')}")
        assert one.status_code in (200, 400, 404, 422), path


def test_what_is_sent_in_another_form_is_refused(client: Client) -> None:
    secret = tokens.give(by=Person.objects.get(), name="Проверка", scopes=tokens.SCOPES, days=30)
    headers = {"Authorization": f"Bearer {secret}"}
    for path in ("/papers", "/read", "/reconcile"):
        for kind, body in (("application/json", "{"), ("text/turtle", "<a> <b"), ("multipart/form-data", "x")):
            answer = client.post(V1 + path, data=body, content_type=kind, headers=headers)
            assert answer.status_code in (400, 415, 422), (path, kind, answer.content)
        broken = 'multipart/form-data; boundary="x'
        assert client.post(V1 + path, data="--x", content_type=broken, headers=headers).status_code in (400, 422)


@pytest.mark.parametrize("name", ["list.ttl", "list.rdf", "list.nt", "list.jsonld", "list.json", "list.xml"])
@pytest.mark.parametrize("text", ["<a> <b", "@prefix : <", "<rdf:RDF><", '{"@graph": [', "\x00", "_:a _:b _:c .\n" * 9])
def test_malformed_rdf_is_no_list(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NetworkFileUnreadable, match=name):
        read_listed(path)


def test_a_fault_of_ours_is_told_without_what_was_sent(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(selecting, "written", broken)
    client.raise_request_exception = False
    answer = client.get(f"{V1}/ties?q={WORD}", headers={"Accept-Language": "en"})
    assert answer.status_code == 500
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert "fault is ours" in answer.json()["detail"]
    assert "a fault" not in answer.json()["detail"]
    assert "RuntimeError" in caplog.text, "we hear of it"
    assert WORD not in caplog.text


def test_nothing_private_is_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="django.request")
    caplog.set_level(logging.DEBUG, logger="django.security")
    caplog.set_level(logging.DEBUG, logger="pobratim")
    headers = {"Authorization": f"Bearer {WORD}", "Cookie": f"sessionid={WORD}", "User-Agent": WORD}
    for path in ("/ties", "/nothing", "/read", "/papers/1", "/ties?limit=0"):
        client.get(f"{V1}{path}{'&' if '?' in path else '?'}q={WORD}", headers=headers)
    client.post(f"{V1}/reconcile", {"queries": json.dumps({"a": {"query": WORD, "limit": 0}})}, headers=headers)
    client.post("/tell/", {"wrong": WORD, "contact": WORD}, headers=headers)
    client.post("/sign-in/", {"username": "nobody", "password": WORD}, headers=headers)
    client.get(f"/desk/?next={WORD}", headers=headers)
    assert caplog.records, "something is logged"
    assert WORD not in caplog.text
    assert not any(WORD in str(vars(record).get("args")) for record in caplog.records)
