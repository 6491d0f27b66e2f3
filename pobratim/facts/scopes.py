"""Headings and captions read as scopes: whose ties, which country, which kind, which state follow."""

import re

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Clause, Reading, clause
from pobratim.facts.context import Context, Scope
from pobratim.facts.governing import is_location, is_with
from pobratim.facts.ledger import KINDS
from pobratim.facts.lines import HEAD, OPENED, begins_as_entry
from pobratim.facts.mentions import Mention
from pobratim.facts.pairs import same, unique
from pobratim.facts.roles import ends_term
from pobratim.language.morphology import has_present

LEGEND_LEVEL = 1
LEADING = 3  # words of a lead that is nothing but a state
ENTRY = 100  # an opening longer than this tells more than an entry
CAPTION_LEVEL = 20
HEADING_LEVEL = 2
HEADING_LIKE = HEADING_LEVEL + 8
DASHED = re.compile(r"[^:;–—]{4,60}\s[–—]\s")
INLINE = re.compile(r"(?:[^.;:()«]|(?<=[^\W\d] г)\.|\(г\. [^()]*\)){3,140}:\s+(?=\S)")
CAPTION = re.compile(r"([^.;:()]{3,60}):\s+(?=\S)")
LONG = re.compile(r"[^\W\d_]{4}")
BRACKETED = re.compile(r"\([^()]*\)")
LEAD = re.compile(r"([^.:;,]{2,60})\.\s+(?=[A-ZА-ЯЁ\d«])")


def heading_scope(reading: Reading, context: Context, level: int) -> Scope:
    """The scope that a heading opens."""
    text = reading.passage.text
    return scope_of(clause(reading, 0, len(text)), context, HEADING_LEVEL + min(level, 9))


def scope_of(part: Clause, context: Context, level: int) -> Scope:
    """The scope that the words of a heading or a caption give."""
    scope = Scope(level)
    words, passage = part.reading.words, part.reading.passage
    countries = {c.code for c in part.reading.countries if part.start <= c.start < part.end}
    parties = [m for m in part.mentions if not is_location(part, m)]
    ours = unique([m for m in parties if m.country == context.home_country and not m.is_region])
    ours = [m for m in ours if m is ours[0] or not _in_bracket(part, m)]  # «Ломовский округ (до 2023 года – район)»
    theirs = unique([m for m in parties if m.country != context.home_country])
    theirs = [m for m in theirs if not m.is_region] or theirs  # «Неведомск (Чили, провинция Ниш)»
    if len(ours) == 1 and not is_with(part, ours[0]):
        scope.home = ours[0]
    if len(ours) > 1 and not theirs and is_all_names(part, ours):
        scope.homes, scope.home = ours, ours[0]
    if len(ours) > 1 and not scope.home and not theirs and level <= HEADING_LIKE and context.here is None:
        scope.home = ours[0]  # «О связях Ломова и Неведомска» opens with the first, until another is named
    scope.partner = theirs
    if len(countries) == 1 and not theirs:
        scope.country = next(iter(countries))
    for cue in part.kinds:
        scope.kinds.setdefault(cue.value, passage.evidence(cue.start, cue.end, f"kind.{cue.value}"))
    beside = any(words.ends("beside_state", passage.low, 0, c.start) for c in part.statuses)
    for cue in part.statuses[:1] if len({c.value for c in part.statuses}) == 1 and not beside else ():
        scope.status = (cue.value, passage.evidence(cue.start, cue.end, f"status.{cue.value}"))
    if scope.status is None and level >= CAPTION_LEVEL and part.has("present"):
        m = words.spans("present", part.low)[0]
        scope.status = ("active", passage.evidence(part.start + m[0], part.start + m[1], "status.active"))
    scope.partners = bool(
        scope.kinds or part.has("twin_list") or part.instruments or scope.status or part.has("relation")
    )
    if not scope.kinds and part.has("other_ties"):
        scope.kinds = dict.fromkeys(KINDS, passage.evidence(part.start, part.end, "kind.said"))
    told = part.kinds or part.instruments or part.statuses or part.mentions
    scope.apart = not told and (part.has("project_heading") or part.has("done"))
    if part.has("legend_sign"):
        scope.years_sign = True
    if len(part.instruments) == 1:
        scope.instrument = part.instruments[0]
    if (
        level > HEADING_LIKE
        and len(part.dates) == 1
        and part.has("signing_verb")
        and not ends_term(part, part.dates[0])
    ):
        scope.signed = part.dates[0].edtf
    return scope


