"""Many patterns, of which a text is asked for few: which of them it can match at all, and where."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pobratim.language.heads import begun_of, heads_of, loose_of, needs_of, starts_of

Places = Sequence[int] | None  # where in a text a pattern can begin, in order; None for anywhere
KEPT = 64  # texts whose look is remembered
OTHERS = "… "  # stands before the name of a pattern for those of its alternatives that have beginnings
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
    for at in places:
        if at >= end and (m := pattern.match(low, at)):
            yield m
            end = m.end()


class Look(dict[str, Places]):
    """Where patterns can begin in one lowered text, by name: nowhere, if there is no such pattern.

    Patterns that have alternatives without beginnings are looked at when they are first asked for; where the others
    of these can begin stands under the name behind `OTHERS`.
    """

    __slots__ = ("low", "open")

    def __init__(self, low: str, unbegun: Mapping[str, tuple[str, ...]]) -> None:
        self.low, self.open = low, unbegun

    def __missing__(self, name: str) -> Places:
        where: Places = ()
        if name in self.open:
            where = None if held(self.low, self.open[name]) else self.get(OTHERS + name, ())
        self[name] = where
        return where


class Begun(dict[str, tuple[str, ...]]):
    """The patterns that the beginning of a word may begin; remembered, for words come again."""

    def __init__(self) -> None:
        self._by_head: dict[str, list[str]] = {}

    def add(self, name: str, heads: tuple[str, ...]) -> None:
        """Let a pattern begin with these."""
        for head in heads:
            self._by_head.setdefault(head, []).append(name)

    def __missing__(self, start: str) -> tuple[str, ...]:
        heads = (self._by_head.get(start[:size], ()) for size in range(1, len(start) + 1))
        names = tuple(dict.fromkeys(name for each in heads for name in each))
        if len(self) < MOST:
            self[start] = names
        return names


class Compiled(dict[str, re.Pattern[str] | None]):
    """Patterns by name, each compiled when it is first asked for; None, if there is no such pattern."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._sources = sources

    def __missing__(self, name: str) -> re.Pattern[str] | None:
        source = self._sources.get(name)
        self[name] = found = None if source is None else re.compile(source)
        return found


class Patterns(Mapping[str, re.Pattern[str]]):
    """Patterns by name, compiled when first asked for, with a screen that tells at one look which of them may match.

    The screen goes by the beginnings of a text's words, or by strings that a pattern must hold.
    """

    def __init__(self, sources: dict[str, str]) -> None:
        self.sources = sources
        self.look = lru_cache(maxsize=KEPT)(self._look)
        self.compiled = Compiled(sources)
        self.open: dict[str, tuple[str, ...]] = {}
        self.anchored = frozenset(name for name, source in sources.items() if source.startswith("^"))
        self._begun = Begun()
        loose: dict[str, str] = {}
        for name, source in sources.items():
            heads = heads_of(source)
            if heads is None:
                loose[name] = rf"\b(?:{'|'.join(loose_of(source))})" if loose_of(source) else source
                self.open[name] = needs_of(loose[name])
                self._begun.add(OTHERS + name, begun_of(source))
            else:
                self._begun.add(name, heads)
        self.loose = Compiled(loose)  # what of a pattern without beginnings can begin anywhere

    def _look(self, low: str) -> Look:
        """The patterns whose beginnings stand in a lowered text, by name, with the places where each can begin."""
        found: dict[str, list[int]] = {}
        begun = self._begun
        for start, at in starts_of(low):
            for name in begun[start]:
                if name in found:
                    found[name].append(at)
                else:
                    found[name] = [at]
        look = Look(low, self.open)
        look.update(found)
        return look

    def may_match(self, name: str, low: str) -> bool:
        """Whether the pattern of that name can match in a lowered text or a part of it; cheap."""
        return self.look(low)[name] != ()

    def matches(self, name: str, low: str) -> Iterator[re.Match[str]]:
        """What `finditer` of the pattern of that name gives in a lowered text; nothing, if there is no such pattern."""
        places = self.look(low)[name]
        return matches(self[name], low, places) if places is None or places else iter(())

    def __getitem__(self, name: str) -> re.Pattern[str]:
        found = self.compiled[name]
        if found is None:
            raise KeyError(name)
        return found

    def get(self, name: str, default: Any = None) -> Any:
        """The pattern of that name, if there is one; quicker than what a mapping does by itself."""
        return self.compiled[name] or default

    def __iter__(self) -> Iterator[str]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)
