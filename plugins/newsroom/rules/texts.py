"""Texts: what stands below the fields, its links and pictures."""

from __future__ import annotations

from plugins.newsroom.problems import Note, Problem
from plugins.newsroom.rules.rule import Rule

NESTING = Rule(
    "nesting",
    Problem,
    "Lists and quotations are not nested too deeply.",
    "lists or quotations are nested too deeply",
    "keep to five levels",
    "> > > > > > > > > … a thousand times",
)
TOO_MUCH_WORK = Rule(
    "too-much-work",
    Problem,
    "Reading a piece takes no more time and memory than a long piece needs, many times over.",
    "takes more to read than a piece may",
    "look at this passage: divide it, or write it more plainly",
    "[[[[[[[[[[ … a hundred thousand times",
)
HTML = Rule(
    "html",
    Note,
    "HTML that a newspaper does not print is left out: scripts, forms, frames, styles and the like.",
    "is not printed",
    "write it in Markdown; in code, put it between `backticks`",
    "<iframe src=…>",
)
UNCLOSED = Rule(
    "unclosed",
    Problem,
    "HTML that begins in a text ends in it: an open block would swallow what follows.",
    "begins and does not end",
    "write its end",
    "<details> without </details>",
)
BROKEN_LINK = Rule(
    "broken-link",
    Problem,
    "A link to one's own pieces, or to a page of the paper, leads somewhere.",
    "leads to nothing",
    "write the path of a file, such as other-piece.md",
    "[as we wrote](strkie.md)",
)
GONE_LINK = Rule(
    "gone-link",
    Note,
    "A link to what another group has taken away becomes text.",
    "leads to nothing any more",
    "the words stay, without a link",
    "[their answer](../../anatoli/articles/deleted.md)",
)
ABSENT_LINK = Rule(
    "absent-link",
    Note,
    "A link to a piece that is not published becomes text until it is.",
    "leads to a piece that is not published",
    "the words stay; the link comes back with the piece",
    "[tomorrow's piece](tomorrow.md)",
)
NO_HEADING = Rule(
    "no-heading",
    Note,
    "A link within a text leads to one of its headings.",
    "there is no such heading",
    "write the words of a heading, in small letters, with hyphens",
    "[below](#wages)",
)
REMOTE_PICTURE = Rule(
    "remote-picture",
    Problem,
    "Pictures come from the group's own folder: one from elsewhere would tell others who reads it.",
    "a picture from elsewhere would tell others who reads it",
    "put the file in your group's photos folder",
    "![](https://elsewhere.example/a.jpg)",
)
FOREIGN_PHOTO = Rule(
    "foreign-photo",
    Problem,
    "A group prints photos from its own folder.",
    "belongs to another group",
    "ask them, and put a copy in your own photos folder",
    "![](../../anatoli/photos/ferry.jpg)",
)
TOO_MANY_PHOTOS = Rule(
    "too-many-photos",
    Problem,
    "A piece prints no more photos than the paper allows.",
    "prints too many photos",
    "make two pieces of it",
    "a piece with three hundred pictures",
)
TOO_MANY_LINKS = Rule(
    "too-many-links",
    Problem,
    "A piece has no more links, pictures and footnotes than a reader could follow in a year.",
    "has too many links, pictures and footnotes",
    "make several pieces of it",
    "a list of ten thousand addresses",
)
MISSING_PHOTO = Rule(
    "missing-photo",
    Problem,
    "A photo that a piece names is there.",
    "there is no such photo",
    "put the file in your group's photos folder",
    "![](marhc.jpg)",
)
MISSING_ALT = Rule(
    "missing-alt",
    Problem,
    "A photo has an alternative text for those who cannot see it.",
    "has no alternative text",
    "add 'alt: …', what is to be seen, for those who cannot see it",
    "![](march.jpg)",
)
MISSING_CREDIT = Rule(
    "missing-credit",
    Problem,
    "A photo names who took it.",
    "nobody is named for the photo",
    "add 'credit: …'",
    "image without credit:",
)
MISSING_RIGHTS = Rule(
    "missing-rights",
    Problem,
    "A photo says by what right it is printed.",
    "nothing says by what right it is printed",
    "add 'rights: own', 'with permission of …' or a licence",
    "image without rights:",
)
