"""What people do to a paper, for tests that compare what comes of it.

An edit is a function with `@edit`: it is given the Desk and chance, changes what stands on the disk, and says what it did,
or does nothing and returns "" where there is nothing to do it to. To add one, write one. Edits need not be sound:
a careless rename or a link to nothing is an edit too.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.factories import PRESS_DAY, ROOT, Content, content, leaflet, markdown, picture, read, written

Fields = dict[str, Any]

WORDS = "quay rent kettle picket lamp tram harvest ledger strike bread soup crane window whistle coat ladder".split()
DAYS = 40

CONF = """
from runpy import run_path
from dataclasses import replace
globals().update({{name: value for name, value in run_path({base!r}).items() if name.isupper()}})
NEWSPAPER = replace(NEWSPAPER, **{changes!r})
SITENAME, SITEURL = NEWSPAPER.name, NEWSPAPER.url
PATH, OUTPUT_PATH, THEME, NEWSPAPER_STORE = ({root!r} + name for name in ("/content", "/output", "/theme", "/.press/store"))
NEWSPAPER_WORKERS = "here"
"""


@dataclass
class Desk:
    """A paper on the disk, with what was written in each piece, so that it can be written otherwise."""

    own: Content
    pieces: dict[str, tuple[Fields, str]] = field(default_factory=dict)
    settings: Fields = field(default_factory=dict)
    number: int = 0

    def next(self) -> int:
        """A number that no name has yet."""
        self.number += 1
        return self.number

    def groups(self) -> list[str]:
        """The groups' folders."""
        return sorted(folder.name for folder in (self.own.folder / "groups").iterdir() if (folder / "group.yml").is_file())

    def put(self, path: str, fields: Fields, body: str) -> None:
        """Write a piece."""
        self.pieces[path] = (fields, body)
        self.own.file(path, markdown(body, **fields))

    def change(self, path: str, **fields: Any) -> None:
        """Change fields of a piece; None takes one out."""
        old, body = self.pieces[path]
        self.put(path, {**old, **fields}, body)

    def drop(self, path: str) -> None:
        """Delete a piece."""
        del self.pieces[path]
        self.own.delete(path)

    def any_piece(self, chance: Random) -> str:
        """The path of a piece, or nothing."""
        return chance.choice(sorted(self.pieces)) if self.pieces else ""

    def files(self, pattern: str) -> list[Path]:
        """Content's files of a pattern."""
        return sorted(self.own.folder.glob(pattern))

    def load(self, path: str) -> Any:
        """What stands in a YAML file of content."""
        return yaml.safe_load((self.own.folder / path).read_text(encoding="utf-8"))

    def dump(self, path: str, value: Any) -> None:
        """Write a YAML file of content."""
        self.own.file(path, yaml.safe_dump(value, allow_unicode=True, sort_keys=False))

    def set(self, **changes: Any) -> None:
        """Change settings."""
        self.settings |= changes
        conf = CONF.format(base=str(ROOT / "pelicanconf.py"), root=str(self.own.root), changes=self.settings)
        (self.own.root / "pelicanconf.py").write_text("import datetime\n" + conf, encoding="utf-8")


def id_of(path: str) -> str:
    """The id of a piece by its path."""
    parts = path.split("/")
    return f"{parts[1]}/{parts[3].removesuffix('.md')}"


def desk(folder: Path, chance: Random) -> Desk:
    """A paper of three groups to begin with; pictures are small, so that a build takes no time."""
    own = content(folder).group("north", places=["rotterdam"]).group("south", about="We mend *boats*.").group("west")
    own.people("north", ana="Ana Bell", rui="Rui Mar")
    shutil.copytree(ROOT / "theme", folder / "theme", dirs_exist_ok=True)
    new = Desk(own)
    new.set(
        name="Test Paper",
        languages=("en", "es", "ar"),
        press_day=PRESS_DAY,
        picture_widths=(16, 32),
        picture_qualities=(("webp", 60), ("jpeg", 60)),
        page_size=4,
        feed_items=5,
    )
    own.photo("north", "quay.png", alt="A quay", credit="Ana", rights="own").file("groups/south/stamp.png", picture((40, 40), "stamp"))
    for _ in range(6):
        add(new, chance)
    reply(new, chance)
    translate(new, chance)
    own.file("pages/about.md", markdown("Who *we* are.", title="About"))
    own.file("joint/editions/1.yml", written({"number": 1, "title": "The first", "date": "2026-11-01"}))
    return new


