"""A paper that takes too long, too much, or ends the process that reads it costs only itself."""

import os
from pathlib import Path

import pytest

from pobratim.documents import read_path
from pobratim.errors import EmptyDocument, ReadingCutShort, ReadingTooLong
from pobratim.facts import read_facts
from pobratim.reading import Guard, Limits, Record, Task

from .conftest import OLE, Program, letter


def read(guard: Guard, path: Path) -> list[Record]:
    return list(guard.read(Task(str(path))))


def good(folder: Path) -> Path:
    path = folder / "хорошо.txt"
    path.write_text(letter("Тюль", 1981), encoding="utf-8")
    return path


def is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


def test_a_guarded_paper_gives_the_same_facts(tmp_path: Path) -> None:
    path = good(tmp_path)
    stages: list[str] = []
    with Guard() as guard:
        assert guard.facts(path, stage=stages.append) == read_facts(read_path(path))
        (tmp_path / "пусто.txt").write_bytes(b"")
        with pytest.raises(EmptyDocument, match="письмо"):
            guard.facts(tmp_path / "пусто.txt", "письмо.txt")
        assert guard.facts(path).ties
    assert stages == ["text", "facts"]


def test_a_paper_that_takes_too_long_is_told_of_and_its_programs_end(tmp_path: Path, program: Program) -> None:
    program("soffice", f"echo $$ > {tmp_path}/pid; exec sleep 60")
    slow = tmp_path / "долго.doc"
    slow.write_bytes(OLE)
    with Guard(Limits(seconds=2)) as guard:
        read(guard, good(tmp_path))
        (record,) = read(guard, slow)
        assert isinstance(record.failure, ReadingTooLong)
        assert str(record.failure) == f"Файл «{slow}» не прочитан за 2 с; проверьте его или разделите на части."
        assert [each.outcome for each in read(guard, good(tmp_path))] == ["facts"]
    assert not is_running(int((tmp_path / "pid").read_text()))


def test_a_paper_that_ends_the_process_is_told_of(tmp_path: Path, program: Program) -> None:
    program("soffice", "kill -9 $PPID")
    deadly = tmp_path / "беда.doc"
    deadly.write_bytes(OLE)
    with Guard() as guard:
        (record,) = read(guard, deadly)
        assert isinstance(record.failure, ReadingCutShort)
        assert "беда.doc» оборвалось" in str(record.failure)
        assert [each.outcome for each in read(guard, good(tmp_path))] == ["facts"]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system bounds no memory of a process")
def test_a_paper_that_takes_too_much_memory_is_told_of(tmp_path: Path) -> None:
    heavy = tmp_path / "тяжело.txt"
    heavy.write_text(letter("Тюль", 1981) * 60_000, encoding="utf-8")
    with Guard(Limits(megabytes=150)) as guard:
        (record,) = read(guard, heavy)
        assert record.error in {"DocumentTooLarge", "ReadingCutShort"}
        assert "тяжело.txt" in str(record.failure)
        assert [each.outcome for each in read(guard, good(tmp_path))] == ["facts"]


def test_an_archive_loses_only_the_paper_that_is_bad(tmp_path: Path, program: Program) -> None:
    import zipfile

    program("soffice", "sleep 60")
    path = tmp_path / "архив.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("а.txt", letter("Гент", 2001))
        archive.writestr("б.doc", OLE)
        archive.writestr("в.txt", letter("Пори", 2002))
    with Guard(Limits(seconds=3)) as guard:
        records = read(guard, path)
    assert [(each.at, each.outcome) for each in records] == [(0, "facts"), (1, "failed"), (2, "facts")]
    assert [each.path.removeprefix(str(path)) for each in records] == ["/а.txt", "/б.doc", "/в.txt"]
    assert isinstance(records[1].failure, ReadingTooLong)


def test_who_stops_listening_leaves_nothing_for_the_next(folder: Path) -> None:
    with Guard() as guard:
        assert next(iter(guard.read(Task(str(folder / "архив.zip"))))).outcome == "facts"
        (record,) = read(guard, folder / "погода.txt")
    assert record.outcome == "empty"
    assert record.path.endswith("погода.txt")


def test_the_process_ends_with_its_guard(tmp_path: Path) -> None:
    with Guard() as guard:
        read(guard, good(tmp_path))
        process = guard.process
        assert process is not None
        assert os.getpgid(process.pid) == process.pid
    assert process.poll() is not None


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the most that a program held")
def test_a_large_server_does_not_make_its_reader_old(tmp_path: Path) -> None:
    """What the process that starts another has held is not what that other one holds."""
    held = bytearray(600_000_000)
    held[::4096] = b"x" * len(held[::4096])
    with Guard() as guard:
        read(guard, good(tmp_path))
        assert guard.process is not None
    assert held
