"""Servers of their own processes, as people start them, and a visitor who asks them for pages."""

import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from benchmarks.peer_queries import QUERIES
from tools.postgres import free_port

PATIENCE = 120
PERSON, PASSWORD = "bench", "korova-na-lugu-17"
MAKE = """
import django; django.setup()
from pobratim.accounts.models import Person
person, made = Person.objects.get_or_create(username="{0}", defaults={{"role": "administrator"}})
person.set_password("{1}")
person.save()
"""


@dataclass
class Visitor:
    """One connection that is kept, with the cookies of the server."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    line: http.client.HTTPConnection | None = None

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        """The status and the text of an answer; a connection that was let go is made anew."""
        try:
            return self.say(path, form)
        except http.client.RemoteDisconnected:
            self.line = None
            return self.say(path, form)

    def say(self, path: str, form: dict[str, str] | None) -> tuple[int, str]:
        """The status and the text of an answer on this connection."""
        self.line = self.line or http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        said = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = urlencode(form) if form is not None else None
        if body is not None:
            said |= {"Content-Type": "application/x-www-form-urlencoded"}
        self.line.request("GET" if body is None else "POST", path, body, said)
        answer = self.line.getresponse()
        text = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, kept = value.split(";")[0].partition("=")
                self.cookies[cookie] = kept
        return answer.status, text

    def seconds(self, path: str) -> float:
        """How long a page took to come whole."""
        began = time.perf_counter()
        status, _ = self.ask(path)
        assert status == 200, f"{path}: {status}"
        return time.perf_counter() - began

    def sign_in(self) -> "Visitor":
        """This visitor, at the desk now."""
        self.ask("/sign-in/")
        form = {"username": PERSON, "password": PASSWORD, "csrfmiddlewaretoken": self.cookies["csrftoken"]}
        status, _ = self.ask("/sign-in/", form)
        assert status == 302, status
        return self

    def token(self, path: str) -> tuple[str, str]:
        """The token of a form, and its page."""
        _, page = self.ask(path)
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        return (found[1] if found else ""), page


@dataclass(frozen=True)
class Server:
    """A server that answers on a port."""

    port: int
    process: subprocess.Popen[bytes]


def surroundings(address: str) -> dict[str, str]:
    """What the processes of a register are told; they may be asked as often as anybody likes."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POBRATIM_")}
    ours = {
        "POBRATIM_REGISTER": address,
        "POBRATIM_API_RATE": "1000000/m",
        "DJANGO_SETTINGS_MODULE": "pobratim.settings",
    }
    return kept | ours


def make_person(address: str) -> None:
    """Let the register know the person who visits the desk."""
    command = [sys.executable, "-c", MAKE.format(PERSON, PASSWORD)]
    subprocess.run(command, env=surroundings(address), check=True)


@contextmanager
def pobratim(address: str, port: int | None = None) -> Iterator[Server]:
    """Our server of a register, as `pobratim serve` starts it."""
    port = port or free_port()
    with served([sys.executable, "-m", "pobratim", "serve", "--port", str(port)], address, port) as server:
        yield server


@contextmanager
def datasette(path: str) -> Iterator[Server]:
    """Datasette before an SQLite file, without what costs it time and nobody asked for."""
    port = free_port()
    with TemporaryDirectory() as folder:
        told = Path(folder) / "metadata.json"
        about = {"queries": {name: {"sql": sql} for name, sql in QUERIES.items()}}
        told.write_text(json.dumps({"databases": {Path(path).stem: about}}))
        command = [sys.executable, "-m", "datasette", "serve", path, "-p", str(port), "-m", str(told)]
        for name, value in {"suggest_facets": "off", "sql_time_limit_ms": "20000", "num_sql_threads": "8"}.items():
            command += ["--setting", name, value]
        with served(command, path, port) as server:
            yield server


@contextmanager
def served(command: list[str], address: str, port: int) -> Iterator[Server]:
    """A server from its first answer on; it is ended afterwards."""
    process = subprocess.Popen(command, env=surroundings(address), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + PATIENCE
        while not answers(port):
            assert process.poll() is None, "the server has ended"
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.05)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait(30)


def answers(port: int) -> bool:
    """Whether a server answers."""
    try:
        return Visitor(port).ask("/-/versions.json")[0] > 0
    except OSError:
        return False