def _in_bracket(part: Clause, mention: Mention) -> bool:
    """Whether a place stands within a bracket of a clause."""
    before = part.before(mention)
    return before.rfind("(") > before.rfind(")")


def legend_scope(part: Clause, context: Context) -> Scope | None:
    """The scope of an introduction or a legend: «У города шесть побратимов», «в скобках указан год подписания»."""
    legend = part.has("legend") or part.has("legend_sign")
    intro = part.has("intro")
    if (
        part.has("denial")
        or part.has("this_town")
        or any(not m.is_region and not (context.here and same(m, context.here)) for m in part.mentions)
    ):
        return None
    if not legend and not intro:
        return _alive(part, context)
    scope = scope_of(part, context, LEGEND_LEVEL)
    scope.home = None
    scope.of = None if legend else context.here
    if scope.status is None and intro:
        evidence = part.reading.passage.evidence(part.start, part.end, "status.active")
        scope.status = ("active", evidence)
    if scope.status and scope.status[0] != "active":
        return None
    return scope


def legend_below(reading: Reading, readings: list[Reading]) -> Reading | None:
    """The passage that ends the list which a passage begins, where it says what stands in the brackets of its items."""
    at = reading.passage.index
    if not reading.is_item or (at and readings[at - 1].is_item):
        return None
    below = next((r for r in readings[at + 1 :] if not r.is_item), None)
    return below if below and not below.mentions and below.has("legend_sign") and below.has("legend") else None


def _alive(part: Clause, context: Context) -> Scope | None:
    """The scope of a sentence on the ties of the home side in the present tense: «Тверь меняется гостями»."""
    told = part.kinds or part.has("twin_list") or part.has("relation")
    ours = any(context.here and same(m, context.here) for m in part.mentions) or part.has("deixis") or part.has("ours")
    if not told or not ours or part.statuses or not part.reading.words.morphology or not has_present(part.low):
        return None
    evidence = part.reading.passage.evidence(part.start, part.end, "status.active")
    return Scope(LEGEND_LEVEL, status=("active", evidence), of=context.here)


def is_caption(reading: Reading) -> bool:
    """Whether a passage introduces the list that follows."""
    return reading.passage.text.rstrip().endswith(":")


def inline_caption(reading: Reading, start: int = 0) -> int:
    """Where the text begins after «Германия:» or «Города-побратимы Калуги:» at `start`; 0 where there is none."""
    m = INLINE.match(reading.passage.text, start)
    if not m:
        return _dashed_caption(reading) if not start else 0
    low = reading.passage.low[start : m.end()]
    head = clause(reading, start, m.end())
    if head.has("back.but") or head.has("back.list") or head.has("back.group"):
        return 0
    country = [c for c in reading.countries if start <= c.start < m.end()]
    if head.instruments and not head.mentions:
        return m.end()
    ours = all(x.country == reading.words.home_country for x in head.mentions)
    if head.instruments and ours and reading.words.ends("announcing", low, 0, len(low.rstrip(" :"))):
        return m.end()
    if head.has("present") and any(is_with(head, x) for x in head.mentions):
        return 0
    if head.dates and any(x.country and x.country != reading.words.home_country for x in head.mentions):
        return 0
    tells = head.kinds and not head.instruments and not head.dates and _tells_of_home(head)
    if not tells and (head.instruments or any(x.country for x in head.mentions if x.start < start + 3)):
        named = list(head.mentions)
        return m.end() if named and reading.words.has("twin_list", low) else 0
    return m.end() if country or head.kinds or head.statuses or reading.words.has("twin_list", low) else 0


