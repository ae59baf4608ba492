"""Who may merge what: every owner whom a submission touches has agreed.

`may_merge` decides from the files, the account that hands them in, the accounts that approved, and the registry of the
base commit alone. What the submission says of rights counts for nothing; who is named as author of a commit neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from plugins.newsroom.model import Group, Paper
from plugins.newsroom.submission import Claim, Submission, account, accounts, right
from plugins.newsroom.value import Value


class Owner(Value):
    """A group as the base commit has it. `is_group` tells an organisation from the folder of people in none."""

    slug: str
    name: str
    editors: frozenset[str]
    is_group: bool = True
    takes_part: bool = True
    is_frozen: bool = False
    came_from: tuple[str, ...] = ()
    left: date | None = None

    @property
    def has_a_voice(self) -> bool:
        """Whether it has a say in what belongs to all: a group that is divided speaks by those that came of it."""
        return self.takes_part and not self.is_frozen


class Registry(Value):
    """Who decides over what, by the base commit; `quorum` is the number of other groups that joint matters ask for."""

    owners: Mapping[str, Owner]
    maintainers: frozenset[str]
    quorum: int = 2


class Need(Value):
    """A yes that is missing: over what, in whose words, from which accounts, and for which files.

    Where no account is named, nobody can give it.
    """

    matter: str
    words: str
    accounts: tuple[str, ...]
    paths: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.matter}: {self.words}"


class Verdict(Value):
    """Whether everyone who owns something here has agreed, and if not, who still has to."""

    needs: tuple[Need, ...]

    @property
    def is_agreed(self) -> bool:
        """Whether nobody's yes is missing."""
        return not self.needs


def registry(paper: Paper, quorum: int) -> Registry:
    """The registry of a base commit's Paper at its press day."""
    return Registry({slug: _owner(group, paper) for slug, group in paper.groups.items()}, accounts(paper.maintainers), quorum)


def claims(paper: Paper) -> dict[str, Claim]:
    """What every group says of rights."""
    return {slug: Claim(accounts(group.editors), group.came_from, group.kind == "organisation", group.left) for slug, group in paper.groups.items()}


def _owner(group: Group, paper: Paper) -> Owner:
    """A folder is frozen once its group has left, and while two others that came from it are there already."""
    left = group.left is not None and group.left <= paper.press_day
    is_split = sum(heir.slug != group.slug for heir in paper.successors(group.slug)) > 1
    return Owner(group.slug, group.name, accounts(group.editors), group.kind == "organisation", not left, left or is_split, group.came_from, group.left)


def may_merge(submission: Submission, actor: str, approvals: Iterable[str], base: Registry) -> Verdict:
    """Yes, or the words still needed: of every owner of something that would change."""
    author = account(actor)
    agreed = accounts((actor, *approvals))
    desk = _Desk(submission, author, agreed, base)
    needs: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for change in submission.changes:
        for matter, words, who in desk.missing(change.path):
            needs.setdefault((matter, words, who), []).append(change.path)
    return Verdict(tuple(Need(*need, tuple(paths)) for need, paths in sorted(needs.items())))


Missing = Iterator[tuple[str, str, tuple[str, ...]]]
"""Yeses that are missing: over what, in words, and whose would do."""