Edit = Callable[[Desk, Random], str]
EDITS: dict[str, Edit] = {}


def edit(function: Edit) -> Edit:
    """Enter an edit in the book."""
    EDITS[function.__name__] = function
    return function


def sentence(chance: Random, length: int = 12) -> str:
    """So many words that say nothing."""
    return " ".join(chance.choice(WORDS) for _ in range(length)).capitalize() + "."


def some_day(chance: Random, ahead: int = 0) -> str:
    """A day of the last weeks, or up to so many days after the press day."""
    return (PRESS_DAY - timedelta(days=chance.randrange(-ahead, DAYS))).isoformat()


@edit
def add(desk: Desk, chance: Random) -> str:
    """A group hands in an article."""
    group, number = chance.choice(desk.groups()), desk.next()
    path = f"groups/{group}/articles/piece-{number}.md"
    fields: Fields = {"title": f"{chance.choice(WORDS).title()} no. {number}", "date": some_day(chance), "summary": sentence(chance, 8)}
    fields["section"] = chance.choice(["workplace", "housing", "opinion", "culture"])
    if chance.random() < 0.5:
        fields["topics"] = chance.sample(["housing", "ports", "strikes", "wages"], 2)
    if chance.random() < 0.3:
        fields["authors"] = [chance.choice(["Ana Bell", "rui", "The night desk"])]
    if chance.random() < 0.3:
        fields["places"] = [chance.choice(["rotterdam", "cairo", "nowhere"])]
    others = [other for other in sorted(desk.pieces) if chance.random() < 0.2][:2]
    links = "".join(f" See [this](../../{other.removeprefix('groups/')})." for other in others)
    desk.put(path, fields, f"{sentence(chance)}{links}\n\n## {sentence(chance, 3)}\n\n{sentence(chance, 40)}")
    return f"add {path}"


@edit
def add_letter(desk: Desk, chance: Random) -> str:
    """A group hands in a letter."""
    path = f"groups/{chance.choice(desk.groups())}/letters/letter-{desk.next()}.md"
    desk.put(path, {"title": sentence(chance, 3), "date": some_day(chance), "section": "letters", "summary": "Dear all."}, sentence(chance))
    return f"add {path}"


@edit
def add_for_later(desk: Desk, chance: Random) -> str:
    """A group hands in an article whose day has not come."""
    path = f"groups/{chance.choice(desk.groups())}/articles/later-{desk.next()}.md"
    desk.put(path, {"title": "Later", "date": (PRESS_DAY + timedelta(days=chance.randrange(1, 4))).isoformat(), "section": "housing"}, sentence(chance))
    return f"add {path}"


@edit
def edit_body(desk: Desk, chance: Random) -> str:
    """A paragraph is written otherwise."""
    path = desk.any_piece(chance)
    if path:
        fields, body = desk.pieces[path]
        desk.put(path, fields, f"{sentence(chance)}\n\n{body}"[:4000])
    return path and f"edit the body of {path}"


@edit
def edit_title(desk: Desk, chance: Random) -> str:
    """A headline is written otherwise."""
    path = desk.any_piece(chance)
    if path:
        desk.change(path, title=sentence(chance, 4).rstrip("."))
    return path and f"edit the title of {path}"


@edit
def edit_date(desk: Desk, chance: Random) -> str:
    """A piece turns out to be of another day."""
    path = desk.any_piece(chance)
    if path:
        desk.change(path, date=some_day(chance, 3))
    return path and f"edit the date of {path}"


@edit
def spoil(desk: Desk, chance: Random) -> str:
    """A piece gets a Problem."""
    path = desk.any_piece(chance)
    if path:
        desk.change(path, **chance.choice([{"section": "no-such-section"}, {"date": "soon"}, {"titel": "x"}, {"lang": "english"}]))
    return path and f"spoil {path}"


