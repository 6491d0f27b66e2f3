"""A typed Python client made from the description of the API works against the API itself."""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from django.core.wsgi import get_wsgi_application

from pobratim.access import tokens
from pobratim.accounts.models import Person
from pobratim.api.v1 import api
from pobratim.register.models import Document

NAME = "pobratim_client"
USE = """
from pobratim_client import Client
from pobratim_client.api.ties import get_tie
from pobratim_client.models import Tie

found = get_tie.sync(1, client=Client(base_url="http://testserver"))
if isinstance(found, Tie):
    name: str = found.partner.name
    wrong: int = found.partner.name
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client, generated from the description."""
    made = tmp_path_factory.mktemp("client")
    told = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/")))
    (made / "openapi.json").write_text(json.dumps(told), encoding="utf-8")
    (made / "config.yaml").write_text("post_hooks: []\n", encoding="utf-8")
    words = ["generate", "--path", "openapi.json", "--output-path", NAME, "--meta", "none", "--config", "config.yaml"]
    run = [sys.executable, "-m", "openapi_python_client", *words, "--fail-on-warning"]
    done = subprocess.run(run, cwd=made, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return made


@pytest.fixture
def made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The client as a package."""
    monkeypatch.syspath_prepend(str(folder))
    return importlib.import_module(NAME)


def part(name: str) -> Any:
    """A module of the client."""
    return importlib.import_module(f"{NAME}.{name}")


def asking(made: ModuleType, secret: str = "") -> Any:
    """The client before the API, with a token or without."""
    more = {"httpx_args": {"transport": httpx.WSGITransport(get_wsgi_application())}}
    if secret:
        return made.AuthenticatedClient("http://testserver", token=secret, **more)
    return made.Client("http://testserver", **more)


def test_ties_and_places_come_as_objects(made: ModuleType, filled: None) -> None:
    client = asking(made)
    page = part("api.ties.list_ties").sync(client=client, country="DE", limit=5)
    assert isinstance(page, part("models").Ties)
    first = page.items[0]
    assert (first.partner.country, first.home.level) == ("DE", "city")
    assert part("api.ties.get_tie").sync(first.id, client=client) == first
    assert part("api.places.get_place").sync(first.home.id, client=client).name == first.home.name
    assert part("api.statistics.get_statistics").sync(client=client).ties == 9


def test_an_error_comes_as_a_problem(made: ModuleType, filled: None) -> None:
    told = part("api.ties.get_tie").sync(999_999, client=asking(made))
    assert isinstance(told, part("models").Problem)
    assert told.status == 404


def test_a_paper_is_read_by_the_client(made: ModuleType, filled: None) -> None:
    officer = Person.objects.get(username="vetrova")
    client = asking(made, tokens.give(by=officer, name="Клиент", scopes=["read"], days=30))
    file = part("types").File(Document.objects.get().text.encode(), "справка.txt", "text/plain")
    facts = part("api.papers.read_paper").sync(client=client, body=part("models").ReadPaperFileParams(paper=file))
    assert isinstance(facts, part("models").Facts)
    assert len(facts.ties) > 10


def test_it_is_typed(folder: Path) -> None:
    (folder / "use.py").write_text(USE, encoding="utf-8")
    run = [sys.executable, "-m", "mypy", "--strict", "use.py"]
    said = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False).stdout
    errors = [line for line in said.splitlines() if line.startswith("use.py")]
    assert len(errors) == 1, said
    assert 'expression has type "str", variable has type "int"' in errors[0]
