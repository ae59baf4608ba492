"""Where the links and pictures of a body lead: to a file in content, a page of this site, or an http(s) or mail address."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urlsplit

from markupsafe import Markup, escape

from plugins.intake.converted import Converted, RawImage
from plugins.newsroom import rules
from plugins.newsroom.model import Body, Image, Photo
from plugins.newsroom.problems import Finding
from plugins.newsroom.schema import nearest
from plugins.newsroom.value import Value

MOST = 2000
"""Links, pictures and footnotes of one text."""

GUESSES = 5
"""How often a text is told what may have been meant: to compare a name with all that a paper has costs a moment each time."""

_LINK = re.compile(r' href="link/(\d+)"')
_HERE = re.compile(r' href="#([^"]*)"')
_ID = re.compile(r' id="([^"]+)"')
_OWN_MACHINE = re.compile(r"https?://(?:localhost|127\.0\.0\.1)(?::\d+)?(?=/|$)", re.I)
_PHOTO = re.compile(r'(?P<alone><p>)?\s*<img [^>]*?src="photo/(?P<number>\d+)"[^>]*>\s*(?(alone)</p>)')


class Site(Value):
    """What a link can lead to: addresses by content path and by id, all pages, pieces left out, photos.

    `bodies` are the texts by address, for links to a heading; `url` is the site's own address.
    """

    addresses: Mapping[str, str]
    ids: Mapping[str, str]
    pages: Collection[str]
    absent: Collection[str]
    photos: Mapping[str, Photo]
    bodies: Mapping[str, Converted]
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """The text that is being resolved: its path, its group, its words and the line they begin on."""

    path: str
    group: str
    text: str
    first_line: int
    guesses: list[str] = field(default_factory=list, compare=False)

    def may_guess(self, name: str) -> bool:
        """Whether it is worth the time to look for what is like a name."""
        self.guesses.append(name)
        return len(self.guesses) <= GUESSES

    def line(self, words: str) -> int:
        """The line on which something stands."""
        at = self.text.find(words)
        return self.first_line + self.text[:at].count("\n") if at >= 0 else self.first_line


def resolve(converted: Converted, source: Source, site: Site) -> tuple[Body, tuple[Finding, ...]]:
    """The body with its links and pictures; a link to what another group took away becomes text."""
    number = len(converted.links) + len(converted.fragments) + len(converted.images)
    if number > MOST:
        message = f"has {number:,} links, pictures and footnotes, more than the {MOST:,} allowed"
        line = source.line(converted.links[MOST] if len(converted.links) > MOST else "")
        return Body((), converted.words, converted.text), (rules.texts.TOO_MANY_LINKS.at(source.path, line, message),)
    findings: list[Finding] = []
    source.guesses.clear()
    targets: dict[int, str] = {}
    for number, link in enumerate(converted.links):
        targets[number], found = _target(link, source, site)
        findings += found
    places = _places(converted.html)
    ends = {place.split("-", 1)[-1] for place in places}
    for fragment in converted.fragments:
        if unescape(unquote(fragment)) not in ends:
            findings.append(_no_heading(fragment, converted, source))
    html = _HERE.sub(lambda m: m[0] if unescape(unquote(m[1])) in places else "", converted.html)
    html = _LINK.sub(lambda m: f' href="{escape(targets[int(m[1])])}"' if targets.get(int(m[1])) else "", html)

    images: dict[int, Image | None] = {}
    for number, raw in enumerate(converted.images):
        images[number], found = _image(raw, source, site)
        findings += found
    for tag in converted.unclosed:
        findings.append(rules.texts.UNCLOSED.at(source.path, source.line(f"<{tag}"), f"<{tag}> begins and does not end", f"write </{tag}> where it ends"))
    for tag in converted.left_out:
        findings.append(rules.texts.HTML.at(source.path, source.line(f"<{tag}"), f"<{tag}> is not printed"))
    links = tuple(target for target in targets.values() if target.startswith("/"))
    return Body(tuple(_parts(html, images)), converted.words, converted.text, converted.headings, links), tuple(findings)


def _target(link: str, source: Source, site: Site) -> tuple[str, tuple[Finding, ...]]:
    """Where a link leads, or nothing: by an address, the path of a file, or the id of a piece."""
    line = source.line(link)
    inside = link and (_OWN_MACHINE.sub("", link.removeprefix(site.url)) or "/")
    if elsewhere := _elsewhere(inside):
        return elsewhere, ()
    if inside.startswith("//") or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", inside) or "\\" in inside:
        cure = "write https://…, mailto:…, or the path of a file beside this one"
        return "", (rules.fields.ADDRESS.at(source.path, line, f"'{link}' is no address that can be linked to", cure),)
    path, _, fragment = inside.partition("#")
    path = unquote(path.partition("?")[0]).removesuffix("index.html")
    return _to_address(path, fragment, link, source, site) if path.startswith("/") else _to_file(path, fragment, link, source, site)


def _to_address(path: str, fragment: str, link: str, source: Source, site: Site) -> tuple[str, tuple[Finding, ...]]:
    address = path if path in site.pages else f"{path}/"
    if address in site.pages:
        return _at_heading(address, fragment, link, source, site)
    return _gone(source, link, path.strip("/").split("/")[0], _near(address, site.pages, source))


def _to_file(path: str, fragment: str, link: str, source: Source, site: Site) -> tuple[str, tuple[Finding, ...]]:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), path)) if path else ""
    for address in (site.addresses.get(target), site.addresses.get(path.removeprefix("content/")), site.ids.get(path)):
        if address:
            return _at_heading(address, fragment, link, source, site)
    if target in site.absent:
        return "", (rules.texts.ABSENT_LINK.at(source.path, source.line(link), f"'{link}' leads to a piece that is not published"),)
    owner = target.split("/")[1] if target.startswith("groups/") and "/" in target[7:] else source.group
    near = _near(target, site.addresses, source)
    return _gone(source, link, owner, near and posixpath.relpath(near, posixpath.dirname(source.path)))


def _at_heading(address: str, fragment: str, link: str, source: Source, site: Site) -> tuple[str, tuple[Finding, ...]]:
    """A page's address with the heading that is meant, where the page has it."""
    if not fragment:
        return address, ()
    converted = site.bodies.get(address)
    if f"{address}#{fragment}" in site.pages:
        return f"{address}#{fragment}", ()
    if converted is None:
        return address, (rules.texts.NO_HEADING.at(source.path, source.line(link), f"the page that '{link}' leads to has no such place"),)
    place = f"s-{unquote(fragment).removeprefix('s-')}"
    if place in _places(converted.html):
        return f"{address}#{place}", ()
    return address, (_no_heading(fragment, converted, source),)


