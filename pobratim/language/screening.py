"""Many patterns, of which a text is asked for few: which of them it can match at all, and where."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pobratim.language.heads import heads_of, needs_of, starts_of

Places = Sequence[int] | None  # where in a text a pattern can begin (a tuple is out of order); None for anywhere
KEPT = 64  # texts whose look is remembered
MOST = 20_000  # beginnings of words whose patterns are remembered


def held(low: str, needs: tuple[str, ...]) -> bool:
    """Whether a lowered text holds one of the strings, or none is needed."""
    return not needs or any(map(low.__contains__, needs))


def matches(pattern: re.Pattern[str], low: str, places: Places) -> Iterator[re.Match[str]]:
    """The matches of `finditer` where a match can only begin at these places; anywhere, if there are none given."""
    if places is None:
        yield from pattern.finditer(low)
        return
    end = 0
    for at in sorted(set(places)) if type(places) is tuple else places:
        if at >= end and (m := pattern.match(low, at)):
            yield m
            end = m.end()


class Look(dict[str, Places]):
    """Where patterns can begin in one lowered text, by name: nowhere, if there is no such pattern.

    Patterns that have no beginnings are looked at when they are first asked for.
    """

    __slots__ = ("low", "open")

    def __init__(self, low: str, unbegun: Mapping[str, tuple[str, ...]]) -> None:
        self.low, self.open = low, unbegun

    def __missing__(self, name: str) -> Places:
        where = None if name in self.open and held(self.low, self.open[name]) else ()
        self[name] = where
        return where


class Patterns(Mapping[str, re.Pattern[str]]):
    """Patterns by name, compiled when first asked for, with a screen that tells at one look which of them may match.

    The screen goes by the beginnings of a text's words, or by strings that a pattern must hold.
    """

    def __init__(self, sources: dict[str, str]) -> None:
        self.sources = sources
        self.look = lru_cache(maxsize=KEPT)(self._look)
        self._made: dict[str, re.Pattern[str]] = {}
        self._by_head: dict[str, list[str]] = {}
        self._begun: dict[str, tuple[str, ...]] = {}
        self.open: dict[str, tuple[str, ...]] = {}
        for name, source in sources.items():
            heads = heads_of(source)
            if heads is None:
                self.open[name] = needs_of(source)
            for head in heads or ():
                self._by_head.setdefault(head, []).append(name)

    def _look(self, low: str) -> Look:
        """The patterns whose beginnings stand in a lowered text, by name, with the places where each can begin."""
        found = Look(low, self.open)
        for start, places in starts_of(low).items():
            names = self._begun.get(start)
            for name in self._begin(start) if names is None else names:
                found[name] = (*(found[name] or ()), *places) if name in found else places
        return found

    def _begin(self, start: str) -> tuple[str, ...]:
        """The patterns that the beginning of a word may begin; remembered, for words come again."""
        names = tuple(name for size in range(1, len(start) + 1) for name in self._by_head.get(start[:size], ()))
        if len(self._begun) < MOST:
            self._begun[start] = names
        return names

    def may_match(self, name: str, low: str) -> bool:
        """Whether the pattern of that name can match in a lowered text or a part of it; cheap."""
        return self.look(low)[name] != ()

    def matches(self, name: str, low: str) -> Iterator[re.Match[str]]:
        """What `finditer` of the pattern of that name gives in a lowered text; nothing, if there is no such pattern."""
        places = self.look(low)[name]
        return matches(self[name], low, places) if places is None or places else iter(())

    def __getitem__(self, name: str) -> re.Pattern[str]:
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = re.compile(self.sources[name])
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """The pattern of that name, if there is one; quicker than what a mapping does by itself."""
        return self._made.get(name) or (self[name] if name in self.sources else default)

    def __iter__(self) -> Iterator[str]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)