def _tells_of_home(head: Clause) -> bool:
    """Whether a clause before a colon says what one home side has: «У Ельца три побратима:», «Елец дружит с двумя:»."""
    at_home = len(head.mentions) == 1 and head.mentions[0].country == head.reading.words.home_country
    having = head.low.split(maxsplit=1)[0] in head.reading.words.lists.get("having", ())
    said = having or (head.mentions[:1] and head.mentions[0].start == head.start and has_present(head.low))
    return bool(at_home and said)


def _dashed_caption(reading: Reading) -> int:
    """Where the enumeration begins behind «Побратимы Калуги – », whose members semicolons part; 0 where none does."""
    m = DASHED.match(reading.passage.text)
    if not m:
        return 0
    dated = [d for d in reading.dates if d.start > m.end()]
    if ";" not in reading.passage.text[m.end() :] and len(dated) < 2:
        return 0
    head = clause(reading, 0, m.end())
    ours = all(x.country == reading.words.home_country for x in head.mentions)
    listed = head.kinds and reading.words.has("twin_list", head.low) and not head.instruments
    return m.end() if ours and listed and not head.has("denial") else 0


def is_of_another(caption: Clause, context: Context) -> bool:
    """Whether a caption speaks of what a side abroad has: «у французского города есть и другие побратимы: …»."""
    told = [c for c in caption.reading.countries if caption.start <= c.start < caption.end and c.form == "adjective"]
    abroad = any(c.code != context.home_country for c in told) or _has_own(caption, context)
    ours = any(m.country == context.home_country for m in caption.mentions)
    return (
        abroad
        and not ours
        and (_has_own(caption, context) or (caption.has("holding") and caption.has("partners_of")))
        and bool(caption.kinds)
        and not caption.has("ours")
    )


def _has_own(part: Clause, context: Context) -> bool:
    """Whether a clause begins with what a place abroad has: «у Обана двадцать побратимов»."""
    first = part.text.split()[:1]
    having = first and first[0].lower() in part.reading.words.lists.get("having", ())
    named = [m for m in part.mentions if m.start < part.start + len(first[0]) + 2] if having else []
    return bool(named) and named[0].country not in (None, context.home_country)


def home_caption(reading: Reading, context: Context) -> int:
    """Where the text begins after «Гатчина:», a home side whose partners follow; 0 where there is none."""
    m = CAPTION.match(reading.passage.text)
    head = [x for x in reading.mentions if m and x.start < m.end(1)]
    if not m or len(head) != 1 or head[0].country != context.home_country or head[0].is_region:
        return 0
    others = [x for x in reading.mentions if x.start >= m.end() and not same(x, head[0])]
    whole = head[0].end - head[0].start + 4 >= len(m[1])
    return m.end() if whole and others and not (context.here and same(context.here, head[0])) else 0


def is_entry(reading: Reading) -> bool:
    """Whether a short passage begins with a place, as an entry of a list without bullets does."""
    text = reading.passage.text
    first = next((x for x in reading.mentions if x.start < 4), None)
    if first is None or len(text) > 160 or text.rstrip(".").count(". ") > 1:
        return False
    return first.country_own or bool(re.match(r"\s*[–—(-]", text[first.tail :]))


def opens_entry(part: Clause) -> bool:
    """Whether a clause opens a paragraph as an entry of a list of partners does: «Неведомск (Чили) — 1973 год. …»."""
    return part.start == 0 and len(part.text) < ENTRY and begins_as_entry(part.reading, OPENED)


def is_domestic_entry(reading: Reading, context: Context, start: int) -> bool:
    """Whether a lead such as «Самара.» is a domestic partner in a list of partners, and no home side."""
    lead = [m for m in reading.mentions if m.start < start]
    alone = all(m.start < start for m in reading.mentions)
    at_home = len(lead) == 1 and lead[0].country == context.home_country
    headed = context.scopes[-1] if context.scopes and reading.is_item else None
    below = headed is not None and headed.home is not None and not headed.title and bool(reading.instruments)
    return bool(context.here and (context.partners or below) and at_home and alone)


def is_all_names(part: Clause, places: list[Mention]) -> bool:
    """Whether a heading is nothing but several places of one kind: «Ломовский и Обанский районы»."""
    covered = sum(m.end - m.start for m in places) + 3 * (len(places) - 1)
    return len({m.level for m in places}) == 1 and covered + 4 >= len(part.text.strip())


