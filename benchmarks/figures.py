"""What a measurement returns, and how times are taken."""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pobratim.sparing import spare_what_stays

LEAST_SECONDS = 1.5
LEAST_ROUNDS = 5


@dataclass(frozen=True)
class Figure:
    """A measured value beside its peer's (or its limit): the ratio says how many times better ours is.

    `more_is_better` tells speeds from times. `wanted` is the ratio that the project promises.
    """

    name: str
    unit: str
    ours: float
    peer: str
    theirs: float
    wanted: float
    more_is_better: bool = True

    @property
    def ratio(self) -> float:
        """How many times better than the peer; above one is better."""
        return self.ours / self.theirs if self.more_is_better else self.theirs / self.ours

    @property
    def kept(self) -> bool:
        """Whether the promise holds."""
        return self.ratio >= self.wanted


def seconds(work: Callable[[], object]) -> float:
    """The median time of a piece of work, warm: after a first round that is thrown away."""
    return in_turn(work)[0]


def in_turn(*works: Callable[[], object]) -> list[float]:
    """The median time of each piece of work, warm, in rounds of all: what slows the machine slows each alike.

    The collector of garbage is asked for what the program's own processes ask of it; so it is for the peer.
    """
    for work in works:
        work()
    spare_what_stays()
    times: list[list[float]] = [[] for _ in works]
    while len(times[0]) < LEAST_ROUNDS or min(map(sum, times)) < LEAST_SECONDS:
        for work, taken in zip(works, times, strict=True):
            began = time.perf_counter()
            work()
            taken.append(time.perf_counter() - began)
    return [statistics.median(taken) for taken in times]


@contextmanager
def one_core() -> Iterator[None]:
    """Keeps this process, and the threads that begin meanwhile, on one core; where the system can do that."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
