"""A region in the network: the page says how its places stand, in both languages, and only of what is published."""

import pytest
from django.test import Client
from django.utils.html import strip_tags

from pobratim.register.models import Tie
from tests.register import papers
from tests.register.conftest import *  # noqa: F403 - the same people and papers

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(take) -> None:
    """The ties of the memo and of the news."""
    take(papers.memo())
    take(papers.news())


def text(path: str, language: str = "ru") -> str:
    answer = Client(headers={"accept-language": language}).get(path)
    assert answer.status_code == 200
    return " ".join(strip_tags(answer.content.decode()).split())


def test_it_is_linked_and_says_how_the_region_stands(filled: None) -> None:
    assert 'href="/regions/RU-SMO/"' in Client().get("/statistics/").content.decode()
    home = Tie.objects.filter(home__name="Смоленск").first()
    assert home is not None
    assert 'href="/regions/RU-SMO/"' in Client().get(f"/municipalities/{home.home_id}/").content.decode()
    assert "/regions/RU-SMO/" in Client().get("/sitemap-1.xml").content.decode()
    shown = text("/regions/RU-SMO/")
    assert "Смоленская область" in shown
    assert "Десногорск" in shown
    assert "Партнёров, у которых в этом реестре нет других связей:" in shown
    assert "Варшава" not in shown, "a tie that has ended does not count"
    assert "Smolensk Oblast" in text("/regions/RU-SMO/", "en")


def test_every_sentence_is_told(filled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A standing with one of each: the register of one region has few of them."""
    from pobratim.network import standing as told
    from pobratim.network.bridging import Bridge, MissingLink, PartnerOfNeighbours
    from pobratim.portal import regions

    made = told.RegionStanding(
        region="RU-SMO",
        country="RU",
        ties=3,
        places=(told.PlaceStanding("Смоленск", 12, 330025, 75, 0.89, 4.0),),
        common=(told.CommonPartner("Орша", "BY", ("Вязьма", "Гагарин")),),
        missing=(told.MissingCountry("CN", 1, 2.04),),
        bridges=(Bridge("Смоленск", "Тюль", "FR", 2, ("Брив",), False), Bridge("Вязьма", "Орша", "BY", 3, (), True)),
        alone=2,
        links=(MissingLink("Смоленск", "Бельцы", "MD", ("Витебск", "Орша")),),
        neighbours=(PartnerOfNeighbours("Гомель", "BY", ("Брянск", "Клинцы")),),
    )
    monkeypatch.setattr(regions, "standing", lambda _code: made)
    shown = text("/regions/RU-SMO/")
    for sentence in (
        "Орша (Беларусь): связи с местами региона (2) — Вязьма, Гагарин.",
        "Только связь Смоленск — Тюль (Франция) соединяет с остальной сетью места за рубежом (2): Брив.",
        "Только связь Вязьма — Орша (Беларусь) соединяет места своей стороны (3) с остальной сетью.",
        "Связи Смоленск — Бельцы (Молдова) нет, а общие партнёры есть (2): Витебск, Орша.",
        "Гомель (Беларусь): связи с соседями региона (2) — Брянск, Клинцы; с самим регионом ни одной.",
        "Китай: связей — 1; будь регион как вся страна, их было бы около 2,0.",
        "89 %",
    ):
        assert sentence in shown
    english = text("/regions/RU-SMO/", "en")
    assert "No tie joins Смоленск and Бельцы (Moldova), but partners in common do: 2 — Витебск, Орша." in english


@pytest.mark.parametrize("code", ["RU-ABC", "DE-NW", "0", "%00", "<b>", "RU-SMO'", "ж" * 300])
def test_what_is_no_region_of_the_register(code: str, filled: None) -> None:
    assert Client().get(f"/regions/{code}/").status_code == 404


def test_what_is_not_published_places_no_region(filled: None) -> None:
    for tie in Tie.objects.all():
        tie.published = False
        tie.save()
    from pobratim.portal import network, regions
    from pobratim.register import looking

    for kept in (looking.numbers, looking.homes, looking.told_of_ends, network.derived, regions.known):
        kept.cache_clear()
    assert Client().get("/regions/RU-SMO/").status_code == 404
