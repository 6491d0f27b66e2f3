"""Clients that send little and slowly hold nobody else up, and are let go."""

import socket
import threading
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
import waitress

from pobratim.cli.serve import LIMITS

SLOW = 150  # more than the connections that the server would take by itself


def page(environ: dict[str, object], start: object) -> list[bytes]:
    """A page that is there at once."""
    assert callable(start)
    start("200 OK", [("Content-Type", "text/plain")])
    return [b"here"]


@pytest.fixture
def port() -> Iterator[int]:
    """A server with our limits, but for its patience, which is a second."""
    limits = {**LIMITS, "channel_timeout": 1, "cleanup_interval": 1}
    server = waitress.create_server(page, host="127.0.0.1", port=0, **limits)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    server.close()


def test_slow_clients_hold_nobody_up_and_are_let_go(port: int) -> None:
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(SLOW)]
    try:
        for each in slow:
            each.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nX: ")
        with urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
            assert answer.read() == b"here"
        slow[0].settimeout(15)
        assert slow[0].recv(1000) == b"", "it is let go"
    finally:
        for each in slow:
            each.close()


def test_the_limits_are_those_of_the_server() -> None:
    assert LIMITS["connection_limit"] > SLOW
    assert LIMITS["channel_timeout"] <= 30
    assert LIMITS["max_request_body_size"] >= 20 * 20 * 1024 * 1024, "the desk takes twenty papers of 20 MB"
