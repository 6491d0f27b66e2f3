"""A register with the memo of the examples in it, as the open data see it."""

from collections.abc import Callable

import pytest

from pobratim.accounts.models import Person
from pobratim.exchange.gathering import Open, gather
from pobratim.register.ingest import ingest
from tests.register import papers


@pytest.fixture
def officer(db, settings, tmp_path) -> Person:
    """The officer of the region; originals go into the test's own folder."""
    settings.POBRATIM_ORIGINALS = tmp_path / "originals"
    settings.POBRATIM_ADDRESS = "https://register.example"
    return Person.objects.create_user("vetrova", role="region officer", region="RU-SMO")


@pytest.fixture
def memo(officer) -> Callable[[], Open]:
    """The memo taken in; called, it gives the open data."""
    facts = papers.memo()
    ingest(facts.text.encode(), facts, by=officer, accept="new")
    return gather
