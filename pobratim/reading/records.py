"""What a process that reads is told and what it says: one line each, meta as JSON, then the facts after a tab.

The same lines stand in the journal of a run. JSON as `json.dumps` writes it holds neither tabs nor line ends.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from pobratim import errors
from pobratim.errors import PobratimError

if TYPE_CHECKING:
    from pobratim.facts import Facts

Outcome = Literal["facts", "empty", "failed"]
FACTS = ("ties", "projects", "activities", "directions", "recommendations")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one paper may take: seconds of waiting, megabytes of memory."""

    seconds: float = 20.0
    megabytes: int = 500


@dataclass(frozen=True, slots=True)
class Record:
    """What became of one paper of a file: its facts as a line of JSON, or why there are none.

    `file` is the file as it was named, `at` the place of the paper in it (0 where it is no archive), `path` the file
    with the way inside it. `error` and `about` are the class of an error and its facts. `silence` says why
    a second reader that was asked gave no answer.
    """

    file: str
    at: int
    path: str
    outcome: Outcome
    ties: int = 0
    error: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)
    silence: str = ""
    line: bytes = b""

    @property
    def failure(self) -> PobratimError:
        """The error that stopped the reading of this paper."""
        return getattr(errors, self.error)(**self.about)  # type: ignore[no-any-return]

    def facts(self) -> "Facts":
        """The facts of this paper."""
        from pobratim.facts.json_form import from_json  # noqa: PLC0415  not for those who only pass lines on

        return from_json(json.loads(self.line))

    def meta(self) -> dict[str, Any]:
        """All but the facts, as values for JSON."""
        return {name: value for name, value in asdict(self).items() if name != "line" and value not in ("", {})}


def failed(file: str, at: int, path: str, failure: PobratimError) -> Record:
    """The record of a paper that cannot be read; the error names the paper by its whole path."""
    about = {name: fact if isinstance(fact, int | float) else str(fact) for name, fact in failure.facts.items()}
    return Record(file, at, path, "failed", error=type(failure).__name__, about={**about, "path": path})


def spelled(meta: Mapping[str, Any], line: bytes = b"") -> bytes:
    """A message as it is written."""
    said = json.dumps(meta, ensure_ascii=False).encode()
    return said + b"\t" + line + b"\n" if line else said + b"\n"


def parsed(message: bytes) -> tuple[dict[str, Any], bytes]:
    """The meta and the facts of a message."""
    meta, _tab, line = message.rstrip(b"\n").partition(b"\t")
    return json.loads(meta), line


def record_of(meta: Mapping[str, Any], line: bytes) -> Record:
    """The record of a message that is one."""
    return Record(**{name: value for name, value in meta.items() if name in Record.__slots__}, line=line)
