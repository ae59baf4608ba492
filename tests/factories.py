"""Small builders: a temporary paper on disk, and Groups, Pieces and Papers in memory.

own = content(tmp_path).group("north").article("north", "strike", title="Day 12", body="We are still out.")
paper = read(own)          # the Paper, in this process
site = build(own)          # the output folder, built by pelican in another
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from markupsafe import Markup
from PIL import Image

from plugins.images.darkroom import inspection
from plugins.intake.reading import read_paper
from plugins.newsroom import addresses
from plugins.newsroom.campaigns import Campaign
from plugins.newsroom.events import Event
from plugins.newsroom.model import Body, Group, Paper, Piece, Term, minutes
from plugins.newsroom.pages import File, Page
from plugins.newsroom.questions import Question, Stance
from plugins.newsroom.settings import Settings
from plugins.newsroom.signed_text import digest, signed_text
from plugins.newsroom.tasks import Task
from plugins.newsroom.value import replace

ROOT = Path(__file__).parents[1]
PRESS_DAY = date(2026, 11, 23)
EPOCH = "1795435200"
"""The press day of every test, as SOURCE_DATE_EPOCH."""

SETTINGS = Settings(name="Test Paper", language="en", languages=("en", "es", "ar"), time_zone="Europe/Amsterdam", search=False)
TEXT = "The picket stood from six in the morning, and the kettle stood with it."
"""What a piece says where a test does not care."""

BODY = Body((Markup("<p>") + TEXT + Markup("</p>"),), len(TEXT.split()), TEXT)

SECTIONS = {"workplace": "news", "housing": "news", "opinion": "opinion", "culture": "feature", "letters": "opinion"}
TOPICS = ("housing", "ports", "strikes", "wages")
PLACES = {"rotterdam": "Europe/Amsterdam", "cairo": "Africa/Cairo", "online": "UTC"}

_CONF = f"""
from runpy import run_path
from plugins.newsroom.settings import Settings
globals().update({{name: value for name, value in run_path({str(ROOT / "pelicanconf.py")!r}).items() if name.isupper()}})
NEWSPAPER = {SETTINGS!r}
SITENAME, SITEURL = NEWSPAPER.name, NEWSPAPER.url
PATH, OUTPUT_PATH = "content", "output"
"""


@dataclass(frozen=True, slots=True)
class Content:
    """A paper's folder, `root`, with its `content` in it; every method adds a file and returns the same paper.

    Fields are keywords: underscores become hyphens, a last one goes (`with_`, `reply_to`).
    A string is written as it is, to the end of its line.
    """

    root: Path

    @property
    def folder(self) -> Path:
        """The content folder."""
        return self.root / "content"

    @property
    def output(self) -> Path:
        """Where `build` puts the site."""
        return self.root / "output"

    def file(self, path: str, text: str | bytes) -> Content:
        """Any file, by its path in content."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def delete(self, path: str) -> Content:
        """Take a file out again."""
        (self.folder / path).unlink()
        return self

    def group(self, slug: str, **fields: Any) -> Content:
        """A group with its `group.yml`."""
        return self.file(f"groups/{slug}/group.yml", written({"name": slug.title(), "joined": "2024-01-01", **fields}))

    def people(self, group: str, **names: str) -> Content:
        """A group's `people.yml`, by slug and name."""
        return self.file(f"groups/{group}/people.yml", _yaml([{"slug": _hyphens(slug), "name": name} for slug, name in names.items()]))

    def article(self, group: str, slug: str, body: str = TEXT, **fields: Any) -> Content:
        """An article; title, date, section and summary are there already."""
        return self.file(f"groups/{group}/articles/{slug}.md", piece_text(body, **fields))

    def letter(self, group: str, slug: str, body: str = TEXT, **fields: Any) -> Content:
        """A letter."""
        return self.file(f"groups/{group}/letters/{slug}.md", piece_text(body, **{"section": "letters", **fields}))

    def event(self, group: str, slug: str, body: str = TEXT, **fields: Any) -> Content:
        """Something to go to."""
        usual = {"title": "Meeting", "starts": "2026-12-03T19:00", "place": "rotterdam"}
        return self.file(f"groups/{group}/events/{slug}.md", markdown(body, **{**usual, **fields}))

    def task(self, group: str, slug: str, body: str = TEXT, **fields: Any) -> Content:
        """Something to do."""
        usual = {"title": "Proofread four pages", "date": "2026-11-20", "minutes": "15", "contact": "mailto:desk@north.example"}
        return self.file(f"groups/{group}/tasks/{slug}.md", markdown(body, **{**usual, **fields}))

    def campaign(self, group: str, slug: str, body: str = TEXT, **fields: Any) -> Content:
        """A call."""
        usual = {"title": "A boiler that works", "summary": "Fourteen flats want heat.", "started": "2026-10-01", "asked": ["Heat in fourteen flats"]}
        return self.file(f"groups/{group}/campaigns/{slug}.md", markdown(body, **{**usual, **fields}))

    def study(self, group: str, slug: str, body: str = TEXT, **fields: Any) -> Content:
        """A reading list."""
        usual = {"title": "Eight evenings", "summary": "Read aloud.", "date": "2026-11-01", "reads": [{"title": "A lease"}]}
        return self.file(f"groups/{group}/studies/{slug}.md", markdown(body, **{**usual, **fields}))

    def question(self, slug: str, body: str = TEXT, **fields: Any) -> Content:
        """Something that all groups are asked."""
        usual = {"title": "Should a rent belong to the flat?", "proposal": "a rent that belongs to the flat", "date": "2026-01-05"}
        return self.file(f"joint/questions/{slug}.md", markdown(body, **{**usual, **fields}))

    def stances(self, group: str, question: str, *entries: dict[str, str]) -> Content:
        """What a group says to a question, one entry for every time it changed its mind."""
        return self.file(f"groups/{group}/stances/{question}.yml", _yaml(list(entries)))

    def join(self, group: str, kind: str, joins: str) -> Content:
        """A group's word that it joins an event or a campaign: `kind` is "events" or "campaigns"."""
        return self.file(f"groups/{group}/{kind}/{joins.replace('/', '-')}.yml", written({"joins": joins}))

    def photo(self, group: str, name: str = "picket.png", size: tuple[int, int] = (64, 48), **fields: str) -> Content:
        """A photo, with the `.yml` beside it where there are fields."""
        self.file(f"groups/{group}/photos/{name}", picture(size, name))
        return self.file(f"groups/{group}/photos/{name.rsplit('.', 1)[0]}.yml", written(fields)) if fields else self

    def signature(self, group: str, signs: str, sha256: str, day: str = "2026-11-01", **fields: str) -> Content:
        """A group's word for a text."""
        name = f"{signs.replace('/', '-')}-{sha256[:6]}"
        return self.file(f"groups/{group}/signatures/{name}.yml", written({"signs": signs, "sha256": sha256, "by": "desk", "date": day, **fields}))

    def hold(self, piece: str, by: list[str], day: str = "2026-11-20", reason: str = "safety") -> Content:
        """Other groups' wish that a piece be hidden."""
        return self.file(f"joint/holds/{piece.replace('/', '-')}.yml", written({"piece": piece, "reason": reason, "date": day, "by": by}))


