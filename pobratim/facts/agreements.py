"""The instruments that a clause claims of its pairs, with their dates."""

import re
from dataclasses import dataclass, replace

from pobratim.facts.calling import adjective_in
from pobratim.facts.clauses import Clause, Reading, granted
from pobratim.facts.context import Context, Pair
from pobratim.facts.dating import Dated, date_clause
from pobratim.facts.facts import Agreement
from pobratim.facts.frame import Frame
from pobratim.facts.instruments import Instrument, title_of
from pobratim.facts.ledger import Draft, KindClaim, Ledger, StatusClaim
from pobratim.facts.pairs import own_pair, same
from pobratim.facts.scopes import CAPTION_LEVEL
from pobratim.facts.sharing import concerns
from pobratim.language.dates import DateMention, resolve

IN_BRACKETS = re.compile(r"\s*\(([^()\d]{4,80})\)")
BESIDE = re.compile(r"[,.]?\s+\(?")  # between the place and the day of an entry: «Елец (10.10). …»
LED = re.compile(r"\s*(?:г\.|года)?\s*[.–—-]\s")  # behind the day that an entry of a digest begins with
BRIEF = 60  # a longer clause tells of more than that a document was renewed
RULE_TIE = "tie.named"
RULE_INSTRUMENT = "agreement.named"


