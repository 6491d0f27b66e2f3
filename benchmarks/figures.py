"""What a measurement returns, and how times are taken."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

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
    work()
    gc.collect()
    times: list[float] = []
    while len(times) < LEAST_ROUNDS or sum(times) < LEAST_SECONDS:
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)
