"""The table of formats. A new one is a line here, a module with `read(source) -> Content`, and a golden pair."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import PurePath
from typing import cast
from zipfile import BadZipFile, ZipFile

from pobratim.documents.source import Content, Source

KNOWN = "DOCX, DOC, ODT, RTF, PDF, HTML, TXT, XLSX, XLS, ODS, CSV, EML"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ZIP = b"PK\x03\x04"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its media type, the endings of its files, and the module that reads it."""

    media_type: str
    endings: tuple[str, ...]
    module: str

    def read(self, source: Source) -> Content:
        """The content of a source of this format."""
        module = import_module(f"pobratim.documents.{self.module}")
        return cast("Callable[[Source], Content]", module.read)(source)


FORMATS = (
    Format("text/plain", (".txt", ".md", ".text", ""), "plain"),
    Format(WORD, (".docx", ".docm", ".dotx"), "docx"),
    Format("text/html", (".html", ".htm", ".xhtml"), "webpage"),
    Format("application/pdf", (".pdf",), "pdf"),
    Format("application/rtf", (".rtf",), "rtf"),
    Format("application/vnd.oasis.opendocument.text", (".odt", ".ott"), "odt"),
    Format(SHEET, (".xlsx", ".xlsm"), "sheets"),
    Format("application/vnd.ms-excel", (".xls",), "sheets"),
    Format("application/vnd.oasis.opendocument.spreadsheet", (".ods",), "sheets"),
    Format("text/csv", (".csv", ".tsv"), "separated"),
    Format("application/msword", (".doc",), "doc"),
    Format("image/*", (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"), "scan"),
    Format("message/rfc822", (".eml",), "letter"),
    Format("application/vnd.openxmlformats-package.encryption", (), "locked"),
)
BY_ENDING = {ending: known for known in FORMATS for ending in known.endings}
BY_TYPE = {known.media_type: known for known in FORMATS}
MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n", "image/*"),
    (b"\xff\xd8\xff", "image/*"),
    (b"II*\x00", "image/*"),
    (b"MM\x00*", "image/*"),
)


def format_of(source: Source) -> Format | None:
    """The format by the first bytes, which tell more than a name; by the name where bytes are plain text."""
    head = source.data[:1024].lstrip()
    ending = PurePath(source.name).suffix.lower()
    for magic, media_type in MAGIC:
        if head.startswith(magic) or (magic == b"%PDF-" and magic in source.data[:1024]):
            return BY_TYPE[media_type]
    if head.startswith(ZIP):
        return _in_zip(source.data, BY_ENDING.get(ending))
    if head.startswith(OLE):
        return _in_ole(source.data, ending)
    if any(sign in head.lower() for sign in (b"<!doctype html", b"<html", b"<h\0t\0m\0l")):
        return BY_TYPE["text/html"]
    named = BY_ENDING.get(ending)
    if named is None or named.media_type in ("text/html", "text/csv", "message/rfc822"):
        return named or _if_text(source.data)
    return named if named.module in TOLERANT else _if_text(source.data) or named


TOLERANT = ("plain",)


def _if_text(data: bytes) -> Format | None:
    """Plain text under a strange name is a text all the same."""
    from pobratim.documents.encodings import decode  # noqa: PLC0415  only for strange names

    return BY_TYPE["text/plain"] if decode(data[:65536] if len(data) > 65536 else data) else None


def _in_zip(data: bytes, named: Format | None) -> Format | None:
    """The office format by the parts of a zip: papers that lie in an archive as they are name parts of their own."""
    try:
        parts = ZipFile(BytesIO(data)).namelist()
    except (BadZipFile, ValueError, OSError, RuntimeError):
        return named
    for folder, media_type in (("word/", WORD), ("xl/", SHEET)):
        if any(name.startswith(folder) for name in parts):
            return BY_TYPE[media_type]
    if "mimetype" in parts and "content.xml" in parts:
        sheet = b"opendocument.spreadsheet" in data[:200]
        return BY_TYPE[f"application/vnd.oasis.opendocument.{'spreadsheet' if sheet else 'text'}"]
    return named


def _in_ole(data: bytes, ending: str) -> Format | None:
    """What an OLE container holds: an encrypted office file, a workbook, an old Word paper."""
    if ENCRYPTED in data:
        return BY_TYPE["application/vnd.openxmlformats-package.encryption"]
    if "WordDocument".encode("utf-16-le") in data:
        return BY_TYPE["application/msword"]
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return BY_TYPE["application/vnd.ms-excel"]
    return BY_ENDING.get(ending)