def is_name_only(part: Clause) -> bool:
    """Whether a clause is little more than a place with its country: «Аньцин (провинция Аньхой, КНР)»."""
    covered = sum(max(m.tail, m.end) - m.start for m in part.mentions)
    return covered + 12 >= len(part.text.strip())


def is_all_places(part: Clause) -> bool:
    """Whether a clause enumerates places by country and says nothing else: «Из Чили – Обан и Ниш, из Перу – Печ»."""
    if len(part.mentions) < 2:
        return False
    told = [c for c in part.reading.countries if part.start <= c.start < part.end]
    spans = [(m.start, max(m.end, m.tail)) for m in part.mentions] + [(c.start, c.end) for c in told]
    spans += [(d.start, d.end) for d in part.dates]
    rest = part.text
    for start, end in spans:
        rest = rest[: start - part.start] + "-" * (end - start) + rest[end - part.start :]
    return bool(told) and not LONG.search(rest)


def is_enumeration(reading: Reading) -> bool:
    """Whether a passage is nothing but several places, each perhaps with a bracket: «Обан; Ниш; Печ (договор)»."""
    rest = reading.passage.text
    for m in reversed(reading.mentions):
        rest = f"{rest[: m.start]}-{rest[max(m.end, m.tail) :]}"
    return len(reading.mentions) > 1 and not LONG.search(BRACKETED.sub("", rest))


def is_place_line(reading: Reading, context: Context) -> bool:
    """Whether a passage is nothing but a home side or a country: «г. Северск» above a list."""
    text = reading.passage.text.strip(" .:*")
    if len(text) > 60 or reading.passage.block.kind is BlockKind.LIST_ITEM:
        return False
    announced = any(s.level == CAPTION_LEVEL and s.partners for s in context.scopes)
    if announced and context.here and not reading.passage.text.rstrip().endswith(":"):
        return False
    places = [m for m in reading.mentions if m.country == context.home_country and not m.is_region]
    sizes = [m.end - m.start for m in places]
    sizes += [c.end - c.start for c in reading.countries if c.form != "adjective"]
    return len(sizes) == 1 and sizes[0] + 4 >= len(text)


def is_parent_item(reading: Reading, readings: list[Reading], context: Context) -> bool:
    """Whether an item only names a home side, a kind or a state, for the items of the deeper list below it."""
    block, text = reading.passage.block, reading.passage.text.strip(" .:;*")
    following = readings[reading.passage.index + 1 : reading.passage.index + 2]
    deeper = following and following[0].passage.block.kind is BlockKind.LIST_ITEM
    if not deeper or following[0].passage.block.level <= block.level or len(text) > 90:
        return False
    if not reading.mentions and not reading.dates:
        return len(text) < 60 and bool(reading.kinds or reading.statuses)
    named = [m for m in reading.mentions if not m.is_region]
    below = readings[reading.passage.index + 1]
    ours = [m for m in below.mentions if m.country == context.home_country and not m.is_region]
    if len(named) == 1 and named[0].country != context.home_country:
        covered = max(named[0].tail, named[0].end) - named[0].start
        return (
            bool(ours) and not reading.statuses and (covered + 4 >= len(text) or text[covered : covered + 1] in ";:,")
        )
    if len(named) != 1 or reading.statuses or reading.dates:
        return False
    called = reading.words.spans("commune", reading.passage.low[: named[0].start])
    covered = max(named[0].tail, named[0].end) - (called[0][0] if called else named[0].start)
    return covered + 4 >= len(text)


def heads_caption(reading: Reading, readings: list[Reading], context: Context) -> bool:
    """Whether a numbered item is nothing but a home side above its partners: «1. Орск», then «Побратимы:»."""
    below = readings[reading.passage.index + 1 : reading.passage.index + 2]
    if not below or below[0].passage.block.kind is not BlockKind.PARAGRAPH or len(reading.mentions) != 1:
        return False
    mention, text = reading.mentions[0], reading.passage.text.strip(" .:;")
    if mention.country != context.home_country or not reading.passage.block.marker[:1].isdigit():
        return False
    covered = max(mention.tail, mention.end) - mention.start
    lists = below[0].listed and not any(m.country == context.home_country for m in below[0].mentions)
    return covered + 4 >= len(text) and (lists or is_caption(below[0]) or bool(inline_caption(below[0])))


