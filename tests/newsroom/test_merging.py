"""Who may merge what, against a table written for the test: brute force over people and groups instead of the program's own way."""

from __future__ import annotations

import doctest
import random
from dataclasses import dataclass
from datetime import date
from itertools import combinations, permutations

import pytest

from plugins.newsroom import submission as submissions
from plugins.newsroom.merging import Owner, Registry, may_merge, registry
from plugins.newsroom.submission import Change, Claim, Entry, Submission, account, right
from plugins.newsroom.value import replace
from tests.factories import group, paper
from tests.sizes import size

FILE = Entry("100644", "0" * 40)
OTHER = Entry("100644", "1" * 40)
PEOPLE = ("ann", "ben", "cy", "dee", "eli", "fay")
STRANGERS = ("zed", "rival")
CASES = size(3_000, 60_000)


def changed(*paths: str, **facts: object) -> Submission:
    return Submission(tuple(Change(path, FILE, OTHER) for path in paths), **facts)  # type: ignore[arg-type]


def owner(slug: str, *editors: str, **facts: object) -> Owner:
    return Owner(slug, slug.title(), frozenset(editors), **facts)  # type: ignore[arg-type]


def base(*owners: Owner, maintainers: tuple[str, ...] = ("max",), quorum: int = 2) -> Registry:
    return Registry({o.slug: o for o in owners}, frozenset(maintainers), quorum)


# --- The table -----------------------------------------------------------------------------------------------------

FOLDER_FILES = (
    "articles/x.md",
    "letters/x.md",
    "events/x.md",
    "photos/x.jpg",
    "people.yml",
    "signatures/s.yml",
    "stances/q.yml",
    "files/a.pdf",
    "odd/name.txt",
)
TABLE = {
    "topics": ("content/joint/topics.yml", "any"),
    "places": ("content/joint/places.yml", "any"),
    "glossary": ("content/joint/glossary.yml", "any"),
    "topic": ("content/joint/topics/housing.md", "any"),
    "debate": ("content/joint/debates/rent.md", "any"),
    "topic's introduction": ("content/joint/topics/rent.md", "any"),
    "sections": ("content/joint/sections.yml", "several"),
    "statement": ("content/joint/statements/hours/1.md", "several"),
    "question": ("content/joint/questions/rent.md", "several"),
    "edition": ("content/joint/editions/7.yml", "several"),
    "elsewhere in joint": ("content/joint/whatever.txt", "several"),
    "charter": ("content/pages/charter.md", "several"),
    "imprint": ("content/pages/imprint.md", "several"),
    "hold": ("content/joint/holds/x.yml", "hold"),
    "maintainers": ("content/joint/maintainers.yml", "maintainers"),
    "code": ("plugins/newsroom/merging.py", "program"),
    "settings": ("pelicanconf.py", "program"),
    "theme": ("theme/templates/base.html", "program"),
    "workflow": (".github/workflows/check.yml", "program"),
    "modules": (".gitmodules", "program"),
    "owners": ("CODEOWNERS", "program"),
    "other content": ("content/index.html", "program"),
    "another case": ("Content/groups/north/articles/x.md", "program"),
    "beside the folders": ("content/groups/readme.md", "program"),
}


@dataclass
class Case:
    """One generated submission with all that decides about it."""

    submission: Submission
    actor: str
    approvals: tuple[str, ...]
    base: Registry
    rows: list[tuple[str, str, str]]
    """For every change: what the table says of it, of which group, at which path."""