@edit
def mend(desk: Desk, chance: Random) -> str:
    """Pieces with Problems are mended."""
    for path, (fields, _) in sorted(desk.pieces.items()):
        if fields.get("section") == "no-such-section" or fields.get("date") == "soon" or "titel" in fields or fields.get("lang") == "english":
            desk.change(path, section="housing", date=some_day(chance), titel=None, lang=None)
            return f"mend {path}"
    return ""


@edit
def rename(desk: Desk, chance: Random) -> str:
    """A piece moves to another address and says from where."""
    path = desk.any_piece(chance)
    if path:
        fields, body = desk.pieces[path]
        old = path.rsplit("/", 1)[1].removesuffix(".md")
        desk.drop(path)
        moved = [*fields.get("moved_from", []), f"/{path.split('/')[1]}/{old}/"]
        new = path.replace(f"{old}.md", f"moved-{desk.next()}.md")
        desk.put(new, {**fields, "id": fields.get("id") or f"{path.split('/')[1]}/{old}", "moved_from": moved}, body)
    return path and f"rename {path}"


@edit
def rename_carelessly(desk: Desk, chance: Random) -> str:
    """A piece moves and says nothing; what led to it leads nowhere."""
    path = desk.any_piece(chance)
    if path:
        fields, body = desk.pieces[path]
        desk.drop(path)
        desk.put(f"{path.rsplit('/', 1)[0]}/renamed-{desk.next()}.md", fields, body)
    return path and f"rename {path} without a word"


@edit
def delete(desk: Desk, chance: Random) -> str:
    """A piece is deleted."""
    path = desk.any_piece(chance)
    if path:
        desk.drop(path)
    return path and f"delete {path}"


@edit
def restore(desk: Desk, chance: Random) -> str:
    """A piece is written anew under a name that may have been one before."""
    path = f"groups/{chance.choice(desk.groups())}/articles/piece-{chance.randrange(1, desk.number + 1)}.md"
    if path in desk.pieces:
        return ""
    desk.put(path, {"title": "Again", "date": some_day(chance), "section": "culture", "summary": "Again."}, sentence(chance))
    return f"restore {path}"


@edit
def give_away(desk: Desk, chance: Random) -> str:
    """A piece goes from one group's folder to another's."""
    path = desk.any_piece(chance)
    group = chance.choice(desk.groups())
    if not path or path.split("/")[1] == group:
        return ""
    fields, body = desk.pieces[path]
    desk.drop(path)
    desk.put(path.replace(f"groups/{path.split('/')[1]}/", f"groups/{group}/"), fields, body)
    return f"give {path} to {group}"


@edit
def retag(desk: Desk, chance: Random) -> str:
    """A piece gets other topics, section or places."""
    path = desk.any_piece(chance)
    if path:
        topics = chance.sample(["housing", "ports", "strikes", "wages", "unknown"], chance.randrange(4))
        desk.change(path, topics=topics or None, section=chance.choice(["workplace", "housing", "opinion"]), places=[chance.choice(["cairo", "rotterdam"])])
    return path and f"retag {path}"


@edit
def sign(desk: Desk, chance: Random) -> str:
    """A piece gets other authors."""
    path = desk.any_piece(chance)
    if path:
        desk.change(path, authors=chance.choice([None, ["Ana Bell"], ["Rui Mar", "Somebody"], ["ana"]]))
    return path and f"sign {path}"


@edit
def take_position(desk: Desk, chance: Random) -> str:
    """A piece becomes the group's own view, or its author's."""
    path = desk.any_piece(chance)
    if path:
        desk.change(path, position=chance.choice(["group", "author"]))
    return path and f"change whose view {path} is"


