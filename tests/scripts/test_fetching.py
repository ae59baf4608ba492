"""One file from the web: neither more of it, nor longer, nor from elsewhere than is allowed."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler

import pytest

from plugins.newsroom.problems import NewspaperError
from scripts.fetching import fetch, is_public
from tests.loopback import says, web


def anywhere(_: str) -> bool:
    return True


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1 10.0.0.1 172.16.0.9 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255".split(),
        "::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 2002:7f00:1::".split(),
    ],
    ids=["IPv4", "IPv6"],
)
def test_neighbours_of_the_machine_are_not_public(address: list[str]) -> None:
    assert [one for one in address if is_public(one)] == []


def test_public_addresses_are() -> None:
    assert all(map(is_public, ("9.9.9.9", "2620:fe::fe", "64:ff9b::909:909")))


def test_nothing_is_asked_of_this_machine() -> None:
    asked: list[str] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        says(handler, b"secret")

    with web(answer) as url, pytest.raises(NewspaperError, match="private network"):
        fetch(f"{url}/latest/meta-data", 1000, 5)
    assert asked == []


def test_redirect_leads_nowhere_that_the_address_itself_could_not() -> None:
    asked: list[str] = []

    def inner(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        says(handler, b"secret")

    with web(inner) as hidden, web(lambda handler: says(handler, b"", 302, Location=f"{hidden}/x")) as url:
        calls: list[str] = []

        def first_only(address: str) -> bool:
            calls.append(address)
            return len(calls) == 1

        with pytest.raises(NewspaperError, match="private network"):
            fetch(url, 1000, 5, first_only)
    assert asked == []


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x", "gopher://x", "javascript:1"])
def test_redirect_leaves_the_web_for_nothing(target: str) -> None:
    with web(lambda handler: says(handler, b"", 302, Location=target)) as url, pytest.raises(NewspaperError):
        fetch(url, 1000, 5, anywhere)


def test_redirects_end() -> None:
    with web(lambda handler: says(handler, b"", 302, Location=f"{handler.path}x")) as url, pytest.raises(NewspaperError):
        fetch(f"{url}/a", 1000, 5, anywhere)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x.example/", "/etc/passwd", "mailto:a@b.example", ""])
def test_only_the_web_is_fetched_from(url: str) -> None:
    with pytest.raises(NewspaperError, match="no address of the web"):
        fetch(url, 1000, 5, anywhere)


def test_too_much_is_refused_and_as_much_as_is_allowed_is_not() -> None:
    with web(lambda handler: says(handler, b"x" * 1000)) as url:
        assert fetch(url, 1000, 5, anywhere) == b"x" * 1000
        with pytest.raises(NewspaperError, match="more than 999 bytes"):
            fetch(url, 999, 5, anywhere)


def test_answer_without_an_end_is_refused() -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            try:
                handler.wfile.write(b"x" * 65_536)
            except OSError:
                return

    with web(endless) as url, pytest.raises(NewspaperError, match="more than"):
        fetch(url, 1_000_000, 20, anywhere)


@pytest.mark.parametrize("where", ["head", "body"])
def test_answer_in_single_drops_is_not_waited_for(where: str) -> None:
    def dribble(handler: BaseHTTPRequestHandler) -> None:
        try:
            if where == "body":
                handler.send_response(200)
                handler.end_headers()
            for _ in range(600):
                handler.wfile.write(b"a" if where == "body" else b"HTTP/1.0 200 OK\r\n"[:1])
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    with web(dribble) as url, pytest.raises(NewspaperError):
        fetch(url, 1000, 0.5, anywhere)


def test_half_an_answer_is_none() -> None:
    def half(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"x" * 10)

    with web(half) as url, pytest.raises(NewspaperError):
        fetch(url, 5000, 5, anywhere)


def test_refusal_is_told_by_its_number() -> None:
    with web(lambda handler: says(handler, b"gone", 410)) as url, pytest.raises(NewspaperError, match="answered with 410"):
        fetch(url, 1000, 5, anywhere)
