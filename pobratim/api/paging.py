"""Pages by cursor: the cursor names the last record that was seen, so that nothing is lost when records are added."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Sequence
from typing import TypeVar

from pobratim.errors import InvalidValue

LARGEST = 2**62
Item = TypeVar("Item")


def after(cursor: str | None) -> int:
    """The number after which a page begins; 0 for the first one."""
    if not cursor:
        return 0
    try:
        number = int(urlsafe_b64decode(cursor.encode("ascii")).decode("ascii"))
    except (Error, UnicodeError, ValueError) as failure:
        raise InvalidValue(field="cursor", value=cursor[:40], reason="такого указателя страницы нет") from failure
    if not 0 < number < LARGEST:
        raise InvalidValue(field="cursor", value=cursor[:40], reason="такого указателя страницы нет")
    return number


def cursor_of(number: int) -> str:
    """The cursor that names a record."""
    return urlsafe_b64encode(str(number).encode("ascii")).decode("ascii")


def page(numbers: Sequence[int], limit: int) -> tuple[list[int], str | None]:
    """The numbers of a page, and the cursor of the next; `numbers` holds one more where there is a next page."""
    shown = list(numbers[:limit])
    return shown, cursor_of(shown[-1]) if len(numbers) > limit else None
