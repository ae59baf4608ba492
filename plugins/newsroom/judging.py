"""What a submission breaks: the paper before it beside the paper after it.

On the main branch a reference whose target went is a Note, and the page stays. Here it is a Problem, of whoever takes
the target away or refers to what is not there: now is when it can be mended.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath

from plugins.newsroom import events, rules
from plugins.newsroom.front_desk import date_may_move
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.problems import Finding, Problem, in_order
from plugins.newsroom.settings import Settings
from plugins.newsroom.submission import Change, Submission

DANGLING = frozenset(
    "confirms-nothing criticised-group debate-of-nothing declined-unasked event-place gone-link "
    "hold-of-nothing individuals-editors joins-nothing letter-too-soon reference-to-nothing reply-circle "
    "reply-to-nothing signed-another-text translation-of-no-wording unknown-group unknown-partner".split()
)
"""Notes of the main branch that are Problems of whoever newly writes what they tell of."""

CHOSEN = frozenset({"front-choice-idle"})
"""Notes that are Problems in the file itself only: elsewhere, time or another's act brought them about."""

REMAINS = (
    "id kind group slug title date section lang summary authors topics unlisted_topics places unlisted_places position updated with_groups "
    "reply_to criticises translation_of series credits first_published letter_from corrections moved_from licence"
).split()
"""What of a piece is the same after it was withdrawn."""

_WORDING = re.compile(r"content/joint/statements/[^/]+/\d+\.md")
_SIGNATURE = re.compile(r"content/groups/(?P<group>[^/]+)/signatures/[^/]+")

Found = Iterator[Finding]


def judge(submission: Submission, before: Paper, after: Paper, settings: Settings, first_days: Mapping[str, date]) -> tuple[Finding, ...]:
    """Everything that is wrong with a submission, by file; both Papers are of one press day and hold pieces of later days too.

    `first_days` are the days under which `redated` pieces were first to be read, by id.
    """
    case = _Case(submission, before, after, settings, first_days)
    return in_order({*case.files(), *case.records(), *case.pieces(), *case.appointments(), *case.others()})


def heir(old: Piece, before: Paper, new: Iterable[Piece]) -> Piece | None:
    """Which of these is the same piece under another name: by its id, by its text, or by its title."""
    own = [piece for piece in new if piece.group == old.group and (piece.id == old.id or piece.id not in before.by_id)]
    tests = (lambda p: p.id == old.id, lambda p: _body(p) == _body(old), lambda p: p.title == old.title)
    return next((piece for test in tests for piece in own if test(piece)), None)


def redated(before: Paper, after: Paper) -> tuple[Piece, ...]:
    """Pieces that can be read already, and would have another day."""
    both = ((old, after.by_id.get(old.id)) for old in before.pieces)
    return tuple(old for old, new in both if new is not None and old.date.date() != new.date.date() and not old.unpublished)


def withdrawals(changes: tuple[Change, ...], before: Paper, after: Paper) -> frozenset[str]:
    """The paths at which a piece is withdrawn, and nothing else is done."""
    old, new = ({f"content/{piece.path}": piece for piece in paper.pieces} for paper in (before, after))
    return frozenset(c.path for c in changes if c.is_ordinary and c.path in old and c.path in new and _only_withdraws(old[c.path], new[c.path]))


def _only_withdraws(old: Piece, new: Piece) -> bool:
    same = all(getattr(old, name) == getattr(new, name) for name in REMAINS)
    return same and old.withdrawn is None and new.withdrawn is not None and _body(new) in (_body(old), b"")


def _body(piece: Piece) -> bytes:
    """What of the signed text stands below title and summary."""
    return piece.text.split(b"\n", 4)[4].strip()


