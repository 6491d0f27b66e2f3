"""Writes the help of every command into docs/commands.md, between the words that people wrote there."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "commands.md"
SHOWN = re.compile(r"```\n\$ pobratim ?(\w*) --help\n.*?```", re.DOTALL)


def shown(name: str) -> str:
    """The help of a command as a terminal of 80 columns shows it, as a block of Markdown."""
    words = [name] if name else []
    environment = {**os.environ, "COLUMNS": "80", "POBRATIM_LANGUAGE": "ru"}
    command = [str(Path(sys.executable).with_name("pobratim")), *words, "--help"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return f"```\n$ {' '.join(['pobratim', *words, '--help'])}\n{done.stdout}```"


if __name__ == "__main__":
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(SHOWN.sub(lambda block: shown(block[1]), text), encoding="utf-8")
