"""Legends: signs and codes that a paper explains once and puts beside its entries: «З – заморожено», «○ – угас»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Reading, clause, kinds_in, states_in
from pobratim.facts.instruments import Instrument
from pobratim.facts.weighing import LIVED, told_in_cell
from pobratim.facts.words import Cue

SIGN = r"(?:\.\.\.|[^\w\s.,;:!?()\[\]{}«»\"'“”„’/|\\№%&@$§–—−-]{1,3})"
LETTERS = r"[^\W\d_]{1,3}"
OPEN, CLOSE = r"[«\"„“(\[]", r"[»\"“”)\]]"
ENTRY = re.compile(
    rf"(?:^|(?<=[;,:.(\n\t])|(?<=[;,:.(]\s)|(?<=\s\s)|(?=[«\"„“(\[])|(?<=\s)(?={SIGN}\s?[–—=-]))"
    rf"{OPEN}?(?P<code>{SIGN}|{LETTERS}\.?|\d|(?<=[«\"„“(\[])[+–—−?!-]){CLOSE}?\s*[–—=:-]\s*(?=[^\W\d]\w)"
)
AFTER_WORD = (r"\w{4}", r"\w{4}\s", rf"\w{{4}}{CLOSE}", rf"\w{{4}}{CLOSE}\s")
MARKED = re.compile(rf"[–—=:-]{''.join(f'(?<!{word}.)' for word in AFTER_WORD)}\s*[^\W\d]\w")
WORD = re.compile(
    rf"(?:^|(?<=[;,:.(]\s)){OPEN}?(?P<code>[^\W\d_]{{4,14}}|(?:[^\W\d_]{{1,3}}\s)?[^\W\d_]{{2,8}}\.){CLOSE}?\s+[–—=-]\s+(?=\w\w)"
)
NAMED = re.compile(rf"\W*{OPEN}?(?P<code>{SIGN}|[^\W\d_]|[+–—−-]){CLOSE}?\W+(?=\w\w)")
BRACKETED = re.compile(rf"(?:^|(?<=[;,:.]\s)|(?<=\n))[\[(](?P<code>{SIGN}|{LETTERS}|\d|[+–—−?!-])[\])]\s+(?=[^\W\d]\w)")
BARE = re.compile(rf"(?:(?<=[;:]\s)|(?<=\n))(?P<code>{SIGN})\s+(?=[^\W\d]\w)")  # «● связи поддерживаются; ○ связей нет»
ROW = re.compile(rf"(?:^|(?<=\s\s)|(?<=[|;,]\s))(?P<code>{SIGN})\s+(?=[^\W\d]\w)")  # «● живо   ○ угасло   ✕ разорвано»
STOP = re.compile(r"[;.](?:\s|$)|\s{3,}|\n|$")
DASHES = ("–", "—", "-", "=", ":")
BEHIND = r"(?=$|[)\],;./|»\"]|\s*[–—-]?\s*(?:\w{1,2}\s+)?\d{4}|\s+[–—(-]|\s+\d{1,2}\.)"
BEFORE = r"(?<![^\s(\[,;/|–—«\"-])"
SHORT = 200  # in a longer passage a letter is a word and no code
FEW = 2  # a single letter before a dash explains nothing; two or more do


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code stands for: a state, a kind of tie or an instrument."""

    state: str = ""
    kind: str = ""
    instrument: Instrument | None = None


@dataclass(slots=True)
class Explained:
    """What a passage says of codes, and where; `whole` where it says nothing else."""

    reading: Reading
    announced: bool
    below: bool
    found: dict[str, Meaning] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def opens(self) -> bool:
        """Whether the next passage may explain codes by figures too: this one announces them, or did so itself."""
        ahead = self.reading.passage.text.rstrip().endswith(":")
        noted = ahead and self.reading.passage.block.kind is BlockKind.NOTE
        return noted or (self.announced and ahead) or (self.below and bool(self.found))

    @property
    def whole(self) -> bool:
        """Whether the passage holds one entry and nothing more."""
        rest = self.spans[0][0] + len(self.reading.passage.text) - self.spans[0][1] if self.spans else FEW
        return len(self.found) == 1 and rest < FEW


def read_legends(readings: list[Reading]) -> None:
    """Find the legends of a paper and mark the entries that their codes stand at."""
    told: list[Explained] = []
    for reading in (r for r in readings if r.passage.block.kind is not BlockKind.CELL):
        told.append(_explained(reading, bool(told) and told[-1].opens))
    legend: dict[str, Meaning] = {}
    for i, each in enumerate(told):
        beside = each.whole and any(
            other.whole or other.announced for other in (*told[i - 1 : i], *told[i + 1 : i + 2])
        )
        figures = each.below and bool(each.found) and all(code.isdigit() for code in each.found)
        if each.found and (len(each.found) >= FEW or each.announced or figures or beside):
            legend = each.found | legend
            each.reading.explains = each.spans
    if legend:
        codes = "|".join(_pattern(code) for code in sorted(legend, key=len, reverse=True))
        pattern = re.compile(codes)
        for reading in readings:
            if not reading.explains:
                _mark(reading, legend, pattern)


