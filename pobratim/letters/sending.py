"""A letter sent: kept if its sender has not sent too many."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from pobratim.errors import TooManyLetters
from pobratim.letters.models import Letter

AN_HOUR, A_DAY, FROM_ALL = 5, 20, 500


@dataclass(frozen=True, slots=True)
class Words:
    """What a reader wrote, on which page, about which tie (its number, if any)."""

    wrong: str
    right: str
    source: str
    contact: str = ""
    page: str = ""
    language: str = ""
    tie: int | None = None


def send(words: Words, address: str) -> Letter:
    """The letter, waiting at the desk; `TooManyLetters` when this sender, or all of them, have sent too many."""
    origin = origin_of(address)
    now = timezone.now()
    today = Letter.objects.filter(at__gt=now - timedelta(days=1))
    own = today.filter(origin=origin)
    if own.filter(at__gt=now - timedelta(hours=1)).count() >= AN_HOUR or own.count() >= A_DAY:
        raise TooManyLetters(hours=1)
    if today.count() >= FROM_ALL:
        raise TooManyLetters(hours=24)
    return Letter.objects.create(
        tie_id=words.tie,
        page=words.page[:300],
        wrong=words.wrong,
        right=words.right,
        source=words.source,
        contact=words.contact[:200],
        language=words.language,
        origin=origin,
    )


def origin_of(address: str) -> str:
    """A number for an address that tomorrow is another: enough to count letters by, useless to find anybody."""
    said = f"{timezone.localdate().isoformat()} {address}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()[:32]
