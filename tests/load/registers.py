"""Registers of their own for programs of their own: an SQLite file or a fresh PostgreSQL server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

ROOT = Path(__file__).resolve().parents[2]
VENDORS = ("sqlite", "postgresql")


@contextmanager
def register(vendor: str, folder: Path, ties: int) -> Iterator[str]:
    """The address of a new register with so many ties."""
    if vendor == "sqlite":
        address = str(folder / "register.sqlite3")
        run(address, "-m", "benchmarks.big_register", address, "--ties", str(ties))
        yield address
        return
    sys.path.insert(0, str(ROOT / "tools"))
    import postgres

    with postgres.server() as (address, _source):
        run(address, "-m", "benchmarks.big_register", address, "--ties", str(ties))
        yield address


def surroundings(address: str) -> dict[str, str]:
    """What the programs of a register are told."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POBRATIM_")}
    return {**kept, "POBRATIM_REGISTER": address, "DJANGO_SETTINGS_MODULE": "pobratim.settings"}


def start(address: str, *words: str) -> subprocess.Popen[str]:
    """A program that runs beside the test."""
    command = [sys.executable, *words]
    return subprocess.Popen(
        command, cwd=ROOT, env=surroundings(address), stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True
    )


def run(address: str, *words: str) -> str:
    """What a program says."""
    process = start(address, *words)
    said, errors = process.communicate()
    assert process.returncode == 0, errors
    return said
