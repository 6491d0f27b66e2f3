"""Times beside a yardstick measured in the same breath, so that a busy machine does not decide a test."""

import re
import time
from collections.abc import Callable

WORDS = re.compile(r"\w+")


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """The best time of several runs."""
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begin)
    return min(spent)


def beside_splitting(text: str, work: Callable[[], object]) -> float:
    """How many times longer the work takes than splitting the text into words does."""
    return seconds(work) / seconds(lambda: WORDS.findall(text))
