"""Tokens: for some scopes, for a time, seen once; whoever reads the register cannot use them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pobratim.access import tokens
from pobratim.access.models import Token
from pobratim.accounts.models import Person
from pobratim.errors import InvalidValue, NotAllowed, NotFound, PobratimError, TokenNotEnough, TokenUnknown
from pobratim.register.models import AuditEvent

pytestmark = pytest.mark.django_db
WISH = {"name": "Система документов", "scopes": ["read"], "days": 30}


def person(name: str, role: str = "region officer", region: str = "RU-SMO") -> Person:
    return Person.objects.create_user(name, role=role, region=region)


def test_only_its_digest_is_kept() -> None:
    secret = tokens.give(by=person("vetrova"), **WISH)
    row = Token.objects.get()
    kept = " ".join(str(getattr(row, each.attname)) for each in Token._meta.concrete_fields)
    assert len(secret) >= 40
    assert secret not in kept
    assert secret not in str(AuditEvent.objects.get(action="give_token").details)
    assert tokens.shown(secret, "read") == row


def test_it_gives_what_it_was_given_for_and_nothing_else() -> None:
    secret = tokens.give(by=person("vetrova"), **WISH)
    with pytest.raises(TokenNotEnough):
        tokens.shown(secret, "ingest")


@pytest.mark.parametrize("end", ["expired", "withdrawn", "person gone", "never was", "digest shown"])
def test_it_ends(end: str) -> None:
    officer = person("vetrova")
    secret = tokens.give(by=officer, **WISH)
    row = Token.objects.get()
    if end == "expired":
        row.expires_at = timezone.now() - timedelta(seconds=1)
        row.save()
    if end == "withdrawn":
        tokens.withdraw(by=officer, token=row.pk)
    if end == "person gone":
        officer.is_active = False
        officer.save()
    shown = {"never was": "x" * 43, "digest shown": row.digest}.get(end, secret)
    with pytest.raises(TokenUnknown):
        tokens.shown(shown, "read")


@pytest.mark.parametrize(
    ("role", "region", "may_see"),
    [("region officer", "RU-SMO", True), ("region officer", "RU-KGD", False), ("administrator", "", True)],
)
def test_officers_of_the_region_withdraw_it(role: str, region: str, may_see: bool) -> None:
    tokens.give(by=person("vetrova"), **WISH)
    other, row = person("other", role, region), Token.objects.get()
    assert tokens.seen_by(other).exists() == may_see
    if may_see:
        tokens.withdraw(by=other, token=row.pk)
        assert Token.objects.get().withdrawn_by == other
    else:
        with pytest.raises(NotFound):
            tokens.withdraw(by=other, token=row.pk)


@pytest.mark.parametrize("role", ["reader", "municipality officer"])
def test_others_give_none(role: str) -> None:
    with pytest.raises(NotAllowed):
        tokens.give(by=person("other", role), **WISH)
    assert not Token.objects.exists()


@pytest.mark.parametrize("wrong", [{"name": " "}, {"scopes": []}, {"scopes": ["everything"]}, {"days": 3650}])
def test_what_cannot_be_given(wrong: dict[str, object]) -> None:
    with pytest.raises(InvalidValue):
        tokens.give(by=person("vetrova"), **{**WISH, **wrong})


def test_every_refusal_says_what_to_do() -> None:
    for error in (TokenUnknown(), TokenNotEnough(scope="read")):
        assert isinstance(error, PobratimError)
        assert "сотрудник" in str(error)
