"""Letters (EML): the words of a letter; what is attached comes through `read_many`."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from pobratim.documents import plain
from pobratim.documents.source import Content, Source
from pobratim.errors import EmptyDocument


def read(source: Source) -> Content:
    """The text and blocks of a letter, its subject first."""
    letter = message_from_bytes(source.data, _class=EmailMessage, policy=policy.default)
    body = letter.get_body(("plain", "html"))
    if body is None:
        raise EmptyDocument(path=source.name)
    words = str(body.get_content()).replace("\r\n", "\n")
    if body.get_content_type() == "text/html":
        from pobratim.documents.webpage import of_html  # noqa: PLC0415  loaded for letters in HTML only

        return of_html(words, source.name)
    subject = str(letter["subject"] or "").strip()
    return plain.of_text(f"{subject}\n\n{words}" if subject else words, source.name)


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of what is attached to a letter."""
    letter = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
    for number, attached in enumerate(letter.iter_attachments(), 1):
        content = attached.get_payload(decode=True)
        if isinstance(content, bytes):
            yield attached.get_filename() or f"вложение {number}", content
