"""Open tables as files that spreadsheets and databases read: CSV, XLSX, ODS, SQLite, Parquet."""

import io
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pobratim.errors import ExtraMissing
from pobratim.exchange import workbooks
from pobratim.exchange.gathering import Open
from pobratim.exchange.schema import KEYS, TABLES, Column
from pobratim.exchange.workbooks import Leaf
from pobratim.register.opened import Row

SQL = {"integer": "INTEGER", "number": "REAL", "string": "TEXT"}


def as_csv(rows: Iterable[Row], name: str) -> bytes:
    """A table as CSV (UTF-8, commas); no cell is a formula."""
    return "".join(csv_rows(rows, name)).encode()


def csv_rows(rows: Iterable[Row], name: str) -> Iterator[str]:
    """The same, row by row."""
    return workbooks.csv_rows(leaf(rows, name))


def as_xlsx(told: Open) -> bytes:
    """All tables as one workbook, a sheet each."""
    return workbooks.whole(workbooks.write_xlsx, leaves(told))


def as_ods(told: Open) -> bytes:
    """All tables as one workbook of LibreOffice, a sheet each."""
    return workbooks.whole(workbooks.write_ods, leaves(told))


def leaves(told: Open) -> Iterator[Leaf]:
    """The tables as sheets, ties first."""
    for name in ("ties", *(each for each in TABLES if each != "ties")):
        yield leaf(told.tables[name], name)


def leaf(rows: Iterable[Row], name: str) -> Leaf:
    """A table as a sheet."""
    columns = [column.name for column in TABLES[name]]
    return Leaf(name, columns, ([row[each] for each in columns] for row in rows))


def as_sqlite(told: Open) -> bytes:
    """All tables as an SQLite file with keys, references and the meaning of each column."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "open.sqlite3"
        base = sqlite3.connect(path)
        try:
            base.execute("PRAGMA foreign_keys = ON")
            for statement in tables_in_sql():
                base.execute(statement)
            for name, columns in TABLES.items():
                marks = ", ".join("?" * len(columns))
                rows = ([row[column.name] for column in columns] for row in told.tables[name])
                base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608  names are our own
            meanings = [(name, column.name, column.meaning) for name, some in TABLES.items() for column in some]
            base.executemany("INSERT INTO columns VALUES (?, ?, ?)", meanings)
            about = {"as_of": told.as_of.isoformat(), "made": told.made, "licence": told.licence}
            base.executemany("INSERT INTO about VALUES (?, ?)", about.items())
            base.commit()
        finally:
            base.close()
        return path.read_bytes()


def tables_in_sql() -> Iterator[str]:
    """The statements that make the tables."""
    for name, columns in TABLES.items():
        parts = [column_in_sql(name, column) for column in columns]
        if len(KEYS.get(name, ())) > 1:
            parts.append(f"PRIMARY KEY ({', '.join(KEYS[name])})")
        yield f'CREATE TABLE "{name}" ({", ".join(parts)})'
    yield 'CREATE TABLE columns ("table" TEXT, "column" TEXT, meaning TEXT)'
    yield "CREATE TABLE about (what TEXT PRIMARY KEY, value TEXT)"


def column_in_sql(table: str, column: Column) -> str:
    """A column of a table."""
    words = [f'"{column.name}"', SQL[column.kind]]
    if KEYS.get(table) == (column.name,):
        words.append("PRIMARY KEY")
    if column.required:
        words.append("NOT NULL")
    if column.refers and KEYS.get(column.refers) == ("id",):
        words.append(f'REFERENCES "{column.refers}" (id)')
    return " ".join(words)


def as_parquet(rows: list[Row], name: str) -> bytes:
    """A table as Parquet; needs pyarrow."""
    try:
        import pyarrow  # noqa: PLC0415  an extra of many megabytes
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as failure:
        raise ExtraMissing(what="Parquet", extra="parquet") from failure
    kinds = {"integer": pyarrow.int64(), "number": pyarrow.float64(), "string": pyarrow.string()}
    fields = [pyarrow.field(each.name, kinds[each.kind], not each.required) for each in TABLES[name]]
    columns = {each.name: [row[each.name] for row in rows] for each in TABLES[name]}
    made = io.BytesIO()
    parquet.write_table(pyarrow.table(columns, schema=pyarrow.schema(fields)), made)
    return made.getvalue()
