"""From a document to its facts: passages are read in order, claims go into the ledger, ties follow from the claims."""

from dataclasses import dataclass, field, replace

from pobratim.documents import BlockKind, Document
from pobratim.facts.activities import activities_of
from pobratim.facts.advice import recommendations_of
from pobratim.facts.agreements import InstrumentClaims
from pobratim.facts.asserting import is_advice, is_listed, is_tied
from pobratim.facts.claims import Claimant
from pobratim.facts.clauses import Clause, Reader, Reading, clause, denies, read_passage
from pobratim.facts.confidence import Setting, with_confidence
from pobratim.facts.context import INLINE_LEVEL, Context, Pair, Scope
from pobratim.facts.dating import date_clause
from pobratim.facts.directions import directions_of
from pobratim.facts.entries import Entries
from pobratim.facts.events import tells
from pobratim.facts.facts import Facts
from pobratim.facts.footnotes import footnoted
from pobratim.facts.frame import frame_of, speaks_as_of, undate
from pobratim.facts.headings import answers, begins_anew, heads_paragraph, is_path, open_heading
from pobratim.facts.homes import another_home
from pobratim.facts.ledger import Ledger
from pobratim.facts.legends import read_legends
from pobratim.facts.letters import unaddress
from pobratim.facts.lines import goes_on, mark_lines
from pobratim.facts.meaning import asked_of, meant, sets_aside, told_of
from pobratim.facts.pairs import become_ours, decide_pairs, same, sign_there
from pobratim.facts.passage import lead_words, passages_of
from pobratim.facts.pointing import Pointer
from pobratim.facts.policies import policies_of
from pobratim.facts.records import records_in
from pobratim.facts.rows import Row, read_row, read_table
from pobratim.facts.scopes import (
    CAPTION_LEVEL,
    HEADING_LIKE,
    LEGEND_LEVEL,
    heading_scope,
    heads_caption,
    heads_list,
    heads_table,
    home_caption,
    inline_caption,
    is_caption,
    is_domestic_entry,
    is_entry,
    is_heading_like,
    is_name_only,
    is_of_another,
    is_parent_item,
    is_place_line,
    lead_in,
    legend_below,
    legend_scope,
    scope_of,
)
from pobratim.facts.splitting import clauses_of, opposed_before
from pobratim.facts.sureness import as_recognised
from pobratim.facts.unifying import (
    admit,
    mend,
    name_capitals,
    settle_countries,
    settle_home,
    settle_regions,
    unify,
    unify_merged,
    unify_shortened,
)
from pobratim.facts.weighing import told_apart, told_at_end
from pobratim.facts.words import words_of
from pobratim.facts.works import projects_of
from pobratim.language.detect import language_of
from pobratim.places import Gazetteer


def read_facts(document: Document) -> Facts:
    """The facts of a document: the same document gives equal facts, in any process, on any machine."""
    language = language_of(document.text)
    reading = DocumentReading(document, Reader(words_of(language), Gazetteer.open(), language))
    reading.run()
    reading.context.tied = reading.ledger.tied()
    activities = activities_of(reading.readings, reading.context)
    reading.ledger.enliven(activities)
    reading.ledger.refresh(speaks_as_of(reading.frame, reading.readings))
    directions = directions_of(reading.readings)
    found = with_confidence(
        Facts(
            name=document.name,
            sha256=document.sha256,
            media_type=document.media_type,
            language=language,
            text=document.text,
            as_of=reading.context.as_of,
            ties=reading.ledger.ties(),
            projects=projects_of(reading.readings),
            activities=activities,
            directions=directions,
            recommendations=recommendations_of(reading.readings, directions),
            policies=policies_of(reading.readings),
            warnings=document.warnings,
        ),
        Setting(tuple(at for each in reading.readings for at in each.countries_at())),
    )
    return as_recognised(found, document.recognised)


