"""The register in numbers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from pobratim.register import days
from pobratim.register.models import Document, Proposal
from pobratim.register.papers import Figures
from pobratim.register.records import TieRecord


def reckon(ties: Sequence[TieRecord], as_of: date) -> Figures:
    """The numbers of some ties; documents and waiting proposals are counted in the whole register."""
    agreements = {each.id: each for tie in ties for each in tie.agreements}
    dates = sorted((each.date for each in agreements.values() if each.date), key=lambda each: str(days.bounds(each)))
    return Figures(
        as_of=as_of,
        ties=len(ties),
        municipalities=len({tie.home.id for tie in ties}),
        partners=len({tie.partner.id for tie in ties}),
        countries=len({tie.partner.country for tie in ties if tie.partner.country}),
        agreements=len(agreements),
        dated_agreements=len(dates),
        first_agreement=dates[0] if dates else None,
        last_agreement=dates[-1] if dates else None,
        documents=Document.objects.count(),
        waiting=Proposal.objects.filter(state="waiting").count(),
        conflicts=sum(bool(tie.conflicts) for tie in ties),
        by_kind=counted(tie.kind for tie in ties),
        by_country=counted(tie.partner.country or "" for tie in ties),
        by_declared=counted(word for tie in ties for word in {each.state for each in tie.state.declared}),
        by_observed=counted(tie.state.observed.state for tie in ties),
        by_legal=counted(each.legal.state for each in agreements.values()),
    )


def counted(words: Iterable[str]) -> dict[str, int]:
    """How often each word comes, the most frequent first."""
    return dict(sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0])))
