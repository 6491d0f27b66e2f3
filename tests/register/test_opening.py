"""The door of the register: what cannot be opened is told in one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from pobratim.errors import RegisterTooNew
from pobratim.register import opening

OPEN = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "pobratim.settings"
import django; django.setup()
from pobratim.errors import PobratimError
from pobratim.register.opening import open_register
try:
    open_register(create="--no-create" not in sys.argv)
except PobratimError as error:
    print(type(error).__name__, error)
"""


def environment(address):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POBRATIM_")}
    return {**kept, "POBRATIM_REGISTER": str(address)}


def opened(address, *words):
    command = [sys.executable, "-c", OPEN, *words]
    done = subprocess.run(command, env=environment(address), capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_new_register_is_made_with_a_key_that_only_its_owner_reads(tmp_path):
    assert opened(tmp_path / "register.sqlite3") == ""
    assert (tmp_path / "register.sqlite3").exists()
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600
    key = (tmp_path / "secret.key").read_text()
    assert len(key) >= 50
    assert opened(tmp_path / "register.sqlite3") == ""
    assert (tmp_path / "secret.key").read_text() == key
    assert sorted(path.name for path in tmp_path.iterdir()) == ["register.sqlite3", "secret.key"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("missing/register.sqlite3", "нет"),
        (".", "это папка"),
        ("garbage", "не похож на реестр"),
        ("mysql://user:secret@host/register", "нужен путь к файлу или postgres"),
        ("postgres://user:secret@127.0.0.1:1/register", "не отвечает"),
    ],
)
def test_what_is_no_register_is_refused(tmp_path, address, words):
    (tmp_path / "garbage").write_text("not a database " * 99)
    said = opened(address if "://" in address else tmp_path / address)
    assert said.startswith("RegisterUnreachable Реестр")
    assert words in said
    assert "secret" not in said
    assert "\n" not in said


def test_a_moved_register_is_not_made_anew_where_it_must_exist(tmp_path):
    assert "такого файла нет" in opened(tmp_path / "moved.sqlite3", "--no-create")
    assert not (tmp_path / "moved.sqlite3").exists()


@pytest.mark.django_db
def test_a_register_of_a_newer_version_is_refused():
    assert not opening.pending()
    MigrationRecorder(connection).record_applied("register", "0999_from_the_future")
    with pytest.raises(RegisterTooNew, match="более новой версией"):
        opening.pending()


@pytest.mark.django_db
def test_migrations_tell_all_that_models_say():
    from django.core.management import call_command

    call_command("makemigrations", "accounts", "register", check=True, dry_run=True, verbosity=0, skip_checks=True)


def test_no_other_file_beside_the_register(tmp_path):
    opened(tmp_path / "register.sqlite3")
    assert not Path("register.sqlite3").exists()
