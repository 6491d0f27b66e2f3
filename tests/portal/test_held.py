"""The page of a tie keeps its mark while other ties change, and changes it as soon as anything on the page does."""

import json
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.api.v1 import THROTTLE
from pobratim.register import actions, outlining, queries
from pobratim.register.actions.entries import Basis
from pobratim.register.models import Agreement, AuditEvent, Document, PlaceLink, Tie
from tests.register import papers
from tests.register.conftest import *  # noqa: F403 - the same people and papers

pytestmark = pytest.mark.django_db
BASIS = Basis("Письмо партнёра")
CHANGES = (
    "act", "hidden", "agreement", "activity", "undone", "paper", "paper hidden", "merged", "unmerged", "part",
    "unlinked", "named", "shared",
)  # fmt: skip
CHANGING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture
def filled(take, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ties of the memo and of the news, asked for as often as one likes."""
    monkeypatch.setattr(THROTTLE, "rate", None)
    take(papers.memo())
    take(papers.news())


def told() -> dict[str, tuple[str, bytes]]:
    """What every address of one tie answers: its mark, and the answer made anew."""
    near = Tie.objects.filter(partner__names__name__in=("Хаген", "Орша", "Витебск")).distinct()
    numbers = near.values_list("pk", flat=True)
    cache.clear()  # what others have asked for within the minute counts towards the limit, too
    paths = [f"{at}{number}" for number in numbers for at in ("/ties/", "/api/v1/ties/")]
    found = {}
    for path in paths:
        answer = Client(headers={"accept-language": "ru"}).get(path if "api" in path else f"{path}/")
        assert answer.status_code in (200, 301, 404), path
        found[path] = (answer.headers.get("ETag", ""), CHANGING.sub(b"", answer.content))
    return found


def ties_of(*names: str) -> list[int]:
    known = {each.partner.name: each.id for each in queries.ties().ties}
    return [known[name] for name in names]


def protocol(admin, tie: int, date: str = "2019-05") -> None:
    """A protocol of a tie, entered; told more exactly, it is the same."""
    values = {"kind": "protocol", "title": "Протокол о намерениях", "date": date, "term": None}
    actions.add_agreement(by=admin, tie=tie, values=values, basis=BASIS)


def prepare(what: str, admin) -> None:
    """What stands before some of the changes."""
    hagen, orsha, vitebsk = ties_of("Хаген", "Орша", "Витебск")
    one, two = (Tie.objects.get(pk=number).partner_id for number in (orsha, vitebsk))
    if what == "shared":
        protocol(admin, hagen)
        Agreement.objects.latest("pk").ties.add(orsha)
    if what == "unmerged":
        actions.merge_places(by=admin, keep=one, drop=two)
    if what == "unlinked":
        actions.link_places(by=admin, place=one, other=two, kind="part of")
    outlining.spoil()


def change(what: str, admin, take) -> None:
    """One change of the register."""
    (hagen,) = ties_of("Хаген")
    if what == "act":
        values = {"kind": "renunciation", "side": "home", "date": "2023"}
        actions.add_act(by=admin, tie=hagen, values=values, basis=BASIS)
    if what == "hidden":
        actions.publish_tie(by=admin, tie=hagen, published=False)
    if what in ("agreement", "shared"):
        protocol(admin, hagen, "2019-05-07")
    if what in ("activity", "undone"):
        values = {"what": "visit", "date": str(timezone.localdate())}
        made = actions.add_activity(by=admin, tie=hagen, values=values, basis=BASIS)
        if what == "undone":
            actions.undo(by=admin, decision=made.pk, reason="не было")
    if what == "paper":
        take(papers.later())
    if what == "paper hidden":
        actions.publish_document(by=admin, document=Document.objects.order_by("pk")[0].pk, published=False)
    if what == "named":
        also = papers.Party("Орша", "city", "BY", "geonames:624034", aliases=("Orsha",))
        text = "Смоленск дружит с Оршей."
        take(papers.paper("names.txt", text, ties=(papers.tie(text, (papers.SMOLENSK, also), "Смоленск дружит"),)))
    change_places(what, admin)


def change_places(what: str, admin) -> None:
    """A change of two places at ends of ties."""
    ties = {each.partner.name: each.partner.id for each in queries.ties().ties}
    if what == "merged":
        actions.merge_places(by=admin, keep=ties["Орша"], drop=ties["Витебск"])
    if what == "unmerged":
        actions.unmerge_places(by=admin, event=AuditEvent.objects.filter(action="merge_places").latest("pk").pk)
    if what == "part":
        actions.link_places(by=admin, place=ties["Орша"], other=ties["Витебск"], kind="part of")
    if what == "unlinked":
        actions.unlink_places(by=admin, link=PlaceLink.objects.latest("pk").pk)


@pytest.mark.parametrize("what", CHANGES)
def test_what_changes_on_a_page_changes_its_mark(what: str, filled, take) -> None:
    admin = Person.objects.create_user("glava", role="administrator")
    prepare(what, admin)
    outlining.refresh(timezone.localdate())
    before = told()
    change(what, admin, take)
    outlining.refresh(timezone.localdate())
    after = told()
    assert any(before[path][1] != after[path][1] for path in before) or what in ("undone", "named")
    assert [path for path in before if before[path][1] != after[path][1] and before[path][0] == after[path][0]] == []
    assert {path: each for path, each in listed().items() if path in after} == {
        path: json.loads(answer) for path, (mark, answer) in after.items() if "api" in path and mark
    }


def listed() -> dict[str, Any]:
    """The ties of the list of the API, which are read as they are kept, by their addresses."""
    items = Client().get("/api/v1/ties").json()["items"]
    return {f"/api/v1/ties/{each['id']}": each for each in items}


def test_a_page_keeps_its_mark_while_others_change(filled, officer, take) -> None:
    outlining.refresh(timezone.localdate())
    before = told()
    change("act", officer, take)
    outlining.refresh(timezone.localdate())
    after = told()
    (hagen,) = ties_of("Хаген")
    assert {path for path in before if before[path][0] != after[path][0]} == {f"/ties/{hagen}", f"/api/v1/ties/{hagen}"}