@dataclass(frozen=True, slots=True)
class InstrumentClaims:
    """Writes the instruments that clauses claim into the ledger."""

    ledger: Ledger
    context: Context
    frame: Frame

    def claim(self, clause: Clause, draft: Draft, pair: Pair, mine: list[Dated]) -> None:
        """Keep the instruments that the clause says of the pair."""
        signs = [d for d in mine if d.role == "sign"]
        named = clause.instruments or self._announced(clause, pair)
        instruments = [i for i in named if not self._elsewhere(clause, i, pair) and concerns(clause, i, pair)]
        for instrument in (i for i in instruments if not (clause.has("denial") and granted(clause, i.start))):
            date = next((d.edtf for d in signs if d.instrument is instrument), None)
            if date is None and len(instruments) == 1 and signs:
                date = signs[0].edtf
            if date is None and not clause.has("planning"):
                date = self._date_told(clause, instrument, mine)
            if date is None and not clause.dates:
                date = self.context.signed
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
                and not _before_planned(clause, instrument, signs)
            ):
                date = None
            if _told_again(instrument, instruments) and date not in [d.edtf for d in signs]:
                continue
            if not (date is None and self._is_known(clause, draft, instrument)):
                self.add(clause, draft, _titled_behind(clause, _untowned(clause, instrument, pair), pair), date)

    def _is_known(self, clause: Clause, draft: Draft, instrument: Instrument) -> bool:
        """Whether a clause only speaks of a document told before in other words: «договор о дружбе поможет …»."""
        titled = [a for a in draft.agreements if a.title]
        told = [a for a in titled if a.kind == instrument.kind] or (titled if instrument.title is None else [])
        if not told or clause.dates or clause.has("signing_verb"):
            return False
        self.context.instrument = replace(instrument, kind=told[-1].kind, title=told[-1].title)
        return True

    def _announced(self, clause: Clause, pair: Pair) -> list[Instrument]:
        """The instrument that the caption of a list announces for all its entries."""
        scope = next((s for s in reversed(self.context.scopes) if s.instrument and s.level >= CAPTION_LEVEL), None)
        named = any(same(m, pair[1]) for m in clause.mentions)
        if not (scope and scope.instrument and named) or clause.statuses:
            return []
        return [replace(scope.instrument, start=clause.start, end=clause.end, head=clause.start)]

    def date_bare(self, clause: Clause, draft: Draft, mine: list[Dated]) -> None:
        """«Документ датирован …» dates the instrument named before."""
        signs = [d for d in mine if d.role in ("sign", "renewal")]
        planned = any(c.value == "planned" for c in clause.statuses)
        turn = clause.has("back.first") or clause.has("back.second") or clause.has("back.last")
        alone = (bool(signs) and turn) or (
            bool(signs) and len(clause.text.strip(" .;")) <= signs[0].mention.end - signs[0].mention.start + 10
        )
        if clause.instruments or planned or not signs:
            return
        signs_alone = clause.has("signing_verb") or (alone and clause.has("back.second"))
        brief = len(clause.text) < BRIEF and all(c.value == "active" for c in clause.statuses)
        renewed = signs[0].role == "renewal" and brief
        if not draft.agreements and not renewed and signs_alone and not clause.has("became"):
            self._unnamed(clause, draft, signs[0].edtf)
        first = signs_alone and clause.has("first_time")
        if not (clause.has("bare") or alone or renewed or first) or not draft.agreements:
            return
        last = draft.agreements[-1]
        if last.date is None or first:
            evidence = clause.reading.passage.evidence(clause.start, clause.end, RULE_INSTRUMENT)
            draft.agreements[-1] = replace(last, date=signs[0].edtf, evidence=(*last.evidence, evidence))

    def _unnamed(self, clause: Clause, draft: Draft, date: str) -> None:
        """«Документ подписан …» is a document of an unknown kind; «первое датировано …» is like the one told before."""
        last = self.context.instrument
        ordinal = last and (clause.has("back.first") or clause.has("back.second"))
        if clause.has("paper") or ordinal:
            evidence = clause.reading.passage.evidence(clause.start, clause.end, RULE_INSTRUMENT)
            kind = last.kind if last and ordinal else "other"
            draft.agreements.append(Agreement(kind, None, date, (evidence,)))

    def _date_told(self, clause: Clause, instrument: Instrument, mine: list[Dated]) -> str | None:
        """The date of an instrument from beyond its words: of its renewal, of the event told before, of the news."""
        begun = [d.edtf for d in mine if d.role == "since"]
        if begun and clause.has("signing_verb"):
            return begun[0]
        renewed = [d.edtf for d in mine if d.role == "renewal"]
        if renewed:
            return renewed[0]
        planned = any(c.value == "planned" for c in clause.statuses)
        if not clause.has("signing_verb") or clause.has("habit") or (planned and instrument.kind != "letter of intent"):
            return None
        news = self._date_of_news(clause)
        if news or (instrument.plural and instrument.title is None):
            return news
        return self._date_of_moment(clause, mine)

    def _date_of_news(self, clause: Clause) -> str | None:
        """The day of the news that a clause tells: of its dateline, of a ceremony told before, «в тот же день»."""
        line, index = self.frame.dateline_passage, clause.reading.passage.index
        if self.frame.dateline and line is not None:
            below = index == line + 1 and not clause.reading.dates  # below a line with nothing but the day
            if index == line or below:
                return self.frame.dateline
        if self.context.signed_on:
            return self.context.signed_on
        same = self.frame.dateline and clause.has("next_moment") and not any(d.edtf for d in clause.dates)
        return self._news_of_the_day() if same else None

    def _date_of_moment(self, clause: Clause, mine: list[Dated]) -> str | None:
        """The date of what the passage told before, or of the day with which an entry of a digest begins."""
        passage = clause.reading.passage
        first = clause.reading.dates[0] if clause.reading.dates else None
        led = first if first and first.day and _leads(clause.reading, first) else None
        day = led.edtf or resolve(led, self.context.year, self.context.as_of) if led else None
        told = self.context.moment or day
        if self.context.passage_date in [d.edtf for d in mine if d.role == "state"]:
            told = None  # «… закончилось: договор истёк в марте 2012 года, новый не заключали»
        goes_on = passage.text[: clause.start].rstrip().endswith((";", ":")) or clause.has("signed_first")
        goes_on = goes_on or (clause.has("next_moment") and not clause.dates)
        met = bool(self.context.met) and not clause.mentions
        if told and clause.start > 0 and (met or led or (goes_on and self.context.topic)):
            return told if "/" not in told else told[:7]
        return None

    def _news_of_the_day(self) -> str | None:
        """The day on which, as the news above says, another document was signed: «в тот же день подписано …»."""
        month = str(self.frame.dateline)[:7]
        days = {
            a.date for d in self.ledger.drafts.values() for a in d.agreements if a.date and len(a.date) > len(month)
        }
        told = [day for day in days if day.startswith(month)]
        return told[0] if len(told) == 1 else None

    def _elsewhere(self, clause: Clause, instrument: Instrument, pair: Pair) -> bool:
        """Whether the title names another partner; then the instrument is claimed for the pair that it names."""
        own = own_pair(clause, instrument, self.context) if instrument in clause.instruments else None
        if own is None or (any(same(own[1], p) for p in pair) and any(same(own[0], p) for p in pair)):
            return False
        if not any(same(m, p) for m in own for p in pair):
            return False
        draft = open_draft(self.ledger, clause, own)
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
        if start == end:  # a part that has the document of the one before it
            start, end = clause.start, clause.end
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
                self.context.tell(instrument)
                return
        draft.agreements.append(Agreement(instrument.kind, instrument.title, date, (evidence,)))
        self.context.tell(instrument)
        by = "weak" if any(c.value == "planned" for c in clause.statuses) and draft.agreements[:-1] else "title"
        for cue in clause.reading.words.kinds.cues((instrument.title or "").lower().replace("ё", "е")):
            draft.kinds.append(KindClaim(cue.value, by, evidence))

    def _filled(self, instrument: Instrument) -> Instrument:
        """An instrument that points back takes the kind and title of the one before."""
        last = self.context.instruments.get(instrument.kind) or self.context.instrument
        if instrument.back and last and (instrument.title is None or instrument.kind == "other"):
            return replace(instrument, kind=last.kind, title=last.title)
        return instrument


