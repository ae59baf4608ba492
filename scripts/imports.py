"""`paper imports`: what is new on a group's own site, proposed as pieces of its folder, where its `group.yml` names a `feed`.

What was proposed once is kept on the branch `imports`, by group, and is not proposed again, whatever became of it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from plugins.children import Limits, OverLimitError, work
from plugins.intake import bounded, feed
from plugins.intake.conversion import taken_over
from plugins.intake.feed import Feed, Item
from plugins.intake.registry import slug_of
from plugins.newsroom import addresses, languages
from plugins.newsroom.model import Group, Paper
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value
from scripts import desk
from scripts.fetching import Allowed, fetch
from scripts.forge.hosts import from_environment
from scripts.new import free
from scripts.reports.markdown import code
from scripts.repository import Identity, Repository

MOST_BYTES = 5_000_000
MOST_SECONDS = 30
MOST_PIECES = 10
"""Of one pull request; the others come with the next."""

SHORT = 60
"""Words below which a text is likely to be only the beginning of one."""

MEMORY = "imports"
LIMITS = Limits(seconds=10, result=MOST_BYTES)
WORDS = "import.json"


class Taken(Value):
    """What is new in a feed as pieces: their texts by file name, the keys of all that was looked at, and what editors should know."""

    pieces: Mapping[str, str]
    keys: tuple[str, ...]
    remarks: tuple[str, ...]


@click.group()
def imports() -> None:
    """Take over what is new on a group's own site, from its feed."""


@imports.command("take")
@click.argument("group")
@click.option("--feed", "url", help="The feed's address; else the one in the group's group.yml.")
def take_(group: str, url: str | None) -> None:
    """Write what is new in GROUP's feed into its folder, for its editors to look at."""
    own = desk.settings()
    paper = desk.paper(own)
    if group not in paper.groups:
        raise click.UsageError(f"there is no group '{group}'; there are {', '.join(paper.groups)}")
    address = url or paper.groups[group].feed
    if not address:
        raise click.ClickException(f"content/groups/{group}/group.yml names no feed; add 'feed: https://…', or say --feed")
    taken = take(paper.groups[group], address, paper, own, remembered(Repository(Path()), group))
    folder = _folder(Path("content"), group)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in taken.pieces.items():
        with (folder / name).open("x", encoding="utf-8") as file:
            file.write(text)
        click.echo(f"{folder.as_posix()}/{name} is written")
    for remark in taken.remarks:
        click.echo(remark)
    if not taken.pieces:
        click.echo("Nothing new.")


@imports.command()
@click.argument("folder", type=click.Path(path_type=Path))
def gather(folder: Path) -> None:
    """Read every feed that a group asks for, and leave in FOLDER what is to be proposed. Needs no right but to read."""
    own = desk.settings()
    paper = desk.paper(own)
    repository = Repository(Path())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "base.txt").write_text(f"{repository.commit('HEAD')}\n", encoding="utf-8")
    for group in paper.groups.values():
        if not group.feed or not group.is_member(paper.press_day):
            continue
        try:
            taken = take(group, group.feed, paper, own, remembered(repository, group.slug))
        except NewspaperError as error:
            click.echo(f"{group.slug}: {error}")
            continue
        click.echo(f"{group.slug}: {len(taken.pieces)} new")
        if taken.pieces:
            leave(folder / group.slug, group, taken)