@edit
def link(desk: Desk, chance: Random) -> str:
    """A piece leads to another, or to a heading in it, or to nothing."""
    path, other = desk.any_piece(chance), desk.any_piece(chance)
    if path:
        fields, body = desk.pieces[path]
        target = chance.choice(
            [f"../../{other.removeprefix('groups/')}", f"../../{other.removeprefix('groups/')}#s-quay", "nothing.md", "../../../pages/about.md"]
        )
        desk.put(path, fields, f"{body}\n\nRead [more]({target}).")
    return path and f"link {path} to {other}"


@edit
def reply(desk: Desk, chance: Random) -> str:
    """A group answers a piece."""
    other, group = desk.any_piece(chance), chance.choice(desk.groups())
    if not other:
        return ""
    path = f"groups/{group}/articles/reply-{desk.next()}.md"
    quote = desk.pieces[other][1].split(".")[0] if chance.random() < 0.5 else None
    fields = {"title": "An answer", "date": some_day(chance), "section": "opinion", "reply_to": [{"to": id_of(other), "quote": quote}]}
    desk.put(path, fields, sentence(chance, 20))
    return f"answer {other} in {path}"


@edit
def translate(desk: Desk, chance: Random) -> str:
    """A group translates a piece."""
    other, group = desk.any_piece(chance), chance.choice(desk.groups())
    if not other:
        return ""
    path, lang = f"groups/{group}/articles/translated-{desk.next()}.md", chance.choice(["es", "ar"])
    fields = {"title": "Traducción", "date": some_day(chance), "section": "housing", "lang": lang, "summary": "Dicho.", "translation_of": id_of(other)}
    desk.put(path, {**fields, "credits": {"translator": "Rui Mar"}}, sentence(chance, 15))
    return f"translate {other} into {lang} as {path}"


@edit
def write_in_another_language(desk: Desk, chance: Random) -> str:
    """A piece turns out to be in another language, and so moves."""
    path = desk.any_piece(chance)
    if path:
        desk.change(path, lang=chance.choice([None, "es", "ar", "hi"]))
    return path and f"change the language of {path}"


@edit
def invite(desk: Desk, chance: Random) -> str:
    """A piece names other groups, who have yet to confirm it."""
    path = desk.any_piece(chance)
    if path:
        desk.change(path, with_=chance.sample(desk.groups(), min(2, len(desk.groups()))))
    return path and f"invite others to sign {path}"


@edit
def confirm(desk: Desk, chance: Random) -> str:
    """A group confirms a joint piece or a translation by the text as it is, or as it is not."""
    shown = read(desk.own).pieces
    waiting = [piece for piece in shown if piece.with_groups or piece.translation_of]
    if not waiting:
        return ""
    piece = chance.choice(waiting)
    sha = piece.text_sha256 if chance.random() < 0.8 else "0" * 64
    group = chance.choice([*piece.with_groups, piece.group])
    desk.own.signature(group, piece.id, sha, day=some_day(chance))
    return f"{group} confirms {piece.id}"


@edit
def take_word_back(desk: Desk, chance: Random) -> str:
    """A group's signature is deleted."""
    signatures = desk.files("groups/*/signatures/*.yml")
    if signatures:
        signatures[0].unlink()
    return "delete a signature" if signatures else ""


@edit
def correct(desk: Desk, chance: Random) -> str:
    """A piece is corrected."""
    path = desk.any_piece(chance)
    if path:
        desk.change(path, corrections=[{"date": PRESS_DAY.isoformat(), "text": sentence(chance, 6)}], updated=PRESS_DAY.isoformat())
    return path and f"correct {path}"


@edit
def withdraw(desk: Desk, chance: Random) -> str:
    """A piece is withdrawn by its group, or shown again."""
    path = desk.any_piece(chance)
    if path:
        gone = desk.pieces[path][0].get("withdrawn")
        desk.change(path, withdrawn=None if gone else {"date": PRESS_DAY.isoformat(), "reason": "It was wrong."})
    return path and f"withdraw {path}"


@edit
def hold(desk: Desk, chance: Random) -> str:
    """Two other groups ask that a piece be hidden, or no longer do."""
    held = desk.files("joint/holds/*.yml")
    if held:
        held[0].unlink()
        return "end a hold"
    path = desk.any_piece(chance)
    others = [group for group in desk.groups() if path and group != path.split("/")[1]]
    if len(others) < 2:
        return ""
    desk.own.hold(id_of(path), others[:2], day=some_day(chance))
    return f"hold {path}"


