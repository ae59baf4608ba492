"""A paper with hostile texts in every place that takes a text: of pieces, groups, people, registers, pages, events, tasks and the like."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator

from plugins.intake import gate
from tests.factories import Content, markdown, piece_text, written
from tests.hostile.payloads import one_line

A_REGISTER = 100_000
"""How many characters are put into a register."""

A_GROUP = 10
"""How many payloads a group gets: its feed has room for all its pieces."""


def lay(own: Content, texts: Iterable[tuple[str, str]], seed: int = 1) -> Content:
    """Every payload in five pieces of a group, and in its turn in the group's own fields, in registers, events and pages."""
    rng = random.Random(seed)
    terms: dict[str, list[str]] = {"topics": [], "places": [], "sections": []}
    for number, (_, text) in enumerate(texts):
        group = f"group-{number // A_GROUP:03d}-of-many"
        if number % A_GROUP == 0:
            _group(own, group, text)
        _pieces(own, group, f"{number:05d}", text, rng)
        turn = number % A_GROUP
        if turn == 1:
            _event(own, group, f"{number:05d}", text)
            _notices(own, group, f"{number:05d}", text)
        elif turn == 2:
            own.file(f"pages/page-{number}.md", markdown(text, title=one_line(text), summary=one_line(text)))
        elif turn == 3:
            own.file(f"joint/editions/{number}.yml", written({"number": str(number), "date": "2026-11-01", "title": one_line(text), "about": one_line(text)}))
        elif turn == 4:
            person = f"- slug: ana\n  name: {one_line(text)}\n  about: {one_line(text)}\n- slug: bo\n  name: Bo {number}\n  about: {one_line(text)}\n"
            own.file(f"groups/{group}/people.yml", person)
        elif turn in (5, 6, 7):
            kind = ("topics", "places", "sections")[turn - 5]
            zone = "  zone: UTC\n" if kind == "places" else ""
            if kind == "topics":
                own.file(f"joint/topics/topic-{number}.md", f"---\ndate: 2026-11-01\n---\n\n{text}\n")
            terms[kind].append(f"{kind[:-1]}-{number}:\n  names:\n    en: {one_line(text)}\n  about: {one_line(text)}\n{zone}")
        elif turn == 8:
            withdrawn = {"date": "2026-11-21", "reason": one_line(text)}
            own.file(f"groups/{group}/articles/gone-{number}.md", piece_text(text, title=one_line(text), withdrawn=withdrawn))
        elif turn == 9:
            source = _mapping("from", publication=one_line(text), author=one_line(text), url="https://ok.example/")
            head = f"title: {one_line(text)}\ndate: 2026-11-12\nauthors: [bo]\n{source}"
            own.file(f"groups/{group}/letters/letter-{number}.md", f"---\n{head}---\n\n{text}\n")
    for kind, entries in terms.items():
        before = (own.folder / f"joint/{kind}.yml").read_text(encoding="utf-8")
        own.file(f"joint/{kind}.yml", before + "".join(_sound(entries)))
    return own


def _sound(entries: list[str]) -> Iterator[str]:
    """Those that do not cost a register all others: with a register that is refused, every piece would be, and nothing be looked at."""
    size = 0
    for entry in entries:
        size += len(entry)
        if size < A_REGISTER and gate.unfit(entry, "") is None:
            yield entry


def _group(own: Content, group: str, text: str) -> None:
    line = one_line(text)
    fields = (
        f"name: {line}\njoined: 2024-01-01\nabout: {json.dumps(text)}\nplaces: [rotterdam]\nformerly:\n  - name: {line}\n    until: 2024-05-01\n"
        f"links:\n  - name: {line}\n    url: https://ok.example/\ndefaults:\n  licence: {line}\n"
    )
    own.file(f"groups/{group}/group.yml", fields)
    own.photo(group, "picket.png", alt=line, caption=line, credit=line, rights=f"with permission of {line}")


def _pieces(own: Content, group: str, number: str, text: str, rng: random.Random) -> None:
    line = one_line(text)
    quoted = json.dumps(text) if rng.random() < 0.3 else line
    image = _mapping("image", file="picket.png", alt=quoted, caption=quoted, credit=quoted, rights=f"with permission of {line}")
    first = _mapping("first-published", publication=line, permission=line, edited=line, url="https://ok.example/")
    correction = f"corrections:\n  - date: 2026-11-21\n    text: {line}\n"
    reply = f"reply-to:\n  - to: {group}/{number}-body\n    quote: {line}\n  - to: elsewhere/{number}\n    quote: {line}\n"
    usual = "date: 2026-11-20\nsection: workplace\n"

    def piece(name: str, head: str, body: str) -> None:
        own.file(f"groups/{group}/articles/{number}-{name}.md", f"---\n{head}---\n\n{body}\n")

    piece("fields", f"title: {quoted}\n{usual}summary: {quoted}\n{image}{first}{correction}{reply}licence: {line}\n", "Words.")
    piece("names", f"title: Names\n{usual}authors:\n  - {line}\ncredits:\n  {json.dumps(line)}: {line}\n  photographer: {line}\n{PLAIN_IMAGE}", "Words.")
    piece("lists", f"title: Lists\n{usual}series: {line}\ntopics:\n  - {line}\nplaces:\n  - {line}\n{PLAIN_IMAGE}", "Words.")
    piece("body", f"title: A body\n{usual}{PLAIN_IMAGE}", text)
    piece("within", f"title: Within a body\n{usual}{PLAIN_IMAGE}", within(text))
    piece("links", f"title: Links\n{usual}{PLAIN_IMAGE}", rng.choice(LINKS).format(line))
    name = rng.choice(TYPED)
    piece("typed", f"title: Typed\n{usual}{PLAIN_IMAGE}{name}: {line}\n", "Words.")


