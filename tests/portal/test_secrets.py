"""What is not public never appears: drafts, undecided facts, remarks, people and their contacts, field by field.

Every text field of every table of ours that `open_fields.tsv` does not list is filled with a mark of its own; then all
public pages are read in both languages, and no mark may stand there, nor a word of what is not published.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.facts import Agreement, Facts, Party
from pobratim.letters import sending
from pobratim.letters.models import Letter
from pobratim.portal import network
from pobratim.register import actions, looking, outlines, queries, triggers
from pobratim.register.intake import ingest
from pobratim.register.models import Document, Place, Tie, TieOutline
from tests.register import papers
from tests.register.conftest import *  # noqa: F403 - the same people and papers

pytestmark = pytest.mark.django_db
OPEN = {
    tuple(line.split("\t")[:2])
    for line in (Path(__file__).parent / "open_fields.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
}
# What steers the program cannot be overwritten without breaking it; none of it is written on a page as it stands.
STEERING = {
    ("proposal", "state"), ("proposal", "outcome"), ("decision", "verdict"), ("letter", "state"), ("delivery", "state"),
    ("person", "role"), ("person", "region"),
}  # fmt: skip
CORE = ("accounts", "register", "letters")
HIDDEN_TEXT = "Скрытнинск подписал с Тайноградом Негласное соглашение 5 мая 2021 года. Безвестный пункт: лён."
HIDDEN = ("Скрытнинск", "Тайноград", "Негласное", "Безвестный", "тайная записка")
PUBLIC = (
    "/", "/ties/", "/ties/?state=conflict", "/ties/?q=скрытнинск",
    "/search/?q=скрытнинск", "/search/?q=безвестный",
    "/ties/?as_of=2022-06-01", "/map/",
    "/map/?year=2021", "/map/embed/", "/map/data.json", "/map/picture.svg",
    "/regions/RU-SMO/", "/statistics/", "/about/", "/documents/",
    "/memo/", "/memo/docx/", "/memo/pdf/", "/tell/", "/tell/sent/", "/changes.atom", "/sitemap.xml", "/sitemap-1.xml",
    "/robots.txt", "/sign-in/", "/desk/", "/desk/messages/", "/countries/PL/", "/countries/DE/", "/countries/BY/",
    "/countries/FI/", "/countries/PL/map.svg", "/countries/FI/map.svg",
)  # fmt: skip
NUMBERED = (
    "/ties/%s/", "/ties/%s/?as_of=2022-06-01", "/ties/%s/feed.atom", "/ties/%s/map.svg", "/ties/%s/picture.png",
    "/municipalities/%s/", "/municipalities/%s/map.svg", "/municipalities/%s/partners/",
    "/tell/?tie=%s", "/documents/%s/", "/documents/%s/?fact=1",
    "/documents/%s/original/",
)  # fmt: skip


def hidden_paper() -> Facts:
    """A paper that is not published, about a tie that is not published."""
    home, partner = Party("Скрытнинск", "city", "RU", region="RU-SMO"), Party("Тайноград", "city", "FI")
    quote = "Скрытнинск подписал с Тайноградом Негласное соглашение"
    signed = papers.agreement(HIDDEN_TEXT, quote, "agreement", "Негласное соглашение", "2021-05-05")
    tie = papers.tie(HIDDEN_TEXT, (home, partner), quote, agreements=(signed,))
    assert isinstance(signed, Agreement)
    return papers.paper("тайная записка.txt", HIDDEN_TEXT, as_of="2021-05-06", ties=(tie,))


@pytest.fixture
def filled(take, officer: Person) -> dict[str, str]:
    """The register with something of everything; the marks by the field that holds them."""
    take(papers.memo())
    waiting_paper = take(papers.news(), accept="none")
    facts = hidden_paper()
    ingest(facts.text.encode(), facts, by=officer, accept="new", published=False)
    tie = Tie.objects.get(home__name="Скрытнинск")
    actions.publish_tie(by=officer, tie=tie.pk, published=False)
    waiting = next(fact for fact in queries.document(waiting_paper.document).facts if fact.state == "waiting")
    assert waiting.proposal is not None
    actions.reject(by=officer, proposal=waiting.proposal, reason="не то")
    letter = sending.Words("неверно", "верно", "газета", "reader@example.org", "/", "ru", tie=queries.ties().ties[0].id)
    sending.send(letter, "203.0.113.9")
    outlines.outlines(timezone.localdate())
    make_rows(officer)
    triggers.remove(connection)
    marks = dict(overwrite())
    triggers.install(connection)
    TieOutline.objects.all().delete()
    outlines.current(timezone.localdate())  # what is kept of ties is derived from what is marked
    for kept in (looking.numbers, looking.homes, looking.told_of_ends, network.derived):
        kept.cache_clear()
    return marks


def make_rows(officer: Person) -> None:
    """A row of each table of ours that has none."""
    for model in our_models():
        if not model._default_manager.exists() and model._meta.app_label in CORE:
            model._default_manager.create(**dict(values_for(model, officer)))


def values_for(model: type[models.Model], officer: Person) -> Iterator[tuple[str, Any]]:
    """A value for each field that must have one."""
    for field in model._meta.concrete_fields:
        if field.primary_key or field.has_default() or field.null or field.blank:
            continue
        if isinstance(field, models.ForeignKey):
            related = field.related_model
            yield field.name, officer if related is Person else related._default_manager.first()
        elif isinstance(field, models.DateTimeField):
            yield field.name, timezone.now()
        elif isinstance(field, models.DateField):
            yield field.name, timezone.localdate()
        elif isinstance(field, models.IntegerField):
            yield field.name, 1
        elif isinstance(field, models.JSONField):
            yield field.name, {}
        else:
            yield field.name, "x"


def our_models() -> list[type[models.Model]]:
    """Every table of the applications of Pobratim."""
    return [each for each in apps.get_models() if each.__module__.startswith("pobratim.")]


def closed_fields() -> Iterator[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Every field that may hold words and is not listed as open."""
    for model in our_models():
        for field in model._meta.concrete_fields:
            key = (model._meta.db_table, field.column)
            words = isinstance(field, (models.CharField, models.TextField, models.JSONField))
            if words and key not in OPEN | STEERING and (field.max_length or 99) >= 12:
                yield model, field


