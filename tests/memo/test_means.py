"""People and money of the work, called by name; what an agreement bears as a number."""

from dataclasses import replace
from datetime import date

import pytest

from pobratim.memo.composing import compose_from
from pobratim.memo.grammar.typography import plain
from pobratim.memo.material import Material
from pobratim.memo.memo import Row, walk
from pobratim.memo.period import Period
from pobratim.register.records import ActivityRecord, Details
from tests.memo.smolensk import material, source

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))


def with_work(*details: Details, language: str = "ru", period: Period | None = YEAR) -> Material:
    told = material(date(2024, 6, 1), period=period, language=language)
    tie = told.ties[0]
    done = tuple(
        ActivityRecord(
            900 + at, "visit", "2023-05", (), (tie.home, tie.partner), (tie.record.id,), (source("визит"),), of
        )
        for at, of in enumerate(details)
    )
    return replace(told, activities=done, projects=tuple(replace(each, details=details[0]) for each in told.projects))


def said(told: Material, frame: str) -> list[str]:
    return [plain(each.text) for each in compose_from(told).sentences() if each.frame == frame]


RICH: tuple[Details, ...] = (
    (("people", "20"), ("amount", "1500000"), ("currency", "RUB")),
    (("people", "1"), ("amount", "500.50"), ("currency", "RUB")),
    (("amount", "200"), ("currency", "EUR")),
    (),
)


@pytest.mark.parametrize(
    ("language", "people", "money"),
    [
        (
            "ru",
            "Число участников указано для двух мероприятий: всего 21 человек.",
            "Объём средств указан для трёх мероприятий: 1 500 500,50 руб., 200 евро.",
        ),
        (
            "en",
            "The number of participants is given for two activities: 21 people in all.",
            "The funds are given for three activities: 1,500,500.50 roubles, 200 euros.",
        ),
    ],
)
def test_what_is_known_is_summed_and_said_of_how_many(language: str, people: str, money: str) -> None:
    told = with_work(*RICH, language=language)
    assert said(told, "means_people")[0] == people
    assert said(told, "means_money")[0] == money


def test_of_a_project_too() -> None:
    assert said(with_work(*RICH), "means_people")[1] == "Число участников указано для одного проекта: всего 20 человек."


def test_where_nothing_is_known_nothing_is_said() -> None:
    assert said(with_work(()), "means_people") == said(with_work(()), "means_money") == []


def test_what_is_called_by_name() -> None:
    told = with_work((("called", "Дни Смоленска"),), period=None)
    assert "«Дни Смоленска»" in said(told, "event_dated")[0]
    assert "Сафоновский район" in said(told, "event_dated")[0]


def test_a_document_bears_its_number_in_the_annex() -> None:
    told = material()
    tie = told.ties[0]
    paper = replace(tie.agreements[0], details=(("number", "№ 12-с"), ("partner_body", "Комитет по культуре")))
    memo = compose_from(replace(told, ties=(replace(tie, agreements=(paper,)),)))
    cells = [plain(cell) for row in walk(memo.sections) if isinstance(row, Row) for cell in row.cells]
    assert any(cell.endswith(" № 12-с") for cell in cells)
    assert any("документ подписал Комитет по культуре" in plain(each.text) for each in memo.sentences())
