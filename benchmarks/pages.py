"""Pages of a big register, beside Datasette that serves the same rows from the same SQLite file in the same run.

POBRATIM_BIG says how many ties (100,000 by default), POBRATIM_BIG_FILE where a register that `big_register` made is
kept, POBRATIM_BIG_SERVER the address of one on PostgreSQL; without them both are made for the run. `pages` alone:
`python -m benchmarks pages`.
"""

import os
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.big_register import TIES
from benchmarks.figures import Figure
from benchmarks.many import peak
from benchmarks.serving import Server, Visitor, datasette, make_person, pobratim

BIG = int(os.environ.get("POBRATIM_BIG", TIES))
TIMES, AT_ONCE, SECONDS = 40, 8, 8.0
LIMIT, MEGABYTES = 100.0, 300.0
COUNTRIES = ("CN", "DE", "US", "IN", "BR", "TR", "PL", "FR", "IT", "JP")
KINDS = ("twinning", "friendship", "partnership", "cooperation")
Draw = Callable[[random.Random, str], tuple[str, str]]


@dataclass(frozen=True)
class Page:
    """A page by name: what is asked of us and of Datasette, drawn by lot; how much better we promise to be."""

    name: str
    draw: Draw
    wanted: float = 1.0
    at_desk: bool = False


