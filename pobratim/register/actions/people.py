"""People who keep the register: invited with a role, let go, called back. Their passwords only they know."""

import re
from dataclasses import dataclass

from pobratim.accounts import identities, second
from pobratim.accounts.identities import Claims
from pobratim.accounts.models import Identity, Person
from pobratim.accounts.permissions import Right, Role, may_appoint
from pobratim.errors import ChangedMeanwhile, InvalidValue, NotAllowed
from pobratim.register.actions.acting import Deed, acting, get
from pobratim.register.models import Place

NAME = re.compile(r"[\w.@+-]{3,150}")
ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{2,}")


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is invited: the name of the account, the address, the role and what it covers."""

    name: str
    email: str
    role: str
    region: str = ""
    municipality: int | None = None


def invite_person(*, by: Person, who: Invited) -> Person:
    """The person, without a password until the invitation is taken; an officer invites into the own region only."""
    role = checked_role(who)
    region = who.region.strip() or by.region
    if not may_appoint(by, role, region):
        raise NotAllowed(person=by.get_username(), action="invite_person")
    if Person.objects.filter(username__iexact=who.name).exists():
        raise InvalidValue(field="имя учётной записи", value=who.name, reason="такое имя уже занято")
    with acting(by, Deed("invite_person", Right.READ)) as note:
        person = Person(username=who.name, email=who.email, role=role, region=region, municipality=who.municipality)
        person.set_unusable_password()
        person.save()
        note.on("person", person.pk, role=role, region=region)
    return person


def checked_role(who: Invited) -> Role:
    """The role, where the name, the address and what the role needs are fit."""
    if not NAME.fullmatch(who.name):
        raise InvalidValue(field="имя учётной записи", value=who.name, reason="от трёх букв, цифр и знаков . @ + - _")
    if not ADDRESS.fullmatch(who.email):
        raise InvalidValue(field="почта", value=who.email, reason="нужен адрес вида имя@узел.ru")
    if who.role not in set(Role):
        raise InvalidValue(field="роль", value=who.role, reason=f"возможны {', '.join(Role)}")
    role = Role(who.role)
    if role is Role.MUNICIPALITY_OFFICER and not Place.objects.filter(pk=who.municipality or 0).exists():
        raise InvalidValue(field="муниципалитет", value=who.municipality, reason="выберите муниципалитет из списка")
    return role


def close_account(*, by: Person, person: int) -> Person:
    """The person, who can no longer sign in and whose sessions have ended; nothing that was done is lost."""
    return switch(by, "close_account", person, active=False)


def reopen_account(*, by: Person, person: int) -> Person:
    """The person, who may sign in again."""
    return switch(by, "reopen_account", person, active=True)


def switch(by: Person, action: str, number: int, active: bool) -> Person:
    """Open or close an account; nobody closes the own one, so that a register always has a keeper."""
    row: Person = get(Person, "person", number)
    if not may_appoint(by, Role(row.role), row.region):
        raise NotAllowed(person=by.get_username(), action=action)
    if row.pk == by.pk or row.is_active == active:
        raise ChangedMeanwhile(kind="person", id=row.pk, person=row.get_username())
    with acting(by, Deed(action, Right.READ)) as note:
        row.is_active = active
        row.save(update_fields=["is_active"])
        note.on("person", row.pk)
    return row


def drop_second_factor(*, by: Person, person: int) -> Person:
    """The person, who signs in by password alone until a second factor is set up anew: the telephone was lost."""
    row: Person = get(Person, "person", person)
    if not may_appoint(by, Role(row.role), row.region):
        raise NotAllowed(person=by.get_username(), action="drop_second_factor")
    with acting(by, Deed("drop_second_factor", Right.READ)) as note:
        second.drop(row)
        note.on("person", row.pk)
    return row


def tie_identity(*, by: Person, claims: Claims) -> Identity:
    """The identity by which a person signs in from now on; one of a provider that was asked before gives way to it."""
    with acting(by, Deed("tie_identity", Right.READ)) as note:
        row, _made = Identity.objects.update_or_create(
            person=by, defaults={"issuer": claims.issuer, "subject": claims.subject}
        )
        note.on("person", by.pk, issuer=claims.issuer)
    return row


def untie_identity(*, by: Person, person: int) -> Person:
    """The person, whose next sign-in through the provider is known by the address again: somebody else has it now."""
    row: Person = get(Person, "person", person)
    if not may_appoint(by, Role(row.role), row.region):
        raise NotAllowed(person=by.get_username(), action="untie_identity")
    with acting(by, Deed("untie_identity", Right.READ)) as note:
        identities.untie(row)
        note.on("person", row.pk)
    return row
