"""The tables of a language, compiled: `words_of("ru")` gives the patterns that the rules read by.

A table is `tables/<language>.toml`; rules name no language. Patterns match `lowered` text (see `lowered`).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from pobratim.language.screening import Screen, matches


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


class Patterns(Mapping[str, re.Pattern[str]]):
    """Patterns by name, each compiled when it is first asked for: most papers need half of them."""

    def __init__(self, sources: dict[str, str]) -> None:
        self.sources = sources
        self._made: dict[str, re.Pattern[str]] = {}
        self._screens: dict[str, Screen] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = re.compile(self.sources[name])
        return found

    def may_match(self, name: str, low: str) -> bool:
        """Whether the pattern of that name, if there is one, can match anywhere in a lowered text."""
        screen = self._screens.get(name)
        if screen is None and name in self.sources:
            screen = self._screens[name] = Screen([self.sources[name]])
        return screen is not None and screen.passes(low)

    def places(self, name: str, low: str) -> list[int] | None:
        """Where the pattern of that name can begin in a lowered text; None for anywhere."""
        if name not in self.sources or not self.may_match(name, low):
            return []
        return None if self.sources[name].startswith("^") else self._screens[name].places(low)

    def __iter__(self) -> Iterator[str]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)


class Rules:
    """A group of rows tried together: at each place of a text the first row that fits wins.

    With `weighed`, an earlier row wins wherever it overlaps a later one, even where the later begins before it.
    """

    def __init__(self, entries: list[Entry], weighed: bool = False) -> None:
        self.entries = entries
        self._weigh = weighed
        rows = "|".join(f"(?P<r{i}>{e.pattern})" for i, e in enumerate(entries)) or r"(?!)"
        self._patterns = Patterns(
            {"": rf"\b(?:{rows})"} | {f"{i}": rf"\b(?:{e.pattern})" for i, e in enumerate(entries)}
        )
        self._screen = Screen([e.pattern for e in entries])

    def find(self, low: str) -> list[tuple[Cue, Entry]]:
        """Every cue in a lowered text, in order of place, without overlaps."""
        if self._weigh:
            return self._weighed(low)
        places = self._screen.places(low)
        if places == []:
            return []
        return [
            (Cue(m.start(), m.end(), entry.value, entry.why), entry)
            for m in matches(self._patterns[""], low, places)
            if m.end() > m.start() and (entry := self.entries[int(str(m.lastgroup)[1:])])
        ]

    def _weighed(self, low: str) -> list[tuple[Cue, Entry]]:
        taken: list[tuple[int, int]] = []
        found: list[tuple[Cue, Entry]] = []
        for row, places in sorted(self._screen.rows(low).items()):
            entry = self.entries[row]
            for m in matches(self._patterns[str(row)], low, places):
                if m.end() > m.start() and not any(m.start() < e and s < m.end() for s, e in taken):
                    taken.append(m.span())
                    found.append((Cue(m.start(), m.end(), entry.value, entry.why), entry))
        return sorted(found, key=lambda pair: pair[0].start)

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

    def may_have(self, name: str, low: str) -> bool:
        """Whether the pattern called `name` can occur in a lowered text or a part of it; cheap."""
        return self.single.may_match(name, low)

    def has(self, name: str, low: str) -> bool:
        """Whether the pattern called `name` occurs in a lowered text."""
        pattern = self.single.get(name)
        return bool(pattern and pattern.search(low))

    def has_in(self, name: str, low: str, start: int, end: int) -> bool:
        """Whether the pattern called `name` occurs in `[start, end)` of a lowered text, read by itself."""
        places = self.single.places(name, low)
        if places == []:
            return False
        pattern = self.single[name]
        if places is None:
            return bool(pattern.search(low[start:end]))
        return any(start <= at < end and pattern.match(low, at, end) for at in places)

    def spans(self, name: str, low: str) -> list[tuple[int, int]]:
        """Where the pattern called `name` occurs in a lowered text."""
        pattern = self.single.get(name)
        return [m.span() for m in pattern.finditer(low)] if pattern and self.may_have(name, low) else []


def _rules(rows: list[dict[str, object]], value: str, weighed: bool = False) -> Rules:
    return Rules(
        [Entry(str(r["pattern"]), str(r.get(value, "")), str(r.get("why", "")), r) for r in rows],
        weighed,
    )


@cache
def words_of(language: str) -> Words:
    """The compiled tables of a language; the table of Russian where there is none of its own."""
    folder = files("pobratim.facts") / "tables"
    path = folder / f"{language}.toml"
    table = tomllib.loads((path if path.is_file() else folder / "ru.toml").read_text("utf-8"))
    single = {
        name: rf"{'^' if part.get('start') else chr(92) + 'b'}(?:{part['pattern']})"
        for name, part in table.items()
        if isinstance(part, dict) and "pattern" in part
    }
    single |= {
        f"{name}.{key}": rf"\b(?:{pattern})"
        for name, part in table.items()
        if isinstance(part, dict)
        for key, pattern in part.items()
        if key != "pattern" and isinstance(pattern, str)
    }
    lists = {name: tuple(part) for name, part in table.get("lists", {}).items()}
    return Words(
        language=language,
        home_country=str(table["country"]["home"]),
        morphology=bool(table["country"].get("morphology")),
        types=_rules(table["type"], "level"),
        authorities=_rules(table.get("authority", []), "level"),
        instruments=_rules(table["instrument"], "kind"),
        kinds=_rules(table["kind"], "value"),
        status=_rules(table["status"], "value", weighed=True),
        single=Patterns(single),
        lists=lists,
    )
