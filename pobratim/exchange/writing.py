"""Open data written: one format as bytes, or all of them into a folder that is never half new."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pobratim.errors import ExtraMissing, FilesNotWritten, refused
from pobratim.exchange import linked, nested, tabular
from pobratim.exchange.cataloguing import catalogue, package
from pobratim.exchange.gathering import Open
from pobratim.exchange.schema import TABLES
from pobratim.exchange.triples import as_jsonld, as_turtle

WHOLE: dict[str, Callable[[Open], bytes]] = {
    "xlsx": tabular.as_xlsx,
    "ods": tabular.as_ods,
    "jsonl": nested.as_jsonl,
    "geojson": nested.as_geojson,
    "sqlite": tabular.as_sqlite,
    "ttl": lambda told: as_turtle(linked.nodes(told)),
    "jsonld": lambda told: as_jsonld(linked.nodes(told)),
}


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
