"""The second reader on the command line: off unless asked for; what it disputes waits for a person."""

import json
from pathlib import Path

from tests.cli.terminal import Pobratim
from tests.reading.model import model, saying
from tests.reading.test_second import TEXT, tie


def test_it_is_off(pobratim: Pobratim, tmp_path: Path) -> None:
    (tmp_path / "письмо.txt").write_text(TEXT, encoding="utf-8")
    with model(saying({"ties": []})) as (_address, asked):
        assert pobratim("read", "--json", "письмо.txt").status == 0
        assert asked == []


def test_what_it_disputes_is_a_doubt_and_its_silence_is_told(pobratim: Pobratim, tmp_path: Path) -> None:
    (tmp_path / "письмо.txt").write_text(TEXT, encoding="utf-8")
    with model(saying({"ties": [tie(kind="friendship")]})) as (address, _asked):
        shown = pobratim("read", "письмо.txt", "-o", "facts.jsonl", "--second-reader", address)
    assert shown.status == 0, shown.err
    facts = json.loads((tmp_path / "facts.jsonl").read_text(encoding="utf-8"))
    assert "Второй читатель понял вид связи иначе." in facts["ties"][0]["doubts"]
    silent = pobratim("read", "письмо.txt", "-o", "facts.jsonl", "--second-reader", "http://127.0.0.1:9/v1")
    assert silent.status == 0
    assert "промолчал: нет соединения" in silent.err
    facts = json.loads((tmp_path / "facts.jsonl").read_text(encoding="utf-8"))
    assert "промолчал" in facts["warnings"][0]


def test_what_it_disputes_waits_at_the_desk(pobratim: Pobratim, tmp_path: Path) -> None:
    (tmp_path / "письмо.txt").write_text(TEXT, encoding="utf-8")
    with model(saying({"ties": []})) as (address, _asked):
        taken = pobratim("ingest", "--accept", "new", "письмо.txt", "--second-reader", address)
    assert taken.status == 0, taken.err
    assert "Решения ждут" in taken.out
