"""A memo of a made-up register read back: what differs from the register, field by field."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.documents import read_bytes
from pobratim.facts import Tie
from pobratim.facts.reader import read_facts
from pobratim.memo.composing import compose_from
from pobratim.memo.material import Told
from pobratim.memo.renderers import html
from tests.memo.registers import register

STATES = {
    "live": {"active"},
    "signed": {"unstated"},
    "planned": {"planned"},
    "stopped": {"dormant", "suspended", "terminated", "expired"},
}
Pair = tuple[str, str]


@dataclass(frozen=True)
class Difference:
    """What is not the same after reading: the seed of the register, the field, the tie, what was and what came back."""

    seed: int
    field: str
    pair: Pair
    was: object
    came: object


def pair(tie: Told | Tie) -> Pair:
    return tie.home.name.replace("ё", "е"), tie.partner.name.replace("ё", "е")


def differences(seed: int, counted: Counter[str]) -> Iterator[Difference]:
    """What differs; `counted` gets how many ties and documents were compared."""
    told = register(seed)
    facts = read_facts(read_bytes(html.render(compose_from(told)), "memo.html"))
    got, want = {pair(tie): tie for tie in facts.ties}, {pair(tie): tie for tie in told.ties}
    counted["ties"] += len(want)
    for one in sorted(got.keys() ^ want.keys()):
        yield Difference(seed, "tie", one, one in want, one in got)
    for one in sorted(got.keys() & want.keys()):
        tie, back = want[one], got[one]
        papers = {(each.kind, each.date) for each in tie.agreements}
        counted["documents"] += len(papers)
        if back.status not in STATES[tie.standing]:
            yield Difference(seed, "state", one, tie.standing, back.status)
        if back.kind != tie.record.kind:
            yield Difference(seed, "kind", one, tie.record.kind, back.kind)
        if {(each.kind, each.date) for each in back.agreements} != papers:
            yield Difference(seed, "documents", one, papers, {(each.kind, each.date) for each in back.agreements})
        if (back.partner.level, back.partner.country) != (tie.partner.level, tie.partner.country):
            yield Difference(seed, "place", one, tie.partner.level, back.partner.level)
