"""A register saved and restored: the same rows, the same originals."""

import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.terminal import Pobratim
from tests.register.test_kills import ROOT, left

MEMO = ROOT / "examples" / "memo.txt"
TABLES = ("document", "fact", "evidence", "decision", "claim", "tie", "agreement", "audit_event", "person", "delivery")


@pytest.fixture
def saved(pobratim: Pobratim, tmp_path: Path) -> Path:
    """A backup of a register that holds the memo."""
    (tmp_path / "first").mkdir()
    register = str(tmp_path / "first" / "register.sqlite3")
    assert pobratim("ingest", "--accept", "new", str(MEMO), "--register", register).status == 0
    done = pobratim("backup", str(tmp_path / "copy.zip"), "--register", register)
    assert done.status == 0, done.err
    assert "оригиналов 1" in done.out
    return tmp_path / "copy.zip"


def rows(register: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(register) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES}


def test_what_was_saved_stands_again_row_by_row(pobratim: Pobratim, saved: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    done = pobratim("restore", str(saved), "--register", str(again / "register.sqlite3"))
    assert done.status == 0, done.err
    assert rows(again / "register.sqlite3") == rows(tmp_path / "first" / "register.sqlite3")
    assert left(again) == left(tmp_path / "first")
    assert pobratim("check", "--register", str(again / "register.sqlite3")).status == 0
    with sqlite3.connect(again / "register.sqlite3") as connection, pytest.raises(sqlite3.Error, match="append-only"):
        connection.execute("DELETE FROM fact")


def test_a_register_that_holds_something_is_not_overwritten(pobratim: Pobratim, saved: Path, tmp_path: Path) -> None:
    done = pobratim("restore", str(saved), "--register", str(tmp_path / "first" / "register.sqlite3"))
    assert done.status == 2
    assert "уже есть записи" in done.err


@pytest.mark.parametrize("harm", ["cut", "changed", "text"])
def test_a_broken_backup_changes_nothing(pobratim: Pobratim, saved: Path, tmp_path: Path, harm: str) -> None:
    bad = tmp_path / "bad.zip"
    if harm == "changed":
        with zipfile.ZipFile(saved) as whole, zipfile.ZipFile(bad, "w") as other:
            for name in whole.namelist():
                content = whole.read(name)
                other.writestr(
                    name, content.replace("Хаген".encode(), "Хагем".encode()) if "tables" in name else content
                )
    else:
        bad.write_bytes(saved.read_bytes()[:3000] if harm == "cut" else b"no backup at all")
    (tmp_path / "again").mkdir()
    done = pobratim("restore", str(bad), "--register", str(tmp_path / "again" / "register.sqlite3"))
    assert done.status == 2
    assert "повреждена" in done.err
    assert not (tmp_path / "again" / "originals").exists()


@pytest.mark.slow
def test_a_register_moves_to_postgresql_and_back(pobratim: Pobratim, saved: Path, tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    import postgres

    back = tmp_path / "back"
    back.mkdir()
    with postgres.server() as (address, _):
        assert pobratim("restore", str(saved), "--register", address).status == 0
        assert pobratim("restore", str(saved), "--register", address).status == 2
        assert pobratim("ingest", str(MEMO), "--register", address).status == 0
        assert pobratim("backup", str(tmp_path / "moved.zip"), "--register", address).status == 0
    done = pobratim("restore", str(tmp_path / "moved.zip"), "--register", str(back / "register.sqlite3"))
    assert done.status == 0, done.err
    assert left(back) == left(tmp_path / "first")
