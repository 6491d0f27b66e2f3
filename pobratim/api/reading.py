"""The reader as a service: one paper at a time, in a guarded process, nothing of it kept."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from pobratim.errors import ReaderBusy
from pobratim.reading import Guard
from pobratim.reading.papers import Task

PATIENCE = 25.0  # seconds that a request waits for its turn
AGAIN = 10
turn = Lock()


def facts_of(name: str, content: bytes) -> bytes:
    """The facts of a paper as JSON; raises one of the family of `DocumentError`, or `ReaderBusy`."""
    if not turn.acquire(timeout=PATIENCE):
        raise ReaderBusy(seconds=AGAIN)
    try:
        with TemporaryDirectory(prefix="pobratim-") as folder:
            file = Path(folder) / f"paper{Path(name).suffix[:16]}"
            file.write_bytes(content)
            record, *_none = guard().read(Task(str(file), alone=True), name)
    finally:
        turn.release()
    if record.error:
        raise record.failure
    return record.line


@cache
def guard() -> Guard:
    """The process that reads for this one; it ends when this one does."""
    return Guard()
