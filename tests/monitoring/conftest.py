"""A register of a region's papers, and the people who answer for what is due."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from pobratim.accounts.models import Person
from pobratim.register import actions, queries
from pobratim.register.actions.entries import Basis
from pobratim.register.intake import ingest
from tests.register import papers


@dataclass(frozen=True)
class Kept:
    """The register: its municipalities by name, and its people by what they are."""

    homes: dict[str, int]
    people: dict[str, Person]

    def tie(self, partner: str) -> int:
        """The tie with a partner."""
        return next(each.id for each in queries.ties().ties if each.partner.name == partner)

    def sign(self, partner: str, date: str, term: str | None = None, title: str = "Соглашение о дружбе") -> None:
        """Enter an agreement."""
        values = {"kind": "agreement", "title": title, "date": date, "term": term}
        basis = Basis("письмо администрации")
        actions.add_agreement(by=self.people["region"], tie=self.tie(partner), values=values, basis=basis)


@pytest.fixture
def kept(db: None, settings: object, tmp_path: Path) -> Kept:
    """A register of three municipalities of Smolensk Oblast, an officer of each kind."""
    settings.POBRATIM_ORIGINALS = tmp_path / "originals"  # type: ignore[attr-defined]
    settings.POBRATIM_RULES = ""  # type: ignore[attr-defined]
    officer = made("vetrova", "region officer", "Ольга Ветрова")
    memo = papers.memo()
    ingest(memo.text.encode(), memo, by=officer, accept="new")
    homes = {place.name: place.id for place in queries.municipalities()}
    people = {
        "region": officer,
        "smolensk": made("dalny", "municipality officer", "Пётр Дальний", homes["Смоленск"]),
        "desnogorsk": made("rechnoy", "municipality officer", "Иван Речной", homes["Десногорск"]),
        "reader": made("polevaya", "reader", "Ирина Полевая"),
        "administrator": made("admin", "administrator", "Анна Ключевская"),
        "elsewhere": made("lesnaya", "region officer", "Вера Лесная", region="RU-ORE"),
    }
    return Kept(homes, people)


def made(name: str, role: str, full: str, municipality: int | None = None, region: str = "RU-SMO") -> Person:
    """A person with a mail address."""
    first, last = full.split()
    return Person.objects.create_user(
        name,
        f"{name}@example.org",
        role=role,
        region=region,
        municipality=municipality,
        first_name=first,
        last_name=last,
    )
