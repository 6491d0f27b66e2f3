"""Several guarded processes over one list of files: their records come out in the order of the list."""

import threading
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pobratim.reading.guard import Guard
from pobratim.reading.papers import Task
from pobratim.reading.records import Limits, Record

AHEAD = 200  # files that may be begun before the first unfinished one has ended
KEPT = 30_000_000  # bytes of facts that may wait for their turn
Step = tuple[Task, Record | None]


@contextmanager
def read_in_order(
    tasks: Sequence[Task], jobs: int = 1, limits: Limits | None = None, more: dict[str, Any] | None = None
) -> Iterator[Iterator[Step]]:
    """Each file with each of its records, then with None when it has ended: in the order given, for any `jobs`.

    The processes begin at once and end with the context. `more` are settings for them. Iterating raises
    ReaderNotStarted when a process cannot be started.
    """
    crew = _Crew(tasks, [Guard(limits, more) for _ in range(max(1, min(jobs, len(tasks))))])
    try:
        yield crew.steps()
    finally:
        crew.close()


class _Crew:
    """Threads that each lead one process; what they bring waits here for its turn."""

    def __init__(self, tasks: Sequence[Task], guards: Sequence[Guard]) -> None:
        self.tasks, self.guards = tasks, guards
        self.brought: dict[int, deque[Record | None]] = defaultdict(deque)
        self.head = self.taken = self.kept = 0
        self.fault: BaseException | None = None
        self.is_over = False
        self.change = threading.Condition()
        self.threads = [threading.Thread(target=self._lead, args=(guard,), daemon=True) for guard in guards]
        for thread in self.threads:
            thread.start()

    def steps(self) -> Iterator[Step]:
        """What was brought, in turn."""
        while self.head < len(self.tasks):
            record = self._next()
            yield self.tasks[self.head], record
            if record is None:
                with self.change:
                    self.brought.pop(self.head)
                    self.head += 1
                    self.change.notify_all()

    def close(self) -> None:
        """End every process and thread."""
        with self.change:
            self.is_over = True
            self.change.notify_all()
        for guard in self.guards:
            guard.close()
        for thread in self.threads:
            thread.join()

    def _next(self) -> Record | None:
        with self.change:
            self.change.wait_for(lambda: self.brought[self.head] or self.fault)
            if self.fault:
                raise self.fault
            record = self.brought[self.head].popleft()
            if record is not None:
                self.kept -= len(record.line)
                self.change.notify_all()
            return record

    def _lead(self, guard: Guard) -> None:
        """Take file after file to one process and bring what it says."""
        try:
            while (at := self._take()) is not None:
                for record in guard.read(self.tasks[at]):
                    self._bring(at, record)
                self._bring(at, None)
        except BaseException as fault:  # raised where the records are awaited
            with self.change:
                self.fault = fault
                self.change.notify_all()

    def _take(self) -> int | None:
        """The place of the next file, when it may be begun; None when there is none."""
        with self.change:
            self.change.wait_for(self._may_take)
            if self.is_over or self.taken >= len(self.tasks):
                return None
            self.taken += 1
            return self.taken - 1

    def _may_take(self) -> bool:
        near = self.taken < self.head + AHEAD and self.kept < KEPT
        return self.is_over or self.taken >= len(self.tasks) or near or self.taken == self.head

    def _bring(self, at: int, record: Record | None) -> None:
        with self.change:
            self.change.wait_for(lambda: self.is_over or at == self.head or self.kept < KEPT)
            self.brought[at].append(record)
            self.kept += len(record.line) if record else 0
            self.change.notify_all()
