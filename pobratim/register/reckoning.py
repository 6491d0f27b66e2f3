"""The register in numbers."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date

from pobratim.register import days
from pobratim.register.models import Document, Proposal
from pobratim.register.outlines import Outline
from pobratim.register.papers import Figures


def reckon(ties: Collection[Outline], as_of: date) -> Figures:
    """The numbers of some ties; documents and waiting proposals are counted in the whole register."""
    agreements = {number: (dated, legal) for tie in ties for number, _, dated, legal in tie.agreements}
    dates = sorted((dated for dated, _ in agreements.values() if dated), key=lambda each: str(days.bounds(each)))
    return Figures(
        as_of=as_of,
        ties=len(ties),
        municipalities=len({tie.home for tie in ties}),
        partners=len({tie.partner for tie in ties}),
        countries=len({tie.country for tie in ties if tie.country}),
        agreements=len(agreements),
        dated_agreements=len(dates),
        first_agreement=dates[0] if dates else None,
        last_agreement=dates[-1] if dates else None,
        documents=Document.objects.count(),
        waiting=Proposal.objects.filter(state="waiting").count(),
        conflicts=sum(tie.has_conflict for tie in ties),
        by_kind=counted(tie.kind for tie in ties),
        by_country=counted(tie.country or "" for tie in ties),
        by_declared=counted(word for tie in ties for word in tie.declared),
        by_observed=counted(tie.observed for tie in ties),
        by_legal=counted(legal for _, legal in agreements.values()),
    )


def counted(words: Iterable[str]) -> dict[str, int]:
    """How often each word comes, the most frequent first."""
    return dict(sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0])))
