"""Many papers: copies with other towns, dates and documents, read by one process and by two.

POBRATIM_MANY says how many; 10,000 by default.
"""

import os
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure
from pobratim.reading import Guard, Task, gather, read_in_order

MANY = int(os.environ.get("POBRATIM_MANY", "10000"))
FEW, FIRST = 100, 10
MEGABYTES = 400.0
LINEAR, TWICE = 0.9, 1.7


def figures() -> Iterator[Figure]:
    """Papers a second of many beside that of a hundred; the memory of the process; two processes beside one."""
    with tempfile.TemporaryDirectory() as name:
        tasks = papers(Path(name), MANY)
        few, many, most = one(tasks)
        yield Figure(f"{MANY:,} papers".replace(",", " "), "papers/s", many, f"{FEW} papers, papers/s", few, LINEAR)
        if most:
            yield Figure("  memory of the process", "MB", most, "limit", MEGABYTES, 1.0, False)
        alone, both = in_turn(tasks[: MANY // 5])
        yield Figure("  by two processes", "papers/s", both, "by one, papers/s", alone, TWICE)


def papers(folder: Path, number: int) -> list[Task]:
    """So many papers of all layouts of the metamorphic tests, each with towns, dates and documents by lot."""
    from tests.facts.metamorphic.changes import as_txt
    from tests.facts.metamorphic.layouts import LAYOUTS
    from tests.facts.metamorphic.model import draw_story

    layouts, dice = list(LAYOUTS.values()), random.Random(3)  # noqa: S311  a draw by lot, no secret
    for at in range(number):
        body = as_txt(layouts[at % len(layouts)](draw_story(dice)))
        (folder / f"{at:06}.txt").write_bytes(body)
    return gather([folder])


def one(tasks: list[Task]) -> tuple[float, float, float]:
    """Papers a second of a hundred (the median of the first ten hundreds), of all, and the most memory.

    No paper is read twice: one that has just been read finds its names looked up already.
    """
    with Guard() as guard:

        def rate(some: list[Task]) -> float:
            began = time.perf_counter()
            for task in some:
                assert all(record.ties for record in guard.read(task))
            return len(some) / (time.perf_counter() - began)

        pieces = [rate(tasks[at : at + FEW]) for at in range(0, len(tasks), FEW)][1:]  # the first is the warming up
        process = guard.process
        most = peak(process.pid) if process else 0.0
    return median(pieces[:FIRST]), len(pieces) / sum(1 / each for each in pieces), most


def peak(process: int) -> float:
    """The most megabytes that a process has held; 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def in_turn(tasks: list[Task]) -> tuple[float, float]:
    """Papers a second by one process and by two, warm, in turn; the best of three rounds."""
    best = [0.0, 0.0]
    for _ in range(3):
        for at, jobs in enumerate((1, 2)):
            best[at] = max(best[at], warm(tasks, jobs))
    return best[0], best[1]


def warm(tasks: list[Task], jobs: int) -> float:
    """Papers a second after the first hundred, in which processes make themselves ready."""
    ended, began = 0, 0.0
    with read_in_order(tasks, jobs) as steps:
        for _task, record in steps:
            ended += record is None
            if ended == FEW and not began:
                began = time.perf_counter()
    return (len(tasks) - FEW) / (time.perf_counter() - began)
