"""Clauses of a passage: each with its parties, instruments, dates, states and kinds."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from pobratim.documents import BlockKind
from pobratim.facts.ellipsis import scan_elliptic
from pobratim.facts.instruments import Instrument, Surroundings, find_instruments
from pobratim.facts.mentions import LINK, Mention, Scan
from pobratim.facts.passage import Passage, divide
from pobratim.facts.resolving import Resolver
from pobratim.facts.scanning import scan_heads, scan_known, scan_linked, scan_typed
from pobratim.facts.words import Cue, Words
from pobratim.language.dates import DateMention, find_dates
from pobratim.language.persons import persons_in
from pobratim.language.tokens import sentences
from pobratim.places import CountryMention, Gazetteer, find_countries
from pobratim.places import Mention as Known

IN_BRACKETS = re.compile(r"\([^()]*\)")
REPEATED_WITH = re.compile(r"(?<=\s)(?:с|со|with|mit|з|из)\s+$")
IS = re.compile(r"\)?\s+[–—-]\s+(?:\w+[ -]){0,2}")  # what stands between a name and what it is
STATES_NEAR = 120  # how far behind the name of a document its parties stand
OPPOSED = re.compile(r",\s*(?:а|while|während|а вось)\s")
AGAINST = re.compile(r"\s*(?:а|while|während|а вось)\s")
BESIDE = re.compile(r"\s*[,(]\s*")
POINTING = ("pronoun", "back.others", "back.number", "back.group", "back.list")
WORD_BEFORE = re.compile(r"[\w-]+\s+$")


@dataclass(slots=True)
class Reading:
    """All that was marked in one passage; `signs` are states by a sign of a legend, `explains` where one stands.

    A place that begins before `lead` begins the passage.
    """

    passage: Passage
    words: Words
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
        return self.words.has_in(name, self.passage.low, start, len(self.passage.low) if end is None else end)

    def instruments_before(self, at: int) -> list[Instrument]:
        """Instruments that begin before a place of the text."""
        return [i for i in self.instruments if i.start < at]


@dataclass(slots=True)
class Clause:
    """A part of a sentence that speaks of one matter."""

    reading: Reading
    start: int
    end: int
    mentions: list[Mention] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    statuses: list[Cue] = field(default_factory=list)
    kinds: list[Cue] = field(default_factory=list)
    signs: list[Cue] = field(default_factory=list)

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
        begun = reading.words.single.look(reading.passage.low)
        if name not in begun and name not in reading.words.single.open:
            return False
        return reading.words.has_in(name, reading.passage.low, self.start, self.end)

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
    text, low, words = passage.text, passage.low, reader.words
    countries = _own_names(sorted(find_countries(text, reader.language), key=lambda c: c.start), text, reader.gazetteer)
    entry = passage.block.kind is BlockKind.LIST_ITEM or len(text) < 160
    scan = Scan(text, low, words, reader.gazetteer, reader.language, entry, passage.block.kind is BlockKind.LIST_ITEM)
    named = [c for c in countries if c.form in ("name", "abbreviation")]
    hits = [h for h in reader.gazetteer.find(text) if not any(c.start < h.end and h.start < c.end for c in named)]
    scan.taken += [(c.start, c.end) for c in named]
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
    dates = find_dates(text, reader.language)
    around = Surroundings(text, low, words, mentions, dates)
    instruments = [i for i in find_instruments(around) if not _of_states(i, text, inside, words)]
    states, kinds = states_in(words, low), kinds_in(words, low, instruments)
    return Reading(passage, words, mentions, inside, dates, instruments, states, kinds, doubtful=scan.doubtful)


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
    return [c for c in words.status.cues(low) if c.value]


def kinds_in(words: Words, low: str, instruments: list[Instrument]) -> list[Cue]:
    """Kind words of the running text, without those of titles and of events."""
    traps = words.spans("kind_trap", low)
    inside = [(i.start, i.end) for i in instruments]
    return [c for c in words.kinds.cues(low) if not any(s <= c.start < e for s, e in traps + inside)]


def clauses_of(reading: Reading, start: int = 0) -> list[Clause]:
    """The clauses of a passage from `start` on: sentences cut at semicolons, and where a new matter begins."""
    text = reading.passage.text
    found: list[Clause] = []
    bounds = [(start + s, start + e) for s, e in sentences(text[start:])] if start else reading.passage.sentences()
    for s, e in bounds:
        for a, b in divide(text, s, e):
            for c, d in _ordinals_apart(reading, a, b):
                found += _split(reading, c, d)
    return found


def _ordinals_apart(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence of several partners cut where «первый», «второй» or «последний» begin to tell of one by itself."""
    places = [_ordinal(reading, which, start, end) for which in ("first", "second")]
    if None in places:
        last = _ordinal(reading, "last", start, end)
        named = [m for m in reading.mentions if start <= m.start < end]
        one = last is not None and len(named) > 1 and all(m.end <= last for m in named)
        places = [last] if one else []
    text = reading.passage.text
    cuts = [at for o in places if o and (at := max(text.rfind(sign, start, o) for sign in ",:–—")) > start]
    bounds = [start, *(at + 1 for at in cuts), end]
    return [(a, b) for a, b in pairwise(bounds) if text[a:b].strip()]


