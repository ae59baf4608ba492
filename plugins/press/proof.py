"""A proof: one piece as it would be printed, in one file that can be mailed, with its styles and pictures in it."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree, html

from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.pages import File, Job, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import replace
from plugins.press.assets import assets
from plugins.press.catalogues import voices
from plugins.press.chrome import chrome
from plugins.press.templates import load
from plugins.press.typesetter import Typesetter, house_style

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""A proof loads nothing, wherever it is opened."""

WIDTH = 960
_BANNER = "margin:0;padding:.5rem 1rem;background:#a3231a;color:#fff;font:600 1rem/1.4 sans-serif"

Work = Callable[[Iterable[Job]], Iterable[tuple[Job, tuple[bytes, ...]]]]
Room = Callable[[Paper, Settings], Iterable[Page | File]]


def in_proof(settings: Settings) -> Settings:
    """The settings that a proof is set with: pieces of later days too, and every picture once, in a size that a mail can carry."""
    return replace(settings, preview=True, picture_widths=(WIDTH,), picture_qualities=(("jpeg", 76),))


def proof(paper: Paper, piece: Piece, settings: Settings, theme: Path, articles: Room, images: Room, work: Work) -> bytes:
    """One HTML file. Both rooms are those of the paper's settings, read with `in_proof`; nothing is done but for this piece."""
    settings = replace(settings, voices=voices(theme))
    page = next(item for item in articles(paper, settings) if isinstance(item, Page) and item.address == piece.address)
    templates = load(theme)
    static = assets(theme, templates)
    style = house_style(theme, settings, templates, static.by_template, lambda lang: chrome(paper, settings.speaking(lang)))
    tree = html.document_fromstring(Typesetter(style).sheet(page).data.decode(), parser=html.HTMLParser(encoding="utf-8"))
    wanted = {urljoin(piece.address, image.get("src", "")) for image in tree.iter("img")}
    found = [file for file in (*static.files, *images(paper, settings)) if isinstance(file, File)]
    return _whole(tree, piece, settings, static.by_template[page.template].stylesheet, _bytes([file for file in found if _is_needed(file, wanted)], work))


def _is_needed(file: File, wanted: set[str]) -> bool:
    return file.address in wanted or file.address.endswith(".css")


def _bytes(files: list[File], work: Work) -> dict[str, bytes]:
    """Files by address, made where they have to be."""
    jobs = {file.content.key: file.content for file in files if isinstance(file.content, Job)}
    done = {job.key: parts for job, parts in work(jobs.values())}
    return {file.address: done[file.content.key][file.part] if isinstance(file.content, Job) else file.content for file in files}


def _whole(tree: html.HtmlElement, piece: Piece, settings: Settings, stylesheet: str, files: Mapping[str, bytes]) -> bytes:
    """The page with everything in it, and a line above it that says what it is."""
    head, body = tree.find("head"), tree.find("body")
    assert head is not None and body is not None
    for element in [
        *tree.iter("link", "script", "source"),
        *head.xpath("meta[@http-equiv or @property or starts-with(@name, 'twitter')]"),
    ]:
        element.drop_tree()
    head.insert(0, html.Element("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}))
    head.append(html.Element("meta", {"name": "robots", "content": "noindex"}))
    for address in sorted(files, key=lambda address: (address != stylesheet, address)):
        if address == stylesheet or address.startswith("/assets/print."):
            sheet = etree.SubElement(head, "style", {} if address == stylesheet else {"media": "print"})
            sheet.text = files[address].decode().replace("</", "<\\/")
    for image in body.iter("img"):
        address = urljoin(piece.address, image.get("src", ""))
        kind = mimetypes.guess_type(address)[0] or "image/jpeg"
        image.set("src", f"data:{kind};base64,{base64.b64encode(files[address]).decode()}")
        for name in ("srcset", "sizes", "loading", "fetchpriority"):
            image.attrib.pop(name, None)
    for link in body.iter("a"):
        href = link.get("href", "")
        if not href.startswith("#"):
            link.set("href", urljoin(settings.url + piece.address, href))
    banner = html.Element("p", {"style": _BANNER})
    banner.text = f"Proof: how content/{piece.path} would look. It is not published."
    body.insert(0, banner)
    return f"<!doctype html>\n{html.tostring(tree, encoding='unicode')}\n".encode()
