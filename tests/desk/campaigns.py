"""A campaign before the tests: who opens it, who answers, what a browser would send."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from pobratim.accounts.models import Person
from pobratim.monitoring.models import Answer
from pobratim.register import queries
from tests.monitoring.post_office import Office, serving

YEAR = 2025


@pytest.fixture
def office(settings: Any) -> Iterator[Office]:
    with serving(settings) as made:
        yield made


@pytest.fixture
def region(desk: Any) -> Client:
    """An officer of the region, before whom the campaign is open; Smolensk has an officer with an address."""
    home = home_id("Смоленск")
    Person.objects.create_user(
        "dalny",
        "dalny@example.org",
        role="municipality officer",
        region="RU-SMO",
        municipality=home,
        first_name="Пётр",
        last_name="Дальний",
    )
    client = desk.client("region officer")
    client.post("/desk/campaigns/", {"year": YEAR, "region": "RU-SMO", "due": f"{YEAR + 1}-01-15"})
    return client


def home_id(name: str) -> int:
    return next(place.id for place in queries.municipalities() if place.name == name)


def answer_of(name: str, year: int = YEAR) -> Answer:
    return Answer.objects.get(campaign__year=year, municipality__name=name)


def officer() -> Client:
    client = Client(headers={"accept-language": "ru"})
    client.force_login(Person.objects.get(username="dalny"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def form(client: Client, path: str) -> dict[str, str]:
    """What stands in the form of a page, as a browser would send it."""
    html = client.get(path).content.decode()
    assert 'name="seen"' in html, html[:2000]
    found = dict(re.findall(r'<input class="govuk-input"[^>]* name="([^"]+)"[^>]* value="([^"]*)"', html))
    found["seen"] = re.findall(r'name="seen" value="(\d+)"', html)[0]
    found |= dict(re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</textarea>', html))
    for name, options in re.findall(r'<select[^>]* name="([^"]+)">(.*?)</select>', html, re.S):
        chosen = re.findall(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[0] if chosen else ""
    ticked = re.findall(r'<input type="checkbox"[^>]* name="([^"]+)" checked', html)
    return {**found, **dict.fromkeys(ticked, "on")}


def confirmed(client: Client, path: str) -> dict[str, str]:
    """The form with every line confirmed."""
    said = form(client, path)
    lines = {name.split("-")[0] for name in said if re.match(r"l\d+-", name)}
    return {**said, **{f"{line}-confirmed": "on" for line in lines}, "do": "send"}


def path_of(name: str) -> str:
    return f"/desk/answers/{answer_of(name).pk}/"


def link_for(client: Client, name: str, email: str = "") -> str:
    html = client.post(f"{path_of(name)}link/", {"email": email}).content.decode()
    return re.findall(r'value="http://testserver(/answer/[\w-]+/)"', html)[0]
