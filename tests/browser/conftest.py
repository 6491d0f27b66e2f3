"""A real Chromium before a real server, each in its own process; the register holds three papers."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import browser as chromium

PASSWORD = "-".join(("korova", "na", "lugu", "17"))
SERVE = Path(__file__).with_name("serve.py")
LOCALES = {"ru": "ru-RU", "en": "en-GB"}
WIDTHS = (1280, 360)
WALKS = (("ru", 1280), ("en", 360))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def launched() -> Iterator[Browser]:
    """Chromium, started once."""
    path, source = chromium.find()
    sys.stderr.write(f"Chromium: {path} ({source})\n")
    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield started
        started.close()


def environment(folder: Path) -> dict[str, str]:
    """What the server's process is told: where its register lives."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("POBRATIM_", "DJANGO_"))}
    return {**kept, "POBRATIM_REGISTER": str(folder / "register.sqlite3")}


@dataclass(frozen=True)
class Prepared:
    """A folder with a register, and the numbers of what is in it."""

    folder: Path
    numbers: dict[str, Any]


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A register of three papers, made once."""
    folder = tmp_path_factory.mktemp("register")
    command = [sys.executable, str(SERVE), "prepare", PASSWORD]
    done = subprocess.run(command, env=environment(folder), check=True, capture_output=True, text=True)
    return Prepared(folder, json.loads(done.stdout))


@contextmanager
def serving(folder: Path, **more: str) -> Iterator[str]:
    """The address of a server of the register in a folder, told more by its environment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, str(SERVE), "serve", str(port)], env=environment(folder) | more, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Return when somebody listens at the port."""
    for _ in range(150):
        assert process.poll() is None, "the server has ended"
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="session")
def shared(prepared: Prepared) -> Iterator[str]:
    """The address of a server for tests that change nothing."""
    with serving(prepared.folder) as address:
        yield address


@pytest.fixture
def own(prepared: Prepared, tmp_path: Path) -> Iterator[str]:
    """The address of a server with a register of the test's own."""
    folder = tmp_path / "own"
    shutil.copytree(prepared.folder, folder)
    with serving(folder) as address:
        yield address


class Walker:
    """A browser's page that remembers what its console said against us."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def hear(self, message: ConsoleMessage) -> None:
        """Keep errors, but not the browser's note that a page has status 404."""
        if message.type == "error" and "status of 4" not in message.text:
            self.complaints.append(message.text)

    def go(self, path: str) -> Page:
        """Open a page of ours."""
        self.page.goto(self.address + path)
        return self.page

    def sign_in(self, name: str = "vetrova", password: str = PASSWORD, onward: str = "**/desk/") -> None:
        """Sign in through the form."""
        self.go("/sign-in/")
        self.page.fill("#id_username", name)
        self.page.fill("#id_password", password)
        self.page.click("main button")
        self.page.wait_for_url(onward)

    def send(self, button: str) -> None:
        """Press a button of the page, by Enter, and wait for what follows."""
        with self.page.expect_navigation():
            self.page.locator(button).press("Enter")

    def look(self) -> None:
        """Axe finds nothing here, and the page is no wider than the window, on a desk and on a telephone."""
        before = self.page.viewport_size
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            found = Axe().run(self.page)
            assert found.violations_count == 0, f"{self.page.url} {width}\n{found.generate_report()}"
            assert self.page.evaluate("document.documentElement.scrollWidth") == width, self.page.url
        if before:
            self.page.set_viewport_size(before)


@contextmanager
def walking(launched: Browser, address: str, language: str = "ru", width: int = 1280) -> Iterator[Walker]:
    """A walk in a fresh window; it must leave no complaint in the console."""
    context = launched.new_context(locale=LOCALES[language], viewport={"width": width, "height": 900})
    walk = Walker(context.new_page(), address)
    yield walk
    context.close()
    assert walk.complaints == []


@pytest.fixture(params=["ru", "en"])
def walker(request: pytest.FixtureRequest, launched: Browser, shared: str) -> Iterator[Walker]:
    """A walk through the pages in each language."""
    with walking(launched, shared, request.param) as walk:
        yield walk


@pytest.fixture
def desktop(launched: Browser, shared: str) -> Iterator[Walker]:
    """A walk in Russian."""
    with walking(launched, shared) as walk:
        yield walk


@pytest.fixture
def phone(launched: Browser, shared: str) -> Iterator[Walker]:
    """A walk in Russian on a telephone 360 pixels wide."""
    with walking(launched, shared, width=360) as walk:
        yield walk


@pytest.fixture(params=WALKS, ids=["ru", "en on a telephone"])
def walk(request: pytest.FixtureRequest, launched: Browser, own: str) -> Iterator[Walker]:
    """An officer of the region before a register of the test's own, in Russian at a desk, in English on a telephone."""
    language, width = request.param
    with walking(launched, own, language, width) as made:
        made.sign_in()
        yield made


@pytest.fixture
def officer(launched: Browser, own: str) -> Iterator[Walker]:
    """An officer of the region, signed in, before a register of the test's own."""
    with walking(launched, own) as walk:
        walk.sign_in()
        yield walk
