"""`column__among=numbers`: as `column__in`, but all numbers are one parameter: for thousands of them."""

import json
from typing import Any

from django.db.models import Field, ForeignKey, Lookup


@Field.register_lookup
@ForeignKey.register_lookup
class Among(Lookup[Any]):
    """Whether a number is one of a set."""

    lookup_name = "among"

    def get_prep_lookup(self) -> list[int]:
        """The numbers in their order."""
        return sorted(self.rhs)

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """The condition for SQLite, which knows no arrays."""
        column, words = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*words, json.dumps(self.rhs)]  # noqa: S608  a column, no value

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """The condition for PostgreSQL."""
        column, words = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*words, self.rhs]
