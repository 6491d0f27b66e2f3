"""The network from the terminal: measures, files, a region, suggestions, bad input."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import Pobratim

LIST = """city1,country1,city2,country2
Smolensk,Russia,Hagen,Germany
Smolensk,Russia,Tulle,France
Kaluga,Russia,Suhl,Germany
Tulle,France,Schorndorf,Germany
Hagen,Germany,Modena,Italy
"""


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_measures_are_printed_and_written(towns: Path, tmp_path: Path, pobratim: Pobratim) -> None:
    shown = pobratim("network", towns, "-o", tmp_path / "out")
    assert shown.status == 0, shown.err
    assert "Кластеризация" in shown.out
    assert {each.name for each in (tmp_path / "out").iterdir()} == {"network.graphml", "places.csv", "ties.csv"}


def test_json_holds_the_same_figures(towns: Path, pobratim: Pobratim) -> None:
    told = json.loads(pobratim("network", towns, "--json").out)
    assert (told["nodes"], told["edges"], told["components"], told["giant"], told["diameter"]) == (7, 5, 2, 5, 4)
    assert told["countries"][0]["name"] == "DE"


def test_suggestions_come_with_reasons(towns: Path, pobratim: Pobratim) -> None:
    told = json.loads(pobratim("network", towns, "--ask", "Смоленск", "--json").out)
    assert {each["name"] for each in told[:2]} == {"Schorndorf", "Modena"}
    assert any(reason["sign"] == "shared" for reason in told[0]["reasons"])
    assert "общие партнёры (1)" in pobratim("network", towns, "--ask", "Смоленск").out


def test_a_region_is_found_by_its_code(towns: Path, pobratim: Pobratim) -> None:
    told = json.loads(pobratim("network", towns, "--region", "RU-SMO", "--json").out)
    assert [(each["name"], each["ties"]) for each in told["places"]] == [("Smolensk", 2)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [(["--ask", "Атлантида"], "Атлантида"), (["--region", "RU-XYZ"], "RU-XYZ")],
)
def test_what_is_not_in_the_network_is_told(words: list[str], expected: str, towns: Path, pobratim: Pobratim) -> None:
    shown = pobratim("network", towns, *words)
    assert shown.status == 2
    assert expected in shown.err
    assert shown.err.count("\n") == 1


def test_the_register_is_measured_as_of_a_day(pobratim: Pobratim) -> None:
    examples = Path(__file__).resolve().parents[2] / "examples"
    assert pobratim("ingest", "--accept", "new", *sorted(examples.rglob("*.txt"))).status == 0
    now = json.loads(pobratim("network", "--json").out)
    before = json.loads(pobratim("network", "--as-of", "1990-01-01", "--json").out)
    assert now["edges"] > before["edges"] > 0


def test_no_register_is_made_by_looking(pobratim: Pobratim, home: Path) -> None:
    shown = pobratim("network")
    assert shown.status == 2
    assert not (home / "register.sqlite3").exists()
