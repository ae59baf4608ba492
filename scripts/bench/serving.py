"""A server on a loopback port that does what `paper hosting` tells servers to do: compresses, says how long to keep, sends the headers."""

from __future__ import annotations

import functools
import gzip
import http.server
import mimetypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from plugins.newsroom import policy
from plugins.site.hosting import TEXTS

TYPES = {".atom": "application/atom+xml", ".rss": "application/rss+xml", ".avif": "image/avif", ".webp": "image/webp", ".js": "text/javascript"}


class Server(http.server.ThreadingHTTPServer):
    """Serves a tree to many at once, and remembers what it was asked for and the bytes that it sent."""

    daemon_threads = True

    def __init__(self, tree: Path) -> None:
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, tree=tree))
        self.sent: list[tuple[str, int]] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away in the middle is none."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """Where it is, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def __init__(self, *args: Any, tree: Path) -> None:
        self._tree = tree
        super().__init__(*args, directory=str(tree))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        """Answer with a file of the tree, compressed where that is worth it."""
        path = unquote(urlsplit(self.path).path)
        file = (self._tree / path.lstrip("/")).resolve()
        if file.is_dir() and not path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file = file / "index.html" if file.is_dir() else file
        is_there = file.is_file() and file.is_relative_to(self._tree)
        file = file if is_there else self._tree / "404.html"
        kind, plain, packed = _read(file) if file.is_file() else ("text/plain", b"", b"")
        body = packed if packed and "gzip" in self.headers.get("Accept-Encoding", "") else plain
        headers = {"Content-Type": kind, "Content-Length": str(len(body)), **policy.headers(path)}
        if packed:
            headers["Vary"] = "Accept-Encoding"
        if body is packed:
            headers["Content-Encoding"] = "gzip"
        self.send_response(200 if is_there else 404)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.server.sent.append((path, len(body)))
        self.wfile.write(body)


@cache
def _read(file: Path) -> tuple[str, bytes, bytes]:
    """The type of a file, its bytes, and the same compressed, if that is worth it."""
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    plain = file.read_bytes()
    packed = gzip.compress(plain, 6, mtime=0) if kind in (*TEXTS, "text/html") else b""
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, plain, packed


@contextmanager
def serving(tree: Path) -> Iterator[Server]:
    """A tree on a loopback port."""
    server = Server(tree)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def served(tree: Path) -> Iterator[str]:
    """The address at which a tree is served while the block runs."""
    with serving(tree) as server:
        yield server.address
