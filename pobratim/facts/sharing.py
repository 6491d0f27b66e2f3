"""What of a clause is whose, where it speaks of several partners: dates, states and instruments."""

import re
from itertools import groupby, pairwise

from pobratim.facts.clauses import Clause
from pobratim.facts.context import Pair
from pobratim.facts.dating import Dated
from pobratim.facts.governing import is_with
from pobratim.facts.instruments import Instrument
from pobratim.facts.ledger import key_of
from pobratim.facts.mentions import LINK, Mention
from pobratim.facts.pairs import same
from pobratim.facts.words import Cue

NAMED = re.compile(r"\s*[–—-]\s+\w{4,}\s+\w{1,3}\s+")  # «– партнёры с »: said of all the towns before it
DASHED = re.compile(r"\s*\)?\s*[–—]\s+\S")  # what is told of a town by itself: «Ломов – договор, Елец – с 1990 года»
SEPARATED = re.compile(r"[,;]\s*$")  # a sign behind a comma stands before the next town
CALLED = re.compile(r"\s*[–—-]\s+\S")  # a dash and what the towns before it are called


def share(clause: Clause, pair: Pair, pairs: list[Pair], dated: list[Dated]) -> list[Dated]:
    """The dates that speak of this pair among several."""
    signs = [d for d in dated if d.role in ("sign", "since")]
    if clause.has("back.respectively") and len(signs) == len(pairs) > 1:
        return [signs[pairs.index(pair)]]
    partners = [p for _, p in pairs if clause.start <= p.start < clause.end]
    if len(partners) < 2:
        return dated
    order = sorted(partners, key=lambda m: m.start)
    mine = next((m for m in order if same(m, pair[1])), None)
    if mine is None:
        return dated
    turns = [turn_of(clause, d.mention.start, order) for d in dated]
    if any(turns):
        return [d for d, turn in zip(dated, turns, strict=True) if turn is None or any(same(m, mine) for m in turn)]
    if len(signs) == len(order) and (_enumerated(clause, signs) or _in_turn(signs, order)):
        return [signs[order.index(mine)]]
    leads = clause.instruments and clause.instruments[0].end <= order[0].start
    of_all = leads and len(signs) == 1 and in_bracket_of(clause, signs[0].mention.start, order) is None
    if of_all or (len(signs) == 1 and _signed_together(clause, signs[0], order)):
        return dated
    owned = {id(d): _owners(clause, d, order) for d in signs}
    if not any(owned.values()):
        return dated
    own = [d for d in dated if mine in owned.get(id(d), [])]
    return own + [
        d for d in dated if d not in own and (d.role not in ("sign", "since") or (not own and not owned[id(d)]))
    ]


def _signed_together(clause: Clause, d: Dated, order: list[Mention]) -> bool:
    """Whether all before a date sign one paper named behind it: «Обан, Ниш и Печ 9 мая подписали договор»."""
    one = len(clause.instruments) == 1 and clause.has("signing_verb")
    return one and max(order[-1].end, order[-1].tail) <= d.mention.start < clause.instruments[0].start


def told(clause: Clause, pair: Pair) -> list[Cue]:
    """The state cues of a clause that speak of this pair: a plan or an end outweighs a word of life beside it."""
    partners = [m for m in clause.mentions if not same(m, pair[0])]
    cues = [c for c in clause.statuses if in_bracket_of(clause, c.start, partners) in (None, key_of(pair[1]))]
    cues = [c for c in cues if not _aside_of_another(clause, c, partners, pair[1])]
    if any(c.value != "active" for c in cues):
        low = clause.reading.passage.low
        return [c for c in cues if c.value != "active" or clause.reading.words.has("renewal", low[c.start : c.end])]
    return cues


def _aside_of_another(clause: Clause, cue: Cue, partners: list[Mention], mine: Mention) -> bool:
    """Whether a state is told aside of another town: «Обан и Ниш, договор с которым истёк»."""
    before = [m for m in partners if m.end <= cue.start]
    if len(partners) < 2 or not before or same(before[-1], mine):
        return False
    return len(before) == len(partners) and _aside(clause, before[-1], cue.start)


def marked(clause: Clause, pair: Pair) -> list[Cue]:
    """The signs of a legend that stand at this pair: behind the partner, or before it where nothing stands before."""
    partners = sorted((m for m in clause.mentions if not same(m, pair[0])), key=lambda m: m.start)
    if len({key_of(m) for m in partners}) < 2:
        return clause.signs
    text = clause.reading.passage.text
    mine = []
    for cue in clause.signs:
        before = [m for m in partners if m.end <= cue.start and not SEPARATED.search(text, m.tail, cue.start)]
        after = [m for m in partners if m.start >= cue.start]
        owner = before[-1] if before else after[0] if after else None
        if owner is None or same(owner, pair[1]) or not cue.start:
            mine.append(cue)
    return mine


def in_bracket_of(clause: Clause, at: int, partners: list[Mention]) -> str | None:
    """The key of the partner whose bracket a place of the clause lies in, where several partners are named."""
    text = clause.reading.passage.text
    opened = text.rfind("(", clause.start, at)
    before = [m for m in partners if m.end <= opened + 1]
    if opened < 0 or text.find(")", opened, at) >= 0 or len({key_of(m) for m in partners}) < 2 or not before:
        return None
    return None if _of_group(clause, before, opened) else key_of(before[-1])


def _of_group(clause: Clause, before: list[Mention], opened: int) -> bool:
    """Whether a bracket stands behind what is said of all towns together: «Ломов, Елец – «пояс яблок» (2016)»."""
    text = clause.reading.passage.text
    behind = len(before) > 1 and CALLED.match(text, before[-1].tail, opened)
    return bool(behind) and bool(LINK.fullmatch(text[before[-2].tail : before[-1].start]))


