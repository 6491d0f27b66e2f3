"""`pobratim read` as people and programs see it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pobratim.facts.rules import sentence_of
from tests.cli.conftest import SCRIPT
from tests.cli.terminal import Pobratim

ROOT = Path(__file__).resolve().parents[2]
MEMO = ROOT / "examples" / "memo.txt"
MEGABYTES = 250
PARTNERS = ("Хаген", "Тюль", "Варшава", "Урсынов", "Крагуевац", "Тарговиште", "Витебск", "Орша", "Цзиндэчжэнь")


def test_people_see_a_table(pobratim: Pobratim) -> None:
    shown = pobratim("read", MEMO)
    assert shown.status == 0, shown.err
    assert "13 связей" in shown.out
    for partner in PARTNERS:
        assert partner in shown.out
    for word in ("Германия", "побратимство", "не осуществляется", "15.11.1985", "05.1981", "ЕВОСА"):
        assert word in shown.out


def test_the_table_speaks_english(pobratim: Pobratim) -> None:
    shown = pobratim("--language", "en", "read", MEMO)
    for word in ("13 ties", "Germany", "twinning", "dormant"):
        assert word in shown.out


def test_a_narrow_terminal_loses_no_word(pobratim: Pobratim) -> None:
    shown = pobratim("read", MEMO, COLUMNS="60")
    assert max(len(line) for line in shown.out.splitlines()) <= 60
    assert "…" not in shown.out


def test_programs_get_json(pobratim: Pobratim) -> None:
    shown = pobratim("read", "--json", MEMO, MEMO)
    one, other = (json.loads(line) for line in shown.out.splitlines())
    assert one == other
    assert len(one["ties"]) == 13
    for tie in one["ties"]:
        for span in tie["evidence"]:
            assert one["text"][span["start"] : span["end"]] == span["quote"]


def test_every_fact_is_explained(pobratim: Pobratim) -> None:
    shown = pobratim("read", "--explain", MEMO, COLUMNS="500")
    assert shown.status == 0, shown.err
    assert "Соглашение о побратимстве городов Смоленск и Хаген" in shown.out
    facts = json.loads(pobratim("read", "--json", MEMO).out)
    for ground in (ground for tie in facts["ties"] for ground in tie["evidence"]):
        assert " ".join(ground["quote"].split())[:40] in shown.out
        assert sentence_of(ground["rule"]) in shown.out
        assert sentence_of(ground["rule"]) != ground["rule"]


def test_reading_loads_neither_django_nor_much_memory(environment: dict[str, str]) -> None:
    code = (
        "import sys; sys.argv = ['pobratim', 'read', sys.argv[1]]\n"
        "from pobratim.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(MEMO)], env=environment, capture_output=True, check=False)
    assert done.returncode == 0


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system does not tell a child's memory")
def test_reading_stays_small(environment: dict[str, str]) -> None:
    devnull = os.open(os.devnull, os.O_WRONLY)
    silent = [(os.POSIX_SPAWN_DUP2, devnull, 1)]
    child = os.posix_spawn(SCRIPT, [str(SCRIPT), "read", str(MEMO)], environment, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    os.close(devnull)
    assert status == 0
    assert usage.ru_maxrss / 1024 < MEGABYTES
