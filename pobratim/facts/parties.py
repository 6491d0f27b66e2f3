"""The places of a clause that stand as parties: not those where something happened, nor regions beside a place."""

import re

from pobratim.facts.clauses import Clause, linked_groups
from pobratim.facts.governing import ADJECTIVAL, is_location, is_with
from pobratim.facts.mentions import Mention

APPOSED = (",", "(")  # what stands between a place and what it is called behind it
DECLINED = frozenset("бвгджзклмнпрстфхцчшщй")  # last letters of names that change in the genitive
BESIDE = 3  # words that may stand between a place and what it is called
NEAR = 40  # how far before a mention the words may begin that say what it is
SEGMENT = re.compile(r"[,;:()]|\s(?:и|і|and|und)\s")  # what parts one side from the next


def parties_in(clause: Clause) -> list[Mention]:
    """Mentions that stand as parties: neither regions beside a place, nor places where something happened."""
    inside = [(i.start, i.end) for i in clause.instruments]
    outside = [m for m in clause.mentions if not any(s <= m.start < e for s, e in inside)] or clause.mentions
    found: list[Mention] = []
    for group in linked_groups(clause, outside):
        place = is_location(clause, group[0])
        near = place and (follows(clause, group[0], "party_place") or _goes_on(clause, group[-1]))
        near = near or (place and (_turned_to(clause, group[0]) or called_so(clause, group[0])))
        if any(follows(clause, group[0], name) for name in ("compared", "lies_in")):
            continue
        if follows(clause, group[0], "body_before") and not _stands_free(clause, group[0]):
            continue
        if _of_body(clause, group[0]):
            continue
        if place and not near and not (group[0].typed and group[0].level == "district" and group[0] is outside[0]):
            continue
        found += group
    inner = [m for m in clause.mentions if any(s <= m.start < e for s, e in inside)]
    return [
        m
        for m in found
        if not m.is_region
        or (m.typed and (m in inner or _stands_as_party(clause, m) or _stands_beside(m, found)))
        or _entry_region(clause, m, found)
        or _only_abroad(clause, m, found)
    ]


def _stands_free(clause: Clause, mention: Mention) -> bool:
    """Whether a name that would be declined behind a noun is not: «при участии палаты Елец и Обан подписали …»."""
    written = clause.reading.passage.low[mention.start : mention.end]
    return clause.reading.words.morphology and mention.name.lower() == written and written[-1:] in DECLINED


def _of_body(clause: Clause, mention: Mention) -> bool:
    """Whether a place stands in brackets after a school, a works or the like, and says where that is."""
    if clause.reading.passage.low[mention.start - 1 : mention.start] != "(":
        return False
    before = clause.reading.passage.low[clause.start : mention.start]
    return clause.reading.words.has("body_word", SEGMENT.split(before[:-1])[-1])


def _goes_on(clause: Clause, mention: Mention) -> bool:
    """Whether a place that was only where somebody came from is then told of: «…, с которым подписано соглашение»."""
    after = max(mention.tail, mention.end)
    return clause.reading.words.has("with_which", clause.reading.passage.low[after : min(after + NEAR, clause.end)])


def called_so(clause: Clause, mention: Mention) -> bool:
    """Whether a word of a tie stands beside a place: «из города-побратима Обана», «из Обана, нашего побратима»."""
    if mention.country in (None, clause.reading.words.home_country):
        return False
    low, lists = clause.reading.passage.low, clause.reading.words.lists
    small = (*lists.get("locative", ()), *lists.get("owning", ()))
    for cue in clause.kinds:
        after = cue.start >= mention.end
        between = low[max(mention.end, mention.tail) : cue.start] if after else low[cue.end : mention.start]
        told = cue.value == "twinning" or clause.reading.words.has("agent", low[cue.start : cue.end])
        if told and len(between) < NEAR and (not after or between.lstrip()[:1] in APPOSED):
            words = between.strip(" ,(–—-«").split()
            if len(words) <= BESIDE and all(word in small or word.endswith(ADJECTIVAL) for word in words):
                return True
    return False


def _turned_to(clause: Clause, mention: Mention) -> bool:
    """Whether a clause begins with a place abroad to which it turns: «В Обан, напротив, никто не ездит»."""
    abroad = mention.country not in (None, clause.reading.words.home_country)
    begins = abroad and len(clause.before(mention).split()) == 1
    after = max(mention.tail, mention.end)
    behind = clause.reading.passage.low[after : min(after + NEAR, clause.end)]
    return begins and clause.reading.words.has("turned_to", behind)


def _stands_as_party(clause: Clause, mention: Mention) -> bool:
    return is_with(clause, mention) or mention.start <= clause.start + 3 or mention.country_own


def _stands_beside(mention: Mention, found: list[Mention]) -> bool:
    """Whether a region follows one of another country, and nothing else is named: «Невидимия и Неведомская область»."""
    return len(found) == 2 and mention is found[1] and found[0].is_region and found[0].country != mention.country


def _entry_region(clause: Clause, mention: Mention, found: list[Mention]) -> bool:
    """Whether a region abroad that no type word names begins an entry as its only partner: «Невидимия / Чили»."""
    return mention.country_own and mention.start <= clause.start + 3 and found == [mention]


def _only_abroad(clause: Clause, mention: Mention, found: list[Mention]) -> bool:
    """Whether a region that its type word names is the one place abroad beside a place at home: «район и аймак …»."""
    home_country = clause.reading.words.home_country
    if not mention.typed or mention.country == home_country or is_location(clause, mention):
        return False
    others = [m for m in found if m is not mention]
    if not others:
        return mention.country_own and bool(clause.kinds)
    return all(m.country == home_country and not m.is_region for m in others)


def follows(clause: Clause, mention: Mention, name: str) -> bool:
    """Whether the words right before a mention end as the pattern called `name` says."""
    start = max(clause.start, mention.start - NEAR)
    return clause.reading.words.ends(name, clause.reading.passage.low, start, mention.start)
