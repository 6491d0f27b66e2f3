"""Opening the register: it is made where it is new, brought up to this version where older, refused where newer."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from pobratim.errors import RegisterTooNew, RegisterUnreachable

OURS = {"accounts", "register", "access", "letters", "monitoring", "drafting"}
MIGRATION_PATIENCE = 120_000  # milliseconds
MIGRATION_LOCK = 0x706F6272  # any number, the same in all processes


def open_register(create: bool = True) -> None:
    """Leave the register open and of this version, or say in one sentence why not.

    `create` False refuses to make a register where there is none. A migration is one transaction: a process killed
    in the middle of it leaves the register as it was.
    """
    try:
        check_place(create)
        connection.ensure_connection()
        if pending():
            migrate()
    except (DatabaseError, OSError) as failure:
        raise RegisterUnreachable(address=address(), reason=reason_of(failure)) from failure


def address() -> str:
    """Where the register lives, without the password."""
    known = connection.settings_dict
    if known["ENGINE"].endswith("sqlite3"):
        return str(known["NAME"])
    return f"postgres://{known['HOST'] or 'localhost'}/{known['NAME']}"


def check_place(create: bool) -> None:
    """Refuse an address of a kind that we do not know, and an SQLite path that cannot be a register."""
    if connection.vendor == "unknown":
        scheme = settings.POBRATIM_REGISTER.split("://", 1)[0]
        raise RegisterUnreachable(address=f"{scheme}://…", reason="нужен путь к файлу или postgres://…")
    if connection.vendor != "sqlite" or is_in_memory():
        return
    path = Path(connection.settings_dict["NAME"])
    if path.is_dir():
        raise RegisterUnreachable(address=path, reason="это папка, а нужен файл")
    if not path.parent.is_dir():
        raise RegisterUnreachable(address=path, reason="такой папки нет")
    if not path.exists() and not create:
        raise RegisterUnreachable(address=path, reason="такого файла нет")


def is_in_memory() -> bool:
    """Whether the register lives in memory only, as it does in tests."""
    name = str(connection.settings_dict["NAME"])
    return ":memory:" in name or "mode=memory" in name


def pending() -> bool:
    """Whether migrations wait; a register with migrations that this version does not know is refused."""
    loader = MigrationLoader(connection)
    unknown = [each for each in loader.applied_migrations if each[0] in OURS and each not in loader.disk_migrations]
    if unknown:
        raise RegisterTooNew(address=address())
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate() -> None:
    """Bring the register up to this version in one transaction; others wait for it, on a slow machine for long."""
    connection.disable_constraint_checking()
    try:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout = {MIGRATION_PATIENCE}")
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [MIGRATION_LOCK])
            call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    finally:
        connection.enable_constraint_checking()


def reason_of(failure: Exception) -> str:
    """Why a database or a file refused, in words that people use."""
    words = str(failure).strip().splitlines()[0] if str(failure).strip() else type(failure).__name__
    known = {
        "file is not a database": "файл не похож на реестр",
        "unable to open database file": "нет доступа к файлу",
        "attempt to write a readonly database": "файл открыт только для чтения",
        "database is locked": "реестр занят другой программой",
        "Connection refused": "сервер базы данных не отвечает",
        "password authentication failed": "имя или пароль не подходят",
        "does not exist": "такой базы данных нет",
    }
    return next((said for sign, said in known.items() if sign in words), words.rstrip("."))