def heads_table(reading: Reading, readings: list[Reading]) -> bool:
    """Whether a line stands right above a table and tells what it lists: «2. Соглашения, срок которых истёк»."""
    below = readings[reading.passage.index + 1 : reading.passage.index + 2]
    if not below or below[0].passage.block.kind is not BlockKind.CELL or reading.passage.block.kind is BlockKind.CELL:
        return False
    told = reading.kinds or reading.statuses or reading.instruments or reading.countries
    return bool(told) and len(reading.passage.text) < 160 and not any(m.known for m in reading.mentions)


def heads_list(reading: Reading, readings: list[Reading], dated: bool = False) -> bool:
    """Whether a few words, or a date too if `dated`, stand without an end above the items of a list as its heading."""
    text = reading.passage.text.strip()
    below = readings[reading.passage.index + 1 : reading.passage.index + 2]
    if not below or not below[0].is_item or reading.is_item:
        return False
    if below[0].listed and below[0].passage.block.kind is not BlockKind.LIST_ITEM:
        ours = all(m.country == reading.words.home_country for m in reading.mentions)
        said = ours and reading.kinds and not reading.instruments and not reading.statuses
        return bool(said) and len(text.split()) <= HEAD and (text[-1].isalnum() or text[-1] in "»)")
    return len(text.split()) <= 5 and text[-1:].isalpha() and not ((reading.dates and not dated) or reading.instruments)


def is_heading_like(reading: Reading) -> bool:
    """Whether a short passage only names a kind or a state, as a heading does, though its layout does not say so."""
    passage = reading.passage
    if passage.block.kind is BlockKind.NOTE:
        return False
    short = len(passage.text) < 90 and len(passage.text.split()) <= 9
    if not short or reading.mentions or reading.dates or reading.instruments or passage.text.rstrip().endswith(":"):
        return False
    if reading.words.morphology and passage.text.rstrip().endswith(".") and has_present(passage.low):
        return False
    state = bool(reading.statuses) and len(passage.text.split()) <= 5 and not passage.text.endswith((".", ";", ","))
    told = state or (bool(reading.kinds) and not passage.text.rstrip(".").count("."))
    return told and not reading.words.has("denial", passage.low)


def lead_in(reading: Reading) -> int:
    """Where the text begins after a lead such as «Германия.» or «Неведомск.» that works as a heading; 0 if none."""
    m = LEAD.match(reading.passage.text)
    if not m or m[1].count("(") > m[1].count(")"):
        return 0
    if len(m[1].split()) > 6 or re.search(r"\b\w\.$|(?:^|\s)(?:г|ул|им)\.?$", m[1] + "."):
        return 0
    head = clause(reading, 0, m.end(1))
    ours = all(x.typed and x.level == "district" and x.country == reading.words.home_country for x in head.mentions)
    if reading.is_item and len(head.mentions) > 1 and not ours:
        return 0
    if _is_state(head) or head.has("other_ties"):
        return m.end()
    countries = [c for c in reading.countries if c.start < m.end(1) and c.form != "adjective"]
    plain = not head.instruments and not head.statuses and not head.dates and not head.kinds
    covered = sum(max(x.tail, x.end) - x.start for x in head.mentions) + sum(c.end - c.start for c in countries)
    slack = 30 if len(head.mentions) == 1 and re.search(r"[–—-]\s", m[1]) else 14
    return m.end() if plain and covered and covered + slack > len(m[1]) else 0


def _is_state(head: Clause) -> bool:
    """Whether a lead is nothing but a state of what the paragraph tells of: «Без движения.»."""
    told = sum(c.end - c.start for c in head.statuses)
    return bool(told) and not head.mentions and told + 4 >= len(head.text.strip()) and len(head.text.split()) <= LEADING