PLAIN_IMAGE = "image:\n  file: picket.png\n  alt: A picket\n  credit: Ana\n  rights: own\n"

LINKS = (
    "[x]({0})",
    "<{0}>",
    "[x][r]\n\n[r]: {0}",
    '<a href="{0}">x</a>',
    "![x]({0})",
    "<a href='{0}' title='{0}'>x</a>",
    "<img src={0} alt='{0}'>",
    "[x](<{0}>)",
)

TYPED = (
    "id lang position moved-from attachment not-before updated translation-of with licence series save_as url template status slug category author "
    "override_save_as _content get_content translation modified"
).split()


def within(text: str) -> str:
    """The payload in every part that a body can have."""
    line = one_line(text)
    cell = line.replace("|", "\\|")
    parts = (
        f"Words {line} words.[^note]",
        f"## {line}",
        f"| A | {cell} |\n|---|---|\n| {cell} | b |",
        f"- {line}\n- {line}\n\n    {line}",
        f"> {line}\n>\n> {line}",
        f"Term {line}\n:   {line}",
        f"`{line}` and ``{line}``",
        f"```\n{text}\n```",
        f"    {line}",
        f"[{line}](https://ok.example/)",
        f'[x](https://ok.example/ "{line}")',
        f"![{line}](picket.png)",
        f'![x](picket.png "{line}")',
        f"**{line}** _{line}_",
        f"[^note]: {line}",
    )
    return "\n\n".join(parts)


def _mapping(name: str, **fields: str) -> str:
    return f"{name}:\n" + "".join(f"  {key}: {value}\n" for key, value in fields.items())


def _event(own: Content, group: str, number: str, text: str) -> None:
    line = one_line(text)
    usual = "starts: 2026-12-03T19:00\nplace: rotterdam\n"
    own.file(
        f"groups/{group}/events/{number}.md", f"---\ntitle: {line}\n{usual}venue: {line}\naccess: {line}\nonline: https://ok.example/?{number}\n---\n\n{text}\n"
    )


def _notices(own: Content, group: str, number: str, text: str) -> None:
    """A task, a campaign, a reading list, and a question with what the group said to it before and says now."""
    line = one_line(text)
    link = "link: https://ok.example/"
    task = f"title: {line}\ndate: 2026-11-20\nminutes: 15\nskills: {line}\nasks: Ana\ncontact: https://ok.example/\n"
    own.file(f"groups/{group}/tasks/{number}.md", f"---\n{task}---\n\n{text}\n")
    done = f"carried-by:\n  - {line}\ndone: 2026-11-21\npiece: {group}/{number}-body\nkind: caption\n"
    own.file(f"groups/{group}/tasks/{number}-done.md", f"---\n{task}{done}---\n\n{text}\n")
    asked = f"title: {line}\nsummary: {line}\nstarted: 2026-10-01\nasked:\n  - {line}\ndone:\n  - date: 2026-10-02\n    text: {line}\nplaces: [rotterdam]\n"
    ended = f"outcome: won\nended: 2026-11-01\nresult: {line}\nevidence:\n  - text: {line}\n    {link}\n"
    own.file(f"groups/{group}/campaigns/{number}.md", f"---\n{asked}{ended}---\n\n{text}\n")
    study = f"title: {line}\nsummary: {line}\ndate: 2026-11-01\nreads:\n  - title: {line}\n    author: Ana\n    note: {line}\n    {link}\n"
    own.file(f"groups/{group}/studies/{number}.md", f"---\n{study}---\n\n{text}\n")
    own.file(f"joint/questions/q-{number}.md", f"---\ntitle: {line}\nproposal: {line}\ndate: 2026-01-01\n---\n\n{text}\n")
    now, before = f"if: {line}\n  reason: {line}\n  {link}", f"reason: {line}"
    said = f"- date: 2026-02-01\n  stance: for-if\n  {now}\n- date: 2026-01-02\n  stance: against\n  {before}\n"
    own.file(f"groups/{group}/stances/q-{number}.yml", said)
