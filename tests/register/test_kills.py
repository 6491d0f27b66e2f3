"""An intake killed at any moment leaves a whole register; doing it again completes it."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50
TAKE = """
import os, sys, time
sys.path.insert(0, sys.argv[1])
os.environ["DJANGO_SETTINGS_MODULE"] = "pobratim.settings"
import django; django.setup()
print("started", flush=True)
from pobratim.accounts.people import console_person
from pobratim.register.intake import ingest
from pobratim.register.opening import open_register
from tests.register import papers
open_register()
print("opened", flush=True)
by = console_person()
for facts in (papers.memo(), papers.news(), papers.later()):
    ingest(facts.text.encode(), facts, by=by, accept="new")
    print("taken", flush=True)
"""
LEFT = """
import json, os, sys
sys.path.insert(0, sys.argv[1])
os.environ["DJANGO_SETTINGS_MODULE"] = "pobratim.settings"
import django; django.setup()
from datetime import date
from pobratim.register import queries
from pobratim.register.finding import find
from pobratim.register.intake import original_of
found = find("Хаген", published_only=True)
ties = queries.ties(date(2025, 1, 1)).ties
print(json.dumps({
    "ties": [[t.home.name, t.partner.name, t.kind, [a.date for a in t.agreements], [a.kind for a in t.acts],
              sorted(c.field for c in t.conflicts), sorted(t.state.words)] for t in ties],
    "papers": [[d.name, d.facts, d.waiting, d.accepted] for d in queries.documents()],
    "originals": [original_of(d.sha256).exists() for d in queries.documents()],
    "history": [[e.action, e.record_kind] for e in queries.history()],
    "found": [found.ties_in_all, found.papers_in_all],
}, ensure_ascii=False))
"""


def environment(folder):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POBRATIM_")}
    return {**kept, "POBRATIM_REGISTER": str(folder / "register.sqlite3")}


def start(folder):
    command = [sys.executable, "-c", TAKE, str(ROOT)]
    return subprocess.Popen(command, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def left(folder):
    command = [sys.executable, "-c", LEFT, str(ROOT)]
    done = subprocess.run(command, env=environment(folder), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def whole(folder):
    """Which documents an interrupted register holds; it must be whole: no half document, no claim without a record."""
    register = folder / "register.sqlite3"
    if not register.exists():
        return 0
    with sqlite3.connect(register) as connection:
        ask = lambda question: connection.execute(question).fetchall()  # noqa: E731
        assert ask("PRAGMA integrity_check") == [("ok",)]
        assert ask("PRAGMA foreign_key_check") == []
        if not ask("SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'"):
            return 0
        assert ask(
            "SELECT count(*) FROM document d WHERE NOT EXISTS (SELECT 1 FROM fact WHERE document_id = d.id)"
        ) == [(0,)]
        assert ask("SELECT count(*) FROM fact f WHERE NOT EXISTS (SELECT 1 FROM proposal WHERE fact_id = f.id)") == [
            (0,)
        ]
        assert ask(
            "SELECT count(*) FROM proposal WHERE state = 'accepted' AND NOT EXISTS"
            " (SELECT 1 FROM claim WHERE claim.fact_id = proposal.fact_id)"
        ) == [(0,)]
        assert ask("SELECT count(*) FROM proposal WHERE state = 'waiting' AND outcome != 'contradicts'") == [(0,)]
        sha = [each for (each,) in ask("SELECT sha256 FROM document")]
    assert all((folder / "originals" / each).stat().st_size > 0 for each in sha)
    return len(sha)


@pytest.mark.slow
def test_fifty_kills(tmp_path):
    unharmed = tmp_path / "unharmed"
    unharmed.mkdir()
    process = start(unharmed)
    told = []  # when each line came: started, opened, a paper taken
    while process.stdout.readline():
        told.append(time.monotonic())
    _, errors = process.communicate()
    lasted = [later - earlier for earlier, later in pairwise(told)]
    assert process.returncode == 0, errors
    assert len(lasted) == 4
    expected = left(unharmed)
    seen, killed, folder = set(), 0, tmp_path / "0"
    for number in range(KILLS):
        if number % 2 == 0:  # every other time a killed register is killed again
            folder = tmp_path / str(number)
            folder.mkdir()
        process = start(folder)
        stage = number // 2 % 4  # while the tables are made, or while the first, second or third paper is taken in
        for _ in range(stage + 1):
            process.stdout.readline()
        time.sleep(lasted[stage] * number / KILLS)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        seen.add(whole(folder))
        if number % 10 == 9:
            process = start(folder)
            _, errors = process.communicate()
            assert process.returncode == 0, errors
            assert whole(folder) == 3
            assert left(folder) == expected
    assert killed >= KILLS * 0.5
    assert {0, 1, 2} <= seen
