"""What a field may hold, to its edges and beyond: each is printed or refused, and none stops the press."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import Content, content, piece_text, run_pelican

ESCAPES = "\\u0000 \\ud800 \\udfff\\ud800 \\ufffe \\u202e \\u0085 \\x00 \\e \\U0010FFFF \\u2028 \\b \\udbff \\L \\P".split()
REFERENCES = "&#0; &#xD800; &#xFFFE; &#x202E; &#x85; &#x1F; &#xFFFFFFFFFF; &#xFDD0; &#x1FFFF; &#8; &#x9f; &#x80; &#x202d; &#xe000; &#x2066;".split()
OWN = "http://localhost:8000"
ADDRESSES = (
    "https://[ http://[::1 https://[::1]:99999999/ https://a:b:c/ https://ok.example:port/ http://[v1.x]/ https://℀.example/ https://xn--/ "
    "https://ok.example/% https://ok.example/%zz%ff http:// https:///x https:ok.example mailto: mailto:@ mailto:a@b@c mailto:%0d%0a http://user:pw@ok.example/ "
    "https://ok.example\\@evil/ https://１２７.0.0.1/ http://[fe80::1%25eth0]/ //[ # #% ? ./ .. ../ / /.. /. /%00 north/c001 south/honest ../south/honest/ "
    f"{OWN}/[ {OWN}//evil.example/ {OWN}/\\evil.example {OWN}/south/honest/#x {OWN} {OWN}/nowhere/ {OWN}/south/gone/ {OWN}/south/gone/#x tel:1 "
    "/south/honest/?x=//evil.example ///evil.example"
).split()
MOMENTS = (
    "0001-01-01 0001-01-01T00:00+14:00 9999-12-31T23:59-12:00 9999-12-31 1800-01-01 2026-11-20T24:00 2026-11-20T23:59:60 2026-02-30 ２０２６-11-20 2026-W47-5 "
    "20261120 2026-11-20T10:00+99:00 2026-11-20T10:00Z -2026-11-20 2026-03-29T02:30 1e3 2026-11-20T10:00+00:00:30 1582-10-10 2026-324 0000-01-01"
).split()
LANGUAGES = (
    "tlh zz x-klingon en- EN-us zh-Hant-TW ar-EG-u-nu-latn i-default en_US ../../x c posix root und mul art-lojban sr-Latn-RS-ekavsk xx-yy-zz-aaaaaaaa "
    "en-12345678 constructor iw no yi dv ckb"
).split()
NUMBERS = ("9" * 5000, "1" * 300, "-1", "1.5", "1e400", "NaN", "inf", "0", "00007", "٣", "²", "1_000", "0b1")
ZONES = "../../../etc/passwd /etc/localtime localtime posixrules Factory posix/Europe tzdata.zi Europe right/UTC utc".split()


@pytest.mark.soak
def test_nothing_that_a_field_can_hold_stops_the_press(tmp_path: Path) -> None:
    own = content(tmp_path).group("south").article("south", "honest").article("south", "gone").group("north")
    own.photo("north", "p.png", alt="A picket", credit="Ana", rights="own")
    pieces = [*_escaped(), *_referring(), *_leading(), *_dated(), *(piece_text(f'<p lang="{tag}" dir="rtl">x</p>', lang=tag) for tag in LANGUAGES)]
    pieces += [piece_text(title=f"ends with {name}=", summary=f"and {name}=", series=f"{name}=") for name in "href src srcset content id style onclick".split()]
    for number, text in enumerate(pieces):
        own.file(f"groups/north/articles/c{number:03d}.md", text)
    _notices(own)

    built = run_pelican(own)

    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    assert (own.output / "south/honest/index.html").is_file()
    assert len(list(own.output.glob("north/*/index.html"))) > 40, "what is allowed is printed"

    own.delete("groups/south/articles/gone.md")
    built = run_pelican(own)

    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    assert not (own.output / "south/gone").exists(), "what others lead to in their fields goes all the same"


def _escaped() -> list[str]:
    """Characters that no page can hold, as YAML spells them."""
    found = [piece_text(**{field: f'"a{escape}b words"'}) for escape in ESCAPES for field in ("title", "summary", "series", "licence")]
    for escape in ESCAPES:
        words = f'"a{escape}b"'
        image = f"image:\n  file: p.png\n  alt: {words}\n  credit: {words}\n  rights: own\n  caption: {words}\n"
        others = f"credits:\n  {words}: {words}\ncorrections:\n  - date: 2026-11-21\n    text: {words}\n"
        lists = f"authors: [{words}]\ntopics: [{words}]\nplaces: [{words}]\n"
        found += [piece_text().replace("---\n", f"---\n{fields}", 1) for fields in (image, others, lists)]
    return found


def _referring() -> list[str]:
    """The same as HTML spells them."""
    found = []
    for reference in REFERENCES:
        body = (
            f'Words {reference} and more.\n\n## Head {reference}\n\n[x](https://ok.example/{reference} "{reference}") ![a{reference}](p.png "t{reference}")\n\n'
            f'`{reference}` <a href="https://ok.example/?{reference}" title="{reference}">x</a>[^1{reference}]\n\n[^1{reference}]: note {reference}\n\n'
            f"| a{reference} | b |\n|---|---|\n| {reference} | x |"
        )
        found += [piece_text(body), piece_text(title=f"T {reference} t", summary=f"S {reference} s", authors=[f"A {reference}"])]
    return found


def _leading() -> list[str]:
    """Addresses in texts, and in fields: those of the paper itself that are not there, or not for ever, among them."""
    found = []
    for address in ADDRESSES:
        first = f'first-published:\n  publication: x\n  url: "{address}"\n'
        reply = f'reply-to:\n  - to: "{address}"\n    quote: x\n'
        found.append(piece_text(f'[x]({address}) <a href="{address}">y</a> [z](<{address}>) ![q]({address})'))
        found += [piece_text().replace("---\n", f"---\n{fields}", 1) for fields in (first, reply, f'translation-of: "{address}"\n')]
    return found


def _dated() -> list[str]:
    fields = (lambda m: {"date": m}, lambda m: {"updated": m}, lambda m: {"not_before": m})
    entries = (lambda m: {"corrections": [{"date": m, "text": "x"}]}, lambda m: {"withdrawn": {"date": m, "reason": "x"}})
    return [piece_text(**make(moment)) for moment in MOMENTS for make in (*fields, *entries)]


def _notices(own: Content) -> None:
    for number, address in enumerate(ADDRESSES):
        own.event("north", f"a{number}", online=address).task("north", f"a{number}", contact=address)
        evidence = [{"text": "x", "link": address}]
        own.campaign("north", f"a{number}", outcome="won", ended="2026-11-01", result="x", evidence=evidence)
        own.study("north", f"a{number}", reads=[{"title": "x", "link": address}])
        own.question(f"q{number}").stances("north", f"q{number}", {"date": "2026-02-01", "stance": "for", "reason": "x", "link": address})
    for number, moment in enumerate(MOMENTS):
        own.event("north", f"d{number}", starts=moment).campaign("north", f"d{number}", started=moment)
        own.file(f"joint/editions/d{number}.yml", f"number: {number + 100}\ndate: {moment}\ntitle: x\n")
    for number, digits in enumerate(NUMBERS):
        own.file(f"joint/editions/n{number}.yml", f"number: {digits}\ndate: 2026-11-01\ntitle: x\n").task("north", f"n{number}", minutes=digits)
    for number, tag in enumerate(LANGUAGES):
        own.task("north", f"l{number}", languages=[tag]).event("north", f"l{number}", lang=tag)
    places = "".join(f"zone-{number}:\n  names:\n    en: Town {number}\n  zone: {zone}\n" for number, zone in enumerate(ZONES))
    own.file("joint/places.yml", (own.folder / "joint/places.yml").read_text(encoding="utf-8") + places)
    for number in range(len(ZONES)):
        own.event("north", f"z{number}", place=f"zone-{number}")
