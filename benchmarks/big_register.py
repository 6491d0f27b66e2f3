"""A big register, straight into the tables: 100,000 ties, 300,000 agreements, 1,000,000 activities, with their words.

`python -m benchmarks.big_register ADDRESS [--ties 100000]` fills a new register (an SQLite file or postgres://…) and
prints how long it took. Towns are those of GeoNames; all else is made by lot, the same every time.
"""

import argparse
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from benchmarks.big_rows import Writer

TIES = 100_000
COLUMNS = {  # the order in which `big_rows` gives the columns of each table
    "place": "id name sort_key search_key level country region merged_into_id",
    "place_name": "id place_id name key",
    "place_identifier": "id place_id identifier",
    "tie": "id live added_at home_id partner_id kind since begins first_day search_key published version",
    "document": "id sha256 name media_type language date text warnings added_at added_by_id published",
    "document_words": "document_id key",
    "fact": "id document_id parent_id number kind payload digest confidence doubts reader added_at added_by_id",
    "evidence": "id fact_id number start end quote rule rule_sentence",
    "proposal": "id fact_id outcome state against tie_id",
    "decision": "id proposal_id verdict payload reason by_id at supersedes_id",
    "claim": "id fact_id decision_id record_kind record_id tie_id values live",
    "statement": "id live added_at tie_id kind status since status_since status_by",
    "agreement": "id live added_at kind title date day term last_day details",
    "agreement_tie": "id agreement_id tie_id",
    "party": "id agreement_id place_id side named body signatory",
    "act": "id live added_at tie_id agreement_id kind side party date day details",
    "activity": "id live added_at what date day participants details key",
    "activity_tie": "id activity_id tie_id",
    "activity_place": "id activity_id place_id",
    "audit_event": "id at by_id action record_kind record_id details",
}


class Sink(Protocol):
    """Where rows go."""

    def put(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        """Add rows to a table."""


class Sqlite:
    """Rows into an SQLite file; nothing is written safely, for the file is thrown away when this fails."""

    def __init__(self, path: str) -> None:
        self.file = sqlite3.connect(path, isolation_level=None)
        for each in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "foreign_keys=OFF"):
            self.file.execute(f"PRAGMA {each}")
        self.file.execute("BEGIN")

    def put(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        """Add rows to a table."""
        names = ", ".join(f'"{name}"' for name in COLUMNS[table].split())
        marks = ", ".join("?" * len(COLUMNS[table].split()))
        self.file.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({marks})",
            rows,
        )

    def close(self) -> None:
        """Let the file be as registers are."""
        self.file.execute("COMMIT")
        self.file.execute("ANALYZE")
        self.file.execute("PRAGMA journal_mode=WAL")
        self.file.close()


class Postgres:
    """Rows into PostgreSQL by COPY."""

    def __init__(self, address: str) -> None:
        import psycopg

        self.server = psycopg.connect(address.replace("postgres://", "postgresql://", 1))
        self.server.execute("SET TIME ZONE 'UTC'")
        self.server.execute("SET session_replication_role = replica")  # references are right by the way they are made

    def put(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        """Add rows to a table."""
        names = ", ".join(f'"{name}"' for name in COLUMNS[table].split())
        with self.server.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def close(self) -> None:
        """Let new rows have numbers after these, and the planner know them."""
        for table in (each for each, columns in COLUMNS.items() if columns.startswith("id ")):
            last = f"(SELECT max(id) FROM {table})"
            self.server.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last}) WHERE {last} > 0")
        self.server.commit()
        self.server.autocommit = True
        self.server.execute("VACUUM ANALYZE")
        self.server.close()


@contextmanager
def sink(address: str) -> Iterator[Sink]:
    """The sink of an address."""
    made = Postgres(address) if address.startswith("postgres") else Sqlite(address)
    yield made
    made.close()


def fill(address: str, ties: int = TIES) -> float:
    """The seconds that it took to fill a new register with so many ties."""
    open_new()
    from benchmarks.big_rows import Writer, towns

    began = time.monotonic()
    write(address, Writer(*towns(ties)), ties)
    return time.monotonic() - began


def write(address: str, writer: "Writer", ties: int) -> None:
    """Put the towns of a writer and so many of its ties into the tables."""
    from benchmarks.big_rows import places

    with sink(address) as out:
        for table, rows in places([*writer.homes, *writer.partners]).items():
            out.put(table, rows)
        for some in writer.papers(ties):
            for table in COLUMNS:
                if table in some:
                    out.put(table, some[table])


def open_new() -> None:
    """Make the register that POBRATIM_REGISTER names, with the person in whose name all of it is accepted."""
    import django

    django.setup()
    from django.db import connection

    from pobratim.accounts.people import console_person
    from pobratim.register.models import Tie
    from pobratim.register.opening import open_register

    open_register()
    if Tie.objects.exists():
        sys.exit("This register is not new: give the address of one that holds no ties.")
    assert console_person().pk == 1
    connection.close()


def main() -> None:
    """Fill the register of the address."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.big_register")
    words.add_argument("address")
    words.add_argument("--ties", type=int, default=TIES)
    wish = words.parse_args()
    os.environ["POBRATIM_REGISTER"] = wish.address
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pobratim.settings")
    print(f"{wish.ties} ties: {fill(wish.address, wish.ties):.1f} s", end="", flush=True)
    print(f", their states derived: {derive():.1f} s")


def derive() -> float:
    """The seconds that it took to derive what the register keeps of every tie and the words of all papers."""
    from django.utils import timezone

    from pobratim.register import indexing
    from pobratim.register.outlining import refresh

    began = time.monotonic()
    indexing.fill()
    refresh(timezone.localdate())
    return time.monotonic() - began


if __name__ == "__main__":
    main()