def pages() -> tuple[Page, ...]:
    """What is measured."""
    return (
        Page("main list", main_list, 2.0),
        Page(
            "list of a kind", lambda dice, file: list_of(dice, file, ("kind", dice.choice(KINDS), "kind"), BIG // 250)
        ),
        Page(
            "list of a home", lambda dice, file: list_of(dice, file, ("municipality", dice.randint(1, 300), "home"), 1)
        ),
        Page("list of a country", of_country),
        Page("list by state", by_state),
        Page("tie", one_tie),
        Page("search", search),
        Page("desk list", main_list, at_desk=True),
        Page("review", review, at_desk=True),
        Page("API list", api_list),
    )


def main_list(dice: random.Random, file: str) -> tuple[str, str]:
    """Any page of the list of all ties."""
    page = dice.randint(1, BIG // 50)
    return f"/ties/?page={page}", f"/{file}/list?offset={50 * (page - 1)}"


def list_of(dice: random.Random, file: str, asked: tuple[str, object, str], pages: int) -> tuple[str, str]:
    """A page of a filtered list: our word, the value, Datasette's word."""
    (name, value, column), page = asked, dice.randint(1, pages)
    return f"/ties/?{name}={value}&page={page}", f"/{file}/of_{column}?{column}={value}&offset={50 * (page - 1)}"


def of_country(dice: random.Random, file: str) -> tuple[str, str]:
    """A page of the ties with a country."""
    code, page = dice.choice(COUNTRIES), dice.randint(1, 10)
    return f"/ties/?country={code}&page={page}", f"/{file}/of_country?country={code}&offset={50 * (page - 1)}"


def by_state(dice: random.Random, file: str) -> tuple[str, str]:
    """A page of the ties in a state; Datasette finds what papers state."""
    state, page = dice.choice(("active", "suspended", "dormant")), dice.randint(1, BIG // 500)
    return f"/ties/?state={state}&page={page}", f"/{file}/of_state?state={state}&offset={50 * (page - 1)}"


def one_tie(dice: random.Random, file: str) -> tuple[str, str]:
    """A tie with all that hangs on it."""
    number = dice.randint(1, BIG)
    return f"/ties/{number}/", f"/{file}/one?tie={number}"


def search(dice: random.Random, file: str) -> tuple[str, str]:
    """The ties and papers that hold a word."""
    from urllib.parse import quote

    word = quote("".join(dice.choice(letters) for letters in ("бвгдклмнпрст", "аеиоу", "бвгдклмнпрст")))
    return f"/search/?q={word}", f"/{file}/found?word={word}"


def review(dice: random.Random, file: str) -> tuple[str, str]:
    """A paper with all its facts."""
    number = 1 + 50 * dice.randrange(max(BIG // 250, 1))
    return f"/desk/papers/{number}/", f"/{file}/paper?document={number}"


def api_list(dice: random.Random, file: str) -> tuple[str, str]:
    """Fifty ties as JSON."""
    from base64 import urlsafe_b64encode

    at = dice.randint(1, BIG - 60)
    cursor = urlsafe_b64encode(str(at).encode()).decode()
    return f"/api/v1/ties?cursor={cursor}", f"/{file}/whole.json?after={at}&_shape=objects"


def figures() -> Iterator[Figure]:
    """Medians, 95th percentiles, answers a second, memory: on SQLite and on PostgreSQL."""
    with ExitStack() as stack:
        file = stack.enter_context(register_file())
        read_through(file)
        peer = stack.enter_context(datasette(file))
        yield from measured("SQLite", file, peer, Path(file).stem)
        yield from measured("PostgreSQL", stack.enter_context(register_server()), peer, Path(file).stem)


def read_through(path: str) -> None:
    """Read a file once, so that no page is measured with the disk."""
    with Path(path).open("rb") as file:
        while file.read(2**24):
            pass


@contextmanager
def register_file() -> Iterator[str]:
    """The big register as an SQLite file."""
    if kept := os.environ.get("POBRATIM_BIG_FILE"):
        yield kept
        return
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/big.sqlite3"
        filled(path)
        yield path


@contextmanager
def register_server() -> Iterator[str]:
    """The address of the big register on PostgreSQL."""
    if kept := os.environ.get("POBRATIM_BIG_SERVER"):
        yield kept
        return
    from tools import postgres

    with postgres.server() as (address, _source):
        filled(address)
        yield address


def filled(address: str) -> None:
    """Make the register in a process of its own, which then lets go of all its memory."""
    import subprocess
    import sys

    from benchmarks.serving import surroundings

    command = [sys.executable, "-m", "benchmarks.big_register", address, "--ties", str(BIG)]
    subprocess.run(command, env=surroundings(address), check=True)


def measured(vendor: str, address: str, peer: Server, file: str) -> Iterator[Figure]:
    """All figures of one database."""
    make_person(address)
    with pobratim(address) as server:
        public, desk, other = Visitor(server.port), Visitor(server.port).sign_in(), Visitor(peer.port)
        for page in pages():
            first, again = in_turn(page, desk if page.at_desk else public, other, file)
            yield from compared(f"{page.name}, {vendor}", page, first)
            if not page.at_desk:
                yield from compared("  asked for again", page, again)
            if page.wanted > 1 or page.name == "API list":
                one, two = (rate(port, page, file, at) for at, port in enumerate((server.port, peer.port)))
                yield Figure(f"  {AT_ONCE} visitors at once", "pages/s", one, "Datasette", two, page.wanted)
        yield Figure(f"memory of the server, {vendor}", "MB", peak(server.process.pid), "limit", MEGABYTES, 1.0, False)


def compared(title: str, page: Page, times: list[tuple[float, float]]) -> Iterator[Figure]:
    """The median and the 95th percentile of our times and theirs, and our median beside the limit."""
    for name, at in (("median", 0.5), ("95 % within", 0.95)):
        ours, theirs = (1000 * quantile([each[side] for each in times], at) for side in (0, 1))
        wanted = page.wanted if at == 0.5 else 1.0
        yield Figure(f"{title}: {name}", "ms", ours, "Datasette, ms", theirs, wanted, False)
        if at == 0.5:
            yield Figure("  and by itself", "ms", ours, "limit", LIMIT, 1.0, False)


Times = list[tuple[float, float]]


def in_turn(page: Page, us: Visitor, them: Visitor, file: str) -> tuple[Times, Times]:
    """Our times and theirs of pages by lot, asked for the first time, and again; we begin one time, they the other.

    The first page of all is thrown away.
    """
    dice = random.Random(page.name)  # noqa: S311  a draw by lot, no secret
    first: Times = []
    again: Times = []
    for turn in range(TIMES + 1):
        path, other = page.draw(dice, file)
        for times in (first, again):
            if turn % 2:
                ours, theirs = us.seconds(path), them.seconds(other)
            else:
                theirs, ours = them.seconds(other), us.seconds(path)
            times.append((ours, theirs))
    return first[1:], again[1:]


def quantile(times: list[float], at: float) -> float:
    """The time within which so many of a hundred stay."""
    return statistics.median(times) if at == 0.5 else sorted(times)[min(int(len(times) * at), len(times) - 1)]


def rate(port: int, page: Page, file: str, side: int) -> float:
    """Answers a second to several visitors at once."""
    until = time.monotonic() + SECONDS
    counts: list[int] = []

    def visit(seed: int) -> None:
        visitor, dice, seen = Visitor(port), random.Random(seed), 0  # noqa: S311  a draw by lot, no secret
        while time.monotonic() < until:
            visitor.seconds(page.draw(dice, file)[side])
            seen += 1
        counts.append(seen)

    threads = [threading.Thread(target=visit, args=(seed,)) for seed in range(AT_ONCE)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sum(counts) / SECONDS
