"""Records come in the order of the files, for any number of processes."""

import json
from pathlib import Path

import pytest

from pobratim.documents import read_path
from pobratim.errors import NoPapers
from pobratim.facts import to_json
from pobratim.facts.json_form import from_json
from pobratim.facts.reader import read_facts
from pobratim.reading import Record, Task, gather, read_in_order

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def records(tasks: list[Task], jobs: int) -> list[Record]:
    with read_in_order(tasks, jobs) as steps:
        return [record for _task, record in steps if record is not None]


def test_files_of_folders_are_sorted_and_each_comes_once(folder: Path) -> None:
    tasks = gather([folder / "пусто.txt", folder, folder / "письма"])
    names = [Path(each.file).name for each in tasks]
    assert [each.file for each in tasks] == sorted({each.file for each in tasks})
    assert len(names) == 15
    assert not {".скрыто.txt", "~$бланк.docx"} & set(names)
    assert [each.file for each in gather([folder / "пусто.txt", folder / "00.txt"], in_order=False)] == [
        str(folder / "пусто.txt"),
        str(folder / "00.txt"),
    ]
    assert all(each.stamp[0] > 0 for each in tasks if not each.file.endswith("пусто.txt"))


def test_what_is_written_is_no_paper(folder: Path) -> None:
    output = folder / "facts.jsonl"
    output.write_text("{}\n", encoding="utf-8")
    assert str(output) not in [each.file for each in gather([folder], besides=(output,))]


def test_a_folder_without_files(tmp_path: Path) -> None:
    with pytest.raises(NoPapers, match=tmp_path.name):
        gather([tmp_path])


def test_one_process_and_three_say_the_same(folder: Path) -> None:
    tasks = gather([folder])
    one = records(tasks, 1)
    assert records(tasks, 3) == one
    assert [each.file for each in one] == sorted(each.file for each in one)
    assert [each.error for each in one if each.error] == ["BrokenDocument", "EmptyDocument"]
    assert [each.path.rsplit("/", 1)[1] for each in one if "архив" in each.file] == ["а.txt", "б.docx", "в.txt"]
    for each in one:
        assert not each.line or json.loads(each.line)["document"]["path"] == each.path
    assert {each.outcome for each in one} == {"facts", "empty", "failed"}


def test_a_file_that_is_gone_is_told_of(tmp_path: Path) -> None:
    (record,) = records([Task(str(tmp_path / "нет.txt"))], 1)
    assert record.error == "FileMissing"
    assert str(tmp_path / "нет.txt") in str(record.failure)


def test_who_stops_early_ends_the_processes(folder: Path) -> None:
    with read_in_order(gather([folder]), 2) as steps:
        assert next(steps)[1] is not None


@pytest.mark.parametrize("path", sorted(CORPUS.glob("00*.txt")), ids=lambda path: path.name)
def test_facts_come_back_from_their_json(path: Path) -> None:
    facts = read_facts(read_path(path))
    assert from_json(json.loads(json.dumps(to_json(facts)))) == facts
