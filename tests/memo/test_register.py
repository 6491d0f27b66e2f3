"""The memo of a real register: what was taken in from a paper is told, by region, municipality, country and day."""

from datetime import date
from pathlib import Path

import pytest

from pobratim.accounts.models import Person
from pobratim.errors import NothingKnownYet, NothingToTell
from pobratim.memo import Memo, Scope, compose, write_memo
from pobratim.memo.grammar.typography import plain
from pobratim.memo.renderers import markdown
from tests.register import papers
from tests.register.conftest import _originals, officer, take  # noqa: F401

DAY = date(2019, 1, 1)


def text_of(memo: Memo) -> str:
    return plain(markdown.render(memo).decode())


@pytest.fixture(autouse=True)
def register(take) -> None:  # noqa: F811
    take(papers.memo())


def test_the_region(db) -> None:
    memo = compose(Scope(as_of=DAY, region="RU-SMO"))
    said = text_of(memo)
    assert "органами местного самоуправления Смоленской области" in memo.heading
    assert "Соглашение о побратимстве (15 ноября 1985 года), Декларация за мир (15 ноября 1985 года)" in said
    assert (
        "Город Десногорск 10 февраля 2017 года заключил соглашение о побратимстве с городом Герьен (Венгрия)." in said
    )
    assert all(
        source.quote or source.document_id is None for sentence in memo.sentences() for source in sentence.sources
    )


def test_one_municipality(db) -> None:
    memo = compose(Scope(as_of=DAY, municipality="Десногорск"))
    assert memo.heading == "о международных и межмуниципальных связях города Десногорска"
    assert "Хаген" not in text_of(memo)
    assert "обмены" not in text_of(memo)  # the paper does not say that these were held by Десногорск
    assert "на долю города Десногорска приходится одна (11 %)" in text_of(memo)


def test_a_municipality_stands_beside_the_others_of_its_region(db) -> None:
    said = text_of(compose(Scope(as_of=DAY, municipality="Вяземский район")))
    assert "Всего в реестре девять связей трёх муниципальных образований Смоленской области" in said
    assert "действующих связей нет, а наибольшее число связей в регионе — семь" in said


def test_one_country(db) -> None:
    said = text_of(compose(Scope(as_of=DAY, region="RU-SMO", countries=("DE",))))
    assert "Хаген" in said
    assert "Варшава, " not in said


@pytest.mark.parametrize("scope", [Scope(as_of=DAY, region="RU-KDA"), Scope(as_of=DAY, municipality="Вязники")])
def test_nothing_to_tell(scope: Scope, db, tmp_path: Path) -> None:
    with pytest.raises(NothingToTell):
        write_memo(tmp_path / "memo.docx", as_of=scope.as_of, region=scope.region, municipality=scope.municipality)
    assert list(tmp_path.glob("memo*")) == []


def test_on_an_early_day_what_bears_no_date_is_told_beside_what_was_signed(db) -> None:
    said = text_of(compose(Scope(as_of=date(1986, 1, 1), region="RU-SMO")))
    assert "Хаген" in said
    assert "Орша" in said
    assert "Герьен" not in said


def test_before_all_that_is_dated_nothing_was_known(db, tmp_path: Path) -> None:
    with pytest.raises(NothingKnownYet, match=r"не раньше 15\.11\.1985"):
        write_memo(tmp_path / "memo.docx", as_of=date(1900, 1, 1), municipality="Десногорск")
    assert list(tmp_path.glob("memo*")) == []


def test_what_a_paper_on_one_region_advises_is_not_said_of_another(take, db) -> None:  # noqa: F811
    take(papers.of_two_regions(), by=Person.objects.create_user("chief", role="administrator"))
    day = date(2100, 1, 1)  # the papers came in today
    advice = "приглашать к участию в мероприятиях"
    assert advice in text_of(compose(Scope(as_of=day, region="RU-SMO")))
    of_another = compose(Scope(as_of=day, region="RU-PSK"))
    assert "Нойс" in text_of(of_another)
    assert advice not in text_of(of_another)
    assert "концепци" not in text_of(of_another)
