"""Many papers in one file: ZIP archives and letters with attachments."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipInfo

from pobratim.documents.document import Document
from pobratim.documents.readers import ZIP, format_of
from pobratim.documents.reading import LARGEST, load, read_bytes, unforeseen
from pobratim.documents.source import Source
from pobratim.errors import DocumentError, DocumentTooLarge, EncryptedDocument

DEEPEST = 3
MOST = 1_000
MOST_BYTES = 200_000_000


@dataclass(slots=True)
class _Allowance:
    """What one file may still unpack to, with all the archives inside it."""

    files: int = MOST
    size: int = MOST_BYTES

    def take(self, content: bytes, name: str) -> None:
        """Count a file; raises DocumentTooLarge when nothing is left."""
        self.files -= 1
        self.size -= len(content)
        if self.files < 0:
            raise DocumentTooLarge(path=name, reason=f"внутри больше {MOST} файлов")
        if self.size < 0:
            raise DocumentTooLarge(path=name, reason=f"внутри больше {MOST_BYTES // 1_000_000} МБ")


def read_many(source: Path | str | bytes, name: str = "архив.zip") -> Iterator[Document | DocumentError]:
    """Every paper of a file, in order; one that cannot be read comes as its error and does not stop the rest."""
    for piece in unpack(source, name):
        if isinstance(piece, DocumentError):
            yield piece
            continue
        try:
            yield read_bytes(piece.data, piece.name)
        except DocumentError as failure:
            yield failure


def unpack(source: Path | str | bytes, name: str = "архив.zip") -> Iterator[Source | DocumentError]:
    """Every paper of a file as its name and bytes, in order, not read yet; what cannot be unpacked comes as its error.

    A paper that is no archive comes alone; papers of an archive are named "archive.zip/paper.txt".
    """
    try:
        data = source if isinstance(source, bytes) else load(Path(source))
    except DocumentError as failure:
        yield failure
        return
    yield from _unpacked(data, name if isinstance(source, bytes) else Path(source).name, 0, _Allowance())


def _unpacked(data: bytes, name: str, depth: int, left: _Allowance) -> Iterator[Source | DocumentError]:
    known = format_of(Source(name, data)) if len(data) <= LARGEST else None
    letter = known is not None and known.module == "letter"
    try:
        if known is None and data.startswith(ZIP) and depth < DEEPEST and len(data) <= LARGEST:
            inner = _members(data, name, left)
        else:
            yield Source(name, data)
            inner = _attached(data) if letter and depth < DEEPEST else iter(())
        for title, content in inner:
            left.take(content, name)
            yield from _unpacked(content, f"{name}/{title}", depth + 1, left)
    except DocumentError as failure:
        yield failure


def _attached(data: bytes) -> Iterator[tuple[str, bytes]]:
    from pobratim.documents.letter import attachments  # noqa: PLC0415  the email package is slow to load

    return attachments(data)


def _members(data: bytes, name: str, left: _Allowance) -> Iterator[tuple[str, bytes]]:
    from pobratim.documents.archive import open_zip  # noqa: PLC0415  loads lxml

    with open_zip(Source(name, data)) as archive:
        members = [m for m in archive.infolist() if not m.is_dir() and not m.filename.startswith("__MACOSX/")]
        if len(members) > left.files:
            raise DocumentTooLarge(path=name, reason=f"внутри больше {MOST} файлов")
        for member in members:
            if member.flag_bits & 1:
                raise EncryptedDocument(path=f"{name}/{member.filename}")
            try:
                with archive.open(member) as file:
                    content = file.read(min(LARGEST, left.size) + 1)
            except Exception:
                raise unforeseen(f"{name}/{member.filename}") from None
            yield _named(member), content


def _named(member: ZipInfo) -> str:
    """The name of a file in an archive; old archives keep Russian names in the letters of DOS."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("cp866")
    except UnicodeError:
        return member.filename
