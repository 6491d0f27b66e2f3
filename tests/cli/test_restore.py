"""A restore that is killed at any of its steps, on both databases; a backup of an older and of a newer version."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.terminal import Pobratim
from tests.register.test_kills import LEFT, ROOT

OLDER = (
    Path(__file__).parent / "backups" / "of-2026-11-23.zip"
)  # written by the program of that day: 3 of our migrations
MEMO = ROOT / "examples" / "memo.txt"
RESTORE = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
os.environ["DJANGO_SETTINGS_MODULE"] = "pobratim.settings"
import django; django.setup()
from pathlib import Path
from pobratim.register import backups
name, number = sys.argv[3], int(sys.argv[4])
where = backups.opening if name == "open_register" else backups
step, calls = getattr(where, name), 0
def dying(*words, **more):
    global calls
    calls += 1
    if calls == number:
        os.kill(os.getpid(), signal.SIGKILL)
    return step(*words, **more)
setattr(where, name, dying)
backups.restore(Path(sys.argv[2]))
"""
# While originals are kept, while the tables are made, and while they are filled, from the first row to the last.
STEPS = (
    ("keep_original", 2), ("migrate_to", 1), ("fill_table", 1), ("fill_table", 20), ("value_of", 500),
    ("value_of", 3000), ("fill_table", 40),
)  # fmt: skip


def surroundings(address: str, folder: Path) -> dict[str, str]:
    """What a program is told: the register and the folder of originals."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POBRATIM_")}
    return {**kept, "POBRATIM_REGISTER": address, "POBRATIM_ORIGINALS": str(folder / "originals")}


@contextmanager
def empty(vendor: str, folder: Path) -> Iterator[str]:
    """The address of an empty register."""
    if vendor == "sqlite":
        yield str(folder / "register.sqlite3")
        return
    sys.path.insert(0, str(ROOT / "tools"))
    import postgres

    with postgres.server() as (address, _source):
        yield address


def run(surrounded: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """A program that has ended."""
    command = [sys.executable, *words]
    return subprocess.run(command, env=surrounded, cwd=ROOT, capture_output=True, text=True, check=False)


def held(surrounded: dict[str, str]) -> object:
    """What a register holds, as pages ask for it."""
    done = run(surrounded, "-c", LEFT, str(ROOT))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_a_restore_killed_at_any_step_is_done_again(pobratim: Pobratim, tmp_path: Path, vendor: str) -> None:
    whole = tmp_path / "whole"
    whole.mkdir()
    first = surroundings(str(whole / "register.sqlite3"), whole)
    assert run(first, "-m", "pobratim", "restore", str(OLDER)).returncode == 0
    expected = held(first)
    with empty(vendor, tmp_path) as address:
        surrounded = surroundings(address, tmp_path)
        for name, number in STEPS:  # a restore comes to any of them only where nothing of the one before stands
            killed = run(surrounded, "-c", RESTORE, str(ROOT), str(OLDER), name, str(number))
            assert killed.returncode == -signal.SIGKILL, (name, number, killed.stderr)
        killed = run(surrounded, "-c", RESTORE, str(ROOT), str(OLDER), "open_register", "1")
        assert killed.returncode == -signal.SIGKILL
        opened = run(surrounded, "-m", "pobratim", "due")
        assert opened.returncode == 0, "all rows stand; whoever opens the register brings its tables up"
        assert held(surrounded) == expected


@pytest.mark.slow
@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_a_register_that_stands_is_whole_after_any_restore(tmp_path: Path, vendor: str) -> None:
    with empty(vendor, tmp_path) as address:
        surrounded = surroundings(address, tmp_path)
        assert run(surrounded, "-m", "pobratim", "ingest", "--accept", "new", str(MEMO)).returncode == 0
        before = held(surrounded)
        for name, number in STEPS:  # it is refused before any of these
            refused = run(surrounded, "-c", RESTORE, str(ROOT), str(OLDER), name, str(number))
            assert "RegisterNotEmpty" in refused.stderr, (name, refused.stderr)
        killed = run(surrounded, "-c", RESTORE, str(ROOT), str(OLDER), "refuse_what_stands", "1")
        assert killed.returncode == -signal.SIGKILL
        assert held(surrounded) == before


def test_a_backup_of_an_older_program_is_brought_up(pobratim: Pobratim, tmp_path: Path) -> None:
    register = str(tmp_path / "register.sqlite3")
    done = pobratim("restore", str(OLDER), "--register", register)
    assert done.status == 0, done.err
    assert "более старая версия" in done.out
    assert pobratim("check", "--register", register).status == 0
    with zipfile.ZipFile(OLDER) as archive, sqlite3.connect(register) as connection:
        for table in ("document", "fact", "evidence", "decision", "claim", "tie", "agreement", "audit_event"):
            (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert number == archive.read(f"tables/{table}.jsonl").count(b"\n") > 0, table
        for table in ("tie_word", "paper_word"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() > (0,), table
    said = pobratim("memo", "-o", str(tmp_path / "memo.docx"), "--register", register)
    assert said.status == 0, said.err


def test_a_backup_of_a_newer_program_is_refused(pobratim: Pobratim, tmp_path: Path) -> None:
    newer = tmp_path / "newer.zip"
    with zipfile.ZipFile(OLDER) as whole, zipfile.ZipFile(newer, "w") as other:
        for name in whole.namelist():
            content = whole.read(name)
            if name == "manifest.json":
                told = json.loads(content)
                told["migrations"].append(["register", "9999_of_tomorrow"])
                content = json.dumps(told).encode()
            other.writestr(name, content)
    done = pobratim("restore", str(newer), "--register", str(tmp_path / "register.sqlite3"))
    assert done.status == 2
    assert "более новой версией" in done.err
    assert not (tmp_path / "originals").exists()


def test_an_older_backup_wants_a_place_without_tables(pobratim: Pobratim, tmp_path: Path) -> None:
    register = str(tmp_path / "register.sqlite3")
    (tmp_path / "register.sqlite3").touch()
    assert pobratim("due", "--register", register).status == 0
    done = pobratim("restore", str(OLDER), "--register", register)
    assert done.status == 2
    assert "новее этой копии" in done.err
