"""The tables of a language, compiled: `words_of("ru")` gives the patterns that the rules read by.

A table is `tables/<language>.toml`; rules name no language. Patterns match `lowered` text (see `lowered`).
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import NamedTuple

from pobratim.language.screening import KEPT, OTHERS, Look, Patterns, matches

# The groups of rows, each with the field that says what a row stands for.
GROUPS = {"type": "level", "authority": "level", "instrument": "kind", "kind": "value", "status": "value"}
WEIGHED = ("status",)
STEMS = re.compile(r"\{([a-z_]+)\}")


def lowered(text: str) -> str:
    """The text in lower case, «ё» as «е», of the same length as the text."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("ё", "е")


class Cue(NamedTuple):
    """A pattern of the table met in a text: its group, its value, and the sentence a user reads when asking why."""

    start: int
    end: int
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table: its pattern and all that the table says beside it."""

    pattern: str
    value: str
    why: str
    more: dict[str, object]


class Rules:
    """A group of rows tried together: at each place of a text the first row that fits wins.

    In a weighed group an earlier row wins wherever it overlaps a later one, even where the later begins before it.
    """

    def __init__(self, name: str, entries: list[Entry], patterns: Patterns) -> None:
        self.name, self.entries = name, entries
        self._patterns = patterns
        self._rows = {f"{name} {row}": entry for row, entry in enumerate(entries)}
        self.find = lru_cache(maxsize=KEPT)(self._find)

    def _find(self, low: str) -> tuple[tuple[Cue, Entry], ...]:
        """Every cue in a lowered text, in order of place, without overlaps; `find` remembers the last texts."""
        if self.name in WEIGHED:
            return self._weighed(low)
        return tuple(
            (Cue(m.start(), m.end(), entry.value, entry.why), entry)
            for m in self._patterns.matches(self.name, low)
            if m.end() > m.start() and (entry := self.entries[int(str(m.lastgroup)[1:])])
        )

    def _weighed(self, low: str) -> tuple[tuple[Cue, Entry], ...]:
        taken: list[tuple[int, int]] = []
        found: list[tuple[Cue, Entry]] = []
        look = self._patterns.look(low)
        patterns = self._patterns
        for name, entry in self._rows.items():
            if name not in look and name not in patterns.open:
                continue
            for m in matches(patterns[name], low, look[name]) if look[name] != () else ():
                if m.end() > m.start() and not any(m.start() < e and s < m.end() for s, e in taken):
                    taken.append(m.span())
                    found.append((Cue(m.start(), m.end(), entry.value, entry.why), entry))
        return tuple(sorted(found, key=lambda pair: pair[0].start))

    def cues(self, low: str) -> Iterator[Cue]:
        """The cues of `find` alone."""
        return (cue for cue, _ in self.find(low))


@dataclass(frozen=True)
class Words:
    """All tables of one language."""

    language: str
    home_country: str
    morphology: bool
    types: Rules
    authorities: Rules
    instruments: Rules
    kinds: Rules
    status: Rules
    single: Patterns
    lists: dict[str, tuple[str, ...]]

    @cached_property
    def abroad(self) -> dict[str, str]:
        """The levels that type words have in other countries, where these differ: «край» is a district in Latvia."""
        rows = (each.more for each in self.types.entries)
        return {str(each["keep"]): str(each["abroad"]) for each in rows if "abroad" in each}

    def may_have(self, name: str, low: str) -> bool:
        """Whether the pattern called `name` can occur in a lowered text or a part of it; cheap."""
        return self.single.may_match(name, low)

    def ends(self, name: str, low: str, start: int, end: int) -> bool:
        """Whether the pattern called `name`, which ends with `$`, ends a fragment of a lowered text."""
        return self.may_have(name, low) and self.has(name, low[start:end])

    def has(self, name: str, low: str) -> bool:
        """Whether the pattern called `name` occurs in a lowered text."""
        pattern = self.single.compiled[name]
        return pattern is not None and pattern.search(low) is not None

    def has_in(self, name: str, look: Look, start: int, end: int) -> bool:
        """Whether the pattern called `name` occurs in `[start, end)` of the text that was looked at, read by itself."""
        places, low = look[name], look.low
        if places is None:
            if (loose := self.single.loose[name]) and loose.search(low[start:end]):
                return True
            places = look.get(OTHERS + name, ())
        pattern = self.single.compiled[name] if places else None
        if not (places and pattern):
            return False
        if name in self.single.anchored:
            return pattern.match(low[start:end]) is not None
        match = pattern.match
        for at in places:  # noqa: SIM110  a loop is quicker, and this runs tens of times for each passage
            if start <= at < end and match(low, at, end):
                return True
        return False

    def spans(self, name: str, low: str) -> list[tuple[int, int]]:
        """Where the pattern called `name` occurs in a lowered text."""
        return [m.span() for m in self.single.matches(name, low)]


def _sources(name: str, entries: list[Entry]) -> dict[str, str]:
    """The patterns of a group by name: one of all its rows, or one of each row where rows are weighed."""
    if name in WEIGHED:
        return {f"{name} {row}": rf"\b(?:{entry.pattern})" for row, entry in enumerate(entries)}
    rows = "|".join(f"(?P<r{row}>{entry.pattern})" for row, entry in enumerate(entries))
    return {name: rf"\b(?:{rows})"} if rows else {}


def _entries(rows: list[dict[str, object]], value: str, stems: dict[str, str]) -> list[Entry]:
    return [Entry(filled(r["pattern"], stems), str(r.get(value, "")), str(r.get("why", "")), r) for r in rows]


def filled(pattern: object, stems: dict[str, str]) -> str:
    """The pattern of a row, its alternatives joined, with the stems that rows share: «{contact}» for all of them."""
    whole = "|".join(pattern) if isinstance(pattern, list) else str(pattern)
    return STEMS.sub(lambda m: f"(?:{stems[m[1]]})", whole)


@cache
def words_of(language: str) -> Words:
    """The compiled tables of a language; the table of Russian where there is none of its own."""
    folder = files("pobratim.facts") / "tables"
    path = folder / f"{language}.toml"
    table = tomllib.loads((path if path.is_file() else folder / "ru.toml").read_text("utf-8"))
    stems = {name: filled(each, {}) for name, each in table.pop("stems", {}).items()}
    lists = {name: tuple(part) for name, part in table.pop("lists", {}).items()}
    single = {
        name: rf"{'^' if part.get('start') else chr(92) + 'b'}(?:{filled(part['pattern'], stems)})"
        for name, part in table.items()
        if isinstance(part, dict) and "pattern" in part
    }
    single |= {
        f"{name}.{key}": rf"\b(?:{filled(pattern, stems)})"
        for name, part in table.items()
        if isinstance(part, dict)
        for key, pattern in part.items()
        if key != "pattern" and isinstance(pattern, str | list)
    }
    groups = {name: _entries(table.get(name, []), value, stems) for name, value in GROUPS.items()}
    for name, entries in groups.items():
        single |= _sources(name, entries)
    patterns = Patterns(single)
    types, authorities, instruments, kinds, status = (Rules(name, groups[name], patterns) for name in GROUPS)
    return Words(
        language=language,
        home_country=str(table["country"]["home"]),
        morphology=bool(table["country"].get("morphology")),
        types=types,
        authorities=authorities,
        instruments=instruments,
        kinds=kinds,
        status=status,
        single=patterns,
        lists=lists,
    )
