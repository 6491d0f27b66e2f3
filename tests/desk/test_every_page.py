"""Every address of the desk, also those that are added later, with every role: nothing opens without its right."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from pobratim.register.models import AuditEvent

from .conftest import ROLES, Desk

FINE_TO_SEE = {200, 302, 403, 404, 405}


def patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """All addresses as they are written, with the places of their parts."""
    for each in resolver.url_patterns:
        written = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield written
        else:
            yield from patterns(each, written)


DESK = sorted(each for each in patterns(get_resolver()) if each.startswith("desk/"))


def filled(desk: Desk, pattern: str) -> str:
    """An address with numbers of what is there."""
    fact = desk.facts("waiting")[0]
    known: dict[str, Any] = {"document_id": desk.news, "fact_id": fact.id, "verdict": "reject", "tie_id": fact.tie}
    known["sha256"] = "0" * 64
    address = "/"
    for part in pattern.split("<"):
        inside, closed, rest = part.partition(">")
        if not closed:
            address += part
            continue
        kind, _, name = inside.rpartition(":")
        address += f"{known.get(name, 1 if kind == 'int' else 'x')}{rest}"
    return address


def test_the_walk_knows_the_desk() -> None:
    assert {"desk/", "desk/papers/", "desk/papers/<int:document_id>/"} <= set(DESK)


@pytest.mark.parametrize("pattern", DESK)
def test_a_visitor_is_led_to_signing_in(desk: Desk, pattern: str) -> None:
    address, before = filled(desk, pattern), AuditEvent.objects.count()
    visitor = desk.client("visitor")
    for response in (visitor.get(address), visitor.post(address)):
        assert response.status_code in (302, 405), address
        if response.status_code == 302:
            assert response.headers["Location"].startswith("/sign-in/?next="), address
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("role", ROLES)
def test_no_page_fails_and_none_changes_by_being_seen(desk: Desk, role: str) -> None:
    client, before = desk.client(role), AuditEvent.objects.count()
    for pattern in DESK:
        response = client.get(filled(desk, pattern))
        assert response.status_code in FINE_TO_SEE, (pattern, response.status_code)
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("role", ["reader", "municipality officer"])
def test_no_button_works_without_its_right(desk: Desk, role: str) -> None:
    """The officer is of another municipality than the one that the news speaks of."""
    client, before = desk.client(role), AuditEvent.objects.count()
    for pattern in DESK:
        if not pattern.startswith("desk/papers/"):
            continue
        response = client.post(filled(desk, pattern))
        assert response.status_code in (200, 302, 403, 404, 405), (pattern, response.status_code)
    assert AuditEvent.objects.count() == before
    assert desk.facts("waiting")


def test_publishing_by_role(desk: Desk) -> None:
    address = f"/desk/papers/{desk.memo}/publish/"
    for role in ("reader", "municipality officer"):
        assert desk.client(role).post(address, {"published": "no"}).status_code == 403
        assert desk.client("visitor").get(f"/documents/{desk.memo}/").status_code == 200
    neighbour = desk.people["region officer"]
    neighbour.region = "RU-OMS"
    neighbour.save()
    assert desk.client("region officer").post(address, {"published": "no"}).status_code == 403
    neighbour.region = "RU-SMO"
    neighbour.save()
    html = desk.client("region officer").post(address, {"published": "no"}, follow=True).content.decode()
    assert "Показать посетителям" in html
    assert desk.client("visitor").get(f"/documents/{desk.memo}/").status_code == 404
    assert desk.client("visitor").get(f"/documents/{desk.memo}/original/").status_code == 404
