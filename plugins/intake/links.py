"""Where the links and pictures of a body lead: to a file in content, a page of this site, or an http(s) or mail address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from markupsafe import Markup

from plugins.intake.markdown import Converted, RawImage
from plugins.newsroom import rules
from plugins.newsroom.metadata import nearest
from plugins.newsroom.model import Body, Image, Photo
from plugins.newsroom.problems import Finding

_LINK = re.compile(r' href="link/(\d+)"')
_PHOTO = re.compile(r'(?P<alone><p>)?\s*<img [^>]*?src="photo/(?P<number>\d+)"[^>]*>\s*(?(alone)</p>)')


@dataclass(frozen=True, slots=True)
class Site:
    """What a link can lead to: addresses by content path, pieces left out, photos, and the site's own address."""

    addresses: Mapping[str, str]
    absent: frozenset[str]
    photos: Mapping[str, Photo]
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """The text that is being resolved: its path, its group, its words and the line they begin on."""

    path: str
    group: str
    text: str
    first_line: int

    def line(self, words: str) -> int:
        """The line on which something stands."""
        at = self.text.find(words)
        return self.first_line + self.text[:at].count("\n") if at >= 0 else self.first_line


def resolve(converted: Converted, source: Source, site: Site) -> tuple[Body, tuple[Finding, ...]]:
    """The body with its links and pictures; a link to what another group took away becomes text."""
    findings: list[Finding] = []
    targets: dict[int, str] = {}
    for number, link in enumerate(converted.links):
        target, finding = _target(link, source, site)
        targets[number] = target
        if finding:
            findings.append(finding)
    ids = {heading.id.split("-", 1)[1] for heading in converted.headings}
    for fragment in converted.fragments:
        if fragment not in ids and not fragment.startswith(("fn:", "fnref")):
            cure = nearest(fragment, sorted(ids))
            findings.append(rules.texts.NO_HEADING.at(source.path, source.line(f"#{fragment}"), f"there is no heading '#{fragment}'", cure))
    html = _LINK.sub(lambda m: f' href="{targets[int(m[1])]}"' if targets.get(int(m[1])) else "", converted.html)

    images: dict[int, Image | None] = {}
    for number, raw in enumerate(converted.images):
        images[number], found = _image(raw, source, site)
        findings += found
    for tag in converted.left_out:
        findings.append(rules.texts.HTML.at(source.path, source.line(f"<{tag}"), f"<{tag}> is not printed"))
    links = tuple(targets[number] for number in sorted(targets) if targets[number])
    return Body(tuple(_parts(html, images)), converted.words, converted.text, converted.headings, links), tuple(findings)


def _target(link: str, source: Source, site: Site) -> tuple[str, Finding | None]:
    if link.startswith(f"{site.url}/"):
        link = link[len(site.url) :]
    path, _, fragment = link.partition("#")
    path = unquote(path.partition("?")[0])
    anchor = f"#s-{fragment}" if fragment else ""
    line = source.line(link)
    if link.startswith("//") or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", link) or "\\" in link:
        return "", rules.fields.ADDRESS.at(
            source.path, line, f"'{link}' is no address that can be linked to", "write https://…, mailto:…, or the path of a file beside this one"
        )
    if path.startswith("/"):
        known = path if path.endswith("/") else path + "/"
        if known in set(site.addresses.values()) or known.split("/")[1] in _ROOMS:
            return known + (f"#{fragment}" if fragment else ""), None
        near = nearest(known, sorted(set(site.addresses.values())))
        return _gone(source, line, link, known.strip("/").split("/")[0], near)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), path))
    if target in site.addresses:
        return site.addresses[target] + anchor, None
    if target in site.absent:
        return "", rules.texts.ABSENT_LINK.at(source.path, line, f"'{link}' leads to a piece that is not published")
    owner = target.split("/")[1] if target.startswith("groups/") and "/" in target[7:] else source.group
    return _gone(source, line, link, owner, nearest(target, sorted(site.addresses)))


def _gone(source: Source, line: int, link: str, owner: str, near: str) -> tuple[str, Finding]:
    """A broken link is its own group's Problem; what another group took away is a Note, and the words stay."""
    if owner != source.group and source.group:
        return "", rules.texts.GONE_LINK.at(source.path, line, f"'{link}' leads to nothing any more", near)
    return "", rules.texts.BROKEN_LINK.at(source.path, line, f"'{link}' leads to nothing", near)


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
    known = {p.removeprefix(own): p for p in site.photos if p.startswith(own)}
    near = nearest(target.rsplit("/", 1)[-1], sorted(known))
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
    for match in _PHOTO.finditer(html):
        image = images.get(int(match["number"]))
        yield Markup(html[at : match.start()])
        if image is not None:
            yield Image(image.photo, image.alt, image.caption, image.credit, image.rights, inline=not match["alone"])
        at = match.end()
    yield Markup(html[at:])


_ROOMS = frozenset("groups people sections topics places editions archive events letters feeds about write".split())
