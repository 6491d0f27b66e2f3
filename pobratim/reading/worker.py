"""The process that reads: takes files line by line, says what it is doing and what it found; `Guard` starts it."""

import json
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from pobratim.documents import Document, Source, read_bytes, unpack
from pobratim.documents.reading import load
from pobratim.documents.waiting import heard_by
from pobratim.errors import DocumentError, DocumentTooLarge, PobratimError, ReadingFault
from pobratim.facts import read_facts, to_json
from pobratim.reading.records import FACTS, Limits, Outcome, Record, failed, spelled
from pobratim.sparing import spare_what_stays

if TYPE_CHECKING:
    from pobratim.reading.second import SecondReader

WORN = 0.8  # of the memory that is allowed: a process that once took so much is replaced


def main() -> None:
    """Read what standard input names until it ends."""
    out = _own_output()
    settings = json.loads(sys.stdin.readline())
    limits = Limits(**settings["limits"])
    second = _second(settings.get("second"))
    _bound_memory(limits.megabytes)
    _end_with_parent()
    spare_what_stays()
    _say(out, spelled({"now": "ready"}))
    for line in sys.stdin:
        for message in messages(json.loads(line), limits, second, partial(_say, out)):
            _say(out, message)
        _say(out, spelled({"end": True, "worn": _peak_megabytes() > WORN * limits.megabytes}))


def messages(
    task: dict[str, Any],
    limits: Limits,
    second: "SecondReader | None" = None,
    say: Callable[[bytes], None] = lambda _message: None,
) -> Iterator[bytes]:
    """What is said while a file is read: before each paper that it begins, and what became of it.

    `say` hears at once of each page of a scan, which may take as long as a paper.
    """
    given = str(task["named"])
    for at, piece in enumerate(_pieces(Path(task["file"]), Path(given).name, alone=task["alone"])):
        if at < task["start"]:
            continue
        path = _path(given, piece)
        if isinstance(piece, DocumentError):
            yield spelled(failed(given, at, path, piece).meta())
            continue
        begun = spelled({"now": "text", "at": at, "path": path, "seconds": limits.seconds})
        yield begun
        try:
            with heard_by(partial(say, begun)):
                document = read_bytes(piece.data, piece.name)
            yield from _read(Record(given, at, path, "empty"), document, second)
        except PobratimError as failure:
            yield spelled(failed(given, at, path, failure).meta())
        except MemoryError:
            yield spelled(failed(given, at, path, DocumentTooLarge(path=path, reason="не хватает памяти")).meta())
        except Exception as fault:
            traceback.print_exc()
            yield spelled(failed(given, at, path, ReadingFault(path=path, kind=type(fault).__name__)).meta())


def _pieces(path: Path, name: str, alone: bool) -> Iterator[Source | DocumentError]:
    """The papers of a file of this name: one, or those of an archive."""
    try:
        data = load(path)
    except DocumentError as failure:
        yield failure
        return
    if alone:
        yield Source(name, data)
    else:
        yield from unpack(data, name)


def _path(given: str, piece: Source | DocumentError) -> str:
    """How a paper of a file is called: the file as it was named, with the way inside it."""
    name = piece.name if isinstance(piece, Source) else str(piece.facts.get("path", ""))
    own = Path(given).name + "/"
    return f"{given}/{name.removeprefix(own)}" if name.startswith(own) else given


def _read(record: Record, document: Document, second: "SecondReader | None") -> Iterator[bytes]:
    """The facts of one paper, after the word that its text is known; with what a second reader says of them."""
    yield spelled({"now": "facts", "at": record.at, "path": record.path})
    facts, silence = read_facts(document), ""
    if second is not None:
        from pobratim.reading.second import seconds_for, with_second  # noqa: PLC0415  off by default

        allowed = seconds_for(facts.text, second)
        yield spelled({"now": "second", "at": record.at, "path": record.path, "seconds": allowed})
        facts, silence = with_second(facts, second)
    value = {**to_json(facts)}
    value["document"] = {**cast("dict[str, object]", value["document"]), "path": record.path}
    found: Outcome = "facts" if any(value[kind] for kind in FACTS) else "empty"
    said = replace(record, outcome=found, ties=len(facts.ties), silence=silence)
    yield spelled(said.meta(), json.dumps(value, ensure_ascii=False).encode())


def _second(settings: dict[str, Any] | None) -> "SecondReader | None":
    if not settings:
        return None
    from pobratim.reading.second import SecondReader  # noqa: PLC0415  off by default

    return SecondReader(**settings)


def _own_output() -> BinaryIO:
    """Standard output for messages alone; what libraries print goes with the errors."""
    sys.stdout.flush()
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


def _say(out: BinaryIO, message: bytes) -> None:
    out.write(message)
    out.flush()


def _bound_memory(megabytes: int) -> None:
    """Let the system refuse more memory, where it can."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  not on Windows

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 1024 * 1024,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _peak_megabytes() -> float:
    """The most memory that this program has ever held; 0 where the system does not say.

    What `resource` tells counts the process that started this one too, and a server may be large.
    """
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _end_with_parent() -> None:
    """Let this process end soon after the one that started it, however that ended."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    main()
