"""Names of groups, people and places stand apart, so that one that is written from right to left turns nothing around it.

The paper here has names that no sentence of its authors holds; wherever one of them is printed on a page, a `<bdi>` is around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.factories import Content, build, content, read

NAME = re.compile(r"ZQ\w+")
KINDS = ("ZQnorth", "ZQsouth", "ZQwest", "ZQold", "ZQana", "ZQbo", "ZQport", "ZQpaper", "ZQhall")
QUIET = {"title", "script", "style", "template"}
"""Elements whose text no page shows."""


def laid(own: Content) -> Content:
    """Every kind of page, with names in every place that a name can stand in."""
    own.file("joint/places.yml", "rotterdam:\n  names:\n    en: ZQport\n  zone: Europe/Amsterdam\n")
    own.group("north", name="ZQnorth", editors=["ann"], places=["rotterdam"], links=[{"name": "ZQsite", "url": "https://north.example/"}])
    own.group("south", name="ZQsouth", editors=["cy"], formerly=[{"name": "ZQformer", "until": "2025-01-01"}]).group(
        "west", name="ZQwest", came_from=["former"]
    )
    own.group("former", name="ZQold", left="2026-01-01").article("former", "memory", date="2025-05-01")
    own.people("north", ana="ZQana").people("south", bo="ZQbo")
    own.photo("north", alt="A picket.", credit="ZQphotographer", rights="with permission of ZQowner")
    usual: dict[str, Any] = {"places": ["rotterdam"], "authors": ["ana"]}
    own.article("north", "strike", with_=["south", "west"], image={"file": "picket.png"}, credits={"editor": "ZQeditor"}, series="ZQseries", **usual)
    own.article("north", "second", series="ZQseries", criticises=["south"], attachment=None, **usual)
    own.article("south", "answer", authors=["bo"], reply_to=[{"to": "north/second"}], position="group")
    own.article("west", "answer-too", reply_to=[{"to": "south/answer"}])
    own.article("south", "translated", translation_of="north/strike", lang="es", credits={"translator": "ZQtranslator"})
    own.article("north", "reprint", first_published={"publication": "ZQpublication", "permission": "with permission of ZQgiver"}, **usual)
    own.article("west", "gone", withdrawn={"date": "2026-11-21", "reason": "We were wrong."}).article("west", "held")
    own.hold("west/held", ["north", "south"])
    own.letter("south", "letter", reply_to=[{"to": "north/strike"}], from_={"publication": "ZQelsewhere", "author": "ZQwriter", "date": "2026-11-01"})
    own.letter("south", "letter-two", authors=["ZQguest"], reply_to=[{"to": "north/second"}])
    own.event("north", "vote", venue="ZQhall", with_=["south", "west"]).event("south", "talk", starts="2026-12-09T19:00", venue="ZQhall")
    own.join("south", "events", "north/vote")
    own.task("north", "proofs", asks="ZQasker", place="rotterdam").task("south", "done", done="2026-11-21", carried_by=["ZQcarrier"], piece="north/strike")
    own.campaign("north", "boiler", with_=["south"], places=["rotterdam"]).campaign(
        "south", "won", ended="2026-11-10", outcome="won", result="Heat.", evidence=[{"text": "A letter", "link": "https://x.example/"}]
    )
    own.study("north", "evenings", reads=[{"title": "A lease", "author": "ZQreadauthor"}])
    own.question("rent").stances("north", "rent", {"date": "2026-02-01", "stance": "for", "reason": "It is ours."})
    own.stances("south", "rent", {"date": "2026-02-01", "stance": "against", "reason": "It is theirs."})
    own.file("joint/statements/hours/1.md", "---\ntitle: Eight hours\ndate: 2026-10-01\ninvites: [north, south]\n---\n\nEight hours.\n")
    own.file("joint/editions/7.yml", "number: 7\ndate: 2026-11-20\ntitle: A week\n")
    return own


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    own = laid(content(tmp_path_factory.mktemp("names")))
    conf = own.root / "pelicanconf.py"
    conf.write_text(conf.read_text(encoding="utf-8").replace("name='Test Paper'", "name='ZQpaper'"), encoding="utf-8")
    paper = read(own)
    assert "\n".join(map(str, paper.problems)) == ""
    own.signature("south", "north/strike", paper.by_id["north/strike"].text_sha256)
    (statement,) = paper.statements
    for group in ("north", "south"):
        own.signature(group, "statements/hours", statement.wordings[0].sha256, wording="1")
    return build(own)


def shown(page: Path) -> Iterator[tuple[str, str]]:
    """Every name that a page shows, with the way to the element it stands in, where no `<bdi>` is around it."""
    tree = html.fromstring(page.read_bytes())
    for body in tree.iter("body"):
        for element in body.iter():
            if not isinstance(element.tag, str) or element.tag in QUIET:
                continue
            around = [each.tag for each in (element, *element.iterancestors())]
            for text, tags in ((element.text, around), *((child.tail, around) for child in element)):
                for name in NAME.findall(text or ""):
                    if "bdi" not in tags and not QUIET & set(tags):
                        yield name, "/".join(f"{each.tag}.{each.get('class', '')}" for each in reversed([element, *list(element.iterancestors())[:3]]))


def test_names_of_every_kind_are_printed(site: Path) -> None:
    """So that the next test has something to look at."""
    everything = "".join(page.read_text(encoding="utf-8") for page in site.rglob("*.html"))

    assert [name for name in KINDS if f"{name}</bdi>" not in everything] == []


def test_every_name_on_every_page_stands_in_a_bdi(site: Path) -> None:
    bare = {(name, where) for page in site.rglob("*.html") for name, where in shown(page)}

    assert bare == set(), "\n".join(sorted(f"{name} in {where}" for name, where in bare))
