"""The register beside small lists of the commons."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from pobratim.errors import NetworkFileUnreadable
from pobratim.exchange.comparing import Comparison, compare, verdict
from pobratim.exchange.listed import read_listed

DAY = date(2026, 1, 1)
SMOLENSK, HAGEN, KALUGA, TULLE = "491687", "2913195", "553915", "2971874"


def binding(one: str, other: str, **more: str) -> dict[str, dict[str, str]]:
    said = {"a": f"http://www.wikidata.org/entity/Q{one}", "b": f"http://www.wikidata.org/entity/Q{other}"}
    said |= {"aLabel": f"Town {one}", "aGeonames": one, "bLabel": f"Town {other}", "bGeonames": other, **more}
    return {name: {"type": "literal", "value": value} for name, value in said.items()}


def written(folder: Path, *rows: dict[str, dict[str, str]]) -> Path:
    path = folder / "answer.json"
    path.write_text(json.dumps({"results": {"bindings": rows}}), encoding="utf-8")
    return path


def compared(path: Path) -> Comparison:
    return compare(read_listed(path), DAY)


def test_each_pair_stands_where_it_belongs(memo, tmp_path):
    path = written(
        tmp_path,
        binding(SMOLENSK, HAGEN),
        binding(HAGEN, SMOLENSK),
        binding(TULLE, SMOLENSK),
        binding(KALUGA, TULLE),
    )
    found = compared(path)
    assert ("Смоленск", f"Town {TULLE}") in found.lacking
    assert len(found.lacking) == 1, "a pair without a municipality of the register is not told"
    assert ("Смоленск", "Хаген") in {*found.shared, *found.ended}
    assert ("Смоленск", "Хаген") not in found.unlisted
    assert found.repeated == 1


def test_a_tie_of_the_register_that_is_not_listed_is_told(memo, tmp_path):
    found = compared(written(tmp_path, binding(SMOLENSK, TULLE)))
    assert ("Смоленск", "Хаген") in found.unlisted


@pytest.mark.parametrize(
    ("word", "ended_there", "told"),
    [("terminated", False, "ended"), ("terminated", True, "shared"), ("active", False, "shared")],
)
def test_what_we_know_to_be_over_is_told_where_the_list_goes_on(word, ended_there, told):
    tie = SimpleNamespace(home_word="unstated", partner_word=word)
    assert verdict(tie, ended_there) == told
    assert verdict(None, ended_there) == "lacking"


def test_an_end_in_the_list_holds_only_where_no_side_goes_on(tmp_path):
    over = binding(SMOLENSK, HAGEN, end="2022-03-01T00:00:00Z")
    assert read_listed(written(tmp_path, over)).ended == {(f"geonames:{HAGEN}", f"geonames:{SMOLENSK}")}
    assert not read_listed(written(tmp_path, over, binding(HAGEN, SMOLENSK))).ended


def test_one_partner_on_two_levels_is_told(memo, tmp_path):
    rows = (
        binding(SMOLENSK, TULLE, bLabel="Tulle", bCountry="FR"),
        binding(SMOLENSK, "1", bLabel="Tulle Agglo", bCountry="FR"),
    )
    assert compared(written(tmp_path, *rows)).levels == (("Смоленск", "Tulle", "Tulle Agglo"),)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"results": {"bindings": []}}', '{"results": {"bindings": [1]}}'])
def test_what_is_no_answer_is_refused(text, tmp_path):
    path = tmp_path / "answer.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NetworkFileUnreadable):
        read_listed(path)
