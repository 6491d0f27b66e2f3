"""Ties and documents counted: by state, by country, by decade of signing. Text, charts and tables count alike."""

from collections import Counter
from collections.abc import Iterable

from pobratim.memo.grammar.edtf import first_day
from pobratim.memo.grammar.slots import Land
from pobratim.memo.material import Told
from pobratim.memo.sections.writer import Writer, sort_key

STANDINGS = ("live", "signed", "named", "planned", "suspended", "ended", "dormant")


def by_standing(ties: Iterable[Told]) -> list[tuple[str, list[Told]]]:
    """The ties by how they stand; "named" are those of which not even a document is known."""
    found: dict[str, list[Told]] = {}
    for tie in ties:
        bare = tie.standing == "signed" and not tie.agreements
        word = stopped_as(tie) if tie.standing == "stopped" else "named" if bare else tie.standing
        found.setdefault(word, []).append(tie)
    return [(word, found[word]) for word in STANDINGS if word in found]


def by_country(writer: Writer) -> list[tuple[str, list[Told]]]:
    """The ties by the partner's country, most first, then by name; an unknown one is an empty code, the last."""
    found: dict[str, list[Told]] = {}
    for tie in writer.material.ties:
        found.setdefault(tie.partner.country or "", []).append(tie)
    name = {code: sort_key(writer.voice.speech.say(Land(code), "nomn")) if code else "" for code in found}
    return sorted(found.items(), key=lambda pair: (not pair[0], -len(pair[1]), name[pair[0]]))


def by_decade(ties: Iterable[Told]) -> Counter[str]:
    """The dated documents by the decade of their signing, as EDTF: «198X»."""
    papers = {each.id: each for tie in ties for each in tie.agreements}
    days = (first_day(each.date) for each in papers.values())
    return Counter(f"{day.year // 10}X" for day in days if day)


def stopped_as(tie: Told) -> str:
    """How a tie that stopped did: "suspended" or "dormant" where nobody says more, else "ended"."""
    words = {state.state for state in tie.stops}
    return words.pop() if words in ({"suspended"}, {"dormant"}) else "ended"
