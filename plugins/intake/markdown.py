"""Markdown to sanitised HTML, as a pure function of the text and its language.

Links and pictures come out numbered (`href="link/3"`, `<img src="photo/0">`): where they lead is decided afterwards,
so that a text is converted once however the site around it changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify_unicode
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor

from plugins.intake import sanitiser
from plugins.intake.converted import Converted, RawImage
from plugins.intake.inline import QuickInline
from plugins.intake.prose import Prose
from plugins.newsroom.model import Heading

QUOTES = {
    "ar": "«»‹›",
    "de": "„“‚‘",
    "el": "«»“”",
    "es": "«»“”",
    "fa": "«»‹›",
    "fr": ("«\u202f", "\u202f»", "‹\u202f", "\u202f›"),
    "it": "«»“”",
    "pl": "„”‚’",
    "pt": "«»“”",
    "ru": "«»„“",
    "uk": "«»„“",
}
"""Double and single quotation marks, opening and closing; other languages have “ ” ‘ ’."""

TABLE = {"ar": "جدول", "de": "Tabelle", "es": "Tabla", "fr": "Tableau", "tr": "Tablo"}

RAW_IMAGE = re.compile(r"<img\b[^>]*>", re.I)
"""A picture in raw HTML."""

_RAW_ADDRESS = re.compile(r"""<(?:a|img)\b[^<>]*?\s(href|src)\s*=\s*("[^"]*"|'[^']*'|[^\s<>]+)""", re.I)
_RAW_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_TAG = re.compile(r"<[^>]+>")
_EMPTY_HEADER = re.compile(r'<th((?: class="[^"]*")?)>\s*</th>')
"""A corner of a table that heads nothing, which would be read out as a heading without words."""
_CORNERED = re.compile(r'(<table>\s*<thead>\s*<tr>\s*<td(?: class="[^"]*")?></td>)((?:(?!</?table\b).)*)(</table>)', re.S)
_FIRST_CELL = re.compile(r'(<tr>\s*)<td((?: class="[^"]*")?)>(.*?)</td>', re.S)

