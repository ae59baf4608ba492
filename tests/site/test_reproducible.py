"""The same commit and press day give the same bytes, on any machine, at any place, in any language."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.factories import Content, content, run_pelican
from tests.sample import ROOT, build_sample
from tests.site.test_validity import files
from tests.sizes import size


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The surroundings of another machine: its zone, its language where one can be made, its seed, its terminal."""
    name, folder = "POSIX", tmp_path_factory.mktemp("locales")
    if shutil.which("localedef"):
        made = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", str(folder / "tr_TR.UTF-8")], check=False, capture_output=True)
        name = name if made.returncode > 1 else "tr_TR.UTF-8"
    place = {"LOCPATH": str(folder), "LC_ALL": name, "LANG": name, "TZ": "Pacific/Kiritimati"}
    return {**place, "PYTHONHASHSEED": "4242", "HOME": "/nonexistent", "COLUMNS": "20"}


def copied(folder: Path) -> Path:
    """The sample at another place, its files written in another order."""
    folder.mkdir()
    for name in ("theme", "content"):
        for file in sorted((path for path in (ROOT / name).rglob("*") if path.is_file()), reverse=True):
            target = folder / file.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    shutil.copy(ROOT / "pelicanconf.py", folder)
    return folder


def test_the_sample_is_the_same_at_another_place_in_another_zone_and_language(built_site: Path, tmp_path: Path, elsewhere: dict[str, str]) -> None:
    """With the same store; every day pictures are not developed anew for this, in `make soak` they are."""
    place = copied(tmp_path / "Ein anderer Ort é")
    store = [] if size(0, 1) else ["-e", f'NEWSPAPER_STORE="{ROOT / ".press/store"}"']
    before = os.umask(0o077)
    try:
        other = build_sample(tmp_path / "output", *store, root=place, **elsewhere)
    finally:
        os.umask(before)

    assert differing(built_site, other) == []


@pytest.fixture
def own(tmp_path: Path) -> Content:
    """A small paper with one of everything that is made."""
    made = content(tmp_path / "one").group("north", places=["rotterdam"]).group("south").people("north", jo_lind="Jo Lind").event("north", "vote")
    made.photo("north", credit="Us", rights="own", alt="A wall").photo("south", "stamp.png").photo(
        "north", "big.png", (1800, 1200), credit="Us", rights="own", alt="B"
    )
    for number in range(4):
        made.article("north", f"p{number}", authors=["jo-lind"], topics=["ports", "odd"], places=["cairo"], date=f"2026-1{number % 2}-0{number + 1}")
    made.article("south", "fi", title="Fifty first offices")  # whose type another language sets otherwise
    made.article("south", "huelga", lang="es", translation_of="north/p1", image=None).letter("south", "dear", reply_to=[{"to": "north/p2"}])
    return made.article("north", "shown", image={"file": "big.png"}, body="![](picket.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nNote[^1]\n\n[^1]: x")


def test_a_cold_store_a_warm_one_and_none_give_the_same(own: Content, tmp_path: Path, elsewhere: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    def made(name: str, store: Path) -> Path:
        result = run_pelican(own, "--fatal=warnings", "-o", str(tmp_path / name), "-e", f'NEWSPAPER_STORE="{store}"')
        assert result.returncode == 0, result.stdout + result.stderr
        return (tmp_path / name).resolve()

    cold, warm = made("cold", tmp_path / "store"), made("warm", tmp_path / "store")
    for name, value in elsewhere.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "no store").write_text("a file where the store's folder should be")
    none = made("none", tmp_path / "no store")

    assert differing(cold, warm) == []
    assert differing(cold, none) == []


def differing(one: Path, other: Path) -> list[str]:
    """The files that two trees do not have alike."""
    ours, theirs = files(one), files(other)
    return sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))
