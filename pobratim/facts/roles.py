"""What a date of a clause dates. Each rule answers or passes; the first answer holds.

Roles: "sign" (an instrument, or what its heading says), "since" (the relation itself), "state" (an act such as a
suspension), "renewal" (a prolongation), "term" (its end or the period of a plan), "other" (an anniversary, a law, a
visit).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Clause
from pobratim.facts.context import Context
from pobratim.facts.governing import is_with
from pobratim.facts.words import Words
from pobratim.language.dates import DateMention

LED_BY = 4  # letters that a bracket and a preposition take
SHORT = 40  # a longer clause tells more than with whom and since when
VERB = 22  # letters that a verb of ending and its preposition take before a document
NEAR = 40  # how far before a date the words may begin that say what it dates
OVER = ("terminated", "suspended", "dormant", "expired")
CLOSED = re.compile(r"\([^()\d]*\)")  # a bracket that only says where a place lies
CUT = re.compile(r"[,;()\[\]…]|\s/\s|\s[–—-]\s|:\s|\.{3}")
DASH = re.compile(r"\s*[–—-]\s*")
YEARS = re.compile(r"(\d{4})/(\d{4})")
LEADING = re.compile(r"\s*(?:гг?\.|года?)?\s+[–—-]\s")  # «2021, май – соглашение продлено»
GAP = re.compile(r"[\s»\"”]*(?:[,(…–—-]|\.{3})?\s*")


@dataclass(frozen=True, slots=True)
class DateInPlace:
    """A date and the words around it: its segment between commas, dashes and brackets, and its bracket."""

    clause: Clause
    mention: DateMention
    context: Context
    start: int
    end: int
    bracket: tuple[int, int] | None

    @property
    def words(self) -> Words:
        """The tables of the language."""
        return self.clause.reading.words

    @property
    def low(self) -> str:
        """The whole passage, lowered."""
        return self.clause.reading.passage.low

    @property
    def segment(self) -> str:
        """The words of the segment, lowered."""
        return self.low[self.start : self.end]

    @property
    def near(self) -> str:
        """The words right before the date, lowered."""
        return self.low[max(self.start, self.mention.start - NEAR) : self.mention.start]

    def has(self, name: str, low: str) -> bool:
        """Whether a pattern of the table occurs in a part of the passage; most are not met in it at all."""
        return self.clause.reading.look[name] != () and self.words.has(name, low)

    def states_in(self, start: int, end: int, values: tuple[str, ...]) -> bool:
        """Whether a state cue of these values begins in the fragment."""
        reading = self.clause.reading
        return any(start <= c.start < end and c.value in values for c in (*reading.statuses, *reading.signs))


LEADS = re.compile(r"\s*(?:гг?\.|года?)?[,;]\s+[^\W\d]")


def place_of(clause: Clause, mention: DateMention, context: Context) -> DateInPlace:
    """The date with its surroundings."""
    text = clause.reading.passage.text
    before = CLOSED.sub(lambda m: "_" * len(m[0]), text[clause.start : mention.start])
    start = clause.start + max([m.end() for m in CUT.finditer(before)] + [0])
    led = LEADING.match(text, mention.end, clause.end) if not text[clause.start : mention.start].strip() else None
    after = CUT.search(text, led.end() if led else mention.end, clause.end)
    return DateInPlace(
        clause, mention, context, start, after.start() if after else clause.end, _bracket(clause, mention)
    )


def _bracket(clause: Clause, mention: DateMention) -> tuple[int, int] | None:
    text = clause.reading.passage.text
    opened = text.rfind("(", clause.start, mention.start)
    if opened < 0 or ")" in text[opened : mention.start]:
        return None
    closed = text.find(")", mention.end)
    return opened, closed if closed > 0 else clause.end


def role_of(date: DateInPlace) -> str:
    """The role of a date."""
    return next((role for rule in RULES if (role := rule(date))), "sign")


def ends_term(clause: Clause, mention: DateMention) -> bool:
    """Whether a date stands after «до» or «на»."""
    low = clause.reading.passage.low
    near = low[max(clause.start, mention.start - 40) : mention.start]
    return mention.until or clause.reading.words.has("date_until", near)


def cites(words: Words, gap: str) -> bool:
    """Whether the lowered words between an instrument and a date make it the instrument's: a sign, «от», «подписан»."""
    m = GAP.match(gap)
    rest = gap[m.end() :] if m else gap
    return not rest or words.has("cited_by", rest)


