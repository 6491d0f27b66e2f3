"""Invented people of the example, with passwords that are made on the first run and kept in var/ alone."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

HOME = "Смоленск"
REGION = "RU-SMO"


@dataclass(frozen=True)
class Example:
    """An invented person, the role in the register and the words for it."""

    username: str
    first_name: str
    last_name: str
    role: str
    title: str
    region: str = ""
    municipality: str = ""


PEOPLE = (
    Example("vetrova", "Ольга", "Ветрова", "region officer", "ведёт реестр области", REGION),
    Example("dalny", "Пётр", "Дальний", "municipality officer", "ведёт связи Смоленска", REGION, HOME),
    Example("polevaya", "Ирина", "Полевая", "reader", "читает"),
    Example("admin", "Анна", "Ключевская", "administrator", "управляет всем"),
)


def ensure(kept: Path) -> list[tuple[Example, str]]:
    """The people with their passwords; whoever is not there yet is made. The register must be open."""
    passwords = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    people = [(person, passwords.get(person.username) or secrets.token_urlsafe(9)) for person in PEOPLE]
    write(kept, {person.username: password for person, password in people})
    for person, password in people:
        make(person, password)
    return people


def write(kept: Path, passwords: dict[str, str]) -> None:
    """Keep the passwords where only the owner of the checkout reads them."""
    kept.parent.mkdir(exist_ok=True)
    with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(passwords, file, indent=1)


def make(person: Example, password: str) -> None:
    """Make the account, unless it is there; what somebody has changed since is left alone."""
    from pobratim.accounts.models import Person
    from pobratim.register import queries

    if Person.objects.filter(username=person.username).exists():
        return
    homes = {place.name: place.id for place in queries.municipalities()}
    is_administrator = person.role == "administrator"
    Person.objects.create_user(
        person.username,
        password=password,
        first_name=person.first_name,
        last_name=person.last_name,
        role=person.role,
        region=person.region,
        municipality=homes.get(person.municipality),
        is_staff=is_administrator,
        is_superuser=is_administrator,
    )
