"""Clauses of a passage: each with its parties, instruments, dates, states and kinds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from pobratim.documents import BlockKind
from pobratim.facts.ellipsis import scan_elliptic
from pobratim.facts.instruments import Instrument, Surroundings, find_instruments
from pobratim.facts.mentions import LINK, Mention, Scan
from pobratim.facts.neighbours import respelt_hits
from pobratim.facts.passage import Passage
from pobratim.facts.resolving import Resolver
from pobratim.facts.scanning import scan_known, scan_typed
from pobratim.facts.unknown import scan_heads, scan_linked
from pobratim.facts.words import Cue, Words
from pobratim.language.dates import DateMention, find_dates
from pobratim.language.persons import persons_in
from pobratim.language.screening import Look
from pobratim.places import CountryMention, Gazetteer, find_countries
from pobratim.places import Mention as Known

IN_BRACKETS = re.compile(r"\([^()]*\)")
REPEATED_WITH = re.compile(r"(?<=\s)(?:с|со|with|mit|з|из)\s+$")
STATES_NEAR = 120  # how far behind the name of a document its parties stand
OF_YEAR = re.compile(r"(?<=\d )(гг?)\.(?= [а-яё])")  # the point of «с 2020 г. нет» ends no phrase
BESIDE = re.compile(r"\s*[,(]\s*")
WORD_BEFORE = re.compile(r"[\w-]+\s+$")


@dataclass(slots=True, eq=False)  # each passage is read once, so that none is like another
class Reading:
    """All that was marked in one passage; `signs` are states by a sign of a legend, `explains` where one stands.

    A place that begins before `lead` begins the passage.
    """

    passage: Passage
    words: Words
    look: Look
    mentions: list[Mention]
    countries: list[CountryMention]
    dates: list[DateMention]
    instruments: list[Instrument]
    statuses: list[Cue]
    kinds: list[Cue]
    listed: bool = False
    doubtful: list[Known] = field(default_factory=list)
    signs: list[Cue] = field(default_factory=list)
    explains: list[tuple[int, int]] = field(default_factory=list)
    lead: int = 3

    @property
    def is_item(self) -> bool:
        """Whether the passage is an item of a list, with a bullet or without."""
        return self.listed or self.passage.block.kind is BlockKind.LIST_ITEM

    def has(self, name: str, start: int = 0, end: int | None = None) -> bool:
        """Whether a pattern of the table occurs in the passage, or in a part of it read by itself."""
        look = self.look
        if look[name] == ():
            return False  # most are not met at all
        return self.words.has_in(name, look, start, len(look.low) if end is None else end)

    def countries_at(self) -> Iterator[tuple[int, str]]:
        """Where the passage names countries, in the canonical text, with their codes."""
        origin, start = self.passage.folded.origin, self.passage.block.span.start
        return ((start + origin[each.start], each.code) for each in self.countries)

    def instruments_before(self, at: int) -> list[Instrument]:
        """Instruments that begin before a place of the text."""
        return [i for i in self.instruments if i.start < at]


@dataclass(slots=True)
class Clause:
    """A part of a sentence that speaks of one matter; `alive` where the verb before it in the present holds for it."""

    reading: Reading
    start: int
    end: int
    mentions: list[Mention] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    statuses: list[Cue] = field(default_factory=list)
    kinds: list[Cue] = field(default_factory=list)
    signs: list[Cue] = field(default_factory=list)
    alive: bool = False

    @property
    def text(self) -> str:
        """The words of the clause."""
        return self.reading.passage.text[self.start : self.end]

    @property
    def low(self) -> str:
        """The words in lower case."""
        return self.reading.passage.low[self.start : self.end]

    def has(self, name: str) -> bool:
        """Whether a pattern of the table occurs in the clause."""
        reading = self.reading
        return reading.look[name] != () and reading.words.has_in(name, reading.look, self.start, self.end)

    def before(self, mention: Mention) -> str:
        """The words of the clause before a mention, lowered."""
        return self.reading.passage.low[self.start : mention.start]


@dataclass(frozen=True, slots=True)
class Reader:
    """What every passage of a document is read with."""

    words: Words
    gazetteer: Gazetteer
    language: str


def read_passage(passage: Passage, reader: Reader, scope_country: str | None) -> Reading:
    """The marks of a passage."""
    words = reader.words
    text, low = _without_glosses(passage.text, passage.low, words)
    countries = _own_names(sorted(find_countries(text, reader.language), key=lambda c: c.start), text, reader.gazetteer)
    entry = passage.block.kind is BlockKind.LIST_ITEM or len(text) < 160
    item = passage.bare or passage.block.kind is BlockKind.LIST_ITEM
    scan = Scan(text, low, words, reader.gazetteer, reader.language, entry, item)
    scan.heading = passage.block.kind is BlockKind.HEADING
    named = [c for c in countries if c.form in ("name", "abbreviation")]
    whole = {(c.start, c.end) for c in countries}  # «Kazakh» is no town either
    hits = [h for h in reader.gazetteer.find(text) if not any(c.start < h.end and h.start < c.end for c in named)]
    hits = [h for h in hits if (h.start, h.end) not in whole]
    dates = find_dates(text, reader.language)
    scan.taken += [(c.start, c.end) for c in named] + [(d.start, d.end) for d in dates]
    scan.ruling = {c.start: c for c in countries if c.form == "adjective"}
    hits += respelt_hits(scan, hits)
    scan.led = next((c for c in named if c.start == 0 and text.startswith((". ", ": "), c.end)), None)
    if reader.words.morphology:
        whole = {(h.start, h.end) for h in hits}
        scan.taken += [person for person in persons_in(text) if person not in whole]
    scan_typed(scan, {h.start: h for h in hits})
    scan_elliptic(scan)
    scan_known(scan, hits)
    scan_heads(scan, countries)
    scan_linked(scan)
    inside = [c for c in countries if not any(m.start < c.end and c.start < m.end and m.typed for m in scan.mentions)]
    mentions = Resolver(text, inside, reader.gazetteer, words).resolve(scan.mentions, scope_country)
    around = Surroundings(text, low, words, mentions, dates)
    instruments = [i for i in find_instruments(around) if not _of_states(i, text, inside, words)]
    states = [c for c in states_in(words, low) if not any(m.start <= c.start and c.end <= m.end for m in mentions)]
    kinds = kinds_in(words, low, instruments)
    return Reading(
        passage,
        words,
        words.single.look(low),
        mentions,
        inside,
        dates,
        instruments,
        states,
        kinds,
        doubtful=scan.doubtful,
    )


def _without_glosses(text: str, low: str, words: Words) -> tuple[str, str]:
    """A text and itself lowered with spaces for the brackets that give a name in another language: «(нем. Aachen)»."""
    for start, end in words.spans("gloss", low) if words.may_have("gloss", low) else ():
        text, low = (each[: start - 1] + " " * (end - start + 1) + each[end:] for each in (text, low))
    return text, low


def _own_names(countries: list[CountryMention], text: str, gazetteer: Gazetteer) -> list[CountryMention]:
    """The countries without names that are towns of the country after them: «Колумбия, США»."""
    towns = [
        a
        for a, b in pairwise(countries)
        if a.form == "name"
        and b.form in ("name", "abbreviation")
        and BESIDE.fullmatch(text, a.end, b.start)
        and a.code != b.code
        and (link := gazetteer.link(text[a.start : a.end], country=b.code)).best
        and link.best.country == b.code
    ]
    return [c for c in countries if c not in towns] if towns else countries


def _of_states(instrument: Instrument, text: str, countries: list[CountryMention], words: Words) -> bool:
    """Whether a document stands between two states: «договор между Российской Федерацией и Республикой Беларусь»."""
    named = [c for c in countries if c.form != "adjective" and 0 < c.start - instrument.head < STATES_NEAR]
    before = text[instrument.head : named[0].start].split() if len(named) > 1 else []
    return bool(before) and before[-1].lower() in words.lists.get("between", ())


def states_in(words: Words, low: str) -> list[Cue]:
    """State cues; rows without a value only keep others from matching."""
    if "г. " in low:
        low = OF_YEAR.sub(r"\1 ", low)
    return [c for c in words.status.cues(low) if c.value]


def kinds_in(words: Words, low: str, instruments: list[Instrument]) -> list[Cue]:
    """Kind words of the running text, without those of titles and of events."""
    traps = words.spans("kind_trap", low)
    inside = [(i.start, i.end) for i in instruments]
    return [c for c in words.kinds.cues(low) if not any(s <= c.start < e for s, e in traps + inside)]


def clause(reading: Reading, start: int, end: int) -> Clause:
    """The clause over a fragment of the passage."""
    r = reading
    return Clause(
        r,
        start,
        end,
        [m for m in r.mentions if start <= m.start < end] if r.mentions else [],
        [i for i in r.instruments if start <= i.head < end] if r.instruments else [],
        [d for d in r.dates if start <= d.start < end] if r.dates else [],
        [c for c in r.statuses if start <= c.start < end] if r.statuses else [],
        [c for c in r.kinds if start <= c.start < end] if r.kinds else [],
        [c for c in r.signs if start <= c.start < end] if r.signs else [],
    )


def denies(part: Clause) -> bool:
    """Whether a clause says that there is no tie: words of a state («контакты не состоялись») deny none."""
    if part.has("dropped"):
        drops = [(part.start + s, part.start + e) for s, e in part.reading.words.spans("dropped", part.low)]
        return all(c.value == "planned" or any(s < c.end and c.start < e for s, e in drops) for c in part.statuses)
    if not part.has("denial"):
        return False
    spans = part.reading.words.spans("denial", part.low)
    refused = [c for c in part.statuses if any(s < c.start - part.start < e for s, e in spans)]  # «отказ от подписания»
    if any(c.value in ("planned", "expired") and c not in refused for c in part.statuses):
        return False
    told = [(c.start - part.start, c.end - part.start) for c in part.statuses]
    spans = [(s, e) for s, e in spans if not granted(part, part.start + s)]
    return any(not any(a <= start and end <= b for a, b in told) for start, end in spans)


def granted(part: Clause, at: int) -> bool:
    """Whether a place stands in what is granted against a tie told before: «побратимы с 1984 года, хотя бумаги нет»."""
    told = part.kinds[0].end if part.kinds and part.dates and part.dates[0].end <= at else at
    return any(told <= part.start + s <= at for s, _ in part.reading.words.spans("conceded", part.low)) and told < at


def linked_groups(clause_: Clause, mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions joined by commas and «и», group by group, in order."""
    groups: list[list[Mention]] = []
    for m in sorted(mentions, key=lambda m: m.start):
        if groups and LINK.fullmatch(gap_between(clause_.reading, groups[-1][-1], m)):
            groups[-1].append(m)
        else:
            groups.append([m])
    return groups


def gap_between(reading: Reading, a: Mention, b: Mention) -> str:
    """What joins two mentions, without brackets, prepositions repeated and adjectives of country."""
    gap = reading.passage.text[a.tail : b.start]
    closed, opened = gap.find(")"), gap.find("(")
    if closed >= 0 and not 0 <= opened < closed:
        gap = gap[closed + 1 :]
    gap = IN_BRACKETS.sub("", gap)
    gap = REPEATED_WITH.sub("", gap)
    if any(c.form == "adjective" and a.tail <= c.start < b.start for c in reading.countries):
        gap = WORD_BEFORE.sub("", gap)
    return gap
