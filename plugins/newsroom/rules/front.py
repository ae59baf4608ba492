"""The front: seats, choices, the week's editor."""

from __future__ import annotations

from plugins.newsroom.problems import Note, Problem
from plugins.newsroom.rules.rule import Rule

FRONT_CHOICE = Rule(
    "front-choice",
    Problem,
    "A group chooses for the front one of its own articles that can stand there: no letter, no translation, nothing withdrawn.",
    "cannot be chosen for the front",
    "name an article of your own that is no translation, or take the line out",
    "front: anatoli/ferry-strike, in harbour's group.yml",
)
FRONT_CHOICE_IDLE = Rule(
    "front-choice-idle",
    Note,
    "A group's choice for the front is young enough to count, and published.",
    "the choice for the front does not count today",
    "name a younger article, or take the line out; until then the newest stands on the front",
    "front: an article of last winter",
)
FRONT_SEAT = Rule(
    "front-seat",
    Problem,
    "A seat that a group names is given to it in joint/front.yml, and is not another group's own.",
    "this seat is not given to the group",
    "let joint/front.yml name the seat and the group, which needs editors of two other groups; until then the group keeps its own",
    "seat: harbour, in the group.yml of another",
)
FRONT_DESK = Rule(
    "front-desk",
    Problem,
    "joint/front.yml names groups of the paper.",
    "there is no such group",
    "write the name of its folder in content/groups, or take it out",
    "groups: [harbor]",
)
FRONT_ORDER = Rule(
    "front-order",
    Problem,
    "The week's editor, or two seats together, put on the front what is in the pool; no editor leads with its own, or has two seconds of one seat.",
    "cannot stand there",
    "name an article of another group, not older than the pool allows",
    "lead: harbour/dock-four, in harbour's front.yml",
)
FRONT_ORDER_IDLE = Rule(
    "front-order-idle",
    Note,
    "What the week's editor or two seats put on the front is shown at all.",
    "the piece is not shown",
    "name another; until then the rule fills the place",
    "lead: anatoli/ferry-strike, since withdrawn by anatoli",
)
FRONT_WHY = Rule(
    "front-why",
    Problem,
    "The reason that the front prints has at most 140 characters.",
    "the reason is too long",
    "shorten it to 140 characters",
    "why: followed by the minutes of the meeting",
)
FRONT_TURN = Rule(
    "front-turn",
    Note,
    "A group sets the front in its own week.",
    "another group is on duty in that week",
    "look up your week on the page that explains the front; until then the file changes nothing",
    "week: 2026-W48, by a group that is not on duty",
)
