"""The register in numbers."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from pobratim.register import days
from pobratim.register.deriving import Outline
from pobratim.register.models import Document, Proposal
from pobratim.register.papers import Figures


class Tally:
    """What is counted of ties that come one by one, for there may be very many."""

    def __init__(self) -> None:
        self.ties = self.conflicts = 0
        self.municipalities: set[int] = set()
        self.partners: set[int] = set()
        self.agreements: dict[int, tuple[str | None, str]] = {}
        self.by: dict[str, Counter[str]] = {name: Counter() for name in ("kind", "country", "declared", "observed")}

    def add(self, tie: Outline) -> None:
        """Count one more tie."""
        self.ties += 1
        self.conflicts += tie.has_conflict
        self.municipalities.add(tie.home)
        self.partners.add(tie.partner)
        self.agreements.update((number, (dated, legal)) for number, _, dated, legal in tie.agreements)
        self.by["kind"][tie.kind] += 1
        self.by["country"][tie.country or ""] += 1
        self.by["declared"].update(tie.declared)
        self.by["observed"][tie.observed] += 1


def reckon(ties: Iterable[Outline], as_of: date) -> Figures:
    """The numbers of some ties; documents and waiting proposals are counted in the whole register."""
    tally = Tally()
    for tie in ties:
        tally.add(tie)
    dates = [dated for dated, _ in tally.agreements.values() if dated]
    by_day = {dated: str(days.bounds(dated)) for dated in set(dates)}
    return Figures(
        as_of=as_of,
        ties=tally.ties,
        municipalities=len(tally.municipalities),
        partners=len(tally.partners),
        countries=len(set(tally.by["country"]) - {""}),
        agreements=len(tally.agreements),
        dated_agreements=len(dates),
        first_agreement=min(by_day, key=lambda each: (by_day[each], each), default=None),
        last_agreement=max(by_day, key=lambda each: (by_day[each], each), default=None),
        documents=Document.objects.count(),
        waiting=Proposal.objects.filter(state="waiting").count(),
        conflicts=tally.conflicts,
        by_kind=in_order(tally.by["kind"]),
        by_country=in_order(tally.by["country"]),
        by_declared=in_order(tally.by["declared"]),
        by_observed=in_order(tally.by["observed"]),
        by_legal=counted(legal for _, legal in tally.agreements.values()),
    )


def counted(words: Iterable[str]) -> dict[str, int]:
    """How often each word comes, the most frequent first."""
    return in_order(Counter(words))


def in_order(counts: Counter[str]) -> dict[str, int]:
    """Counts, the most frequent first."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
