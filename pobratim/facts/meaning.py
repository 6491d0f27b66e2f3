"""Whom words mean that name only a part of a pair: ties told before, what a question or a caption is about."""

from pobratim.facts.clauses import Clause, Reading
from pobratim.facts.context import Context, Pair
from pobratim.facts.ledger import Ledger
from pobratim.facts.mentions import Mention
from pobratim.facts.pairs import same


def meant(part: Clause, pairs: list[Pair], context: Context, ledger: Ledger) -> list[Pair]:
    """The pairs that a clause speaks of, some of which it may mean though it names no home side, or another."""
    return _named_whole(part, pairs, context, ledger) or [_told_before(part, each, context, ledger) for each in pairs]


def _named_whole(part: Clause, pairs: list[Pair], context: Context, ledger: Ledger) -> list[Pair]:
    """The pair told before of which a clause names both sides, where no heading gives a home side."""
    if not pairs or any(scope.home for scope in context.scopes) or any(map(ledger.knows, pairs)):
        return []
    named = [p for p in ledger.tied() if all(any(same(m, side) for m in part.mentions) for side in p)]
    return named if len(named) == 1 else []


def _told_before(part: Clause, pair: Pair, context: Context, ledger: Ledger) -> Pair:
    """The pair of another home side that was told before, where a paragraph of several names the partner alone."""
    home, partner = pair
    named = any(same(m, home) for m in part.mentions) or part.has("deixis") or part.has("ours")
    ours = any(scope.home and same(scope.home, home) for scope in context.scopes)
    if named or ours or part.reading.is_item or ledger.knows(pair):
        return pair
    told = [each for each in ledger.tied() if same(each[1], partner)]
    return told[0] if len(told) == 1 else pair


def asked_of(reading: Reading, context: Context) -> list[Pair]:
    """The pair of the home side with the only partner that a question names: «А что с Обаном?»."""
    home = context.here
    abroad = [m for m in reading.mentions if m.country not in (None, context.home_country) and not m.is_region]
    return [(home, abroad[0])] if home and len(abroad) == 1 else []


def told_of(reading: Reading, context: Context) -> Mention | None:
    """The home side that a caption begins with, in a paper of a region: «Ломов дружит с многими. Его побратимы:»."""
    first, here = next(iter(reading.mentions), None), context.here
    ours = first is not None and first.start == 0 and first.country == context.home_country
    return first if ours and first and not first.is_region and (here is None or here.is_region) else None


def sets_aside(part: Clause) -> bool:
    """Whether a clause begins with others that it does not name: «Кроме побратимов, у города есть партнёр – Обан»."""
    spans = part.reading.words.spans("back.but", part.low)
    ends = part.low.find(",", spans[0][1]) if spans and not part.low[: spans[0][0]].strip() else -1
    return ends > 0 and not any(m.start - part.start < ends for m in part.mentions) and part.kinds != []
