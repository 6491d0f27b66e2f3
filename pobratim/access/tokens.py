"""What people do with tokens, each an action of the audit trail; and whose token a program shows."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from pobratim.access.models import Token
from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Role, Scope
from pobratim.accounts.tokens import digest, make_token
from pobratim.errors import InvalidValue, NotFound, TokenNotEnough, TokenUnknown
from pobratim.register.actions.acting import Deed, acting
from pobratim.register.locking import writing

INGEST, READ = "ingest", "read"
SCOPES = (INGEST, READ)
TERMS = (30, 90, 365)  # days
NOTED = timedelta(hours=1)  # how exactly the last use is known


def give(*, by: Person, name: str, scopes: Collection[str], days: int) -> str:
    """A new token, in the name of the person who gives it; nobody can read it again."""
    if not name.strip():
        raise InvalidValue(field="название", value="", reason="скажите, какой программе нужен токен")
    if not scopes or set(scopes) - set(SCOPES):
        raise InvalidValue(field="права", value=", ".join(sorted(scopes)), reason="выберите, что программа может")
    if days not in TERMS:
        raise InvalidValue(field="срок", value=str(days), reason="выберите срок из списка")
    secret = make_token()
    with acting(by, Deed("give_token", Right.GIVE_TOKENS, Scope(region=region_of(by)))) as note:
        row = Token(person=by, name=name.strip()[:120], region=region_of(by) or "", digest=digest(secret))
        row.scopes, row.expires_at = sorted(scopes), timezone.now() + timedelta(days=days)
        row.save()
        note.on("token", row.pk, name=row.name, scopes=row.scopes, days=days)
    return secret


def withdraw(*, by: Person, token: int) -> None:
    """A token that works no longer."""
    row = seen_by(by).filter(pk=token, withdrawn_at=None).first()
    if row is None:
        raise NotFound(kind="токен", id=token)
    with acting(by, Deed("withdraw_token", Right.GIVE_TOKENS, Scope(region=row.region or None))) as note:
        row.withdrawn_at, row.withdrawn_by = timezone.now(), by
        row.save(update_fields=["withdrawn_at", "withdrawn_by"])
        note.on("token", row.pk, name=row.name)


def seen_by(by: Person) -> QuerySet[Token]:
    """The tokens that a person may withdraw, the latest first: those of the own region, all for an administrator."""
    region = region_of(by)
    rows = Token.objects.select_related("person", "withdrawn_by").order_by("-pk")
    return rows if region is None else rows.filter(region=region)


def region_of(by: Person) -> str | None:
    """The region that a person's tokens belong to; None for whoever answers for the whole register."""
    return None if by.role == Role.ADMINISTRATOR else by.region or None


def shown(secret: str, scope: str) -> Token:
    """The token that a program shows; raises `TokenUnknown` or, where it is not for this, `TokenNotEnough`."""
    row = Token.objects.select_related("person").filter(digest=digest(secret), withdrawn_at=None).first()
    now = timezone.now()
    if row is None or row.expires_at <= now or not row.person.is_active:
        raise TokenUnknown
    if scope not in row.scopes:
        raise TokenNotEnough(scope=scope)
    if row.used_at is None or now - row.used_at > NOTED:
        with writing():
            row.used_at = now
            row.save(update_fields=["used_at"])
    return row