def _explained(reading: Reading, noted: bool) -> Explained:
    """The codes that a passage explains, which the line above may announce (`noted`)."""
    text, low, words = reading.passage.text, reading.passage.low, reading.words
    each = Explained(reading, words.may_have("legend_word", low) and words.has("legend_word", low), noted)
    entries = sorted(_entries(each))
    for (start, end, code), below in zip(entries, [*(e[0] for e in entries[1:]), len(text)], strict=False):
        stop = STOP.search(text, end)
        until = min(stop.start() if stop else below, below)
        meaning = _meaning(reading, end, until)
        if meaning:
            each.found[code] = meaning
            each.spans.append((start, until))
    if len(each.found) * FEW < len(entries):
        each.found, each.spans = {}, []
    return each


def _entries(each: Explained) -> Iterator[tuple[int, int, str]]:
    """Where a code stands before its meaning: start, beginning of the meaning, code."""
    reading = each.reading
    text, marker = reading.passage.text, reading.passage.block.marker
    lead = f"{marker} " if text[:1] in DASHES else ""
    for m in ENTRY.finditer(lead + text) if each.announced or each.below or lead or MARKED.search(text) else ():
        start, end = m.start() - len(lead), m.end() - len(lead)
        if not _covered(reading, start, end) and (each.announced or each.below or not m["code"].isdigit()):
            yield max(start, 0), end, m["code"]
    if each.announced or each.below:
        if own := BRACKETED.match(f"{marker} {text}"):  # «[0] контактов нет», an item by its looks
            yield 0, 0, own["code"]
        for form in (BRACKETED, BARE):
            yield from ((m.start(), m.end(), m["code"]) for m in form.finditer(text))
    elif not reading.mentions:
        row = list(ROW.finditer(f"{marker} {text}"))
        width = len(marker) + 1
        if len(row) > FEW and not row[0].start():
            yield from ((max(m.start() - width, 0), max(m.end() - width, 0), m["code"]) for m in row)
    if each.announced:
        yield from ((m.start(), m.end(), m["code"].lower()) for m in WORD.finditer(text))
        yield from _named(reading)


def _named(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The signs that are called so: «знаком # отмечены», «звёздочкой отмечены»."""
    text, low, words = reading.passage.text, reading.passage.low, reading.words
    for start, end in words.spans("legend_sign_word", low):
        if m := NAMED.match(text, end):
            yield start, m.end(), m["code"]
    for start, end in words.spans("legend_named_sign", low):
        for name, _, sign in (row.partition(" > ") for row in words.lists.get("sign_names", ())):
            if low.startswith(name, start):
                yield start, end, sign


def _covered(reading: Reading, start: int, end: int) -> bool:
    """Whether a place, a country or a date stands where a code might."""
    spans = [(m.start, m.end) for m in reading.mentions] + [(c.start, c.end) for c in reading.countries]
    return any(a < end and start < b for a, b in spans + [(d.start, d.end) for d in reading.dates])


def _pattern(code: str) -> str:
    """How a code is found in an entry: a sign anywhere, letters and words where nothing of a sentence stands beside."""
    if not any(c.isalnum() for c in code):
        sign = re.escape(code[0])
        return rf"(?<!{sign}){re.escape(code)}(?!{sign})"
    return rf"{BEFORE}{'(?i:' if len(code) > 3 else '(?:'}{re.escape(code)}){BEHIND}"


def _meaning(reading: Reading, start: int, end: int) -> Meaning | None:
    """What the words behind a code say of the entries that have it; None where they say nothing of a tie."""
    if any(start <= m.start < end for m in reading.mentions):
        return None
    words, low = reading.words, reading.passage.low[start:end].rstrip(" ,.")
    states = [c.value for c in states_in(words, low)]
    if states:
        return Meaning(state=next((value for value in states if value != "active"), states[0]))
    instruments = [i for i in reading.instruments if start <= i.head < end]
    kinds = {c.value for c in kinds_in(words, low, [])}
    weighed = told_in_cell(clause(reading, start, end)).statuses if not kinds and not instruments else []
    if weighed and weighed[0].value in LIVED:
        return Meaning(state=weighed[0].value)
    if len(instruments) == 1:
        return Meaning(instrument=instruments[0])
    return Meaning(kind=kinds.pop()) if len(kinds) == 1 else None


def _mark(reading: Reading, legend: dict[str, Meaning], pattern: re.Pattern[str]) -> None:
    """Put what its codes mean into a reading."""
    text, marker = reading.passage.text, reading.passage.block.marker.strip("()[]")
    if marker in legend:
        _put(reading, 0, min((m.end for m in reading.mentions), default=len(text)), legend[marker])
    for m in pattern.finditer(text):
        code = m[0] if m[0] in legend else m[0].lower()
        letters = code[0].isalnum() and len(text) > SHORT
        numbered = code.isdigit() and reading.passage.block.column == 0
        if not (letters or numbered) and not _covered(reading, m.start(), m.end()):
            _put(reading, m.start(), m.end(), legend[code])


def _put(reading: Reading, start: int, end: int, meaning: Meaning) -> None:
    """Put one meaning where its code stands."""
    if start < reading.lead:
        reading.lead = end + FEW
    if meaning.state:
        reading.signs.append(Cue(start, end, meaning.state, ""))
    elif meaning.kind:
        reading.kinds = sorted([*reading.kinds, Cue(start, end, meaning.kind, "")])
    elif meaning.instrument:
        told = replace(meaning.instrument, start=start, end=end, head=start)
        reading.instruments = sorted([*reading.instruments, told], key=lambda i: i.start)
