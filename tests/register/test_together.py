"""Several processes write to one new register at once: each paper comes in once, each place is one."""

import sqlite3

import pytest

from tests.register.test_kills import left, start, whole

PROCESSES = 4


@pytest.mark.slow
def test_four_processes_bring_the_same_papers(tmp_path):
    alone, together = tmp_path / "alone", tmp_path / "together"
    alone.mkdir()
    together.mkdir()
    start(alone).communicate()
    running = [start(together) for _ in range(PROCESSES)]
    said = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES, said
    assert whole(together) == 3
    one, other = left(alone), left(together)
    assert sorted(other["papers"]) == sorted(one["papers"])
    assert [tie[:4] for tie in other["ties"]] == [tie[:4] for tie in one["ties"]]
    with sqlite3.connect(together / "register.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM person").fetchone() == (1,)
        doubled = connection.execute("SELECT name FROM place GROUP BY name, level, country HAVING count(*) > 1")
        assert doubled.fetchall() == []
