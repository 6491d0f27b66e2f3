"""Finds a Chromium for the browser tests: the system's; else Debian's through apt, as root; else playwright's own.

`find()` gives its path and says which it is; with none it ends with what to install.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
ADVICE = (
    "The browser tests need Chromium and none was found. Install it: `apt-get install chromium` on Debian and Ubuntu, "
    "`.venv/bin/python -m playwright install chromium` elsewhere; then run the tests again."
)


def find() -> tuple[str, str]:
    """The path of a Chromium and where it comes from."""
    for source, found in (("the system's", of_system), ("from apt", by_apt), ("playwright's own", of_playwright)):
        path = found()
        if path:
            return path, source
    raise SystemExit(ADVICE)


def of_system() -> str | None:
    """The Chromium that stands on the path."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def by_apt() -> str | None:
    """Debian's Chromium, installed now; None where apt is not there or we may not use it."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if subprocess.run(command, check=False, capture_output=True, env=environment).returncode:
            return None
    return of_system()


def of_playwright() -> str | None:
    """The Chromium that playwright brings, downloaded now if need be."""
    if not own_path():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, capture_output=True)
    return own_path()


def own_path() -> str | None:
    """Where playwright keeps its Chromium, if it is there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        path = player.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    place, origin = find()
    print(f"Chromium for the browser tests: {place} ({origin}).")
