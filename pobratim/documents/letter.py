"""Letters (EML): the words of a letter; what is attached comes through `read_many`."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from pobratim.documents import plain
from pobratim.documents.encodings import decode
from pobratim.documents.source import Content, Source
from pobratim.errors import BrokenDocument, DocumentError, DocumentTooLarge, EmptyDocument

MOST_LINES = 800_000
LONGEST_SUBJECT = 5_000
TAG = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>", re.DOTALL | re.IGNORECASE)
MORE = 1.5
DEEP = "части письма вложены друг в друга без конца"


def read(source: Source) -> Content:
    """The text and blocks of a letter, its subject first."""
    letter = _parsed(source)
    try:
        body = letter.get_body(("plain", "html"))
    except RecursionError:
        raise BrokenDocument(path=source.name, reason=DEEP) from None
    if body is None and not isinstance(letter.get_payload(), str):
        raise EmptyDocument(path=source.name)
    part = letter if body is None else body
    words, subject = _words(part).replace("\r\n", "\n"), _subject(letter)
    page = words if part.get_content_type() == "text/html" else _fuller(letter, words)
    if page:
        from pobratim.documents.webpage import of_html  # noqa: PLC0415  loaded for letters in HTML only

        return of_html(page, source.name, subject)
    return plain.of_text(f"{subject}\n\n{words}" if subject else words, source.name)


def _fuller(letter: EmailMessage, words: str) -> str:
    """The page that a letter brings beside its plain words, where it says more or holds a table; else nothing."""
    part = letter.get_body(("html",))
    page = _words(part) if part is not None else ""
    told = len("".join(TAG.sub(" ", page).split()))
    return page if "<table" in page.lower() or told > MORE * len("".join(words.split())) else ""


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of what is attached to a letter, letters that are sent on among it."""
    try:
        for number, attached in enumerate(_parsed(Source("", data)).iter_attachments(), 1):
            name, content = attached.get_filename(), attached.get_payload(decode=True)
            if attached.get_content_type() == "message/rfc822" and attached.is_multipart():
                sent_on = attached.get_payload(0)
                yield name or f"вложение {number}.eml", sent_on.as_bytes()  # type: ignore[union-attr]
            elif isinstance(content, bytes):
                yield name or f"вложение {number}", content
    except (DocumentError, RecursionError):  # the letter itself tells of it
        return


def _parsed(source: Source) -> EmailMessage:
    if source.data.count(b"\n") > MOST_LINES:
        raise DocumentTooLarge(path=source.name, reason=f"больше {MOST_LINES} строк")
    try:
        return message_from_bytes(source.data, _class=EmailMessage, policy=policy.default)
    except RecursionError:
        raise BrokenDocument(path=source.name, reason=DEEP) from None


def _words(part: MIMEPart) -> str:
    """The words of a part of a letter; its letters are told by themselves where it names an unknown encoding."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        content = part.get_payload(decode=True)
        return (decode(content) if isinstance(content, bytes) else None) or ""


def _subject(letter: EmailMessage) -> str:
    """The subject; one that no person wrote is left out."""
    raw = next((words for name, words in letter.raw_items() if name.lower() == "subject"), "")
    return str(letter["subject"] or "").strip() if len(raw) <= LONGEST_SUBJECT else ""
