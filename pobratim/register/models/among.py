"""`column__among=numbers`: as `column__in`, but all numbers are one parameter: for thousands of them."""

import json
from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Field, ForeignKey, Lookup


class Later:
    """Numbers that are not given yet: the query is written first (`pobratim.register.written`)."""


LATER: Final = Later()
Numbers = Iterable[int] | Later


def given(numbers: list[int], vendor: str) -> str:
    """Numbers as the one parameter that a database takes; SQLite knows no arrays."""
    return json.dumps(numbers) if vendor == "sqlite" else f"{{{','.join(map(str, numbers))}}}"


@Field.register_lookup
@ForeignKey.register_lookup
class Among(Lookup[Any]):
    """Whether a number is one of a set."""

    lookup_name = "among"
    rhs: Iterable[int] | Later

    def get_prep_lookup(self) -> list[int] | Later:
        """The numbers in their order."""
        return self.rhs if isinstance(self.rhs, Later) else sorted(self.rhs)

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """The condition for SQLite."""
        column, words = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*words, self.parameter("sqlite")]  # noqa: S608  a column, no value

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """The condition for PostgreSQL."""
        column, words = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::bigint[])", [*words, self.parameter("postgresql")]

    def parameter(self, vendor: str) -> Any:
        """The numbers as one parameter."""
        return self.rhs if isinstance(self.rhs, Later) else given(list(self.rhs), vendor)
