"""`pobratim corpus export`: reviewed papers become papers to measure on."""

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.terminal import Pobratim

ROOT = Path(__file__).resolve().parents[2]
PAPER = "Внешние связи Рыбинска\n\nДоговор о дружбе с Нигдебургом (Германия) подписан 12 мая 2009 года и действует.\n"


def test_what_was_decided_is_what_is_true(pobratim: Pobratim, tmp_path: Path) -> None:
    path, folder = tmp_path / "письмо.txt", tmp_path / "corpus"
    path.write_text(PAPER, encoding="utf-8")
    pobratim("ingest", "--accept", "new", path)
    shown = pobratim("corpus", "export", folder)
    assert shown.status == 0, shown.err
    assert "1 документ" in shown.out
    assert (folder / "000.txt").read_text(encoding="utf-8") == PAPER
    (gold,) = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    (tie,) = gold["ties"]
    assert (tie["home"], tie["partner"], tie["kind"], tie["status"]) == ("Рыбинск", "Нигдебург", "friendship", "active")
    assert tie["agreements"][0]["date"] == "2009-05-12"
    assert tie["agreements"][0]["quote"] in PAPER
    scored = subprocess.run(
        [sys.executable, ROOT / "tools" / "score.py", "--corpus", folder], capture_output=True, text=True, check=False
    )
    assert scored.returncode == 0, scored.stderr
    assert "1.000" in scored.stdout


def test_papers_that_wait_are_not_written(pobratim: Pobratim, tmp_path: Path) -> None:
    path, folder = tmp_path / "письмо.txt", tmp_path / "corpus"
    path.write_text(PAPER, encoding="utf-8")
    pobratim("ingest", path)
    shown = pobratim("corpus", "export", folder)
    assert "0 документов" in shown.out
    assert json.loads((folder / "gold.json").read_text(encoding="utf-8")) == []
