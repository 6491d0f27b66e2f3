"""What people do with kept memos: each an action with its right and one line of the audit trail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right
from pobratim.drafting.drafts import LAST, draft, one, scope_of, settled
from pobratim.drafting.models import MemoOrder, MemoVersion, Rewording
from pobratim.drafting.units import Unit, lines
from pobratim.drafting.watching import REWORDED
from pobratim.errors import ChangedMeanwhile, InvalidValue, NotFound
from pobratim.memo.memo import Sentence
from pobratim.memo.order import order as ordered
from pobratim.register.actions.acting import Deed, acting

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class At:
    """A place in a memo: the section, what the register says there, and the day it was seen on."""

    section: str
    said: str
    day: date


def save_order(*, by: Person, name: str, wishes: Mapping[str, object], number: int | None = None) -> MemoOrder:
    """A memo to be written again and again, new or with other wishes; raises `WrongWish`."""
    told = {key: wish for key, wish in wishes.items() if wish}
    if by.region and by.role != "administrator":
        told["region"] = by.region
    if not name.strip():
        raise InvalidValue(field="название", value="", reason="назовите справку")
    ordered(settled(told, None), timezone.localdate())
    region = str(told.get("region", ""))
    with acting(by, Deed("save_memo_order", Right.PUBLISH, scope_of(region))) as note:
        row = one(by, number) if number else MemoOrder(by=by)
        row.name, row.wishes, row.region = name.strip()[:120], told, region
        row.save()
        note.on("memo_order", row.pk, name=row.name, wishes=told)
    return row


def reword(*, by: Person, order: int, at: At, text: str) -> Rewording:
    """A paragraph in the person's own words, the facts under it watched from now on."""
    said = " ".join(text.split())
    if not said or len(said) > LONGEST:
        raise InvalidValue(field="абзац", value=said[:40], reason=f"абзац пуст или длиннее {LONGEST} знаков")
    kept = one(by, order)
    with acting(by, Deed("reword_memo", Right.PUBLISH, scope_of(kept.region))) as note:
        place = next(
            (p for p in draft(kept, at.day).places if (p.unit.section, p.unit.text) == (at.section, at.said)), None
        )
        if place is None:
            raise ChangedMeanwhile(kind="справка", id=kept.pk, person="")
        if place.words:
            end(by, place.words.id)
        row = begin(by, kept, place.unit, said)
        note.on("memo_rewording", row.pk, order=kept.pk, section=at.section, said=at.said, text=said)
    return row


def take_back(*, by: Person, order: int, rewording: int) -> None:
    """The register speaks for itself again where a person's words stood."""
    kept = one(by, order)
    with acting(by, Deed("take_rewording_back", Right.PUBLISH, scope_of(kept.region))) as note:
        if not kept.rewordings.filter(pk=rewording, ended_at=None).exists():
            raise NotFound(kind="изложение", id=rewording)
        end(by, rewording)
        note.on("memo_rewording", rewording, order=kept.pk)


def keep_version(*, by: Person, order: int, day: date, remark: str = "") -> MemoVersion:
    """The memo of a day as it is issued: its words and its Word file, never changed afterwards."""
    from pobratim.memo.renderers import docx  # noqa: PLC0415  what writes DOCX is large

    kept = one(by, order)
    with acting(by, Deed("keep_memo_version", Right.PUBLISH, scope_of(kept.region))) as note:
        memo = draft(kept, day).memo
        told = [[what, text] for what, text in lines(memo)]
        number = 1 + max(kept.versions.values_list("number", flat=True), default=0)
        row = MemoVersion(order=kept, number=number, as_of=day, wishes=kept.wishes, lines=told, by=by)
        row.content, row.remark = docx.render(memo), remark.strip()[:300]
        row.save()
        own = sum(isinstance(each, Sentence) and each.frame == REWORDED for each in memo.sentences())
        note.on("memo_version", row.pk, order=kept.pk, number=number, as_of=day.isoformat(), reworded=own)
    return row


def begin(by: Person, kept: MemoOrder, unit: Unit, text: str) -> Rewording:
    """Write down a person's words with what the register says now."""
    refs = sorted([ref.kind, ref.id] for ref in unit.refs)
    return Rewording.objects.create(
        order=kept, section=unit.section, said=unit.text, text=text, refs=refs, ground=unit.digest, by=by
    )


def end(by: Person, rewording: int) -> None:
    """Write down that a person's words stand no longer."""
    row = Rewording.objects.get(pk=rewording)
    row.ended_by, row.ended_at = by, timezone.now()
    row.save(update_fields=["ended_by", "ended_at"])


__all__ = ["LAST", "At", "keep_version", "reword", "save_order", "take_back"]