_TEXT = re.compile(r"(?:^|>)[^<]*")
"""Text between tags. `<` and `>` are escaped in attributes too."""
_PULL_QUOTE = re.compile(r"<blockquote>\s*<p>((?:(?!</?(?:p|blockquote|aside|div|table)\b).)*)</p>\s*</blockquote>", re.S)
_TABLE = re.compile(r"<(/?)table\b[^>]*>")
_HEADING = re.compile(r'<h([2-6]) id="([^"]+)">(.*?)</h\1>', re.S)
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def convert(source: str, lang: str, prefix: str = "s-") -> Converted:
    """Convert one body. `prefix` begins every id, so that two bodies can stand on one page.

    Raises RecursionError for nesting beyond what Python-Markdown can follow.
    """
    language = lang.split("-", maxsplit=1)[0]
    markdown = _markdown(language if language in QUOTES else "")
    markdown.reset()
    try:
        raw = markdown.convert(_one_level_down(source))
    except BaseException:
        _markdown.cache_clear()  # a converter that was stopped half-way keeps what it was in, and would spoil the next text
        raise
    left_out = sorted({m[1].lower() for m in _RAW_TAG.finditer(raw)} - sanitiser.TAGS)

    links: list[str] = []
    images: list[RawImage] = []
    fragments: list[str] = []
    places: Counter[str] = Counter()

    def address(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "id":
            places[value] += 1
            if places[value] > 1:  # two places of one name would be one
                value = f"{value}_{places[value]}"
                places[value] += 1
            return prefix + value if places[value] == 1 and re.fullmatch(r"[\w:.-]{1,80}", value) else None
        if tag != {"src": "img", "href": "a"}[attribute]:
            return None  # it goes, with all its attributes
        if attribute == "src":
            images.append(RawImage(value, "", ""))
            return f"photo/{len(images) - 1}"
        value = value.strip()
        if value.startswith("#"):
            fragments.append(value[1:])
            return f"#{prefix}{value[1:]}"
        links.append(value)
        return f"link/{len(links) - 1}"

    html = _TEXT.sub(lambda m: m[0].replace('"', "&quot;"), sanitiser.clean(raw, address))
    html = _CORNERED.sub(_headed, _EMPTY_HEADER.sub(r"<td\1></td>", html))
    images = [_with_words(image, number, html) for number, image in enumerate(images)]
    kept = {*links, *(f"#{fragment}" for fragment in fragments), *(image.src for image in images)}
    for attribute, value in _addresses(raw):
        if value in kept:
            continue  # the others were taken out by the sanitiser, without a word
        if attribute == "href":
            links.append(value)
        else:
            images.append(RawImage(value, "", ""))
    html = _pull_quotes(html)
    html = _scrolling_tables(html, TABLE.get(lang.split("-", maxsplit=1)[0], "Table"))
    text = plain(html)
    headings = tuple(Heading(int(m[1]), m[2], plain(m[3])) for m in _HEADING.finditer(html))
    return Converted(html, text, count_words(text), tuple(links), tuple(images), headings, tuple(fragments), tuple(left_out), unclosed(raw))


def unclosed(html: str) -> tuple[str, ...]:
    """The raw blocks that begin and do not end, so that they would swallow what follows, or bend it."""
    begun: Counter[str] = Counter()
    end = html.rfind("-->") + 3  # beyond it no comment ends, and a thousand that begin would each be followed to the end
    for match in _RAW_TAG.finditer(_COMMENT.sub("", html[:end]) + html[end:]):
        begun[match[1].lower()] += -1 if match[0].startswith("</") else 1
    return tuple(sorted(name for name, times in begun.items() if times > 0 and name in sanitiser.SWALLOWING))


def _addresses(html: str) -> Iterator[tuple[str, str]]:
    """The addresses of links and pictures in HTML, each with the attribute it stands in."""
    return ((match[1].lower(), unescape(match[2].strip("\"'")).strip()) for match in _RAW_ADDRESS.finditer(html))


def inline(source: str) -> str:
    """One line of plain text with typographic quotation marks left as they are; used for titles and summaries."""
    return " ".join(source.split())


def plain(html: str) -> str:
    """The words of a piece of HTML."""
    return " ".join(unescape(_TAG.sub(" ", re.sub(r"</?(?:em|strong|b|i|a|code|abbr|sup|sub|span|q|cite)\b[^>]*>", "", html))).split())


def count_words(text: str) -> int:
    """How long a text is in words; two ideographs count as one."""
    return len(_IDEOGRAPH.sub(" ", text).split()) + (len(_IDEOGRAPH.findall(text)) + 1) // 2


@cache
def _markdown(lang: str) -> Markdown:
    """One converter a language, used again: making one costs as much as a short piece."""
    opening, closing, single_opening, single_closing = QUOTES.get(lang, "“”‘’")
    quotes = {
        "left-double-quote": opening,
        "right-double-quote": closing,
        "left-single-quote": single_opening,
        "right-single-quote": single_closing if lang not in QUOTES else "’",
        "ellipsis": "…",
        "ndash": "–",
        "mdash": "—",
    }
    return Markdown(
        output_format="html",
        extensions=["footnotes", "tables", "def_list", "sane_lists", "fenced_code", "smarty", "toc", "md_in_html", _Newspaper(quotes)],
        extension_configs={
            "smarty": {"substitutions": quotes, "smart_angled_quotes": False},
            "toc": {"slugify": slugify_unicode, "marker": "", "baselevel": 1},
            "footnotes": {"BACKLINK_TEXT": "↩\ufe0e", "BACKLINK_TITLE": "↑ {}"},
        },
    )


class _Newspaper(Extension):
    """What a newspaper's Markdown has beside the usual: a backslash at the end of a line breaks it. Plain prose is set quickly."""

    def __init__(self, marks: Mapping[str, str]) -> None:
        super().__init__()
        self._marks = marks

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the pattern and the pass over the tree."""
        md.preprocessors.register(Prose(md, self._marks), "prose", 15)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash_break", 185)
        md.treeprocessors.register(_Alignment(md), "alignment", 5)
        smarty: Any = md.treeprocessors["smarty"]
        md.treeprocessors.register(QuickInline(md, md.inlinePatterns), "inline", 20)
        md.treeprocessors.register(QuickInline(md, smarty.inlinePatterns), "smarty", 6)


class _Alignment(Treeprocessor):
    """Table cells say their alignment by class: an inline style would need a hole in the Content-Security-Policy."""

    def run(self, root: Element) -> None:
        """Change every cell."""
        for cell in (*root.iter("td"), *root.iter("th")):
            match = re.fullmatch(r"text-align: (left|right|center);", cell.attrib.pop("style", ""))
            if match:
                cell.set("class", f"align-{match[1]}")


def _one_level_down(source: str) -> str:
    """A first-level heading in a body becomes a second-level one, and all below it with it: the headline is the page's only h1."""
    fenced = False
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = [i for i, line in enumerate(lines) if re.match(r"#[^#]", line)]
    if not found:
        return "\n".join(lines)
    for i, line in enumerate(lines):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        if not fenced and re.match(r"#{1,5}[^#]", line):
            lines[i] = "#" + line
    return "\n".join(lines)


def _with_words(image: RawImage, number: int, html: str) -> RawImage:
    """The picture with the alternative text and title that stand in the HTML."""
    tag = re.search(rf'<img [^>]*src="photo/{number}"[^>]*>|<img src="photo/{number}"[^>]*>', html)
    found = dict(re.findall(r'(alt|title)="([^"]*)"', tag[0])) if tag else {}
    return RawImage(image.src, unescape(found.get("alt", "")).strip(), unescape(found.get("title", "")).strip())


def _headed(table: re.Match[str]) -> str:
    """A table with an empty corner has headings on two sides, and says which heads what."""
    columns, end, rows = table[2].partition("</thead>")
    columns = re.sub(r"<th(?=>| class=)", '<th scope="col"', columns)
    return table[1] + columns + end + _FIRST_CELL.sub(r'\1<th scope="row"\2>\3</th>', rows) + table[3]


def _pull_quotes(html: str) -> str:
    """A quotation of one paragraph that repeats the text's own words is a pull quote; a screen reader needn't hear it twice."""

    def enhance(match: re.Match[str]) -> str:
        words = plain(match[1]).strip("“”«»„\"' ")
        rest = plain(html[: match.start()]) + " " + plain(html[match.end() :])
        if len(words) < 20 or words not in rest:
            return match[0]
        return f'<aside class="pull-quote" aria-hidden="true"><p>{match[1]}</p></aside>'

    return _PULL_QUOTE.sub(enhance, html)


def _scrolling_tables(html: str, word: str) -> str:
    """Tables scroll in place, reachable from the keyboard, each with a name of its own; a table within a table scrolls with it."""
    parts: list[str] = []
    at = depth = number = 0
    for match in _TABLE.finditer(html):
        if not match[1]:
            depth += 1
        if depth == 1:
            number += not match[1]
            opening = f'<div class="table-scroll" role="group" tabindex="0" aria-label="{word} {number}">'
            parts += [html[at : match.start()], *((match[0], "</div>") if match[1] else (opening, match[0]))]
            at = match.end()
        if match[1]:
            depth -= 1
    return "".join([*parts, html[at:]])
