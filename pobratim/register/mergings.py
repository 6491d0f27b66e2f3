"""What people made one: ties and places, with what was taken apart again."""

from dataclasses import dataclass
from datetime import datetime

from pobratim.register.models import AuditEvent, Place, Tie

LATEST = 200


@dataclass(frozen=True, slots=True)
class Merging:
    """One merging: who, when, of what (`tie` or `place`), the names; whether it can be undone, and who undid it."""

    id: int
    of: str
    at: datetime
    by: str
    kept: str
    dropped: str
    ties: int
    can_undo: bool
    undone_by: str = ""
    undone_at: datetime | None = None


def mergings(tie: int | None = None) -> list[Merging]:
    """The mergings of ties and of places, the latest first; only those that a tie took in, where one is named."""
    rows = AuditEvent.objects.filter(action__in=("merge_ties", "merge_places")).select_related("by").order_by("-pk")
    if tie is not None:
        rows = rows.filter(action="merge_ties", record_id=tie)
    shown = list(rows[:LATEST])
    back = AuditEvent.objects.filter(action__in=("unmerge_ties", "unmerge_places")).select_related("by")
    undone = {each.details.get("undone"): each for each in back}
    names = Names(shown)
    return [told(row, names, undone.get(row.pk)) for row in shown]


class Names:
    """The names of the ties and places of mergings, each with whether it stands today."""

    def __init__(self, events: list[AuditEvent]) -> None:
        places = Place.objects.filter(pk__in=sides_of(events, "merge_places"))
        ties = Tie.objects.filter(pk__in=sides_of(events, "merge_ties")).select_related("home", "partner")
        self.places = {each.pk: (each.name, each.merged_into_id is None) for each in places}
        self.ties = {each.pk: (f"{each.home.name} — {each.partner.name}", each.merged_into_id is None) for each in ties}

    def of(self, event: AuditEvent) -> dict[int, tuple[str, bool]]:
        """Names by number, of the kind that an event is about."""
        return self.ties if event.action == "merge_ties" else self.places


def sides_of(events: list[AuditEvent], action: str) -> set[int]:
    """The numbers of what was kept and what was dropped by the events of an action."""
    return {
        number for each in events if each.action == action for number in (each.record_id or 0, each.details["dropped"])
    }


def told(event: AuditEvent, names: Names, undone: AuditEvent | None) -> Merging:
    """A merging as it is told."""
    known = names.of(event)
    (kept, stands), (dropped, _) = known[event.record_id or 0], known[event.details["dropped"]]
    is_of_ties = event.action == "merge_ties"
    return Merging(
        id=event.pk,
        of="tie" if is_of_ties else "place",
        at=event.at,
        by=event.by.get_username(),
        kept=kept,
        dropped=dropped,
        ties=1 if is_of_ties else len(event.details.get("ties", ())),
        can_undo=undone is None and stands and (is_of_ties or "moved" in event.details),
        undone_by=undone.by.get_username() if undone else "",
        undone_at=undone.at if undone else None,
    )
