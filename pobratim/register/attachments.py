"""Files that hang on a record, such as the scan of what was signed: kept by sha256, named in the detail `files`.

The detail is a line for each file, its sha256 and its name; so a file is attached, taken off and taken back by the
same decisions as any other value, and says who attached it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pobratim.register.models import Act, Activity, Agreement, Fact, Project

FILES = "files"
MOST, LONGEST_NAME = 12, 120
LINE = re.compile(r"([0-9a-f]{64}) (\S.*)")
HOLDING: dict[str, tuple[type[Agreement | Act | Activity | Project], str]] = {
    "agreement": (Agreement, "ties"),
    "act": (Act, "tie"),
    "activity": (Activity, "ties"),
    "project": (Project, "ties"),
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was attached: the sha256 of its bytes and its name."""

    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Held:
    """A record of a tie with the files that hang on it."""

    kind: str
    id: int
    word: str
    date: str | None
    files: tuple[Attachment, ...]


def parted(text: str) -> tuple[Attachment, ...]:
    """The files that a detail names."""
    return tuple(Attachment(*found.groups()) for line in text.splitlines() if (found := LINE.fullmatch(line)))


def written(files: Iterable[Attachment]) -> str:
    """The detail that names files, each once."""
    lines = (f"{each.sha256} {' '.join(each.name.split())[-LONGEST_NAME:]}" for each in files)
    return "\n".join(list(dict.fromkeys(lines))[:MOST])


def attached_to(tie: int) -> Iterator[Held]:
    """The records of a tie that have files, with them."""
    for kind, (model, way) in HOLDING.items():
        rows = model._default_manager.filter(live=True, details__has_key=FILES, **{way: tie}).order_by("pk")
        for row in rows:
            if files := parted(row.details[FILES]):
                word = str(getattr(row, "title", "") or getattr(row, "name", "") or "")
                yield Held(kind, row.pk, word, getattr(row, "date", None), files)


def attachment(kind: str, record: int, sha256: str) -> Attachment | None:
    """A file that hangs on a record that stands, if it does."""
    model, _way = HOLDING.get(kind, (Agreement, ""))
    row = model._default_manager.filter(pk=record, live=True).first() if kind in HOLDING else None
    return next((each for each in parted(row.details.get(FILES, "")) if each.sha256 == sha256), None) if row else None


def ever_attached() -> dict[str, str]:
    """The names of all files that ever hung on a record, by sha256."""
    told = Fact.objects.filter(document=None, payload__details__has_key=FILES).values_list("payload", flat=True)
    return {each.sha256: each.name for said in told.iterator(500) for each in parted(said["details"][FILES])}
