"""Entries of lists and tables as a note below speaks of them: by number, by group, by turn, or all together."""

import re
from dataclasses import dataclass, field

from pobratim.facts.clauses import Clause, Reading
from pobratim.facts.context import Pair

NUMBER = r"\d{1,3}(?:\.\d{1,2})*(?![\d.]*\d)"
RUN = rf"{NUMBER}(?:\s*[–—-]\s*{NUMBER})?"
NUMBERS = re.compile(rf"[№#()\s]*{RUN}(?:(?:\s*[,;]\s*|\s*,?\s+[а-яіa-z]{{1,4}}\s+)[№#(]*\s*{RUN})*(?![-–]?\w)")
SIGNED = re.compile(r"№+\s*(?=\d)")
PARTS = re.compile(rf"({NUMBER})(?:\s*[–—-]\s*({NUMBER}))?")
LABEL = re.compile(r"(?:[^\W\d_]{4,10}\s+)?([^\W\d_]|[IVXІХ]{1,5}|\d{1,2})[.):](?:\s|$)", re.IGNORECASE)
NAMED = re.compile(r"\s+[«\"]?([^\W\d_]|[ivxіх]{1,5}|\d{1,2})(?!\w)")
TITLE = 60  # a longer line is no heading
ORDINALS = ("first", "second", "third", "fourth")


@dataclass(slots=True)
class Entries:
    """The pairs of the entries told so far: by number, by the label of their group, and those right above."""

    numbered: dict[str, list[Pair]] = field(default_factory=dict)
    groups: dict[str, list[Pair]] = field(default_factory=dict)
    above: list[list[Pair]] = field(default_factory=list)
    label: str = ""
    closed: bool = False

    def head(self, reading: Reading) -> None:
        """Begin the group that a heading labels: «А. Финляндия», «Раздел II»."""
        found = LABEL.match(f"{reading.passage.block.marker} {reading.passage.low}".strip())
        self.label = found[1].casefold() if found else ""
        self.groups[self.label] = []

    def add(self, reading: Reading, pairs: list[Pair]) -> None:
        """Keep the pairs that an entry names; words of another kind close the list above."""
        number = re.sub(r"[^\d.]", "", reading.passage.block.marker).strip(".")
        if pairs and (reading.is_item or number):
            self.put(number, pairs)
        elif not pairs and len(reading.passage.text) < TITLE and LABEL.match(reading.passage.low):
            self.head(reading)
        else:
            self.closed = self.closed or not reading.passage.text.rstrip().endswith(":")

    def put(self, number: str, pairs: list[Pair]) -> None:
        """Keep the pairs of one entry under its number, if it has one."""
        if self.closed:
            self.above, self.closed = [], False
        self.above.append(pairs)
        self.groups.setdefault(self.label, []).extend(pairs)
        if number:
            self.numbered[number] = pairs

    def meant_by(self, part: Clause) -> list[Pair]:
        """The pairs of the entries that a clause means one by one, by number or by turn."""
        return self._numbered(part, part.start) or self._in_turn(part)

    def excepted(self, part: Clause) -> list[Pair]:
        """The pairs that a clause excepts by number: «все документы, кроме № 12»."""
        at = next((part.start + s for s, _ in part.reading.words.spans("back.but", part.low)), None)
        return self._numbered(part, at) if at is not None else []

    def whole(self, part: Clause) -> list[Pair]:
        """The pairs of the group or the list above that a clause speaks of as a whole."""
        listed = not part.reading.is_item and part.has("back.list")
        return self.group(part) or (self.listed if listed else [])

    @property
    def listed(self) -> list[Pair]:
        """The pairs of the list right above."""
        return [pair for pairs in self.above for pair in pairs]

    def _numbered(self, part: Clause, start: int) -> list[Pair]:
        passage, words = part.reading.passage, part.reading.words
        if not self.numbered:
            return []
        starts = [m.end() for m in SIGNED.finditer(passage.low, start, part.end)]
        starts += [start + end for _, end in words.spans("back.number", passage.low[start : part.end])]
        found: list[Pair] = []
        for at in sorted(starts):
            m = NUMBERS.match(passage.low, at, part.end)
            if m and not words.has("law", passage.low[max(0, at - 40) : at]):
                found += [p for n in _every(m[0]) for p in self.numbered.get(n, []) if p not in found]
        return found

    def group(self, part: Clause) -> list[Pair]:
        """The pairs of the group that a clause calls by its label."""
        passage, words = part.reading.passage, part.reading.words
        for _, end in words.spans("back.group", part.low):
            m = NAMED.match(passage.low, part.start + end, part.end)
            if m and self.groups.get(m[1]):
                return self.groups[m[1]]
        return []

    def _in_turn(self, part: Clause) -> list[Pair]:
        """«Первое расторгнуто, второе и третье действуют»: the entries of the list right above, one by one."""
        if part.reading.is_item or len(self.above) < 2 or not part.statuses:
            return []
        told = [i for i, name in enumerate(ORDINALS) if part.has(f"back.{name}") and i < len(self.above)]
        return [pair for i in told for pair in self.above[i]]


def _every(numbers: str) -> list[str]:
    """The numbers of an enumeration with its runs: «1, 3–5»."""
    found: list[str] = []
    for first, last in PARTS.findall(numbers):
        whole = last and first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < 100
        found += [str(n) for n in range(int(first), int(last) + 1)] if whole else [n for n in (first, last) if n]
    return found