@dataclass
class DocumentReading:
    """One pass over one document."""

    document: Document
    reader: Reader
    ledger: Ledger = field(default_factory=Ledger)
    readings: list[Reading] = field(default_factory=list)
    named: dict[int, list[Pair]] = field(default_factory=dict)
    records: dict[int, list[Row]] = field(default_factory=dict)
    advised: bool = False
    entries: Entries = field(default_factory=Entries)

    def run(self) -> None:
        """Read every passage in order."""
        passages = passages_of(self.document, self.reader.language)
        self.readings = [read_passage(each, self.reader, None) for each in passages]
        settle_countries(self.readings, self.reader.gazetteer)
        settle_regions(self.readings, self.reader.gazetteer, self.reader.words.home_country)
        name_capitals(self.readings, self.reader.gazetteer, self.reader.words.home_country)
        unify(self.readings)
        admit(self.readings)
        mend(self.readings)
        unify_merged(self.readings)
        unify_shortened(self.readings, self.reader.words.home_country)
        read_legends(self.readings)
        mark_lines(self.readings)
        unaddress(self.readings)
        self.records = records_in(self.readings, self.reader)
        self.frame = frame = frame_of(self.readings, self.reader.words.home_country, self.reader.gazetteer)
        settle_home(self.readings, frame.home)
        undate(self.readings, frame)
        self.context = Context(frame.home_country, home=frame.home, as_of=frame.as_of, year=frame.year)
        self.claimant = Claimant(self.ledger, self.context, InstrumentClaims(self.ledger, self.context, frame))
        self.pointer = Pointer(self.context, self.ledger, self.named, self.entries)
        tables: dict[int, list[Reading]] = {}
        for reading in self.readings:
            if reading.passage.block.kind is BlockKind.CELL:
                tables.setdefault(reading.passage.block.table or 0, []).append(reading)
        for reading in self.readings:
            block = reading.passage.block
            self._foretold(reading)
            if block.kind is BlockKind.CELL:
                self._table(tables.pop(block.table or 0, []))
            elif block.kind is BlockKind.HEADING:
                self.advised = self.context.advising = reading.has("advice_heading")
                self.entries.head(reading)
                open_heading(reading, self.readings, context=self.context, home=frame.home)
            else:
                self._passage(reading)

    def _foretold(self, reading: Reading) -> None:
        """Let a list be read with the legend that stands below it: «в скобках – год подписания соглашения»."""
        below = legend_below(reading, self.readings)
        scope = legend_scope(clause(below, 0, len(below.passage.text)), self.context) if below else None
        if scope:
            self.context.introduce(scope)

    def _table(self, cells: list[Reading]) -> None:
        if cells:
            self.named[cells[0].passage.index] = read_table(cells, self.claimant, self.entries)

    def _passage(self, reading: Reading) -> None:
        context = self.context
        index, listed = reading.passage.index, reading.passage.block.kind is BlockKind.LIST_ITEM
        if index not in self.records:
            self._leave(reading)
            if listed and self._heads_items(reading):
                return
        context.before = context.topic
        context.around[index] = context.here, context.headed
        asked = context.topic if answers(reading, self.readings) else []
        noted = footnoted(reading, self.readings, self.named, context.named_in)
        context.topic, context.recent = noted or asked, []
        context.passage_date = context.moment = context.hint = context.local_home = context.signed_on = None
        context.met = []
        if index in self.records:
            self.named[index] = [
                p for row in self.records[index] for p in read_row(row, self.claimant, [reading], None)
            ]
        elif reading.explains:
            self._beside_legend(reading)
        elif is_caption(reading):
            self._caption(reading)
        elif is_path(reading):
            open_heading(reading, self.readings, context, self.frame.home)
        elif heads_table(reading, self.readings):
            context.enter(scope_of(clause(reading, 0, len(reading.passage.text)), context, CAPTION_LEVEL))
        elif is_heading_like(reading) or is_place_line(reading, context) or heads_list(reading, self.readings):
            context.enter(heading_scope(reading, context, 8))
            self.entries.head(reading)
        else:
            self._clauses(reading)
            self.entries.add(reading, self.named.get(index, []))
            if heads_paragraph(reading, self.readings):
                scope = heading_scope(reading, context, 8)
                scope.item = int(listed)
                context.enter(scope)

    def _leave(self, reading: Reading) -> None:
        """End the scopes that a passage does not stand in."""
        context, words = self.context, reading.words
        entry = reading.listed or is_entry(reading) or inline_caption(reading) or lead_in(reading)
        above = self.readings[reading.passage.index - 1 : reading.passage.index]
        if above and above[0].passage.block.kind is BlockKind.CELL:
            context.leave(CAPTION_LEVEL)
        if reading.passage.block.kind is not BlockKind.LIST_ITEM:
            lead = lead_words(reading.passage)
            if not entry:
                context.leave(HEADING_LIKE if lead and begins_anew(reading, lead, context) else CAPTION_LEVEL)
            announced = is_caption(reading) and reading.has("advice")
            goes_on_advising = context.advising and reading.passage.text[:1].islower()
            context.advising = self.advised or announced or goes_on_advising or words.has("advice_heading", lead)
        if not (above and goes_on(reading, above[0])):
            context.leave(INLINE_LEVEL)

    def _heads_items(self, reading: Reading) -> bool:
        """Whether an item heads the deeper list below it; then its scope begins."""
        depth = max(1, min(reading.passage.block.level, 8))
        self.context.leave_items(depth)
        if heads_caption(reading, self.readings, self.context):
            self.context.enter(heading_scope(reading, self.context, 8))
            return True
        if not is_parent_item(reading, self.readings, self.context):
            return False
        scope = scope_of(clause(reading, 0, len(reading.passage.text)), self.context, HEADING_LIKE + depth)
        scope.item = depth
        self.context.enter(scope)
        return True

    def _clauses(self, reading: Reading) -> None:
        context = self.context
        start = home_caption(reading, context) or inline_caption(reading) or lead_in(reading)
        if start and is_domestic_entry(reading, context, start):
            start = 0
        if start:
            level = HEADING_LIKE if reading.has("other_ties", 0, start) else INLINE_LEVEL
            before = opposed_before(reading, start)
            if before:
                self._clause(clause(reading, 0, before))
            lead = clause(reading, before, start)
            date_clause(lead, context)
            scope = scope_of(lead, context, level)
            if scope.home and any(s.home and s.level == HEADING_LIKE for s in context.scopes):
                context.leave(HEADING_LIKE)
            context.enter(scope)
            if lead.dates and lead.kinds and not lead.mentions:
                self._clause(lead)
            for m in reading.mentions if scope.country else ():
                m.country = m.country or scope.country
            if scope.partner and context.here:
                context.topic = [(home, m) for home in context.homes for m in scope.partner]
            inner = inline_caption(reading, start) if scope.home and not scope.kinds else 0
            if inner:
                context.enter(scope_of(clause(reading, start, inner), context, INLINE_LEVEL + 1))
                start = inner
        context.tied = self.ledger.tied()
        context.local_home = another_home(reading, context)
        for part in clauses_of(reading, start):
            self._clause(part)
        if context.recent:
            self.named[reading.passage.index] = list(context.recent)
        elif reading.passage.text.rstrip(" »”").endswith("?"):
            context.topic = asked_of(reading, context)

    def _beside_legend(self, reading: Reading) -> None:
        """Read what a passage says apart from the codes that it explains: states, so that ties are what it lists."""
        self.context.introduce(Scope(LEGEND_LEVEL, partners=True))
        for part in clauses_of(reading):
            if not any(start < part.end and part.start < end for start, end in reading.explains):
                self._clause(part)
        rest = clause(reading, max(end for _, end in reading.explains), len(reading.passage.text))
        dates = legend_scope(rest, self.context) if rest.has("legend_sign") else None  # «…; в скобках – год подписания»
        if dates:
            self.context.introduce(dates)

    def _caption(self, reading: Reading) -> None:
        lead = lead_in(reading)
        head = scope_of(clause(reading, 0, lead), self.context, HEADING_LIKE) if lead else None
        if head and head.home:
            self.context.enter(head)
        parts = clauses_of(reading)
        for part in parts[:-1]:
            self._clause(part)
        if parts:
            scope = scope_of(parts[-1], self.context, CAPTION_LEVEL)
            scope.home = scope.home or told_of(reading, self.context)
            self.context.enter(scope)

    def _clause(self, part: Clause) -> None:
        context = self.context
        if is_of_another(part, context) or part.has("order"):
            return
        pairs = decide_pairs(part, context) or become_ours(part, context) or sign_there(part, context)
        if not pairs and ((part.has("signed") and part.has("paper")) or part.has("ceremony")):
            context.signed_on = next((d.edtf for d in date_clause(part, context)), None)
        if not pairs and (tells(part) or (len(part.mentions) == 1 and part.reading.has("this_town"))):
            context.met = self._visited(part) or context.met
            told = context.date, context.passage_date
            date_clause(part, context)  # the day of a visit is that of what is signed then, and gives no year
            context.date, context.passage_date = told
        pairs = meant(part, pairs, context, self.ledger)
        self._hint(part)
        part = self._told_apart(part, pairs)
        if self._says_nothing(part, pairs):
            return
        if is_advice(part, self.context):
            pairs = [p for p in pairs if self.ledger.knows(p)]
            if not pairs:
                return
            dates = [d for d in part.dates if d.form != "relative"]  # «на следующий год» is when to do it
            part = replace(part, statuses=[], dates=dates)
        if denies(part):
            self.claimant.deny(part, pairs or context.topic)
            return
        but = part.has("back.but") and not sets_aside(part) and (pairs or self.entries.excepted(part))
        if but and (part.has("back.these") or self.entries.whole(part)):
            self._all_but(part, but)
            return
        if not pairs:
            of_item = part.reading.is_item and context.topic  # «2.4. Обан (Чили). Породнены с 1995 года» tells of Обан
            legend = None if of_item else legend_scope(part, context)
            if legend:
                context.introduce(legend)
            pairs = self.pointer.meant_by(part)
        pairs = [p for p in pairs if not same(*p)]
        if pairs:
            self.claimant.claim(part, pairs)
            self.claimant.tied_as(part, self.context.topic, pairs)
            if not self._one_of_two(part, pairs):
                context.topic = pairs
            context.recent += [p for p in pairs if p not in context.recent]

    def _told_apart(self, part: Clause, pairs: list[Pair]) -> Clause:
        """The clause with the state that its words weigh for, where it may go on about ties that are known."""
        known = (pairs or self.context.recent) and all(self.ledger.knows(p) for p in pairs)
        if pairs and not known and (part.reading.is_item or part.reading.listed):
            return told_at_end(part)
        return told_apart(part) if known else part

    def _hint(self, part: Clause) -> None:
        """Keep the kind that a clause without towns speaks of: the next one may be of it."""
        agents = [c for c in part.kinds if part.reading.has("agent", c.start, c.end)]
        home = self.context.local_home
        alone = all(home and same(m, home) for m in part.mentions)
        if part.kinds and alone and not agents and len({c.value for c in part.kinds}) == 1:
            evidence = part.reading.passage.evidence(part.start, part.end, "kind.said")
            self.context.hint = (part.kinds[0].value, evidence)

    def _visited(self, part: Clause) -> list[Pair]:
        """The pairs of a visit, where a place abroad is only where it happened: «делегация Ельца побывала в Печ»."""
        home = self.context.here
        abroad = [m for m in part.mentions if m.country and m.country != self.context.home_country and not m.is_region]
        return [(home, m) for m in abroad] if home else []

    def _says_nothing(self, part: Clause, pairs: list[Pair]) -> bool:
        """Whether a clause only names or asks, so that the next one may speak of the pairs; or tells of no tie."""
        context = self.context
        if pairs and not (is_listed(part, context) or is_tied(part, context)):
            date_clause(part, context)
            goes_on = part.reading.passage.text[part.end : part.end + 1] == ";"
            if goes_on or context.kind_scope or context.partners or is_name_only(part):
                context.topic = pairs
            context.met = pairs
            return True
        if part.text.rstrip(" »”").endswith("?"):
            context.topic = pairs or context.topic
            return True
        traded = not pairs and part.has("commerce") and not any(self.ledger.knows(p) for p in context.met)
        return (traded or part.has("not_tie")) and not part.instruments and not part.kinds

    def _all_but(self, part: Clause, but: list[Pair]) -> None:
        """«Все связи, кроме …»: what is said before the exception holds for all others, what follows it for itself."""
        at = part.start + part.reading.words.spans("back.but", part.low)[0][0]
        every = [p for group in self.named.values() for p in group] + self.context.recent
        named = self.entries.whole(part) or every
        others = [p for p in named if not any(same(p[1], q[1]) for q in but) and not self.ledger.is_planned(p)]
        general = [c for c in part.statuses if c.start < at] or part.statuses[-1:]
        own = [c for c in part.statuses if c not in general]
        self.claimant.claim(replace(part, statuses=general), others)
        if own:
            self.claimant.claim(replace(part, statuses=own), but)

    def _one_of_two(self, part: Clause, pairs: list[Pair]) -> bool:
        """Whether an ordinal picked one of two partners spoken of, so that the other may be picked next."""
        ordinal = part.has("back.first") or part.has("back.second")
        told = len(self.context.topic) == 2 and len(pairs) == 1
        return ordinal and told and any(same(pairs[0][1], p[1]) for p in self.context.topic)
