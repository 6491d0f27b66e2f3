"""The server of the console script: it answers, and stops when it is told to."""

import os
import re
import signal
import sqlite3
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from pobratim.cli import serve
from tests.cli.conftest import SCRIPT
from tests.cli.terminal import Pobratim
from tests.cli.test_backup import MEMO
from tests.cli.test_bad_input import free_port

PATIENCE = 30


@pytest.fixture
def server(environment: dict[str, str], tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running server and its address."""
    port = free_port()
    command = [str(SCRIPT), "serve", "--port", str(port)]
    quiet = {**environment, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, cwd=tmp_path, env=quiet, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    yield process, f"http://127.0.0.1:{port}/"
    if process.poll() is None:
        process.kill()
    process.wait()


def wait_for(address: str) -> str:
    """What the address answers, as soon as it does."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_stops_when_told(server: tuple[subprocess.Popen[str], str], how: signal.Signals) -> None:
    process, address = server
    page = wait_for(address)
    assert "<html" in page
    os.kill(process.pid, how)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert address in said
    assert "Traceback" not in said


def test_the_pages_bring_their_own_styles(server: tuple[subprocess.Popen[str], str]) -> None:
    _, address = server
    page = wait_for(address)
    styles = re.findall(r'href="(/static/[^"]+\.css)"', page)
    assert styles
    for style in styles:
        assert wait_for(address.rstrip("/") + style).strip()
    asked = [link for link in re.findall(r"<(?:script|link|img|iframe)[^>]*>", page) if 'rel="canonical"' not in link]
    assert not [link for link in asked if re.search(r'(src|href)="(https?:)?//', link)], "somebody else is asked"


def test_behind_tls_it_says_so_to_browsers_and_in_links(environment: dict[str, str], tmp_path: Path) -> None:
    port = free_port()
    told = {**environment, "POBRATIM_HTTPS": "1", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen([str(SCRIPT), "serve", "--port", str(port)], cwd=tmp_path, env=told) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/")
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/", timeout=PATIENCE) as answer:
                assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
                cookie = answer.headers["Set-Cookie"]
                assert cookie.startswith("__Host-csrftoken=")
                assert "Secure" in cookie
                assert "Path=/" in cookie
                assert "Domain" not in cookie
                assert answer.headers["Server"] == "pobratim"
        finally:
            process.terminate()


def test_a_provider_that_is_named_wrongly_is_told(environment: dict[str, str], tmp_path: Path) -> None:
    told = {**environment, "POBRATIM_OPENID": "http://login.example"}
    command = [str(SCRIPT), "serve", "--port", str(free_port())]
    done = subprocess.run(
        command, cwd=tmp_path, env=told, check=False, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 2
    assert "POBRATIM_OPENID" in done.stderr
    assert "https://" in done.stderr


def test_all_is_derived_before_a_page_is_asked_for(
    pobratim: Pobratim, server: tuple[subprocess.Popen[str], str], environment: dict[str, str]
) -> None:
    wait_for(f"{server[1]}sign-in/")
    assert pobratim("ingest", "--accept", "new", str(MEMO)).status == 0
    server[0].terminate()
    server[0].wait(PATIENCE)
    with sqlite3.connect(environment["POBRATIM_REGISTER"]) as register:
        ties = register.execute("SELECT count(*) FROM tie WHERE live").fetchone()
    port = free_port()
    command = [str(SCRIPT), "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        wait_for(f"http://127.0.0.1:{port}/sign-in/")
        process.terminate()
    with sqlite3.connect(environment["POBRATIM_REGISTER"]) as register:
        assert register.execute("SELECT count(*) FROM tie_outline").fetchone() == ties
    assert ties > (10,)


def test_it_says_how_far_a_large_register_is_derived(capsys: pytest.CaptureFixture[str]) -> None:
    for done in range(0, 12_000, 1000):
        serve.tell(done, 12_000)
    serve.tell(0, 100)
    said = capsys.readouterr().err.splitlines()
    assert [line.rsplit(" ", 3)[1] for line in said] == ["0", "5000", "10000"]
