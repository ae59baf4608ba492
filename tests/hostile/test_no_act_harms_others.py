"""No act in one owner's files takes another owner's work off the page: a thousand acts, the paper read and set before and after each."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from runpy import run_path

import pytest

from plugins.images.darkroom import inspection
from plugins.intake.reading import here, read_paper
from plugins.newsroom.campaigns import Campaign
from plugins.newsroom.events import Event
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import Job, Page
from plugins.newsroom.studies import Study
from plugins.newsroom.tasks import Task
from tests.factories import PRESS_DAY, SETTINGS, Content, content, markdown, piece_text
from tests.sample import ROOT
from tests.sizes import size

GROUPS = ("north", "south", "west", "east")
ACTS = size(36, 1_500)
PLUGINS: list[str] = run_path(str(ROOT / "pelicanconf.py"))["PLUGINS"]
ROOMS = [import_module(f"{name}.setting") for name in PLUGINS if name.removeprefix("plugins.") not in ("press", "feeds", "images")]
"""Those that set pages; feeds and pictures are files."""


class Memory:
    """Does each job once."""

    def __init__(self) -> None:
        self._done: dict[str, tuple[bytes, ...]] = {}

    def __call__(self, jobs: Iterable[Job]) -> Iterable[tuple[Job, tuple[bytes, ...]]]:
        for job in jobs:
            if job.key not in self._done:
                self._done[job.key] = next(iter(here([job])))[1]
            yield job, self._done[job.key]


MEMORY = Memory()


def tangled(folder: Path) -> Content:
    """Four groups that answer, translate, quote, link, confirm and name one another wherever one can."""
    own = content(folder)
    for slug in GROUPS:
        other, third = (GROUPS[(GROUPS.index(slug) + step) % len(GROUPS)] for step in (1, 2))
        own.group(slug, editors=[slug], front=f"{slug}/strike", came_from=[other], places=["rotterdam"])
        own.people(slug, ana=f"Ana of {slug.title()}").photo(slug, "picket.png", alt="A picket.", credit="Bo", rights="own")
        link = f"[theirs](../../{other}/articles/strike.md) and [those](/{third}/strike/) and [them](/groups/{third}/)"
        own.article(slug, "strike", f"We are out: {link}.\n\n![](picket.png)", topics=["strikes"], places=["rotterdam"], authors=["ana"], series="Docks")
        own.article(
            slug, "answer", reply_to=[{"to": f"{other}/strike", "quote": "We are out"}, {"to": f"{third}/strike"}], topics=["ports"], id=f"{slug}/reply"
        )
        own.article(slug, "together", with_=[other, third], position="group", places=["cairo"])
        own.article(slug, "traducido", lang="es", translation_of=f"{other}/strike", topics=["wages"])
        own.letter(slug, "letter", reply_to=[{"to": f"{third}/reply"}]).event(slug, "meeting", place="cairo")
        own.signature(slug, f"{other}/together", "0" * 64)
        own.task(slug, "proofs", place="cairo").campaign(slug, "boiler", with_=[third]).join(third, "campaigns", f"{slug}/boiler")
        own.study(slug, "reading", topics=["ports"], places=["cairo"]).stances(slug, "rent", {"stance": "for", "reason": "Because.", "date": "2026-10-01"})
    own.question("rent")
    led = ", ".join(f"[{slug}](../groups/{slug}/articles/strike.md), [{slug} again](/{slug}/strike/)" for slug in GROUPS)
    own.file("pages/charter.md", markdown(f"As {led} have it; see [ports](/topics/ports/) and [Cairo](/places/cairo/).", title="Charter"))
    return own.hold("west/answer", ["north", "south"])


def read(own: Content) -> Paper:
    return read_paper(own.folder, SETTINGS, PRESS_DAY, inspection, MEMORY)


def printed(paper: Paper) -> dict[str, set[str]]:
    """What every group has in the paper: pieces and events by address, and pages in its space."""
    found: dict[str, set[str]] = {slug: set() for slug in GROUPS} | {
        "texts": {text.path for text in paper.texts} | {question.path for question in paper.questions}
    }
    for piece in paper.pieces:
        found[piece.group].add(f"{piece.id} at {piece.address}") if piece.group in found else None
    notices: list[Event | Task | Campaign | Study] = [*paper.events, *paper.tasks, *paper.campaigns, *paper.studies]
    for notice in notices:
        found[notice.group].add(notice.path) if notice.group in found else None
    for room in ROOMS:
        for item in room.pages(paper, SETTINGS):
            if isinstance(item, Page) and item.owner in found:
                found[item.owner].add(item.address)
    return found


Act = Callable[[Content, str, random.Random], None]
"""Something that the owner of a folder does in it, or an editor of any group in the registers."""


def files(own: Content, group: str) -> list[Path]:
    return sorted(path for path in (own.folder / "groups" / group).rglob("*") if path.is_file())


def edited(own: Content, path: str, change: Callable[[str], str]) -> None:
    file = own.folder / path
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")


def delete_some(own: Content, group: str, chance: random.Random) -> None:
    for file in chance.sample(files(own, group), chance.randint(1, 6)):
        file.unlink()


def delete_folder(own: Content, group: str, chance: random.Random) -> None:
    shutil.rmtree(own.folder / "groups" / group / chance.choice(("", "articles", "letters", "photos", "events", "signatures")))


def delete_group_file(own: Content, group: str, _: random.Random) -> None:
    own.delete(f"groups/{group}/group.yml")


def rename_some(own: Content, group: str, chance: random.Random) -> None:
    for file in chance.sample(files(own, group), chance.randint(1, 4)):
        file.rename(file.with_name(f"{chance.choice(('new', 'STRIKE', 'strike2', 'répit', 'answer', '.hidden', 'aux'))}{file.suffix}"))


def rename_folder(own: Content, group: str, chance: random.Random) -> None:
    folder = own.folder / "groups" / group
    folder.rename(folder.with_name(chance.choice(("renamed", group.upper(), f"{group}-two", "feeds", "nоrth", "x"))))


def leave(own: Content, group: str, chance: random.Random) -> None:
    edited(own, f"groups/{group}/group.yml", lambda text: f"{text}left: {chance.choice(('2024-02-01', '2026-11-01', '2026-11-23', '2030-01-01'))}\n")


def withdraw(own: Content, group: str, chance: random.Random) -> None:
    for name in chance.sample(("strike", "answer", "together", "traducido"), 2):
        edited(own, f"groups/{group}/articles/{name}.md", lambda text: text.replace("title:", "withdrawn: {date: 2026-11-01, reason: Wrong}\ntitle:", 1))


def spoil_group_file(own: Content, group: str, chance: random.Random) -> None:
    spoilt = ("\x00", "---\n", "name: [", "name: South\njoined: 2024-01-01\n", "joined: 2999-01-01\nname: N\n", "&a [*a]", "editors: {a: b}\njoined: x\n", "")
    own.file(f"groups/{group}/group.yml", chance.choice(spoilt))


def claim_others(own: Content, group: str, chance: random.Random) -> None:
    """Everything by which a file could pretend to be another's, or to stand where another's stands."""
    victim = chance.choice([slug for slug in GROUPS if slug != group])
    fields = ("id", "moved_from", "translation_of", "authors", "with_", "series")
    values = (f"{victim}/strike", f"/{victim}/strike/", f"{victim}/reply", victim, f"Ana of {victim.title()}", "Docks", "strike")
    for number in range(3):
        own.article(group, f"claim-{number}", **{chance.choice(fields): chance.choice(values), chance.choice(fields): chance.choice(values)})
    own.file(f"groups/{group}/people.yml", f"- slug: ana\n  name: Ana of {victim.title()}\n  same-as: [{victim}/ana]\n")
    own.file(
        f"groups/{group}/group.yml",
        f"name: {victim.title()}\njoined: 2024-01-01\nseat: {victim}\nfront: {victim}/strike\ncame-from: [{victim}, {group}]\nformerly: {victim}\n",
    )


def address_of_another(own: Content, group: str, chance: random.Random) -> None:
    """Languages and names by which an address could come out as another's."""
    victim = chance.choice([slug for slug in GROUPS if slug != group])
    own.article(group, "strike", lang=chance.choice(("es", "ar", victim, "xx-XX", "EN")), moved_from=[f"../../{victim}/strike", "reply"])
    own.article(group, victim).article(group, "groups").letter(group, "strike")


