"""Who is tied to whom in a clause."""

import re

from pobratim.facts.clauses import Clause, linked_groups
from pobratim.facts.context import INLINE_LEVEL, Context, Pair
from pobratim.facts.governing import is_location, is_with, lead_of
from pobratim.facts.instruments import Instrument
from pobratim.facts.ledger import key_of
from pobratim.facts.lines import in_brackets, pair_head
from pobratim.facts.mentions import Mention
from pobratim.facts.parties import follows, parties_in
from pobratim.facts.subjects import is_subject, told_by_subjects, told_in_turn

FIRST = 4  # letters of a mark that may stand before what an item begins with
BEGINNING = 18  # where the first place of a paragraph may stand at the latest
SHARED = re.compile(r"\s*(?::|\s[–—-]\s)")  # what stands before what is told of two together
SENTENCE = re.compile(r"[.!?]\s+(?=[A-ZА-ЯЁІЎ«])")
STRANGER = re.compile(r"\W*([^\W\d_]+) ([^\W\d_a-zа-яёіў][a-zа-яёіў][\w’-]+)")


def decide_pairs(clause: Clause, context: Context) -> list[Pair]:
    """The pairs that a clause speaks of, home side first; empty where it names nobody."""
    parties = _without_neighbour(clause, parties_in(clause), context)
    if context.here and not context.here.is_region and not _of_regions(parties):
        parties = [m for m in parties if not (m.is_region and m.country == context.home_country)]
    if not parties:
        return []
    pairs = (
        _under_partner(clause, parties, context)
        or _side_by_side(clause, parties, context)
        or told_in_turn(clause, parties, context)
        or told_by_subjects(clause, parties, context)
        or _multilateral(clause, parties, context)
        or _of_home(clause, parties, context)
    )
    pairs = [_of_district(clause, pair, context) for pair in pairs if not is_own_district(*pair)]
    together = clause.instruments and clause.has("signing_verb") and clause.has("together")
    return [*pairs, *(p for p in context.topic if p not in pairs)] if pairs and together else pairs


def _of_regions(parties: list[Mention]) -> bool:
    """Whether a clause is of nothing but two regions of two countries: «сам край дружит с провинцией …»."""
    return (
        len(parties) == 2 and all(m.is_region and m.typed for m in parties) and parties[0].country != parties[1].country
    )


def _of_district(clause: Clause, pair: Pair, context: Context) -> Pair:
    """The pair of a district that was just spoken of, where the clause tells of its chief town and of no document."""
    home, town = pair
    if town.level != "city" or town.typed or town.country_own or clause.instruments or clause.kinds:
        return pair
    return next((told for told in context.recent if told[0] is home and is_own_district(town, told[1])), pair)


def _under_partner(clause: Clause, parties: list[Mention], context: Context) -> list[Pair]:
    """Pairs of home sides below an item, or behind a lead, that is a partner, where the paper is of no home side."""
    scope = context.scopes[-1] if context.scopes else None
    if scope is None or len(scope.partner) != 1 or context.here:
        return []
    led = scope.level >= INLINE_LEVEL
    ours = all(m.country == context.home_country for m in parties)
    if not ours or not (led or (scope.item and parties[0].start <= clause.start + 3)):
        return []
    if led:
        context.local_home = parties[0]
    return [(m, scope.partner[0]) for m in unique(parties)]


def is_own_district(a: Mention, b: Mention) -> bool:
    """Whether two are a town and the district that is called after it, which are no partners."""
    if a.country != b.country or {a.level, b.level} != {"city", "district"}:
        return False
    town, district = (a, b) if a.level == "city" else (b, a)
    stem = town.name[: max(3, len(town.name) - 2)].casefold()
    return district.name.casefold().startswith(stem)


def _without_neighbour(clause: Clause, parties: list[Mention], context: Context) -> list[Mention]:
    """The parties without the town that another one is called a neighbour of; the other one becomes the home."""
    beside = _beside_neighbour(clause, parties)
    if not beside:
        return parties
    others = [m for m in parties if m not in beside and m.country == context.home_country and not m.is_region]
    context.local_home = others[0] if others else context.local_home
    return [m for m in parties if m.country != context.home_country and m not in beside]


def _side_by_side(clause: Clause, parties: list[Mention], context: Context) -> list[Pair]:
    """Pairs that the layout of an entry shows: a side in brackets, or one that the others stand beside."""
    bracketed = in_brackets(clause, parties, context.home_country)
    if bracketed and (len(bracketed) > 1 or len(parties) == 2):
        return bracketed
    head = pair_head(clause, parties)
    if head is None:
        return []
    context.local_home = head
    return [(head, m) for m in unique(parties) if not same(m, head)]


