"""People and a register of the tests."""

from collections.abc import Callable

import pytest

from pobratim.accounts.models import Person
from pobratim.facts import Facts
from pobratim.register.intake import Acceptance, Intake, ingest
from tests.register import papers


@pytest.fixture(autouse=True)
def _originals(settings, tmp_path) -> None:
    """Originals go into the test's own folder."""
    settings.POBRATIM_ORIGINALS = tmp_path / "originals"


@pytest.fixture
def officer(db) -> Person:
    """The officer of the region."""
    return Person.objects.create_user("vetrova", role="region officer", region="RU-SMO")


@pytest.fixture
def take(officer) -> Callable[..., Intake]:
    """Takes facts into the register as if they had been read in bytes."""

    def take_in(facts: Facts, accept: Acceptance = "new", by: Person = officer) -> Intake:
        return ingest(facts.text.encode(), facts, by=by, accept=accept)

    return take_in


@pytest.fixture
def memo(take) -> Intake:
    """The memo taken in."""
    return take(papers.memo())
