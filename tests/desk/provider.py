"""A small provider of OpenID Connect on this machine: whoever comes is let in as the test says."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT = "register"
SECRET = "-".join(("tikhaya", "voda", "29"))


class Provider(ThreadingHTTPServer):
    """What it says of people, and what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.says: dict[str, Any] = {"sub": "17", "email": "vetrova@example.org", "email_verified": True}
        self.token: dict[str, Any] = {}  # what stands in the token otherwise than it should
        self.tells: dict[str, Any] = {}  # what the page about the person says
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[dict[str, str]] = []

    def described(self) -> dict[str, Any]:
        """Where what is found."""
        paths = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        told = {f"{name}_endpoint": f"{self.address}/{path}" for name, path in paths.items()}
        methods = ["client_secret_post"]
        return {
            **told,
            "issuer": self.address,
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": methods,
        }

    def let_in(self, asked: dict[str, str]) -> str:
        """Where whoever came is sent back to, with a code that is good once."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        self.asked.append(asked)
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def exchanged(self, asked: dict[str, str]) -> dict[str, Any]:
        """The tokens for a code; nothing where the secret, the way back or the proof of the asker is another."""
        began = self.codes.pop(asked.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(asked.get("code_verifier", "").encode()).digest())
        if (
            began is None
            or asked.get("client_secret") != SECRET
            or asked.get("client_id") != CLIENT
            or began["redirect_uri"] != asked.get("redirect_uri")
            or began["code_challenge"] != proof.decode().rstrip("=")
        ):
            return {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, **self.says, **self.token}
        signed = jwt.encode({name: value for name, value in claims.items() if value is not None}, "k" * 32)
        return {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "id_token": signed}


class Answering(BaseHTTPRequestHandler):
    """Its addresses."""

    server: Provider

    def do_GET(self) -> None:
        """The description, the door, and what is known of the person."""
        parts = urlsplit(self.path)
        if parts.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.server.let_in({name: v[0] for name, v in parse_qs(parts.query).items()}))
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif parts.path == "/userinfo":
            self.tell(self.server.tells)
        else:
            self.tell(self.server.described())

    def do_POST(self) -> None:
        """A code for tokens."""
        words = self.rfile.read(int(self.headers["Content-Length"])).decode()
        told = self.server.exchanged({name: v[0] for name, v in parse_qs(words).items()})
        self.tell(told, 400 if "error" in told else 200)

    def tell(self, told: dict[str, Any], status: int = 200) -> None:
        """Answer with JSON."""
        content = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_words: object) -> None:
        """Nothing is written down."""


@contextmanager
def providing() -> Iterator[Provider]:
    """A provider that answers."""
    provider = Provider()
    thread = threading.Thread(target=provider.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        provider.shutdown()
        provider.server_close()
        thread.join()
