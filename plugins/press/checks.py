"""The finished tree is looked at before anyone sees it: links lead somewhere, nothing comes from elsewhere, feeds parse.

Pages of ours are judged by what was noted when they were set; files of other plugins are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from urllib.parse import quote, unquote, urlsplit
from xml.parsers import expat

from lxml import html as lxml_html

from plugins.press.finishing import Sheet, absolute, look
from plugins.press.tree import Tree, path_of

LOADING = ("src", "srcset", "poster", "data", "background", "ping", "manifest")
"""Attributes that make a browser fetch something."""

_END = re.compile(rb'((?:[^"/\s,#?]+/)?([^"/\s,#?]+))/?(?:index\.html)?(?:[#?][^"\s,]*)?[",\s]')
"""The last part of anything that could be a link, with the one before it and without."""

FEW = 100
"""Up to so many words are looked for one by one, which is quicker than to read every link."""

LOADING_RELATIONS = frozenset("stylesheet icon apple-touch-icon preload prefetch preconnect dns-prefetch modulepreload manifest".split())


def faults(
    tree: Tree,
    there: frozenset[str],
    url: str,
    leads: Mapping[str, str],
    known: Mapping[str, str],
    written: Iterable[str],
    gone: Collection[str],
    returned: Collection[str],
) -> Iterator[str]:
    """What is wrong with a tree, one sentence each.

    `there` are the paths of all its files, other plugins' among them; `leads` the addresses that pages lead to which were
    set this time, each with such a page; `known` the ids on those pages, a line each, by path; `written` the addresses of all other
    files that were written; `gone` the paths of what readers have now and will not have: what was not set again, and speaks of
    them, is looked at too; so is what has `returned`, as it stood in this tree when something else was served. `url` is the site's own.
    """
    speaks, back = _speaking_of(gone, there), frozenset(returned)

    @cache
    def ids(path: str) -> frozenset[str]:
        return frozenset(known[path].split("\n")) if path in known else look(_text(tree, path), url, _address(path)).ids

    for address in written:
        yield from _well_formed(address, tree)
    for target, address in sorted(leads.items()):
        yield from _lost(address, (target,), there, ids)
    for path in sorted(there - tree.entries):
        yield from _well_formed(f"/{path}", tree)
        if path.endswith(".html"):
            sheet = _foreign(path, tree, url)
            yield from sheet.faults
            yield from _lost(sheet.address, sheet.targets, there, ids)
    for path in sorted(tree.entries if speaks else back):
        if path in known or not path.endswith(".html"):
            continue
        data = tree.read(f"/{path}")
        if path in back or (speaks and speaks(data)):
            sheet = look(data.decode(), url, _address(path))
            yield from _lost(sheet.address, sheet.targets, there, ids)


def _speaking_of(gone: Collection[str], there: frozenset[str]) -> Callable[[bytes], bool] | None:
    """What tells whether a page may lead to one of these paths; nothing where there are none.

    However such a link is written, it ends with the name, and, where nothing stands any more in the folder, with the folder before it.
    """
    if not gone:
        return None
    standing: set[str] = set()
    for above in {path.rpartition("/")[0] for path in there}:
        while above and above not in standing:
            standing.add(above)
            above = above.rpartition("/")[0]  # noqa: PLW2901  # from folder to folder, up to the top
    ends: set[bytes] = set()
    looks: set[bytes] = set()
    for path in gone:
        folder, _, name = path.removesuffix("/index.html").rpartition("/")
        end = quote(name if not folder or folder in standing else f"{folder.rpartition('/')[2]}/{name}").encode()
        ends.add(end)
        looks |= {b"/" + end + b"/", b'"' + end + b"/"} if path.endswith("/index.html") else {end}
    if len(looks) > FEW:
        return lambda data: any(pair in ends or last in ends for pair, last in _END.findall(data))
    return lambda data: any(words in data for words in looks)


def _lost(address: str, targets: Iterable[str], there: frozenset[str], ids: Callable[[str], frozenset[str]]) -> Iterator[str]:
    """Links of a page that lead nowhere."""
    for target in sorted(targets):
        path_there, _, fragment = target.partition("#")
        path = path_of(unquote(path_there.partition("?")[0]))
        if path not in there:
            yield f"{address} leads to {target}, which is not there"
        elif fragment and path.endswith(".html") and fragment != "top" and unquote(fragment) not in ids(path):
            yield f"{address} leads to {target}, but there is no such place on that page"


def _well_formed(address: str, tree: Tree) -> Iterator[str]:
    """Feeds and the like parse."""
    if address.endswith((".rss", ".atom", ".xml", ".opml")):
        try:
            expat.ParserCreate(namespace_separator=" ").Parse(tree.read(address), True)
        except expat.ExpatError as error:
            yield f"{address} is not well-formed: {error}"
    elif address.endswith(".json"):
        try:
            json.loads(tree.read(address))
        except ValueError as error:
            yield f"{address} is no JSON: {error}"


def _foreign(path: str, tree: Tree, url: str) -> Sheet:
    """A page that another plugin wrote, read as a browser would read it."""
    address = _address(path)
    document = lxml_html.document_fromstring(tree.read(f"/{path}"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    targets: set[str] = set()
    wrong: list[str] = []

    def follow(link: str, loads: bool) -> None:
        link = link[len(url) :] or "/" if link == url or link.startswith(url + "/") else link
        parts = urlsplit(link)
        if not parts.scheme and not parts.netloc:
            targets.add(absolute(link, address))
        elif loads:
            wrong.append(f"{address} loads {link} from elsewhere")
        elif parts.scheme not in ("http", "https", "mailto"):
            wrong.append(f"{address} links to {link}")

    for element in document.iter():
        for name, value in ((str(n), str(v)) for n, v in element.items()) if isinstance(element.tag, str) else ():
            if name == "href":
                follow(value, element.tag == "link" and bool(LOADING_RELATIONS & set((element.get("rel") or "").split())))
            elif name == "srcset":
                for part in filter(None, map(str.split, value.split(","))):
                    follow(part[0], True)
            elif name in LOADING:
                follow(value, True)
            elif name.startswith("on") or name == "style":
                wrong.append(f"{address} has an inline {name} on <{element.tag}>")
    found: object = document.xpath("//@id")
    return Sheet(address, b"", frozenset(targets), frozenset(map(str, found)) if isinstance(found, list) else frozenset(), tuple(wrong))


def _address(path: str) -> str:
    return "/" + path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else f"/{path}"


def _text(tree: Tree, path: str) -> str:
    return tree.read(f"/{path}").decode()
