"""How a fact meets the register: new, same, adds, contradicts. Pure comparisons of what is said, no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from rapidfuzz import fuzz

from pobratim.register import days
from pobratim.register.drafts import Payload
from pobratim.register.keys import search_key

Outcome = Literal["new", "same", "adds", "contradicts"]
ALIKE = 70  # of 100, by the words that two titles share
NOT_SAID = {None, "", "unknown", "unstated"}


@dataclass(frozen=True, slots=True)
class Known:
    """A record that the register holds: its values, the day of its document, whether acts explain it."""

    id: int
    values: dict[str, Any]
    dated: str | None = None
    acted: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a fact meets the register, with the record that it meets and the fields in which they differ."""

    outcome: Outcome
    record: int | None = None
    against: tuple[dict[str, Any], ...] = field(default=())


def clash(name: str, theirs: object, known: Known) -> dict[str, Any]:
    """One difference: the field, what the paper says, what the register says and in which record."""
    return {"field": name, "said": theirs, "held": known.values.get(name), "record": known.id}


def compare_statement(said: Payload, known: Sequence[Known], dated: str | None, acted: bool) -> Comparison:
    """How a statement about a tie meets the statements that the register holds of it.

    A change of status is no contradiction where its time is known: by the days of the documents, by "since", by acts.
    Nor is another kind since another time: partners, then twins.
    """
    if not known:
        return Comparison("new")
    against: list[dict[str, Any]] = []
    adds = False
    for name in ("kind", "since", "status"):
        held = [each for each in known if each.values.get(name) not in NOT_SAID]
        value = said.get(name)
        if value in NOT_SAID:
            continue
        if any(same_value(name, value, each.values[name]) for each in held):
            continue
        adds = True
        if name == "status" and (acted or said.get("status_since") or all(told(each, dated) for each in held)):
            continue
        against += [clash(name, value, each) for each in held if name == "status" or not follows(said, each.values)]
    return Comparison("contradicts" if against else "adds" if adds else "same", None, tuple(against))


def follows(one: Payload, other: Payload) -> bool:
    """Whether two kinds of a tie are of different times, and so both may be true."""
    kinds, since = (one.get("kind"), other.get("kind")), (one.get("since"), other.get("since"))
    if any(kind in NOT_SAID for kind in kinds) or kinds[0] == kinds[1]:
        return False
    return all(since) and not days.agree(*since)


def same_value(name: str, one: Any, other: Any) -> bool:
    """Whether two values say the same, dates to their precision."""
    return days.agree(one, other) if name in ("since", "date") else one == other


def told(known: Known, dated: str | None) -> bool:
    """Whether time tells two statuses apart: acts or a date explain the one held, or the documents have their days."""
    if known.acted or known.values.get("status_since"):
        return True
    return bool(dated and known.dated and not days.agree(dated, known.dated))


def compare_agreement(said: Payload, known: Iterable[Known]) -> Comparison:
    """How an agreement meets those that the register holds of the same tie.

    A bare mention, without title and date, means the only one of its kind.
    """
    known = list(known)
    if not said.get("title") and not said.get("date"):
        known = [each for each in known if each.values["kind"] == said["kind"]]
        return Comparison("same", known[0].id) if len(known) == 1 else Comparison("new")
    near = [(likeness(said, each), each) for each in known]
    near = [pair for pair in near if pair[0] > 0]
    if not near:
        return Comparison("new")
    held = max(near, key=lambda pair: pair[0])[1]
    against = [clash(name, said[name], held) for name in ("kind", "date", "term") if differs(name, said, held)]
    if against:
        return Comparison("contradicts", held.id, tuple(against))
    more = said.get("date") and days.width(said["date"]) < days.width(held.values.get("date"))
    more = more or any(said.get(name) and not held.values.get(name) for name in ("title", "term"))
    return Comparison("adds" if more else "same", held.id)


def differs(name: str, said: Payload, held: Known) -> bool:
    """Whether both say something of a field, and not the same."""
    one, other = said.get(name), held.values.get(name)
    return one not in NOT_SAID and other not in NOT_SAID and not same_value(name, one, other)


def likeness(said: Payload, held: Known) -> float:
    """How surely two instruments are one: 0 for different ones."""
    one, other = search_key(said.get("title") or ""), search_key(held.values.get("title") or "")
    titles = fuzz.token_set_ratio(one, other) if one and other else None
    same_kind = said["kind"] == held.values["kind"]
    dates = (said.get("date"), held.values.get("date"))
    if all(dates) and days.agree(*dates):
        if same_kind:
            return 100 + (titles or 0) if titles is None or titles >= ALIKE else 0
        return titles if titles is not None and titles >= ALIKE else 0
    if all(dates):
        return 50 if same_kind and one and one == other else 0
    return (titles or 0) / 2 if same_kind and (titles or 0) >= ALIKE else 0


def compare_act(said: Payload, known: Iterable[Known]) -> Comparison:
    """How an act meets those that the register holds of the same tie: other sides' acts are acts of their own."""
    for held in known:
        sides = {said["side"], held.values["side"]}
        if said["kind"] != held.values["kind"] or (len(sides) == 2 and "unknown" not in sides):
            continue
        one, other = said.get("date"), held.values.get("date")
        if days.agree(one, other):
            more = days.width(one) < days.width(other) or (held.values["side"] == "unknown" != said["side"])
            return Comparison("adds" if more else "same", held.id)
        if str(one)[:4] == str(other)[:4]:
            return Comparison("contradicts", held.id, (clash("date", one, held),))
    return Comparison("new")


def compare_key(known: Sequence[Known]) -> Comparison:
    """How a fact that is known by its key meets the register."""
    return Comparison("same", known[0].id) if known else Comparison("new")