def turn_of(clause: Clause, at: int, partners: list[Mention]) -> list[Mention] | None:
    """The partners of the document that a place of the clause speaks of, where each has its own: «договор с Обаном и
    соглашение с Нишем»; nothing where the documents are not told so, or before the first."""
    heads = sorted(i.head for i in clause.instruments)
    if len(heads) < 2 or len(partners) < 2:
        return None
    turns = [[m for m in partners if a <= m.start < b] for a, b in pairwise([*heads, clause.end])]
    if not all(turns) or any(m.start < heads[0] for m in partners) or not all(is_with(clause, t[0]) for t in turns):
        return None
    begun = [
        turn for i, turn in zip(sorted(clause.instruments, key=lambda i: i.head), turns, strict=True) if i.start <= at
    ]
    return begun[-1] if begun else None


def concerns(clause: Clause, instrument: Instrument, pair: Pair) -> bool:
    """Whether an instrument among several partners is this one's: its bracket, or «оба соглашения» of the last two."""
    text = clause.reading.passage.text
    partners = [m for m in clause.mentions if not same(m, pair[0]) and not instrument.start <= m.start < instrument.end]
    turn = turn_of(clause, instrument.head, partners)
    if turn is not None:
        return any(same(m, pair[1]) for m in turn)
    opened = text.rfind("(", clause.start, instrument.start)
    if opened >= 0 and text.find(")", opened, instrument.start) < 0:
        before = [m for m in partners if m.end <= opened + 1]
        leads = instrument.plural and not text[opened + 1 : instrument.start].strip()
        if leads or _of_group(clause, before, opened):
            return True  # «с Обаном и Нишем (соглашения 1991 и 1997 годов)»
        return not before or same(before[-1], pair[1]) or not any(same(m, pair[1]) for m in partners)
    before = [m for m in partners if m.end <= instrument.start]
    if before and len(partners) > 1 and _aside(clause, before[-1], instrument.start):
        return same(before[-1], pair[1])
    dashed = [m for m in before if DASHED.match(text, m.tail, instrument.start + 1)]
    if len(dashed) > 1 and dashed[-1] is before[-1]:
        return same(before[-1], pair[1])
    if len(before) > 2 and clause.reading.words.has(
        "back.these", clause.reading.passage.low[max(clause.start, instrument.start - 8) : instrument.end]
    ):
        return any(same(m, pair[1]) for m in before[-2:])
    return True


def _aside(clause: Clause, mention: Mention, at: int) -> bool:
    """Whether a place of the text lies in what a clause says aside of one town: «Обан, договор с которым …»."""
    words, low = clause.reading.words, clause.reading.passage.low
    return words.may_have("of_which", low) and words.has("of_which", low[max(mention.tail, mention.end) : clause.end])


def _enumerated(clause: Clause, signs: list[Dated]) -> bool:
    """Whether the dates stand in one enumeration, in the order of the partners: «1991, 1993 и 1976»."""
    text = clause.reading.passage.text
    return all(LINK.fullmatch(text[a.mention.end : b.mention.start]) for a, b in pairwise(signs))


def _in_turn(signs: list[Dated], order: list[Mention]) -> bool:
    """Whether dates stand beside their own partners: «в 1968 году – Кувола», «Ниш – с 1972 года, Обан и Печ – с 1973
    и 1991 годов»."""
    places = [which for _, which in sorted([(d.mention.start, 0) for d in signs] + [(m.start, 1) for m in order])]
    runs = [len(list(run)) for _, run in groupby(places)]
    beside = all(sum(couple) == 1 for couple in zip(places[::2], places[1::2], strict=True))
    return beside or (len(runs) % 2 == 0 and runs[::2] == runs[1::2])


def _owners(clause: Clause, d: Dated, order: list[Mention]) -> list[Mention]:
    """The partners that a date speaks of: «Ломов и Елец (оба – 2016)» of both, all other tails of the last one."""
    text = clause.reading.passage.text
    opened = text.rfind("(", clause.start, d.mention.start)
    bracket = clause.reading.passage.low[opened : d.mention.start] if opened >= 0 else ")"
    if ")" not in bracket:
        before = [m for m in order if text.rfind(")", clause.start, opened) < m.start < opened]
        if clause.reading.words.has("back.every", bracket):
            return before
        if clause.reading.words.has("back.both", bracket):
            return before[-2:]
    owner = _owner(clause, d, order)
    return [owner] if owner else []


def _owner(clause: Clause, d: Dated, order: list[Mention]) -> Mention | None:
    """The partner whose bracket or tail a date stands in: «Обань (1987)», «Ниш, с 1988 года»."""
    text = clause.reading.passage.text
    before = [m for m in order if m.tail <= d.mention.start]
    if not before:
        return None
    gap = text[before[-1].tail : d.mention.start]
    close = re.fullmatch(r"[\s,(–—-]*(?:с|от|з|since|seit|из|\w+ с)?\s*", gap)
    dashed = re.fullmatch(r"[\s,]*[–—-]\s*(?:в|in|у|im)\s+", gap)
    linked = len(before) > 1 and LINK.fullmatch(text[before[-2].tail : before[-1].start])
    if linked and NAMED.fullmatch(gap):
        return None
    if _aside(clause, before[-1], d.mention.start):
        return before[-1]
    since_name = text[before[-1].end : d.mention.start]
    inside = "(" in since_name and ")" not in since_name
    if inside and _of_group(clause, before, text.find("(", before[-1].end)):
        return None
    return before[-1] if close or dashed or inside else None
