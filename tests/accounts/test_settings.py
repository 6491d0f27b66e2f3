from pathlib import Path

import pytest

from pobratim import settings


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("postgres://u:p%40ss@db:5433/register", ("register", "u", "p@ss", "db", "5433")),
        ("postgresql://db/register?sslmode=require", ("register", "", "", "db", "")),
        ("postgres://", ("pobratim", "", "", "", "")),
    ],
)
def test_postgres_addresses(address, expected):
    found = settings.database(address)
    assert tuple(found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected
    assert found["OPTIONS"].get("sslmode") == ("require" if "sslmode" in address else None)


def test_sqlite_register_waits_and_begins_to_write_at_once(tmp_path):
    found = settings.database(str(tmp_path / "r.sqlite3"))
    assert found["NAME"] == str(tmp_path / "r.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]
    assert found["OPTIONS"]["timeout"] >= 10


def test_originals_lie_beside_the_register(tmp_path):
    assert settings.register_folder(str(tmp_path / "r.sqlite3")) == tmp_path
    assert settings.register_folder("postgres://db/register") == settings.own_folder()


def test_the_key_is_made_once_and_never_defaulted(tmp_path):
    first = settings.secret_key(tmp_path)
    assert len(first) >= 50
    assert settings.secret_key(tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_cannot_be_kept_lives_as_long_as_the_process():
    nowhere = Path("/dev/null/nowhere")
    assert settings.secret_key(nowhere) != settings.secret_key(nowhere)
