"""Files as people have them: saved by Word, exported by other systems, copied out of mail; made at random from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

KINDS: dict[str, Callable[[random.Random], bytes]] = {}

WORDS = (
    "On Monday the night shift stood at gate four and would not go in until the foreman had read their letter aloud to everyone. "
    "Nobody laughed. The café across the road opened early, and Zoë brought “two urns” of tea – ‘for both sides’, she said… "
    "Wages have stood still for three years while rents rose by 31 %; the company’s own figures say so. § 12 of the agreement is plain enough. "
    "We asked the management for a word. There was none. So we go on, with our own words, in our own time."
)


def kind(make: Callable[[random.Random], bytes]) -> Callable[[random.Random], bytes]:
    KINDS[make.__name__.replace("_", "-")] = make
    return make


def files(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """So many files with their kinds, each kind in its turn."""
    rng = random.Random(seed)
    names = [*KINDS]
    for number in range(count):
        name = names[number % len(names)]
        yield name, KINDS[name](rng)


def sentences(rng: random.Random, count: int = 3) -> str:
    said = WORDS.split(". ")
    return ". ".join(rng.sample(said, min(count, len(said)))) + "."


def day(rng: random.Random) -> str:
    year, month, date = rng.randint(2004, 2026), rng.randint(1, 10), rng.randint(1, 28)
    return rng.choice(
        (f"{year}-{month:02}-{date:02}", f"{year}-{month:02}-{date:02}T{rng.randint(0, 23):02}:30:00+02:00", f"{date} May {year}", f"May {date}, {year}")
    )


def yaml_head(rng: random.Random, *lines: str) -> str:
    title = rng.choice(("The letter: read aloud", "Gate four, Monday", "“Not one hour more”", "Who pays? #2", "It's 5 o'clock [somewhere]"))
    quoted = rng.choice((title, '"' + title.replace('"', "'") + '"'))
    usual = [f"title: {quoted}", f"date: {day(rng)}", *lines]
    rng.shuffle(usual)
    return "---\n" + "\n".join(usual) + "\n---\n\n"


@kind
def word_html(rng: random.Random) -> bytes:
    spans = "".join(
        f"<p class=MsoNormal style='margin-bottom:0cm;line-height:normal'><span lang=EN-GB style='font-size:12.0pt'>{sentences(rng)}<o:p></o:p></span></p>\n"
        for _ in range(4)
    )
    text = f"<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]-->\n<div class=WordSection1>\n{spans}</div>\n"
    return (yaml_head(rng) + text).encode(rng.choice(("cp1252", "utf-8")), "replace")


@kind
def windows_letters(rng: random.Random) -> bytes:
    return (f"Title: {rng.choice(('Zoë’s urns', 'Café – closed'))}\r\nDate: {day(rng)}\r\n\r\n" + sentences(rng, 6).replace(". ", ".\r\n\r\n")).encode(
        "cp1252", "replace"
    )


@kind
def utf_16(rng: random.Random) -> bytes:
    return (yaml_head(rng, "tags: [wages, nights]") + sentences(rng, 6)).encode("utf-16")


@kind
def line_ends(rng: random.Random) -> bytes:
    ends = rng.choice(("\r\n", "\r"))
    return (rng.choice(("\ufeff", "")) + yaml_head(rng, "categories:\n  - News") + "## A heading\n\n" + sentences(rng, 6)).replace("\n", ends).encode()


@kind
def hugo(rng: random.Random) -> bytes:
    made = f"{rng.randint(2010, 2025)}-05-14T09:00:00Z"
    head = f'+++\ntitle = "Gate four"\ndate = {made}\ndraft = true\ntags = ["wages"]\n[params]\nhero = "x.jpg"\n+++\n'
    return (
        head
        + f'{{{{< figure src="/images/x.jpg" title="A gate" >}}}}\n\n{sentences(rng)}\n\n{{{{% notice tip %}}}}\n{sentences(rng)}\n'
        + "{{% /notice %}}\n\n{{< youtube abc >}}\n"
    ).encode()


@kind
def jekyll(rng: random.Random) -> bytes:
    head = yaml_head(rng, "layout: post", "permalink: /:year/:title/", "category: strikes", "author: zoe", "published: true")
    body = (
        "{% include figure.html src='x' %}\n\n"
        + sentences(rng)
        + "\n{: .lead}\n\n[More]({{ site.baseurl }}/about) and [this]({% post_url 2020-01-01-x %}).\n<!--more-->\n"
    )
    return (head + body + sentences(rng)).encode()


@kind
def pelican(rng: random.Random) -> bytes:
    head = f"Title: Gate four: Monday\nDate: {day(rng)}\nCategory: News\nTags: wages, nights\nAuthors: Zoe; Jo\n"
    head += "Slug: gate\nSummary: One line\n    and another.\nStatus: published\n"
    return (head + f"\n{sentences(rng)} [other]({{filename}}/other.md) ![x]({{static}}/images/x.jpg)\n\n{sentences(rng)}\n").encode()


@kind
def wordpress(rng: random.Random) -> bytes:
    blocks = "\n\n".join(
        (
            f'<!-- wp:paragraph {{"align":"left"}} -->\n<p>{sentences(rng)}</p>\n<!-- /wp:paragraph -->',
            '[caption id="attachment_1" align="alignleft" width="300"]'
            '<img class="size-medium" src="https://old.example/x.jpg" alt="" width="300" /> A gate[/caption]',
            f"&nbsp;\n<blockquote>{sentences(rng)}</blockquote>\n<!--more-->",
            '<iframe width="560" height="315" src="https://video.example/embed/x" frameborder="0" allowfullscreen></iframe>',
            f'[gallery ids="1,2"]\n\n<span style="font-weight: 400;">{sentences(rng)}</span>',
        )
    )
    return (yaml_head(rng, "author: admin", "url: /?p=12", 'categories: ["Uncategorized"]') + blocks).encode()


@kind
def newsletter(rng: random.Random) -> bytes:
    body = (
        f'<p>{sentences(rng)}</p><div class="captioned-image-container"><figure><a class="image-link" target="_blank" href="https://cdn.example/x.png">'
        f'<div class="image2-inset"><picture><source type="image/webp" srcset="https://cdn.example/x 1x">'
        '<img src="https://cdn.example/x.png" alt=""></picture></div></a>'
        f'<figcaption class="image-caption">A gate</figcaption></figure></div><h3><strong>{sentences(rng, 1)}</strong></h3><p>{sentences(rng)}'
        f'<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1" target="_self">1</a></p>'
        f'<div class="subscription-widget-wrap"><form class="subscription-widget-subscribe">'
        '<input type="email" name="email"><input type="submit" value="Subscribe"></form></div>'
        f'<p class="button-wrapper"><a class="button primary" href="https://letter.example/?utm=x&amp;a=b"><span>Share</span></a></p>'
        f'<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a><div class="footnote-content"><p>{sentences(rng, 1)}</p></div></div>'
    )
    return (yaml_head(rng) + body).encode()


@kind
def documents(rng: random.Random) -> bytes:
    style = '<style type="text/css">@import url(https://fonts.example/x);.c1{color:#000}</style>'
    body = (
        f'{style}\n<p class="c1"><span class="c2">{sentences(rng)}</span></p>\n<a name="x"></a>\n<table><tr><td><p>A</p></td><td><p>B</p></td></tr></table>\n'
    )
    return (yaml_head(rng) + body).encode()


@kind
def unclosed(rng: random.Random) -> bytes:
    parts = [
        f"<p>{sentences(rng)}",
        f"<ul><li>{sentences(rng, 1)}<li>x</ul>",
        f"<center><b>{sentences(rng, 1)}</center>",
        "<br><br>",
        f"<font size=2>{sentences(rng)}",
    ]
    parts += rng.sample(
        [
            f"<div class=x>\n\n{sentences(rng)}",
            f"<blockquote>{sentences(rng)}",
            "<a name=top>",
            f"<div><div>{sentences(rng)}</div>",
            f"<details><summary>x</summary>{sentences(rng)}",
        ],
        2,
    )
    rng.shuffle(parts)
    return (yaml_head(rng) + "\n\n".join(parts)).encode()


@kind
def copied_from_a_pdf(rng: random.Random) -> bytes:
    text = sentences(rng, 8).replace(" the ", " the\u00ad ").replace(". ", ".\x0c\n", 1).replace("fi", "\ufb01").replace(" a ", "\u200ba\u2028")
    return (yaml_head(rng) + "\n".join(text[at : at + 60] for at in range(0, len(text), 60))).encode()


@kind
def mail(rng: random.Random) -> bytes:
    return (f"Subject: for the paper\nFrom: Zoe\n\nHi all,\n\n> {sentences(rng)}\n> > {sentences(rng)}\n\n--\nZoe\n{'=' * 40}\n{sentences(rng)}\n").encode()


@kind
def plain(rng: random.Random) -> bytes:
    return f"{rng.choice(('GATE FOUR', '# Gate four', 'Gate four' + chr(10) + '=' * 9))}\n\n{sentences(rng, 8)}\n".encode()


@kind
def odd_fields(rng: random.Random) -> bytes:
    extra = rng.sample(
        [
            "tags: wages, nights; ports",
            "tags:\n- wages\n- Night Shifts!",
            "author: {name: Zoe, url: 'https://a.example'}",
            "authors:\n  - name: Zoe\n    url: x",
            "lastmod: 2026-05-15",
            "description: >\n  Folded\n  words",
            "image: /images/x.jpg",
            "cover:\n  image: x.jpg\n  alt: x",
            "weight: 10",
            "aliases: [/old, /older]",
            "lang: en_GB",
            "math: true",
            "toc: no",
            "version: 1.10",
            "subtitle: 'Half a: title'",
        ],
        6,
    )
    return (yaml_head(rng, *extra) + sentences(rng, 6)).encode()
