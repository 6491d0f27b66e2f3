from pathlib import Path

import pytest

from pobratim.accounts.models import Person
from pobratim.accounts.people import console_person
from pobratim.accounts.permissions import RIGHTS, Right, Role, Scope, may

LINES = Path(__file__).with_name("rights.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]


def number(value):
    return None if value == "-" else int(value)


def word(value):
    return None if value == "-" else value


@pytest.mark.parametrize(("role", "region", "town", "right", "of_region", "of_town", "answer"), ROWS)
def test_rights(role, region, town, right, of_region, of_town, answer):
    person = Person(role=role, region=word(region) or "", municipality=number(town))
    scope = Scope(number(of_town), word(of_region))
    assert may(person, Right(right), scope) is (answer == "да")


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("role", Role)
def test_who_is_dismissed_may_nothing(role, right):
    person = Person(role=role, municipality=1, is_active=False)
    assert not may(person, right, Scope(1, None))


def test_every_role_has_its_rights_said():
    assert set(RIGHTS) == set(Role)
    assert all(Right.READ in rights for rights in RIGHTS.values())


@pytest.mark.django_db
def test_the_console_acts_in_its_own_name():
    person = console_person()
    assert console_person() == person
    assert Role(person.role) is Role.ADMINISTRATOR
    assert not person.has_usable_password()
