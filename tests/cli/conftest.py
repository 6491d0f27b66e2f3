"""The real console script, run as a person would run it, in an environment of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import Outcome, Pobratim

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(sys.executable).parent / "pobratim"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder in which this test's register and logs lie."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """An environment without the machine's own settings, in which the script runs the code beside these tests."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "TMPDIR")}
    return {
        **kept,
        "HOME": str(home),
        "POBRATIM_REGISTER": str(home / "register.sqlite3"),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def pobratim(environment: dict[str, str], tmp_path: Path) -> Pobratim:
    """Runs the command with these words; keyword arguments are environment variables."""

    def run(*words: str | Path, **more: str) -> Outcome:
        command = [str(SCRIPT), *map(str, words)]
        done = subprocess.run(
            command, cwd=tmp_path, env={**environment, **more}, capture_output=True, text=True, timeout=120, check=False
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return run
