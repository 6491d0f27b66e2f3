"""Orders for a memo: what people wish, checked; presets; what a memo of such an order tells."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pobratim.errors import UnknownPreset, WrongWish
from pobratim.memo.composing import SECTIONS, compose_from
from pobratim.memo.memo import Requisites
from pobratim.memo.order import NAMES, order, preset, wishes_of
from pobratim.memo.period import Period, deadline, months_later, period_of
from tests.memo.smolensk import material

TODAY = date(2024, 6, 15)


def test_wishes_become_an_order_and_wishes_again() -> None:
    wishes = {
        "region": "RU-SMO",
        "country": ["Польша", "de"],
        "kind": "twinning,friendship",
        "period": "2022/2023",
        "as_of": "15.01.2024",
        "changes_since": "2023-01-01",
        "sections": "ties, basis",
        "addressee": "Губернатору",
    }
    scope = order(wishes, TODAY)
    assert scope.countries == ("PL", "DE")
    assert scope.kinds == ("twinning", "friendship")
    assert scope.period == Period(date(2022, 1, 1), date(2023, 12, 31))
    assert (scope.as_of, scope.changes_since) == (date(2024, 1, 15), date(2023, 1, 1))
    assert scope.sections == ("ties", "basis")
    assert scope.requisites == Requisites(addressee="Губернатору")
    assert order(wishes_of(scope), TODAY) == scope


def test_the_day_is_the_end_of_the_period_but_never_later_than_today() -> None:
    assert order({"period": "2022"}, TODAY).as_of == date(2022, 12, 31)
    assert order({"period": "2024"}, TODAY).as_of == TODAY
    assert order({}, TODAY).as_of == TODAY


@pytest.mark.parametrize(
    ("wish", "value"),
    [
        ("country", "XX"),
        ("country", "Атлантида"),
        ("kind", "love"),
        ("sections", "nothing"),
        ("period", "20"),
        ("period", "2023/2022"),
        ("as_of", "31.02.2024"),
        ("changes_since", "вчера"),
        ("tie", "первая"),
        ("lang", "de"),
        ("colour", "red"),
    ],
)
def test_a_wrong_wish_is_named(wish: str, value: str) -> None:
    with pytest.raises(WrongWish, match=value):
        order({wish: value}, TODAY)


def test_presets_are_orders() -> None:
    for name in ("changes", "annual", "brief", "full"):
        assert set(preset(name, TODAY)) <= NAMES
        assert order(preset(name, TODAY), TODAY)
    assert order(preset("annual", TODAY), TODAY).period == Period(date(2023, 1, 1), date(2023, 12, 31))
    assert order(preset("changes", TODAY), TODAY).changes_since == date(2023, 6, 16)


def test_a_preset_of_an_office(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('region = "RU-SMO"\nsections = ["basis"]\naddressee = "Губернатору"\n', encoding="utf-8")
    scope = order(preset(str(own), TODAY), TODAY)
    assert (scope.region, scope.sections) == ("RU-SMO", ("basis",))


@pytest.mark.parametrize("text", ["region = ", None])
def test_a_preset_that_is_none(text: str | None, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    if text:
        own.write_text(text, encoding="utf-8")
    with pytest.raises(UnknownPreset, match=r"own\.toml"):
        preset(str(own), TODAY)


@pytest.mark.parametrize(
    ("edtf", "previous"),
    [
        ("2023", "2022"),
        ("2022/2023", "2020/2021"),
        ("2023-05", "2023-04"),
        ("2023-03-01/2023-03-10", "2023-02-19/2023-02-28"),
        ("2023-03-01", "2023-02-28"),
        ("2023-34", "2023-33"),
        ("2023-33", "2022-36"),
        ("2023-40", "2022-41"),
        ("2023-01-01/2023-09-30", "2022-04-01/2022-12-31"),
    ],
)
def test_periods(edtf: str, previous: str) -> None:
    period = period_of(edtf)
    assert period is not None
    assert period.edtf == edtf
    assert period.previous.edtf == previous


def test_terms_are_days_that_people_keep_in_mind() -> None:
    assert months_later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert deadline(date(2019, 1, 1), 3) == date(2019, 4, 1)
    assert deadline(date(2024, 6, 15), 3) == date(2024, 10, 1)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_alone(section: str) -> None:
    asked = material(sections=(section,), changes_since=date(2018, 1, 1))
    assert {each.key for each in compose_from(asked).sections} <= {section}


def test_a_note_on_one_tie_is_a_page() -> None:
    whole = material(tie=1)
    note = compose_from(replace(whole, ties=whole.ties[2:3]))
    assert note.kind == "ИНФОРМАЦИОННАЯ СПРАВКА"
    assert note.heading == "о связи города Смоленска с городом Хаген"
    assert not [each for each in note.sections if each.annex]
