"""A memo of a made-up register read back: what differs from the register, field by field."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.documents import read_bytes
from pobratim.facts import Tie
from pobratim.facts.reader import read_facts
from pobratim.memo.composing import compose_from
from pobratim.memo.grammar.typography import plain
from pobratim.memo.material import Told
from pobratim.memo.renderers import html
from tests.memo.registers import register

STATES = {
    "live": {"active"},
    "signed": {"unstated"},
    "planned": {"planned"},
    "stopped": {"dormant", "suspended", "terminated", "expired"},
}
DOERLESS = {"dormant", "expired"}
UNTITLED = {"протокол"}  # the word of a kind, which is no title of its own
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


def folded(title: str | None) -> str:
    return plain(title or "").lower().replace("ё", "е").strip(" .;").partition(" между ")[0].partition(" город")[0]


def differences(seed: int, counted: Counter[str]) -> Iterator[Difference]:
    """What differs; `counted` gets how many ties and documents were compared."""
    told = register(seed)
    facts = read_facts(read_bytes(html.render(compose_from(told)), "memo.html"))
    got, want = {pair(tie): tie for tie in facts.ties}, {pair(tie): tie for tie in told.ties}
    counted["ties"] += len(want)
    counted["documents"] += sum(len(tie.agreements) for tie in want.values())
    for one in sorted(got.keys() ^ want.keys()):
        yield Difference(seed, "tie", one, one in want, one in got)
    for one in sorted(got.keys() & want.keys()):
        for field, was in said_of(want[one]).items():
            if (came := read_of(got[one])[field]) != was:
                yield Difference(seed, field, one, was, came)


def said_of(tie: Told) -> dict[str, object]:
    """What the memo says of a tie, field by field; that a side renounced a tie is read as its end."""
    stop = tie.stops[-1] if tie.stops else None
    return {
        "state": {"renounced": "terminated"}.get(stop.state, stop.state) if stop else min(STATES[tie.standing]),
        "since": stop.since if stop else None,
        "by": stop.side if stop and stop.state not in DOERLESS and stop.side in ("home", "partner") else None,
        "kind": tie.record.kind,
        "place": (tie.partner.level, tie.partner.country),
        "documents": {(each.kind, each.date) for each in tie.agreements},
        "titles": {folded(each.title) for each in tie.agreements if each.title} - UNTITLED,
    }


def read_of(tie: Tie) -> dict[str, object]:
    """The same fields of a tie that was read."""
    return {
        "state": tie.status,
        "since": tie.status_since,
        "by": tie.status_by,
        "kind": tie.kind,
        "place": (tie.partner.level, tie.partner.country),
        "documents": {(each.kind, each.date) for each in tie.agreements},
        "titles": {folded(each.title) for each in tie.agreements if each.title} - UNTITLED,
    }
