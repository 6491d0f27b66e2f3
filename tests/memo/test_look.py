"""The pages of the PDF look as they did when somebody looked at them: by structure, not by pixels."""

from datetime import date
from functools import cache

import pytest

from pobratim.memo.composing import compose_from
from pobratim.memo.renderers import pdf
from tests.memo.look import Look, looks
from tests.memo.smolensk import material
from tests.memo.tables import table

REVIEWED = table("look")


@cache
def pages(day: str) -> list[Look]:
    return looks(pdf.render(compose_from(material(date.fromisoformat(day)))))


@pytest.mark.parametrize("day", sorted({row[0] for row in REVIEWED}))
def test_as_many_pages(day: str) -> None:
    assert len(pages(day)) == sum(row[0] == day for row in REVIEWED)


@pytest.mark.parametrize("row", REVIEWED, ids=lambda row: f"{row[0]}-{row[1]}")
def test_a_page_looks_as_it_was_reviewed(row: list[str]) -> None:
    day, number, turned, *told = row
    page = pages(day)[int(number) - 1]
    reviewed = Look(turned, *map(int, told))
    assert page.turned == reviewed.turned
    for edge, room in (("left", 2), ("right", 2), ("top", 2), ("bottom", 8)):
        assert abs(getattr(page, edge) - getattr(reviewed, edge)) <= room, edge
    assert abs(page.blocks - reviewed.blocks) <= 1
    assert abs(page.rules - reviewed.rules) <= 1


@pytest.mark.parametrize("day", sorted({row[0] for row in REVIEWED}))
def test_the_ink_keeps_the_margins_of_the_standard(day: str) -> None:
    for page in pages(day):
        left, right, top, bottom = (29, 9, 19, 19) if page.turned == "portrait" else (19, 19, 29, 9)
        assert (page.left >= left, page.right >= right, page.top >= top, page.bottom >= bottom) == (True,) * 4
