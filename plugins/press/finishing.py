"""The last look at a page that was set: its links made relative, and a note of where they lead and what it offers.

A double quotation mark stands in tags alone: templates escape it in text, and so does the intake in bodies; in JSON-LD no
equals sign stands before one. So an attribute can be found without reading the page as HTML.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from html import unescape
from urllib.parse import unquote

from plugins.newsroom import addresses
from plugins.newsroom.value import Value

_ATTRIBUTE = re.compile(r'( [^\s"<>=/]+=")([^"]*)')
"""Any attribute to the end of its value: one that is of no interest is read all the same, because an alt text can end with ` src=`."""

_LOADS = frozenset("src poster data background ping".split())
_LEADS = _LOADS | {"href", "srcset"}
_LOADING_LINK = re.compile(r'<link rel="(?:stylesheet|icon|apple-touch-icon|preload|prefetch|preconnect|dns-prefetch|modulepreload|manifest)"[^>]*>')
_HEAD_LINK = re.compile(r'<link [^>]*?href="([^"]*)"')
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_REFRESH = "0; url="


class Sheet(Value):
    """A finished page: its bytes, the addresses on this site it leads to beside the places of its own, the ids it has, and what is wrong with it."""

    address: str
    data: bytes
    targets: frozenset[str]
    ids: frozenset[str]
    faults: tuple[str, ...]


def finish(html: str, address: str, url: str, base: str | None = None, names_files: bool = False) -> Sheet:
    """Finish a page. `url` is the site's own; links are relative, or begin at the host with a `base`, and can name the file they lead to."""
    targets: set[str] = set()
    ids: set[str] = set()
    own: set[str] = set()
    faults: list[str] = []

    def lead(value: str, loads: bool) -> str:
        if value.startswith("/") and not value.startswith("//"):
            targets.add(unescape(value))
            link = addresses.relative(address, value) if base is None else base + value
            return _naming_file(link) if names_files else link
        if value.startswith("#"):
            own.add(unescape(value[1:]))
        elif _is_own(value, url):
            pass
        elif loads and _ELSEWHERE.match(value):
            faults.append(f"{address} loads {value} from elsewhere")
        elif _ELSEWHERE.match(value) and not value.startswith(("https:", "http:", "mailto:")):
            faults.append(f"{address} links to {value}")
        elif not _ELSEWHERE.match(value):
            faults.append(f"{address} has a link {value!r} that does not begin at the root")
        return value

    parts = _ATTRIBUTE.split(html)
    for at, opening in enumerate(parts[1::3]):
        name = _of_interest(opening)
        if name is None:
            continue
        place = 3 * at + 2
        value = parts[place]
        if name == "id":
            ids.add(unescape(value))
        elif name == "srcset":
            links = (part.partition(" ") for part in value.split(", "))
            parts[place] = ", ".join(lead(link, True) + space + width for link, space, width in links)
        elif name in _LEADS:
            parts[place] = lead(value, name in _LOADS)
        elif name != "content":
            faults.append(f"{address} has an inline {name}")
        elif value.startswith(_REFRESH):
            parts[place] = _REFRESH + lead(value[len(_REFRESH) :], False)
    finished = "".join(parts)
    targets |= _own_heads(html, url)
    for link in _LOADING_LINK.findall(html):
        if ' href="/' not in link:
            faults.append(f"{address} loads {link} from elsewhere")
    targets.update(f"{address}#{place}" for place in own if unquote(place) not in ids)
    return Sheet(address, finished.encode(), frozenset(targets), frozenset(ids), tuple(faults))


@cache
def _of_interest(opening: str) -> str | None:
    """The name of an attribute that is to be looked at, told by what stands before its value."""
    name = opening[1:-2]
    return name if name in _LEADS or name in ("id", "content", "style") or name.startswith("on") else None


def _naming_file(link: str) -> str:
    """The link as it leads somewhere without a server: to a file, not to a folder."""
    path, mark, fragment = link.partition("#")
    return f"{path}index.html{mark}{fragment}" if path.endswith("/") else link


def look(html: str, url: str, address: str) -> Sheet:
    """A page that was finished before: where it leads and what it offers, told from its bytes."""
    targets: set[str] = set()
    ids: set[str] = set()
    for opening, value in _ATTRIBUTE.findall(html):
        name = opening[1:-2]
        if name == "id":
            ids.add(unescape(value))
        for link in [part.split(" ")[0] for part in value.split(", ")] if name == "srcset" else [value] * (name in ("href", "src")):
            if not _ELSEWHERE.match(link):
                targets.add(absolute(unescape(link), address))
    return Sheet(address, b"", frozenset(targets | _own_heads(html, url)), frozenset(ids), ())


def _is_own(link: str, url: str) -> bool:
    return link == url or (url != "" and link.startswith(url + "/"))


def _own_heads(html: str, url: str) -> set[str]:
    """Where the head of a page leads on this site by whole addresses.

    Links within the page that are whole are an author's, in a field, and nobody's to follow: a page that somebody else takes away
    may not stop the press. Those of texts begin at the root by now, or are words.
    """
    return {unescape(link[len(url) :]) or "/" for link in _HEAD_LINK.findall(html) if _is_own(link, url)}


def absolute(link: str, address: str) -> str:
    """The root-relative address that a relative link leads to from a page.

    >>> absolute("../../groups/#feeds", "/harbour/dock-four/")
    '/groups/#feeds'
    """
    path, mark, fragment = link.partition("#")
    if not path:
        return address + mark + fragment
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(address), path))
    return ("/" + joined.lstrip("/") + "/" * (path.endswith(("/", ".")) and joined != "/")) + mark + fragment
