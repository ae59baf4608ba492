"""One file from the web, within bounds: of bytes, of time, and of where it may come from."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Timer
from typing import Any
from urllib.error import HTTPError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    UnknownHandler,
)

from plugins.newsroom.problems import NewspaperError

Allowed = Callable[[str], bool]
"""Whether the machine at an address of the internet may be asked."""


def is_public(address: str) -> bool:
    """Whether anybody could ask there: not this machine, nor one that only its neighbours can reach.

    What an address in content leads to is asked from a machine of the code host, whose neighbours may tell secrets.
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inside = ipaddress.IPv4Address(found.packed[-4:]) if found in _TRANSLATED else None
        found = found.ipv4_mapped or found.sixtofour or inside or found
    return found.is_global and not found.is_multicast


_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


def fetch(url: str, most: int, seconds: float, allowed: Allowed | None = None) -> bytes:
    """The bytes at an address. Raises NewspaperError in words."""
    sockets: list[socket.socket] = []

    def checked(open_: socket.socket) -> None:
        if not (allowed or is_public)(str(open_.getpeername()[0])):
            open_.close()
            raise OSError("leads into a private network")
        sockets.append(open_)

    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            checked(self.sock)

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            checked(self.sock)

    class PlainHandler(HTTPHandler):
        def http_open(self, req: Request) -> Any:
            return self.do_open(Plain, req)

    class SecureHandler(HTTPSHandler):
        def https_open(self, req: Request) -> Any:
            return self.do_open(Secure, req)

    late = Event()

    def stop() -> None:
        late.set()
        for each in sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    if not url.startswith(("http://", "https://")):
        raise NewspaperError(f"{url} is no address of the web")
    opener = OpenerDirector()  # of the web alone: neither files nor other ways that a redirect could name
    for handler in (PlainHandler, SecureHandler, HTTPRedirectHandler, HTTPErrorProcessor, HTTPDefaultErrorHandler, UnknownHandler):
        opener.add_handler(handler())
    request = Request(url, headers={"User-Agent": "joint-press", "Accept-Encoding": "identity"})
    watch = Timer(seconds, stop)
    watch.start()
    try:
        with opener.open(request, timeout=seconds) as answer:
            data: bytes = answer.read(most + 1)
            is_whole = answer.length in (None, 0) or len(data) > most
    except HTTPError as error:
        raise NewspaperError(f"{url} was answered with {error.code}") from error
    except (OSError, HTTPException, ValueError) as error:
        raise NewspaperError(f"{url} cannot be read: {error}") from error
    finally:
        watch.cancel()
    if late.is_set() or not is_whole:
        raise NewspaperError(f"{url} took more than {seconds:g} seconds, or ended too soon")
    if len(data) > most:
        raise NewspaperError(f"{url} has more than {most:,} bytes")
    return data
