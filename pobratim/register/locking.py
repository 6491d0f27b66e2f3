"""Who writes to the register writes alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

WRITE_LOCK = 0x706F6273  # any number, the same in all processes, another than that of migrations


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that writes to the register alone: another process waits, so that both cannot make one place.

    SQLite begins it as IMMEDIATE and so does the same by itself.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITE_LOCK])
        yield
