"""Reading: characters a second, warm, beside Natasha on the same texts; and a paper read from cold."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import papers
from benchmarks.figures import Figure, in_turn, one_core
from benchmarks.natasha_peer import reader

NATASHA = "Natasha: names and dates, chars/s"
WARM_RATIO = 5.0
COLD_SECONDS = 1.0
COLD_MEGABYTES = 250.0
COLD_ROUNDS = 5
SMALL = """
import resource, subprocess, sys, time
began = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
seconds = time.perf_counter() - began
sys.stderr.write(f"{seconds} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}")
"""


def figures() -> Iterator[Figure]:
    """Speed on the memo and on all papers, warm, on one core; time and memory of one paper from cold."""
    with one_core():
        natasha = reader()
        for name, texts in (("the memo, warm", [papers.memo()]), ("all papers, warm", papers.corpus())):
            yield warm(f"Reading {name}", texts, natasha)
    yield from cold()


def warm(name: str, paths: list[Path], natasha: Callable[[str], int]) -> Figure:
    """Characters a second on these papers, both readers in turn, from text to facts."""
    from pobratim.documents import read_path
    from pobratim.facts import read_facts

    documents = [read_path(path) for path in paths]
    total = sum(len(document.text) for document in documents)
    ours, theirs = in_turn(
        lambda: [read_facts(document) for document in documents],
        lambda: [natasha(document.text) for document in documents],
    )
    return Figure(name, "chars/s", total / ours, NATASHA, total / theirs, WARM_RATIO)


def cold() -> Iterator[Figure]:
    """The whole command in a new process, as a person waits for it: the median time and the largest memory."""
    runs = sorted(command() for _ in range(COLD_ROUNDS))
    yield Figure("pobratim read memo.txt, cold", "s", runs[len(runs) // 2][0], "limit", COLD_SECONDS, 1.0, False)
    yield Figure("  its memory", "MB", max(run[1] for run in runs), "limit", COLD_MEGABYTES, 1.0, False)


def command() -> tuple[float, float]:
    """Seconds and megabytes of one run of the console script, started by a small process of its own.

    A child's largest memory counts that of its parent before it became another program, so the parent must be small.
    """
    script = Path(sys.executable).with_name("pobratim")
    words = [sys.executable, "-S", "-c", SMALL, str(script), "read", str(papers.memo())]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stderr.split()
    return float(said[-2]), float(said[-1]) / 1024
