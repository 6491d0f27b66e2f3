"""Made-up input never crashes the reader, and every span quotes; what once did is kept and read again."""

import os
from pathlib import Path

import pytest

from tests.fuzz.checking import fault_of
from tests.fuzz.running import faults

KEPT = sorted(path for path in (Path(__file__).with_name("kept")).iterdir() if path.suffix != ".md")


def test_made_up_input() -> None:
    count, found = faults(int(os.environ.get("FUZZ", "1000")))
    assert count
    assert found == {}


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_once_crashed(path: Path) -> None:
    assert fault_of(f"a{path.suffix}", path.read_bytes()) == ""
