"""Reading kept memos: the orders that a person may see, and the draft of one as of a day."""

from collections.abc import Mapping
from datetime import date

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Scope, may
from pobratim.drafting.models import MemoOrder, MemoVersion, Rewording
from pobratim.drafting.watching import Draft, Words, lay
from pobratim.errors import NotFound
from pobratim.memo import compose
from pobratim.memo import scope as memo_scope
from pobratim.memo.memo import Ref
from pobratim.memo.order import order as ordered

LAST = "last memo"


def scope_of(region: str) -> Scope:
    """The part of the register that a memo of a region touches."""
    return Scope(region=region or None)


def sees(by: Person, kept: MemoOrder) -> bool:
    """Whether a person writes this memo: the officers of its region; one of the whole register, who has it all."""
    if by.region and not kept.region and by.role != "administrator":
        return False
    return may(by, Right.PUBLISH, scope_of(kept.region))


def orders(by: Person) -> tuple[MemoOrder, ...]:
    """The memos that a person writes, by name."""
    found = MemoOrder.objects.prefetch_related("versions").order_by("name", "pk")
    return tuple(each for each in found if sees(by, each))


def one(by: Person, number: int) -> MemoOrder:
    """The memo of a number, if the person writes it; raises `NotFound`."""
    found = MemoOrder.objects.filter(pk=number).first()
    if found is None or not sees(by, found):
        raise NotFound(kind="справка", id=number)
    return found


def last(kept: MemoOrder) -> MemoVersion | None:
    """The version kept last."""
    return kept.versions.order_by("-number").first()


def scope_on(kept: MemoOrder, day: date) -> memo_scope.Scope:
    """The order for the memo of a day; "last memo" is the day of the version kept last."""
    wishes: dict[str, object] = {**settled(kept.wishes, last(kept)), "as_of": day}
    return ordered(wishes, day)


def settled(wishes: Mapping[str, object], version: MemoVersion | None) -> dict[str, object]:
    """The wishes with the day of the last memo in its place; nothing changed since a memo that never was."""
    told = dict(wishes)
    if told.get("changes_since") == LAST:
        told["changes_since"] = version.as_of.isoformat() if version else None
    return told


def draft(kept: MemoOrder, day: date) -> Draft:
    """The memo as of a day with the words of people in it; raises `NothingToTell`."""
    return lay(compose(scope_on(kept, day)), words_of(kept))


def words_of(kept: MemoOrder) -> list[Words]:
    """What people wrote that still stands."""
    return [words(each) for each in kept.rewordings.filter(ended_at=None).select_related("by")]


def words(row: Rewording) -> Words:
    """A reworded paragraph with the name of who wrote it."""
    refs = frozenset(Ref(kind, number) for kind, number in row.refs)
    person = row.by.get_full_name() or row.by.get_username()
    return Words(row.pk, row.section, row.said, row.text, refs, row.ground, person, row.at)
