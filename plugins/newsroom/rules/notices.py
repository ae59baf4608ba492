"""Common work: events, tasks, campaigns, questions and what the groups say to them."""

from __future__ import annotations

from plugins.newsroom.problems import Note, Problem
from plugins.newsroom.rules.rule import Rule

EVENT_PLACE = Rule(
    "event-place",
    Note,
    "An event or a task is at a place of the register, which gives it its time zone; without one its hours are read in the paper's.",
    "unknown place",
    "propose it in joint/places.yml; until then its hours are read in the paper's own zone",
    "place: atlantis",
)
EVENT_ENDS = Rule(
    "event-ends", Problem, "An event ends after it starts.", "it ends before it starts", "check both times", "ends: 2026-12-03T18:00, starts: 2026-12-03T19:00"
)
EVENT_FOR_EVER = Rule(
    "event-for-ever",
    Problem,
    "What is repeated says until when, and for no more than two years.",
    "it is repeated for ever",
    "add 'until: …' with the last day; write a new event when it goes on",
    "repeats: weekly, without until:",
)
EVENT_REPEATS = Rule(
    "event-repeats",
    Problem,
    "A repeated event falls on the days that its fields say: the first of them is the day it starts, and not all of them are skipped.",
    "the days of the event do not fit together",
    "check starts, repeats, until and skipped",
    "repeats: monthly-last, starting on the second Tuesday of a month",
)
EVENT_NOTE = Rule(
    "event-note",
    Note,
    "An event that was moved, was cancelled or is full says in a note what those who meant to come should know.",
    "it does not say why, or what to do instead",
    "add 'note: …'",
    "status: cancelled, without note:",
)
UNKNOWN_PARTNER = Rule(
    "unknown-partner",
    Note,
    "An event or a campaign names other groups of the paper; when one of them takes its folder away, the rest stays without it.",
    "unknown group",
    "it is not named; write the name of its folder in content/groups",
    "with: anatolli",
)
JOINS_NOTHING = Rule(
    "joins-nothing",
    Note,
    "A group joins an event or a campaign that names it under 'with'; what names it not, or went, it does not join.",
    "there is nothing that it could join",
    "check the name, and whether the other group names yours",
    "joins: harbour/fuor-ports",
)
REFERENCE_TO_NOTHING = Rule(
    "reference-to-nothing",
    Note,
    "What events, tasks, campaigns, studies and stances point to is there; what is not is left out.",
    "there is no such piece",
    "check the name of the file",
    "reports: harbour/fuor-ports",
)
TASK_FOR_NOBODY = Rule(
    "task-for-nobody",
    Problem,
    "Whoever wants to do a task can tell somebody: the task or its group has a contact.",
    "nobody can be told that it will be done",
    "add 'contact: mailto:…' or 'contact: https://…', here or in group.yml",
    "a task without contact: in a group without one",
)
TASK_MINUTES = Rule(
    "task-minutes",
    Problem,
    "A task takes between five minutes and a day of eight hours; what takes longer is several tasks.",
    "that is no length for a task",
    "divide it, or write the minutes that one sitting takes",
    "minutes: 3000",
)
TASK_DONE = Rule(
    "task-done",
    Problem,
    "A task that is done says who did it, and was done after it was asked for.",
    "does not say who did it, or was done before it was asked for",
    "add 'carried-by: …', a pseudonym if they like, and check both days",
    "done: 2026-11-20, without carried-by:",
)
CAMPAIGN_OUTCOME = Rule(
    "campaign-outcome",
    Problem,
    "A campaign that is won, partly won or lost says since when; one that is open has no end.",
    "outcome and end do not fit together",
    "add 'ended: …' with the day of the outcome, or take it out",
    "outcome: won, without ended:",
)
CAMPAIGN_ENDS = Rule(
    "campaign-ends", Problem, "A campaign ends after it started.", "it ended before it started", "check both days", "started: 2026-05-01, ended: 2026-04-01"
)
CAMPAIGN_EVIDENCE = Rule(
    "campaign-evidence",
    Problem,
    "What was won, wholly or partly, can be seen by something: a letter, a notice, a pay slip.",
    "nothing shows that it was won",
    "add 'evidence:' with a text for each, and a link where there is one",
    "outcome: won, without evidence:",
)
UNKNOWN_QUESTION = Rule(
    "unknown-question",
    Problem,
    "A stance is on a question in joint/questions, and has its name.",
    "there is no such question",
    "rename the file to the name of the question",
    "stances/rent-cpa.yml",
)
STANCE_CONDITION = Rule(
    "stance-condition",
    Problem,
    "A stance of for-if says on which condition, and no other stance has one.",
    "the condition is missing, or has no place here",
    "write 'if: …' with 'stance: for-if', and only with it",
    "stance: for-if, without if:",
)
STANCE_TWICE = Rule(
    "stance-twice",
    Problem,
    "A group takes one stance a day on a question; when it changes its mind it adds another with its date, and the old one stays.",
    "there is another stance of that day",
    "give the newer one its own date",
    "two entries with date: 2026-10-02",
)
STANCE_OF_OUTSIDER = Rule(
    "stance-of-outsider",
    Problem,
    "Groups that take part answer a question; the folder of those in no group does not, nor does a group that has left.",
    "nobody is there whose stance it could be",
    "take it out",
    "a stance in the folder of individuals",
)
STANCE_WAITS = Rule(
    "stance-waits",
    Note,
    "A stance of a later day waits for it.",
    "is dated later than today, and waits",
    "check the date",
    "date: 2099-01-01",
)
TOPIC_INTRODUCTION = Rule(
    "topic-introduction",
    Problem,
    "An introduction in joint/topics has the name of a topic in joint/topics.yml.",
    "there is no such topic",
    "rename the file to the name of the topic",
    "joint/topics/joint-papres.md",
)
