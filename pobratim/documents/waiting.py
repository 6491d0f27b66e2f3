"""Word of a long reading to whoever waits for it: a page of a scan takes its time, and there may be many."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_hears: ContextVar[Callable[[], None] | None] = ContextVar("hears", default=None)


@contextmanager
def heard_by(hears: Callable[[], None]) -> Iterator[None]:
    """Let somebody hear of every page that begins."""
    token = _hears.set(hears)
    try:
        yield
    finally:
        _hears.reset(token)


def tell() -> None:
    """Say that another page begins."""
    if (hears := _hears.get()) is not None:
        hears()
