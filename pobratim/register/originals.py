"""The originals of papers: kept under the sha256 of their bytes, never changed."""

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings


def original_of(sha256: str) -> Path:
    """Where the original of a document is kept."""
    return Path(settings.POBRATIM_ORIGINALS) / sha256


def file_name(given: str | None) -> str:
    """The name of a file without folders and signs that cannot be printed."""
    printed = "".join(each for each in Path((given or "").replace("\\", "/")).name if each.isprintable())
    return printed[-200:].strip(". ") or "paper"


def keep_original(content: bytes) -> Path:
    """Keep the bytes of a paper under their sha256, in one step."""
    place = original_of(hashlib.sha256(content).hexdigest())
    if place.exists():
        return place
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(place)
    finally:
        fresh.unlink(missing_ok=True)
    return place