@edit
def add_series(desk: Desk, chance: Random) -> str:
    """A piece becomes part of a series."""
    path = desk.any_piece(chance)
    if path:
        desk.change(path, series=chance.choice([None, "The long winter", "Quays"]))
    return path and f"put {path} in a series"


@edit
def illustrate(desk: Desk, chance: Random) -> str:
    """A piece gets a lead picture, or one in its text."""
    photos = desk.files("groups/*/photos/*.png")
    path = desk.any_piece(chance)
    if not photos or not path:
        return ""
    photo = chance.choice(photos).name
    fields, body = desk.pieces[path]
    if chance.random() < 0.5:
        desk.change(path, image={"file": photo, "alt": "A thing", "credit": "Ana", "rights": "own"})
    else:
        desk.put(path, fields, f"{body}\n\n![A thing](../photos/{photo})")
    return f"illustrate {path}"


@edit
def add_photo(desk: Desk, chance: Random) -> str:
    """A group hands in a photo."""
    group, number = chance.choice(desk.groups()), desk.next()
    desk.own.photo(group, f"photo-{number}.png", (48 + number, 36), alt="Something", credit="Ana", rights="own")
    return f"add a photo to {group}"


@edit
def swap_photo(desk: Desk, chance: Random) -> str:
    """A photo is replaced by another of the same name."""
    photos = desk.files("groups/*/photos/*.png")
    if not photos:
        return ""
    chance.choice(photos).write_bytes(picture((48, chance.randrange(20, 60)), str(desk.next())))
    return "swap a photo"


@edit
def caption_photo(desk: Desk, chance: Random) -> str:
    """What stands beside a photo is written otherwise."""
    beside = desk.files("groups/*/photos/*.yml")
    if not beside:
        return ""
    chance.choice(beside).write_text(written({"alt": sentence(chance, 3), "caption": sentence(chance, 4), "credit": "Rui", "rights": "own"}), encoding="utf-8")
    return "caption a photo"


@edit
def delete_photo(desk: Desk, chance: Random) -> str:
    """A photo goes, and whoever shows it has a Problem."""
    photos = desk.files("groups/*/photos/*.png")
    if photos:
        chance.choice(photos).unlink()
    return "delete a photo" if photos else ""


@edit
def swap_stamp(desk: Desk, chance: Random) -> str:
    """A group changes its stamp."""
    group = chance.choice(desk.groups())
    desk.own.file(f"groups/{group}/stamp.png", picture((40, 40), str(desk.next())))
    return f"change the stamp of {group}"


@edit
def attach(desk: Desk, chance: Random) -> str:
    """A piece gets a PDF, or another one of the same name."""
    path = desk.any_piece(chance)
    if path:
        desk.own.file(f"groups/{path.split('/')[1]}/files/leaflet.pdf", leaflet(f"Leaflet {chance.random()}"))
        desk.change(path, attachment="leaflet.pdf")
    return path and f"attach a leaflet to {path}"


@edit
def add_event(desk: Desk, chance: Random) -> str:
    """A group calls a meeting."""
    day = PRESS_DAY + timedelta(days=chance.randrange(-5, 30))
    desk.own.event(chance.choice(desk.groups()), f"meeting-{desk.next()}", sentence(chance), title=sentence(chance, 3), starts=f"{day}T19:00")
    return "add an event"


@edit
def change_event(desk: Desk, chance: Random) -> str:
    """A meeting moves, or is off."""
    events = desk.files("groups/*/events/*.md")
    if not events:
        return ""
    event = chance.choice(events)
    if chance.random() < 0.5:
        event.unlink()
        return "take an event off"
    event.write_text(event.read_text(encoding="utf-8").replace("rotterdam", "cairo").replace("19:00", "18:30"), encoding="utf-8")
    return "move an event"


