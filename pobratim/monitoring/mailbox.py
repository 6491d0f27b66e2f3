"""A mailbox to which papers are sent: each new letter is kept and put in the queue of the desk, as if brought there."""

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from urllib.parse import unquote, urlsplit

from pobratim.accounts.models import Person
from pobratim.errors import MailboxClosed
from pobratim.register import actions

SECONDS = 30
LARGEST = 20 * 1024 * 1024
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


def take_letters(address: str, by: Person) -> tuple[list[str], list[str]]:
    """The names of the letters that were taken, and of those left because they are too large.

    `address` is imap:// or imaps://name:password@host:port/folder. A letter is marked as seen after it was kept: a run
    that is cut off takes it once more, and the same bytes are one paper.
    """
    taken: list[str] = []
    left: list[str] = []
    with opened(address) as box:
        for number in unseen(box):
            size = SIZE.search(
                b" ".join(each for each in box.fetch(number, "(RFC822.SIZE)")[1] if isinstance(each, bytes))
            )
            if size and int(size[1]) > LARGEST:
                left.append(number)
                continue
            content = letter(box, number)
            name = f"{subject(content)}.eml"
            actions.deliver(by=by, name=name, content=content)
            box.store(number, "+FLAGS", "\\Seen")
            taken.append(name)
    return taken, left


@contextmanager
def opened(address: str) -> Iterator[imaplib.IMAP4]:
    """The mailbox of an address; whatever goes wrong with it is one sentence."""
    parts = urlsplit(address)
    if parts.scheme not in ("imap", "imaps") or not parts.hostname:
        raise MailboxClosed(reason="это не адрес ящика")
    try:
        box = connected(parts.hostname, parts.port, parts.scheme == "imaps")
        try:
            box.login(unquote(parts.username or ""), unquote(parts.password or ""))
            if box.select(unquote(parts.path.strip("/")) or "INBOX")[0] != "OK":
                raise MailboxClosed(reason="такой папки нет")
            yield box
        finally:
            box.logout()
    except (imaplib.IMAP4.error, OSError) as failure:
        raise MailboxClosed(reason=reason_of(failure)) from failure


def reason_of(failure: Exception) -> str:
    """Why a mailbox stays closed, in words that people use."""
    known: dict[type[Exception], str] = {
        ssl.SSLCertVerificationError: "сертификат сервера выдан не ему или никому не известен",
        ssl.SSLError: "сервер не говорит на TLS",
        socket.gaierror: "такого узла нет",
        TimeoutError: "сервер молчит",
        ConnectionRefusedError: "сервер не отвечает",
        imaplib.IMAP4.abort: "сервер прервал связь",
        imaplib.IMAP4.error: "сервер не принял имя или пароль",
    }
    return next((said for kind, said in known.items() if isinstance(failure, kind)), "связи с сервером нет")


def connected(host: str, port: int | None, by_tls: bool) -> imaplib.IMAP4:
    """The server of a mailbox; by TLS only one whose certificate is good and is of this host."""
    if by_tls:
        return imaplib.IMAP4_SSL(host, port or 993, ssl_context=ssl.create_default_context(), timeout=SECONDS)
    return imaplib.IMAP4(host, port or 143, timeout=SECONDS)


def unseen(box: imaplib.IMAP4) -> list[str]:
    """The numbers of the letters that nobody has seen."""
    found = box.search(None, "UNSEEN")[1]
    return found[0].decode().split() if found and found[0] else []


def letter(box: imaplib.IMAP4, number: str) -> bytes:
    """The bytes of a letter; it stays unseen until it is kept."""
    told = box.fetch(number, "(BODY.PEEK[])")[1]
    content = next((each[1] for each in told if isinstance(each, tuple)), b"")
    if not content:
        raise MailboxClosed(reason="письмо не отдано")
    return content


def subject(content: bytes) -> str:
    """What a letter is called: its subject, without signs that a name of a file cannot hold."""
    told = str(message_from_bytes(content, policy=policy.default)["subject"] or "")
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", told).strip()[:120] or "letter"
