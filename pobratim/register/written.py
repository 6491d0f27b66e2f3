"""Queries of every page, whose SQL is written once: each page asks them of other numbers only.

Writing a query as SQL takes Django several times as long as SQLite takes to answer it. `@written` stands before a
function that makes a query of `numbers`, which it hands to `column__among=`, and of words that are few: for each of
these the SQL is written once a thread, as the connection is the thread's own.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from threading import local
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from pobratim.register.models.among import LATER, Later, given

LARGEST = 2**63 - 1  # no record has a larger number, and databases take none
MOST = 64  # of days, mostly, for which a query was written


class Statement(NamedTuple):
    """A query as SQL; by column what makes the value of a row; where its rows are records, their model and fields."""

    sql: str
    words: tuple[Any, ...]
    converters: dict[int, tuple[list[Callable[..., Any]], Any]]
    model: Any
    fields: tuple[str, ...]


class Written:
    """A query that is written once and asked often."""

    def __init__(self, make: Callable[..., QuerySet[Any, Any]]) -> None:
        self.make, self.kept = make, local()
        self.__doc__ = make.__doc__

    def __call__(self, numbers: Iterable[int], *words: Hashable) -> list[Any]:
        """The rows about the numbers: tuples of values, or records of the model of the query."""
        asked = sorted(number for number in set(numbers) if number <= LARGEST)
        if not asked:
            return []
        found = self.statement(words)
        told = [given(asked, connection.vendor) if isinstance(each, Later) else each for each in found.words]
        with planned_cursor() as cursor:
            cursor.execute(found.sql, told)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        if found.converters:
            rows = list(converted(rows, found.converters))
        if found.model is None:
            return rows
        return [found.model.from_db(DEFAULT_DB_ALIAS, found.fields, row) for row in rows]

    def statement(self, words: tuple[Hashable, ...]) -> Statement:
        """The query as SQL, written if it is not yet."""
        kept: dict[str, Statement] = self.kept.__dict__
        key = repr(words)
        if key not in kept:
            if len(kept) >= MOST:
                kept.clear()
            kept[key] = write(self.make(LATER, *words))
        return kept[key]


def planned_cursor() -> CursorWrapper:
    """A cursor for what is asked often in the same words: PostgreSQL keeps their plan, as SQLite does anyway."""
    cursor: CursorWrapper = connection.cursor()
    if connection.vendor == "postgresql":
        from django.db.backends.postgresql.base import ServerBindingCursor  # noqa: PLC0415  not installed for SQLite

        cursor.cursor = ServerBindingCursor(connection.connection)  # type: ignore[call-arg]  # its stub is bare
    return cursor


def write(rows: QuerySet[Any, Any]) -> Statement:
    """A query as SQL."""
    compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, words = compiler.as_sql()
    converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
    shape = compiler.klass_info
    if shape is None or not rows.query.default_cols:
        return Statement(sql, tuple(words), converters, None, ())
    assert not shape.get("related_klass_infos")  # noqa: S101  records of other tables are not made here
    fields = tuple(compiler.select[at][0].target.attname for at in shape["select_fields"])
    return Statement(sql, tuple(words), converters, shape["model"], fields)


def converted(
    rows: Iterable[tuple[Any, ...]], converters: dict[int, tuple[list[Callable[..., Any]], Any]]
) -> Iterator[tuple[Any, ...]]:
    """Rows with the values that Python has for those of the database."""
    for row in rows:
        values = list(row)
        for at, (some, column) in converters.items():
            for each in some:
                values[at] = each(values[at], column, connection)
        yield tuple(values)


def written(make: Callable[..., QuerySet[Any, Any]]) -> Written:
    """The query that a function makes of numbers and of words, to be called as the function is."""
    return Written(make)
