"""Zip files and XML from strangers: bounded, closed to the network and to entities."""

import zipfile
from io import BytesIO

from lxml import etree

from pobratim.documents.source import Source
from pobratim.errors import BrokenDocument, DocumentTooLarge, EncryptedDocument

LARGEST_PART = 30_000_000
MOST_TAGS = 1_500_000


def open_zip(source: Source) -> zipfile.ZipFile:
    """The zip of a source."""
    try:
        return zipfile.ZipFile(BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError, OSError):
        raise BrokenDocument(path=source.name, reason="файл не дочитывается до конца") from None


def part(archive: zipfile.ZipFile, name: str, source: Source) -> bytes | None:
    """The bytes of a part, none when there is no such part; never more than a paper can have."""
    try:
        known = archive.getinfo(name)
    except KeyError:
        return None
    if known.flag_bits & 1:
        raise EncryptedDocument(path=source.name)
    with archive.open(known) as file:
        data = file.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise DocumentTooLarge(path=source.name, reason=f"внутри больше {LARGEST_PART // 1_000_000} МБ")
    return data


def parse(data: bytes, source: Source) -> etree._Element:
    """The root of an XML part; a part with a DOCTYPE is refused, since no office writes one."""
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise BrokenDocument(path=source.name, reason="внутри недопустимые объявления XML")
    if data.count(b"<") > MOST_TAGS:
        raise DocumentTooLarge(path=source.name, reason="внутри слишком много частей")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise BrokenDocument(path=source.name, reason="внутри испорчен XML") from None
