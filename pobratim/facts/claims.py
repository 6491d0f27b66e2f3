"""What a clause claims of its pairs: instruments, states, kinds, since when."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pobratim.documents import BlockKind
from pobratim.facts.clauses import Clause
from pobratim.facts.context import INLINE_LEVEL, Context, Pair
from pobratim.facts.dating import Dated, date_clause
from pobratim.facts.facts import Agreement
from pobratim.facts.frame import Frame
from pobratim.facts.instruments import Instrument
from pobratim.facts.ledger import Draft, KindClaim, Ledger, StatusClaim, is_fresh, key_of
from pobratim.facts.mentions import LINK, Mention
from pobratim.facts.pairs import own_pair, same
from pobratim.facts.scopes import CAPTION_LEVEL, LEGEND_LEVEL
from pobratim.facts.sides import side_of
from pobratim.facts.words import Cue

RULE_TIE = "tie.named"
RULE_DENIED = "tie.denied"
RULE_INSTRUMENT = "agreement.named"
RULE_SINCE = "tie.since"


@dataclass(slots=True)
class Claimant:
    """Writes the claims of clauses into the ledger."""

    ledger: Ledger
    context: Context
    frame: Frame

    def claim(self, clause: Clause, pairs: list[Pair]) -> None:
        """All that the clause says of the pairs."""
        dated = date_clause(clause, self.context)
        for index, pair in enumerate(pairs):
            draft = self.open(clause, pair)
            mine = self._share(clause, pair, pairs, dated)
            self._agreements(clause, draft, pair, mine)
            self._date_bare(clause, draft, mine)
            self.kinds(clause, draft)
            self._state_claims(clause, draft, pair, dated)
            self._since(clause, draft, mine, index)

    def open(self, clause: Clause, pair: Pair) -> Draft:
        """The draft of a pair that a clause speaks of."""
        evidence = clause.reading.passage.evidence(clause.start, clause.end, RULE_TIE)
        draft = self.ledger.draft(pair[0], pair[1], evidence)
        draft.affirmed = True
        return draft

    def deny(self, clause: Clause, pairs: list[Pair]) -> None:
        """Take back what was not a tie after all: denied, never come about, declined."""
        evidence = clause.reading.passage.evidence(clause.start, clause.end, RULE_DENIED)
        for home, partner in pairs:
            draft = self.ledger.draft(home, partner, evidence)
            existing = any(a.date for a in draft.agreements) or any(s.value != "planned" for s in draft.statuses)
            draft.denied = not draft.affirmed or not existing

    def _share(self, clause: Clause, pair: Pair, pairs: list[Pair], dated: list[Dated]) -> list[Dated]:
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
        if len(signs) == len(order) and (_enumerated(clause, signs) or _in_turn(signs, order)):
            return [signs[order.index(mine)]]
        leads = clause.instruments and clause.instruments[0].end <= order[0].start
        if len(signs) == 1 and leads and _in_bracket_of(clause, signs[0].mention.start, order) is None:
            return dated
        owned = {id(d): _owner(clause, d, order) for d in signs}
        if not any(owned.values()):
            return dated
        own = [d for d in dated if owned.get(id(d)) is mine]
        return own + [
            d for d in dated if d not in own and (d.role not in ("sign", "since") or (not own and owned[id(d)] is None))
        ]

    # ── instruments ─────────────────────────────────────────────────────────────────────────────────────────────
    def _agreements(self, clause: Clause, draft: Draft, pair: Pair, mine: list[Dated]) -> None:
        signs = [d for d in mine if d.role == "sign"]
        named = clause.instruments or self._announced(clause, pair)
        instruments = [i for i in named if not self._elsewhere(clause, i, pair) and _concerns(clause, i, pair)]
        for instrument in instruments:
            date = next((d.edtf for d in signs if d.instrument is instrument), None)
            if date is None and len(instruments) == 1 and signs:
                date = signs[0].edtf
            if date is None and not clause.has("planning"):
                date = self._date_told(clause, instrument, mine)
            if (
                date
                and any(d.role == "renewal" and d.edtf == date for d in mine)
                and any(a.date for a in draft.agreements)
            ):
                date = None
            if (
                instrument.kind != "letter of intent"
                and any(c.value == "planned" for c in clause.statuses)
                and not clause.has("signed")
            ):
                date = None
            self.add(clause, draft, instrument, date)

    def _announced(self, clause: Clause, pair: Pair) -> list[Instrument]:
        """The instrument that the caption of a list announces for all its entries."""
        scope = next((s for s in reversed(self.context.scopes) if s.instrument and s.level >= CAPTION_LEVEL), None)
        named = any(same(m, pair[1]) for m in clause.mentions)
        if not (scope and scope.instrument and named) or clause.statuses:
            return []
        return [replace(scope.instrument, start=clause.start, end=clause.end, head=clause.start)]

    def _date_bare(self, clause: Clause, draft: Draft, mine: list[Dated]) -> None:
        """«Документ датирован …» dates the instrument named before."""
        signs = [d for d in mine if d.role == "sign"]
        planned = any(c.value == "planned" for c in clause.statuses)
        alone = bool(signs) and len(clause.text.strip(" .;")) <= signs[0].mention.end - signs[0].mention.start + 8
        if clause.instruments or planned or not signs or not (clause.has("bare") or alone) or not draft.agreements:
            return
        last = draft.agreements[-1]
        if last.date is None:
            evidence = clause.reading.passage.evidence(clause.start, clause.end, RULE_INSTRUMENT)
            draft.agreements[-1] = replace(last, date=signs[0].edtf, evidence=(*last.evidence, evidence))

    def _date_told(self, clause: Clause, instrument: Instrument, mine: list[Dated]) -> str | None:
        """The date of an instrument from beyond its words: of its renewal, of the event told before, of the news."""
        begun = [d.edtf for d in mine if d.role == "since"]
        if begun and clause.has("signing_verb"):
            return begun[0]
        renewed = [d.edtf for d in mine if d.role == "renewal"]
        if renewed:
            return renewed[0]
        planned = any(c.value == "planned" for c in clause.statuses)
        if not clause.has("signing_verb") or (planned and instrument.kind != "letter of intent"):
            return None
        passage = clause.reading.passage
        if self.frame.dateline and passage.index == self.frame.dateline_passage:
            return self.frame.dateline
        if instrument.plural and instrument.title is None:
            return None
        told = self.context.passage_date
        goes_on = passage.text[: clause.start].rstrip().endswith((";", ":")) or clause.has("signed_first")
        met = bool(self.context.met) and not clause.mentions
        if told and clause.start > 0 and (met or (goes_on and self.context.topic)):
            return told if "/" not in told else told[:7]
        return None

    def _elsewhere(self, clause: Clause, instrument: Instrument, pair: Pair) -> bool:
        """Whether the title names another partner; then the instrument is claimed for the pair that it names."""
        own = own_pair(clause, instrument, self.context)
        if own is None or (any(same(own[1], p) for p in pair) and any(same(own[0], p) for p in pair)):
            return False
        if not any(same(m, p) for m in own for p in pair):
            return False
        draft = self.open(clause, own)
        dated = date_clause(clause, self.context)
        self.add(clause, draft, instrument, next((d.edtf for d in dated if d.instrument is instrument), None))
        if self.context.status:
            value, evidence, _ = self.context.status
            draft.statuses.append(StatusClaim(value, 2, self.ledger.tick(), evidence))
        return True

    def add(self, clause: Clause, draft: Draft, instrument: Instrument, date: str | None) -> None:
        """Keep an instrument of a pair; the same instrument named twice is one."""
        instrument = self._filled(instrument)
        start, end = _words_of(clause, instrument, date)
        evidence = clause.reading.passage.evidence(start, end, RULE_INSTRUMENT)
        for i, known in enumerate(draft.agreements):
            vague = known.title is None and known.date == date and known.kind == "agreement"
            if (
                (known.kind == instrument.kind or vague)
                and (known.date == date or not known.date or not date)
                and _alike(known.title, instrument.title)
            ):
                draft.agreements[i] = replace(
                    known, kind=instrument.kind, date=known.date or date, title=known.title or instrument.title
                )
                self.context.instrument = instrument
                return
        draft.agreements.append(Agreement(instrument.kind, instrument.title, date, (evidence,)))
        self.context.instrument = instrument
        by = "weak" if any(c.value == "planned" for c in clause.statuses) and draft.agreements[:-1] else "title"
        for cue in clause.reading.words.kinds.cues((instrument.title or "").lower().replace("ё", "е")):
            draft.kinds.append(KindClaim(cue.value, by, evidence))

    def _filled(self, instrument: Instrument) -> Instrument:
        """An instrument that points back takes the kind and title of the one before."""
        last = self.context.instrument
        if instrument.back and last and (instrument.title is None or instrument.kind == "other"):
            return replace(instrument, kind=last.kind, title=last.title)
        return instrument

    # ── kinds, states, since ────────────────────────────────────────────────────────────────────────────────────
    def kinds(self, clause: Clause, draft: Draft) -> None:
        """Keep the kinds that the clause, its headings and captions say."""
        partners = [m for m in clause.mentions if key_of(m) != draft.keys[0]]
        said = [c for c in clause.kinds if _in_bracket_of(clause, c.start, partners) in (None, draft.keys[1])]
        values = {c.value for c in said}
        for cue in said:
            if len(values) == 1 or (cue.value == "twinning" and not values & {"partnership"}):
                evidence = clause.reading.passage.evidence(cue.start, cue.end, f"kind.{cue.value}")
                draft.kinds.append(KindClaim(cue.value, "text", evidence))
        if self.context.hint and not values and not self.context.kind_scope:
            draft.kinds.append(KindClaim(self.context.hint[0], "weak", self.context.hint[1]))
        listed = clause.reading.is_item or clause.reading.passage.block.kind is BlockKind.CELL
        scope = self.context.kind_scope
        if scope and len(scope.kinds) == 1:
            weak = (scope.level <= LEGEND_LEVEL or (scope.title and not listed)) and not self.context.twice_twinned
            if weak and (scope.partner or not self._of_document(draft)):
                return
            for value, evidence in scope.kinds.items():
                draft.kinds.append(KindClaim(value, "weak" if weak else "scope", evidence))

    def _of_document(self, draft: Draft) -> bool:
        """Whether the home side of a draft is the one that the document is about."""
        home = self.context.home or self.context.here
        return home is None or key_of(home) in (draft.keys[0], draft.keys[1])

    def twin_column(self, clause: Clause, draft: Draft) -> None:
        """A column that is headed «Побратим» makes its ties twinning; «Партнёр» is only the word for the other side."""
        for cue in clause.kinds:
            if cue.value == "twinning" and len({c.value for c in clause.kinds}) == 1:
                evidence = clause.reading.passage.evidence(cue.start, cue.end, "kind.twinning")
                draft.kinds.append(KindClaim("twinning", "scope", evidence))

    def states(self, clause: Clause, draft: Draft, pair: Pair) -> None:
        """Keep the states that the clause says."""
        self._state_claims(clause, draft, pair, date_clause(clause, self.context))

    def alive(self, clause: Clause, draft: Draft, weight: int) -> None:
        """Keep that a tie is alive, unless what shows it is of years before the paper."""
        date = next((d.edtf for d in reversed(clause.dates) if d.edtf and "/" not in d.edtf), None)
        if date is None or self.context.as_of is None or is_fresh(date, self.context.as_of):
            evidence = clause.reading.passage.evidence(clause.start, clause.end, "status.active")
            draft.statuses.append(StatusClaim("active", weight, self.ledger.tick(), evidence))

    def date_alone(self, clause: Clause, draft: Draft, date: str, of_relation: bool = False) -> None:
        """Keep a date that stands without an instrument: of signing where the heading says so, else of the relation."""
        if of_relation or self.context.years_sign is False or clause.has("since_word"):
            draft.since.append((date, clause.reading.passage.evidence(clause.start, clause.end, RULE_SINCE)))
        else:
            evidence = clause.reading.passage.evidence(clause.start, clause.end, RULE_INSTRUMENT)
            draft.agreements.append(Agreement("agreement", None, date, (evidence,)))

    def _state_claims(self, clause: Clause, draft: Draft, pair: Pair, dated: list[Dated]) -> None:
        when = next((d.edtf for d in dated if d.role == "state"), None)
        for cue in _told(clause, pair):
            evidence = clause.reading.passage.evidence(cue.start, cue.end, f"status.{cue.value}")
            date = when if cue.value in ("terminated", "suspended", "dormant", "expired") else None
            side = side_of(clause, cue, pair) if cue.value != "planned" else "unknown"
            act = "renunciation" if cue.value == "terminated" and clause.has("renouncing") else ""
            draft.statuses.append(StatusClaim(cue.value, 4, self.ledger.tick(), evidence, date, side, act))
            self.context.last_status = cue.value
        if clause.statuses:
            return
        whole = clause.reading.passage.evidence(clause.start, clause.end, "status.active")
        if self.context.last_status and clause.has("back.same_state"):
            draft.statuses.append(StatusClaim(self.context.last_status, 4, self.ledger.tick(), whole, when))
        elif _lives(clause) or clause.has("became"):
            draft.statuses.append(StatusClaim("active", 3, self.ledger.tick(), whole))
        elif self._is_news(clause):
            draft.statuses.append(StatusClaim("active", 1, self.ledger.tick(), whole))
        if self.context.status:
            value, evidence, level = self.context.status
            if level <= LEGEND_LEVEL and not self._of_document(draft):
                return
            weight = 1 if level <= LEGEND_LEVEL else 2
            draft.statuses.append(StatusClaim(value, weight, self.ledger.tick(), evidence, when))

    def _is_news(self, clause: Clause) -> bool:
        """Whether a signing is told by its day alone, as news does that leaves out the year."""
        undated = self.context.as_of is None and self.context.year is None and self.context.date is None
        return bool(
            undated and clause.instruments and clause.has("signed") and any(d.form == "partial" for d in clause.dates)
        )

    def _since(self, clause: Clause, draft: Draft, mine: list[Dated], index: int) -> None:
        dates_relation = any(d.role == "since" for d in mine)
        for d in mine:
            evidence = clause.reading.passage.evidence(d.mention.start, d.mention.end, RULE_SINCE)
            if d.role == "since" or (d.role == "sign" and clause.has("became") and not dates_relation):
                draft.since.append((d.edtf, evidence))
            elif d.role != "sign" or clause.instruments or not self.context.partners or not self._is_entry(clause):
                continue
            elif not clause.has("event") and not dates_relation and not any(a.date == d.edtf for a in draft.agreements):
                if self.context.years_sign:
                    self._year_signed(clause, draft, d)
                else:
                    draft.since.append((d.edtf, evidence))

    def _is_entry(self, clause: Clause) -> bool:
        """Whether a clause stands in an entry of a list or a table, where a bare date speaks of the entry."""
        passage = clause.reading.passage
        inline = self.context.scopes and self.context.scopes[-1].level >= INLINE_LEVEL
        return bool(inline) or passage.block.kind in (BlockKind.LIST_ITEM, BlockKind.CELL) or len(passage.text) < 200

    def _year_signed(self, clause: Clause, draft: Draft, d: Dated) -> None:
        evidence = clause.reading.passage.evidence(d.mention.start, d.mention.end, RULE_INSTRUMENT)
        if not any(a.date == d.edtf for a in draft.agreements):
            draft.agreements.append(Agreement("agreement", None, d.edtf, (evidence,)))


def _words_of(clause: Clause, instrument: Instrument, date: str | None) -> tuple[int, int]:
    """The words that an instrument rests on: its name and, where the clause has it, its date."""
    dates = [d for d in clause.dates if d.edtf == date and date]
    if not dates or not clause.start <= instrument.start < clause.end:
        return instrument.start, instrument.end
    return min(instrument.start, dates[0].start), max(instrument.end, dates[0].end)


def _lives(clause: Clause) -> bool:
    """Whether a clause claims a tie in the present tense."""
    if clause.instruments:
        said = clause.kinds or (clause.has("holding") and not clause.has("signing_verb"))
    else:
        said = clause.kinds or clause.has("bound")
    return bool(said and clause.has("present") and not clause.has("uncertain"))


def _told(clause: Clause, pair: Pair) -> list[Cue]:
    """The state cues of a clause that speak of this pair: a plan or an end outweighs a word of life beside it."""
    partners = [m for m in clause.mentions if not same(m, pair[0])]
    cues = [c for c in clause.statuses if _in_bracket_of(clause, c.start, partners) in (None, key_of(pair[1]))]
    if any(c.value != "active" for c in cues):
        low = clause.reading.passage.low
        return [c for c in cues if c.value != "active" or clause.reading.words.has("renewal", low[c.start : c.end])]
    return cues


def _in_bracket_of(clause: Clause, at: int, partners: list[Mention]) -> str | None:
    """The key of the partner whose bracket a place of the clause lies in, where several partners are named."""
    text = clause.reading.passage.text
    opened = text.rfind("(", clause.start, at)
    before = [m for m in partners if m.end <= opened + 1]
    if opened < 0 or text.find(")", opened, at) >= 0 or len({key_of(m) for m in partners}) < 2 or not before:
        return None
    return key_of(before[-1])


def _enumerated(clause: Clause, signs: list[Dated]) -> bool:
    """Whether the dates stand in one enumeration, in the order of the partners: «1991, 1993 и 1976»."""
    text = clause.reading.passage.text
    return all(LINK.fullmatch(text[a.mention.end : b.mention.start]) for a, b in pairwise(signs))


def _in_turn(signs: list[Dated], order: list[Mention]) -> bool:
    """Whether each date stands beside its own partner: «в 1968 году – Кувола, в 1973 году – Мишкольц»."""
    places = [which for _, which in sorted([(d.mention.start, 0) for d in signs] + [(m.start, 1) for m in order])]
    return all(sum(couple) == 1 for couple in zip(places[::2], places[1::2], strict=True))


def _concerns(clause: Clause, instrument: Instrument, pair: Pair) -> bool:
    """Whether an instrument among several partners is this one's: its bracket, or «оба соглашения» of the last two."""
    text = clause.reading.passage.text
    partners = [m for m in clause.mentions if not same(m, pair[0]) and not instrument.start <= m.start < instrument.end]
    opened = text.rfind("(", clause.start, instrument.start)
    if opened >= 0 and text.find(")", opened, instrument.start) < 0:
        before = [m for m in partners if m.end <= opened + 1]
        return not before or same(before[-1], pair[1]) or not any(same(m, pair[1]) for m in partners)
    before = [m for m in partners if m.end <= instrument.start]
    if len(before) > 2 and clause.reading.words.has(
        "back.these", clause.reading.passage.low[max(clause.start, instrument.start - 8) : instrument.end]
    ):
        return any(same(m, pair[1]) for m in before[-2:])
    return True


def _owner(clause: Clause, d: Dated, order: list[Mention]) -> Mention | None:
    """The partner whose bracket or tail a date stands in: «Эрланген (1987)», «Кёльн, с 1988 года»."""
    text = clause.reading.passage.text
    before = [m for m in order if m.tail <= d.mention.start]
    if not before:
        return None
    gap = text[before[-1].tail : d.mention.start]
    close = re.fullmatch(r"[\s,(–—-]*(?:с|от|з|since|seit|из|\w+ с)?\s*", gap)
    dashed = re.fullmatch(r"[\s,]*[–—-]\s*(?:в|in|у|im)\s+", gap)
    since_name = text[before[-1].end : d.mention.start]
    inside = "(" in since_name and ")" not in since_name
    return before[-1] if close or dashed or inside else None


def _alike(a: str | None, b: str | None) -> bool:
    """Whether two titles are one: equal, one unsaid, or one the beginning of the other."""
    if a is None or b is None:
        return True
    low, other = sorted((" ".join(a.lower().split()), " ".join(b.lower().split())), key=len)
    return other == low or other.startswith(low + " ")
