"""Files of facts: JSON Lines, a paper a line; Parquet, a fact a row. Each appears whole or not at all."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from pobratim.errors import ExtraMissing, ResultsNotWritten, refused
from pobratim.reading.records import Record

ENDINGS = (".jsonl", ".parquet")
BATCH = 2_000
KINDS = {
    "projects": "project",
    "activities": "activity",
    "directions": "direction",
    "recommendations": "recommendation",
    "policies": "policy",
}
SIDES = ("home", "home_level", "home_country", "home_place")
PARTNERS = ("partner", "partner_level", "partner_country", "partner_place")
TOLD = ("text", "date", "term", "since", "rule", "quote")
TEXTS = ("path", "sha256", "language", "as_of", "fact", "kind", "status", *SIDES, *PARTNERS, *TOLD)
SHOWN = {"kind": ("kind", "what"), "text": ("title", "name", "text"), "partner_country": ("country",)}


def check(output: Path) -> None:
    """Nothing, where an output of this name can be written; else the error that says why not."""
    if output.suffix == ".parquet":
        _parquet()
    if not output.parent.is_dir():
        raise ResultsNotWritten(path=str(output), reason="такой папки нет")


def write(records: Iterable[Record], output: Path) -> None:
    """Write the facts of records, in their order, as the ending of the name says."""
    kind: Callable[[Iterable[Record], Path], None] = _table if output.suffix == ".parquet" else _lines
    made = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        kind(records, made)
        made.replace(output)
    except OSError as refusal:
        raise ResultsNotWritten(path=str(output), reason=refused(refusal)) from None
    finally:
        with suppress(OSError):
            made.unlink()


def _lines(records: Iterable[Record], path: Path) -> None:
    with path.open("wb") as file:
        for record in records:
            if record.line:
                file.write(record.line + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _table(records: Iterable[Record], path: Path) -> None:
    pyarrow, parquet = _parquet()
    texts, one = pyarrow.string(), pyarrow.float64()
    several = pyarrow.list_(texts)
    fields = [(name, texts) for name in TEXTS]
    fields += [("start", pyarrow.int64()), ("end", pyarrow.int64()), ("confidence", one)]
    schema = pyarrow.schema([*fields, ("participants", several), ("doubts", several)])
    rows = (row for record in records if record.line for row in rows_of(json.loads(record.line)))
    with parquet.ParquetWriter(path, schema) as writer:
        while batch := list(islice(rows, BATCH)):
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))


def rows_of(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every fact of a paper as a row; the rows of instruments and acts name the sides of their tie."""
    about = {name: value["document"][name] for name in ("path", "sha256", "language", "as_of")}
    for tie in value["ties"]:
        sides = {**_side("home", tie["home"]), **_side("partner", tie["partner"])}
        yield {**about, **_row("tie", tie), **sides}
        for agreement in tie["agreements"]:
            yield {**about, **_row("agreement", agreement), **sides}
        for act in tie["acts"]:
            yield {**about, **_row("act", act), **sides}
    for several, fact in KINDS.items():
        for each in value[several]:
            yield {**about, **_row(fact, each)}


def _row(fact: str, value: dict[str, Any]) -> dict[str, Any]:
    """A fact as a row, with the first words that it rests on."""
    shown = {name: next((value[key] for key in keys if key in value), None) for name, keys in SHOWN.items()}
    same = {name: value.get(name) for name in ("status", "date", "term", "since", "confidence")}
    several = {name: list(value.get(name) or ()) for name in ("participants", "doubts")}
    ground = value["evidence"][0] if value["evidence"] else {}
    return {"fact": fact, **shown, **same, **several, **{name: ground.get(name) for name in _GROUND}}


_GROUND = ("start", "end", "quote", "rule")


def _side(name: str, party: dict[str, Any]) -> dict[str, Any]:
    return {name: party["name"], **{f"{name}_{part}": party[part] for part in ("level", "country", "place")}}


def _parquet() -> tuple[Any, Any]:
    try:
        import pyarrow  # noqa: PLC0415  an extra of many megabytes
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError:
        raise ExtraMissing(what="Parquet", extra="parquet") from None
    return pyarrow, parquet
