"""Enumerations of fields of cooperation inside a sentence: where each begins, for which country, its members."""

import re

from pobratim.facts.clauses import Reading, clause
from pobratim.facts.instruments import word_class
from pobratim.facts.passage import divide
from pobratim.language.morphology import parses
from pobratim.places import CountryMention

FIRST = re.compile(r"[^–—:;,]{2,60}(?:\s[–—]|:)\s")
LED = re.compile(r"[^–—:;,.]{2,70}(?:\s[–—]|:)\s")
SIGN = re.compile(r"[:–—]")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
NEAR = 40  # how far a country may stand behind the word that calls fields promising for it
BESIDE = 60  # how far a wish may stand from the side abroad whose it is
ACTS = ("INFN", "VERB", "GRND")
SHORT = 3  # letters of words that only join others
GAP = 8  # what stands between two countries that are named together
Span = tuple[int, int]
Opening = tuple[CountryMention, int, int, bool]  # whose fields begin and end where, and whether a pair in them is two


def promises(reading: Reading, start: int = 0, end: int | None = None) -> bool:
    """Whether a fragment calls fields promising, or says what a side abroad wishes for."""
    stop = len(reading.passage.text) if end is None else end
    return reading.has("direction", start, stop) or _wishes(reading, start, stop)


def _wishes(reading: Reading, start: int, end: int) -> bool:
    """Whether a fragment says what a side abroad wishes, and tells of no document and no day."""
    named = [c for c in reading.countries if start <= c.start < end]
    if not named or not reading.has("direction_want", start, end):
        return False
    part = clause(reading, start, end)
    if part.instruments or part.dates or part.has("signing_verb"):
        return False
    wishes = reading.words.spans("direction_want", part.low)
    sides = [_side(reading, c) for c in named]
    return any(s and s[0] - BESIDE < start + a < s[1] + BESIDE for s in sides for a, _ in wishes)


def _side(reading: Reading, country: CountryMention) -> Span | None:
    """The words of a side abroad: «сербские партнёры», «партнёры из Сербии», «Сербия»."""
    low = reading.passage.low
    if country.form in ("name", "abbreviation"):
        return country.start, country.end
    word = WORD.search(low, country.end)
    sided = word and reading.words.has("direction_party", word[0])
    return (country.start, word.end()) if word and sided else None


def named_first(reading: Reading, start: int, end: int) -> int:
    """Where the words begin that a country opens: «с Китаем – …», «Китай. …»; 0 where none does."""
    m = FIRST.match(reading.passage.text, start, end)
    if m and any(start <= c.start < m.end() for c in reading.countries):
        return m.end()
    alone = [c.end for c in reading.countries if c.start <= start + 2 and c.form != "adjective"]
    return alone[0] + 2 if alone and reading.passage.text.startswith(". ", alone[0]) else 0


def offered(reading: Reading) -> list[tuple[str, int, int]]:
    """The fields of a passage that only names a country and lists them, whatever stands over it: «Чили: лён; мёд»."""
    text, found = reading.passage.text, list[tuple[str, int, int]]()
    told = reading.mentions or reading.dates or reading.instruments or reading.statuses or reading.kinds
    if told or reading.has("event") or any(sign.isdigit() for sign in text):
        return []
    for start, end in reading.passage.sentences():
        if text[start:end].rstrip().endswith("?"):
            continue
        for a, b in _by_country(reading, start, end):
            m = LED.match(text, a, b)
            named = [c for c in reading.countries if m and a <= c.start < m.end()]
            members = fields_of(reading, m.end(), b) if m and _leads(reading, a, m.end(), named) else []
            if not members or any(m and m.end() <= c.start < b for c in reading.countries):
                return []
            found += [(named[0].code, c, d) for c, d in members]
    return found if len(found) > 1 else []


def _by_country(reading: Reading, start: int, end: int) -> list[Span]:
    """A sentence cut at the semicolons behind which another country stands with its own: «Чили: лён; Перу: мёд»."""
    parts = divide(reading.passage.text, start, end)
    own = [LED.match(reading.passage.text, *reading.passage.trimmed(a, b)) for a, b in parts]
    led = [bool(m) and any(m.start() <= c.start < m.end() for c in reading.countries) for m in own if m]
    return parts if len(led) == len(parts) and all(led) else [(start, end)]


def _leads(reading: Reading, start: int, end: int, named: list[CountryMention]) -> bool:
    """Whether the words before an enumeration only name a country, or speak of what may come of it."""
    if not named or reading.has("direction_hope", start, end):
        return bool(named)
    besides = [m for m in WORD.finditer(reading.passage.low, start, end) if len(m[0]) > SHORT]
    besides = [m for m in besides if not any(c.start <= m.start() < c.end for c in named)]
    return all(reading.words.has("direction_party", m[0]) for m in besides)


def fields_in(reading: Reading, start: int, end: int) -> list[tuple[str, int, int]]:
    """The fields that a sentence names, each with its country; none where one of them is no field."""
    for openings in (_openings, _inverted):
        found: list[tuple[str, int, int]] = []
        for country, a, b, pair in openings(reading, start, end):
            members = fields_of(reading, a, b, pair)
            found += [(code, c, d) for code in _together(reading, country) for c, d in members]
        if found:
            return found
    return []


def fields_of(reading: Reading, start: int, end: int, split_pair: bool = False) -> list[Span]:
    """The fields of one enumeration; none where one of them is no field, or all are places, or one alone is advised."""
    members = [m for c, d in _enumerated(reading, start, end, split_pair) if (m := _filled(reading, c, d))]
    advised = len(members) < 2 and reading.has("advice", 0, start)
    sound = all(is_field(reading, c, d) for c, d in members) and not all(_is_place(reading, c) for c, _ in members)
    return members if sound and not advised else []


