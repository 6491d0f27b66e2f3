"""Who says so: the claims of records turned into sources, many at once in two queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from pobratim.register.models import Claim, Decision, Evidence, Fact
from pobratim.register.records import Source


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim with its sources."""

    claim: Claim
    sources: tuple[Source, ...]


Shelf = dict[tuple[str, int], list[Claimed]]


def claims_of(wanted: dict[str, Iterable[int]]) -> Shelf:
    """The living claims of records, given by kind and numbers, in the order of acceptance."""
    asked = Q(pk=None)
    for kind, numbers in wanted.items():
        asked |= Q(record_kind=kind, record_id__in=list(numbers))
    claims = Claim.objects.filter(asked, live=True).select_related("decision__by", "fact__document")
    claims = claims.defer("fact__document__text").order_by("decision_id")
    return shelve(list(claims))


def shelve(claims: list[Claim]) -> Shelf:
    """Claims by their records, each with its sources."""
    words = evidence_of([claim.fact_id for claim in claims])
    shelf: Shelf = {}
    for claim in claims:
        sources = sources_of(claim.fact, words.get(claim.fact_id, []), claim.decision)
        shelf.setdefault((claim.record_kind, claim.record_id), []).append(Claimed(claim, sources))
    return shelf


def evidence_of(facts: Iterable[int]) -> dict[int, list[Evidence]]:
    """The evidence of facts, by fact."""
    found: dict[int, list[Evidence]] = {}
    for each in Evidence.objects.filter(fact__in=list(facts)).order_by("fact_id", "number"):
        found.setdefault(each.fact_id, []).append(each)
    return found


def sources_of(fact: Fact, words: list[Evidence], decision: Decision | None) -> tuple[Source, ...]:
    """The sources of a fact; `decision` None when nobody has decided yet."""
    document = fact.document
    return tuple(
        Source(
            document_id=document.pk if document else None,
            document_name=document.name if document else "",
            document_date=document.date if document else None,
            start=each.start,
            end=each.end,
            quote=each.quote,
            rule=each.rule,
            rule_sentence=each.rule_sentence,
            accepted_by=decision.by.get_username() if decision else None,
            accepted_at=decision.at if decision else None,
            decision=decision.pk if decision else None,
            fact=fact.pk,
        )
        for each in words
    )


def all_sources(shelf: Shelf, kind: str, number: int) -> tuple[Source, ...]:
    """All sources of a record."""
    return tuple(source for claimed in shelf.get((kind, number), ()) for source in claimed.sources)
