"""Ties and documents counted: by state, by country, by decade of signing. Text, charts and tables count alike."""

from collections import Counter
from collections.abc import Iterable

from pobratim.memo.grammar.edtf import first_day
from pobratim.memo.material import Told

STANDINGS = ("live", "signed", "named", "planned", "stopped")


def by_standing(ties: Iterable[Told]) -> list[tuple[str, list[Told]]]:
    """The ties by how they stand; "named" are those of which not even a document is known."""
    found: dict[str, list[Told]] = {}
    for tie in ties:
        bare = tie.standing == "signed" and not tie.agreements
        found.setdefault("named" if bare else tie.standing, []).append(tie)
    return [(word, found[word]) for word in STANDINGS if word in found]


def by_country(ties: Iterable[Told]) -> list[tuple[str, list[Told]]]:
    """The ties by the partner's country, most first; an unknown one is an empty code and comes last."""
    found: dict[str, list[Told]] = {}
    for tie in ties:
        found.setdefault(tie.partner.country or "", []).append(tie)
    return sorted(found.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))


def by_decade(ties: Iterable[Told]) -> Counter[str]:
    """The dated documents by the decade of their signing, as EDTF: «198X»."""
    papers = {each.id: each for tie in ties for each in tie.agreements}
    days = (first_day(each.date) for each in papers.values())
    return Counter(f"{day.year // 10}X" for day in days if day)