def _end_of_term(d: DateInPlace) -> str:
    """A date after «до» ends a term; one after «на» is the period of a plan."""
    return "term" if ends_term(d.clause, d.mention) else ""


def _in_force_since(d: DateInPlace) -> str:
    """«С 2009 года действует соглашение», «договор существует с 2005 года» date the instrument."""
    after = d.low[d.mention.end : d.mention.end + 30]
    told = d.has("in_force", after) or d.has("in_force_before", d.near)
    return "sign" if d.mention.since and d.clause.instruments and told else ""


def _ended(d: DateInPlace) -> str:
    """«Разорвал договор 24 марта 2022 года» dates the end, where nothing tells more of the instrument."""
    beside = [i for i in d.clause.instruments if not d.low[i.end : d.mention.start].strip()]
    over = any(d.states_in(i.start - VERB, i.start, OVER) for i in beside)
    return "state" if over and (d.mention.edtf or "").count("-") else ""


def _cited(d: DateInPlace) -> str:
    """A date beside an instrument, or after «подписан», signs it; after a law or a decision it does not."""
    if d.mention.bare and any(0 <= i.start - d.mention.end <= 1 for i in d.clause.instruments):
        return "sign"
    before = [i for i in d.clause.instruments if i.end <= d.mention.start]
    cited = any(cites(d.words, d.low[i.end : d.mention.start]) for i in before)
    return "sign" if (cited or d.has("signing_at", d.near)) and not d.has("law", d.near) else ""


def _in_bracket(d: DateInPlace) -> str:
    """A date in brackets belongs to what stands before the bracket, whatever the clause goes on to say."""
    if not d.bracket:
        return ""
    start, end = d.bracket
    led = d.mention.start - start <= LED_BY  # «Неведомск (с 2020 года – Обан)» tells since when it is called so
    named = d.clause.reading.passage.text[d.mention.end : end]
    if led and any(name in named for m in d.clause.mentions if m.end <= start for name in m.aliases):
        return "other"
    behind = max(start - 25, d.low.rfind(")", 0, start))  # «Ниш (приостановлены) и Обан (с 2003 года)»
    if d.states_in(behind, start, OVER):
        return "state"
    if LEADS.match(d.low, d.mention.end) and not d.low[start + 1 : d.mention.start].strip(" с"):
        return "since" if d.mention.since else "sign"  # «(2012, отношения заморожены)»
    if d.low[d.mention.end : end].lstrip().startswith(";"):
        return "sign"
    if d.has("date_trap", d.low[start:end]) or d.states_in(start, end, (*OVER, "active", "planned")):
        return ""
    if d.mention.since or d.has("since_word", d.segment):
        return "since"
    return "sign" if d.clause.instruments or end - start < 40 else ""


def _years_of_life(d: DateInPlace) -> str:
    """The years from beginning to end of what is over: «Остров, 1978–2022, расторгнуто»."""
    years = YEARS.fullmatch(d.mention.edtf or "")
    if not years or years[1] == years[2] or ends_term(d.clause, d.mention):
        return ""
    alone = bool(d.bracket) or len(d.segment.strip()) - (d.mention.end - d.mention.start) < 6
    over = any(c.value in OVER for c in d.clause.statuses) or (d.context.status and d.context.status[0] in OVER)
    return "since" if alone and over and d.clause.mentions else ""


def _from_to(d: DateInPlace) -> str:
    """«Побратимы с 1998 по 2022 год»: the first year is that of the beginning."""
    if not YEARS.fullmatch(d.mention.edtf or "") or d.clause.instruments or not d.clause.kinds:
        return ""
    return "since" if d.near.split()[-1:] == ["с"] else ""


