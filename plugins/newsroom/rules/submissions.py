"""Submissions: what a pull request may change in what was published before."""

from __future__ import annotations

from plugins.newsroom.problems import Note, Problem
from plugins.newsroom.rules.rule import Rule

NO_MERGE = Rule(
    "no-merge",
    Problem,
    "A submission fits the paper as it stands.",
    "was changed in the paper meanwhile, in the same place",
    "bring your branch up to date, and choose which of both is meant",
    "two corrections of one sentence",
)
TOO_MANY_FILES = Rule(
    "too-many-files",
    Problem,
    "A submission changes no more files than its readers can look through.",
    "changes too many files at once",
    "divide it",
    "a pull request with four thousand files",
)
DELETED_PIECE = Rule(
    "deleted-piece",
    Problem,
    "What has been published is withdrawn, not deleted: title, byline, date and reason stay, the text goes.",
    "is deleted",
    "put it back and add 'withdrawn:' with a date and a reason",
    "a published piece that is gone from its folder",
)
MOVED_PIECE = Rule(
    "moved-piece",
    Problem,
    "A piece that gets another name keeps its id, and says where it was.",
    "is a piece under another name",
    "add 'id' and 'moved-from'; 'paper fix' writes them",
    "strike.md renamed to dock-strike.md, and nothing else",
)
CHANGED_ID = Rule(
    "changed-id",
    Problem,
    "The id of a piece is for good.",
    "the piece has another id than before",
    "write the old one; the title and the file's name may change",
    "id: harbour/strike, which was harbour/dock-strike",
)
CHANGED_TEXT = Rule(
    "changed-text",
    Problem,
    "A text that others have answered is changed with a dated correction, so that an answer is never left answering something else.",
    "the text was answered and is changed without a correction",
    "add to 'corrections' what is changed, and on which day",
    "a paragraph taken out that two groups have quoted",
)
MOVED_DATE = Rule(
    "moved-date",
    Problem,
    "The date of a published piece moves by two days at most from the one under which it could first be read, however often it is moved.",
    "the date moves by more than two days",
    "write the old one; 'updated' tells when something was added",
    "date: 2026-11-20, which was 2025-03-01",
)
CHANGED_APPOINTMENT = Rule(
    "changed-appointment",
    Problem,
    "A time, a place or a state of an event that changes goes with a later 'updated': by it calendars know that theirs is the older one.",
    "is changed, and calendars that have it would not notice",
    "add 'updated: …' with the day and the hour of the change",
    "starts: 2026-12-03T19:00 instead of T18:00, without updated:",
)
DELETED_EVENT = Rule(
    "deleted-event",
    Problem,
    "An event that is still to come is cancelled, not deleted: those who meant to come have to hear of it.",
    "is deleted before it took place",
    "put it back under its name and add 'status: cancelled' with a note",
    "a picket of Thursday that is gone from its folder on Tuesday",
)
CHANGED_WORDING = Rule(
    "changed-wording",
    Problem,
    "A wording that groups could sign never changes; a new wording is a new file.",
    "is a wording that stands",
    "put it back, and write the new wording as the next number",
    "joint/statements/eight-hours/1.md, with a comma moved",
)
REMOVED_ENTRY = Rule(
    "removed-entry",
    Problem,
    "An entry of a register is retired by a date, never taken out: pieces refer to it.",
    "an entry is taken out",
    "put it back and add 'retired:' with a date",
    "topics.yml without 'housing', which forty pieces name",
)
REMOVED_GROUP = Rule(
    "removed-group",
    Problem,
    "A group leaves by a date; its folder, its pieces and its signatures stay.",
    "the group's file is gone, or cannot be read",
    "put it back; a group that leaves adds 'left:' with a date",
    "groups/harbour/ without its group.yml",
)
TAKEN_SIGNATURE = Rule(
    "taken-signature",
    Problem,
    "A group signs from its own folder, and no signature moves from one folder to another.",
    "is another group's signature, moved",
    "put it back; each group writes its own",
    "anatoli/signatures/hours.yml, moved to harbour/signatures",
)
LOST_REFERENCE = Rule(
    "lost-reference",
    Problem,
    "Nothing is taken away on which others rely: they would lead to nothing.",
    "others rely on this",
    "keep it, or its id and its former address",
    "a piece renamed without moved-from, which another group answers",
)
LOST_PAGE = Rule(
    "lost-page",
    Problem,
    "Nothing that one owner does takes another's page out of the paper.",
    "takes a page of others out of the paper",
    "undo what it relies on",
    "a section taken out of the register, with all that stands in it",
)
EXECUTABLE = Rule(
    "executable",
    Note,
    "Content is read, not run.",
    "is marked as a program",
    "take the mark off: git update-index --chmod=-x",
    "articles/strike.md with mode 100755",
)
