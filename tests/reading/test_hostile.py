"""Every paper that means harm ends within 20 seconds and 500 MB, in one sentence, and the next is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pobratim import errors
from pobratim.reading import Guard
from pobratim.reading.papers import Task
from pobratim.reading.records import Limits
from tests.documents import papers
from tests.reading import hostile

LIMITS = Limits(seconds=20.0, megabytes=500)


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with Guard(LIMITS) as opened:
        yield opened


@pytest.mark.parametrize("name", hostile.CASES)
def test_a_hostile_paper(name: str, guard: Guard, tmp_path: Path) -> None:
    make, kind = hostile.CASES[name]
    (tmp_path / name).write_bytes(make())
    records = list(guard.read(Task(str(tmp_path / name)), named=name))
    told = {record.error or "read" for record in records}
    assert ("read" if kind is None else kind.__name__) in told
    assert errors.ReadingTooLong.__name__ not in told
    assert errors.ReadingFault.__name__ not in told
    assert peak_megabytes(guard) < LIMITS.megabytes
    for record in records:
        assert not record.error or is_sentence(str(record.failure), name)
    (tmp_path / "справка.txt").write_bytes(papers.text())
    assert guard.facts(tmp_path / "справка.txt").ties, "the next paper is read"


def peak_megabytes(guard: Guard) -> float:
    """The most memory that the process which reads has held; 0 when it is gone, or the system does not say."""
    path = Path(f"/proc/{guard.process.pid}/status" if guard.process else "/none")
    lines = path.read_text("ascii", "replace").splitlines() if path.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def is_sentence(told: str, name: str) -> bool:
    """Whether an error is one Russian sentence about this file."""
    return name in told and told.endswith(".") and "\n" not in told and "Файл" in told.replace("файл", "Файл")
