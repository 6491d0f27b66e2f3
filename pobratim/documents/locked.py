"""Office files under a password: Word and Excel wrap them into a container that only the password opens."""

from pobratim.documents.source import Content, Source
from pobratim.errors import EncryptedDocument


def read(source: Source) -> Content:
    """Nothing: the error says what to do."""
    raise EncryptedDocument(path=source.name)
