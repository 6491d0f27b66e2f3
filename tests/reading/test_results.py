"""Files of facts: a paper a line, a fact a row; whole or not at all."""

import json
from pathlib import Path

import pytest
from pyarrow import parquet

from pobratim.errors import ResultsNotWritten
from pobratim.reading import Record, gather, read_in_order
from pobratim.reading.results import check, rows_of, write


@pytest.fixture
def records(folder: Path) -> list[Record]:
    with read_in_order(gather([folder]), 2) as steps:
        return [record for _task, record in steps if record is not None]


def test_lines_are_papers(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "facts.jsonl")
    values = [json.loads(line) for line in (tmp_path / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [each["document"]["path"] for each in values] == [each.path for each in records if each.line]
    assert [path.name for path in tmp_path.glob(".facts*")] == []


def test_rows_are_facts_with_their_words(records: list[Record], tmp_path: Path) -> None:
    write(records, tmp_path / "facts.parquet")
    rows = parquet.read_table(tmp_path / "facts.parquet").to_pylist()
    ties = [row for row in rows if row["fact"] == "tie"]
    assert len(ties) == sum(each.ties for each in records)
    texts = {value["document"]["path"]: value["text"] for value in (json.loads(r.line) for r in records if r.line)}
    for row in rows:
        assert texts[row["path"]][row["start"] : row["end"]] == row["quote"]
    agreement = next(row for row in rows if row["fact"] == "agreement" and row["date"] == "1981-05-05")
    assert (agreement["home"], agreement["partner"], agreement["partner_country"]) == ("Смоленск", "Тюль", "FR")
    first = (tmp_path / "facts.parquet").read_bytes()
    write(records, tmp_path / "facts.parquet")
    assert (tmp_path / "facts.parquet").read_bytes() == first


def test_every_kind_of_fact_is_a_row() -> None:
    from pobratim.documents import read_path
    from pobratim.facts import read_facts, to_json

    memo = Path(__file__).resolve().parents[2] / "examples" / "memo.txt"
    value = json.loads(json.dumps(to_json(read_facts(read_path(memo)))))
    value["document"]["path"] = "memo.txt"
    kinds = {row["fact"] for row in rows_of(value)}
    assert {"tie", "agreement", "project", "direction", "recommendation"} <= kinds


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ResultsNotWritten, match="такой папки нет"):
        check(tmp_path / "нет" / "facts.jsonl")