def _attribute(d: DateInPlace) -> str:
    """«Соглашение с Обаном 2004 года расторгнуто в 2022 году»: a year right after the party is the instrument's."""
    text = d.clause.reading.passage.text
    ruled = text[d.mention.start : d.mention.end].endswith(("года", "г."))
    if len(d.mention.edtf or "") != len("2004") or not (ruled or any(o.start > d.mention.end for o in d.clause.dates)):
        return ""
    before = [m for m in d.clause.mentions if max(m.tail, m.end) <= d.mention.start]
    if not before or not any(i.end <= before[-1].start for i in d.clause.instruments):
        return ""
    gap = text[max(before[-1].tail, before[-1].end) : d.mention.start]
    return "" if gap.strip(" )") else "sign"


def _renewal(d: DateInPlace) -> str:
    """A date of renewal dates the instrument only where nothing else does, and never the relation."""
    return "renewal" if d.has("renewal", d.segment) else ""


def _state_beside(d: DateInPlace) -> str:
    """A date beside a state («расторгнут 3 марта 2022 года», «с 2022 года – пауза») dates the state."""
    over = [c for c in d.clause.statuses if c.value in OVER]
    behind = [
        c
        for c in over
        if DASH.fullmatch(d.low, c.end, d.mention.start)
        or (d.mention.since and DASH.fullmatch(d.low, d.mention.end, c.start))
    ]
    beside = [c for c in over if d.start <= c.start < d.end]
    if d.words.has("since_word", d.near):  # «породнился в 1990-м и не переписывается лет двадцать»
        beside = [c for c in beside if c.start < d.mention.start]
    signed = not behind and all(c.end > d.end for c in beside) and d.has("signing", d.segment)
    return "state" if behind or (beside and not signed) else ""


def _since_word(d: DateInPlace) -> str:
    """«Побратимы с 1972 года», «стали побратимами в 2016 году» date the relation."""
    if d.words.ends("since_label", d.low, max(d.clause.start, d.start - NEAR), d.mention.start):
        return "since"
    begun = d.has("since_word", d.segment) or (_stands_alone(d) and d.has("begun", d.segment))
    beside = begun and not d.mention.since and d.words.ends("since_word", d.low, d.start, d.mention.start - 1)
    if not begun or (d.has("date_trap", d.segment) and not beside):
        return ""
    named = d.has("appeared", d.segment) and any(d.start <= i.head < d.end for i in d.clause.instruments)
    signed = named or (not d.mention.since and d.has("when_signed", d.low[d.mention.end : d.clause.end]))
    return "sign" if signed else "since"


def _stands_alone(d: DateInPlace) -> bool:
    """Whether no document can be meant by a date: the clause names none, or in a later part with a date of its own."""
    later = [o.start for o in d.clause.dates if o.start > d.end and o.form in ("absolute", "relative")]
    return all(later and i.head > d.end for i in d.clause.instruments)


def _since_alone(d: DateInPlace) -> str:
    """«С 1988 года» alone in an entry of a list dates the relation; under a heading of ended ties, their end."""
    listed = d.context.partners or d.clause.reading.listed
    if not (d.mention.since and listed and d.end - d.start < 24):
        return ""
    over = d.context.status and d.context.status[0] in OVER and not d.clause.statuses
    over = over or d.states_in(d.mention.start - NEAR, d.mention.start, OVER)
    return "state" if over and not d.clause.kinds else "since"


def _trap(d: DateInPlace) -> str:
    """Anniversaries, laws, pages and the like date nothing of a tie."""
    if d.has("anniversary", d.clause.low) and not d.has("signing", d.segment):
        return "other"
    trap = d.has("date_trap", d.segment) and not d.has("signing", d.segment)
    return "other" if trap else ""


def _bare_in_entry(d: DateInPlace) -> str:
    """A date that is a part of an entry by itself («Глазго, 1986 г., приостановлено …») speaks of the entry."""
    alone = len(d.segment.strip()) - (d.mention.end - d.mention.start) < 6
    over = [c for c in d.clause.statuses if c.value in OVER]
    if any(c.end <= d.mention.start for c in over) or (over and not (d.clause.mentions or d.clause.instruments)):
        return ""  # «решение о разрыве, 12.09.2022»
    listed = d.clause.reading.passage.block.kind is BlockKind.LIST_ITEM or len(d.clause.text) < 100
    return "sign" if alone and listed and d.context.partners and not d.bracket and not d.mention.since else ""


