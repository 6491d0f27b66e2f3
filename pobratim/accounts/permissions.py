"""Permissions as code: who may do what to which part of the register. No table, no guessing.

An administrator may do everything, a region officer everything in the region, a municipality officer may keep the
ties of the own municipality, a reader may read.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """What a person is in the register."""

    ADMINISTRATOR = "administrator"
    REGION_OFFICER = "region officer"
    MUNICIPALITY_OFFICER = "municipality officer"
    READER = "reader"


class Right(StrEnum):
    """What an action asks for."""

    READ = "read"
    BRING_PAPERS = "bring papers"
    DECIDE = "decide"
    KEEP_TIES = "keep ties"
    MERGE = "merge"
    PUBLISH = "publish"
    GIVE_TOKENS = "give tokens"
    MANAGE_PEOPLE = "manage people"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMINISTRATOR: frozenset(Right),
    Role.REGION_OFFICER: frozenset(Right) - {Right.MANAGE_PEOPLE},
    Role.MUNICIPALITY_OFFICER: frozenset({Right.READ, Right.BRING_PAPERS, Right.DECIDE, Right.KEEP_TIES}),
    Role.READER: frozenset({Right.READ}),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the register that an action touches: a home municipality, its region; None is the whole of it.

    `heirs` are the municipalities that followed this one: a district that became an okrug keeps its ties.
    """

    municipality: int | None = None
    region: str | None = None
    heirs: frozenset[int] = frozenset()


class Actor(Protocol):
    """Whoever acts: a person of `pobratim.accounts.models`."""

    role: str
    region: str
    municipality: int | None
    is_active: bool


def may(by: Actor, right: Right, scope: Scope | None = None) -> bool:
    """Whether a person has a right over a part of the register (no scope: over some part of it)."""
    role = Role(by.role)
    if not by.is_active or right not in RIGHTS[role]:
        return False
    if role is Role.ADMINISTRATOR or right is Right.READ or scope is None:
        return True
    if role is Role.REGION_OFFICER:
        return not by.region or scope.region is None or scope.region == by.region
    return by.municipality is not None and by.municipality in {scope.municipality, *scope.heirs}


def appoints(by: Actor) -> tuple[Role, ...]:
    """The roles that a person may give to others: an administrator all, an officer those below within the region."""
    if may(by, Right.MANAGE_PEOPLE):
        return tuple(Role)
    return (Role.MUNICIPALITY_OFFICER, Role.READER) if by.is_active and Role(by.role) is Role.REGION_OFFICER else ()


def may_appoint(by: Actor, role: Role, region: str) -> bool:
    """Whether a person may give a role over a region, or take it away."""
    if Role(by.role) is Role.REGION_OFFICER and (not by.region or region != by.region):
        return False
    return role in appoints(by)
