"""A host's interface: JSON over HTTP, with a token where one was given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from plugins.newsroom.problems import NewspaperError

MOST_PAGES = 20


class Api:
    """Asks one host. A token goes to that host and nowhere else: no redirect is followed."""

    def __init__(self, url: str, token: str = "", scheme: str = "Bearer") -> None:
        if not url.startswith(("https://", "http://127.0.0.1")):
            raise NewspaperError(f"the host's interface must be at https://…, not {url!r}")
        self._url = url.rstrip("/")
        self._headers = {"Accept": "application/json", "Content-Type": "application/json", "User-Agent": "joint-press"}
        if token:
            self._headers["Authorization"] = f"{scheme} {token}"
        self._opener = build_opener(_Nowhere)

    def get(self, path: str, **query: str | int) -> Any:
        """One answer."""
        return self._ask("GET", f"{path}?{urlencode(query)}" if query else path)

    def all(self, path: str, size_name: str = "per_page", **query: str | int) -> Iterator[Any]:
        """Every entry of a list that comes in pages. Raises NewspaperError where it does not end: half a list decides nothing."""
        for page in range(1, MOST_PAGES + 1):
            entries = self.get(path, **{size_name: 50, "page": page, **query})
            yield from entries
            if not entries:
                return
        raise NewspaperError(f"{path} has more than {MOST_PAGES} pages")

    def send(self, method: str, path: str, **values: Any) -> Any:
        """Something for the host to do."""
        return self._ask(method, path, json.dumps(values).encode())

    def _ask(self, method: str, path: str, data: bytes | None = None) -> Any:
        request = Request(f"{self._url}{path}", data, self._headers, method=method)
        try:
            with self._opener.open(request, timeout=60) as answer:
                return json.loads(answer.read() or b"null")
        except HTTPError as error:
            raise NewspaperError(f"{method} {path.partition('?')[0]} was answered with {error.code}") from error
        except (URLError, ValueError, TimeoutError) as error:
            raise NewspaperError(f"{method} {path.partition('?')[0]} was not answered: {type(error).__name__}") from error


class _Nowhere(HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_: Any) -> None:
        """Nowhere."""
        return
