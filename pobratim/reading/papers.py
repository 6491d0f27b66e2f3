"""Which files are to be read: those named, and those of the folders that are named, in one order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pobratim.errors import NoPapers

NO_PAPERS = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read: as it is named, its size and the time of its last change.

    `start` is the first paper wanted; with `alone` an archive is not opened and a letter comes without attachments.
    """

    file: str
    stamp: tuple[int, int] = (0, 0)
    start: int = 0
    alone: bool = False


def gather(paths: Iterable[Path], besides: Iterable[Path] = (), in_order: bool = True) -> list[Task]:
    """The files to read: sorted by path, each once; or as they were named.

    Folders are searched to the bottom; hidden files, locks of offices and `besides` are left out. A file that was
    named stays even where it does not exist: its reading tells of that. Raises NoPapers for an empty folder.
    """
    left_out = {each.resolve() for each in besides}
    found = [str(file) for path in paths for file in _files(path) if file.resolve() not in left_out]
    return [Task(file, _stamp(Path(file))) for file in (sorted(set(found)) if in_order else found)]


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    inside = [file for file in path.rglob("*") if file.is_file() and _is_wanted(file.relative_to(path))]
    if not inside:
        raise NoPapers(path=str(path))
    yield from sorted(inside, key=str)


def _is_wanted(file: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.parts)
    return not (hidden or file.name.startswith("~$") or file.name.lower() in NO_PAPERS)


def _stamp(file: Path) -> tuple[int, int]:
    try:
        known = file.stat()
    except OSError:
        return 0, 0
    return known.st_size, known.st_mtime_ns
