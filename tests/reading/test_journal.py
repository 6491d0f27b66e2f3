"""A run that is killed, again and again, gives the same bytes; what has changed meanwhile is read anew."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pobratim.errors import ResultsNotWritten
from pobratim.reading import Record, Task, gather, read_in_order
from pobratim.reading.journal import Journal
from pobratim.reading.results import write

from .conftest import TOWNS, letter

HEADER = {"reader": "1"}
COMMAND = (sys.executable, "-m", "pobratim", "read")


def read(journal: Journal, most: int = 10_000) -> int:
    """How many files were read now, one after another."""
    ended = 0
    with read_in_order(list(journal.left), 1) as steps:
        for task, record in steps:
            journal.add(task, record)
            ended += record is None
            if ended == most:
                break
    return ended


def lines(output: Path) -> list[str]:
    return [json.loads(line)["document"]["path"] for line in output.read_text(encoding="utf-8").splitlines()]


def test_a_run_goes_on_where_it_stopped(folder: Path, tmp_path: Path) -> None:
    tasks, output = gather([folder]), tmp_path / "facts.jsonl"
    with Journal(output, HEADER, tasks) as journal:
        assert read(journal, 4) == 4
    with journal.path.open("ab") as file:
        file.write(b'{"file": "cut in the mid')
    with Journal(output, HEADER, tasks) as journal:
        assert [each.file for each in journal.left] == [each.file for each in tasks[4:]]
        assert read(journal) == len(tasks) - 4
        write(journal.records(), output)
    whole = output.read_bytes()
    journal.remove()
    with Journal(output, HEADER, tasks) as journal:
        assert len(journal.left) == len(tasks)
        read(journal)
        write(journal.records(), output)
    assert output.read_bytes() == whole
    assert lines(output) == sorted(lines(output))


def test_an_archive_goes_on_in_its_middle(folder: Path, tmp_path: Path) -> None:
    task = next(each for each in gather([folder]) if each.file.endswith(".zip"))
    with Journal(tmp_path / "facts.jsonl", HEADER, [task]) as journal:
        journal.add(task, Record(task.file, 0, task.file + "/а.txt", "empty"))
    with Journal(tmp_path / "facts.jsonl", HEADER, [task]) as journal:
        assert journal.left == [Task(task.file, task.stamp, start=1)]
        read(journal)
        assert [each.at for each in journal.records()] == [0, 1, 2]


def test_a_file_that_changed_is_read_anew_and_so_is_all_by_another_reader(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "facts.jsonl"
    with Journal(output, HEADER, gather([folder])) as journal:
        read(journal, 6)
    changed = Path(journal.left[3].file)
    changed.write_text(letter("Тюль", 2011), encoding="utf-8")
    with Journal(output, HEADER, gather([folder])) as journal:
        assert journal.left[0].file == str(changed)
    with Journal(output, {"reader": "2"}, gather([folder])) as journal:
        assert len(journal.left) == len(gather([folder]))


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    with Journal(tmp_path / "facts.jsonl", HEADER, []), pytest.raises(ResultsNotWritten, match="другой запуск"):
        Journal(tmp_path / "facts.jsonl", HEADER, [])


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Some hundreds of papers."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(240):
        body = "".join(letter(TOWNS[(number + more) % len(TOWNS)], 1970 + number % 50) for more in range(6))
        (folder / f"{number:03}.txt").write_text(body, encoding="utf-8")
    (folder / "100.txt").write_bytes(b"")
    return folder


def started(folder: Path, output: Path, jobs: int) -> subprocess.Popen[bytes]:
    words = [*COMMAND, str(folder), "-o", str(output), "--jobs", str(jobs)]
    return subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "LANG": "C.UTF-8"}
    )


def grown(journal: Path, to: int, process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Waits until the journal has so many lines, or the process has ended."""
    for _ in range(2_000):
        if process.poll() is not None or (journal.exists() and journal.read_bytes().count(b"\n") >= to):
            return
        time.sleep(0.02)
        yield


def test_killed_several_times_it_gives_the_same_bytes(many: Path, tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.jsonl", tmp_path / "killed.jsonl"
    process = started(many, whole, 2)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 2, err
    assert "не прочитано" in out.decode()
    assert "100.txt» пуст" in err.decode()
    dice, kills, seen = random.Random(7), 0, 0
    for _ in range(4):
        process = started(many, killed, dice.choice([1, 2]))
        list(grown(killed.with_name("killed.jsonl.part"), seen + dice.randint(20, 90), process))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        kills += process.returncode == -signal.SIGKILL
        held = killed.with_name("killed.jsonl.part").read_bytes().count(b"\n")
        assert held >= seen
        seen = held
    assert kills == 4
    assert not killed.exists()
    process = started(many, killed, 2)
    out, err = process.communicate(timeout=120)
    assert "уже было прочитано" in out.decode()
    assert "100.txt» пуст" in err.decode()
    assert killed.read_bytes() == whole.read_bytes()
    assert len(lines(killed)) == 239
    assert not killed.with_name("killed.jsonl.part").exists()


def test_an_interrupted_run_says_how_to_go_on(many: Path, tmp_path: Path) -> None:
    output = tmp_path / "facts.jsonl"
    process = started(many, output, 1)
    list(grown(output.with_name("facts.jsonl.part"), 20, process))
    process.send_signal(signal.SIGINT)
    _out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Прервано. Прочитанное сохранено в" in err.decode()
    assert "Traceback" not in err.decode()
    assert output.with_name("facts.jsonl.part").exists()
    assert not output.exists()
