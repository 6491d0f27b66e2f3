"""HEAD is answered with the headers of GET and without a body, whatever server stands before us."""

import io
import sys
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application

from pobratim.exchange import streaming
from pobratim.portal.views import tie_list
from tests.register import papers
from tests.register.conftest import *  # noqa: F403 - the same people and papers

pytestmark = pytest.mark.django_db


def asked(method: str, path: str) -> tuple[str, dict[str, str], bytes]:
    """The status, the headers and the body of an answer as a server of WSGI gets them."""
    path, _, words = path.partition("?")
    told: list[Any] = []
    surroundings = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": words,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
    }
    answer = get_wsgi_application()(surroundings, lambda status, headers: told.extend((status, dict(headers))))
    body = b"".join(answer)
    answer.close()
    return told[0], told[1], body


@pytest.mark.parametrize("path", ["/", "/ties/", "/ties/list.csv", "/ties/list.ods", "/data/ties.csv", "/nowhere/"])
def test_head_has_no_body(take, path: str) -> None:
    take(papers.memo())
    status, headers, body = asked("GET", path)
    assert body
    assert asked("HEAD", path) == (status, headers, b"")


def test_a_file_is_not_made_to_its_end(take, monkeypatch: pytest.MonkeyPatch) -> None:
    take(papers.memo())
    made: list[int] = []
    cells = tie_list.cells_of
    monkeypatch.setattr(tie_list, "cells_of", lambda *words: [made.append(1), cells(*words)][1])
    monkeypatch.setattr(streaming, "AT_ONCE", 2)
    assert asked("HEAD", "/ties/list.csv")[2] == b""
    assert len(made) < 3
