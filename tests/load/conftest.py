"""A register of many ties in the database of the tests."""

from collections.abc import Callable

import pytest

from benchmarks.big_register import COLUMNS
from benchmarks.big_rows import BY, Writer, places, towns

MOST = 1000


@pytest.fixture
def grow(db) -> Callable[[int], None]:
    """What lets the register of the test grow to so many ties, a thousand at most."""
    from django.db import connection

    from pobratim.accounts.models import Person

    def put(table: str, rows: list[tuple[object, ...]]) -> None:
        names = ", ".join(f'"{name}"' for name in COLUMNS[table].split())
        marks = ", ".join(["%s"] * len(COLUMNS[table].split()))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)

    Person.objects.create(pk=BY, username="officer", role="administrator")
    homes, partners = towns(MOST)
    for table, rows in places([*homes, *partners]).items():
        put(table, rows)
    writer = Writer(homes, partners)

    def grown(ties: int) -> None:
        for some in writer.papers(ties):
            for table in COLUMNS:
                put(table, some.get(table, []))
        with connection.cursor() as cursor:  # a planner that thinks the tables small would walk them row by row
            cursor.execute("ANALYZE")

    return grown