def _ordinal(reading: Reading, which: str, start: int, end: int) -> int | None:
    """Where an ordinal that points back begins in a fragment."""
    name = f"back.{which}"
    if not reading.has(name, start, end):
        return None
    spans = reading.words.spans(name, reading.passage.low[start:end])
    return start + spans[0][0] if spans else None


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


def _split(reading: Reading, start: int, end: int) -> list[Clause]:
    """A sentence cut at commas where a part has a partner and an instrument or a state of its own."""
    apart = _marks(reading, start, end) > 1 or OPPOSED.search(reading.passage.low, start, end)
    cuts = divide(reading.passage.text, start, end, ",") if apart else [(start, end)]
    if len(cuts) == 1:
        return [clause(reading, start, end)]
    parts: list[list[int]] = [[start, cuts[0][1]]]
    for a, b in cuts[1:]:
        piece, now = clause(reading, a, b), clause(reading, parts[-1][0], parts[-1][1])
        if _parts_with(reading, now, piece):
            parts.append([a, b])
        else:
            parts[-1][1] = b
    parts[-1][1] = end
    return _with_shared_words([clause(reading, a, b) for a, b in parts])


def _with_shared_words(parts: list[Clause]) -> list[Clause]:
    """Parts of an enumeration that begin with a place share kind and life of the first: «дружит с Обаном …, Лодзью»."""
    shared, alive = parts[0].kinds, [c for c in parts[0].statuses if c.value == "active"]
    for part in parts[1:]:
        leads = part.mentions and not part.text[: part.mentions[0].start - part.start].strip(" ,")
        if not leads or part.kinds or part.has("event"):
            break
        part.kinds = list(shared)
        part.statuses = part.statuses or list(alive)
    return parts


def _marks(reading: Reading, start: int, end: int) -> int:
    """How many words of a fragment name what ties: each matter needs one of its own."""
    marks = [*(i.head for i in reading.instruments), *(c.start for c in (*reading.statuses, *reading.kinds))]
    return sum(start <= at < end for at in marks)


def _parts_with(reading: Reading, now: Clause, piece: Clause) -> bool:
    """Whether a piece begins a matter of its own, and does not go on with an enumeration."""
    opposed = AGAINST.match(piece.text) and (piece.kinds or piece.has("event"))
    if opposed and piece.mentions and now.mentions and _whole(now):
        return True
    if piece.has("back.but"):
        return False
    told = piece.instruments or piece.statuses or piece.has("became") or _other_kind(now, piece)
    if not (_whole(piece) and _whole(now)) or not told:
        return False
    before, after = now.mentions[-1:], piece.mentions[:1]
    if before and after and LINK.fullmatch(_gap(reading, before[0], after[0])):
        return _changes_subject(reading, before[0], after[0]) and piece.has("signing_verb")
    return True


def _changes_subject(reading: Reading, before: Mention, after: Mention) -> bool:
    """Whether a name in the nominative follows a declined one, and begins anew: «… с Обаном, Елец заключил …»."""
    first, second = (reading.passage.text[m.start : m.end].casefold() for m in (before, after))
    return not first.endswith(before.name.casefold()) and second.endswith(after.name.casefold())


def _other_kind(now: Clause, piece: Clause) -> bool:
    """Whether a piece begins with another kind of tie: «побратимами являются …, партнёром – …»."""
    first = piece.kinds[:1]
    if not first or not now.kinds or first[0].value in {c.value for c in now.kinds}:
        return False
    text = piece.reading.passage.text
    named = [m.tail for m in piece.mentions if m.tail <= first[0].start]
    before = text[named[-1] if named else piece.start : first[0].start]
    return not before.strip() or bool(named and IS.fullmatch(before))


def _whole(piece: Clause) -> bool:
    """Whether a part of a sentence speaks of a partner and of what ties it."""
    outside = [m for m in piece.mentions if not any(i.start <= m.start < i.end for i in piece.instruments)]
    inside = [(m.start() + piece.start, m.end() + piece.start) for m in IN_BRACKETS.finditer(piece.text)]
    told = [c for c in piece.reading.countries if piece.start <= c.start < piece.end]
    forms = {c.form for c in told if c.form != "demonym" or not any(a <= c.start < b for a, b in inside)}
    people = "demonym" in forms or ("adjective" in forms and piece.has("partners_of"))
    pointed = "№" in piece.text or any(piece.has(name) for name in POINTING)
    named = bool(outside) or people or pointed
    return named and bool(piece.instruments or piece.statuses or piece.kinds)


def denies(part: Clause) -> bool:
    """Whether a clause says that there is no tie: words of a state («контакты не состоялись») deny none."""
    if not part.has("denial") or any(c.value in ("planned", "expired") for c in part.statuses):
        return False
    spans = part.reading.words.spans("denial", part.low)
    told = [(c.start - part.start, c.end - part.start) for c in part.statuses]
    return any(not any(a <= start and end <= b for a, b in told) for start, end in spans)


def linked_groups(clause_: Clause, mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions joined by commas and «и», group by group, in order."""
    groups: list[list[Mention]] = []
    for m in sorted(mentions, key=lambda m: m.start):
        if groups and LINK.fullmatch(_gap(clause_.reading, groups[-1][-1], m)):
            groups[-1].append(m)
        else:
            groups.append([m])
    return groups


def _gap(reading: Reading, a: Mention, b: Mention) -> str:
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
