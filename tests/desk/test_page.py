"""The picture of a page with the words of a fact framed: made for PDF, for people who have signed in."""

import os
from pathlib import Path

import pytest

from pobratim.documents import read_bytes
from pobratim.facts import read_facts
from pobratim.register import queries
from pobratim.register.intake import ingest
from tests.documents import papers, scans

from .conftest import Desk


@pytest.fixture
def printed(desk: Desk) -> int:
    data = papers.pdf()
    return ingest(data, read_facts(read_bytes(data, "связи.pdf")), by=desk.people["administrator"]).document


def test_the_page_of_a_fact(desk: Desk, printed: int) -> None:
    client = desk.client("reader")
    fact = queries.document(printed).facts[0]
    address = f"/desk/papers/{printed}/facts/{fact.id}/page.png"
    assert address in client.get(f"/desk/papers/{printed}/").content.decode()
    found = client.get(address)
    assert found.headers["Content-Type"] == "image/png"
    assert "private" in found.headers["Cache-Control"]
    assert found.content.startswith(b"\x89PNG")
    assert client.get(address).content == found.content
    assert desk.client("visitor").get(address).status_code == 302


def test_a_paper_without_pages(desk: Desk) -> None:
    client = desk.client("reader")
    fact = queries.document(desk.news).facts[0]
    assert "page.png" not in client.get(f"/desk/papers/{desk.news}/").content.decode()
    assert client.get(f"/desk/papers/{desk.news}/facts/{fact.id}/page.png").status_code == 404
    assert client.get(f"/desk/papers/{desk.news}/facts/999999/page.png").status_code == 404


def test_the_page_of_a_scan(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = scans.stand_in(tmp_path, "register")
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("POBRATIM_RECOGNISED", str(tmp_path / "recognised"))
    data = scans.saved(scans.drawn(scans.page()), dpi=(200, 200))
    facts = read_facts(read_bytes(data, "скан.png"))
    paper = ingest(data, facts, by=desk.people["administrator"]).document
    client = desk.client("reader")
    address = f"/desk/papers/{paper}/facts/{queries.document(paper).facts[0].id}/page.png"
    assert address in client.get(f"/desk/papers/{paper}/").content.decode()
    assert client.get(address).content.startswith(b"\x89PNG")
    assert len((tmp_path / "asked").read_text().splitlines()) == 1, "a page is recognised once"