def _of_home(clause: Clause, parties: list[Mention], context: Context) -> list[Pair]:
    """Pairs of the home side, which the clause names or the document has, with the others."""
    context.local_home = _by_type(clause, context) or _holds_there(clause, context) or context.local_home
    home = context.local_home or context.here
    ours = [m for m in parties if m.country == context.home_country]
    theirs = [m for m in parties if m.country != context.home_country]
    if home is None and not ours:
        home = _located(clause, context)
    if context.here is None and len(unique(ours)) == 1 and not theirs:
        context.local_home = ours[0]
        home = home or ours[0]
    if home and any(same(m, home) for m in ours):
        others = [m for m in parties if not same(m, home)]
        if theirs and len(others) > len(theirs):
            others = [m for m in others if m in theirs or is_with(clause, m) or _beside(clause, m, theirs)]
        return [(home, m) for m in unique(others)]
    if ours and theirs:
        return _mixed(clause, ours, theirs, context)
    if theirs:
        homes = [home] if context.local_home or not context.homes else context.homes
        return [(h, m) for h in homes for m in unique(theirs) if h] if not _of_others(clause, theirs) else []
    return _domestic(clause, ours, home, context)


def _by_type(clause: Clause, context: Context) -> Mention | None:
    """The home side that a clause calls by its type, where a town and a district were named: «Город …; район …»."""
    words, low = clause.reading.words, clause.low.lstrip()
    ours = [m for m in clause.reading.mentions if m.end <= clause.start and m.country == context.home_country][:2]
    if len({m.level for m in ours}) < 2 or not words.may_have("deixis", low) or not words.single["deixis"].match(low):
        return None
    cue = next(words.types.cues(low), None)
    return next((m for m in ours if cue and cue.start == 0 and m.level == cue.value), None)


def _holds_there(clause: Clause, context: Context) -> Mention | None:
    """Another home side in which a document is said to hold, not to be signed: «В Ельце действует договор с Обаном»."""
    there = _located(clause, context)
    for m in (m for m in clause.mentions if m.country == context.home_country and not m.is_region):
        if clause.reading.words.ends("beside_home", clause.reading.passage.low, clause.start, m.start):
            return m if any(is_with(clause, other) for other in clause.mentions) else None
    held = clause.instruments and (clause.has("holding") or any(c.value == "active" for c in clause.statuses))
    if there is None or not held or clause.has("signing_verb") or clause.has("event"):
        return None
    return there if any(is_with(clause, m) for m in clause.mentions) else None


def _of_others(clause: Clause, theirs: list[Mention]) -> bool:
    """Whether a place abroad is said to be tied to others abroad, and not to ours: «город Обан дружит с Горлицем»."""
    with_ = [m for m in theirs if is_with(clause, m)]
    before = [m for m in theirs if with_ and m.start < with_[0].start]
    if not before or not before[-1].typed or clause.instruments:
        return False
    subject = before[-1]
    between = clause.reading.passage.low[max(subject.tail, subject.end) : with_[0].start]
    return clause.reading.words.has("present", between) and not clause.has("ours")


def _mixed(clause: Clause, ours: list[Mention], theirs: list[Mention], context: Context) -> list[Pair]:
    """Pairs of a clause that names places at home and abroad, none of them the home side known so far."""
    parties = sorted([*ours, *theirs], key=lambda m: m.start)
    home = context.local_home or context.here
    groups = linked_groups(clause, parties)
    scope = context.scopes[-1] if context.scopes and context.scopes[-1].level >= INLINE_LEVEL else None
    if scope and scope.home and scope.partners and parties[0] in theirs:
        return [(scope.home, m) for m in unique(parties)]
    if home and (_listed(clause, ours, theirs, context) or all(_is_partner(clause, g) for g in groups)):
        return [(home, m) for m in unique(parties)]
    context.local_home = ours[0]
    couples = _couples(groups, ours)
    return couples or [(a, b) for a in unique(ours) for b in unique(theirs)]


def _couples(groups: list[list[Mention]], ours: list[Mention]) -> list[Pair]:
    """Pairs told two by two: «Берёзовск и Неведомск, Заречье и Нигдебург»."""
    named = [m for group in groups for m in group]
    couples = [(a, b) if a in ours else (b, a) for a, b in zip(named[::2], named[1::2], strict=False)]
    fit = len(named) > 2 and len(named) % 2 == 0 and all((a in ours) != (b in ours) for a, b in couples)
    return couples if fit and len(groups) == 1 else []


