"""Runs every check one after another and says at the end which of them failed: `make check`."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = (
    ("formatting", ("ruff", "format", "--check", "--output-format", "concise", ".")),
    ("lint", ("ruff", "check", "--output-format", "concise", ".")),
    ("types", ("mypy", "--no-error-summary")),
    ("import contracts", ("lint-imports",)),
    ("migrations", ("django-admin", "makemigrations", "--check", "--dry-run", "--settings", "pobratim.settings")),
)


def run(name: str, command: tuple[str, ...]) -> bool:
    """Whether a check passed; what it says is shown only when it did not."""
    began = time.monotonic()
    program, *words = command
    done = subprocess.run([BIN / program, *words], cwd=ROOT, check=False, capture_output=True, text=True)
    passed = done.returncode == 0
    print(f"{'ok    ' if passed else 'FAILED'} {name} ({time.monotonic() - began:.1f} s)", flush=True)
    if not passed:
        print(done.stdout + done.stderr, flush=True)
    return passed


if __name__ == "__main__":
    failed = [name for name, command in CHECKS if not run(name, command)]
    if failed:
        raise SystemExit(f"Checks failed: {', '.join(failed)}.")
