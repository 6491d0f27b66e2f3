"""Runs every check one after another and says at the end which of them failed: `make check`."""

import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import audit

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = (
    ("formatting", ("ruff", "format", "--check", "--output-format", "concise", ".")),
    ("lint", ("ruff", "check", "--output-format", "concise", ".")),
    ("types", ("mypy", "--no-error-summary")),
    ("types of tools", ("mypy", "--no-error-summary", *map(str, sorted(Path(__file__).parent.glob("*.py"))))),
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


def ask_for_faults() -> bool:
    """Whether no fault is known of what the locks name; where nobody can be asked, a warning says so."""
    began = time.monotonic()
    passed, lines = audit.audit()
    print(f"{'ok    ' if passed else 'FAILED'} known faults ({time.monotonic() - began:.1f} s)", flush=True)
    print("\n".join(f"       {line}" for line in lines), flush=True)
    return passed


if __name__ == "__main__":
    failed = [name for name, command in CHECKS if not run(name, command)]
    failed += [] if ask_for_faults() else ["known faults"]
    if failed:
        raise SystemExit(f"Checks failed: {', '.join(failed)}.")