def is_field(reading: Reading, start: int, end: int) -> bool:
    """Whether a member of an enumeration may be a field: no day, no document, nothing done."""
    part = clause(reading, start, end)
    low = reading.passage.low
    first = WORD.search(low, start, end)
    if part.dates or part.instruments or not first or reading.has("direction_trap", first.start(), end):
        return False
    if not reading.words.morphology:
        return True
    classes = [word_class(w) for w in WORD.findall(low[start:end])]
    return classes[0] not in ACTS and any(c in ("NOUN", "") for c in classes)


def _is_place(reading: Reading, start: int) -> bool:
    """Whether a member begins with the name of a place or a country."""
    named = [c.start for c in reading.countries if c.form != "adjective"]
    return any(start <= at < start + len("в г. ") for at in [*named, *(m.start for m in reading.mentions)])


def _together(reading: Reading, first: CountryMention) -> list[str]:
    """The country of an enumeration with those joined to it: «для партнёров из Китая и Монголии»."""
    joined = [first]
    for country in (c for c in reading.countries if c.start > first.start):
        gap = reading.passage.low[joined[-1].end : country.start]
        if len(gap) > GAP or (gap.strip() != "," and not reading.words.has("and", gap)):
            break
        joined.append(country)
    return list(dict.fromkeys(c.code for c in joined))


def _openings(reading: Reading, start: int, end: int) -> list[Opening]:
    """The enumerations of a sentence: country, bounds, and whether a pair in it is meant as two."""
    text, low = reading.passage.text, reading.passage.low
    named = [c for c in reading.countries if start <= c.start < end]
    found: list[Opening] = []
    for m in reading.words.single["direction_opening"].finditer(low, start, end) if named else ():
        begin = found[-1][1] if found else start
        own = [c for c in named if begin <= c.start < m.end()]
        last = max(text.rfind(sign, begin, own[0].start if own else m.start()) for sign in ",;") if found else -1
        if found and last < begin and (own or SIGN.search(m[0])):
            found.pop()
            begin = found[-1][1] if found else start
            own = [c for c in named if begin <= c.start < m.end()]
        elif found and own:
            found[-1] = (*found[-1][:2], last, found[-1][3])
        elif found:
            continue
        pair = reading.words.has("direction_pair", m[0])
        first = own or [c for c in named if c.start >= begin]
        if first:
            at = m.end() if own else _past(reading, m.end(), first[0])
            found.append((first[0], at, end, pair))
    return [(country, *_unfilled(reading, a, b, pair)) for country, a, b, pair in found]


def _inverted(reading: Reading, start: int, end: int) -> list[Opening]:
    """The enumeration that a sentence begins with: «виноделие и чай представляют интерес для Грузии»."""
    m = next((m for m in reading.words.single.matches("direction_inverted", reading.passage.low[start:end])), None)
    named = [c for c in reading.countries if start <= c.start < end]
    if not m or not named or named[0].start < start + m.end():
        return []
    return [(named[0], start, start + m.start(), True)]


def _unfilled(reading: Reading, start: int, end: int, pair: bool) -> tuple[int, int, bool]:
    """An enumeration without words that only lead to it, «прежде всего в сферах …», and whether a pair is two."""
    low, filler = reading.passage.low, reading.words.single.get("direction_filler")
    m = filler.match(low[start:end]) if filler else None
    at = start + m.end() if m and start + m.end() < end else start
    return at, end, pair or reading.words.has("direction_pair", low[start:at])


def _filled(reading: Reading, start: int, end: int) -> Span | None:
    """A member without the spaces and signs around it; None where it has no words."""
    a, b = reading.passage.trimmed(start, end)
    return (a, b) if WORD.search(reading.passage.text, a, b) else None


def _past(reading: Reading, start: int, country: CountryMention) -> int:
    """Where the fields begin after the words whom they are for: «перспективны для партнёров из Чили мёд и лён»."""
    between = reading.passage.text[start : country.start]
    if country.start < start or len(between) > NEAR or "," in between or ";" in between:
        return start
    word = WORD.search(reading.passage.low, country.end)
    sided = word and reading.words.has("direction_party", word[0])
    return word.end() if word and sided else country.end


def _enumerated(reading: Reading, start: int, end: int, split_pair: bool) -> list[Span]:
    """The members of an enumeration; «и» parts the last two where commas part the rest, or where a pair is meant."""
    text = reading.passage.text
    parts = divide(text, start, end, ",;")
    a, b = parts[-1] if parts else (start, end)
    m = reading.words.single["and"].search(reading.passage.low, a, b)
    if m and (len(parts) > 1 or split_pair or _joins_fields(reading, text[a : m.start()], text[m.end() : b])):
        parts[-1:] = [(a, m.start()), (m.end(), b)]
    return parts


def _joins_fields(reading: Reading, before: str, after: str) -> bool:
    """Whether «и» joins two fields, «мёд и лён», and not two words that belong to one: «поставки муки и крупы»."""
    left, right = WORD.findall(before), WORD.findall(after)
    if not (reading.words.morphology and left and right):
        return False
    head = next((word for word in left if word_class(word.lower()) == "NOUN"), left[-1])
    return head == left[-1] or not all(any("gent" in p.tag for p in parses(w.lower())) for w in (left[-1], right[0]))