def table_says(case: Case) -> bool:
    """Whether everyone has agreed, worked out with pencil and paper."""
    yes = {name.lower() for name in (case.actor, *case.approvals)}
    groups = case.base.owners
    present = {slug: o for slug, o in groups.items() if o.takes_part and not o.is_frozen}
    origins = {**{slug: o.came_from for slug, o in groups.items()}, **{slug: claim.came_from for slug, claim in case.submission.claims.items()}}

    def one_of(slug: str) -> bool:
        return slug not in groups or not groups[slug].editors or bool(groups[slug].editors & yes)

    def any_of_any() -> bool:
        everybody = set().union(*(o.editors for o in present.values())) if present else set()
        return bool(everybody & yes) if everybody else bool(case.base.maintainers & yes)

    def most(people: set[str]) -> int:
        real = [o for o in present.values() if o.is_group and o.editors and case.actor.lower() not in o.editors]
        speakers = sorted(people & set().union(*(o.editors for o in real))) if real else []
        for number in range(min(len(real), len(speakers)), 0, -1):
            for chosen in combinations(real, number):
                if any(all(p in o.editors for p, o in zip(order, chosen, strict=True)) for order in permutations(speakers, number)):
                    return number
        return 0

    def several() -> bool:
        wanted = min(case.base.quorum, most({*PEOPLE, *STRANGERS, *(e for o in groups.values() for e in o.editors)}))
        return any_of_any() if wanted == 0 else most(yes) >= wanted

    def present_editors(slug: str) -> bool:
        editors = groups[slug].editors
        return not editors or len(editors & yes) >= min(2, len(editors))

    def row(what: str, slug: str, path: str) -> bool:
        known = groups.get(slug)
        if what == "any":
            return any_of_any()
        if what == "several":
            return several()
        if what == "hold":
            return several() and all(one_of(name) for name in case.submission.holds.get(path, ()))
        if what == "program":
            return bool(case.base.maintainers & yes)
        if what == "maintainers":
            return bool(case.base.maintainers) and len(case.base.maintainers & yes) >= min(2, len(case.base.maintainers))
        claim = case.submission.claims.get(slug)
        is_file = path.endswith("/group.yml")
        kin = all(successor(name) for name in (set(claim.came_from) - set(known.came_from if known else ()) - {slug} if claim and is_file else ()))
        if known is None:
            return several() and kin
        if known.is_frozen and path not in case.submission.withdrawals and not is_file:
            return False
        grave = is_file and (claim is None or claim.editors != known.editors or claim.left != known.left)
        rights = not grave or present_editors(slug)
        enters = is_file and (not known.takes_part or (claim is not None and claim.is_group and not known.is_group))
        return (one_of(slug) if known.editors else several()) and rights and kin and (not enters or several())

    def successor(name: str) -> bool:
        """Whether enough people of a group, or in its place of others, let somebody come from it."""
        if name not in groups or not groups[name].editors or not groups[name].takes_part:
            return several()
        heirs = [heir for heir, whence in origins.items() if name in whence and heir != name]
        return one_of(name) if len(heirs) < 2 else present_editors(name)

    return all(row(*each) for each in case.rows)


# --- The generator -------------------------------------------------------------------------------------------------


def in_some_case(chance: random.Random, name: str) -> str:
    return chance.choice((name, name, name.upper(), name.title(), f"@{name}"))


def as_it_is(owner: Owner) -> Claim:
    return Claim(owner.editors, owner.came_from, owner.is_group, owner.left)


def some_base(chance: random.Random) -> Registry:
    owners = []
    for slug in chance.sample(("north", "south", "west", "east", "harbour"), chance.randint(1, 5)):
        editors = chance.sample(PEOPLE, chance.choice((0, 1, 1, 1, 2, 2, 3)))
        state = chance.choice(("there", "there", "there", "there", "left", "split"))
        owners.append(
            owner(
                slug,
                *editors,
                is_group=chance.random() < 0.9,
                takes_part=state != "left",
                is_frozen=state != "there",
                left=date(2026, 1, 1) if state == "left" else None,
                came_from=tuple(chance.sample(("north", "south", "west", "elsewhere"), chance.choice((0, 0, 1)))),
            )
        )
    return base(*owners, maintainers=tuple(chance.sample((*PEOPLE, "max", "mia"), chance.randint(0, 3))), quorum=chance.randint(1, 3))


