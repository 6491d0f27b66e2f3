"""What a process that works for long asks of memory: of the collector of garbage, of the allocator, of its threads."""

import ctypes
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, wraps
from threading import RLock
from typing import ParamSpec, TypeVar

ARENA_MAX, ARENAS = -8, 2  # M_ARENA_MAX of glibc's malloc.h
Words = ParamSpec("Words")
Made = TypeVar("Made")


def spare_what_stays() -> None:
    """Let the collector pass over all that is loaded, and look after what comes later in larger portions.

    A page or a paper makes some hundred thousand small objects that go by themselves; looking through all that stays
    each time took longer than the page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 5)


@contextmanager
def uncollected() -> Iterator[None]:
    """No looking for garbage meanwhile: for work that makes very many objects, all of which go by themselves."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def share_arenas() -> None:
    """Let the threads of a server take memory from the same few arenas, where the system's allocator has such.

    With an arena of its own each thread keeps what its largest page took.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, ARENAS)


def give_back() -> None:
    """Let the system have again what was taken for something large and is free now, where the allocator can."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def made_once(kept: int | None = None) -> Callable[[Callable[Words, Made]], Callable[Words, Made]]:
    """As `lru_cache` of so many answers, for what is large: of threads that ask at once one makes it, all wait."""

    def held(make: Callable[Words, Made]) -> Callable[Words, Made]:
        @lru_cache(kept)
        def known(*words: Words.args, **more: Words.kwargs) -> Made:
            made = make(*words, **more)
            give_back()
            return made

        lock = RLock()

        @wraps(make)
        def answer(*words: Words.args, **more: Words.kwargs) -> Made:
            with lock:
                return known(*words, **more)  # type: ignore[arg-type]  # what is no key `lru_cache` refuses itself

        answer.cache_clear = known.cache_clear  # type: ignore[attr-defined]  # forgets, as `lru_cache` does
        return answer

    return held


__all__ = ["give_back", "made_once", "share_arenas", "spare_what_stays", "uncollected"]
