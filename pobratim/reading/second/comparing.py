"""What the rules read beside what the second reader said: agreement makes surer, disagreement asks a person."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pobratim.facts import Agreement, Facts, Party, Tie
from pobratim.facts.words import lowered
from pobratim.places import Gazetteer
from pobratim.reading.second.answers import Said, Side, names

DOUBTS = {
    "kind": "Второй читатель понял вид связи иначе.",
    "status": "Второй читатель понял состояние связи иначе.",
    "dates": "Второй читатель прочёл даты документов иначе.",
    "country": "Второй читатель отнёс партнёра к другой стране.",
    "missed": "Второй читатель не нашёл этой связи.",
    "alone": "Эту связь нашёл только второй читатель.",
}
AGREED, MOST, DISPUTED, ALONE = 0.5, 0.99, 0.6, 0.5  # the share of doubt that agreement leaves; bounds of confidence
LINKED = 0.5  # a place is taken from the gazetteer from this confidence on
NO_OPINION = ("unknown", "unstated")


def compared(facts: Facts, said: Sequence[Said] | None, warning: str = "") -> Facts:
    """The facts with what the second reader said of them; with its silence (`said` is None) as a warning."""
    if said is None:
        return replace(facts, warnings=(*facts.warnings, warning))
    left = list(said)
    ties = []
    for tie in facts.ties:
        same = [each for each in left if is_same(tie, each)]
        left = [each for each in left if each not in same]
        ties.append(judged(tie, same))
    ties += [found for first in _first_of_each(left) if (found := alone(first)) is not None]
    return replace(facts, ties=tuple(ties))


def is_same(tie: Tie, said: Said) -> bool:
    """Whether both speak of the same two places, in either order."""
    straight = is_place(tie.home, said.home) and is_place(tie.partner, said.partner)
    return straight or (is_place(tie.home, said.partner) and is_place(tie.partner, said.home))


def is_place(party: Party, side: Side) -> bool:
    """Whether a party is the place that the second reader names: by a name, or by the place that the name links to."""
    known = {lowered(each) for each in (party.name, *party.aliases)}
    if lowered(side.name) in known or any(names(side.name, each) and names(each, side.name) for each in known):
        return True
    linked = Gazetteer.open().link(side.name, country=side.country)
    return bool(party.place and linked.best and linked.confidence >= LINKED and linked.best.id == party.place)


def judged(tie: Tie, same: Sequence[Said]) -> Tie:
    """The tie, surer where the second reader sees it so too; with a doubt for everything that it sees otherwise."""
    found = list(disagreements(tie, same)) if same else ["missed"]
    if not found:
        return replace(tie, confidence=surer(tie.confidence), agreements=tuple(map(_surer, tie.agreements)))
    doubts = (*tie.doubts, *(DOUBTS[name] for name in found))
    agreements = tuple(_disputed(each) for each in tie.agreements) if "dates" in found else tie.agreements
    return replace(tie, confidence=min(tie.confidence, DISPUTED), doubts=doubts, agreements=agreements)


def disagreements(tie: Tie, same: Sequence[Said]) -> Iterator[str]:
    """What the second reader sees otherwise; where it has no opinion there is nothing to disagree with."""
    for name in ("kind", "status"):
        theirs = {getattr(each, name) for each in same} - set(NO_OPINION)
        if theirs and getattr(tie, name) not in theirs:
            yield name
    ours = {each.date for each in tie.agreements if each.date}
    dates = {date for each in same for _kind, date in each.agreements if date}
    if dates and ours and dates != ours:
        yield "dates"
    countries = {side.country for each in same for side in (each.home, each.partner)} - {None}
    if tie.partner.country and all(each.partner.country for each in same) and tie.partner.country not in countries:
        yield "country"


def alone(said: Said) -> Tie | None:
    """The tie that only the second reader sees: it always asks a person."""
    home, partner = party_of(said.home), party_of(said.partner)
    if lowered(home.name) == lowered(partner.name):
        return None
    evidence = said.evidence
    agreements = tuple(Agreement(kind, None, date, evidence, confidence=ALONE) for kind, date in said.agreements)
    return Tie(
        home,
        partner,
        said.kind,
        said.status,
        evidence,
        since=said.since,
        agreements=agreements,
        confidence=ALONE,
        doubts=(DOUBTS["alone"],),
    )


def party_of(side: Side) -> Party:
    """A place of the second reader as a party, linked where the gazetteer is sure enough."""
    linked = Gazetteer.open().link(side.name, country=side.country)
    if linked.best is None or linked.confidence < LINKED:
        return Party(side.name, "city", side.country)
    return Party(side.name, linked.best.level, side.country or linked.best.country, linked.best.id)


def surer(confidence: float) -> float:
    """How sure two readers are who agree."""
    return max(confidence, min(MOST, round(1 - (1 - confidence) * AGREED, 2)))


def _surer(agreement: Agreement) -> Agreement:
    return replace(agreement, confidence=surer(agreement.confidence))


def _disputed(agreement: Agreement) -> Agreement:
    return replace(agreement, confidence=min(agreement.confidence, DISPUTED))


def _first_of_each(said: Sequence[Said]) -> Iterator[Said]:
    """The first of several that tell of the same pair."""
    seen: set[tuple[str, str]] = set()
    for each in said:
        pair = lowered(each.home.name), lowered(each.partner.name)
        if pair not in seen and pair[::-1] not in seen:
            seen.add(pair)
            yield each
