"""Letters of a mailbox into the queue, against a small IMAP server."""

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator

import pytest

from pobratim.errors import MailboxClosed
from tests.cli.terminal import Pobratim

LETTERS = [
    "Subject: =?utf-8?b?0J/QvtCx0YDQsNGC0LjQvNGL?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nРыбинск.\r\n",
    "Subject: two\r\n\r\nUglich.\r\n",
]


class Box(socketserver.ThreadingTCPServer):
    """A mailbox that knows what it was asked."""

    allow_reuse_address = True
    daemon_threads = True
    seen: set[int]


class Talk(socketserver.StreamRequestHandler):
    """As much of IMAP (RFC 3501) as a reader of new letters asks for."""

    def handle(self) -> None:
        """Answer line by line."""
        self.say("* OK ready")
        for line in self.rfile:
            tag, _, words = line.decode().strip().partition(" ")
            name, _, rest = words.partition(" ")
            answer = getattr(self, f"on_{name.lower()}", None)
            if name == "LOGIN" and "wrong" in rest:
                self.say(f"{tag} NO bad password")
                continue
            if answer:
                answer(rest)
            self.say(f"{tag} OK done")
            if name == "LOGOUT":
                return

    def say(self, line: str) -> None:
        """Send a line."""
        self.wfile.write(line.encode() + b"\r\n")

    def on_capability(self, _rest: str) -> None:
        """What the server can."""
        self.say("* CAPABILITY IMAP4rev1")

    def on_select(self, _rest: str) -> None:
        """How many letters there are."""
        self.say(f"* {len(LETTERS)} EXISTS")

    def on_search(self, _rest: str) -> None:
        """Which are new."""
        seen = self.server.seen  # type: ignore[attr-defined]
        self.say("* SEARCH " + " ".join(str(n) for n in range(1, len(LETTERS) + 1) if n not in seen))

    def on_fetch(self, rest: str) -> None:
        """The size of a letter, or the letter."""
        number, content = int(rest.split(maxsplit=1)[0]), LETTERS[int(rest.split(maxsplit=1)[0]) - 1].encode()
        if "SIZE" in rest:
            self.say(f"* {number} FETCH (RFC822.SIZE {len(content)})")
        else:
            self.wfile.write(f"* {number} FETCH (BODY[] {{{len(content)}}}\r\n".encode() + content + b")\r\n")

    def on_store(self, rest: str) -> None:
        """Mark a letter."""
        if "Seen" in rest:
            self.server.seen.add(int(re.findall(r"\d+", rest)[0]))  # type: ignore[attr-defined]


@pytest.fixture
def box() -> Iterator[str]:
    """The address of a mailbox with two letters."""
    with Box(("127.0.0.1", 0), Talk) as server:
        server.seen = set()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"imap://office:secret@127.0.0.1:{server.server_address[1]}/INBOX"
        server.shutdown()


def test_new_letters_are_taken_once(pobratim: Pobratim, box: str) -> None:
    first = pobratim("mailbox", POBRATIM_INBOX=box)
    assert first.status == 0, first.err
    assert first.out == "Забрано: 2 письма.\n"
    assert pobratim("mailbox", POBRATIM_INBOX=box).out == "Забрано: 0 писем.\n"


@pytest.mark.parametrize("address", ["", "mailto:a@b", "imap://127.0.0.1:1/", "imap://:@"])
def test_what_is_no_mailbox_is_told_in_a_sentence(pobratim: Pobratim, address: str) -> None:
    told = pobratim("mailbox", POBRATIM_INBOX=address)
    assert told.status == 2
    assert "POBRATIM_INBOX" in told.err
    assert "Traceback" not in told.err
    assert not re.search(r"\w(?:Error|Refused)\b|None", told.err), "no name of a class"


def test_a_wrong_password_is_told_and_not_shown(pobratim: Pobratim, box: str) -> None:
    told = pobratim("mailbox", POBRATIM_INBOX=box.replace("secret", "wrong"))
    assert told.status == 2
    assert "wrong" not in told.err
    assert "сервер не принял имя или пароль" in told.err


def test_a_mailbox_by_tls_must_show_a_good_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    from pobratim.monitoring import mailbox

    asked: list[ssl.SSLContext] = []

    class Closed:
        def __init__(self, _host: str, _port: int, *, ssl_context: ssl.SSLContext, timeout: int) -> None:
            asked.append(ssl_context)
            raise ssl.SSLCertVerificationError

    monkeypatch.setattr("imaplib.IMAP4_SSL", Closed)
    with pytest.raises(MailboxClosed, match="сертификат сервера"), mailbox.opened("imaps://a:b@127.0.0.1/"):
        pass
    assert [(each.verify_mode, each.check_hostname) for each in asked] == [(ssl.CERT_REQUIRED, True)]
