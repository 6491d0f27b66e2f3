"""A process that reads, watched: a paper that takes too long, too much, or ends the process costs only itself."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self

import pobratim
from pobratim.errors import PobratimError, ReaderNotStarted, ReadingCutShort, ReadingTooLong
from pobratim.reading.papers import Task
from pobratim.reading.records import Limits, Record, failed, parsed, record_of

if TYPE_CHECKING:
    from pobratim.facts import Facts

START = 60.0  # seconds that a process has to begin
LOOK = 0.1  # seconds between looks at the clock
Stage = Callable[[str], None]


@dataclass(slots=True)
class _Place:
    """Where the reading of a file stands: the paper that is begun, or the next one."""

    at: int
    path: str
    is_begun: bool = False
    is_cut: bool = False


class Guard:
    """One process that reads, started when the first file comes and replaced when it is lost."""

    def __init__(self, limits: Limits | None = None, more: dict[str, Any] | None = None) -> None:
        self.limits = limits or Limits()
        self._settings = {"limits": asdict(self.limits), **(more or {})}
        self._process: subprocess.Popen[bytes] | None = None
        self._is_ready = self._is_late = self._is_closed = False
        self._deadline = 0.0
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, for good: nothing more is read."""
        self._is_closed = True
        self._end()

    @property
    def process(self) -> subprocess.Popen[bytes] | None:
        """The process that reads, when there is one."""
        return self._process

    def start(self) -> None:
        """Start the process, so that it makes itself ready while other things are done."""
        self._running()

    def read(self, task: Task, named: str = "", stage: Stage | None = None) -> Iterator[Record]:
        """Every paper of a file as a record, in order; `named` is what records call the file.

        `stage` hears "text" before the text of a paper is read and "facts" before its facts are.
        """
        place = _Place(task.start, named or task.file)
        while not self._is_closed:
            yield from self._asked(task, place, named or task.file, stage)
            if not place.is_cut or self._is_closed:
                return
            yield failed(named or task.file, place.at, place.path, self._cause(place.path))
            if not place.is_begun:
                return
            task = replace(task, start=place.at + 1)
            place = _Place(task.start, named or task.file)

    def facts(self, path: Path, named: str = "", stage: Stage | None = None) -> "Facts":
        """The facts of the one paper in a file; raises one of the family of `DocumentError` when it has none."""
        record, *_none = self.read(Task(str(path), alone=True), named, stage)
        if record.error:
            raise record.failure
        return record.facts()

    def _asked(self, task: Task, place: _Place, named: str, stage: Stage | None) -> Iterator[Record]:
        """The records that the process gives before the end of the file, or before its own."""
        process = self._running()
        self._wait(self.limits.seconds if self._is_ready else START)
        words = {"file": str(Path(task.file).absolute()), "named": named, "start": task.start, "alone": task.alone}
        place.is_cut = True
        with self._left_in_order(place):
            for meta, line in _answers(process, words):
                if "end" in meta:
                    place.is_cut = False
                    self._rest(is_worn=bool(meta["worn"]))
                    return
                if "now" in meta:
                    self._hear(meta, place, stage)
                    continue
                place.at, place.path, place.is_begun = meta["at"] + 1, named, False
                self._deadline = 0.0
                yield record_of(meta, line)
                self._wait(self.limits.seconds)
        if not self._is_ready and not self._is_closed:
            raise ReaderNotStarted(code=process.returncode)

    @contextmanager
    def _left_in_order(self, place: _Place) -> Iterator[None]:
        """A process that has not said all of a file is of no more use, whoever stopped listening."""
        try:
            yield
        finally:
            if place.is_cut:
                self._end()

    def _hear(self, meta: dict[str, Any], place: _Place, stage: Stage | None) -> None:
        """Note what the process says that it does."""
        self._is_ready = True
        if "at" in meta:
            place.at, place.path, place.is_begun = meta["at"], meta["path"], True
        if "seconds" in meta or meta["now"] == "ready":
            self._wait(meta.get("seconds", self.limits.seconds))
        if stage and meta["now"] != "ready":
            stage(meta["now"])

    def _running(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._process is None:
                self._process = _begin(self._settings)
                self._is_ready = self._is_late = False
                self._deadline = 0.0
                threading.Thread(target=self._watch, args=(self._process,), daemon=True).start()
            return self._process

    def _wait(self, seconds: float) -> None:
        self._deadline = time.monotonic() + seconds

    def _rest(self, is_worn: bool) -> None:
        self._deadline = 0.0
        if is_worn:
            self._end()

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            _kill(process)

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        """End the process when a paper takes too long."""
        while process.poll() is None:
            if self._deadline and time.monotonic() > self._deadline and self._process is process:
                self._is_late = True
                _kill(process)
            time.sleep(LOOK)

    def _cause(self, path: str) -> PobratimError:
        if self._is_late:
            return ReadingTooLong(path=path, seconds=round(self.limits.seconds))
        return ReadingCutShort(path=path, megabytes=self.limits.megabytes)


def _begin(settings: dict[str, Any]) -> subprocess.Popen[bytes]:
    """A process of our own that knows its limits; it ends when its input does."""
    package = str(Path(pobratim.__file__).parent.parent)
    paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(
        [sys.executable, "-m", "pobratim.reading.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=None if os.environ.get("POBRATIM_DEBUG") else subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    with suppress(OSError):
        _pipe(process.stdin).write(json.dumps(settings).encode() + b"\n")
        _pipe(process.stdin).flush()
    return process


def _answers(process: subprocess.Popen[bytes], words: dict[str, Any]) -> Iterator[tuple[dict[str, Any], bytes]]:
    """What a process says to some words; nothing more when it is gone or was cut off in the middle of a message."""
    with suppress(OSError, ValueError):
        _pipe(process.stdin).write(json.dumps(words).encode() + b"\n")
        _pipe(process.stdin).flush()
    while True:
        try:
            meta, line = parsed(_pipe(process.stdout).readline())
        except (OSError, ValueError):
            return
        yield meta, line


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process with the programs that it started."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _pipe(end: IO[bytes] | None) -> IO[bytes]:
    assert end is not None  # noqa: S101
    return end
