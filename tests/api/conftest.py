"""A register with the memo of the examples, asked by a program."""

import pytest
from django.core.cache import cache
from django.test import Client

from pobratim.accounts.models import Person
from pobratim.register.ingest import ingest
from tests.register import papers


@pytest.fixture
def filled(db, settings, tmp_path) -> None:
    """The memo taken in by an officer whose name must stay inside."""
    settings.POBRATIM_ORIGINALS = tmp_path / "originals"
    cache.clear()
    officer = Person.objects.create_user("vetrova", role="region officer", region="RU-SMO")
    facts = papers.memo()
    ingest(facts.text.encode(), facts, by=officer, accept="new")


@pytest.fixture
def client(filled) -> Client:
    """Somebody who has not signed in."""
    return Client()
