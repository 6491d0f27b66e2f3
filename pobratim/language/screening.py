"""A screen before the rows of a table: which of them a text can match at all, and where."""

import re
from collections.abc import Iterator

from pobratim.language.heads import LENGTH, heads_of, needs_of, starts_of


def held(low: str, needs: tuple[str, ...]) -> bool:
    """Whether a lowered text holds one of the strings, or none is needed."""
    return not needs or any(each in low for each in needs)


def matches(pattern: re.Pattern[str], low: str, places: list[int] | None) -> Iterator[re.Match[str]]:
    """The matches of `finditer` where a match can only begin at these places; anywhere, if there are none given."""
    if places is None:
        yield from pattern.finditer(low)
        return
    end = 0
    for at in sorted(set(places)):
        if at >= end and (m := pattern.match(low, at)):
            yield m
            end = m.end()


class Screen:
    """What several patterns ask of a text, by the beginnings of its words or by strings that it must hold."""

    def __init__(self, patterns: list[str]) -> None:
        self._rows: dict[str, list[int]] = {}
        self._open: list[tuple[int, tuple[str, ...]]] = []
        for row, pattern in enumerate(patterns):
            heads = heads_of(pattern)
            if heads is None:
                self._open.append((row, tuple(needs_of(pattern))))
            for head in heads or ():
                self._rows.setdefault(head, []).append(row)
        self._sizes = tuple(sorted({len(head) for head in self._rows if len(head) < LENGTH}))

    def _met(self, starts: dict[str, list[int]]) -> list[tuple[str, str]]:
        """The beginnings that words of a text have, each with the beginning of a word that has it."""
        met = [(head, head) for head in self._rows.keys() & starts.keys()]
        for size in self._sizes:
            met += [(start[:size], start) for start in starts if start[:size] in self._rows and len(start) > size]
        return met

    def passes(self, low: str) -> bool:
        """Whether any of the patterns can occur in a lowered text."""
        starts = starts_of(low)
        if not starts.keys().isdisjoint(self._rows) or any(held(low, needs) for _, needs in self._open):
            return True
        return any(start[:size] in self._rows for size in self._sizes for start in starts)

    def rows(self, low: str) -> dict[int, list[int] | None]:
        """The patterns, by number, that can occur in a lowered text, and where each can begin: None for anywhere."""
        starts = starts_of(low)
        found: dict[int, list[int] | None] = {row: None for row, needs in self._open if held(low, needs)}
        for head, start in self._met(starts):
            for row in self._rows[head]:
                found[row] = [*(found.get(row) or ()), *starts[start]]
        return found

    def places(self, low: str) -> list[int] | None:
        """Where in a lowered text a pattern can begin; None where it can be anywhere."""
        if any(held(low, needs) for _, needs in self._open):
            return None
        starts = starts_of(low)
        return [at for _, start in self._met(starts) for at in starts[start]]
