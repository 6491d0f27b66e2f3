"""Triggers by which the database itself refuses to change or delete what must stand, on SQLite and PostgreSQL."""

from django.db.backends.base.base import BaseDatabaseWrapper

# What may not be changed at all, and of documents all but the one column that publishing sets.
KEPT: dict[str, tuple[str, ...]] = {
    "audit_event": (),
    "decision": (),
    "evidence": (),
    "fact": (),
    "document": ("sha256", "name", "media_type", "language", "date", "text", "added_at", "added_by_id"),
}
# What may change (it follows decisions), but never vanish.
NEVER_DELETED = ("proposal", "claim", "tie", "agreement", "act", "statement", "place")


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse; what stands already is left."""
    make = {"sqlite": sqlite_statements, "postgresql": postgres_statements}[connection.vendor]
    with connection.cursor() as cursor:
        for statement in make():
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away (to restore a backup, or to empty the database of a test)."""
    with connection.cursor() as cursor:
        for name, table in names():
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def names() -> list[tuple[str, str]]:
    """The name and the table of every trigger."""
    found = []
    for table in KEPT:
        found += [(f"{table}_no_update", table), (f"{table}_no_delete", table)]
    return found + [(f"{table}_no_delete", table) for table in NEVER_DELETED]


def clauses() -> list[tuple[str, str, str]]:
    """The name, the event with its columns, and the table of every trigger."""
    found = []
    for name, table in names():
        columns = KEPT.get(table, ())
        of = f" OF {', '.join(columns)}" if columns and name.endswith("_no_update") else ""
        event = "UPDATE" + of if name.endswith("_no_update") else "DELETE"
        found.append((name, event, table))
    return found


def sqlite_statements() -> list[str]:
    """The statements for SQLite."""
    return [
        f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {event} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END"
        for name, event, table in clauses()
    ]


def postgres_statements() -> list[str]:
    """The statements for PostgreSQL."""
    refuse = (
        "CREATE OR REPLACE FUNCTION pobratim_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%: append-only', TG_TABLE_NAME; END $$"
    )
    return [refuse] + [
        f"CREATE OR REPLACE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION pobratim_refuse()"
        for name, event, table in clauses()
    ]
