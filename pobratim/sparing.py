"""What a process that works for long asks of the collector of garbage."""

import gc


def spare_what_stays() -> None:
    """Let the collector pass over all that is loaded, and look after what comes later in larger portions.

    A page or a paper makes some hundred thousand small objects that go by themselves; looking through all that stays
    each time took longer than the page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


__all__ = ["spare_what_stays"]