@edit
def change_group(desk: Desk, chance: Random) -> str:
    """A group says something else of itself."""
    group = chance.choice(desk.groups())
    fields = desk.load(f"groups/{group}/group.yml")
    pieces = [id_of(path) for path in sorted(desk.pieces) if path.split("/")[1] == group]
    changes: list[Fields] = [
        {"name": sentence(chance, 2).rstrip(".")},
        {"about": sentence(chance)},
        {"places": [chance.choice(["cairo", "rotterdam"])]},
        {"links": [{"name": "Us", "url": f"https://example.org/{desk.next()}"}]},
        {"formerly": [{"name": sentence(chance, 2), "until": "2025-01-01"}]},
        {"kind": chance.choice(["individuals", "organisation"])},
        {"left": some_day(chance, 3)},
        {"left": None},
        {"front": chance.choice(pieces) if pieces else None},
        {"languages": ["en", "es"]},
        {"licence": "CC0"},
        {"came-from": [chance.choice(desk.groups())]},
    ]
    change = chance.choice(changes)
    desk.dump(f"groups/{group}/group.yml", {name: value for name, value in {**fields, **change}.items() if value is not None})
    return f"change {group}: {', '.join(change)}"


@edit
def add_group(desk: Desk, chance: Random) -> str:
    """A group joins."""
    slug = f"group{desk.next()}"
    desk.own.group(slug, joined=some_day(chance, 2))
    return f"{slug} joins"


@edit
def remove_group(desk: Desk, chance: Random) -> str:
    """A group's registry entry is deleted by somebody who should not have."""
    groups = desk.groups()
    if len(groups) < 3:
        return ""
    group = chance.choice(groups)
    (desk.own.folder / "groups" / group / "group.yml").unlink()
    return f"delete the entry of {group}"


@edit
def change_people(desk: Desk, chance: Random) -> str:
    """A group's list of its authors changes."""
    group = chance.choice(desk.groups())
    desk.own.people(group, ana=chance.choice(["Ana Bell", "Ana B.", "A. Bell"]), rui="Rui Mar")
    return f"change the people of {group}"


@edit
def change_topics(desk: Desk, chance: Random) -> str:
    """The register of topics changes."""
    topics = desk.load("joint/topics.yml")
    changes: list[Fields] = [
        {"housing": {"names": {"en": sentence(chance, 2).rstrip("."), "es": "Vivienda"}}},
        {"unknown": {"names": {"en": "Known now"}}},
        {"ports": {"names": {"en": "Ports"}, "aliases": ["quays"], "about": sentence(chance, 4)}},
        {"wages": {"names": {"en": "Wages"}, "retired": some_day(chance)}},
    ]
    desk.dump("joint/topics.yml", {**topics, **chance.choice(changes)})
    return "change the topics"


@edit
def change_sections(desk: Desk, chance: Random) -> str:
    """The register of sections changes, so that the navigation does."""
    sections = desk.load("joint/sections.yml")
    slug = chance.choice(["housing", "culture", "opinion"])
    names = {"en": sentence(chance, 1).rstrip(".")}
    desk.dump("joint/sections.yml", {**sections, slug: {"names": names, "kind": chance.choice(["news", "opinion", "feature"])}})
    return f"change the section {slug}"


@edit
def change_places(desk: Desk, chance: Random) -> str:
    """The register of places changes."""
    places = desk.load("joint/places.yml")
    place = {"names": {"en": sentence(chance, 1).rstrip(".")}, "zone": chance.choice(["Europe/Lisbon", "Europe/Amsterdam"])}
    desk.dump("joint/places.yml", {**places, "rotterdam": place, "nowhere": {"names": {"en": "Nowhere"}, "zone": "UTC"}})
    return "change the places"


@edit
def change_text(desk: Desk, chance: Random) -> str:
    """A page of the paper's own is written or changed, so that the foot of every page does."""
    name = chance.choice(["about", "charter", "imprint"])
    desk.own.file(f"pages/{name}.md", markdown(sentence(chance), title=sentence(chance, 2).rstrip("."), order=chance.randrange(1, 9)))
    return f"write the page {name}"


