"""The memory that a process and those it begins hold together, as the system counts it (Linux)."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EVERY = 0.01


@contextmanager
def watched() -> Iterator[list[float]]:
    """While it is open, the most megabytes so far stand in the list; none where the system does not say.

    What a process tells of its children at the end (`ru_maxrss`) counts the memory of whoever began them, so their
    memory is looked at while they live.
    """
    most: list[float] = [0.0]
    done = threading.Event()

    def look() -> None:
        while not done.wait(EVERY):
            most[0] = max(most[0], held(os.getpid()))

    watching = threading.Thread(target=look, daemon=True)
    watching.start()
    try:
        yield most
    finally:
        done.set()
        watching.join()


def held(process: int) -> float:
    """The megabytes that a process and its children hold now; those that have just ended hold none."""
    try:
        own = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text(encoding="utf-8").split()]
    except OSError:
        return 0.0
    resident = next((int(line.split()[1]) for line in own.splitlines() if line.startswith("VmRSS")), 0)
    return resident / 1024 + sum(held(int(child)) for child in children)
