"""What a clause claims of its pairs: instruments, states, kinds, since when."""

import re
from dataclasses import dataclass

from pobratim.documents import BlockKind
from pobratim.facts.agreements import RULE_INSTRUMENT, InstrumentClaims, open_draft
from pobratim.facts.clauses import Clause
from pobratim.facts.context import INLINE_LEVEL, Context, Pair
from pobratim.facts.dating import Dated, date_clause
from pobratim.facts.facts import Agreement
from pobratim.facts.ledger import Draft, KindClaim, Ledger, StatusClaim, is_fresh, key_of
from pobratim.facts.pairs import same
from pobratim.facts.scopes import LEGEND_LEVEL, opens_entry
from pobratim.facts.sharing import concerns, in_bracket_of, marked, share, told, turn_of
from pobratim.facts.sides import side_of
from pobratim.facts.weighing import WEIGHED
from pobratim.facts.words import lowered
from pobratim.language.morphology import has_present

RULE_DENIED = "tie.denied"
RULE_SINCE = "tie.since"
LABEL = re.compile(r"\w*\s*(?::|\s[–—-])\s+(?=[^\W\d_])")


@dataclass(slots=True)
class Claimant:
    """Writes the claims of clauses into the ledger."""

    ledger: Ledger
    context: Context
    instruments: InstrumentClaims

    def claim(self, clause: Clause, pairs: list[Pair]) -> None:
        """All that the clause says of the pairs."""
        dated = date_clause(clause, self.context)
        for pair in pairs:
            draft = open_draft(self.ledger, clause, pair)
            mine = share(clause, pair, pairs, dated)
            self.instruments.claim(clause, draft, pair, mine)
            self.instruments.date_bare(clause, draft, mine)
            self.kinds(clause, draft)
            self._state_claims(clause, draft, pair, dated)
            self._since(clause, draft, mine, pair)

    def deny(self, clause: Clause, pairs: list[Pair]) -> None:
        """Take back what was not a tie after all: denied, never come about, declined."""
        evidence = clause.reading.passage.evidence(clause.start, clause.end, RULE_DENIED)
        for home, partner in pairs:
            draft = self.ledger.draft(home, partner, evidence)
            existing = any(a.date for a in draft.agreements) or any(s.value != "planned" for s in draft.statuses)
            draft.denied = not draft.affirmed or not existing

    def kinds(self, clause: Clause, draft: Draft) -> None:
        """Keep the kinds that the clause, its headings and captions say."""
        partners = [m for m in clause.mentions if key_of(m) != draft.keys[0]]
        said = [c for c in clause.kinds if in_bracket_of(clause, c.start, partners) in (None, draft.keys[1])]
        turns = [turn_of(clause, c.start, partners) or partners for c in said]
        said = [c for c, turn in zip(said, turns, strict=True) if not turn or draft.keys[1] in map(key_of, turn)]
        values = {c.value for c in said}
        for cue in said:
            if len(values) == 1 or (cue.value == "twinning" and not values & {"partnership"}):
                evidence = clause.reading.passage.evidence(cue.start, cue.end, f"kind.{cue.value}")
                draft.kinds.append(KindClaim(cue.value, "text", evidence))
        if self.context.hint and not values and not (self._scoped() and self._of_document(draft)):
            by = "passing" if self.context.kind_scope else "weak"
            draft.kinds.append(KindClaim(self.context.hint[0], by, self.context.hint[1]))
        listed = clause.reading.is_item or clause.reading.passage.block.kind is BlockKind.CELL
        scope = self.context.kind_scope
        if scope and len(scope.kinds) == 1 and not (_labels(clause) and values.isdisjoint(scope.kinds)):
            weak = (scope.level <= LEGEND_LEVEL or (scope.title and not listed)) and not self.context.twice_twinned
            told = scope.partner if scope.title and scope.beside else []  # «Ломов и Обан теперь побратимы»
            of_another = bool(told) and draft.keys[1] not in map(key_of, told)
            if of_another or (weak and (scope.partner or not self._of_document(draft))):
                return
            for value, evidence in scope.kinds.items():
                draft.kinds.append(KindClaim(value, "weak" if weak else "scope", evidence))

    def tied_as(self, clause: Clause, known: list[Pair], pairs: list[Pair]) -> None:
        """Let those that joined others be tied as these are: «к ним присоединился …»."""
        if not clause.has("joined") or clause.instruments:
            return
        kinds = [claim for pair in known[:1] for claim in self.ledger.kinds_of(pair)]
        for home, partner in pairs if kinds else ():
            self.ledger.draft(home, partner, kinds[0].evidence).kinds.extend(kinds)

    def _scoped(self) -> bool:
        """Whether a heading or a caption gives a kind that what was said before in passing does not outweigh."""
        scope = self.context.kind_scope
        return scope is not None and not scope.title

    def _of_document(self, draft: Draft) -> bool:
        """Whether the home side of a draft is the one that the document is about."""
        home = self.context.home or self.context.here
        return home is None or key_of(home) in (draft.keys[0], draft.keys[1])

    def twin_column(self, clause: Clause, draft: Draft) -> None:
        """A column that is headed «Побратим» makes its ties twinning; «Партнёр» is only the word for the other side."""
        for cue in clause.kinds:
            role = clause.reading.has("agent", cue.start, cue.end)
            if cue.value == "twinning" and not role and len({c.value for c in clause.kinds}) == 1:
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

    def asleep(self, clause: Clause, draft: Draft) -> None:
        """Keep that nothing is done, where a cell of the state says «нет»."""
        evidence = clause.reading.passage.evidence(clause.start, clause.end, "status.dormant")
        draft.statuses.append(StatusClaim("dormant", 4, self.ledger.tick(), evidence))

    def date_alone(self, clause: Clause, draft: Draft, date: str, of_relation: bool = False) -> None:
        """Keep a date that stands without an instrument: of signing where the heading says so, else of the relation."""
        if of_relation or self.context.years_sign is False or clause.has("since_word"):
            draft.since.append((date, clause.reading.passage.evidence(clause.start, clause.end, RULE_SINCE)))
        else:
            evidence = clause.reading.passage.evidence(clause.start, clause.end, RULE_INSTRUMENT)
            draft.agreements.append(Agreement("agreement", None, date, (evidence,)))

    def begun(self, clause: Clause, draft: Draft) -> None:
        """Keep since when there is a tie, where a cell says so in words: «побратимы с 1993 года»."""
        for d in date_clause(clause, self.context):
            if d.role == "since":
                evidence = clause.reading.passage.evidence(d.mention.start, d.mention.end, RULE_SINCE)
                draft.since.append((d.edtf, evidence))

    def signs(self, clause: Clause, draft: Draft, pair: Pair) -> None:
        """Keep the states that the signs of a legend beside the pair stand for."""
        for cue in marked(clause, pair):
            evidence = clause.reading.passage.evidence(cue.start, cue.end, f"status.{cue.value}")
            draft.statuses.append(StatusClaim(cue.value, 4, self.ledger.tick(), evidence))

    def _state_claims(self, clause: Clause, draft: Draft, pair: Pair, dated: list[Dated]) -> None:
        others = [m for m in clause.mentions if not same(m, pair[0])]
        mine = (None, key_of(pair[1]))
        told_on = [d for d in dated if d.role == "state" and in_bracket_of(clause, d.mention.start, others) in mine]
        when = told_on[0].edtf if told_on else None
        self.signs(clause, draft, pair)
        cues = told(clause, pair)
        for cue in cues:
            rule = "status.weighed" if cue.why == WEIGHED else f"status.{cue.value}"
            evidence = clause.reading.passage.evidence(cue.start, cue.end, rule)
            date = when if cue.value in ("terminated", "suspended", "dormant", "expired") else None
            side = side_of(clause, cue, pair) if cue.value != "planned" else "unknown"
            light = rule == "status.weighed" or (
                cue.value == "active" and clause.reading.has("formal", cue.start, cue.end)
            )
            act = "renunciation" if cue.value == "terminated" and clause.has("renouncing") else ""
            draft.statuses.append(
                StatusClaim(cue.value, 3 if light else 4, self.ledger.tick(), evidence, date, side, act)
            )
            self.context.last_status = cue.value
        if cues or clause.signs:
            return
        if not clause.statuses:
            self._life(clause, draft, when)
        if self.context.status:
            value, evidence, level = self.context.status
            if level <= LEGEND_LEVEL and not self._of_document(draft):
                return
            weight = 1 if level <= LEGEND_LEVEL else 2
            draft.statuses.append(StatusClaim(value, weight, self.ledger.tick(), evidence, when))

    def _life(self, clause: Clause, draft: Draft, when: str | None) -> None:
        """Keep what a clause without a word for a state says of life: in the present, as news, or as another did."""
        whole = clause.reading.passage.evidence(clause.start, clause.end, "status.active")
        if self.context.last_status and clause.has("back.same_state"):
            draft.statuses.append(StatusClaim(self.context.last_status, 4, self.ledger.tick(), whole, when))
        elif _lives(clause) or clause.has("became"):
            draft.statuses.append(StatusClaim("active", 3, self.ledger.tick(), whole))
        elif self._is_news(clause) and self._of_document(draft):
            draft.statuses.append(StatusClaim("active", 1, self.ledger.tick(), whole))

    def _is_news(self, clause: Clause) -> bool:
        """Whether a signing is told as news: under a title that says so, or by its day without a year."""
        if not clause.instruments or not clause.has("signing_verb") or any(d.edtf for d in clause.dates):
            return False
        if clause.has("earlier"):
            return False
        undated = self.context.as_of is None and self.context.year is None and self.context.date is None
        return self.context.news or (undated and any(d.form in ("partial", "relative") for d in clause.dates))

    def _since(self, clause: Clause, draft: Draft, mine: list[Dated], pair: Pair) -> None:
        dates_relation = any(d.role == "since" for d in mine)
        signed = any(concerns(clause, instrument, pair) for instrument in clause.instruments)
        for d in mine:
            if self._to_come(d):
                continue
            evidence = clause.reading.passage.evidence(d.mention.start, d.mention.end, RULE_SINCE)
            elsewhere = any(o.instrument and o.edtf[:4] == d.edtf for o in mine)
            joined = (clause.has("joined") or (clause.alive and clause.kinds)) and not clause.instruments
            begun = (clause.has("became") or joined) and not (
                dates_relation or elsewhere or (d.instrument and d.mention.form == "partial")
            )
            listed = bool(clause.kinds or self.context.partners) and _alone_in_bracket(clause, d)
            listed = listed or (bool(clause.kinds) and _beside_country(clause, d))
            if elsewhere and d.mention.form == "relative":
                continue
            if d.role == "since" or (d.role == "sign" and (begun or listed)):
                draft.since.append((d.edtf, evidence))
            elif d.role != "sign" or signed or not self.context.partners or not self._is_entry(clause):
                continue
            elif (
                not _dates_event(clause, d)
                and not dates_relation
                and not any(a.date == d.edtf for a in draft.agreements)
            ):
                if self.context.years_sign:
                    self._year_signed(clause, draft, d)
                else:
                    draft.since.append((d.edtf, evidence))

    def _to_come(self, d: Dated) -> bool:
        """Whether a date lies in a year after the day that the paper speaks of: no relation begins then."""
        day = self.context.as_of or ""
        return len(day) > len("2024") and d.edtf[:4].isdigit() and d.edtf[:4] > day[:4]

    def _is_entry(self, clause: Clause) -> bool:
        """Whether a clause stands in an entry of a list or a table, where a bare date speaks of the entry."""
        passage = clause.reading.passage
        inline = self.context.scopes and self.context.scopes[-1].level >= INLINE_LEVEL
        listed = passage.block.kind in (BlockKind.LIST_ITEM, BlockKind.CELL) or len(passage.text) < 200
        return bool(inline) or listed or opens_entry(clause)

    def _year_signed(self, clause: Clause, draft: Draft, d: Dated) -> None:
        evidence = clause.reading.passage.evidence(d.mention.start, d.mention.end, RULE_INSTRUMENT)
        if any(a.date == d.edtf for a in draft.agreements):
            return
        paper = self.context.years_of
        kind, title = (paper.kind, paper.title) if paper else ("agreement", None)
        draft.agreements.append(Agreement(kind, title, d.edtf, (evidence,)))
        for cue in clause.reading.words.kinds.cues(lowered(title)) if title else ():
            draft.kinds.append(KindClaim(cue.value, "title", evidence))


