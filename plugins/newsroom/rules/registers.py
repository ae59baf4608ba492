"""Groups and registers: who takes part, and what things are called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.newsroom.model import Group
from plugins.newsroom.problems import Finding, Note, Problem
from plugins.newsroom.rules.rule import Rule
from plugins.newsroom.submission import accounts

EDITORS_OF_INDIVIDUALS = 3
"""From how many groups the editors of the folder of individuals are, at least."""

GROUP_NAME = Rule(
    "group-name",
    Problem,
    "A group's folder has a name of four or more letters, not all of them digits, that is no address of the paper's own.",
    "a group cannot be called so",
    "choose a name of four or more small letters, digits and hyphens that is no address of the paper's own",
    "groups/feeds/",
)
NO_GROUP = Rule(
    "no-group",
    Problem,
    "Every group's folder has a group.yml that can be read; without it nothing in the folder is.",
    "has no readable group.yml",
    "write one; 'paper groups add' does",
    "groups/harbour/ without group.yml",
)
DOUBLED_PERSON = Rule(
    "doubled-person",
    Problem,
    "No person stands twice in a group's people.yml.",
    "stands twice",
    "give one of them another slug",
    "two entries with slug: ana",
)
TAKEN_ALIAS = Rule(
    "taken-alias",
    Problem,
    "No other name of a section, topic or place is the name of another.",
    "is the name of another already",
    "take it out of one of them",
    "aliases: [wages], below pay, while wages is a topic",
)
LOOK_ALIKE = Rule(
    "look-alike",
    Problem,
    "No group, author, address, section, topic or place is written so that it could be taken for another; a name is shown with its group beside it meanwhile.",
    "could be taken for another",
    "write it in the letters of its own language, or choose another name",
    "a group Hаrbour, with a Cyrillic а, beside the group Harbour",
)
HOLD_UNSUPPORTED = Rule(
    "hold-unsupported",
    Problem,
    "A hold is asked for by two groups other than the piece's own.",
    "two other groups have not asked for this hold",
    "name two groups under 'by'",
    "by: [anatoli]",
)
HOLD_OF_NOTHING = Rule(
    "hold-of-nothing",
    Note,
    "A hold is of a piece that is there.",
    "there is no such piece",
    "check the id",
    "piece: harbour/strkie",
)
INDIVIDUALS_EDITORS = Rule(
    "individuals-editors",
    Note,
    "The folder of people in no group has editors from three groups at least, so that no group decides alone who is heard.",
    "has editors from fewer than three groups",
    "name editors of other groups too, as they stand in their group.yml",
    "kind: individuals with editors: [jo-lind]",
)
SIGNATURE_OF_OUTSIDER = Rule(
    "signature-of-outsider",
    Problem,
    "A group signs while it takes part in the paper.",
    "the group did not take part in the paper on that day",
    "check the date",
    "date: 1999-01-01",
)
SIGNATURE_WAITS = Rule(
    "signature-waits",
    Note,
    "A signature of a later day waits for it.",
    "is dated later than today, and waits",
    "check the date",
    "date: 2099-01-01",
)


def individuals(groups: Mapping[str, Group]) -> Iterator[Finding]:
    """What the folders of people in no group lack; a paper of two groups cannot have editors from three."""
    organisations = [group for group in groups.values() if group.kind == "organisation"]
    for own in groups.values():
        if own.kind == "individuals" and own.editors:
            behind = [group.name for group in organisations if accounts(group.editors) & accounts(own.editors)]
            if len(behind) < min(EDITORS_OF_INDIVIDUALS, len(organisations)):
                named = f" ({', '.join(behind)})" if behind else ""
                message = f"has editors from {len(behind)} groups{named}" if len(behind) != 1 else f"has editors from one group{named}"
                yield INDIVIDUALS_EDITORS.at(f"groups/{own.slug}/group.yml", 0, message)
