"""Clauses that name nobody: which of the pairs spoken of so far they mean."""

from dataclasses import dataclass

from pobratim.facts.calling import is_called
from pobratim.facts.clauses import Clause
from pobratim.facts.context import INLINE_LEVEL, Context, Pair
from pobratim.facts.entries import Entries
from pobratim.facts.ledger import Ledger
from pobratim.facts.pairs import begins_with_stranger, pick, same

COUNTED = {"last_two": slice(-2, None), "last_three": slice(-3, None), "first_two": slice(2), "first_three": slice(3)}
TURNS = {"third": 2, "fourth": 3}
SHORT = 40  # a longer sentence below the heading of a partner may tell of others


@dataclass(slots=True)
class Pointer:
    """Finds the pairs that a clause points back to, by what was named so far, passage by passage."""

    context: Context
    ledger: Ledger
    named: dict[int, list[Pair]]
    entries: Entries

    def meant_by(self, part: Clause) -> list[Pair]:
        """The pairs that a clause without names speaks of: both, all, those of a country, or the last named."""
        alone = part.dates and len(part.text.strip(" .;")) <= part.dates[0].end - part.dates[0].start + 8
        called = self._called(part) or _only_calls(part)
        dated = part.dates and (part.kinds or part.has("since_word") or part.has("bare") or alone or _ordinal(part))
        if not (part.instruments or part.statuses or part.signs or dated or called) or begins_with_stranger(part):
            return []
        entries = self.entries.meant_by(part) or self._by_adjective(part) or self._there(part) or self._listed(part)
        entries = entries or self._counted(part)
        if entries:
            return entries
        of_country = self._of_country(part)
        if of_country is not None:  # or the one just asked about: «А Обан?» – «С чилийцами …»
            return of_country or [p for p in self.context.topic if not self.ledger.knows(p)]
        if part.has("back.others"):
            groups = (self.context.recent, [] if part.mentions else self.entries.listed)
            untold = [[p for p in group if not self.ledger.is_told(p)] for group in groups]
            rest = self.context.recent if len(self.context.recent) > 1 or part.statuses == [] else []
            others = untold[0] or untold[1] or list(rest)
            if others or (self.context.recent and not rest):
                return others
        if part.has("back.these") and self.context.recent:
            return list(self.context.recent)
        if not self.context.topic and part.instruments and part.has("signing_verb") and not part.has("commerce"):
            if self.context.met and (part.has("both_sides") or part.has("signers") or len(self.context.met) == 1):
                return self.context.met
            return self.context.before if part.has("both_sides") else self._headed()
        planned = any(c.value == "planned" for c in part.statuses)
        bound = planned or (part.dates and (part.kinds or part.instruments))
        turn = _ordinal(part) and len(self.context.met) > 1
        met = self.context.met if part.has("both_sides") or turn or (bound and len(self.context.met) == 1) else []
        both = self.context.recent if _ordinal(part) and len(self.context.recent) == 2 else self.context.topic
        return pick(part, both or met or self._headed())

    def _counted(self, part: Clause) -> list[Pair]:
        """The first or the last few of those named in the passage or in the list above: «с последними двумя»."""
        named = self.context.recent or self.entries.listed
        turn = next((i for name, i in TURNS.items() if part.has(f"back.{name}") and not part.mentions), len(named))
        if turn < len(self.context.recent):
            return [self.context.recent[turn]]
        few = next((few for name, few in COUNTED.items() if part.has(f"back.{name}")), None)
        return named[few] if few and 1 < len(named[few]) < len(named) else []

    def _by_adjective(self, part: Clause) -> list[Pair]:
        """The pairs whose partners a clause calls by their adjectives: «неведомское соглашение»."""
        if part.mentions or not part.reading.words.may_have("of_town", part.reading.passage.low):
            return []
        return [p for p in self._known() if is_called(part, p[1])]

    def _there(self, part: Clause) -> list[Pair]:
        """The pairs whose partners a clause names only as places, where it tells their state: «из Обана писем нет»."""
        if not part.statuses or not part.mentions or part.has("event"):
            return []
        return [p for p in self._known() if any(same(m, p[1]) for m in part.mentions)]

    def _known(self) -> list[Pair]:
        """The pairs spoken of so far, the nearest first, each once."""
        told = [*self.context.recent, *(p for pairs in reversed(self.named.values()) for p in pairs)]
        return [p for i, p in enumerate(told) if not any(same(p[0], q[0]) and same(p[1], q[1]) for q in told[:i])]

    def _listed(self, part: Clause) -> list[Pair]:
        """The pairs of the list or group that a clause speaks of as a whole; life is said of none told otherwise."""
        alive = all(c.value == "active" for c in part.statuses)
        listed = [] if self.context.recent else self.entries.whole(part)
        return [p for p in listed if not self.ledger.is_planned(p) and not (alive and self.ledger.is_told(p))]

    def _called(self, part: Clause) -> bool:
        """Whether a clause calls the partner of its lead a twin: «Неведомск (Чили). 30 лет побратимства …»."""
        lead = self.context.scopes[-1] if self.context.scopes else None
        one = bool(lead and lead.level == INLINE_LEVEL and len(lead.partner) == 1)
        headed = len(part.text) < SHORT and not part.mentions and bool(self._headed())
        return (one or headed) and {c.value for c in part.kinds} == {"twinning"}

    def _headed(self) -> list[Pair]:
        """The pair of the heading or title that names one partner."""
        here = self.context.here
        return [(here, m) for m in self.context.headed] if here else []

    def _of_country(self, part: Clause) -> list[Pair] | None:
        """Pairs named so far whose partners the clause means by their country or people: «с поляками».

        None where it means nobody so; a people that none of the pairs belongs to leaves nobody spoken of.
        """
        told = [c for c in part.reading.countries if part.start <= c.start < part.end]
        people = {c.code for c in told if c.form == "demonym"}
        codes = people or ({c.code for c in told} if part.has("partners_of") else set())
        if not codes:
            return None
        known = [p for pairs in [*self.named.values(), self.context.recent] for p in pairs]
        here = [p for p in self.context.recent if p[1].country in codes]
        meant = here or [p for p in known if p[1].country in codes]
        beside = [*self.context.met, *self._headed()]
        return meant if meant or (people and not any(p[1].country in codes for p in beside)) else None


def _only_calls(part: Clause) -> bool:
    """Whether a clause of an entry is nothing but a word of a tie: «Неведомск, Чили. Побратимы; решение от …»."""
    said = part.kinds[0] if len(part.kinds) == 1 and part.reading.is_item else None
    return said is not None and said.end - said.start + 3 >= len(part.text)


def _ordinal(part: Clause) -> bool:
    """Whether a clause without names begins with an ordinal: «первое действует», «второе осталось на бумаге»."""
    return not part.mentions and (part.has("back.first") or part.has("back.second"))