def some_case(chance: random.Random) -> Case:
    registry_ = some_base(chance)
    slugs = [*registry_.owners, "newcomer"]
    claims = {o.slug: as_it_is(o) for o in registry_.owners.values()}
    rows: list[tuple[str, str, str]] = []
    changes: list[Change] = []
    holds: dict[str, tuple[str, ...]] = {}
    withdrawals: set[str] = set()

    def touch(path: str, before: Entry | None, after: Entry | None, what: str, slug: str = "") -> None:
        rows.append((what, slug, path))
        changes.append(Change(path, before, after))

    for _ in range(chance.randint(1, 3)):
        slug = chance.choice(slugs)
        path = f"content/groups/{slug}/{chance.choice(FOLDER_FILES)}"
        kind = chance.choice(
            ("file", "file", "file", "withdraw", "rename", "mode", "delete", "group.yml", "editors", "kin", "kin", "leave", "kind", "table", "table", "table")
        )
        if kind == "file":
            touch(path, chance.choice((None, FILE)), OTHER, "folder", slug)
        elif kind == "withdraw":
            withdrawals.add(path)
            touch(path, FILE, OTHER, "folder", slug)
        elif kind == "mode":
            touch(path, FILE, Entry(chance.choice(("120000", "160000", "100755")), "2" * 40), "folder", slug)
        elif kind == "delete":
            touch(path, FILE, None, "folder", slug)
        elif kind == "rename":
            other = chance.choice(slugs)
            touch(path, FILE, None, "folder", slug)
            touch(f"content/groups/{other}/articles/moved.md", None, FILE, "folder", other)
        elif kind == "table":
            path, what = TABLE[chance.choice(sorted(TABLE))]
            if what == "hold":
                holds[path] = tuple(chance.sample(slugs, min(2, len(slugs))))
            touch(path, chance.choice((None, FILE)), chance.choice((None, OTHER)), what)
        else:
            if kind == "editors":
                claims[slug] = replace(claims.get(slug, Claim()), editors=frozenset(chance.sample((*PEOPLE, *STRANGERS), chance.randint(0, 3))))
            elif kind == "kin":
                claims[slug] = replace(claims.get(slug, Claim()), came_from=(chance.choice(slugs),))
            elif kind == "leave":
                claims[slug] = replace(claims.get(slug, Claim()), left=chance.choice((None, date(2026, 12, 1))))
            elif kind == "kind":
                claims[slug] = replace(claims.get(slug, Claim()), is_group=chance.random() < 0.7)
            elif chance.random() < 0.2:
                claims.pop(slug, None)
            touch(f"content/groups/{slug}/group.yml", FILE if slug in registry_.owners else None, OTHER, "folder", slug)
    voices = (*PEOPLE, *PEOPLE, *STRANGERS, "max", "mia")
    actor = in_some_case(chance, chance.choice(voices)).removeprefix("@")
    approvals = tuple(in_some_case(chance, name).removeprefix("@") for name in chance.sample(voices, chance.randint(0, 5)))
    return Case(Submission(tuple(changes), claims, holds, frozenset(withdrawals)), actor, approvals, registry_, rows)


def test_verdict_is_what_the_table_says() -> None:
    agreed = 0
    for number in range(CASES):
        case = some_case(random.Random(number))

        verdict = may_merge(case.submission, case.actor, case.approvals, case.base)

        assert verdict.is_agreed == table_says(case), (number, case, verdict)
        agreed += verdict.is_agreed
    assert CASES / 10 < agreed < CASES * 9 / 10, "the generator makes both kinds"


