"""A crowd before one server: fifty people, some of whom write, for two minutes; then the same with the server killed.

`python -m benchmarks.crowd [--users 50] [--seconds 120] [--kills 20] [--ties 2000] [--vendor sqlite postgresql]` makes
a register in each database, serves it, and says how many pages were asked for, how many entries were saved, and whether
all that was called saved is there after. Status 1 when a page failed, an entry was lost, or the register is not whole.
"""

import argparse
import http.client
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.serving import Server, Visitor, make_person, pobratim, surroundings
from pobratim.folders import is_postgres
from tools import postgres
from tools.postgres import free_port

VENDORS = ("sqlite", "postgresql")
WRITERS = 5  # of so many people one writes
PAGES = (
    "/", "/ties/", "/ties/?page={page}", "/ties/?state=active", "/ties/?kind=twinning", "/ties/{tie}/",
    "/municipalities/{home}/", "/search/?q=протокол", "/documents/", "/statistics/", "/map/", "/api/v1/ties?limit=20",
    "/api/v1/ties/{tie}", "/changes.atom",
)  # fmt: skip
LEFT = """
import json, django; django.setup()
from pobratim.register.models import Claim, Decision
said = Decision.objects.exclude(reason="").values_list("pk", "reason")
live = set(Claim.objects.filter(live=True, decision__in=[pk for pk, _ in said]).values_list("decision_id", flat=True))
print(json.dumps({reason: pk in live for pk, reason in said}))
"""


@dataclass
class Seen:
    """What the crowd saw: pages, faults, entries called saved, refused because of another's, or without an answer."""

    pages: int = 0
    faults: list[str] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    refused: int = 0
    unanswered: set[str] = field(default_factory=set)
    times: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    over: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True)
class Crowd:
    """How many people come, to how many ties; `mercy` forgives connections that a killed server broke."""

    users: int
    ties: int
    mercy: bool


def visit(number: int, port: int, crowd: Crowd, seen: Seen) -> None:
    """One of the crowd: asks for pages, and enters acts when it is one of those who write."""
    dice, visitor = random.Random(number), Visitor(port)  # noqa: S311  a draw by lot, no secret
    writes, turn = number % WRITERS == 0, 0
    while not seen.over.is_set():
        turn += 1
        began, said = time.monotonic(), f"запись {number}-{turn}"
        try:
            if writes and not visitor.cookies.get("sessionid"):
                visitor.sign_in()
            elif writes and turn % 2:
                enter(visitor, dice.randint(1, crowd.ties), said, seen)
            else:
                ask(visitor, address(dice, crowd), seen)
        except (OSError, http.client.HTTPException, AssertionError) as failure:
            visitor.line = None
            if not crowd.mercy:
                seen.faults.append(f"{type(failure).__name__}: {failure}")
            time.sleep(0.2)
        with seen.lock:
            seen.times.append(time.monotonic() - began)
        time.sleep(dice.random() * 0.5)  # people read


