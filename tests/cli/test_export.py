"""The open data from the terminal."""

from pathlib import Path

from tests.cli.terminal import Pobratim

MEMO = Path(__file__).resolve().parents[2] / "examples" / "memo.txt"


def test_the_published_register_is_written(pobratim: Pobratim, tmp_path: Path) -> None:
    assert pobratim("ingest", "--accept", "new", MEMO).status == 0
    shown = pobratim("export", tmp_path / "data", "--country", "DE")
    assert shown.status == 0, shown.err
    names = {each.name for each in (tmp_path / "data").iterdir()}
    assert {"ties.csv", "register.xlsx", "register.ttl", "datapackage.json", "catalogue.ttl"} <= names
    assert "Хаген" in (tmp_path / "data" / "ties.csv").read_text(encoding="utf-8")
    assert "Варшава" not in (tmp_path / "data" / "ties.csv").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_is_told(pobratim: Pobratim, tmp_path: Path) -> None:
    assert pobratim("ingest", MEMO).status == 0
    taken = tmp_path / "taken"
    taken.write_text("x")
    shown = pobratim("export", taken)
    assert shown.status == 2
    assert "taken" in shown.err


def test_no_register_is_made_by_looking(pobratim: Pobratim, tmp_path: Path, home: Path) -> None:
    assert pobratim("export", tmp_path / "data").status == 2
    assert not (home / "register.sqlite3").exists()
