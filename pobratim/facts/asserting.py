"""Whether a clause says that towns are tied, lists a partner by a bare name, or only advises."""

from pobratim.facts.clauses import Clause
from pobratim.facts.context import INLINE_LEVEL, Context
from pobratim.facts.governing import is_location, is_with
from pobratim.facts.roles import cites, tells_since
from pobratim.facts.scopes import is_all_places, is_entry, is_enumeration, opens_entry


def is_tied(part: Clause, context: Context) -> bool:
    """Whether the words of a clause tell of a tie of the towns that it names."""
    if part.has("commerce") or (part.has("project") and not part.instruments):
        return False
    if part.has("not_tie") and not part.instruments and not part.has("became"):
        return False
    if part.has("signing_verb") and (part.has("paper") or any(is_with(part, m) for m in part.mentions)):
        return True
    if tells_since(part) or part.has("joined") or (part.has("among") and context.partners and part.mentions):
        return True
    if part.reading.listed and any(d.since for d in part.dates) and not part.has("event"):
        return True  # a line among others: «Обан (Чили) – с 1971 года»
    related = (part.has("relation") and not part.has("event")) or part.has("back.same_state")
    return bool(part.instruments or part.kinds or part.statuses or related)


def is_listed(part: Clause, context: Context) -> bool:
    """Whether a bare name here is a partner, because a heading or caption says that partners follow."""
    item = part.reading.is_item or is_entry(part.reading) or opens_entry(part)
    item = item and not (part.has("event") and any(is_location(part, m) for m in part.mentions))
    inline = any(s.level == INLINE_LEVEL for s in context.scopes)
    places = is_all_places(part) or is_enumeration(part.reading)
    return context.partners and not context.apart and (item or inline or places)


def is_advice(part: Clause, context: Context) -> bool:
    """Whether a clause only advises: what it proposes is no tie."""
    words, low = part.reading.words, part.reading.passage.low
    if any(cites(words, low[i.end : d.start]) for i in part.instruments for d in part.dates if d.start >= i.end):
        return False
    if part.has("advice") and not part.has("advice_trap"):
        return True
    return context.advising and not any(c.value == "planned" for c in part.statuses)