def _no_heading(fragment: str, converted: Converted, source: Source) -> Finding:
    """The Note that there is no such place; a footnote leads back to where the text has its mark."""
    if fragment.startswith("fnref:"):
        mark = f"[^{unquote(fragment).removeprefix('fnref:')}]"
        cure = f"write {mark} where it belongs, or take the footnote out"
        return rules.texts.NO_HEADING.at(source.path, source.line(f"{mark}:"), f"nothing in the text has the footnote's mark, {mark}", cure)
    near = nearest(fragment, sorted(heading.id.split("-", 1)[1] for heading in converted.headings[:MOST])) if source.may_guess(fragment) else ""
    return rules.texts.NO_HEADING.at(source.path, source.line(f"#{fragment}"), f"there is no heading '#{fragment}'", near)


def _elsewhere(link: str) -> str:
    """The address of a page elsewhere in the web or of a mailbox, or nothing where it is none."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    is_whole = parts.netloc if parts.scheme in ("http", "https") else parts.path if parts.scheme == "mailto" else ""
    return parts.scheme + link[len(parts.scheme) :] if is_whole else ""


@lru_cache(maxsize=32)
def _places(html: str) -> frozenset[str]:
    """Everything in a text that can be led to."""
    return frozenset(_ID.findall(html))


def _near(target: str, known: Iterable[str], source: Source) -> str:
    """The nearest known path or address, where one is near indeed."""
    found = difflib.get_close_matches(target, list(known), n=1, cutoff=0.8) if source.may_guess(target) else []
    return found[0] if found else ""


def _gone(source: Source, link: str, owner: str, near: str) -> tuple[str, tuple[Finding, ...]]:
    """A broken link is its own group's Problem; what another group took away is a Note, and the words stay, on a page of the paper's own too."""
    rule = rules.texts.GONE_LINK if owner != source.group else rules.texts.BROKEN_LINK
    return "", (rule.at(source.path, source.line(link), f"'{link}' {rule.message}", near and f"did you mean '{near}'?"),)


def _image(raw: RawImage, source: Source, site: Site) -> tuple[Image | None, tuple[Finding, ...]]:
    line = source.line(raw.src)
    photo, finding = find_photo(raw.src, source, site, line)
    if photo is None:
        return None, (finding,) if finding else ()
    alt = raw.alt or photo.alt
    findings = list(lacking(source.path, line, photo, alt, photo.credit, photo.rights))
    return Image(photo, alt, raw.title or photo.caption, photo.credit, photo.rights), tuple(findings)


def find_photo(name: str, source: Source, site: Site, line: int) -> tuple[Photo | None, Finding | None]:
    """The photo of a relative path, or of a bare file name in the group's photos."""
    if re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*:|//)", name):
        return None, rules.texts.REMOTE_PICTURE.at(source.path, line)
    path = unquote(name)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), path)) if "/" in path else f"groups/{source.group}/photos/{path}"
    own = f"groups/{source.group}/photos/"
    if target in site.photos and target.startswith(own):
        return site.photos[target], None
    if target in site.photos:
        return None, rules.texts.FOREIGN_PHOTO.at(source.path, line, f"'{name}' belongs to another group")
    known = sorted(p.removeprefix(own) for p in site.photos if p.startswith(own)) if source.may_guess(name) else ()
    near = nearest(target.rsplit("/", 1)[-1], known)
    return None, rules.texts.MISSING_PHOTO.at(source.path, line, f"there is no photo '{name}'", near or f"put the file in content/{own}")


