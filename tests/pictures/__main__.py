"""Takes the pictures: `make pictures`, or a part of them with PICTURES="--languages ar --kinds front,opinion --widths 360".

They go to `output-pictures`; those that were there are kept in `output-pictures-before`, and what has changed since is named.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.pictures.faults import faults
from tests.pictures.kinds import KINDS, LANGUAGES, SCHEMES, WIDTHS, Scheme, address
from tests.pictures.likeness import TOLERANCE, difference
from tests.pictures.paper_in import paper_in
from tests.pictures.sheets import contact_sheet, index
from tests.sample import ROOT
from tests.site.serving import served

TALLEST = 4000
"""Pixels of a page that its picture shows at most."""


def main() -> int:
    """Every picture asked for; the exit code says whether a page has a fault that a program can see."""
    options = _options()
    folder: Path = options.to
    if folder.exists():
        before = folder.with_name(f"{folder.name}-before")
        shutil.rmtree(before, ignore_errors=True)
        folder.rename(before)
    sheets: list[Path] = []
    wrong = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), chromium_sandbox=False, args=["--disable-gpu"])
        for lang in options.languages:
            print(f"{lang}: building the paper …", flush=True)
            tree = paper_in(lang, ROOT / ".press" / "pictures" / lang)
            with served(tree) as origin:
                for scheme in options.schemes:
                    for width in options.widths:
                        place = folder / lang / f"{scheme}-{width}"
                        taken, seen = _take(browser, origin, tree, place, options.kinds, scheme, width)
                        for fault in seen:
                            print(f"{lang} {scheme} {width}  {fault}")
                        wrong += len(seen)
                        sheets.append(folder / f"sheet-{lang}-{scheme}-{width}.jpg")
                        contact_sheet(taken, sheets[-1])
        browser.close()
    changed = dict(_changes(folder))
    index(folder, sheets, changed)
    for name, share in sorted(changed.items()):
        print(f"changed: {name} ({share:.2%})")
    print(f"{folder / 'index.html'}: {len(sheets)} sheets, {len(changed)} pages changed, {wrong} faults")
    return 1 if wrong else 0


def _options() -> argparse.Namespace:
    def words(text: str) -> list[str]:
        return text.split(",")

    parser = argparse.ArgumentParser(prog="make pictures", description=__doc__)
    parser.add_argument("--languages", type=words, default=list(LANGUAGES))
    parser.add_argument("--kinds", type=words, default=list(KINDS))
    parser.add_argument("--schemes", type=words, default=list(SCHEMES))
    parser.add_argument("--widths", type=lambda text: [int(word) for word in words(text)], default=list(WIDTHS))
    parser.add_argument("--to", type=Path, default=ROOT / "output-pictures")
    return parser.parse_args()


def _take(browser: Browser, origin: str, tree: Path, folder: Path, kinds: list[str], scheme: Scheme, width: int) -> tuple[dict[str, Path], list[str]]:
    """Pictures of these kinds by name, and the faults seen."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    context.set_default_timeout(0)  # a run of an hour does not end because the machine was busy for half a minute
    page = context.new_page()
    taken: dict[str, Path] = {}
    seen: list[str] = []
    folder.mkdir(parents=True)
    for kind in kinds:
        page.goto(origin + address(tree, KINDS[kind]))
        seen += [f"{kind}: {fault}" for fault in faults(page)]
        taken[kind] = folder / f"{kind}.jpg"
        _whole(page, taken[kind], width)
    context.close()
    return taken, seen


def _whole(page: Page, path: Path, width: int) -> None:
    page.evaluate("document.querySelectorAll('img[loading=lazy]').forEach((image) => { image.loading = 'eager' })")
    page.wait_for_load_state("networkidle")
    tall = page.evaluate("document.documentElement.scrollHeight")
    page.screenshot(path=path, type="jpeg", quality=80, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": min(int(tall), TALLEST)})


def _changes(folder: Path) -> Iterator[tuple[str, float]]:
    """What differs from the picture taken before by more than the tolerance, and by how much; what was not there before is no change."""
    before = folder.with_name(f"{folder.name}-before")
    for path in sorted(folder.rglob("*/*/*.jpg")):
        name = path.relative_to(folder).as_posix()
        if (before / name).is_file():
            with Image.open(before / name) as old, Image.open(path) as new:
                share = difference(old, new)
            if share > TOLERANCE:
                yield name, share


if __name__ == "__main__":
    sys.exit(main())
