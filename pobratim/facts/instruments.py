"""Instruments named in a text: kind, title in the nominative, and whether the words only point back to another."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pobratim.facts.mentions import LINK, Mention
from pobratim.facts.words import Cue, Words, words_of
from pobratim.language.dates import DateMention
from pobratim.language.morphology import nominative, parses

WORD = re.compile(r"[\w’'-]+")
PLURAL = re.compile(r"(?:ия|ии|ий|иям|иями|иях|ы|ов|ам|ами|ах)$")
LAST_WORD = re.compile(r"(?<![\w-])([\w-]+)\s+$")
ENDED = re.compile(r"[^\W\d_]{3}[.!?]\s+[A-ZА-ЯЁ]")
SPACE = re.compile(r"\s+")
OPENED = tuple('«„“"')
QUOTED = re.compile(r"[^«»„“”\"]{3,80}(?=[»“”\"])")
YEARS = re.compile(r"\s+(?:на|for)\s+\d{4}\s*[–-]\s*\d{2,4}(?:\s*(?:годы|гг\.|год))?")
NOT_IN_TITLE = re.compile(
    r"(?:перв|втор|трет|данн|эт[оаиу]|тако|аналогичн|подобн|ново|новы|нов[оы]|вс[ея]|ранее|так|подписанн|заключенн|"
    r"действующ|соответствующ|указанн|сво[ейи]|их|его|названн|таки|имеющ|готовящ|об[ае]|сам|стар|последн|"
    r"остальн|предусмотренн|упомян|первоначальн|прежн|друг|ин[оы]|отдельн|настоящ|упомянут|дополняющ|существующ|вышеназванн|заключаем|"
    r"планируем|полноценн|основн|будущ|действовавш|истекш|официальн|несколько|ряд|кажд|люб|оба|один|одн|два|дв|три|четыр|много)"
)


@dataclass(slots=True)
class Instrument:
    """A document named in a text. `title` is None where the text has a bare noun; `back` where it points back."""

    start: int
    end: int
    kind: str
    title: str | None
    plural: bool = False
    back: bool = False
    date: str | None = None
    head: int = 0


@lru_cache(maxsize=65536)
def word_class(word: str) -> str:
    """The part of speech of a word by its first parse: NOUN, ADJF, PRTF, PRTS, VERB, PREP, CONJ …"""
    found = parses(word)
    return str(found[0].tag.POS or "") if found else ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the text around an instrument."""

    text: str
    low: str
    words: Words
    mentions: list[Mention]
    dates: list[DateMention]


def find_instruments(around: Surroundings) -> list[Instrument]:
    """Instruments of the text in order, without those of trade."""
    trade = around.words.spans("commerce", around.low)
    found: list[Instrument] = []
    for cue in around.words.instruments.cues(around.low):
        if any(s <= cue.start < e for s, e in trade) or any(m.start <= cue.start < m.end for m in around.mentions):
            continue
        if found and cue.start < found[-1].end:
            continue
        if around.words.has("not_instrument", around.low[max(0, cue.start - 24) : cue.start]):
            continue
        found.append(_instrument(around, cue))
    for start, end in around.words.spans("back_document", around.low):
        if not any(i.start < end and start < i.end for i in found):
            found.append(Instrument(start, end, "agreement", None, back=True, head=start))
    return sorted(found, key=lambda i: i.start)


def _instrument(around: Surroundings, cue: Cue) -> Instrument:
    begin, back = _left(around, cue.start)
    end = _quoted(around, begin, cue.end) or _right(around, cue.end)
    head = around.text[cue.start : cue.end]
    lead = around.text[begin : cue.start].strip()
    tail = around.text[cue.end : end].strip()
    whole = " ".join(around.text[begin:end].split())
    bare = around.words.single.get("bare_head")
    compound = bool(bare and not bare.fullmatch(head.lower()))
    title = title_of(whole, around.words) if lead or tail or " " in head.strip() or compound else None
    plural = bool(PLURAL.search(head.lower())) and not back
    return Instrument(begin, end, cue.value, title, plural, back, head=cue.start)


def _quoted(around: Surroundings, begin: int, end: int) -> int:
    """Where a title ends that stands in quotes from its first word on, and names no place; 0 where none does."""
    if around.text[begin - 1 : begin] not in OPENED:
        return 0
    m = QUOTED.match(around.text, end)
    named = m and any(begin <= each.start < m.end() for each in around.mentions)
    return m.end() if m and not named else 0


def title_of(phrase: str, words: Words) -> str:
    """The title in the nominative where the language declines by the morphology at hand, else as it stands."""
    return nominative(phrase, number="sing") if words.morphology else phrase


