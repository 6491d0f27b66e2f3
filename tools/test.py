"""Runs every test: all of them on SQLite, then those that use the database again on PostgreSQL. Words go to pytest."""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import browser
import postgres

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS = 5  # pytest's exit status when nothing was selected


def main(words: list[str]) -> int:
    """The status of the whole: 0 when both runs passed."""
    began = time.monotonic()
    if not words:  # all tests: say at once which browser they use, or what to install
        print("Chromium: {} ({})".format(*browser.find()), flush=True)
    runs = [run("SQLite", {"POBRATIM_TEST_VENDOR": "sqlite"}, words)]
    with postgres.server() as (address, source):
        wanted = {"POBRATIM_TEST_VENDOR": "postgresql", "POBRATIM_TEST_DATABASE": address}
        runs.append(run(source, wanted, words))
    passed, failed, skipped = (sum(each[1].get(word, 0) for each in runs) for word in ("passed", "failed", "skipped"))
    print(f"\nBoth databases, {time.monotonic() - began:.0f} s:")
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return max(status for status, _ in runs)


def run(title: str, wanted: dict[str, str], words: list[str]) -> tuple[int, dict[str, int]]:
    """One run of pytest on one database: its status, and how many tests passed, failed and were skipped."""
    print(f"\n── Tests on {title} ──", flush=True)
    workers = [] if any(word.startswith(("-n", "--pdb")) for word in words) else ["-n", "auto"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", f"--junit-xml={report}", "-q", *workers, *words]
        status = subprocess.run(command, cwd=ROOT, env={**os.environ, **wanted}, check=False).returncode
        counts = count(report)
    if status == NO_TESTS and words:
        status = 0  # a selection by hand may hold no test for this database
    return status, counts


def count(report: Path) -> dict[str, int]:
    """How many tests passed, failed and were skipped, by pytest's own report."""
    head = report.read_text(encoding="utf-8")[:2000] if report.exists() else ""
    number = {word: int(found) for word, found in re.findall(r'\b(tests|errors|failures|skipped)="(\d+)"', head)}
    failed = number.get("errors", 0) + number.get("failures", 0)
    skipped = number.get("skipped", 0)
    return {"passed": number.get("tests", 0) - failed - skipped, "failed": failed, "skipped": skipped}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
