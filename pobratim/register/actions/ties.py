"""Ties put in order by people: two that are one and the same."""

from dataclasses import replace

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right
from pobratim.errors import ChangedMeanwhile, InvalidValue
from pobratim.register.actions.acting import Deed, acting, check_right, get
from pobratim.register.actions.passing import hanging_on, pass_over, rename_parties
from pobratim.register.actions.projecting import project_tie
from pobratim.register.models import AuditEvent, Party, Tie
from pobratim.register.scopes import scope_of_tie

ROWS = Tie.objects.select_related("home", "partner")


def merge_ties(*, by: Person, keep: int, drop: int) -> Tie:
    """The tie that two turned out to be; all that hangs on the dropped one passes to it, their places stay two.

    What papers say later of the dropped tie is said of the kept one. They have a municipality or a partner in common.
    """
    kept, dropped = get(ROWS.all(), "tie", keep), get(ROWS.all(), "tie", drop)
    deed = Deed("merge_ties", Right.MERGE, scope_of_tie(kept))
    for tie in (kept, dropped):
        check_right(by, replace(deed, scope=scope_of_tie(tie)))
    has_common = kept.home_id == dropped.home_id or kept.partner_id == dropped.partner_id
    if keep == drop or not has_common or not (kept.live and dropped.live):
        raise InvalidValue(
            field="связь", value=str(drop), reason="объединить можно две действующие связи с общей стороной"
        )
    with acting(by, deed) as note:
        passed = pass_over(hanging_on(dropped), dropped, kept)
        pairs = ((kept.home, dropped.home), (kept.partner, dropped.partner))
        parties = {one.pk: rename_parties(kept, one, other) for one, other in pairs if one.pk != other.pk}
        dropped.merged_into = kept
        project_tie(dropped)
        project_tie(kept)
        note.on("tie", keep, dropped=drop, parties=parties, passed=passed)
    return kept


def unmerge_ties(*, by: Person, event: int) -> Tie:
    """The tie that a merging had dropped, standing again with what had passed from it.

    What came to the kept tie after the merging stays there. A tie that was merged further is taken apart from that
    merging first.
    """
    done: AuditEvent = get(AuditEvent.objects.filter(action="merge_ties"), "event", event)
    kept, dropped = get(ROWS.all(), "tie", done.record_id or 0), get(ROWS.all(), "tie", done.details["dropped"])
    deed = Deed("unmerge_ties", Right.MERGE, scope_of_tie(kept))
    check_right(by, replace(deed, scope=scope_of_tie(dropped)))
    undone = AuditEvent.objects.filter(action="unmerge_ties", details__undone=event).exists()
    if undone or dropped.merged_into_id != kept.pk or kept.merged_into_id:
        raise ChangedMeanwhile(kind="tie", id=dropped.pk, person=done.by.get_username())
    with acting(by, deed) as note:
        others = {kept.home_id: dropped.home, kept.partner_id: dropped.partner}
        for place, parties in done.details["parties"].items():
            Party.objects.filter(pk__in=parties, place=int(place)).update(place=others[int(place)])
        pass_over(done.details["passed"], kept, dropped)
        dropped.merged_into = None
        project_tie(dropped)
        project_tie(kept)
        note.on("tie", dropped.pk, undone=event, kept=kept.pk)
    return dropped