def _beside_neighbour(clause: Clause, parties: list[Mention]) -> list[Mention]:
    """The town that another one is called a neighbour of: «соседка Ельца, Лебедянь, …» speaks of the other one."""
    return [m for m in parties if follows(clause, m, "neighbour")]


def _listed(clause: Clause, ours: list[Mention], theirs: list[Mention], context: Context) -> bool:
    """Whether domestic partners stand in one enumeration with foreign ones, and are not the side that has them."""
    mixed = [
        g for g in linked_groups(clause, [*ours, *theirs]) if any(m in ours for m in g) and any(m in theirs for m in g)
    ]
    between = clause.reading.words.lists.get("between", ())
    mixed = [g for g in mixed if lead_of(clause, g[0]) not in between]
    scope = context.scopes[-1] if context.scopes and context.scopes[-1].level >= INLINE_LEVEL else None
    led = scope is not None and (scope.home is not None or scope.partners)
    return any(led or group[0] in theirs for group in mixed)


def _is_partner(clause: Clause, group: list[Mention]) -> bool:
    """Whether a group of mentions stands after «с», and not after «между», which takes both sides."""
    lists = clause.reading.words.lists
    return is_with(clause, group[0]) and lead_of(clause, group[0]) not in lists.get("between", ())


def _located(clause: Clause, context: Context) -> Mention | None:
    """The home side that a clause begins with as a place: «В Коврове действует соглашение с Лидой»."""
    first = next((m for m in clause.mentions if m.country == context.home_country and not m.is_region), None)
    if first is None or first.start > clause.start + 20 or not is_location(clause, first):
        return None
    return first


def _domestic(clause: Clause, ours: list[Mention], home: Mention | None, context: Context) -> list[Pair]:
    home = None if home and home.is_region and not any(m.is_region for m in ours) else home
    with_ = [m for g in linked_groups(clause, ours) if is_with(clause, g[0]) for m in g]
    subjects = [m for m in ours if m not in with_]
    spoken = with_ and subjects and not (home and any(same(m, home) for m in subjects))
    if spoken and (not home or subjects[0].start < with_[0].start):
        context.local_home = subjects[0]
        return [(a, b) for a in unique(subjects)[:1] for b in unique(with_)]
    if not with_ and (
        _sign_together(clause, subjects, home, context) or _told_together(clause, subjects, home, context)
    ):
        return [(subjects[0], subjects[1])]
    signing = clause.has("signing_verb") and not with_ and ours[0].start <= clause.start + 3
    if home and not (context.here is None and signing and len(unique(ours)) == 2):
        return [(home, m) for m in unique(with_ or ours)]
    joined = clause.has("signing_verb") or clause.has("became") or clause.kinds or clause.instruments
    if len(unique(ours)) == 2 and joined:
        return [(ours[0], next(m for m in ours if not same(m, ours[0])))]
    return []


def _sign_together(clause: Clause, ours: list[Mention], home: Mention | None, context: Context) -> bool:
    """Whether two others at home sign or keep one paper: «Данков и Елец заключили соглашение», below Липецк."""
    if len(ours) != len(unique(ours)) or len(linked_groups(clause, ours)) != 1 or len(ours) != 2:
        return False
    one = len(clause.instruments) == 1 and not clause.instruments[0].plural and not clause.has("deixis")
    told = clause.has("signing_verb") or any(c.value == "active" for c in clause.statuses)
    told = told and not any(home and same(m, home) for m in ours)
    return one and told and all(is_subject(clause, m, context) for m in ours)


def _told_together(clause: Clause, ours: list[Mention], home: Mention | None, context: Context) -> bool:
    """Whether two others at home share what follows them or what they follow, in a paper whose home no heading gives.

    «– Урай и Ирбит – побратимы с 2018 года», «соглашение о сотрудничестве Урая и Ирбита».
    """
    if len(ours) != 2 or len(linked_groups(clause, ours)) != 1 or any(home and same(m, home) for m in ours):
        return False
    behind = any(0 < ours[0].start - i.end <= 2 for i in clause.instruments if not i.plural)
    scoped = any(scope.home for scope in context.scopes)
    heads = clause.reading.is_item and ours[0].start <= clause.start + 3 and not scoped
    ahead = SHARED.match(clause.reading.passage.text, max(ours[1].end, ours[1].tail))
    return behind or bool(heads and ahead and (clause.kinds or len(clause.instruments) == 1))


