"""What hangs on a tie, passed to another one and back."""

from typing import Any

from pobratim.register.models import Act, Activity, Agreement, Claim, Party, Place, Project, Proposal, Statement, Tie

OWN: dict[str, type[Any]] = {
    "acts": Act,
    "statements": Statement,
    "claims": Claim,
    "proposals": Proposal,
}  # rows that hang on one tie
SHARED: dict[str, type[Any]] = {
    "agreements": Agreement,
    "activities": Activity,
    "projects": Project,
}  # rows that may hang on several


def hanging_on(tie: Tie) -> dict[str, list[int]]:
    """The numbers of all that hangs on a tie, by kind."""
    return {name: list(getattr(tie, name).values_list("pk", flat=True)) for name in (*OWN, *SHARED)}


def pass_over(what: dict[str, list[int]], before: Tie, after: Tie) -> dict[str, list[int]]:
    """Pass rows that hang on one tie to another, and return which they were; what hangs elsewhere by now is left."""
    for name, model in OWN.items():
        model.objects.filter(pk__in=what[name], tie=before).update(tie=after)
    for name, model in SHARED.items():
        for row in model.objects.filter(pk__in=what[name], ties=before):
            row.ties.remove(before)
            row.ties.add(after)
    return what


def rename_parties(tie: Tie, kept: Place, dropped: Place) -> list[int]:
    """Let the kept place stand where the dropped one stood in the agreements of a tie; the parties that changed."""
    rows = Party.objects.filter(agreement__in=Agreement.objects.filter(ties=tie), place=dropped)
    taken = Party.objects.filter(agreement__in=rows.values("agreement"), place=kept).values("agreement")
    numbers = list(rows.exclude(agreement__in=taken).values_list("pk", flat=True))
    Party.objects.filter(pk__in=numbers).update(place=kept)
    return numbers
