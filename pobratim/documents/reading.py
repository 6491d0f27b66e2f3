"""One paper: bytes to a document, with limits and errors."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from pobratim.documents.document import Document
from pobratim.documents.readers import KNOWN, format_of
from pobratim.documents.source import Content, Source
from pobratim.errors import (
    BrokenDocument,
    DocumentError,
    DocumentTooLarge,
    EmptyDocument,
    FileMissing,
    UnknownFormat,
    refused,
)

LARGEST = 50_000_000


def read_path(path: Path | str) -> Document:
    """The document in a file.

    Raises one of the family of `DocumentError` when there is no file, or the file is no paper that can be read.
    """
    path = Path(path)
    return read_bytes(load(path), path.name)


def load(path: Path) -> bytes:
    """The bytes of a file that is not too large."""
    try:
        if path.is_dir():
            raise FileMissing(path=str(path), reason="это папка")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise FileMissing(path=str(path), reason="такого файла нет") from None
    except (OSError, ValueError) as refusal:
        raise FileMissing(path=str(path), reason=refused(refusal)) from None
    return data


def read_bytes(data: bytes, name: str) -> Document:
    """The document in the bytes of a file of this name; the same bytes give an equal document.

    Raises one of the family of `DocumentError`.
    """
    source = Source(name, data)
    if len(data) > LARGEST:
        raise DocumentTooLarge(path=name, reason=f"больше {LARGEST // 1_000_000} МБ")
    if not data.strip():
        raise EmptyDocument(path=name)
    known = format_of(source)
    if known is None:
        raise UnknownFormat(path=name, known=KNOWN)
    content = _guarded(known.read, source)
    if not content.blocks:
        raise EmptyDocument(path=name)
    digest = sha256(data).hexdigest()
    told = (content.text, content.blocks, content.warnings, content.recognised)
    return Document(name, digest, known.media_type, *told)


def unforeseen(path: str) -> BrokenDocument:
    """What is said of a file over which a library failed as nobody foresaw; its own words are for developers."""
    return BrokenDocument(path=path, reason="внутри файла ошибка")


def _guarded(read: Callable[[Source], Content], source: Source) -> Content:
    """The content, or an error of ours for whatever a library says of a broken file."""
    try:
        return read(source)
    except DocumentError:
        raise
    except MemoryError:
        raise DocumentTooLarge(path=source.name, reason="не хватает памяти") from None
    except Exception as fault:
        raise unforeseen(source.name) from fault
