"""The flow of `plugins/README.md`: content → intake → Paper → rooms that set → Page and File → press → tree."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PLUGINS = ROOT / "plugins"

NOT_SETTING = {"newsroom", "intake", "press"}
ROOMS = sorted(folder.name for folder in PLUGINS.iterdir() if (folder / "__init__.py").is_file() and folder.name not in NOT_SETTING)
"""The rooms that set pages."""

LIBRARIES = {
    "newsroom": {"markupsafe", "msgspec"},
    "events": {"icalendar", "markupsafe"},
    "feeds": {"feedgen", "lxml", "markupsafe"},
    "images": {"PIL", "segno"},
    "site": {"lxml", "markupsafe"},
}
"""What beside the standard library a room may import; of those not named here, markupsafe alone."""

ONE_PLACE = {
    "confusable_homoglyphs": "plugins/intake/lookalikes.py",
    "bs4": "plugins/intake/feed.py",
    "feedgen": "plugins/feeds/",
    "feedparser": "plugins/intake/feed.py",
    "icalendar": "plugins/events/calendar.py",
    "pikepdf": "plugins/intake/pdf.py",
    "PIL": "plugins/images/develop.py",
    "markdownify": "plugins/intake/feed.py",
    "msgspec": "plugins/newsroom/value.py",
    "nh3": "plugins/intake/sanitiser.py",
    "segno": "plugins/images/codes.py",
}
"""Libraries that one place alone imports."""

MACHINE = {"os", "shutil", "tempfile", "subprocess", "time", "glob", "random", "socket", "threading", "multiprocessing", "locale", "secrets"}
"""Modules that reach for the disk, the clock, chance or another process."""

DISK = {"open", "read_text", "read_bytes", "exists", "is_file", "is_dir", "iterdir", "glob", "rglob", "stat", "scandir", "resolve", "cwd", "home"}
MACHINISTS = {PLUGINS / "images/darkroom.py", PLUGINS / "images/develop.py", PLUGINS / "intake/pdf.py", PLUGINS / "search/engine.py"}
"""Rooms' jobs that a program or a library of the machine does: what they are given and give back is bytes."""

WRITES = {
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
    "rename",
    "rmdir",
    "touch",
    "symlink_to",
    "hardlink_to",
    "chmod",
    "rmtree",
    "copyfile",
    "copytree",
    "move",
}
CLOCK = {"now", "today", "utcnow"}


def modules(*rooms: str) -> list[Path]:
    """The modules of rooms, or of all of them."""
    return [file for room in rooms or [""] for file in sorted((PLUGINS / room).rglob("*.py"))]


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports, in full."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports by a relative name"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def of_ours(file: Path) -> set[str]:
    """The rooms that a file imports."""
    return {name.split(".")[1] for name in imports(file) if name.startswith("plugins.")}


def of_others(file: Path) -> set[str]:
    """The third-party libraries that a file imports."""
    return {name.split(".")[0] for name in imports(file)} - set(sys.stdlib_module_names) - {"plugins", "scripts", "tests"}


def called(file: Path) -> Iterator[tuple[str, int]]:
    """Every function called by name or as a method, with its line."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
            yield name, node.lineno


def told(file: Path, names: set[str]) -> list[str]:
    """Where a file calls one of these."""
    return [f"{file.relative_to(ROOT)}:{line} calls {name}" for name, line in called(file) if name in names]


def test_newsroom_is_pure() -> None:
    for file in modules("newsroom"):
        assert of_ours(file) <= {"newsroom"}, file
        assert of_others(file) <= LIBRARIES["newsroom"], file


def test_intake_knows_the_newsroom_alone() -> None:
    for file in modules("intake"):
        assert of_ours(file) <= {"newsroom", "intake", "children", "installed"}, file


@pytest.mark.parametrize("room", ROOMS)
def test_room_that_sets_knows_the_newsroom_and_itself_alone(room: str) -> None:
    for file in modules(room):
        is_hook = file == PLUGINS / room / "__init__.py"

        assert of_ours(file) <= {"newsroom", "installed", room} | ({"glue"} if is_hook else {"children"} if file in MACHINISTS else set()), file
        assert of_others(file) <= (set() if is_hook else LIBRARIES.get(room, {"markupsafe"})), file


@pytest.mark.parametrize("room", ROOMS)
def test_room_that_sets_has_a_hook_and_a_pure_setting(room: str) -> None:
    hook, setting = tree(PLUGINS / room / "__init__.py"), tree(PLUGINS / room / "setting.py")

    assert ast.get_docstring(hook), "its docstring is its manual"
    assert ast.unparse(hook.body[-1]) == "register = glue.room(__name__)"
    assert {"pages", "lots"} & {node.name for node in setting.body if isinstance(node, ast.FunctionDef)}


def test_rooms_that_set_and_the_newsroom_have_no_disk_and_no_clock() -> None:
    files = [file for file in modules("newsroom", *ROOMS) if file not in MACHINISTS]

    assert [finding for file in files for finding in told(file, DISK | WRITES | CLOCK)] == []
    assert [(file, name) for file in files for name in imports(file) if name.split(".")[0] in MACHINE] == []


def test_nobody_but_the_press_has_a_clock() -> None:
    files = [file for file in modules() if not file.is_relative_to(PLUGINS / "press")]

    assert [finding for file in files for finding in told(file, CLOCK)] == []


def test_only_the_press_writes() -> None:
    files = [file for file in modules() if not file.is_relative_to(PLUGINS / "press")]

    assert [finding for file in files for finding in told(file, WRITES)] == []
    assert [f"{file}:{line}" for file in files for name, line in called(file) if name == "open" and file not in MACHINISTS] == []


def test_some_libraries_have_one_door() -> None:
    for file in [*modules(), *sorted((ROOT / "scripts").glob("*.py"))]:
        for library in of_others(file) & ONE_PLACE.keys():
            assert file.relative_to(ROOT).as_posix().startswith(ONE_PLACE[library]), f"{file} imports {library}"


def test_nobody_imports_the_command_or_the_tests() -> None:
    for file in modules():
        assert not {name.split(".")[0] for name in imports(file)} & {"scripts", "tests"}, file


def test_the_command_has_no_rules_of_its_own() -> None:
    for file in sorted((ROOT / "scripts").glob("*.py")):
        assert told(file, {"Problem", "Note", "Rule", "Model"}) == []


@pytest.mark.parametrize("folder", sorted({*ROOMS, *NOT_SETTING}))
def test_readme_says_what_every_room_is_for(folder: str) -> None:
    assert f"`{folder}/`" in (PLUGINS / "README.md").read_text(encoding="utf-8")


def test_readme_names_no_room_that_is_not_there() -> None:
    words = (PLUGINS / "README.md").read_text(encoding="utf-8").split("`")[1::2]

    assert [word for word in words if word.endswith("/") and not (PLUGINS / word).is_dir() and not (ROOT / word).is_dir()] == []


def test_every_room_is_among_the_plugins_of_the_settings() -> None:
    lists = [node for node in ast.walk(tree(ROOT / "pelicanconf.py")) if isinstance(node, ast.List)]
    named = [str(name.value) for each in lists for name in each.elts if isinstance(name, ast.Constant)]

    assert sorted(named) == sorted(f"plugins.{room}" for room in [*ROOMS, "press"])
