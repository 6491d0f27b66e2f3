"""What a process that works for long asks of memory: of the collector of garbage, of the allocator."""

import ctypes
import gc
from contextlib import suppress

ARENA_MAX, ARENAS = -8, 2  # M_ARENA_MAX of glibc's malloc.h


def spare_what_stays() -> None:
    """Let the collector pass over all that is loaded, and look after what comes later in larger portions.

    A page or a paper makes some hundred thousand small objects that go by themselves; looking through all that stays
    each time took longer than the page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def share_arenas() -> None:
    """Let the threads of a server take memory from the same few arenas, where the system's allocator has such.

    With an arena of its own each thread keeps what its largest page took.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(ARENA_MAX, ARENAS)


__all__ = ["share_arenas", "spare_what_stays"]
