"""Visitors of all kinds at once, beside Datasette: each goes from page to page, some of which come far more often,
and somebody changes the register every few seconds. `python -m benchmarks mixed` does it on the register of `pages`.
"""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks import pages
from benchmarks.crowd import Seen, enter
from benchmarks.figures import Figure
from benchmarks.serving import Visitor, datasette, make_person, pobratim

VISITORS, ROUNDS, SECONDS, CHANGE = 8, 3, 20.0, 5.0
SHARES = {"tie": 60, "main list": 10, "list of a country": 8, "list of a kind": 6, "list of a home": 6, "API list": 5}
SHARES |= {"search": 5}  # of a hundred pages
STEEP = 0.5  # how steeply the choice falls: of a hundred pages about ninety are of the first hundred of their kind
HEADS = 5000  # pages of each kind between which visitors choose


def figures() -> Iterator[Figure]:
    """Answers a second, and the time within which 95 of a hundred come: ours beside Datasette's, in the same minute."""
    with ExitStack() as stack:
        file = stack.enter_context(pages.register_file())
        pages.read_through(file)
        make_person(file)
        peer, ours = stack.enter_context(datasette(file)), stack.enter_context(pobratim(file))
        desk = Visitor(ours.port).sign_in()
        chosen, ports = choices(Path(file).stem), (ours.port, peer.port)
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):
            for side in (0, 1):
                times[side].extend(visited(ports[side], chosen, side, desk))
    name = f"{VISITORS} visitors, a change each {CHANGE:.0f} s"
    mine, theirs = (len(each) / ROUNDS / SECONDS for each in times)
    yield Figure(f"{name}: answers", "1/s", mine, "Datasette", theirs, 1.0)
    for at, said in ((0.5, "median"), (0.95, "95 % within")):
        own, other = (1000 * pages.quantile(each, at) for each in times)
        yield Figure(f"{name}: {said}", "ms", own, "Datasette, ms", other, 1.0, False)


def choices(file: str) -> dict[str, list[tuple[str, str]]]:
    """The pages of each kind between which visitors choose, ours and Datasette's, the most visited first."""
    found = {}
    for page in pages.pages():
        if page.name in SHARES:
            dice = random.Random(page.name)  # noqa: S311  a draw by lot, no secret
            found[page.name] = [page.draw(dice, file) for _ in range(HEADS)]
    return found


def drawn(dice: random.Random, chosen: dict[str, list[tuple[str, str]]]) -> tuple[str, str]:
    """The next page of a visitor."""
    kind = dice.choices(list(SHARES), list(SHARES.values()))[0]
    return chosen[kind][min(int(dice.paretovariate(STEEP)) - 1, HEADS - 1)]


def visited(port: int, chosen: dict[str, list[tuple[str, str]]], side: int, desk: Visitor) -> list[float]:
    """How long each answer took to visitors who come together, while somebody changes the register."""
    until = time.monotonic() + SECONDS
    times: list[float] = []

    def visit(seed: int) -> None:
        visitor, dice = Visitor(port), random.Random(seed)  # noqa: S311  a draw by lot, no secret
        while time.monotonic() < until:
            times.append(visitor.seconds(drawn(dice, chosen)[side]))

    people = [threading.Thread(target=visit, args=(seed,)) for seed in range(VISITORS)]
    for each in people:
        each.start()
    while time.monotonic() + CHANGE < until:
        time.sleep(CHANGE)
        enter(desk, random.randint(1, pages.BIG), f"запись {time.time()}", Seen())  # noqa: S311  a draw by lot
    for each in people:
        each.join()
    return times