@edit
def delete_text(desk: Desk, chance: Random) -> str:
    """A page of the paper's own goes."""
    pages = desk.files("pages/*.md")
    if pages:
        chance.choice(pages).unlink()
    return "delete a page" if pages else ""


@edit
def change_edition(desk: Desk, chance: Random) -> str:
    """An edition comes out."""
    number = chance.randrange(1, 4)
    desk.own.file(f"joint/editions/{number}.yml", written({"number": number, "title": sentence(chance, 2), "date": some_day(chance, 2)}))
    return f"edition {number} comes out"


@edit
def change_template(desk: Desk, chance: Random) -> str:
    """A template of the theme changes."""
    template = chance.choice(sorted((desk.own.root / "theme" / "templates").rglob("*.html")))
    text = template.read_text(encoding="utf-8")
    spot = chance.choice(["</li>", "</p>", "</h1>", "</h2>", "</header>", "</span>"])
    if spot not in text:
        return ""
    template.write_text(text.replace(spot, f"<i>{desk.next()}</i>{spot}", 1), encoding="utf-8")
    return f"change the template {template.name}"


@edit
def change_style(desk: Desk, chance: Random) -> str:
    """A style sheet of the theme changes."""
    sheet = chance.choice(sorted((desk.own.root / "theme" / "static" / "css").rglob("*.css")))
    if sheet.name == "index.css":
        return ""
    sheet.write_text(sheet.read_text(encoding="utf-8") + f"\n.x{desk.next()} {{ color: red }}\n", encoding="utf-8")
    return f"change the style {sheet.name}"


@edit
def change_catalogue(desk: Desk, chance: Random) -> str:
    """A catalogue of the interface's words changes, appears or goes."""
    locale = desk.own.root / "theme" / "locale"
    locale.mkdir(exist_ok=True)
    file = locale / f"{chance.choice(['es', 'ar'])}.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    words = "".join(f'\nmsgid "{word}"\nmsgstr "{word[::-1]} {desk.next()}"\n' for word in ("Groups", "Topics", "Archive"))
    file.write_text(head + words, encoding="utf-8")
    return f"change the catalogue {file.name}"


@edit
def change_setting(desk: Desk, chance: Random) -> str:
    """A setting changes."""
    changes: list[Fields] = [
        {"name": f"Paper {desk.next()}"},
        {"tagline": sentence(chance, 3)},
        {"url": f"http://localhost:{8000 + desk.next()}"},
        {"page_size": chance.choice([2, 3, 4])},
        {"feed_items": chance.choice([2, 5])},
        {"licence": f"CC {desk.next()}"},
        {"picture_widths": chance.choice([(16,), (16, 32)])},
        {"picture_qualities": (("webp", chance.choice([50, 60])), ("jpeg", 60))},
        {"repository": f"https://example.org/paper{desk.next()}"},
        {"hub": f"https://hub.example/{desk.next()}"},
        {"front_pool_days": chance.choice([20, 60])},
        {"max_piece_bytes": chance.choice([400, 200_000])},
        {"max_topics": chance.choice([1, 10])},
        {"time_zone": chance.choice(["Africa/Cairo", "Europe/Amsterdam"])},
        {"permanent_name": f"p{desk.next()}"},
        {"preview": chance.random() < 0.5},
        {"languages": chance.choice([("en", "es", "ar"), ("en", "es")])},
    ]
    change = chance.choice(changes)
    desk.set(**change)
    return f"set {change}"


@edit
def another_day(desk: Desk, chance: Random) -> str:
    """The paper is made on another day."""
    day: date = desk.settings["press_day"] + timedelta(days=chance.choice([-1, 1, 1, 2, 15]))
    desk.set(press_day=day)
    return f"make it on {day}"


@edit
def edit_at_the_same_time(desk: Desk, chance: Random) -> str:
    """A piece is edited, and neither its size nor its time says so."""
    path = desk.any_piece(chance)
    if path:
        file = desk.own.folder / path
        status = file.stat()
        fields, body = desk.pieces[path]
        desk.put(path, fields, body.replace("e", "o", 1) if "e" in body else body.replace("o", "e", 1))
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    return path and f"edit {path} at the same time"