class _Case:
    """A submission, and what the paper was and would be."""

    def __init__(self, submission: Submission, before: Paper, after: Paper, settings: Settings, first_days: Mapping[str, date]) -> None:
        self._changes = tuple(change for change in submission.changes if change.is_content)
        self._touched = {change.content_path: change for change in self._changes}
        self._before, self._after = before, after
        self._settings = settings
        self._first_days = first_days

    def files(self) -> Found:
        """What can be told without reading any."""
        if len(self._changes) > self._settings.max_submission_files:
            message = f"changes {len(self._changes):,} files at once, more than the {self._settings.max_submission_files:,} allowed"
            yield rules.submissions.TOO_MANY_FILES.at(".", 0, message)
        for change in self._changes:
            if not change.is_ordinary:
                yield rules.files.NOT_A_FILE.at(change.content_path)
            elif change.after and change.after.mode == "100755":
                yield rules.submissions.EXECUTABLE.at(change.content_path)
            if change.before and _WORDING.fullmatch(change.path):
                yield rules.submissions.CHANGED_WORDING.at(change.content_path)
        yield from self._signatures()

    def _signatures(self) -> Found:
        taken = {c.before.sha: c for c in self._changes if c.before and not c.after and _SIGNATURE.fullmatch(c.path)}
        for change in self._changes:
            match = _SIGNATURE.fullmatch(change.path)
            if match and change.after and not change.before and change.after.sha in taken:
                former = taken[change.after.sha].path
                if not former.startswith(f"content/groups/{match['group']}/"):
                    yield rules.submissions.TAKEN_SIGNATURE.at(change.content_path, 0, f"is {former}, moved")

    def records(self) -> Found:
        """Groups and entries of registers that would be gone."""
        for slug in self._before.groups.keys() - self._after.groups.keys():
            yield rules.submissions.REMOVED_GROUP.at(f"groups/{slug}/group.yml")
        for kind in ("sections", "topics", "places"):
            lost = sorted(getattr(self._before, kind).keys() - getattr(self._after, kind).keys())
            if lost:
                yield rules.submissions.REMOVED_ENTRY.at(f"joint/{kind}.yml", 0, f"takes out {', '.join(lost)}")

    def pieces(self) -> Found:
        """What happens to pieces that the paper has already."""
        for old in self._before.pieces:
            new = self._after.by_id.get(old.id)
            if new is None:
                yield from self._gone(old)
            elif old.path in self._touched or new.path in self._touched:
                yield from self._changed(old, new)

    def _gone(self, old: Piece) -> Found:
        here = next((piece for piece in self._after.pieces if piece.path == old.path), None)
        if here is not None:
            yield rules.submissions.CHANGED_ID.at(old.path, 0, f"the id was {old.id} and is {here.id}", f"write 'id: {old.id}'")
            return
        change = self._touched.get(old.path)
        heir = self._heir(old) if change and change.after is None else None
        if heir is not None:
            cure = f"add 'id: {old.id}' and 'moved-from: {old.slug}'"
            yield rules.submissions.MOVED_PIECE.at(heir.path, 0, f"is content/{old.path} under another name", cure)
        elif change and change.after is None and not old.unpublished:
            yield rules.submissions.DELETED_PIECE.at(old.path)

    def _heir(self, old: Piece) -> Piece | None:
        """The piece that this one became."""
        return heir(old, self._before, (piece for piece in self._after.pieces if piece.path in self._touched))

    def _changed(self, old: Piece, new: Piece) -> Found:
        if new.slug != old.slug and old.slug not in new.moved_from:
            yield rules.submissions.MOVED_PIECE.at(new.path, 0, f"stood at {old.address}", f"add 'moved-from: {old.slug}'")
        if old.unpublished:
            return
        was, day = old.date.date(), new.date.date()
        first = self._first_days.get(old.id, was)
        if day != was and not date_may_move(first, day) and abs(day - first) >= abs(was - first):
            cure = f"write 'date: {was.isoformat()}'; 'updated' tells when something was added"
            message = f"the date was {was.isoformat()}" + (f", and {first.isoformat()} when it was first to be read" if first != was else "")
            yield rules.submissions.MOVED_DATE.at(new.path, 0, message, cure)
        answers = [piece for piece in self._before.replies_to(old) if piece.group != old.group]
        is_corrected = bool({*new.corrections} - {*old.corrections})
        if answers and new.withdrawn is None and _body(old) != _body(new) and not is_corrected:
            who = ", ".join(sorted({piece.id for piece in answers}))
            yield rules.submissions.CHANGED_TEXT.at(new.path, 0, f"the text was answered by {who} and is changed without a correction")

    def appointments(self) -> Found:
        """What happens to events that readers may have in their calendars."""
        after = {event.path: event for event in self._after.events}
        for old in (event for event in self._before.events if event.path in self._touched):
            new = after.get(old.path)
            if new and events.is_missed_by_calendars(old, new):
                cure = f"write an 'updated' later than {old.updated:%Y-%m-%dT%H:%M}" if old.updated else ""
                yield rules.submissions.CHANGED_APPOINTMENT.at(new.path, 0, "", cure)
            elif self._touched[old.path].after is None and events.next_occasion(old, self._before.press_day):
                yield rules.submissions.DELETED_EVENT.at(old.path)

    def others(self) -> Found:
        """What the check finds in the paper as it would be: all of it in files that change, and in others what is new."""
        known = Counter(map(_what, self._before.findings))
        lost = self._lost_pages()
        for finding in self._after.findings:
            is_new = known[_what(finding)] == 0
            known[_what(finding)] -= 1
            if finding.path in self._touched:
                yield _as_problem(finding) if is_new and finding.rule in DANGLING | CHOSEN else finding
            elif is_new and not (finding.stops and finding.path in lost):
                yield from self._elsewhere(finding)
        for path, name in lost.items():
            cause = self._cause(name)
            if _owner(cause) != _owner(path):
                yield rules.submissions.LOST_PAGE.at(cause, 0, f"takes content/{path} out of the paper")

    def _elsewhere(self, finding: Finding) -> Found:
        """A fault that appears in a file which the submission leaves alone, told at the file that brings it about."""
        if finding.stops or finding.rule in DANGLING:
            cause = self._cause(finding.message)
            if _owner(cause) == _owner(finding.path):
                yield _as_problem(finding)
            else:
                yield rules.submissions.LOST_REFERENCE.at(cause, 0, f"content/{finding.path} relies on this: it would say '{finding.message}'")

    def _lost_pages(self) -> dict[str, str]:
        """Files that stay as they are and would be left out, whatever the reason, with the name of what stands in them."""
        before, after = (_pages(paper) for paper in (self._before, self._after))
        return {path: name for path, name in before.items() if path not in after and path not in self._touched}

    def _cause(self, words: str) -> str:
        """The changed file that some words speak of, else the first that takes something away, else the first."""
        by_name = [path for path in self._touched if PurePosixPath(path).stem in words]
        taken = [path for path, change in self._touched.items() if change.after is None]
        return next(iter([*by_name, *taken, *self._touched]), ".")


def _pages(paper: Paper) -> dict[str, str]:
    """What is printed, by its file: the name others know it by."""
    by_path = (paper.events, paper.texts, paper.questions, paper.tasks, paper.campaigns, paper.studies, paper.topic_introductions)
    wordings = (wording.path for statement in paper.statements for wording in statement.wordings)
    return {
        **{piece.path: piece.id for piece in paper.pieces},
        **{item.path: item.path for items in by_path for item in items},
        **{path: path for path in (*wordings, *(introduction.path for introduction in paper.introductions.values()))},
    }


def _what(finding: Finding) -> tuple[str, str, str]:
    """A finding without its line: what stood further down is no new fault."""
    return finding.path, finding.rule, finding.message


def _as_problem(finding: Finding) -> Finding:
    return Problem(finding.path, finding.line, finding.rule, finding.message, finding.cure)


def _owner(path: str) -> str:
    """Whose a path is: a group's, or the paper's own."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 and parts[0] == "groups" else ""
