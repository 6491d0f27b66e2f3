"""The journal of a run over many papers: what has been read stands on the disk, and a run that was killed goes on.

Beside the file of facts stands `facts.jsonl.part`: a line that says which reader read, then the records in their
order, each file followed by a line of its end. The file of facts itself appears whole, in one step, at the end.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, Self

from pobratim.errors import ResultsNotWritten, refused
from pobratim.reading.papers import Task
from pobratim.reading.records import Record, parsed, record_of, spelled


class Journal:
    """The journal beside an output; `done` are the records that it holds of the tasks, `left` what is to be read.

    A file that has changed since, or a list of files that is another one, counts from there on as not read.
    """

    def __init__(self, output: Path, header: dict[str, Any], tasks: Sequence[Task]) -> None:
        self.path = output.with_name(output.name + ".part")
        self.output, self.left = output, list(tasks)
        self.files = 0
        try:
            self._file = self.path.open("a+b")
            _lock(self._file, output)
            self._take_up(header)
        except OSError as refusal:
            raise ResultsNotWritten(path=str(output), reason=refused(refusal)) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_failure: object) -> None:
        self._file.close()

    def records(self) -> Iterator[Record]:
        """Every record that stands in the journal, in order, one at a time."""
        with self.path.open("rb") as file:
            file.readline()
            for message in file:
                meta, line = parsed(message)
                if "at" in meta:
                    yield record_of(meta, line)

    def add(self, task: Task, record: Record | None) -> None:
        """Keep a record, or that a file has ended."""
        meta = {"file": task.file, "stamp": task.stamp, **({"end": True} if record is None else record.meta())}
        try:
            self._file.write(spelled(meta, record.line if record else b""))
            self._file.flush()
        except OSError as refusal:
            raise ResultsNotWritten(path=str(self.output), reason=refused(refusal)) from None

    def remove(self) -> None:
        """Take the journal away: the output stands."""
        self._file.close()
        with suppress(OSError):
            self.path.unlink()

    def _take_up(self, header: dict[str, Any]) -> None:
        """Find how far the journal holds for these tasks; what follows is cut off."""
        first = spelled(header)
        self._file.seek(0)
        if self._file.readline() != first:
            self._file.truncate(0)
            self._file.write(first)
            self._file.flush()
            return
        good = self._file.tell()
        for message in self._file:
            if not message.endswith(b"\n") or not self._fits(message):
                break
            good += len(message)
        self._file.truncate(good)
        self._file.seek(0, os.SEEK_END)

    def _fits(self, message: bytes) -> bool:
        """Whether a line of the journal tells of the file that is next; what is left is then less."""
        meta, _line = parsed(message)
        task = self.left[0] if self.left else None
        if task is None or (meta["file"], tuple(meta["stamp"])) != (task.file, task.stamp):
            return False
        if "end" in meta:
            self.left.pop(0)
            self.files += 1
        else:
            self.left[0] = replace(task, start=meta["at"] + 1)
        return True


def _lock(file: BinaryIO, output: Path) -> None:
    """Let one run at a time write an output, where the system can tell."""
    try:
        import fcntl  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ResultsNotWritten(path=str(output), reason="его пишет другой запуск") from None
