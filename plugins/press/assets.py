"""The theme's style sheets and other static files; sheets and scripts have their hash in their names.

Every kind of page has a sheet of its own: what all pages share, and those components whose classes its templates name.
A kind of page that has a script finds it under the template's name: `static/js/search.js` is for `search.html`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import rcssmin

from plugins.installed import installed
from plugins.newsroom.pages import File
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.value import Value
from plugins.press import sealed
from plugins.press.crew import code
from plugins.press.templates import with_parts

ORDER = ("index.css", "reset.css", "base.css", "compositions/*.css", "components/*.css", "utilities.css")
"""How a sheet's files are joined: the layers' order stands in the first."""

PRINT = "print.css"
"""What is for paper alone, in a sheet that a screen does not wait for."""

WIDE = "wide.css"
"""What only a wide screen has room for, in a sheet that a page asks for where it has such a thing, and no phone waits for."""

SCRIPT = "script.css"
"""What only a script shows, in a sheet that the script switches on and no page waits for."""

SHEETS = "sheets"
"""Where the sheets of the last theme are kept."""

EVERYWHERE = "reading.html"
"""As if it were a template's: the script that every page has, `static/js/reading.js`."""

_SELECTORS = re.compile(r"(?:^|[{};])([^{};@]+)\{")
_INSIDE = re.compile(r"(?<=[\w)\]*])\s+(?=::?[a-z])")
"""The space in `.prose :is(h2, h3)`: within a layer rcssmin takes the colon for a declaration's and the space away, and the rule would mean another thing."""
_ASIDE = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
"""What a selector says in brackets, as in `.card > :is(.kicker, .byline)`: a condition, and no beginning of another."""
_CLASS = re.compile(r"\.([A-Za-z][\w-]*)")
_ATTRIBUTE = re.compile(r'class="((?:\{[{%].*?[%}]\}|[^"])*)"', re.S)
_TEMPLATE_CODE = re.compile(r"""\{[{%](?:[^"'%}]|"[^"]*"|'[^']*')*[%}]\}""")
_COMMENT = re.compile(r"\{#.*?#\}", re.S)
_TEMPLATE_TEXT = re.compile(r"""["']([^"']*)["']""")
_NAME = re.compile(r"[\w-]+")


class Static(Value):
    """The addresses of what a kind of page loads: its sheet, those for paper, wide screens and what scripts show; its own script, if any, and that of all."""

    stylesheet: str
    print_stylesheet: str
    wide_stylesheet: str
    script_stylesheet: str
    script: str
    reading: str


class Assets(Value):
    """What each template's pages load, and the files."""

    by_template: Mapping[str, Static]
    files: tuple[File, ...]


class _Part(Value):
    """A file of the style sheet, its blanks that mean something made safe, and the classes that its selectors begin with: none where it is for every page."""

    css: str
    classes: frozenset[str]


def assets(theme: Path, templates: Mapping[str, str], kept: Path | None = None) -> Assets:
    """The theme's static files; `kept` is a folder in which their sheets need be made but once. Raises NewspaperError when there is no style sheet."""
    folder = theme / "static" / "css"
    css = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for pattern in ORDER for path in sorted(folder.glob(pattern))}
    if not css:
        raise NewspaperError(f"the theme has no style sheet in {theme.name}/static/css")
    sheets = {name: _file("paper", "css", text) for name, text in _sheets(css, templates, kept).items()}
    for_print = _file("print", "css", small((folder / PRINT).read_text(encoding="utf-8")))
    alone = {name: small((folder / name).read_text(encoding="utf-8")) for name in (WIDE, SCRIPT) if (folder / name).is_file()}
    others = {name: _file(name.removesuffix(".css"), "css", text) for name, text in alone.items()}
    wide, for_scripts = (others[name].address if name in others else "" for name in (WIDE, SCRIPT))
    scripts = {f"{path.stem}.html": _file(path.stem, "js", path.read_text(encoding="utf-8")) for path in sorted((theme / "static" / "js").glob("*.js"))}
    everywhere = scripts[EVERYWHERE].address if EVERYWHERE in scripts else ""
    by_template = {
        name: Static(sheet.address, for_print.address, wide, for_scripts, scripts[name].address if name in scripts else "", everywhere)
        for name, sheet in sheets.items()
    }
    files = {file.address: file for file in (*sheets.values(), for_print, *others.values(), *scripts.values())}
    return Assets(by_template, (*files.values(), *_others(theme)))


def _sheets(css: Mapping[str, str], templates: Mapping[str, str], kept: Path | None) -> dict[str, str]:
    """The style sheet of every kind of page, by its template."""
    told = sha256(repr((code(), installed("rcssmin"), list(css.items()), list(templates.items()))).encode()).hexdigest()
    if kept and (data := sealed.read(kept / SHEETS)) is not None:
        of, made = json.loads(data)
        if of == told:
            return dict(made)
    parts = [_part(name, text) for name, text in css.items()]
    made = {name: _sheet(parts, templates, name) for name in templates if "/" not in name}
    if kept:
        sealed.write(kept / SHEETS, json.dumps([told, made]).encode())
    return made


def _part(name: str, text: str) -> _Part:
    css = _INSIDE.sub(" *", text)
    selectors = (selector for group in _SELECTORS.findall(small(css)) for selector in _ASIDE.sub("", group).split(","))
    return _Part(css, frozenset(found[1] for selector in selectors if (found := _CLASS.search(selector))) if "/" in name else frozenset())


def _sheet(parts: Iterable[_Part], templates: Mapping[str, str], name: str) -> str:
    """The style sheet of one kind of page."""
    named_in = [_named(templates[part]) for part in with_parts(templates, name)]
    words, texts = (frozenset().union(*found) for found in zip(*named_in, strict=True))
    named = words | {stem + text for stem in words if stem.endswith("--") for text in texts}
    return small("\n".join(part.css for part in parts if not part.classes or part.classes & named))


def small(css: str) -> str:
    """A style sheet without comments and blanks that mean nothing."""
    return str(rcssmin.cssmin(_INSIDE.sub(" *", css)))


@lru_cache(maxsize=512)
def _named(template: str) -> tuple[frozenset[str], frozenset[str]]:
    """The classes that a template names, and the texts in it with which one may go on: of a component, the same for every kind of page."""
    source = _COMMENT.sub("", template)
    return frozenset(_classes(source)), frozenset(_TEMPLATE_TEXT.findall(source))


def _classes(template: str) -> Iterator[str]:
    """The classes that a template gives to elements: what stands in the attributes, and of the code in them the texts.

    One that ends with `--` goes on with a text that stands somewhere in the templates.
    """
    for classes in _ATTRIBUTE.findall(template):
        plain = _TEMPLATE_CODE.sub(lambda code: " ".join(_TEMPLATE_TEXT.findall(code[0])) if code[0].startswith("{{") else " ", classes)
        yield from _NAME.findall(plain)


def _file(name: str, suffix: str, text: str) -> File:
    data = f"{text.rstrip()}\n".encode()
    return File(f"/assets/{name}.{sha256(data).hexdigest()[:12]}.{suffix}", "theme", data)


def _others(theme: Path) -> Iterable[File]:
    """Everything else under `theme/static`, such as fonts."""
    root = theme / "static"
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if path.is_file() and relative.parts[0] not in ("css", "js") and not path.name.startswith("."):
            yield File(f"/assets/{relative.as_posix()}", "theme", path.read_bytes())