def open_draft(ledger: Ledger, clause: Clause, pair: Pair) -> Draft:
    """The draft of a pair that a clause speaks of."""
    evidence = clause.reading.passage.evidence(clause.start, clause.end, RULE_TIE)
    draft = ledger.draft(pair[0], pair[1], evidence)
    draft.affirmed = True
    return draft


def _titled_behind(clause: Clause, instrument: Instrument, pair: Pair) -> Instrument:
    """A document with the rest of its title, told in brackets behind its partner: «с Обаном (о дружбе)»."""
    passage, words = clause.reading.passage, clause.reading.words
    partner = next((m for m in clause.mentions if same(m, pair[1])), None) if instrument.title is None else None
    m = IN_BRACKETS.match(passage.text, max(partner.tail, partner.end)) if partner else None
    if m is None or not words.single["title_tail"].match(passage.low, m.start(1)):
        return instrument
    return replace(instrument, title=title_of(f"{passage.text[instrument.start : instrument.end]} {m[1]}", words))


def _before_planned(clause: Clause, instrument: Instrument, signs: list[Dated]) -> bool:
    """Whether a dated document stands before the one that is planned: «меморандум от 3 мая, соглашение готовится»."""
    dated = next((d.mention.end for d in signs if d.mention.start >= instrument.end), None)
    planned = [c for c in clause.statuses if c.value == "planned"]
    return dated is not None and all(any(dated <= i.start < c.end for i in clause.instruments) for c in planned)


def _told_again(instrument: Instrument, instruments: list[Instrument]) -> bool:
    """Whether a bare word for a document speaks of one told before it: «договор о дружбе …, о разрыве договора»."""
    bare = instrument.title is None and not instrument.plural
    return bare and any(i.kind == instrument.kind and i.end < instrument.start for i in instruments)


def _untowned(clause: Clause, instrument: Instrument, pair: Pair) -> Instrument:
    """A document without the adjective of its partner, which is no part of its title: «неведомское соглашение»."""
    called = adjective_in(clause, pair[1]) if instrument.title else None
    if called is None or called[0] != instrument.start:
        return instrument
    title = title_of(clause.reading.passage.text[called[1] : instrument.end].strip(), clause.reading.words)
    return replace(instrument, start=called[1] + 1, title=title if " " in title else None)


def _words_of(clause: Clause, instrument: Instrument, date: str | None) -> tuple[int, int]:
    """The words that an instrument rests on: its name and, where the clause has it, its date."""
    dates = [d for d in clause.dates if d.edtf == date and date]
    if not dates or not clause.start <= instrument.start < clause.end:
        return instrument.start, instrument.end
    return min(instrument.start, dates[0].start), max(instrument.end, dates[0].end)


def _alike(a: str | None, b: str | None) -> bool:
    """Whether two titles are one: equal, one unsaid, or one the beginning of the other."""
    if a is None or b is None:
        return True
    low, other = sorted((" ".join(a.lower().split()), " ".join(b.lower().split())), key=len)
    return other == low or other.startswith(low + " ")


def _leads(reading: Reading, first: DateMention) -> bool:
    """Whether an entry of a digest begins with a day: alone, or with the place where it was."""
    text, place = reading.passage.text, reading.mentions[0] if reading.mentions else None
    if first.start == 0 and LED.match(text, first.end):
        return True
    if place is None or place.country != reading.words.home_country:
        return False
    if first.start == 0:
        return bool(BESIDE.fullmatch(text, first.end, place.start)) and text.startswith(
            ". ", max(place.end, place.tail)
        )
    between = place.start == 0 and BESIDE.fullmatch(text, max(place.end, place.tail), first.start)
    return bool(between) and bool(LED.match(text.replace(")", " "), first.end))
