"""Statements: who signs what, and how often."""

from __future__ import annotations

from plugins.newsroom.problems import Note, Problem
from plugins.newsroom.rules.rule import Rule

SIGNATURE_OF_NOTHING = Rule(
    "signature-of-nothing",
    Problem,
    "A signature is under a wording that there is.",
    "there is no such wording",
    "write the number of one that there is; 'paper sign' does",
    "signs: statements/eight-hours with wording: 7, of which there are two",
)
CONFIRMS_NOTHING = Rule(
    "confirms-nothing",
    Note,
    "A group confirms a piece that is there.",
    "there is no such piece",
    "check the id; the file may stay",
    "signs: harbour/strkie",
)
SIGNED_TWICE = Rule(
    "signed-twice",
    Problem,
    "A group, or somebody in none, signs a wording once.",
    "the wording is signed already",
    "delete one of the two files",
    "signatures/a.yml and signatures/b.yml under one wording",
)
SIGNED_ANOTHER_TEXT = Rule(
    "signed-another-text",
    Note,
    "The SHA-256 of a signature is that of the wording it names.",
    "the text of this wording is another than the one signed",
    "read it again and, if you still agree, run 'paper sign'; until then the page says that another text was signed",
    "sha256: of a draft, with a comma less",
)
LONG_WORDING = Rule(
    "long-wording",
    Problem,
    "A statement has at most fifteen hundred words.",
    "is too long for a statement",
    "make it shorter; what has to be explained can be an article",
    "joint/statements/programme/1.md with forty pages",
)
TRANSLATION_OF_NO_WORDING = Rule(
    "translation-of-no-wording",
    Note,
    "A translation has the number of a wording, and its own language.",
    "there is no wording of this number in another language",
    "give it the number of the wording that it translates: 2.es.md beside 2.md",
    "joint/statements/eight-hours/3.es.md without 3.md",
)
