"""The same reading on a Dask cluster: bytes go to its workers, records come back in the order of the files.

A worker that is lost costs nothing: the scheduler gives its files to another. Every worker reads each paper in a
guarded process of its own, and must have the same version of the program.
"""

import logging
import tempfile
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from pobratim.documents.reading import load
from pobratim.errors import ClusterDiffers, ClusterUnreachable, DocumentError, ExtraMissing, ReadingCutShort
from pobratim.reading.crew import Step
from pobratim.reading.guard import Guard
from pobratim.reading.papers import Task
from pobratim.reading.records import Limits, Record, failed, parsed, record_of, spelled
from pobratim.reading.version import reader

WAIT = 20  # seconds until a scheduler must answer and have a worker
AHEAD = 4  # files on their way for each thread of the cluster
KEPT = 100_000_000  # bytes of files on their way
_own = threading.local()


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker needs to read a file: its name and bytes, the first paper wanted, limits, the reader's version."""

    named: str
    data: bytes
    start: int
    limits: Limits
    more: dict[str, Any]
    reader: str


@contextmanager
def read_on_cluster(
    tasks: Sequence[Task], address: str, limits: Limits | None = None, more: dict[str, Any] | None = None
) -> Iterator[Iterator[Step]]:
    """Each file with each of its records, then with None: as `read_in_order` gives them.

    Raises ClusterUnreachable, also while iterating, and ClusterDiffers where a worker reads by other rules.
    """
    client = connect(address)
    try:
        yield _Run(client, address, limits or Limits(), more or {}).steps(tasks)
    finally:
        client.close(timeout=5)


def connect(address: str) -> Any:
    """A client of a cluster that has a worker."""
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise ExtraMissing(what="Dask", extra="dask") from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client: Any = distributed.Client(address, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError, TimeoutError):
        raise ClusterUnreachable(address=address, reason="нет соединения") from None
    try:
        client.wait_for_workers(1, timeout=WAIT)
    except TimeoutError:
        client.close()
        raise ClusterUnreachable(address=address, reason="нет исполнителей") from None
    return client


@dataclass(frozen=True, slots=True)
class _Run:
    """One run over files on a cluster."""

    client: Any
    address: str
    limits: Limits
    more: dict[str, Any]

    def steps(self, tasks: Sequence[Task]) -> Iterator[Step]:
        """The records of the first file that is under way, while further ones are sent."""
        most = AHEAD * max(1, sum(self.client.nthreads().values()))
        waiting: deque[tuple[Task, Any, int]] = deque()
        left = iter(tasks)
        while True:
            while len(waiting) < most and sum(size for *_, size in waiting) < KEPT:
                task = next(left, None)
                if task is None:
                    break
                waiting.append((task, *self._send(task)))
            if not waiting:
                return
            task, sent, _size = waiting.popleft()
            for record in self._records(task, sent):
                yield task, record
            yield task, None

    def _send(self, task: Task) -> tuple[Any, int]:
        """What will hold the records of a file, or the record of why it cannot be sent; and the bytes sent."""
        try:
            data = load(Path(task.file))
        except DocumentError as failure:
            return failed(task.file, 0, task.file, failure), 0
        order = Order(task.file, data, task.start, self.limits, self.more, reader())
        return self.client.submit(read_there, order, pure=False), len(data)

    def _records(self, task: Task, sent: Any) -> list[Record]:
        if isinstance(sent, Record):
            return [sent] if task.start == 0 else []
        lost = import_module("distributed").KilledWorker
        try:
            theirs, messages = sent.result()
        except lost:  # as often as a scheduler allows, whoever took this file was lost
            about = ReadingCutShort(path=task.file, megabytes=self.limits.megabytes)
            return [failed(task.file, task.start, task.file, about)]
        except ModuleNotFoundError:
            raise ClusterDiffers(address=self.address, theirs="—", ours=reader()) from None
        except Exception:
            raise ClusterUnreachable(address=self.address, reason="соединение потеряно") from None
        if theirs != reader():
            raise ClusterDiffers(address=self.address, theirs=theirs, ours=reader())
        return [record_of(*parsed(message)) for message in messages]


def read_there(order: Order) -> tuple[str, list[bytes]]:
    """On a worker: its reader, and the records of a file as messages; none where the reader is another one."""
    if order.reader != reader():
        return reader(), []
    guard = _guard(order)
    with tempfile.TemporaryDirectory(prefix="pobratim-") as folder:
        path = Path(folder) / "paper"
        path.write_bytes(order.data)
        records = list(guard.read(Task(str(path), start=order.start), order.named))
    return reader(), [spelled(record.meta(), record.line) for record in records]


def _guard(order: Order) -> Guard:
    """The guarded process of this thread; another one when the limits are others."""
    known: tuple[object, Guard] | None = getattr(_own, "guard", None)
    wanted = (order.limits, order.more)
    if known is None or known[0] != wanted:
        if known is not None:
            known[1].close()
        known = _own.guard = wanted, Guard(order.limits, order.more)
    return known[1]
