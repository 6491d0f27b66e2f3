"""Whom a provider's word is about: an account that is tied to it already, or one invited by the address it verified."""

from dataclasses import dataclass

from pobratim.accounts.models import Identity, Person
from pobratim.accounts.people import CONSOLE


@dataclass(frozen=True, slots=True)
class Claims:
    """What a provider says of who signed in there; `email` is empty unless the provider has verified it."""

    issuer: str
    subject: str
    email: str = ""


def tied(claims: Claims) -> Person | None:
    """The person of an open account that was tied to this identity."""
    row = Identity.objects.filter(issuer=claims.issuer, subject=claims.subject).select_related("person").first()
    return row.person if row and row.person.is_active else None


def invited(claims: Claims) -> Person | None:
    """The one open account with the verified address, where it is tied to no other identity of this provider."""
    if not claims.email or Identity.objects.filter(issuer=claims.issuer, subject=claims.subject).exists():
        return None
    found = list(Person.objects.filter(email__iexact=claims.email, is_active=True).exclude(username=CONSOLE)[:2])
    if len(found) != 1 or Identity.objects.filter(issuer=claims.issuer, person=found[0]).exists():
        return None
    return found[0]


def untie(person: Person) -> None:
    """Know a person by the address again."""
    row = Identity.objects.filter(person=person).first()
    if row is not None:
        row.delete()
