"""`paper messages`: bring the theme's catalogues up to date with the words that stand in templates and code, and in the rules of the check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from plugins.newsroom.rules import CHAPTERS, Rule

METHODS = [("plugins/**.py", "python"), ("scripts/**.py", "python"), ("theme/templates/**.html", "jinja2")]
OPTIONS = {"theme/templates/**.html": {"newstyle_gettext": "true"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "say": None, "plural": (1, 2)}
"""What our words stand in: `_("…")` in templates, `settings.say("…")` in rooms."""


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; fail where a catalogue lacks a word, or has one too many.")
def messages(check: bool) -> None:
    """Gather the interface's words, and put those that are new into every catalogue, for translators to fill in.

    A new language begins as an empty file `theme/locale/<language>.po`.
    """
    wanted = gathered(Path())
    found = []
    for file in sorted(Path("theme/locale").glob("*.po")):
        faults = list(lacking(file, wanted))
        if not check:
            file.write_bytes(updated(file, wanted))
        found += [f"{file}  {fault}" for fault in faults]
    click.echo("".join(f"{line}\n" for line in found) or f"all {len(wanted)} words are in every catalogue\n", nl=False)
    if check and found:
        raise click.exceptions.Exit(1)


def gathered(root: Path, book: Mapping[str, tuple[Rule, ...]] = CHAPTERS) -> Catalog:
    """Every word of the interface and of the book of rules, in the order of the alphabet, without where it stands: that would change all the time."""
    wanted = Catalog(fuzzy=False)
    for _, _, message, _, _ in extract_from_dir(root, METHODS, OPTIONS, KEYWORDS):
        wanted.add(message)
    for title, chapter in book.items():
        wanted.add(title)
        for rule in chapter:
            wanted.add(rule.text)
            wanted.add(rule.cure)
    return wanted


def lacking(file: Path, wanted: Catalog) -> Iterator[str]:
    """What a catalogue has not translated, what it has translated with other places for values, and what nobody says any more."""
    catalogue = _read(file)
    for message in wanted:
        own = catalogue.get(message.id) if message.id else None
        if message.id and (own is None or not _is_whole(own)):
            yield f"lacks {_text(message)!r}"
        elif own is not None and own.fuzzy:
            yield f"is unsure of {_text(message)!r}"
        elif own is not None:
            yield from (f"{_text(message)!r}: {error}" for error in own.check(catalogue))
    yield from (f"has {_text(message)!r}, which is said nowhere" for message in catalogue if message.id and message.id not in wanted)


def updated(file: Path, wanted: Catalog) -> bytes:
    """A catalogue with the words that are wanted and no others, in their order."""
    old = _read(file)
    new = Catalog(locale=file.stem, fuzzy=False)
    for message in wanted:
        if message.id:
            own = old.get(message.id)
            new.add(message.id, own.string if own else None)
    target = BytesIO()
    write_po(target, new, width=0, no_location=True, omit_header=True, sort_output=True)
    plural = f'"Plural-Forms: {new.plural_forms}\\n"'
    return f'msgid ""\nmsgstr ""\n"Language: {file.stem}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n{plural}\n\n'.encode() + target.getvalue()


def _read(file: Path) -> Catalog:
    with file.open("rb") as data:
        return read_po(data, locale=file.stem)


def _is_whole(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def _text(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple | list) else message.id)
