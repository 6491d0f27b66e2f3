"""Open data written: one format as bytes, or all of them into a folder that is never half new."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from pobratim.errors import ExtraMissing, FilesNotWritten, refused
from pobratim.exchange import linked, nested, tabular
from pobratim.exchange.cataloguing import catalogue, package
from pobratim.exchange.gathering import Open
from pobratim.exchange.schema import TABLES
from pobratim.exchange.triples import as_jsonld, as_turtle
from pobratim.register.opened import HANGING

WHOLE: dict[str, Callable[[Open], bytes]] = {
    "xlsx": tabular.as_xlsx,
    "ods": tabular.as_ods,
    "jsonl": lambda told: "".join(nested.jsonl([told])).encode(),
    "geojson": lambda told: "".join(nested.geojson([told])).encode(),
    "sqlite": tabular.as_sqlite,
    "ttl": lambda told: as_turtle(linked.nodes(told)),
    "jsonld": lambda told: as_jsonld(linked.nodes(told)),
}


BY_ROWS: dict[str, Callable[[Iterable[Open]], Iterator[str]]] = {"jsonl": nested.jsonl, "geojson": nested.geojson}
OF_TIES = ("ties", *HANGING)  # tables whose rows come tie by tie


def by_rows(name: str, ending: str, parts: Iterable[Open]) -> Iterator[str] | None:
    """A file of the open data as it is made, a piece for each row; None where it can only be made whole."""
    if ending == "csv" and name in OF_TIES:
        return tabular.csv_rows((row for told in parts for row in told.tables[name]), name)
    return BY_ROWS[ending](parts) if name == "register" and ending in BY_ROWS else None


def all_files(told: Open) -> dict[str, bytes]:
    """Every file of the open data by name; Parquet where pyarrow is installed."""
    files = {f"{name}.csv": tabular.as_csv(told.tables[name], name) for name in TABLES}
    files |= {f"register.{ending}": make(told) for ending, make in WHOLE.items()}
    with suppress(ExtraMissing):
        files |= {f"{name}.parquet": tabular.as_parquet(told.tables[name], name) for name in TABLES}
    files["datapackage.json"] = package(told, files)
    files["catalogue.ttl"] = catalogue(told, files)
    return files


def write_all(told: Open, folder: Path) -> dict[str, int]:
    """The sizes of the files that were written; each takes its place whole, the catalogue last."""
    files = all_files(told)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            half = folder / f".{name}.{os.getpid()}"
            try:
                half.write_bytes(content)
                half.replace(folder / name)
            finally:
                half.unlink(missing_ok=True)
    except OSError as failure:
        raise FilesNotWritten(path=folder, reason=refused(failure)) from failure
    return {name: len(content) for name, content in files.items()}
