"""The register beside a list, from the terminal."""

import json
from pathlib import Path

from tests.cli.terminal import Pobratim

MEMO = Path(__file__).resolve().parents[2] / "examples" / "memo.txt"


def test_what_a_list_has_and_the_register_lacks(pobratim: Pobratim, tmp_path: Path) -> None:
    assert pobratim("ingest", "--accept", "new", MEMO).status == 0
    path = tmp_path / "list.csv"
    path.write_text(
        "city1,country1,city2,country2\nSmolensk,Russia,Hagen,Germany\nSmolensk,Russia,Modena,Italy\n", encoding="utf-8"
    )
    shown = pobratim("compare", path)
    assert shown.status == 0, shown.err
    assert "Есть в списке, нет в реестре: 1" in shown.out
    told = json.loads(pobratim("compare", path, "--json").out)
    assert [each[0] for each in told["lacking"]] == ["Смоленск"]


def test_a_file_that_is_no_list_is_told(pobratim: Pobratim, tmp_path: Path) -> None:
    assert pobratim("ingest", MEMO).status == 0
    shown = pobratim("compare", tmp_path / "none.csv")
    assert shown.status == 2
    assert "none.csv" in shown.err


def test_what_wikidata_lacks_is_written(pobratim: Pobratim, tmp_path: Path) -> None:
    assert pobratim("ingest", "--accept", "new", MEMO).status == 0
    path, out = tmp_path / "list.csv", tmp_path / "commands.txt"
    path.write_text("city1,country1,city2,country2\nSmolensk,Russia,Modena,Italy\n", encoding="utf-8")
    refused = pobratim("compare", path, "--quickstatements", out)
    assert refused.status == 2
    assert "POBRATIM_ADDRESS" in refused.err
    assert not out.exists()
    shown = pobratim("compare", path, "--quickstatements", out, POBRATIM_ADDRESS="https://register.example")
    assert shown.status == 0, shown.err
    assert out.read_text(encoding="utf-8") == ""
    assert "без номера Викиданных" in shown.err