def _state_of_clause(d: DateInPlace) -> str:
    """In a clause that tells of an ending or of loyalty, a date without a word of signing dates that."""
    told = d.has("loyal", d.clause.low) or any(c.value in OVER[:2] + OVER[3:] for c in d.clause.statuses)
    if told and d.clause.statuses and not d.has("signing", d.segment):
        return "state"
    dormant = any(c.value in OVER for c in d.clause.statuses)
    return "state" if dormant and not d.clause.instruments else ""


def _event(d: DateInPlace) -> str:
    """The date of a visit is no date of signing, unless something was signed."""
    event = d.has("date_event", d.segment) and not d.has("signing", d.clause.low)
    return "other" if event else ""


def _in_use(d: DateInPlace) -> str:
    """«В рамках соглашения в мае выезжали школьники», «в 2024 году исполнялось соглашение» date no signing."""
    if d.mention.since or not d.clause.instruments or d.has("signing", d.segment):
        return ""
    told = d.clause.has("event") or d.clause.has("people")
    if told and d.clause.has("under") and not d.clause.has("signing_verb"):
        return "other"
    return "other" if d.has("in_use", d.segment) and not d.has("under", d.segment) else ""


def _last_told(d: DateInPlace) -> str:
    """«Последнее подтверждение связей с Обаном – 2018 год» dates nothing of the tie."""
    return "other" if d.clause.has("last_told") and not d.clause.has("signing_verb") else ""


def _same_state(d: DateInPlace) -> str:
    """«Обан сделал то же в 2016 году» dates the end or the pause that it repeats."""
    return "state" if not d.clause.instruments and d.clause.has("back.same_state") else ""


def _of_guests(d: DateInPlace) -> str:
    """«В 2019 году приезжали гости из Обана, с которым …»: a date before what is told of the place is the visit's."""
    if not d.words.may_have("with_which", d.low):
        return ""
    later = [max(m.tail, m.end) for m in d.clause.mentions if m.start > d.mention.end]
    aside = any(d.has("with_which", d.low[at : at + 20]) for at in later)
    return "other" if aside and d.clause.has("event") else ""


def _since_kind(d: DateInPlace) -> str:
    """«С 1972 года» in a clause that calls the towns twins or partners, or bound, dates the relation."""
    alone = tells_since(d.clause) and not d.clause.instruments
    if not d.mention.since or not (d.clause.kinds or _binds(d.clause) or alone):
        return ""
    over = any(c.value in OVER for c in d.clause.statuses)
    beside = any(d.start <= c.start < d.end for c in d.clause.kinds)
    return "since" if beside or not over else ""


def tells_since(clause: Clause) -> bool:
    """Whether a clause says little more than with whom and since when: «с Обаном – с 1995 года»."""
    dated = len(clause.text) < SHORT and any(d.since for d in clause.dates)
    return dated and any(is_with(clause, m) for m in clause.mentions)


def _binds(clause: Clause) -> bool:
    """Whether a clause says that towns are bound to each other, and by no document."""
    return clause.has("bound") and not clause.instruments


def _of_deed(d: DateInPlace) -> str:
    """«Меморандум выполняется, летом отдыхали дети»: a date in a part behind the one of life is that of a deed."""
    told = max((i.end for i in d.clause.instruments if i.end <= d.start), default=d.start)
    lives = [c for c in d.clause.statuses if c.value == "active" and told <= c.start and c.end <= d.start]
    alone = len(d.segment.strip()) - (d.mention.end - d.mention.start) < 6
    return "other" if lives and not alone and not d.has("signing", d.segment) else ""


def _interval(d: DateInPlace) -> str:
    """Nothing is signed over an interval."""
    return "other" if "/" in (d.mention.edtf or "") else ""


RULES: tuple[Callable[[DateInPlace], str], ...] = (
    _end_of_term,
    _of_guests,
    _last_told,
    _same_state,
    _in_force_since,
    _ended,
    _cited,
    _years_of_life,
    _from_to,
    _in_bracket,
    _attribute,
    _in_use,
    _state_beside,
    _renewal,
    _since_word,
    _since_alone,
    _since_kind,
    _trap,
    _bare_in_entry,
    _state_of_clause,
    _event,
    _of_deed,
    _interval,
)