@edit
def touch(desk: Desk, chance: Random) -> str:
    """A piece is written again as it was, as git does."""
    path = desk.any_piece(chance)
    if path:
        file = desk.own.folder / path
        data = file.read_bytes()
        file.unlink()
        file.write_bytes(data)
    return path and f"write {path} as it is"


@edit
def set_the_clock(desk: Desk, chance: Random) -> str:
    """Everything was written in the future, or long ago: the machine's clock was set."""
    when = chance.choice([1, 4_000_000_000])
    for file in sorted(desk.own.root.rglob("*")):
        if file.is_file() and not file.is_symlink():
            os.utime(file, (when, when))
    return f"set the clock to {when}"


@edit
def swap_two(desk: Desk, chance: Random) -> str:
    """Two pieces swap their names, times and all."""
    one, other = desk.any_piece(chance), desk.any_piece(chance)
    if not one or one == other:
        return ""
    one_file, other_file = desk.own.folder / one, desk.own.folder / other
    beside = one_file.with_name("beside")
    one_file.rename(beside)
    other_file.rename(one_file)
    beside.rename(other_file)
    desk.pieces[one], desk.pieces[other] = desk.pieces[other], desk.pieces[one]
    return f"swap {one} and {other}"


@edit
def touch_the_output(desk: Desk, chance: Random) -> str:
    """A hand changes, deletes or adds a file of a tree, served or not."""
    trees = [tree for tree in sorted((desk.own.root / ".press" / "trees" / "output").glob("[ab]")) if tree.is_dir()]
    files = sorted(path for tree in trees for path in tree.rglob("*.*") if path.is_file())
    if not files:
        return ""
    file = chance.choice(files)
    match chance.randrange(4):
        case 0:
            file.unlink()
        case 1:
            file.write_bytes(b"changed by a hand")
        case 2:
            status = file.stat()
            data = file.read_bytes()
            file.write_bytes(data[::-1])
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        case _:
            (file.parent / "hand.txt").write_text("added by a hand", encoding="utf-8")
    return f"touch {file.name} in the output"


@edit
def lose_a_tree(desk: Desk, chance: Random) -> str:
    """A tree, its ledger, or both trees are deleted."""
    folder = desk.own.root / ".press" / "trees"
    match chance.randrange(3):
        case 0:
            shutil.rmtree(folder / "output" / chance.choice("ab"), ignore_errors=True)
        case 1:
            (folder / "output" / f"{chance.choice('ab')}.ledger").unlink(missing_ok=True)
        case _:
            shutil.rmtree(folder, ignore_errors=True)
    return "lose a tree"


@edit
def spoil_what_is_kept_beside_the_trees(desk: Desk, chance: Random) -> str:
    """A file that the press keeps for itself is lost, emptied, cut or written over."""
    kept = sorted(path for path in (desk.own.root / ".press" / "trees" / "output").glob("*") if path.is_file())
    if not kept:
        return ""
    file = chance.choice(kept)
    data = file.read_bytes()
    match chance.randrange(4):
        case 0:
            file.unlink()
        case 1:
            file.write_bytes(b"")
        case 2:
            file.write_bytes(data[: len(data) // 2])
        case _:
            file.write_bytes(chance.choice([b"[]", b"{}", b'["a", [], {}]', b"\xff\xfe", b'{"a": 1}']))
    return f"spoil {file.name}"


@edit
def spoil_the_store(desk: Desk, chance: Random) -> str:
    """The store is lost, or a part of it spoilt."""
    store = desk.own.root / ".press" / "store"
    files = sorted(path for path in store.rglob("*") if path.is_file())
    if chance.random() < 0.3 or not files:
        shutil.rmtree(store, ignore_errors=True)
        return "lose the store"
    file = chance.choice(files)
    data = bytearray(file.read_bytes())
    for _ in range(20):
        if data:
            data[chance.randrange(len(data))] ^= 255
    file.write_bytes(bytes(data))
    return f"spoil {file.name} in the store"