def test_whoever_is_named_can_give_the_missing_yes_and_a_further_yes_never_harms() -> None:
    for number in range(CASES // 3):
        case = some_case(random.Random(number))
        verdict = may_merge(case.submission, case.actor, case.approvals, case.base)

        if all(need.accounts for need in verdict.needs):
            named = tuple(name for need in verdict.needs for name in need.accounts)
            assert may_merge(case.submission, case.actor, (*case.approvals, *named), case.base).is_agreed, (number, verdict)
        if verdict.is_agreed:
            assert may_merge(case.submission, case.actor, (*case.approvals, *PEOPLE, *STRANGERS), case.base).is_agreed


def test_only_a_closed_folder_and_a_paper_without_maintainers_cannot_be_agreed_upon() -> None:
    for number in range(CASES // 3):
        case = some_case(random.Random(number))
        hopeless = [need for need in may_merge(case.submission, case.actor, case.approvals, case.base).needs if not need.accounts]

        assert all("is closed" in need.matter or not case.base.maintainers for need in hopeless), (number, hopeless)


def test_what_a_submission_says_of_rights_never_gives_any() -> None:
    for number in range(CASES // 3):
        case = some_case(random.Random(number))
        plain = {o.slug: as_it_is(o) for o in case.base.owners.values()}

        if may_merge(case.submission, case.actor, case.approvals, case.base).is_agreed:
            assert may_merge(replace(case.submission, claims=plain), case.actor, case.approvals, case.base).is_agreed, number


# --- Single sentences ----------------------------------------------------------------------------------------------


def test_group_with_one_editor_is_never_stuck() -> None:
    north = base(owner("north", "ann"), owner("south", "ben"))
    for edited in (Claim(frozenset({"ann", "new"})), Claim(frozenset({"new"})), None):
        submission = changed("content/groups/north/group.yml", "content/groups/north/articles/x.md", claims={"north": edited} if edited else {})

        assert may_merge(submission, "Ann", (), north).is_agreed
        assert not may_merge(submission, "ben", (), north).is_agreed
        assert may_merge(submission, "ben", ("ANN",), north).is_agreed


def test_change_of_editors_takes_two_of_the_present_ones() -> None:
    north = base(owner("north", "ann", "ben", "cy"))
    submission = changed("content/groups/north/group.yml", claims={"north": Claim(frozenset({"ann", "zed"}))})

    assert [str(n) for n in may_merge(submission, "zed", ("ann",), north).needs] == ["who edits North’s folder: one more of North’s present editors: ben, cy"]
    assert may_merge(submission, "ann", ("cy",), north).is_agreed


def test_another_order_or_case_of_editors_is_no_change_of_editors() -> None:
    own = paper(groups=(group("north", editors=("Ann", "@ben")),))
    submission = changed("content/groups/north/group.yml", claims={"north": Claim(submissions.accounts(("BEN", "ann")))})

    assert may_merge(submission, "ben", (), registry(own, 2)).is_agreed


def test_one_person_of_two_groups_is_not_two_groups() -> None:
    three = base(owner("north", "ann"), owner("south", "ben"), owner("west", "ben", "cy"))
    charter = changed("content/pages/charter.md")

    assert not may_merge(charter, "ann", ("ben",), three).is_agreed
    assert may_merge(charter, "ann", ("ben", "cy"), three).is_agreed


def test_two_groups_of_one_person_do_not_block_a_small_paper() -> None:
    small = base(owner("north", "ann"), owner("south", "ben"), owner("west", "ben"))

    assert may_merge(changed("content/joint/sections.yml"), "ann", ("ben",), small).is_agreed
    assert may_merge(changed("content/joint/sections.yml"), "ann", (), base(owner("north", "ann"))).is_agreed


def test_folder_of_people_in_no_group_is_no_group() -> None:
    two = base(owner("north", "ann"), owner("south", "ben"), owner("west", "cy"), owner("individuals", "dee", is_group=False))

    assert not may_merge(changed("content/pages/charter.md"), "ann", ("ben", "dee"), two).is_agreed
    assert may_merge(changed("content/groups/individuals/articles/x.md"), "dee", (), two).is_agreed


def test_hold_speaks_for_no_group_that_has_not_agreed() -> None:
    four = base(owner("north", "ann"), owner("south", "ben"), owner("west", "cy"), owner("east", "dee"))
    hold = changed("content/joint/holds/x.yml", holds={"content/joint/holds/x.yml": ("west", "east")})

    assert [need.matter for need in may_merge(hold, "ann", ("ben", "cy"), four).needs] == ["a hold in the name of east"]
    assert may_merge(hold, "ann", ("cy", "dee"), four).is_agreed


def test_nobody_becomes_a_groups_successor_without_it() -> None:
    two = base(owner("north", "ann"), owner("south", "ben"))
    heir = changed("content/groups/south/group.yml", claims={"south": Claim(frozenset({"ben"}), ("north",))})

    assert not may_merge(heir, "ben", (), two).is_agreed
    assert may_merge(heir, "ben", ("ann",), two).is_agreed


def test_nobody_closes_anothers_folder_by_coming_from_it() -> None:
    """One successor is a daughter; a second divides the mother, and that takes as many of its editors as a change of editors does."""
    three = base(owner("north", "ann", "ned", "nia"), owner("south", "ben", came_from=("north",)), owner("west", "cy"))
    heir = changed("content/groups/west/group.yml", claims={"west": Claim(frozenset({"cy"}), ("north",))})

    needs = [str(need) for need in may_merge(heir, "cy", ("ben", "ann"), three).needs]
    assert needs == ["west as one of several successors of North, which closes its folder: one more of North’s present editors: ned, nia"]
    assert may_merge(heir, "cy", ("ann", "nia"), three).is_agreed


def test_two_who_claim_a_third_in_one_submission_close_its_folder_no_sooner() -> None:
    three = base(owner("north", "ann", "ned"), owner("south", "ben"), owner("west", "cy"))
    claims = {slug: Claim(frozenset({name}), ("north",)) for slug, name in (("south", "ben"), ("west", "cy"))}
    both = changed("content/groups/south/group.yml", "content/groups/west/group.yml", claims=claims)

    assert not may_merge(both, "ben", ("cy",), three).is_agreed
    assert not may_merge(both, "ben", ("cy", "ann"), three).is_agreed
    assert may_merge(both, "ben", ("cy", "ann", "ned"), three).is_agreed


@pytest.mark.parametrize(
    "third", [owner("north"), owner("north", "ann", takes_part=False, is_frozen=True), None], ids=["without editors", "left", "not here yet"]
)
def test_for_a_group_that_cannot_answer_the_joint_rule_does(third: Owner | None) -> None:
    others = [owner("south", "ben"), owner("west", "cy"), owner("east", "dee"), owner("harbour", "fay")]
    four = base(*others, *([third] if third else []))
    heir = changed("content/groups/west/group.yml", claims={"west": Claim(frozenset({"cy"}), ("north",))})

    assert not may_merge(heir, "cy", (), four).is_agreed
    assert not may_merge(heir, "cy", ("ben",), four).is_agreed
    assert may_merge(heir, "cy", ("ben", "dee"), four).is_agreed


def test_claim_on_a_group_that_is_yet_to_come_is_no_trap_for_it() -> None:
    """Two who had claimed a name before its group joined would have closed its folder on its first day."""
    before = base(owner("south", "ben"), owner("west", "cy"), owner("east", "dee"), owner("harbour", "fay"))
    for slug, name in (("south", "ben"), ("west", "cy")):
        claim = changed(f"content/groups/{slug}/group.yml", claims={slug: Claim(frozenset({name}), ("north",))})

        assert not may_merge(claim, name, ("ben", "cy"), before).is_agreed, "two who agree between themselves are not two others"


def test_group_that_is_divided_has_no_voice_beside_its_heirs() -> None:
    three = base(owner("old", "ann", is_frozen=True), owner("one", "ben", came_from=("old",)), owner("two", "cy", came_from=("old",)), owner("west", "dee"))

    assert not may_merge(changed("content/pages/charter.md"), "ben", ("ann", "dee"), three).is_agreed
    assert may_merge(changed("content/pages/charter.md"), "ben", ("cy", "dee"), three).is_agreed


def test_leaving_takes_two_editors_and_coming_back_the_joint_rule_too() -> None:
    """One editor alone would close a folder that nobody could open again."""
    there = base(owner("north", "ann", "ned"), owner("south", "ben"), owner("west", "cy"))
    path, leaves = "content/groups/north/group.yml", Claim(frozenset({"ann", "ned"}), left=date(2026, 12, 1))
    assert not may_merge(changed(path, claims={"north": leaves}), "ann", ("ben", "cy"), there).is_agreed
    assert may_merge(changed(path, claims={"north": leaves}), "ann", ("ned",), there).is_agreed

    left = base(owner("north", "ann", takes_part=False, is_frozen=True, left=date(2026, 11, 1)), owner("south", "ben"), owner("west", "cy"))
    back = changed(path, claims={"north": Claim(frozenset({"ann"}))})
    assert not may_merge(back, "ann", (), left).is_agreed
    assert not may_merge(back, "ben", ("cy",), left).is_agreed
    assert may_merge(back, "ann", ("ben", "cy"), left).is_agreed


def test_folder_of_people_in_no_group_does_not_make_itself_a_group() -> None:
    """It would have a voice in what belongs to all that nobody gave it."""
    four = base(owner("individuals", "dee", is_group=False), owner("north", "ann"), owner("south", "ben"), owner("west", "cy"))
    becomes = changed("content/groups/individuals/group.yml", claims={"individuals": Claim(frozenset({"dee"}), is_group=True)})

    assert not may_merge(becomes, "dee", (), four).is_agreed
    assert may_merge(becomes, "dee", ("ann", "ben"), four).is_agreed


def test_folder_of_a_group_that_left_takes_withdrawals_only() -> None:
    path = "content/groups/north/articles/x.md"
    left = registry(paper(groups=(group("north", editors=("ann",), left=date(2026, 11, 1)), group("south", editors=("ben",)))), 2)

    assert not may_merge(changed(path), "ann", ("ben",), left).is_agreed
    assert may_merge(changed(path, withdrawals=frozenset({path})), "ann", (), left).is_agreed
    assert not may_merge(changed(path, withdrawals=frozenset({path})), "ben", (), left).is_agreed
    assert not may_merge(changed("content/joint/topics.yml"), "ann", (), left).is_agreed, "who has left has no say in what belongs to all"


def test_folder_is_frozen_while_the_group_is_divided_and_can_still_be_closed() -> None:
    heirs = [group(slug, editors=("ann",), came_from=("north",)) for slug in ("north-one", "north-two")]
    split = registry(paper(groups=(group("north", editors=("ann",)), *heirs)), 2)

    assert not may_merge(changed("content/groups/north/articles/x.md"), "ann", (), split).is_agreed
    claims = {"north": Claim(frozenset({"ann"}))}
    assert may_merge(changed("content/groups/north/group.yml", claims=claims), "ann", (), split).is_agreed


def test_rename_takes_from_one_and_gives_to_the_other() -> None:
    two = base(owner("north", "ann"), owner("south", "ben"))
    moved = Submission((Change("content/groups/north/articles/x.md", FILE, None), Change("content/groups/south/articles/x.md", None, FILE)))

    assert [need.matter for need in may_merge(moved, "ben", (), two).needs] == ["North’s folder"]
    assert may_merge(moved, "ben", ("ann",), two).is_agreed


@pytest.mark.parametrize("name", ["", " ", "ann ben", "аnn", "ſam", "\u212aim", "ann\n", "-ann", "ann/ben", "ann@forge.example"])
def test_what_can_be_no_account_agrees_to_nothing(name: str) -> None:
    ours = base(owner("north", "ann", "ben", "kim", "sam"))

    assert account(name) in ("", "ann")
    assert may_merge(changed("content/groups/north/articles/x.md"), name, (name,), ours).is_agreed == (account(name) == "ann")


@pytest.mark.parametrize(
    "path",
    [
        "content/groups//x.md",
        "content/groups/north",
        "content/groups/North/articles/x.md",
        "content/groups/nоrth/articles/x.md",
        "content/groups/north2/group.yml",
    ],
)
def test_path_that_only_looks_like_a_folder_is_not_in_it(path: str) -> None:
    ours = base(owner("north", "ann"), owner("south", "ben"), owner("west", "cy"))

    assert right(path) != ("folder", "north")
    assert not may_merge(changed(path), "ann", (), ours).is_agreed


def test_line_break_in_a_name_leads_to_no_other_owner() -> None:
    assert right("content/groups/north/articles/a\nb.md") == ("folder", "north")
    assert right("content/joint/topics.yml\n") == ("joint", "")
    assert right("content/joint/maintainers.yml\n") == ("joint", "")


def test_examples_in_the_docstrings_are_true() -> None:
    assert doctest.testmod(submissions).failed == 0
