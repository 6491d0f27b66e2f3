"""docs/commands.md shows the help of every command, word for word."""

import re
from pathlib import Path

import pytest

from pobratim.cli.commands import NAMES
from tests.cli.terminal import Pobratim

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "commands.md"
SHOWN = re.compile(r"```\n\$ pobratim ?(\w*) --help\n(.*?)```", re.DOTALL)


def documented() -> dict[str, str]:
    return dict(SHOWN.findall(DOCUMENT.read_text(encoding="utf-8")))


def test_every_command_is_documented_and_no_other() -> None:
    assert set(documented()) == {"", *NAMES}


@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_is_what_the_document_shows(name: str, pobratim: Pobratim) -> None:
    words = [name] if name else []
    shown = pobratim(*words, "--help", COLUMNS="80")
    assert shown.status == 0, shown.err
    assert shown.out == documented()[name], "run: python tools/help.py"


@pytest.mark.parametrize("name", NAMES)
def test_readme_names_every_command(name: str) -> None:
    assert f"pobratim {name}" in (ROOT / "README.md").read_text(encoding="utf-8")
