"""Processes that set the parts of a long memo one after another; each is begun while the one before it is at work."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from pobratim.errors import MemoNotSet
from pobratim.memo.drawing.picture import font_folders
from pobratim.memo.renderers import typesetter

Process = subprocess.Popen[bytes]


class Typesetters:
    """`hand` gives the next process its part, `paper` waits for the PDF; at the end no process is left."""

    def __init__(self, parts: int) -> None:
        self._left = parts
        self._waiting: list[Process] = []

    def __enter__(self) -> "Typesetters":
        self._begin()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for process in self._waiting:
            process.kill()
            process.communicate()

    def _begin(self) -> None:
        """Start a process for the next part, if one is left."""
        if self._left:
            self._left -= 1
            command = [sys.executable, "-I", str(Path(typesetter.__file__)), *font_folders()]
            pipe = subprocess.PIPE
            self._waiting.append(subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe))  # noqa: S603

    def hand(self, content: str) -> None:
        """Let the process that waits set a part."""
        process = self._waiting[0]
        assert process.stdin  # noqa: S101  it is a pipe
        with suppress(BrokenPipeError):
            process.stdin.write(content.encode())
            process.stdin.close()
        process.stdin = None
        self._begin()

    def paper(self) -> bytes:
        """The PDF of the part that was handed over last; raises `MemoNotSet`."""
        process = self._waiting[0]
        made, said = process.communicate()
        self._waiting.pop(0)
        if process.returncode:
            reason = said.decode(errors="replace").strip().rpartition("\n")[2]
            raise MemoNotSet(reason=reason or str(process.returncode))
        return made
