"""A screen before the rows of a table: which of them a text can match at all, and where."""

from pobratim.facts.heads import LENGTH, heads_of, needs_of, starts_of


class Screen:
    """What several patterns ask of a text, by the beginnings of its words or by strings that it must hold."""

    def __init__(self, patterns: list[str]) -> None:
        self._by_head: dict[str, list[int]] = {}
        self._short: dict[str, list[int]] = {}
        self._open: list[tuple[int, tuple[str, ...]]] = []
        for row, pattern in enumerate(patterns):
            heads = heads_of(pattern)
            if heads is None:
                self._open.append((row, tuple(needs_of(pattern))))
            for head in heads or ():
                (self._by_head if len(head) == LENGTH else self._short).setdefault(head, []).append(row)
        self._shorts = tuple(self._short)

    def passes(self, low: str) -> bool:
        """Whether any of the patterns can occur in a lowered text."""
        starts = starts_of(low)
        if not starts.keys().isdisjoint(self._by_head):
            return True
        if any(not needs or any(each in low for each in needs) for _, needs in self._open):
            return True
        return bool(self._shorts) and any(start.startswith(self._shorts) for start in starts)

    def rows(self, low: str) -> list[int]:
        """The patterns, by number, that can occur in a lowered text, in order."""
        starts = starts_of(low)
        found = {row for head in self._by_head.keys() & starts.keys() for row in self._by_head[head]}
        for short in self._shorts:
            if any(start.startswith(short) for start in starts):
                found.update(self._short[short])
        for row, needs in self._open:
            if not needs or any(each in low for each in needs):
                found.add(row)
        return sorted(found)

    def places(self, low: str) -> list[int] | None:
        """Where in a lowered text a pattern can begin, in order; None where it can be anywhere."""
        if any(not needs or any(each in low for each in needs) for _, needs in self._open):
            return None
        starts = starts_of(low)
        heads = self._by_head.keys() & starts.keys()
        if self._shorts:
            heads |= {start for start in starts if start.startswith(self._shorts)}
        return sorted(at for head in heads for at in starts[head])
