"""People of every role before a register of two papers."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client

from pobratim.accounts.models import Person
from pobratim.register import queries
from pobratim.register.intake import ingest
from pobratim.register.papers import FactRecord
from tests.register import papers

from .campaigns import office, region  # noqa: F401 - fixtures of the campaign

ROLES = ("reader", "municipality officer", "region officer", "administrator")


@dataclass(frozen=True)
class Desk:
    """A register in which the news waits for decisions, and people of every role."""

    memo: int
    news: int
    people: dict[str, Person]

    def client(self, role: str) -> Client:
        """A browser of a person who has signed in, or of a visitor."""
        client = Client(headers={"accept-language": "ru"})
        if role in self.people:
            client.force_login(self.people[role], backend="django.contrib.auth.backends.ModelBackend")
        return client

    def facts(self, state: str) -> list[FactRecord]:
        """The facts of the news in a state."""
        return [fact for fact in queries.document(self.news).facts if fact.state == state]

    def address(self, fact: FactRecord, verdict: str) -> str:
        """Where a decision about a fact is sent."""
        return f"/desk/papers/{self.news}/facts/{fact.id}/{verdict}/"


@pytest.fixture
def desk(db: None, settings: object, tmp_path: Path) -> Desk:
    """The register and the people; the municipality officer is of a town that the news does not name."""
    settings.POBRATIM_ORIGINALS = tmp_path / "originals"  # type: ignore[attr-defined]
    people = {role: Person.objects.create_user(role.replace(" ", "-"), role=role, region="RU-SMO") for role in ROLES}
    officer = people["region officer"]
    memo, news = papers.memo(), papers.news()
    first = ingest(memo.text.encode(), memo, by=officer, accept="new")
    second = ingest(news.text.encode(), news, by=officer)
    other = next(place for place in queries.municipalities() if place.name != "Смоленск")
    people["municipality officer"].municipality = other.id
    people["municipality officer"].save()
    return Desk(first.document, second.document, people)
