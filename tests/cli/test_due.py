"""`pobratim due` and `pobratim remind` as a person runs them."""

import json
from pathlib import Path

from tests.cli.terminal import Pobratim

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "memo.txt"


def test_due_is_told_as_a_table_and_as_json(pobratim: Pobratim) -> None:
    assert pobratim("ingest", "--accept", "new", EXAMPLE).status == 0
    told = pobratim("due", "--region", "RU-SMO")
    assert told.status == 0, told.err
    assert "Ежегодная информация о связях" in told.out
    assert "280" in told.out
    found = json.loads(pobratim("due", "--json").out)
    assert {each["rule"] for each in found} >= {"yearly-information", "border-information"}
    assert all(each["act"] and each["article"] and each["sentence"] for each in found)
    assert json.loads(pobratim("due", "--json", "--region", "RU-KOS").out) == []


def test_due_in_english_speaks_english(pobratim: Pobratim) -> None:
    pobratim("ingest", "--accept", "new", EXAMPLE)
    told = json.loads(pobratim("--language", "en", "due", "--json").out)
    assert told[0]["title"].startswith("Yearly information")


def test_a_bad_rule_pack_is_one_sentence(pobratim: Pobratim, tmp_path: Path) -> None:
    pobratim("ingest", "--accept", "new", EXAMPLE)
    bad = tmp_path / "bad.toml"
    bad.write_text('region = "RU-SMO"\n', encoding="utf-8")
    told = pobratim("due", POBRATIM_RULES=str(bad))
    assert told.status == 2
    assert told.err.startswith("Набор правил «bad.toml» не годится")
    assert "Traceback" not in told.err
    english = pobratim("--language", "en", "due", POBRATIM_RULES=str(bad))
    assert "a text in two languages is needed" in english.err


def test_reminders_without_a_server_and_without_people(pobratim: Pobratim) -> None:
    pobratim("ingest", "--accept", "new", EXAMPLE)
    told = pobratim("remind")
    assert told.status == 0, told.err
    assert told.out == "Отправлено: 0 писем.\n"
    assert pobratim("remind", "--dry-run").out == "Ушло бы: 0 писем.\n"
