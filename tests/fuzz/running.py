"""Many inputs, one after another; what went wrong comes back by place, each with its shortest input."""

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings

from tests.fuzz.checking import fault_of
from tests.fuzz.inputs import INPUTS, Paper


def faults(number: int, start: int = 0) -> tuple[int, dict[str, Paper]]:
    """How many inputs were read, and what is wrong by its place."""
    found: dict[str, Paper] = {}
    count = 0

    @seed(start)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )
    @given(INPUTS)
    def read(paper: Paper) -> None:
        nonlocal count
        count += 1
        fault = fault_of(*paper)
        if fault and len(paper[1]) < len(found.get(fault, ("", b"0" * 10_000_000))[1]):
            found[fault] = paper

    read()
    return count, found
