"""The finished tree is looked at before anyone sees it: links lead somewhere, nothing comes from elsewhere, feeds parse."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html

LOADING = ("src", "srcset", "poster", "data", "background", "ping", "manifest")
"""Attributes that make a browser fetch something."""

LOADING_RELATIONS = frozenset("stylesheet icon apple-touch-icon preload prefetch preconnect dns-prefetch modulepreload manifest".split())


def faults(tree: Path, url: str, ours: frozenset[str]) -> Iterator[str]:
    """What is wrong with a tree, one sentence each. `url` is the site's own; files not in `ours` are other plugins'."""
    ids: dict[str, frozenset[str]] = {}
    pages = {address: tree / address.lstrip("/") for address in sorted(ours)}
    for address, path in pages.items():
        if address.endswith((".rss", ".atom", ".xml", ".opml")):
            yield from _xml(address, path)
        elif address.endswith(".json"):
            yield from _json(address, path)
    for address, path in pages.items():
        if address.endswith(".html"):
            yield from _page(address, path, tree, url, ids)


def _xml(address: str, path: Path) -> Iterator[str]:
    try:
        etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield f"{address} is not well-formed: {error.msg}"


def _json(address: str, path: Path) -> Iterator[str]:
    try:
        json.loads(path.read_bytes())
    except ValueError as error:
        yield f"{address} is no JSON: {error}"


def _page(address: str, path: Path, tree: Path, url: str, ids: dict[str, frozenset[str]]) -> Iterator[str]:
    document = lxml_html.document_fromstring(path.read_bytes(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    here = "/" + path.relative_to(tree).as_posix()
    ids[here] = _ids(document)
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in ((str(n), str(v)) for n, v in element.items()):
            if name == "href":
                loads = element.tag == "link" and bool(LOADING_RELATIONS & set((element.get("rel") or "").split()))
                yield from _target(here, value, tree, url, ids, loads)
            elif name == "srcset":
                for part in value.split(","):
                    yield from _target(here, part.split()[0] if part.split() else "", tree, url, ids, True)
            elif name in LOADING:
                yield from _target(here, value, tree, url, ids, True)
            elif name.startswith("on") or name == "style":
                yield f"{here} has an inline {name} on <{element.tag}>"


def _target(here: str, value: str, tree: Path, url: str, ids: dict[str, frozenset[str]], loads: bool) -> Iterator[str]:
    if value == url or value.startswith(url + "/"):
        value = value[len(url) :] or "/"
    parts = urlsplit(value)
    if parts.scheme or parts.netloc:
        if loads:
            yield f"{here} loads {value} from elsewhere"
        elif parts.scheme not in ("http", "https", "mailto"):
            yield f"{here} links to {value}"
        return
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
    if path.endswith("/") or path in (".", "..") or target == "/":
        target = posixpath.join(target, "index.html")
    if target.endswith(("/..", "/.")) or not (tree / target.lstrip("/")).is_file():
        yield f"{here} leads to {value}, which is not there"
    elif parts.fragment and target.endswith(".html"):
        if target not in ids:
            parser = lxml_html.HTMLParser(encoding="utf-8")
            ids[target] = _ids(lxml_html.document_fromstring((tree / target.lstrip("/")).read_bytes(), parser=parser))
        if unquote(parts.fragment) not in ids[target] and parts.fragment != "top":
            yield f"{here} leads to {value}, but there is no such place on that page"


def _ids(document: etree._Element) -> frozenset[str]:
    return frozenset(str(value) for value in document.xpath("//@id"))  # type: ignore[union-attr]