@imports.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("--branch", default="main", show_default=True)
def propose(folder: Path, branch: str) -> None:
    """Open a pull request with what was left in FOLDER for each group, unless one of the kind is open. Needs the right to push branches.

    Nothing of it is believed but its shape: new pieces of one group, and words about them.
    """
    forge = from_environment(os.environ)
    repository = Repository(Path())
    own = desk.settings()
    day = desk.day(own)
    base = repository.commit("HEAD")
    there = repository.tree(base)
    waiting = {name.split("/")[1] for name in forge.branches() if name.startswith("import/")}
    for left in _left(folder):
        if left.group in waiting:
            click.echo(f"{left.group}: a pull request is open; the next one waits for it")
            continue
        files = {f"content/groups/{left.group}/articles/{name}": text.encode() for name, text in left.pieces.items()}
        if f"content/groups/{left.group}/group.yml" not in there or there.keys() & files.keys():
            click.echo(f"{left.group}: the paper was changed meanwhile")
            continue
        identity = Identity(left.group, left.group, day)
        commit = repository.commit_tree(repository.tree_with(base, files), base, f"{left.group}: {left.title}\n", identity)
        name = f"import/{left.group}/{left.keys[0]}"
        repository.push(f"{commit}:refs/heads/{name}", f"--force-with-lease=refs/heads/{name}:")
        forge.propose(name, branch, left.title, left.text)
        remember(repository, left.group, left.keys, day, own)
        click.echo(f"{left.group}: {left.title}")


def take(group: Group, address: str, paper: Paper, own: Settings, known: frozenset[str], allowed: Allowed | None = None) -> Taken:
    """What a feed has that the paper has not, as pieces that pass the check. Raises NewspaperError where it cannot be read."""
    try:
        found = feed.unpacked(work(LIMITS, feed.packed, fetch(address, MOST_BYTES, MOST_SECONDS, allowed), address))
    except OverLimitError as over:
        raise NewspaperError(f"the feed {address} {bounded.CAUSES[str(over)].replace('a piece', 'one')}") from over
    here = [piece for piece in paper.pieces if piece.group == group.slug]
    links = {piece.first_published.url for piece in here if piece.first_published}
    titles = {piece.title for piece in here}
    new = [item for item in found.items if item.key not in known and item.link not in links - {""} and item.title not in titles]
    return _sound(group, [*_written(group, found, new[:MOST_PIECES], paper, own)], paper, own)


def _folder(content: Path, group: str) -> Path:
    return content / "groups" / group / "articles"


class _Piece(Value):
    """An item as a piece."""

    item: Item
    name: str
    text: str
    remarks: tuple[str, ...]


def _written(group: Group, found: Feed, items: list[Item], paper: Paper, own: Settings) -> Iterator[_Piece]:
    """Items in this paper's format, each with a file name that nobody has."""
    sections, taken = (*paper.sections,), set[str]()
    for item in items:
        lang = languages.plain(item.lang.replace("_", "-")) if item.lang else ""
        fields: dict[str, Any] = {
            "title": item.title,
            "date": min(item.day or "9999", paper.press_day.isoformat()),
            "section": group.section,
            "authors": [*item.authors[:5]],
            "summary": item.summary,
            "lang": lang if languages.is_tag(lang) and languages.main(lang) != languages.main(group.lang) else "",
            "first-published": {name: value for name, value in (("publication", found.title or group.name), ("url", item.link), ("date", item.day)) if value},
        }
        conversion = taken_over(
            {name: value for name, value in fields.items() if value}, item.body, paper.press_day, next(iter(sections), "news"), sections, item.link
        )
        name = _name(item, group, paper, taken)
        taken.add(name)
        remarks = [remark for remark in conversion.remarks if "pictures are left out" not in remark]
        if len(item.body.split()) < SHORT:
            remarks.append("is very short: the feed may hold only its beginning")
        yield _Piece(item, name, conversion.text, (*remarks, *(f"showed a picture, which is not taken over: {picture}" for picture in item.pictures)))


def _name(item: Item, group: Group, paper: Paper, taken: set[str]) -> str:
    slug, number = free(_folder(Path("content"), group.slug), slug_of(item.title), paper, group.slug).stem, 1
    name = f"{slug}.md"
    while name in taken or (_folder(Path("content"), group.slug) / name).exists():
        number += 1
        name = f"{slug[:72].strip('-')}-{item.key[:4]}{number}.md"
    return name