def content(folder: Path) -> Content:
    """A paper without groups: settings, sections, topics, places."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pelicanconf.py").write_text(_CONF, encoding="utf-8")
    own = Content(folder)
    own.file("joint/sections.yml", _yaml({slug: {"names": {"en": slug.title()}, "kind": kind} for slug, kind in SECTIONS.items()}))
    own.file("joint/topics.yml", _yaml({slug: {"names": {"en": slug.title()}} for slug in TOPICS}))
    return own.file("joint/places.yml", _yaml({slug: {"names": {"en": slug.title()}, "zone": zone} for slug, zone in PLACES.items()}))


def piece_text(body: str = TEXT, **fields: Any) -> str:
    """A Markdown file with front matter; title, date, section and summary are there already."""
    return markdown(body, **{"title": "A headline", "date": "2026-11-20", "section": "workplace", "summary": "What happened.", **fields})


def markdown(body: str = TEXT, **fields: Any) -> str:
    """A Markdown file with these fields and no others."""
    return f"---\n{written(fields)}---\n\n{body}\n"


def written(fields: dict[str, Any]) -> str:
    """Fields as an author writes them; None leaves a field out."""
    lines = []
    for name, value in fields.items():
        if value is not None:
            key = _hyphens(name)
            lines.append(f"{key}: {value}\n" if isinstance(value, str) else _yaml({key: _without_none(value)}))
    return "".join(lines)


def picture(size: tuple[int, int] = (64, 48), seed: str = "", format: str = "PNG") -> bytes:
    """A small picture in one colour, which the seed chooses."""
    colour = int(digest(seed.encode())[:6], 16)
    target = io.BytesIO()
    Image.new("RGB", size, (colour >> 16, colour >> 8 & 255, colour & 255)).save(target, format)
    return target.getvalue()


def leaflet(words: str = "A leaflet") -> bytes:
    """A PDF of one page that says who made it, and with what."""
    text = words.encode("ascii", "replace").replace(b"(", b"[").replace(b")", b"]")
    picture = b"BT /F1 24 Tf 72 720 Td (" + text + b") Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(picture), picture),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Author(Planted Name)/Producer(Planted Program)/CreationDate(D:20260514101112)>>",
    ]
    data, places = b"%PDF-1.7\n", list[int]()
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


def read(own: Content, press_day: date = PRESS_DAY, settings: Settings = SETTINGS) -> Paper:
    """The Paper, read in this process."""
    return read_paper(own.folder, settings, press_day, inspection)


def run_pelican(own: Content, *options: str, epoch: str = EPOCH) -> subprocess.CompletedProcess[str]:
    """Pelican's command on a paper, in a process of its own."""
    command = [sys.executable, "-W", "error", "-m", "pelican", "content", "-s", "pelicanconf.py", "--log-handler", "plain", *options]
    return subprocess.run(command, cwd=own.root, env={**os.environ, "SOURCE_DATE_EPOCH": epoch}, capture_output=True, text=True, check=False)


