"""Documents in lists: a page of them with the numbers of their facts, and which of them visitors do not see."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from pobratim.register import fetching
from pobratim.register.models import Document, Proposal, Tie
from pobratim.register.papers import DocumentRecord
from pobratim.register.shelves import document_record


def listed(rows: QuerySet[Document]) -> tuple[DocumentRecord, ...]:
    """The documents of a query, in its order; the facts of these alone are counted."""
    found = list(rows.select_related("added_by").defer("text"))
    counts = counts_of([row.pk for row in found])
    return tuple(document_record(row, counts.get(row.pk, {})) for row in found)


def counts_of(numbers: list[int]) -> dict[int, dict[str, int]]:
    """How many facts the documents have, and in which state."""
    names = ("facts", "waiting", "accepted", "contradicting")
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in fetching.fact_counts(numbers)}


def latest(published_only: bool = False, region: str = "") -> QuerySet[Document]:
    """The documents, the latest first; of a region those that its people, or people of the whole, brought in."""
    rows = Document.objects.order_by("-added_at", "-pk")
    rows = rows.filter(added_by__region__in=("", region)) if region else rows
    return rows.filter(published=True) if published_only else rows


def waiting(region: str = "") -> QuerySet[Proposal]:
    """The proposals that nobody has decided about; of a region those in its documents."""
    rows = Proposal.objects.filter(state="waiting")
    return rows.filter(fact__document__in=latest(region=region)) if region else rows


def with_waiting(region: str = "") -> QuerySet[Document]:
    """The documents with facts that nobody has decided about, the latest first."""
    return latest(region=region).filter(pk__in=waiting().values("fact__document_id"))


@lru_cache(maxsize=1)
def hidden(version: tuple[object, ...]) -> frozenset[int]:
    """The documents that visitors do not see, in one version of the register."""
    return frozenset(Document.objects.filter(published=False).values_list("pk", flat=True))


def hidden_ties(numbers: Iterable[int]) -> frozenset[int]:
    """Those of the ties that visitors do not see."""
    asked = set(numbers)
    shown: Any = Tie.objects.filter(pk__in=asked, live=True, published=True).values_list("pk", flat=True)
    return frozenset(asked.difference(shown))