def _multilateral(clause: Clause, parties: list[Mention], context: Context) -> list[Pair]:
    """All pairs with a home side, where three or more sign together and several are of the home country."""
    groups = linked_groups(clause, parties)
    if not (clause.has("multilateral") or _among_themselves(clause, groups, context)):
        return []
    group = unique([m for g in groups for m in g])
    ours = [m for m in group if m.country == context.home_country]
    if len(group) < 3 or not ours:
        return []
    return [(a, b) for i, a in enumerate(ours) for b in [*ours[i + 1 :], *(m for m in group if m not in ours)]]


def _among_themselves(clause: Clause, groups: list[list[Mention]], context: Context) -> bool:
    """Whether several places at home sign one paper together: «Ельня, Ломов и Торжок подписали меморандум»."""
    if len(groups) != 1 or not clause.instruments or not clause.has("signing_verb"):
        return False
    words, low = clause.reading.words, clause.reading.passage.low
    headed = words.ends("heads_of", low, clause.start, groups[0][0].start)
    if clause.reading.is_item and groups[0][0].start < FIRST and any(scope.home for scope in context.scopes):
        return headed  # partners of the town that heads the list
    return headed or all(is_subject(clause, m, context) for m in groups[0])


def _beside(clause: Clause, mention: Mention, others: list[Mention]) -> bool:
    return any(mention in g and any(o in g for o in others) for g in linked_groups(clause, parties_in(clause)))


def become_ours(clause: Clause, context: Context) -> list[Pair]:
    """The pair of a clause where the only place abroad is told as a scene: «школа из Обана – наши города породнены»."""
    if not any(c.value == "twinning" for c in clause.kinds) or not clause.has("ours"):
        return []
    abroad = unique([m for m in clause.mentions if m.country and m.country != context.home_country and not m.is_region])
    return [(context.here, abroad[0])] if context.here and len(abroad) == 1 else []


def sign_there(clause: Clause, context: Context) -> list[Pair]:
    """The pair of a clause that tells where both sides signed: «в польском Обане мэры двух городов подписали …»."""
    signed = [i for i in clause.instruments if i.kind != "letter of intent"]
    told = (
        (signed or clause.has("on_visit"))
        and clause.instruments
        and clause.has("signing_verb")
        and not clause.has("commerce")
    )
    if not told or context.here is None or (context.topic and not clause.has("two_towns")):
        return []
    abroad = unique([m for m in clause.mentions if m.country and m.country != context.home_country and not m.is_region])
    return [(context.here, abroad[0])] if len(abroad) == 1 and is_location(clause, abroad[0]) else []


def begins_with_stranger(clause: Clause) -> bool:
    """Whether a clause begins with a name after «с» that nothing knows: it tells of that one, whoever it is."""
    first = STRANGER.match(clause.text)
    if first is None or first[1].lower() not in clause.reading.words.lists.get("comitative", ()):
        return False
    at = clause.start + first.start(2)
    named = [m.start for m in clause.mentions] + [c.start for c in clause.reading.countries]
    return at not in named


def same(a: Mention, b: Mention) -> bool:
    """Whether two mentions are one party."""
    if a is b:
        return True
    if a.level != b.level or (a.within and b.within and a.within != b.within):
        return False
    return (a.country == b.country and a.name == b.name) or key_of(a) == key_of(b)


def own_pair(clause: Clause, instrument: Instrument, context: Context) -> Pair | None:
    """The two parties that the title of an instrument names, home side first."""
    inside = unique([m for m in clause.mentions if instrument.start <= m.start < instrument.end])
    if len(inside) != 2:
        return None
    a, b = inside
    home = context.here
    if (b.country == context.home_country and a.country != context.home_country) or (home and same(b, home)):
        a, b = b, a
    return (a, b)


def unique(mentions: list[Mention]) -> list[Mention]:
    """Mentions without repetitions, in order."""
    seen: dict[str, Mention] = {}
    for m in mentions:
        seen.setdefault(key_of(m), m)
    return list(seen.values())


def pick(clause: Clause, topic: list[Pair]) -> list[Pair]:
    """The pair that an ordinal points to («первое», «со вторым», «с последним»), or all of them."""
    if len(topic) < 2:
        return topic
    if clause.has("back.last"):
        return topic[-1:]
    if clause.has("back.second"):
        return topic[1:2]
    return topic[:1] if clause.has("back.first") else topic
