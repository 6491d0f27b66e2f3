"""The register that speed is measured on is a true one: what it holds is what its facts say, at their words."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TIES = 23
AGAIN = """
import json, django; django.setup()
from pobratim.register.actions.projecting import project, project_tie
from pobratim.register.models import Act, Activity, Agreement, Statement, Tie

def rows():
    found = {}
    for model in (Tie, Statement, Agreement, Act, Activity):
        names = [f.name for f in model._meta.concrete_fields if f.name not in ("version", "added_at")]
        every = model.objects.order_by("pk").values_list(*names)
        found[model.__name__] = [[str(value) for value in row] for row in every]
    return found

before = rows()
for model in (Statement, Agreement, Act, Activity):
    for row in model.objects.all():
        project(model._meta.model_name, row.pk)
for tie in Tie.objects.select_related("home", "partner"):
    project_tie(tie)
print(json.dumps([before, rows()]))
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    path = tmp_path_factory.mktemp("big") / "register.sqlite3"
    run(path, "-m", "benchmarks.big_register", str(path), "--ties", str(TIES))
    return path


def run(path, *words):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POBRATIM_")}
    ours = {"POBRATIM_REGISTER": str(path), "DJANGO_SETTINGS_MODULE": "pobratim.settings"}
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, env=kept | ours, capture_output=True, text=True, check=True).stdout


def ask(path, question):
    with sqlite3.connect(path) as file:
        return file.execute(question).fetchall()


def test_as_many_of_each_as_promised(register):
    counts = {name: ask(register, f"SELECT count(*) FROM {name}")[0][0] for name in ("tie", "agreement", "activity")}
    assert counts == {"tie": TIES, "agreement": 3 * TIES, "activity": 10 * TIES}
    assert ask(register, "PRAGMA foreign_key_check") == []
    assert ask(register, "PRAGMA integrity_check") == [("ok",)]


def test_every_fact_has_its_words(register):
    found = ask(
        register,
        'SELECT substr(d.text, e.start + 1, e."end" - e.start), e.quote FROM evidence e'
        " JOIN fact f ON f.id = e.fact_id JOIN document d ON d.id = f.document_id",
    )
    assert len(found) > 14 * TIES
    assert all(said == quote for said, quote in found)


def test_records_are_the_sums_of_their_claims(register):
    before, after = json.loads(run(register, "-c", AGAIN))
    assert before == after


def test_some_facts_wait(register):
    waiting = ask(register, "SELECT outcome, count(*) FROM proposal WHERE state = 'waiting' GROUP BY 1 ORDER BY 1")
    assert waiting == [("contradicts", 1), ("new", 4)]
