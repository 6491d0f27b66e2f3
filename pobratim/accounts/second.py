"""The second factor: codes that a telephone makes from a secret (RFC 6238), and codes on paper for a lost telephone."""

import secrets
import time

import pyotp
import segno
from django.db import transaction
from django.utils import timezone

from pobratim.accounts.models import Person, SecondFactor
from pobratim.accounts.tokens import digest

STEP = 30  # seconds that a code lasts
BESIDE = 1  # steps by which a telephone's clock may differ
PAPER = 8  # codes for a lost telephone
ISSUER = "Pobratim"


def has_second(person: Person) -> bool:
    """Whether a person is asked for a code after the password."""
    return SecondFactor.objects.filter(person=person).exclude(confirmed_at=None).exists()


def begin(person: Person) -> str:
    """The secret of a second factor that is not confirmed yet; the same until it is confirmed."""
    row, _made = SecondFactor.objects.get_or_create(person=person, defaults={"secret": pyotp.random_base32()})
    return row.secret


def picture(person: Person, secret: str) -> str:
    """The QR code of a secret as SVG, to stand in a page."""
    address = pyotp.TOTP(secret).provisioning_uri(name=person.get_username(), issuer_name=ISSUER)
    return str(segno.make(address, error="m").svg_inline(scale=5, border=2, omitsize=False))


def confirm(person: Person, code: str) -> list[str]:
    """The codes for a lost telephone, told this once, where the telephone's code is right; else none."""
    with transaction.atomic():
        row = SecondFactor.objects.select_for_update().filter(person=person, confirmed_at=None).first()
        step = right_step(row, code) if row else None
        if row is None or step is None:
            return []
        codes = [f"{secrets.token_hex(3)}-{secrets.token_hex(3)}" for _ in range(PAPER)]
        row.confirmed_at, row.last_step, row.codes = timezone.now(), step, [digest(each) for each in codes]
        row.save()
    return codes


def check(person: Person, code: str) -> bool:
    """Whether a code is right: of the telephone, and not taken before, or one on paper, which then is spent."""
    with transaction.atomic():
        row = SecondFactor.objects.select_for_update().filter(person=person).exclude(confirmed_at=None).first()
        if row is None:
            return False
        step, paper = right_step(row, code), digest(code.strip().lower())
        if step is None and paper not in row.codes:
            return False
        if step is None:
            row.codes = [each for each in row.codes if each != paper]
        else:
            row.last_step = step
        row.save()
    return True


def right_step(row: SecondFactor, code: str) -> int | None:
    """The time step of a right code that no one has used; None for any other."""
    now, asked = int(time.time()) // STEP, code.replace(" ", "")
    for step in range(now - BESIDE, now + BESIDE + 1):
        right = pyotp.TOTP(row.secret).at(step * STEP)
        if step > row.last_step and secrets.compare_digest(right.encode(), asked.encode()):
            return step
    return None


def drop(person: Person) -> None:
    """Ask for no code any more."""
    row = SecondFactor.objects.filter(person=person).first()
    if row is not None:
        row.delete()