def odd_files(own: Content, group: str, chance: random.Random) -> None:
    folder = own.folder / "groups" / group / "articles"
    (folder / "loop").symlink_to(folder)
    (folder / "theirs.md").symlink_to(own.folder / "groups/south/articles/strike.md")
    (folder / chance.choice(("Strike.md", "strike.MD", "a\nb.md", "x" * 200 + ".md"))).write_text(piece_text(), encoding="utf-8")
    (folder / "broken.md").write_bytes(chance.choice((b"\xff\xfe", b"", b"---\n", b"---\ntitle: x\n---\n" + b"[" * 500)))


def spoil_register(own: Content, _: str, chance: random.Random) -> None:
    """An editor of any group may change topics and places alone."""
    kind = chance.choice(("topics", "places"))
    path = f"joint/{kind}.yml"
    acts: tuple[Callable[[str], str], ...] = (
        lambda _: "",
        lambda _: "[",
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("strikes", "outs").replace("cairo", "kairo"),
        lambda text: text + "other:\n  names: {en: Other}\n  aliases: [strikes, ports, cairo, rotterdam]\n",
        lambda text: text.replace("names:", "retired: 2020-01-01\n  names:"),
        lambda text: text.replace("zone: ", "zone: Not/"),
        lambda text: text.replace("en: ", "'': "),
    )
    if chance.random() < 0.1:
        own.delete(path)
    else:
        edited(own, path, chance.choice(acts))


EVERY_ACT: tuple[Act, ...] = (
    delete_some,
    delete_folder,
    delete_group_file,
    rename_some,
    rename_folder,
    leave,
    withdraw,
    spoil_group_file,
    claim_others,
    address_of_another,
    odd_files,
    spoil_register,
)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> tuple[Content, dict[str, set[str]]]:
    own = tangled(tmp_path_factory.mktemp("tangled"))
    return own, printed(read(own))


def test_paper_before_is_whole(before: tuple[Content, dict[str, set[str]]]) -> None:
    own, standing = before

    assert not read(own).problems
    assert {slug: len([name for name in standing[slug] if " at " in name]) for slug in GROUPS} == dict.fromkeys(GROUPS, 5)


@pytest.mark.parametrize("act", EVERY_ACT, ids=lambda act: act.__name__)
def test_act_of_one_owner_costs_no_other_a_page(act: Act, before: tuple[Content, dict[str, set[str]]], tmp_path: Path) -> None:
    own, standing = before
    for number in range(ACTS // len(EVERY_ACT)):
        chance = random.Random(f"{act.__name__} {number}")
        actor = chance.choice(GROUPS)
        shutil.copytree(own.root, tmp_path / str(number))
        changed = Content(tmp_path / str(number))

        act(changed, actor, chance)

        after = printed(read(changed))
        for owner, pages in standing.items():
            if owner != actor or act is spoil_register:
                assert pages - after[owner] == set(), (act.__name__, number, actor, owner)
        shutil.rmtree(changed.root)
