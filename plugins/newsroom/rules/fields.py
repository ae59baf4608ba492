"""Fields: what stands between the lines of hyphens, and in the .yml files."""

from __future__ import annotations

from plugins.newsroom.problems import Problem
from plugins.newsroom.rules.rule import Rule

NO_FRONT_MATTER = Rule(
    "no-front-matter",
    Problem,
    "A piece begins with its fields, between two lines of three hyphens.",
    "there is no front matter",
    "begin with a line of three hyphens, then title, date and section, then three hyphens again; 'paper fix' converts other formats",
    "Title: Strike",
)
TOO_LONG = Rule(
    "too-long",
    Problem,
    "The fields of a piece are no longer than twenty thousand characters.",
    "the fields are too long",
    "move the text below the second line of hyphens",
    "a whole article under summary:",
)
YAML = Rule(
    "yaml",
    Problem,
    "Fields are plain 'field: value' lines, lists and fields of fields; YAML's anchors, aliases and tags are not read.",
    "cannot be read",
    "write 'field: value', two blanks before what belongs to the field above",
    "title:Strike",
)
DOUBLED_FIELD = Rule(
    "doubled-field",
    Problem,
    "No field stands twice.",
    "stands twice",
    "keep one of them",
    "two lines that begin with title:",
)
MISSING_FIELD = Rule(
    "missing-field",
    Problem,
    "What is required is there: in a piece title, date and section.",
    "is missing",
    "add the line",
    "a piece without date:",
)
UNKNOWN_FIELD = Rule(
    "unknown-field",
    Problem,
    "Every field is one that the paper knows; no field can name a template, a status or a place in the site.",
    "unknown field",
    "take it out, or write the name of a known field",
    "save_as: index.html",
)
ONE_LINE = Rule(
    "one-line",
    Problem,
    "A field for one line of text has one line of text, not a list.",
    "must be one line of text",
    "write it after the colon",
    "title: with '- Strike' and '- Day 12' on lines below it",
)
EMPTY_FIELD = Rule(
    "empty-field",
    Problem,
    "A field that is there is filled in.",
    "is empty",
    "fill it in or take the line out",
    'title: ""',
)
INVISIBLE_CHARACTER = Rule(
    "invisible-character",
    Problem,
    "Fields have no invisible characters, and none that turn the direction of what follows.",
    "has an invisible or direction-changing character",
    "type it anew",
    "a right-to-left override in a name",
)
LONG_LINE = Rule(
    "long-line",
    Problem,
    "A field of one line has at most two thousand characters.",
    "is too long",
    "shorten it",
    "caption: followed by the whole story",
)
LONG_NAME = Rule(
    "long-name",
    Problem,
    "The name of a person, a group or a series has at most a hundred characters.",
    "is too long for a name",
    "shorten it",
    "authors: followed by a biography",
)
MIXED_SCRIPT = Rule(
    "mixed-script",
    Problem,
    "No word of a name mixes letters of Latin, Greek, Cyrillic and other alphabets that look alike.",
    "mixes the letters of two alphabets in one word",
    "type it anew, in one alphabet",
    "name: Аnatoli, whose first letter is Cyrillic",
)
DATE = Rule(
    "date",
    Problem,
    "A date is a day of the calendar, the year first; without a time it is noon in the paper's zone.",
    "is no date",
    "write it as 2026-05-14, or 2026-05-14T18:30",
    "date: 01/02/2026",
)
ADDRESS = Rule(
    "address",
    Problem,
    "An address begins with https, http or mailto.",
    "is no address that can be linked to",
    "write it as https://… or mailto:…",
    "url: javascript:alert(1)",
)
PIECE_ID = Rule(
    "piece-id",
    Problem,
    "A piece is named by its id, its address or its file.",
    "is no piece",
    "write <group>/<name>, the piece's address, or its file",
    "reply-to: that other article",
)
LANGUAGE = Rule(
    "language",
    Problem,
    "A language is written as its code.",
    "is no language",
    "write a code such as en, es or zh-Hant",
    "lang: Castellano",
)
NUMBER = Rule("number", Problem, "A number is written in digits.", "is no whole number", "write digits only", "number: twelve")
WEEK = Rule("week", Problem, "A week is one of the ISO calendar, the year first.", "is no week", "write it as 2026-W48", "week: 48")
SHA256 = Rule(
    "sha256",
    Problem,
    "A signature names the SHA-256 of the text it is under.",
    "is no SHA-256",
    "copy it from the end of the piece's page",
    "sha256: yes",
)
ZONE = Rule(
    "zone",
    Problem,
    "A time zone is one of the IANA's.",
    "is no time zone",
    "write one such as Europe/Athens",
    "zone: GMT+25",
)
RIGHTS = Rule(
    "rights",
    Problem,
    "A picture says by what right it is printed.",
    "does not say by what right",
    "write own, with permission of …, or a licence and its address",
    "rights: found it",
)
TEXT = Rule("text", Problem, "A field of text has text, not a list.", "must be text", "write it after the colon", "about: with '- one' and '- two' below it")
NOT_ALLOWED = Rule(
    "not-allowed",
    Problem,
    "A field with a few possible values has one of them.",
    "has a value that is not allowed",
    "write one of those allowed",
    "position: party line",
)
NO_PARTS = Rule(
    "no-parts",
    Problem,
    "A picture, a reply or a correction has its parts on lines of their own.",
    "is not written in parts",
    "write each on a line of its own, indented below it",
    "image: march.jpg",
)