def lacking(path: str, line: int, photo: Photo, alt: str, credit: str, rights: str) -> Iterator[Finding]:
    """What a photo needs and does not have."""
    name = photo.path.rsplit("/", 1)[-1]
    if not alt:
        yield rules.texts.MISSING_ALT.at(path, line, f"the photo '{name}' has no alternative text")
    if not credit:
        cure = f"add 'credit: …' here, or in {photo.path.rsplit('.', 1)[0]}.yml"
        yield rules.texts.MISSING_CREDIT.at(path, line, f"nobody is named for the photo '{name}'", cure)
    if not rights:
        cure = f"add 'rights: own', 'with permission of …' or a licence here, or in {photo.path.rsplit('.', 1)[0]}.yml"
        yield rules.texts.MISSING_RIGHTS.at(path, line, f"nothing says by what right '{name}' is printed", cure)


def _parts(html: str, images: Mapping[int, Image | None]) -> Iterator[Markup | Image]:
    """The HTML cut at its pictures; one that stands alone in a paragraph is a figure of its own."""
    at = 0
    for match in _PHOTO.finditer(html) if images else ():
        image = images.get(int(match["number"]))
        yield Markup(html[at : match.start()])
        if image is not None:
            yield Image(image.photo, image.alt, image.caption, image.credit, image.rights, inline=not match["alone"])
        at = match.end()
    yield Markup(html[at:])
