"""What a browser is told with every answer, whoever asks for it: policy, types, frames, referrers, methods."""

import pytest
from django.conf import settings
from django.test import Client

from .addresses import ALL, filled
from .behind import Filled
from .conftest import Desk

FRAMED = {"map/embed/", "reconcile/preview/<str:identifier>/"}  # other sites and OpenRefine show them


@pytest.fixture(params=["visitor", "administrator"])
def answers(request: pytest.FixtureRequest, desk: Desk) -> dict[str, object]:
    """What every address answers to a visitor, or to an administrator."""
    behind = Filled(desk)
    client = desk.client(request.param)
    parts = {**behind.parts, "token": "x"}
    return {pattern: client.get(filled(pattern, parts), behind.wish(pattern)) for pattern in ALL}


def test_what_every_answer_says(answers: dict[str, object]) -> None:
    kinds = set()
    for pattern, answer in answers.items():
        told = answer.headers  # type: ignore[attr-defined]
        policy = told["Content-Security-Policy"]
        assert "default-src 'self'" in policy or "default-src 'none'" in policy, pattern
        assert "unsafe" not in policy, pattern
        assert told["X-Content-Type-Options"] == "nosniff", pattern
        assert told["Referrer-Policy"] in ("same-origin", "no-referrer"), pattern
        assert told["Cross-Origin-Opener-Policy"] == "same-origin", pattern
        assert "camera=()" in told["Permissions-Policy"], pattern
        assert "Server" not in told, pattern
        if pattern in FRAMED:
            assert "frame-ancestors *" in policy
        else:
            assert "frame-ancestors 'none'" in policy or "sandbox" in policy, pattern
            assert told["X-Frame-Options"] == "DENY", pattern
        kinds.add(told.get("Content-Type", "").partition(";")[0])
        if told.get("Content-Type", "").startswith("text/"):
            assert "charset=utf-8" in told["Content-Type"], pattern
    assert {"text/html", "application/json", "image/svg+xml", "application/atom+xml"} <= kinds


def test_files_are_kept_and_not_shown(answers: dict[str, object]) -> None:
    """What people brought is never a page of ours."""
    told = answers["documents/<int:document_id>/original/"].headers  # type: ignore[attr-defined]
    assert told["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("way", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "ЖЖЖ"])
@pytest.mark.parametrize("path", ["/", "/ties/", "/desk/", "/sign-in/", "/data/ties.csv", "/reconcile/place-1/"])
def test_methods_that_no_page_knows_are_refused(db: None, way: str, path: str) -> None:
    answer = Client().generic(way, path)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("way", ["PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/api/v1/ties", "/api/v1/ties/1", "/api/v1/papers", "/api/v1/read"])
def test_so_does_the_api(db: None, way: str, path: str) -> None:
    assert Client().generic(way, path).status_code == 405


def test_a_host_that_is_not_ours_is_refused(db: None) -> None:
    for host in ("elsewhere.example", "127.0.0.1.elsewhere.example", "localhost:80@elsewhere.example"):
        assert Client(headers={"host": host}).get("/ties/").status_code == 400


def test_what_a_proxy_would_say_is_not_believed(desk: Desk) -> None:
    """Who asks is the other end of the connection; whether by TLS is a setting; the host is that of the request."""
    for number in range(7):
        told = Client().post(
            "/sign-in/",
            {"username": "reader", "password": "wrong"},
            headers={"x-forwarded-for": f"203.0.113.{number}", "x-real-ip": f"203.0.113.{number}"},
        )
    assert told.status_code == 429, "another address each time would have gone on"
    forged = {"x-forwarded-proto": "https", "x-forwarded-host": "elsewhere.example", "forwarded": "proto=https"}
    answer = desk.client("region officer").get("/ties/", headers=forged)
    assert "Strict-Transport-Security" not in answer.headers
    assert "elsewhere.example" not in answer.content.decode()


def test_no_origin_opens_what_takes_a_session(desk: Desk) -> None:
    """Other sites may read what is published, by what knows no session; no answer allows them to send cookies."""
    client = desk.client("administrator")
    for path in ("/desk/", "/ties/", "/api/v1/ties", "/sign-in/"):
        told = client.get(path, headers={"origin": "https://elsewhere.example"}).headers
        assert "Access-Control-Allow-Credentials" not in told, path
        assert told.get("Access-Control-Allow-Origin", "*") == "*", path
        assert ("Access-Control-Allow-Origin" in told) == path.startswith("/api/"), path
    assert not settings.DEBUG
