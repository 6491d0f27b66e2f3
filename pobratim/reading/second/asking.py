"""Asking the second reader: a paper is sent in pieces, as data between marks that no paper can know."""

import json
import os
import queue
import re
import secrets
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage
from importlib.resources import files
from typing import IO, Any

from pobratim.errors import SecondReaderSilent
from pobratim.facts import Facts
from pobratim.reading.second.answers import Said, said_in
from pobratim.reading.second.comparing import compared

WAIT = 60.0  # seconds that one answer may take, where nothing else is asked for
PIECE = 12_000  # characters that are sent at once
LARGEST = 2_000_000  # bytes of an answer
FENCE = re.compile(r"\s*```(?:json)?\s*\n(.*)\n```\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SecondReader:
    """Where the second reader answers, the name of its model, the seconds that one answer may take, the key."""

    address: str
    model: str = ""
    seconds: float = WAIT
    key: str = field(default="", repr=False)

    @classmethod
    def of(cls, address: str, model: str | None = None, seconds: float | None = None) -> "SecondReader":
        """The second reader at an address; its key comes from POBRATIM_SECOND_KEY and from nowhere else."""
        return cls(address, model or "", seconds or WAIT, os.environ.get("POBRATIM_SECOND_KEY", ""))

    @classmethod
    def from_environment(cls) -> "SecondReader | None":
        """The second reader that POBRATIM_SECOND_READER names; None, as by default, where it names none."""
        address, model, seconds = (os.environ.get(f"POBRATIM_SECOND_{name}") for name in ("READER", "MODEL", "SECONDS"))
        return cls.of(address, model, float(seconds) if seconds else None) if address else None


def with_second(facts: Facts, reader: SecondReader) -> tuple[Facts, str]:
    """The facts as the second reader's answer leaves them, and why it was silent; empty where it answered.

    Where it is silent the facts are those of the rules, with a warning.
    """
    said: list[Said] = []
    try:
        for start, text in _pieces(facts.text):
            said += _said(text, start, reader)
    except SecondReaderSilent as silent:
        return compared(facts, None, str(silent)), str(silent)
    return compared(facts, said), ""


def seconds_for(text: str, reader: SecondReader) -> float:
    """How long the second reader may take over a paper."""
    return 10 + sum(reader.seconds for _ in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that end with a line where they can, each with its place."""
    start = 0
    while start < len(text):
        end = min(start + PIECE, len(text))
        if end < len(text):
            end = max(text.rfind("\n", start, end) + 1, 0) or end
        yield start, text[start:end]
        start = end


def _said(text: str, start: int, reader: SecondReader) -> list[Said]:
    try:
        return list(said_in(_answer(text, reader), text, start))
    except ValueError:
        raise SecondReaderSilent(address=reader.address, reason="ответ не той формы") from None


def _answer(text: str, reader: SecondReader) -> Any:
    """The JSON that the second reader answers about a text, within its time."""
    heard: queue.Queue[Any] = queue.Queue()

    def work() -> None:
        try:
            heard.put(_talked(text, reader))
        except SecondReaderSilent as silent:
            heard.put(silent)

    threading.Thread(target=work, daemon=True).start()  # a server that drips holds a socket for ever, but not us
    try:
        found = heard.get(timeout=reader.seconds)
    except queue.Empty:
        raise SecondReaderSilent(address=reader.address, reason="не ответил вовремя") from None
    if isinstance(found, SecondReaderSilent):
        raise found
    return found


def _talked(text: str, reader: SecondReader) -> Any:
    try:
        with _opener().open(_request(text, reader), timeout=reader.seconds) as response:
            body = response.read(LARGEST + 1)
    except urllib.error.HTTPError as refusal:
        raise SecondReaderSilent(address=reader.address, reason=f"ответ HTTP {refusal.code}") from None
    except TimeoutError:
        raise SecondReaderSilent(address=reader.address, reason="не ответил вовремя") from None
    except (OSError, HTTPException, ValueError):
        raise SecondReaderSilent(address=reader.address, reason="нет соединения") from None
    try:
        return _content(body)
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise SecondReaderSilent(address=reader.address, reason="ответ не разбирается") from None


def _content(body: bytes) -> Any:
    """The JSON inside the message of an answer."""
    words = json.loads(body[:LARGEST])["choices"][0]["message"]["content"]
    fenced = FENCE.fullmatch(words)
    return json.loads(fenced[1] if fenced else words)


def _request(text: str, reader: SecondReader) -> urllib.request.Request:
    mark = secrets.token_hex(12)
    system = (files(__package__) / "task.txt").read_text("utf-8").replace("MARK", mark)
    said = [
        {"role": "system", "content": system},
        {"role": "user", "content": f"<<<{mark}\n{text}\n{mark}>>>"},
    ]
    told = {"model": reader.model, "messages": said, "temperature": 0, "response_format": {"type": "json_object"}}
    headers = {"Content-Type": "application/json", "User-Agent": "pobratim"}
    if reader.key:
        headers["Authorization"] = f"Bearer {reader.key}"
    if not reader.address.startswith(("http://", "https://")):
        raise ValueError(reader.address)
    address = reader.address.rstrip("/")
    address += "" if address.endswith("/chat/completions") else "/chat/completions"
    return urllib.request.Request(address, json.dumps(told).encode(), headers)  # noqa: S310  checked right above


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirection: neither the paper nor the key goes to another address."""

    def redirect_request(  # noqa: PLR0913, PLR0917  as urllib calls it
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Nothing."""


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_Stay)
