"""One bad submission cannot stop the others: each is told with its file, line and reason, and the rest of the tree is as without it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.newsroom.metadata import LetterFields, PieceFields
from plugins.newsroom.notice_fields import EventFields
from plugins.newsroom.schema import names
from tests.factories import Content, content, picture, piece_text, read, run_pelican
from tests.hostile.payloads import FAMILIES, payloads

OWN = "groups/attacker"

WRONG = {
    "list": "\n  - one\n  - [two, {three: four}]",
    "fields": "\n  one: two\n  three:\n    four: five",
    "nothing": ' ""',
    "long": " " + "x" * 3000,
    "unseen": " a\u2066b",
    "bracket": " [one, two",
    "anchor": " &a [x, *a]",
    "tag": " !!python/object/apply:os.system [id]",
    "tab": "\n\t- x",
    "twice": " x\n{0}: y",
}
"""What no field can be."""

BODIES = {
    "deep-quotes": "> " * 5000 + "x",
    "deep-list": "\n".join("    " * depth + "- x" for depth in range(400)),
    "brackets": "[" * 50_000,
    "references": f"[a]: https://a.example/{'a' * 50_000}\n\n" + "[a]\n" * 1000,
    "open-block": "<details>\n\nwords",
    "spelt-control": "a &#1; b",
    "nothing": "",
    "script-link": "[x](javascript:alert(1))",
    "remote-picture": "![x](https://elsewhere.example/a.png)",
    "lost-link": "[x](nowhere.md)",
    "lost-picture": "![x](nowhere.png)",
}

BYTES = {
    "latin": "---\ntitle: caf\u00e9\n---\nx".encode("latin-1"),
    "utf-16": piece_text().encode("utf-16"),
    "empty": b"",
    "blank": b"\n \n",
    "null": piece_text("a\0b").encode(),
    "form-feed": piece_text("a\x0cb").encode(),
    "surrogate": piece_text("a").encode() + b"\xed\xa0\x80",
    "noncharacter": piece_text("a\ufffeb").encode(),
    "override": piece_text("a\u202eb").encode(),
    "stacked": piece_text("a" + "\u0301" * 40).encode(),
    "no-fields": b"Words.",
    "no-end": b"---\ntitle: x\n",
    "large": piece_text("words " * 60_000).encode(),
    "many-fields": ("---\n" + "".join(f"f{number}: x\n" for number in range(3000)) + "---\nx").encode(),
}

FILES = {
    "photos/bomb.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\x08\x02\0\0\0" + b"\0" * 20,
    "photos/page.jpg": b"<html><script>alert(1)</script>",
    "photos/cut.png": picture()[:60],
    "photos/drawing.svg": b"<svg onload='alert(1)'/>",
    "photos/Twin.png": picture(seed="a"),
    "photos/twin.png": picture(seed="b"),
    "photos/aux.png": picture(),
    "articles/Two Words.md": piece_text().encode(),
    "articles/page.html": b"<script>alert(1)</script>",
    ".htaccess": b"Redirect / https://elsewhere.example/",
    "artikles/x.md": piece_text().encode(),
    "events/no-place.md": b"---\ntitle: x\nstarts: 2026-12-01T10:00\nplace: atlantis\n---\nx",
    "events/backwards.md": b"---\ntitle: x\nstarts: 2026-12-01T10:00\nends: 2026-11-01T10:00\nplace: cairo\n---\nx",
    "signatures/bad.yml": b"signs: victim/first\nsha256: yes\nby: me\ndate: 2026-11-01\n",
    "people.yml": b"- slug: Ana Ana\n  name: Ana\n- name: \xd0\x90na\n  slug: ana\n",
}


def breaking() -> Iterator[tuple[str, bytes]]:
    """Paths in content, and what stands there."""
    for model, folder in ((PieceFields, "articles"), (LetterFields, "letters"), (EventFields, "events")):
        for number, key in enumerate(names(model)):
            for kind, value in list(WRONG.items())[number % 3 :: 3] if folder != "articles" else WRONG.items():
                usual = (
                    {"title": "x", "date": "2026-11-01", "section": "workplace"}
                    if folder != "events"
                    else {"title": "x", "starts": "2026-12-01T10:00", "place": "cairo"}
                )
                usual.pop(key, None)
                head = "".join(f"{field}: {text}\n" for field, text in usual.items()) + f"{key}:" + value.replace("{0}", key) + "\n"
                yield f"{OWN}/{folder}/{key}-{kind}.md", f"---\n{head}---\n\nWords.\n".encode()
    for name, body in BODIES.items():
        yield f"{OWN}/articles/body-{name}.md", piece_text(body).encode()
    for name, data in BYTES.items():
        yield f"{OWN}/articles/bytes-{name}.md", data
    for name, data in FILES.items():
        yield f"{OWN}/{name}", data
    yield "joint/holds/bad.yml", b"piece: victim/first\nreason: law\ndate: 2026-11-20\nby: [attacker]\n"
    yield "joint/editions/bad.yml", b"number: twelve\ndate: tomorrow\ntitle: x\n"
    yield "pages/bad.md", b"---\ntitle: x\nurl: index.html\n---\nx"


def paper(folder: Path) -> Content:
    own = content(folder).group("victim", joined="2024-01-01").group("attacker", joined="2025-01-01").people("victim", ana="Ana")
    own.article("victim", "first", authors=["ana"]).article("victim", "second", reply_to=[{"to": "victim/first"}]).letter("victim", "a-letter")
    own.photo("victim", "ferry.png", alt="x", credit="x", rights="own").event("victim", "meeting").article("attacker", "sound", "Words. ![x](own.png)")
    return own.photo("attacker", "own.png", alt="x", credit="x", rights="own")


@pytest.mark.soak
def test_every_breaking_input_is_refused_with_its_reason_and_changes_nothing_else(tmp_path: Path) -> None:
    sound, own, cases = paper(tmp_path / "sound"), paper(tmp_path / "own"), dict(breaking())
    for path, data in cases.items():
        own.file(path, data)
    made = read(own)
    told = {finding.path: finding for finding in made.findings if finding.stops}
    printed = {piece.path for piece in made.pieces} | {event.path for event in made.events}
    for path in cases.keys() - told.keys():
        own.delete(path)

    for each in (sound, own):
        result = run_pelican(each)
        assert result.returncode == 0, result.stdout[-2000:] + result.stderr[-2000:]

    refused = cases.keys() & told.keys()
    assert len(refused) > 200
    assert sorted(cases.keys() - refused - printed) == [], "neither printed nor told"
    assert [str(told[path]) for path in refused if not told[path].message or not told[path].cure] == []
    assert sorted(str(told[path]) for path in refused if path.endswith(".md") and not told[path].line and told[path].rule not in WHOLE) == []
    assert differences(tree(sound.output.resolve()), tree(own.output.resolve())) == []


def tree(output: Path) -> dict[str, bytes]:
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in sorted(output.rglob("*")) if file.is_file()}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path) and "manifest" not in path)


WHOLE = {"empty-file", "too-large", "slug", "misplaced", "file-name", "duplicate", "too-much-work", "dot-file", "same-name", "photo"}
"""Faults of a file as a whole, which have no line."""


def test_hostile_texts_break_nothing_of_others(tmp_path: Path) -> None:
    own = paper(tmp_path)
    for number, (_, text) in enumerate(payloads(len(FAMILIES) * 4, seed=9)):
        own.article("attacker", f"text-{number}", text, title=json.dumps(text))

    made = read(own)

    assert {"victim/first", "victim/second", "victim/a-letter", "attacker/sound"} <= made.by_id.keys()
