"""`pobratim read` as people and programs see it."""

import json
import subprocess
import sys
from pathlib import Path

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


def test_a_passage_is_shown_with_what_was_read_in_it_and_what_was_not(pobratim: Pobratim) -> None:
    shown = pobratim("read", "--passage", "Хаген", MEMO)
    assert shown.status == 0, shown.err
    assert "место: «" in shown.out
    assert "правило agreement.named" in shown.out
    missing = pobratim("read", "--passage", "Неведомск", MEMO)
    assert missing.status == 2
    assert "нет абзаца со словами «Неведомск»" in missing.err


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


def test_reading_stays_small(environment: dict[str, str]) -> None:
    """Measured from a small process: a child's largest memory counts its parent's before it became another program."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    command = [sys.executable, "-S", "-c", code, str(SCRIPT), "read", str(MEMO)]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert int(said) / 1024 < MEGABYTES