def address(dice: random.Random, crowd: Crowd) -> str:
    """A page by lot."""
    said = {"tie": dice.randint(1, crowd.ties), "home": dice.randint(1, 5), "page": dice.randint(1, crowd.ties // 50)}
    path = dice.choice(PAGES).format(**said)
    return path.replace("протокол", "%D0%BF%D1%80%D0%BE%D1%82%D0%BE%D0%BA%D0%BE%D0%BB")


def ask(visitor: Visitor, path: str, seen: Seen) -> None:
    """Ask for a page."""
    status, _ = visitor.say(path, None)
    with seen.lock:
        seen.pages += 1
        if status != 200:
            seen.faults.append(f"{path}: {status}")


def enter(visitor: Visitor, tie: int, said: str, seen: Seen) -> None:
    """Enter an act under a tie through its form; the words of its ground tell it apart from all others."""
    path = f"/desk/ties/{tie}/add/act/"
    status, page = visitor.say(path, None)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    version = re.search(r'name="seen" value="(\d+)"', page)
    if status != 200 or token is None or version is None:
        seen.faults.append(f"{path}: {status}")
        return
    form = {"kind": "prolongation", "side": "both", "date": "2001-05-09", "basis": said}
    with seen.lock:
        seen.unanswered.add(said)
    status, _ = visitor.say(path, form | {"seen": version[1], "csrfmiddlewaretoken": token[1]})
    with seen.lock:
        seen.unanswered.discard(said)
        if status == 302:
            seen.saved.append(said)
        elif status == 200:
            seen.refused += 1
        else:
            seen.faults.append(f"POST {path}: {status}")


def come(server: Server, crowd: Crowd) -> tuple[Seen, list[threading.Thread]]:
    """Let the crowd come."""
    seen = Seen()
    people = [threading.Thread(target=visit, args=(each, server.port, crowd, seen)) for each in range(crowd.users)]
    for each in people:
        each.start()
    return seen, people


def under_load(register: str, crowd: Crowd, seconds: float) -> Seen:
    """What the crowd saw of a server that nobody harms, in so many seconds."""
    with pobratim(register) as server:
        seen, people = come(server, crowd)
        time.sleep(seconds)
        leave(seen, people)
    return seen


def leave(seen: Seen, people: list[threading.Thread]) -> None:
    """Let the crowd go, each after the answer that is waited for."""
    seen.over.set()
    for each in people:
        each.join()


def under_kills(register: str, crowd: Crowd, kills: int) -> tuple[Seen, int]:
    """What the crowd saw of a server that is killed so many times at any moment, and how often it was."""
    port, dice, killed = free_port(), random.Random(5), 0  # noqa: S311  a draw by lot, no secret
    seen, people = Seen(), list[threading.Thread]()
    while killed < kills:
        with pobratim(register, port) as server:
            if not people:
                seen, people = come(server, crowd)
            time.sleep(2 + 4 * dice.random())
            os.kill(server.process.pid, signal.SIGKILL)
            killed += server.process.wait() == -signal.SIGKILL
    with pobratim(register, port):
        leave(seen, people)
    return seen, killed


def lost(register: str, seen: Seen) -> list[str]:
    """What was called saved and does not stand in the register, and what stands there that nobody sent."""
    said = subprocess.run(
        [sys.executable, "-c", LEFT], env=surroundings(register), capture_output=True, text=True, check=True
    )
    held: dict[str, bool] = json.loads(said.stdout)
    gone = [each for each in seen.saved if not held.get(each)]
    return gone + [each for each in held if each not in seen.saved and each not in seen.unanswered]


def whole(register: str) -> bool:
    """Whether the file of a register is whole."""
    with sqlite3.connect(register) as file:
        fine = file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return fine and file.execute("PRAGMA foreign_key_check").fetchall() == []


def told(title: str, seen: Seen, gone: list[str], register: str) -> bool:
    """Whether all is well; says what was seen."""
    slow = sorted(seen.times)[int(len(seen.times) * 0.95)] if seen.times else 0.0
    print(f"{title}: {seen.pages} pages, 95 % within {slow:.1f} s; entries: {len(seen.saved)} saved, {seen.refused}")
    print(f"  refused because another was first, {len(seen.unanswered)} without an answer")
    for fault in sorted(set(seen.faults))[:10]:
        print(f"  fault: {fault}")
    for each in gone[:10]:
        print(f"  lost, or nobody's: {each}")
    fine = is_postgres(register) or whole(register)  # of its own files that server takes care itself
    return not seen.faults and not gone and fine and bool(seen.saved)


def main() -> int:
    """Both trials, one after the other, each on a register of its own."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.crowd")
    words.add_argument("--users", type=int, default=50)
    words.add_argument("--seconds", type=float, default=120)
    words.add_argument("--kills", type=int, default=20)
    words.add_argument("--ties", type=int, default=2000)
    words.add_argument("--vendor", nargs="+", choices=VENDORS, default=VENDORS)
    wish = words.parse_args()
    went = [tried(vendor, wish) for vendor in wish.vendor]
    return int(not all(went))


def tried(vendor: str, wish: argparse.Namespace) -> bool:
    """Whether both trials went well on a database."""
    with fresh(vendor) as address:
        register = made(address, wish.ties)
        seen = under_load(register, Crowd(wish.users, wish.ties, mercy=False), wish.seconds)
        fine = told(f"{vendor}: {wish.users} people, {wish.seconds:.0f} s", seen, lost(register, seen), register)
    with fresh(vendor) as address:
        register = made(address, wish.ties)
        seen, killed = under_kills(register, Crowd(max(wish.users // 4, 8), wish.ties, mercy=True), wish.kills)
        return told(f"{vendor}: the server killed {killed} times", seen, lost(register, seen), register) and fine


@contextmanager
def fresh(vendor: str) -> Iterator[str]:
    """The address of an empty register, which is gone afterwards."""
    if vendor == "postgresql":
        with postgres.server() as (address, _source):
            yield address
        return
    with tempfile.TemporaryDirectory() as folder:
        yield str(Path(folder) / "register.sqlite3")


def made(address: str, ties: int) -> str:
    """A new register with so many ties, and the person who writes."""
    command = [sys.executable, "-m", "benchmarks.big_register", address, "--ties", str(ties)]
    subprocess.run(command, env=surroundings(address), check=True)
    make_person(address)
    return address


if __name__ == "__main__":
    sys.exit(main())
