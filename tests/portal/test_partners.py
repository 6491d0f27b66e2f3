"""Whom a municipality could ask: the page says why, in both languages, and holds former partners apart."""

import pytest
from django.test import Client
from django.utils.html import strip_tags

from pobratim.register import queries
from pobratim.register.models import Tie
from tests.register import papers
from tests.register.conftest import *  # noqa: F403 - the same people and papers

pytestmark = pytest.mark.django_db


@pytest.fixture
def smolensk(take) -> int:
    """Smolensk, with the ties of the memo and of the news."""
    take(papers.memo())
    take(papers.news())
    homes = {tie.home.name: tie.home.id for tie in queries.ties().ties}
    return homes["Смоленск"]


def text(path: str, language: str = "ru") -> str:
    answer = Client(headers={"accept-language": language}).get(path)
    assert answer.status_code == 200
    return " ".join(strip_tags(answer.content.decode()).replace("\N{NO-BREAK SPACE}", " ").split())


def test_the_page_is_linked_and_says_why(smolensk: int) -> None:
    assert (
        f'href="/municipalities/{smolensk}/partners/"' in Client().get(f"/municipalities/{smolensk}/").content.decode()
    )
    shown = text(f"/municipalities/{smolensk}/partners/")
    assert "Кого мы могли бы спросить?" in shown
    assert " км" in shown or "связи между странами" in shown
    assert "Whom could we ask?" in text(f"/municipalities/{smolensk}/partners/", "en")


def test_a_partner_of_today_is_not_suggested_and_one_of_the_past_stands_apart(smolensk: int) -> None:
    shown = text(f"/municipalities/{smolensk}/partners/")
    suggested, former = shown.split("Были партнёрами, связь прекращена")
    assert "Хаген" not in suggested
    assert "Варшава" not in suggested
    assert "Варшава" in former


def test_what_is_not_published_suggests_nothing(smolensk: int) -> None:
    Tie.objects.update(published=False)
    assert Client().get(f"/municipalities/{smolensk}/partners/").status_code == 404
    for number in ("0", "99999999", "99999999999999999999"):
        assert Client().get(f"/municipalities/{number}/partners/").status_code == 404
