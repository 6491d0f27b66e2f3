"""Who says so: the claims of records turned into sources, many at once in two queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import QuerySet

from pobratim.register import fetching
from pobratim.register.models import Claim, Fact
from pobratim.register.records import Source

Paper = tuple[int | None, str, str | None]  # the number, name and date of the document of a fact
Accepted = tuple[str | None, datetime | None, int | None]  # by whom and when a fact was accepted, by which decision


@dataclass(frozen=True, slots=True)
class Claimed:
    """What was accepted of a record, with its sources, by which decision."""

    values: dict[str, Any]
    sources: tuple[Source, ...]
    decision: int


Shelf = dict[tuple[str, int], list[Claimed]]


def claims_of(wanted: dict[str, Iterable[int]]) -> Shelf:
    """The living claims of records, given by kind and numbers, in the order of acceptance."""
    return shelved(chain.from_iterable(fetching.claims(numbers, kind) for kind, numbers in wanted.items()))


def shelve(claims: QuerySet[Claim]) -> Shelf:
    """Claims by their records, each with its sources."""
    return shelved(claims.order_by().values_list(*fetching.CLAIM))


def shelved(claims: Iterable[tuple[Any, ...]]) -> Shelf:
    """Claims by their records, each with its sources; they are plain rows, for there may be very many.

    What was accepted is told only of records of which more than one source speaks: only they may differ.
    """
    rows = sorted(claims, key=itemgetter(fetching.CLAIM.index("decision_id")))
    words = evidence_of(row[3] for row in rows)
    shelf: Shelf = {}
    said = values_of(rows)
    for claim, kind, number, fact, decision, at, by, document, name, dated in rows:
        paper, accepted = (document, name or "", dated), (by, at, decision)
        sources = tuple([source(each, paper, accepted) for each in words.get(fact, ())])
        shelf.setdefault((kind, number), []).append(Claimed(said.get(claim, {}), sources, decision))
    return shelf


def values_of(rows: list[Any]) -> dict[int, dict[str, Any]]:
    """What was accepted of records of which several claims speak, by claim."""
    times = Counter((row[1], row[2]) for row in rows)
    wanted = {row[0] for row in rows if times[row[1], row[2]] > 1}
    return dict(Claim.objects.filter(pk__among=wanted).values_list("pk", "values")) if wanted else {}


class Words(NamedTuple):
    """The words that a fact rests on, as a plain row."""

    fact_id: int
    start: int | None
    end: int | None
    quote: str
    rule: str
    rule_sentence: str


def source(words: Words, paper: Paper, accepted: Accepted) -> Source:
    """One source of a fact."""
    (document, name, dated), (by, at, decision) = paper, accepted
    fact, start, end, quote, rule, sentence = words
    return Source(document, name, dated, start, end, quote, rule, sentence, by, at, decision, fact)


def evidence_of(facts: Iterable[int]) -> dict[int, list[Words]]:
    """The evidence of facts, by fact."""
    found: dict[int, list[Words]] = {}
    for each in map(Words._make, fetching.evidence(facts)):
        found.setdefault(each.fact_id, []).append(each)
    return found


def sources_of(fact: Fact, words: list[Words], accepted: Accepted = (None, None, None)) -> tuple[Source, ...]:
    """The sources of a fact; nobody has decided about it yet where nothing is said of that."""
    document = fact.document
    paper: Paper = (document.pk, document.name, document.date) if document else (None, "", None)
    return tuple(source(each, paper, accepted) for each in words)


def all_sources(shelf: Shelf, kind: str, number: int) -> tuple[Source, ...]:
    """All sources of a record."""
    claimed = shelf.get((kind, number), ())
    return claimed[0].sources if len(claimed) == 1 else tuple(source for each in claimed for source in each.sources)