def _dates_event(clause: Clause, d: Dated) -> bool:
    """Whether a date is that of an event told in its clause, or of one that only a noun names: «визит (июнь)»."""
    if clause.has("event") or (d.mention.form != "absolute" and clause.has("event_noun")):
        return True
    deed = d.mention.form == "partial" and clause.has("deed") and not clause.has("deed_trap")
    return deed and not clause.kinds and not clause.instruments


def _alone_in_bracket(clause: Clause, d: Dated) -> bool:
    """Whether a bracket holds nothing but a year, and instruments come only after: «Ломов (1966), … (договор …)»."""
    text = clause.reading.passage.text
    opened, closed = text.rfind("(", clause.start, d.mention.start), text.find(")", d.mention.end, clause.end)
    later = clause.instruments and all(i.head > d.mention.end for i in clause.instruments)
    if opened < 0 or closed < 0 or not later or len(d.edtf) > len("1966"):
        return False
    return closed - opened - (d.mention.end - d.mention.start) < 4


def _beside_country(clause: Clause, d: Dated) -> bool:
    """Whether a bracket behind a partner holds a year, with its country at most: «побратим Ломова (Чехия, 1966)»."""
    text, mention = clause.reading.passage.text, d.mention
    opened, closed = text.rfind("(", clause.start, mention.start), text.find(")", mention.end, clause.end)
    if opened < 0 or closed != mention.end or clause.instruments or len(d.edtf) > len("1966"):
        return False
    between = text[opened + 1 : mention.start].strip(" ,")
    lands = [text[c.start : c.end] for c in clause.reading.countries if opened < c.start < closed]
    return (not between or between in lands) and any(m.end == opened - 1 for m in clause.mentions)


def _labels(clause: Clause) -> bool:
    """Whether a clause begins with the kind of its own partners: «Партнёр – Неведомск», below a caption of others."""
    first = clause.kinds[:1]
    before = clause.text[: first[0].start - clause.start] if first else ""
    return bool(first) and len(before.split()) < 2 and bool(LABEL.match(clause.reading.passage.text, first[0].end))


def _lives(clause: Clause) -> bool:
    """Whether a clause claims a tie in the present tense."""
    if clause.instruments:
        said = (
            clause.alive
            or clause.kinds
            or ((clause.has("holding") or clause.has("bound")) and not clause.has("signing_verb"))
        )
    else:
        said = clause.kinds or clause.has("bound")
    if not said or clause.has("uncertain"):
        return False
    if clause.alive:
        return True
    plain = not clause.instruments and not clause.has("since_word")
    verb = plain and clause.reading.words.morphology and has_present(clause.low)
    return verb or clause.has("present")
