"""Wishes for a link by which a forgotten password is set anew: noted alike for every address, and never too many."""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from pobratim.accounts.models import Forgetting

FOR_ADDRESS, FROM_CLIENT = 3, 20  # in an hour
HOUR, KEPT = timedelta(hours=1), timedelta(days=1)


def note(email: str, client: str) -> Forgetting | None:
    """The wish; None where it was made too often, for this address or by whoever asks, account or not."""
    address, origin = digest("address", email.strip().lower()), digest("client", client)
    now = timezone.now()
    with transaction.atomic():
        for old in Forgetting.objects.filter(at__lt=now - KEPT):
            old.delete()
        lately = Forgetting.objects.filter(at__gt=now - HOUR)
        if lately.filter(address=address).count() >= FOR_ADDRESS or lately.filter(origin=origin).count() >= FROM_CLIENT:
            return None
        row = Forgetting(address=address, origin=origin, email=email.strip(), language=get_language() or "")
        row.save()
    return row


def taken(number: int) -> tuple[str, str] | None:
    """The address and the language of a wish, once: the address is let go; None where it was taken before."""
    row = Forgetting.objects.filter(pk=number).exclude(email="").first()
    if row is None:
        return None
    email, row.email = row.email, ""
    row.save()
    return email, row.language


def digest(kind: str, said: str) -> str:
    """A number for what was said, from which it cannot be found."""
    return hmac.new(settings.SECRET_KEY.encode(), f"{kind} {said}".encode(), hashlib.sha256).hexdigest()