def _left(around: Surroundings, start: int) -> tuple[int, bool]:
    """Where the adjectives of the title begin, and whether a word points back."""
    begin, back = start, False
    pattern = around.words.single.get("back.same_instrument")
    while True:
        m = LAST_WORD.search(around.text[max(0, begin - 40) : begin])
        if not m:
            return begin, back
        word = m[1].lower().replace("ё", "е")
        at = begin - len(m[0])
        led = around.low[max(0, at - 3) : at].split()[-1:]
        if m[1][0].isupper() and led and led[0] in around.words.lists.get("comitative", ()):
            return begin, back  # a name: «с Яловой соглашение»
        if pattern and pattern.match(word):
            return begin, True
        if word in ("же", "ж", "same") and pattern:
            return begin, True
        if NOT_IN_TITLE.match(word) or not word[0].isalpha() or any(x.start <= at < x.end for x in around.mentions):
            return begin, back
        if around.words.morphology and word_class(word) != "ADJF":
            return begin, back
        if not around.words.morphology:
            left = around.words.single.get("title_left")
            if not (left and left.fullmatch(word)):
                return begin, back
        begin = at


def _right(around: Surroundings, end: int) -> int:
    """Where the title ends: the phrase after the noun, with the parties where a date follows as in a citation."""
    tail = around.words.single["title_tail"]
    m = SPACE.match(around.text, end)
    at = m.end() if m else end
    phrase_end = end
    if tail.match(around.low, at):
        phrase_end = _phrase(around, at)
    years = YEARS.match(around.text, phrase_end)
    if years:
        return years.end()
    return _parties(around, phrase_end)


def _phrase(around: Surroundings, at: int) -> int:
    """The end of «о дружбе и сотрудничестве в области …»."""
    stop = min(
        [m.start for m in around.mentions if m.start >= at]
        + [d.start for d in around.dates if d.start >= at]
        + [len(around.text)]
    )
    end, pending = at, at
    first = True
    for m in WORD.finditer(around.text, at, stop):
        gap = around.text[pending : m.start()]
        if not first and gap.strip() and gap.strip() != ",":
            break
        word = m[0].lower().replace("ё", "е")
        kind = _kind_of(word, around.words.language)
        if gap.strip() == "," and (kind != "ADJF" or word_class(word) == "PRTF"):
            break
        if kind == "stop" or around.words.has("title_break", around.low[m.start() : m.start() + 30]):
            break
        pending = m.end()
        first = False
        if kind in ("NOUN", "ADJF") or (kind == "title" and not around.words.single["title_tail"].fullmatch(word)):
            end = m.end()
    return end


@lru_cache(maxsize=16384)
def _kind_of(word: str, language: str) -> str:
    words = words_of(language)
    allowed = words.single.get("title_word")
    if not words.morphology:
        return "title" if allowed and allowed.fullmatch(word) else "stop"
    if allowed and allowed.fullmatch(word):
        return "PREP"
    stop = words.single.get("title_stop")
    if stop and stop.match(word):
        return "stop"
    kind = word_class(word)
    if kind == "NOUN" and all(each.tag.case == "nomn" for each in parses(word)):
        return "stop"  # who signs: «соглашение о дружбе горожане подписали»
    return "ADJF" if kind == "PRTF" else kind if kind in ("NOUN", "ADJF") else "stop"


def _group_end(around: Surroundings, named: list[Mention]) -> int:
    """The end of the first run of places joined by «и» and commas."""
    end = named[0].end
    for before, after in pairwise(named):
        if not LINK.fullmatch(around.text[before.end : after.start]):
            break
        end = after.end
    return end


def _parties(around: Surroundings, end: int) -> int:
    """The end of the parties inside a formal title, or `end` where they are not part of it."""
    genitive = around.words.single.get("title_genitive")
    if genitive and genitive.match(around.low, end) and around.text[end - 1 : end].isalpha():
        named = [x for x in around.mentions if end <= x.start < end + 60]
        if named and "." not in around.text[end : named[-1].start]:
            return _group_end(around, named)
    later = [d.start for d in around.dates if d.start >= end]
    if not later:
        return end
    gap = around.text[end : later[0]]
    if ENDED.search(around.text, max(0, end - 3), later[0]):
        return end
    closing = around.words.single["citation_end"]
    m = closing.search(gap.lower())
    if not m or "(" in gap or ";" in gap or len(gap) > 400:
        return end
    covered = [(x.start, max(x.end, x.tail)) for x in around.mentions if end <= x.start < later[0]]
    if not covered or not around.words.single["title_parties"].match(around.low, end):
        return end
    rest = end
    for word in WORD.finditer(around.low, end, end + m.start()):
        if any(s <= word.start() < e for s, e in covered):
            continue
        if not around.words.single["party_word"].fullmatch(word[0]):
            return end
        rest = word.end()
    return max(rest, *(e for _, e in covered)) if covered else end
