"""What holds for every test: no network beyond this machine, and the database that the run was started for."""

import os
import signal
import socket
from typing import Any

import pytest

VENDOR = os.environ.get("POBRATIM_TEST_VENDOR", "sqlite")
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
LOOPBACK = ("127.", "::1", "localhost")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as of work in the background; programs would inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)


def uses_database(item: pytest.Item) -> bool:
    """Whether a test asks for the database."""
    names = set(getattr(item, "fixturenames", ()))
    return bool(names & DATABASE_FIXTURES) or item.get_closest_marker("django_db") is not None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only the tests that use the database run again; pages in a browser are tried once."""
    if VENDOR == "sqlite":
        return
    kept, left = [], []
    for item in items:
        once = not uses_database(item) or item.get_closest_marker("browser") is not None
        (left if once else kept).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A run that was started for one database must not be another in disguise."""
    if uses_database(item):
        from django.db import connection

        assert connection.vendor == VENDOR, f"started for {VENDOR}, but the tests talk to {connection.vendor}"


@pytest.fixture(scope="session", autouse=True)
def _databases_can_be_emptied() -> None:
    """Tests with transactions of their own empty the database afterwards; its triggers step aside for that."""
    from django.core.management.commands.flush import Command
    from django.db import connection

    from pobratim.register import triggers

    flush = Command.handle

    def flush_all(self: Command, **options: Any) -> None:
        triggers.remove(connection)
        try:
            flush(self, **options)
        finally:
            triggers.install(connection)

    Command.handle = flush_all


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(address[0]).startswith(LOOPBACK):
            raise AssertionError(f"a test must not use the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(autouse=True)
def _transactions_stay_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code that lets old connections go, as servers and workers do, leaves the one in which a test stands."""
    from django.db.backends.base.base import BaseDatabaseWrapper

    close = BaseDatabaseWrapper.close_if_unusable_or_obsolete

    def close_outside(self: BaseDatabaseWrapper) -> None:
        if not self.in_atomic_block:
            close(self)

    monkeypatch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", close_outside)


@pytest.fixture(scope="session", autouse=True)
def _originals_lie_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test leaves a paper, or the words of its pages, in the register's folder of the checkout."""
    from django.conf import settings

    settings.POBRATIM_ORIGINALS = tmp_path_factory.mktemp("originals")
    os.environ["POBRATIM_RECOGNISED"] = str(tmp_path_factory.mktemp("recognised"))
