"""What becomes of a letter: taken in as a paper whose facts are proposals, or declined; both are audited."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Scope, may
from pobratim.documents import read_bytes
from pobratim.errors import ChangedMeanwhile, InvalidValue
from pobratim.facts import read_facts
from pobratim.letters.models import Letter
from pobratim.register.actions.acting import Deed, acting, get
from pobratim.register.intake import ingest
from pobratim.register.scopes import heirs_of, successions


@dataclass(frozen=True, slots=True)
class Taken:
    """The paper that a letter became, and how many of its facts wait for a decision."""

    document: int
    waiting: int


def waiting(by: Person) -> tuple[Letter, ...]:
    """The letters that the person may decide about and nobody has, the oldest first."""
    rows = Letter.objects.filter(state="waiting").select_related("tie__home", "tie__partner").order_by("pk")
    followed = successions()
    return tuple(row for row in rows if may(by, Right.BRING_PAPERS, scope_of(row, followed)))


def scope_of(row: Letter, followed: Mapping[int, frozenset[int]]) -> Scope | None:
    """The part of the register that a letter speaks of: that of its tie; of none, it is anybody's who takes papers."""
    if row.tie is None:
        return None
    return Scope(row.tie.home_id, row.tie.home.region, heirs_of(followed, row.tie.home_id))


def take(*, by: Person, letter: int) -> Taken:
    """The letter laid beside the register as a paper that is not published."""
    with acting(by, deed("take_letter", letter)) as note:
        row = undecided(letter)
        text = as_paper(row).encode()
        facts = read_facts(read_bytes(text, f"letter-{row.pk}.txt"))
        came = ingest(text, facts, by=by, published=False)
        settle(row, by, "taken", document=came.document)
        note.on("document", came.document, letter=row.pk)
    return Taken(came.document, came.waiting)


def decline(*, by: Person, letter: int, remark: str) -> Letter:
    """The letter put aside; the remark says why and stays inside."""
    if not remark.strip():
        raise InvalidValue(field="причина", value="", reason="скажите, почему сообщение отклонено")
    with acting(by, deed("decline_letter", letter)) as note:
        row = undecided(letter)
        settle(row, by, "declined", remark=remark.strip())
        note.on("letter", row.pk, remark=remark.strip())
    return row


def deed(action: str, letter: int) -> Deed:
    """What is done to a letter, and the part of the register that it touches."""
    row: Letter = get(Letter.objects.select_related("tie__home"), "сообщение", letter)
    return Deed(action, Right.BRING_PAPERS, scope_of(row, successions()))


def undecided(letter: int) -> Letter:
    """The letter, unless somebody has decided about it already."""
    row: Letter = get(Letter.objects.select_related("tie__home", "tie__partner", "decided_by"), "сообщение", letter)
    if row.state != "waiting":
        person = row.decided_by.get_username() if row.decided_by else ""
        raise ChangedMeanwhile(kind="сообщение", id=row.pk, person=person)
    return row


def settle(row: Letter, by: Person, state: str, remark: str = "", document: int | None = None) -> None:
    """Write down what became of a letter."""
    row.state, row.remark, row.document_id = state, remark, document
    row.decided_by, row.decided_at = by, timezone.now()
    row.save()


def as_paper(row: Letter) -> str:
    """The letter as the text of a paper, without where to answer."""
    day = timezone.localtime(row.at).strftime("%d.%m.%Y")
    about = [f"Связь: {row.tie.home.name} — {row.tie.partner.name}"] if row.tie else []
    lines = [
        f"Сообщение читателя № {row.pk} от {day}",
        *about,
        f"Что неверно: {row.wrong}",
        *([f"Как верно: {row.right}"] if row.right else []),
        f"Источник: {row.source}",
    ]
    return "\n\n".join(lines) + "\n"