def overwrite() -> Iterator[tuple[str, str]]:
    """Put a mark into every closed field of every row."""
    for at, (model, field) in enumerate(closed_fields()):
        mark = f"тайна{at:03}"
        table, column = model._meta.db_table, field.column
        key = model._meta.pk.column if model._meta.pk else "id"
        with connection.cursor() as cursor:
            value = (
                json.dumps(marked(column, mark), ensure_ascii=False) if isinstance(field, models.JSONField) else mark
            )
            unique = field.unique or any(field.name in each.fields for each in unique_sets(model))
            if unique:
                cursor.execute(f'UPDATE "{table}" SET "{column}" = %s || "{key}"', [value])
            else:
                cursor.execute(f'UPDATE "{table}" SET "{column}" = %s', [value])
        yield f"{table}.{column}", mark


def marked(column: str, mark: str) -> object:
    """A mark as JSON, in the form that its column has."""
    return [{"field": "status", "record": 1, "held": mark, "said": mark}] if column == "against" else {"x": mark}


def unique_sets(model: type[models.Model]) -> list[models.UniqueConstraint]:
    """The sets of fields that must not repeat."""
    return [each for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]


def public_paths() -> list[str]:
    """Every public address, with every number that there is and one more."""
    numbers = {row.pk for model in (Tie, Document, Place) for row in model.objects.only("pk")} | {0, 99999}
    return [*PUBLIC, *(path % number for path in NUMBERED for number in sorted(numbers))]


def test_no_closed_field_is_on_any_public_page(filled: dict[str, str]) -> None:
    assert {"decision.reason", "letter.contact", "letter.remark", "person.email", "person.username"} <= set(filled)
    assert all(model._default_manager.exists() for model in our_models() if model._meta.app_label in CORE)
    seen = 0
    for language in ("ru", "en"):
        client = Client(headers={"accept-language": language})
        for path in public_paths():
            answer = client.get(path)
            assert answer.status_code < 500, path
            body = b"".join(answer) if answer.streaming else answer.content
            text = body.decode("utf-8", "replace") + str(dict(answer.headers))
            seen += answer.status_code == 200
            for field, mark in filled.items():
                assert mark not in text, f"{field} stands on {path}"
            for word in HIDDEN:
                if not path.endswith("q=скрытнинск"):
                    assert word not in text, f"{word} stands on {path}"
    assert seen > 80


def test_what_is_not_published_is_found_by_nobody(filled: dict[str, str]) -> None:
    tie, paper = Tie.objects.get(published=False), Document.objects.get(published=False)
    for path in ("", "feed.atom", "map.svg", "picture.png"):
        assert Client().get(f"/ties/{tie.pk}/{path}").status_code == 404
    for path in (f"/municipalities/{tie.home_id}/", f"/documents/{paper.pk}/", f"/documents/{paper.pk}/original/"):
        assert Client().get(path).status_code == 404
    assert "скрытнинск" in Client().get("/ties/?q=скрытнинск").content.decode()
    assert Client().get("/countries/FI/").status_code == 404


def test_words_that_wait_are_not_shown(take) -> None:
    take(papers.memo())
    take(papers.news(), accept="none")
    news = Document.objects.get(name="news.txt")
    page = Client().get(f"/documents/{news.pk}/").content.decode()
    assert "<mark" not in page, "undecided facts of a published paper are not marked"
    for tie in Tie.objects.all():
        assert "расторг договор" not in Client().get(f"/ties/{tie.pk}/").content.decode()
    assert any(paper.contradicting for paper in queries.documents())
    memo = Client(headers={"accept-language": "ru"}).get("/memo/").content.decode()
    assert "Смоленск" in memo
    assert "источники расходятся" not in memo, "only a paper that waits contradicts"


def test_reading_leaves_no_cookie(filled: dict[str, str]) -> None:
    tie, paper = Tie.objects.filter(published=True)[0].pk, Document.objects.filter(published=True)[0].pk
    for path in ("/", "/ties/", f"/ties/{tie}/", "/map/", "/statistics/", f"/documents/{paper}/"):
        answer = Client().get(path)
        assert not answer.cookies, path
        assert answer.headers["ETag"]
    assert Letter.objects.count() == 1