class _Desk(Value):
    """One submission on the table, with who hands it in and all who agreed."""

    submission: Submission
    author: str
    agreed: frozenset[str]
    base: Registry

    def missing(self, path: str) -> Missing:
        """What is missing for one path."""
        kind, slug = right(path)
        if kind == "program":
            yield from self._of(1, self.base.maintainers, "the program", "a maintainer", _NO_MAINTAINER)
        elif kind == "maintainers":
            present = self.base.maintainers
            yield from self._of(min(2, len(present)), present, "who the maintainers are", "of the present maintainers", _NO_MAINTAINER)
        elif kind == "register":
            yield from self._any_group("the registers")
        elif kind == "folder":
            yield from self._folder(path, slug)
        else:
            yield from self._several("what belongs to all groups")
            if kind == "hold":
                yield from (need for asking in self.submission.holds.get(path, ()) for need in self._word_of(asking, f"a hold in the name of {asking}"))

    def _folder(self, path: str, slug: str) -> Missing:
        owner = self.base.owners.get(slug)
        if owner is None:
            yield from self._several(f"a new group, {slug}")
        elif owner.is_frozen and not (path in self.submission.withdrawals or path == _file(slug)):
            yield f"{owner.name}’s folder is closed", f"it takes withdrawals only, and {path} is none", ()
        elif not owner.editors:
            yield from self._several(f"{owner.name}’s folder, which names no editor")
        else:
            yield from self._of(1, owner.editors, f"{owner.name}’s folder", f"an editor of {owner.name}")
        if path == _file(slug):
            yield from self._rights(slug, owner)

    def _rights(self, slug: str, owner: Owner | None) -> Missing:
        """What a group's own file says about rights: who edits, whom the group came from, whether it is one, and when it leaves."""
        claim = self.submission.claims.get(slug)
        if owner is not None:
            if claim is None or claim.editors != owner.editors:
                yield from self._present(owner, f"who edits {owner.name}’s folder")
            if claim is not None and claim.left != owner.left:
                yield from self._present(owner, f"whether {owner.name} leaves")
            if not owner.takes_part:
                yield from self._several(f"{owner.name}’s coming back")
            if claim is not None and claim.is_group and not owner.is_group:
                yield from self._several(f"{owner.name} as a group")
        for kin in sorted({*claim.came_from} - {*(owner.came_from if owner else ()), slug}) if claim else ():
            yield from self._kinship(slug, kin)

    def _kinship(self, slug: str, kin: str) -> Missing:
        """What it takes to be another's successor: its editor's word; two editors' where it is not the only one, for that closes the other's folder.

        Of a group that cannot answer, because it is not here, has left or names no editor, the joint rule decides.
        """
        owner = self.base.owners.get(kin)
        if owner is None or not owner.editors or not owner.takes_part:
            yield from self._several(f"{slug} as a successor of {owner.name if owner else kin}")
        elif len(self._heirs(kin) - {kin}) > 1:
            yield from self._present(owner, f"{slug} as one of several successors of {owner.name}, which closes its folder")
        else:
            yield from self._of(1, owner.editors, f"{slug} as a successor of {owner.name}", f"an editor of {owner.name}")

    def _heirs(self, kin: str) -> set[str]:
        """Those that would say they came from a group."""
        before = {slug: owner.came_from for slug, owner in self.base.owners.items()}
        return {slug for slug, origins in {**before, **{slug: claim.came_from for slug, claim in self.submission.claims.items()}}.items() if kin in origins}

    def _present(self, owner: Owner, matter: str) -> Missing:
        """Two of a group's present editors, or the one where there is one."""
        if owner.editors:
            yield from self._of(
                min(2, len(owner.editors)),
                owner.editors,
                matter,
                f"of {owner.name}’s present editors" if len(owner.editors) > 1 else f"an editor of {owner.name}",
            )

    def _word_of(self, slug: str, matter: str) -> Missing:
        """An editor of a group that is named by others."""
        owner = self.base.owners.get(slug)
        if owner is not None and owner.editors:
            yield from self._of(1, owner.editors, matter, f"an editor of {owner.name}")

    def _any_group(self, matter: str) -> Missing:
        """An editor of any group that takes part; of none there is, a maintainer."""
        editors = frozenset(editor for owner in self.base.owners.values() if owner.has_a_voice for editor in owner.editors)
        yield from self._of(1, editors or self.base.maintainers, matter, "an editor of any group" if editors else "a maintainer", _NO_MAINTAINER)

    def _several(self, matter: str) -> Missing:
        """Editors of several groups other than the proposer's: as many as there can be, up to the quorum."""
        taking_part = [owner for owner in self.base.owners.values() if owner.is_group and owner.has_a_voice and owner.editors]
        others = [owner for owner in taking_part if self.author not in owner.editors]
        everyone = frozenset(editor for owner in others for editor in owner.editors)
        wanted = min(self.base.quorum, _groups_spoken_for(others, everyone))
        if wanted == 0:
            yield from self._any_group(matter)
            return
        spoken = _groups_spoken_for(others, self.agreed)
        if spoken < wanted:
            helpful = tuple(sorted(e for e in everyone - self.agreed if _groups_spoken_for(others, self.agreed | {e}) > spoken))
            groups = [owner.name for owner in others if owner.editors.intersection(helpful)]
            lacking = {1: "one more group", 2: "two other groups"}.get(wanted - spoken, f"{wanted - spoken} other groups")
            yield matter, f"editors of {lacking} ({', '.join(groups)}): {', '.join(helpful)}", helpful

    def _of(self, number: int, present: frozenset[str], matter: str, who: str, nobody: str = "") -> Missing:
        """So many of these accounts."""
        if not present:
            yield matter, nobody, ()
            return
        lacking = number - len(present & self.agreed)
        if lacking > 0:
            rest = tuple(sorted(present - self.agreed))
            count = {1: "one more " if number > 1 else "", 2: "two "}[lacking]
            yield matter, f"{count}{who}: {', '.join(rest)}", rest


_NO_MAINTAINER = "a maintainer, but content/joint/maintainers.yml names none; whoever keeps the repository writes it by hand"


def _file(slug: str) -> str:
    """Where a group says of itself who it is."""
    return f"content/groups/{slug}/group.yml"


def _groups_spoken_for(owners: Iterable[Owner], voices: frozenset[str]) -> int:
    """For how many groups these accounts can speak, each for one: who edits two of them is still one person."""
    spoken: dict[str, str] = {}

    def finds_a_group(voice: str, seen: set[str]) -> bool:
        for owner in owners:
            if voice in owner.editors and owner.slug not in seen:
                seen.add(owner.slug)
                if owner.slug not in spoken or finds_a_group(spoken[owner.slug], seen):
                    spoken[owner.slug] = voice
                    return True
        return False

    owners = tuple(owners)
    return sum(finds_a_group(voice, set()) for voice in sorted(voices))
