"""What a command of the terminal left behind."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What a command printed and the status that it ended with."""

    status: int
    out: str
    err: str


Pobratim = Callable[..., Outcome]
