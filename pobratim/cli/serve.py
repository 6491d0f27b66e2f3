"""`pobratim serve`: the register in a browser."""

import errno
import importlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from django.conf import settings

from pobratim.cli import parts
from pobratim.cli.language import _
from pobratim.errors import AddressUnavailable, PortTaken, ProviderMisnamed, refused
from pobratim.sparing import share_arenas, spare_what_stays

HOST, PORT, PORTS = "127.0.0.1", 8000, click.IntRange(1, 65535)
THREADS = 8
MANY = 5000  # ties; deriving so many takes some ten seconds
FAULTS = {
    "address": "адрес в POBRATIM_OPENID должен начинаться с https://",
    "client": "не задан POBRATIM_OPENID_CLIENT",
    "libraries": "нет нужных библиотек: pip install 'pobratim[openid]'",
}
# Who sends nothing for 20 seconds is let go; slow ones take a place of a thousand, not the threads.
LIMITS: dict[str, Any] = {
    "threads": THREADS,
    "channel_timeout": 20,
    "cleanup_interval": 5,
    "connection_limit": 1000,
    "max_request_body_size": 450 * 1024 * 1024,
    "outbuf_high_watermark": 2**40,  # what a slow reader has not taken yet waits on the disk, and no thread for him
}


@parts.command(
    "serve",
    _("Открыть реестр в браузере"),
    _("Запускает сервер, который отвечает на этой машине, пока его не остановят."),
)
@click.option("--host", default=HOST, show_default=True, metavar=_("АДРЕС"), help=_("На каком адресе отвечать."))
@click.option(
    "--port", default=PORT, show_default=True, type=PORTS, metavar=_("ЧИСЛО"), help=_("На каком порту отвечать.")
)
@parts.register_option
def command(host: str, port: int) -> None:
    """Serve until interrupted."""
    listener = listen(host, port)
    parts.open_register()
    if settings.POBRATIM_OPENID_FAULT:
        raise ProviderMisnamed(reason=FAULTS[settings.POBRATIM_OPENID_FAULT])
    derive()
    click.echo(_("Реестр открыт: {address} (остановить — Ctrl+C)").format(address=address_of(host, port)))
    serve(listener)


def derive() -> None:
    """Derive what pages are made from before the first of them is asked for; say how far it is where it takes long."""
    from django.utils import timezone

    from pobratim.register.outlining import refresh

    spare_what_stays()
    refresh(timezone.localdate(), tell)


def tell(done: int, every: int) -> None:
    """Say now and then how many ties of a large register have been derived."""
    if every > MANY and done % MANY == 0:
        click.echo(_("Выводятся состояния связей: {done} из {every}").format(done=done, every=every), err=True)


def serve(listener: socket.socket) -> None:
    """Answer requests on a listening socket until interrupted, while another process reads what comes in."""
    import waitress
    from django.core.wsgi import get_wsgi_application

    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    with working():
        answer = get_wsgi_application()
        importlib.import_module(settings.ROOT_URLCONF)
        spare_what_stays()
        share_arenas()
        scheme = "https" if settings.HTTPS else "http"  # what stands before us speaks TLS, and nothing else comes
        waitress.serve(answer, sockets=[listener], ident="pobratim", _quiet=True, url_scheme=scheme, **LIMITS)


@contextmanager
def working() -> Iterator[None]:
    """A process beside this one that does the work in the background; it ends when this one does."""
    words = [sys.executable, "-m", "pobratim", "work", "--parent", str(os.getpid())]
    process = subprocess.Popen(words, stdin=subprocess.DEVNULL)  # noqa: S603  our own program, no word from outside
    try:
        yield
    finally:
        process.terminate()
        process.wait(10)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; taken before anything else is done, so that a busy port costs no waiting."""
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as refusal:
        if refusal.errno == errno.EADDRINUSE:
            raise PortTaken(host=host, port=port, free=free_port(host)) from refusal
        raise AddressUnavailable(host=host, port=port, reason=refused(refusal)) from refusal
    return listener


def free_port(host: str) -> int:
    """A port nobody listens on now."""
    with socket.create_server((host, 0)) as probe:
        return int(probe.getsockname()[1])


def address_of(host: str, port: int) -> str:
    """What to type into a browser."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host  # noqa: S104  only shown
    return f"http://{shown}:{port}/"