def build(own: Content, *options: str, epoch: str = EPOCH) -> Path:
    """The built site of a paper in which nothing is wrong."""
    result = run_pelican(own, "--fatal=warnings", *options, epoch=epoch)
    assert result.returncode == 0, result.stdout + result.stderr
    return own.output.resolve()


def run_paper(own: Content, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    """The `paper` command on a paper, in a process of its own."""
    command = [sys.executable, "-c", "from scripts.paper import main; main(prog_name='paper')", *arguments]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "COLUMNS": "200"}
    return subprocess.run(command, cwd=own.root, env=environment, input=answers, capture_output=True, text=True, check=False)


def group(slug: str = "north", **changes: Any) -> Group:
    """A group in memory."""
    return replace(Group(slug, slug.title(), "organisation", "", date(2024, 1, 1)), **changes)


def piece(id: str = "north/strike", **changes: Any) -> Piece:
    """A piece in memory; its text is signed as it stands."""
    owner, slug = id.split("/")
    lang = changes.get("lang", "en")
    title, summary = changes.get("title", slug.replace("-", " ").title()), changes.get("summary", "What happened.")
    text = signed_text(title, summary, TEXT, ())
    plain = Piece(
        id=id,
        group=owner,
        slug=slug,
        kind="article",
        path=f"groups/{owner}/articles/{slug}.md",
        address=addresses.piece(owner, slug, lang, SETTINGS.language),
        title=title,
        date=datetime(2026, 11, 20, 12, tzinfo=UTC),
        section="workplace",
        lang=lang,
        summary=summary,
        standfirst=summary,
        body=BODY,
        text=text,
        text_sha256=digest(text),
        words=changes.get("body", BODY).words,
        minutes=minutes(changes.get("words", changes.get("body", BODY).words)),
        photos=tuple(image.photo for image in changes.get("body", BODY).images),
    )
    return replace(plain, **changes)


def event(slug: str = "vote", **changes: Any) -> Event:
    """An event in memory: one evening in Rotterdam."""
    zone = ZoneInfo("Europe/Amsterdam")
    starts = changes.get("starts", datetime(2026, 12, 3, 19, tzinfo=zone))
    plain = Event("north", slug, f"groups/north/events/{slug}.md", "Meeting", starts, None, "rotterdam", "Canteen 3", "Europe/Amsterdam", "en", BODY)
    return replace(plain, **changes)


def task(slug: str = "proofs", **changes: Any) -> Task:
    """A task in memory."""
    path = f"groups/north/tasks/{slug}.md"
    plain = Task("north", slug, path, "Proofread four pages", date(2026, 11, 20), "proofread", 15, "mailto:desk@north.example", "en", BODY)
    return replace(plain, **changes)


def campaign(slug: str = "boiler", **changes: Any) -> Campaign:
    """A campaign in memory."""
    path = f"groups/north/campaigns/{slug}.md"
    plain = Campaign("north", slug, path, "A boiler that works", "Fourteen flats want heat.", date(2026, 10, 1), "en", BODY, ("Heat",))
    return replace(plain, **changes)


def question(slug: str = "rent", *stances: Stance, **changes: Any) -> Question:
    """A question in memory, with what groups say to it, oldest first."""
    title, proposal = "Should a rent belong to the flat?", "a rent that belongs to the flat"
    plain = Question(slug, f"joint/questions/{slug}.md", title, proposal, date(2026, 1, 5), "en", BODY, stances=stances)
    return replace(plain, **changes)


def paper(*pieces: Piece, groups: tuple[Group, ...] = (), **changes: Any) -> Paper:
    """A Paper in memory, with a group for every piece; pieces come newest first, as read_paper has them."""
    everyone = {name: group(name) for p in pieces for name in (p.group, *p.with_groups)} | {g.slug: g for g in groups}
    plain = Paper(
        press_day=PRESS_DAY,
        pieces=tuple(sorted(pieces, key=lambda p: (-p.date.timestamp(), p.id))),
        groups=dict(sorted(everyone.items())),
        people={author.key: author for p in pieces for author in p.authors},
        sections={slug: Term(slug, {"en": slug.title()}, kind=kind) for slug, kind in SECTIONS.items()},  # type: ignore[arg-type]
        topics={slug: Term(slug, {"en": slug.title()}) for slug in TOPICS},
        places={slug: Term(slug, {"en": slug.title()}, zone=zone) for slug, zone in PLACES.items()},
    )
    return replace(plain, **changes)


def contents(items: Iterable[Page | File]) -> dict[str, bytes]:
    """The bytes of files by address, those that come of a job made here."""
    files = (item for item in items if isinstance(item, File))
    return {file.address: file.content if isinstance(file.content, bytes) else file.content.run()[file.part] for file in files}


def _yaml(value: Any) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000))


def _without_none(value: Any) -> Any:
    return {name: part for name, part in value.items() if part is not None} if isinstance(value, dict) else value


def _hyphens(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
