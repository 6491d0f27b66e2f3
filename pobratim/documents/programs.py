"""Programs of others that read what we cannot: found on the path, run with a limit of time."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from pobratim.errors import BrokenDocument, ProgramMissing

SECONDS = 60


def find(names: Sequence[str], program: str, how: str, path: str) -> str:
    """The file of a program, or an error that names it and how to get it."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise ProgramMissing(path=path, program=program, how=how)


def run(
    command: Sequence[str], folder: Path, path: str, seconds: int = SECONDS, more: Mapping[str, str] | None = None
) -> bytes:
    """What a program printed; `more` stands in its environment."""
    try:
        done = subprocess.run(  # noqa: S603  the command is ours, the paper is named by a file of ours
            list(command),
            cwd=folder,
            capture_output=True,
            timeout=seconds,
            check=True,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **(more or {})},
        )
    except subprocess.TimeoutExpired:
        raise BrokenDocument(path=path, reason=f"{Path(command[0]).name} не справился за {seconds} с") from None
    except (subprocess.CalledProcessError, OSError):
        raise BrokenDocument(path=path, reason=f"{Path(command[0]).name} не смог его прочитать") from None
    return done.stdout