def _sound(group: Group, pieces: list[_Piece], paper: Paper, own: Settings) -> Taken:
    """Those that the check lets pass, tried in their place and taken away again; of the others, why not."""
    folder = _folder(Path("content"), group.slug)
    was_there = folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for piece in pieces:
            (folder / piece.name).write_text(piece.text, encoding="utf-8")
        faults = [finding for finding in desk.paper(own).problems if finding not in paper.problems]
    finally:
        for piece in pieces:
            (folder / piece.name).unlink(missing_ok=True)
        if not was_there:
            folder.rmdir()
    told = {piece.name: [fault for fault in faults if fault.path == f"groups/{group.slug}/articles/{piece.name}"] for piece in pieces}
    good = {piece.name: piece.text for piece in pieces if not told[piece.name]}
    remarks = [f"{piece.name}: {remark}" for piece in pieces if piece.name in good for remark in piece.remarks]
    remarks += [f"{piece.item.title} ({piece.item.link}) is not taken over: {fault.message}" for piece in pieces for fault in told[piece.name]]
    return Taken(good, tuple(piece.item.key for piece in pieces), tuple(remarks))


def leave(folder: Path, group: Group, taken: Taken) -> None:
    """What is to be proposed for one group."""
    number = len(taken.pieces)
    title = f"{number} new piece{'' if number == 1 else 's'} from its own site"
    lines = [
        f"New in {code(group.feed)}, for which {code(group.name)} asks in its group.yml.",
        "An editor of the group looks at it, mends it here, and approves, or closes it.\n",
        *(f"- {code(name)}" for name in taken.pieces),
        "",
        "What is proposed once is not proposed again. Pictures stay where they are: by what right they can be printed is for you to say.\n",
        *(f"- {code(remark)}" for remark in taken.remarks),
    ]
    words = {"group": group.slug, "title": title, "text": "\n".join(lines) + "\n", "keys": [*taken.keys], "pieces": dict(taken.pieces)}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / WORDS).write_text(json.dumps(words, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


class _Left(Value):
    """What `gather` left for one group."""

    group: str
    title: str
    text: str
    keys: tuple[str, ...]
    pieces: Mapping[str, str]


def _left(folder: Path) -> Iterator[_Left]:
    """Everything that was left, by group. Raises NewspaperError where it has another shape."""
    for file in sorted(folder.glob(f"*/{WORDS}")):
        data = json.loads(file.read_text(encoding="utf-8"))
        left = _Left(str(data["group"]), str(data["title"]), str(data["text"])[:60_000], tuple(map(str, data["keys"])), dict(data["pieces"]))
        names = all(re.fullmatch(rf"{addresses.SLUG.pattern}\.md", name) and isinstance(text, str) for name, text in left.pieces.items())
        keys = left.keys and all(re.fullmatch(r"[0-9a-f]{20}", key) for key in left.keys)
        title = re.fullmatch(r"\d{1,2} new pieces? from its own site", left.title)
        if not names or not keys or not title or not addresses.SLUG.fullmatch(left.group) or not 0 < len(left.pieces) <= MOST_PIECES:
            raise NewspaperError(f"{file.parent.name}/{WORDS} is none of ours")
        yield left


def remembered(repository: Repository, group: str) -> frozenset[str]:
    """The keys of what was proposed for a group before, whatever became of it."""
    if "origin" not in repository.git("remote").decode().split() or not repository.git("ls-remote", "--heads", "origin", f"refs/heads/{MEMORY}"):
        return frozenset()
    repository.git("fetch", "--quiet", "--no-tags", "origin", f"+refs/heads/{MEMORY}:refs/paper/{MEMORY}")
    return frozenset((repository.read(f"refs/paper/{MEMORY}", f"{group}.txt") or b"").decode().split())


def remember(repository: Repository, group: str, keys: tuple[str, ...], day: date, own: Settings) -> None:
    """Keep that these were proposed."""
    known = remembered(repository, group)
    before = repository.git("ls-remote", "--heads", "origin", f"refs/heads/{MEMORY}").decode().partition("\t")[0]
    lines = "".join(f"{key}\n" for key in sorted({*known, *keys}))
    tree = repository.tree_with(before, {f"{group}.txt": lines.encode()})
    commit = repository.commit_tree(tree, before, f"What was proposed to {group}\n", Identity(own.name, "paper", day))
    repository.push(f"{commit}:refs/heads/{MEMORY}", f"--force-with-lease=refs/heads/{MEMORY}:{before}")
