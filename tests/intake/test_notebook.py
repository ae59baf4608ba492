"""What the notebook has is what reading anew would give, and nothing is read twice."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random
from zlib import crc32

import pytest

from plugins.images.darkroom import inspection
from plugins.intake import amendments, bounded
from plugins.intake.notebook import AMENDED, Notebook
from plugins.intake.reading import here, read, read_paper
from plugins.newsroom.asking import sums
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import Job
from tests.factories import PRESS_DAY, SETTINGS, Content, content

SAMPLE = Path(__file__).parents[2] / "content"
SAMPLE_DAY = date(2026, 11, 23)

Done = tuple[Job, tuple[bytes, ...]]


class Reader:
    """Reads again and again with one notebook, and knows what it has read."""

    def __init__(self) -> None:
        self.kept = {"": b"", AMENDED: b""}
        self._known: dict[str, tuple[bytes, ...]] = {}
        self.read: list[str] = []

    def paper(self, root: Path, day: date, fresh: int | None = None) -> Paper:
        """The paper by the notebook; files count as written long ago."""
        self.read.clear()
        notebook = Notebook(self.kept[""], self.kept[AMENDED], time.time_ns() + 10**12 if fresh is None else fresh)
        paper, _ = read(root, SETTINGS, day, inspection, self._work, notebook)
        self.asked = [path for path in self.read if "/articles/" in path or "/letters/" in path]
        self.kept.update([noted] if (noted := notebook.packed()) else [])
        return paper

    def sums(self) -> list[str]:
        """The files whose sums are known by their times."""
        (line,) = (line for line in self.kept[""].decode().split("\n") if line.startswith("files\t"))
        return list(json.loads(line.removeprefix("files\t")))

    def _work(self, jobs: Iterable[Job]) -> Iterable[Done]:
        for job in jobs:
            if job.function is bounded.read:
                self.read.append(str(job.arguments[0]))
            if job.key not in self._known:
                ((_, self._known[job.key]),) = here([job])
            yield job, self._known[job.key]


def told(paper: Paper) -> str:
    """All of a paper, insides and sums too."""
    return repr(paper) + repr([(piece.body, piece.text, piece.text_sha256, sums(piece), piece.image and piece.image.photo.file) for piece in paper.pieces])


def anew(root: Path, day: date) -> str:
    """The paper, read by somebody without a notebook."""
    return told(read_paper(root, SETTINGS, day, inspection))


def test_the_sample_is_the_same_from_the_notebook_and_no_piece_is_read_again() -> None:
    reader = Reader()

    first = told(reader.paper(SAMPLE, SAMPLE_DAY))
    second = reader.paper(SAMPLE, SAMPLE_DAY)

    assert [piece.id for piece in second.pieces]
    assert not [path for path in reader.asked if path in {piece.path for piece in second.pieces}]
    assert told(second) == first


def _write(own: Content) -> None:
    own.article("north", "strike", "Day twelve, see [the rent](../../south/articles/rent.md#why).")


def _retitle(own: Content) -> None:
    own.article("south", "rent", "# Why\n\nIt is high.", title="Another title")


def _lose_heading(own: Content) -> None:
    own.article("south", "rent", "# Whence\n\nIt is high.")


def _gone(own: Content) -> None:
    own.delete("groups/south/articles/rent.md")


def _rename(own: Content) -> None:
    own.delete("groups/south/articles/rent.md").article("south", "rents", "# Why\n\nHigh.", id="south/rent", moved_from=["rent"])


def _break(own: Content) -> None:
    own.article("south", "rent", "See [this](nowhere.md).")


def _answer(own: Content) -> None:
    own.letter("south", "answer", reply_to=[{"to": "north/strike"}])


def _hold(own: Content) -> None:
    own.hold("north/strike", ["south", "east"])


def _person(own: Content) -> None:
    own.people("north", ana="Ana of the North")


def _photo(own: Content) -> None:
    own.photo("north", "picket.png", (80, 60), alt="Another picket")


def _photo_gone(own: Content) -> None:
    own.delete("groups/north/photos/picket.png")


def _twin(own: Content) -> None:
    own.article("north", "other", id="north/strike")


def _leave(own: Content) -> None:
    own.group("south", left="2026-11-01")


def _withdraw(own: Content) -> None:
    own.article("south", "rent", "# Why\n\nIt is high.", withdrawn={"date": "2026-11-21", "reason": "It was wrong."})


def _page(own: Content) -> None:
    own.file("joint/topics.yml", "rent:\n  names: {en: Rents}\n")


DEEDS = (_write, _retitle, _lose_heading, _gone, _rename, _break, _answer, _hold, _person, _photo, _photo_gone, _twin, _leave, _withdraw, _page)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__.strip("_").replace("_", "-"))
def test_after_an_act_the_notebook_gives_what_reading_anew_gives(tmp_path: Path, deed: Callable[[Content], object]) -> None:
    own, reader = paper(tmp_path), Reader()
    before = told(reader.paper(own.folder, PRESS_DAY))

    deed(own)

    assert told(reader.paper(own.folder, PRESS_DAY)) == anew(own.folder, PRESS_DAY) != before
    assert told(reader.paper(own.folder, PRESS_DAY)) == anew(own.folder, PRESS_DAY)


@pytest.mark.parametrize("seed", range(6))
def test_after_many_acts_the_notebook_and_its_amendments_give_what_reading_anew_gives(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(amendments, "MOST", seed % 3 * 4)
    own, reader, chance = paper(tmp_path), Reader(), Random(seed)
    reader.paper(own.folder, PRESS_DAY)

    for number in range(12):
        if chance.random() < 0.4:
            own.article(chance.choice(["north", "south", "east"]), f"new-{number}", f"Words of {number}.", topics=["rent"] * chance.randrange(2))
        else:
            with suppress(FileNotFoundError):
                chance.choice(DEEDS)(own)
        assert told(reader.paper(own.folder, PRESS_DAY)) == anew(own.folder, PRESS_DAY)


def test_one_edit_is_an_amendment_and_what_is_spoilt_costs_only_time(tmp_path: Path) -> None:
    own, reader = paper(tmp_path), Reader()
    reader.paper(own.folder, PRESS_DAY)
    whole = reader.kept[""]
    own.article("east", "quiet", "Other words.")
    reader.paper(own.folder, PRESS_DAY)
    amended = reader.kept[AMENDED]

    assert reader.kept[""] is whole and 0 < len(amended) < len(whole)
    for spoilt in (b"", amended[:-9], amended.replace(b"Other", b"Wrong"), b"\0" + amended):
        reader.kept[AMENDED] = spoilt
        assert told(reader.paper(own.folder, PRESS_DAY)) == anew(own.folder, PRESS_DAY)


def test_what_came_and_went_is_no_amendment_any_more(tmp_path: Path) -> None:
    own, reader = paper(tmp_path), Reader()
    reader.paper(own.folder, PRESS_DAY)
    own.article("east", "passing", "Some words.")
    reader.paper(own.folder, PRESS_DAY)
    own.delete("groups/east/articles/passing.md")
    reader.paper(own.folder, PRESS_DAY)

    assert b"passing" not in reader.kept[AMENDED]
    assert told(reader.paper(own.folder, PRESS_DAY)) == anew(own.folder, PRESS_DAY)


def test_amendments_of_another_form_are_none() -> None:
    packed = amendments.packed(amendments.Amendments("12345678", (1,), (1,)))
    assert amendments.read(packed, "12345678").gone == (1,)

    text = packed.partition(b"\n")[2].replace(b'"gone"', b'"lost"')

    assert amendments.read(b"%08x\n%b" % (crc32(text), text), "12345678") == amendments.Amendments("12345678")


def test_amendments_of_another_notebook_are_none(tmp_path: Path) -> None:
    own, reader = paper(tmp_path), Reader()
    reader.paper(own.folder, PRESS_DAY)
    own.article("east", "quiet", "Other words.")
    reader.paper(own.folder, PRESS_DAY)
    amended = reader.kept[AMENDED]
    reader.paper(own.folder, date(2026, 11, 25))
    reader.kept[AMENDED] = amended

    assert told(reader.paper(own.folder, date(2026, 11, 25))) == anew(own.folder, date(2026, 11, 25))


def test_columns_that_say_the_same_do_not_do_so_for_good(tmp_path: Path) -> None:
    own, reader = Content(tmp_path).group("north"), Reader()
    words = [
        ("one", "two"),
        ("one", "three"),
        ("", "three"),
        ("", "two"),
        ("four", ""),
        ("four", "two"),
    ]  # a piece without a summary has a standfirst all the same

    for first, second in words:
        own.article("north", "strike", summary=first or None).article("north", "rent", summary=second or None)
        assert told(reader.paper(own.folder, PRESS_DAY)) == anew(own.folder, PRESS_DAY)


def test_only_what_changed_and_what_leads_to_it_is_read_again(tmp_path: Path) -> None:
    own, reader = paper(tmp_path), Reader()
    reader.paper(own.folder, PRESS_DAY)

    _lose_heading(own)
    reader.paper(own.folder, PRESS_DAY)
    after_heading = set(reader.asked)
    own.article("east", "quiet", "Other words.")
    reader.paper(own.folder, PRESS_DAY)

    assert after_heading == {"groups/south/articles/rent.md", "groups/north/articles/strike.md"}
    assert set(reader.asked) == {"groups/east/articles/quiet.md"}


def test_another_press_day_is_another_reading(tmp_path: Path) -> None:
    own, reader = paper(tmp_path), Reader()
    own.article("north", "tomorrow", date="2026-11-25")
    reader.paper(own.folder, date(2026, 11, 24))

    assert told(reader.paper(own.folder, date(2026, 11, 25))) == anew(own.folder, date(2026, 11, 25))


def test_a_file_written_while_the_reading_began_is_not_known_by_its_times(tmp_path: Path) -> None:
    own, reader = paper(tmp_path), Reader()
    file = own.folder / "groups/east/articles/quiet.md"
    reader.paper(own.folder, PRESS_DAY, fresh=0)
    then = file.read_bytes()

    reader.paper(own.folder, PRESS_DAY, fresh=0)

    assert then == file.read_bytes()
    assert not reader.sums(), "every file is as fresh as can be"


def test_a_spoilt_notebook_is_not_read(tmp_path: Path) -> None:
    own, reader = paper(tmp_path), Reader()
    reader.paper(own.folder, PRESS_DAY)
    reader.kept[""] = reader.kept[""].replace(b"quiet", b"loud!")

    assert told(reader.paper(own.folder, PRESS_DAY)) == anew(own.folder, PRESS_DAY)
    assert reader.asked


def paper(folder: Path) -> Content:
    """Three groups; north links to a heading of south's, with a photo and a second answer."""
    own = content(folder / "own")
    for slug in ("north", "south", "east"):
        own.group(slug)
    own.photo("north", "picket.png", alt="A picket", credit="Ana", rights="own")
    own.article("north", "strike", "See [the rent](../../south/articles/rent.md#why).\n\n![](picket.png)", authors=["Ana"])
    own.article("south", "rent", "# Why\n\nIt is high.", topics=["rent"])
    own.article("east", "quiet", "Nothing to see.", summary=None, **{"with": ["north"]})
    own.article("north", "strike-es", "Hola.", lang="es", translation_of="north/strike")
    own.letter("east", "letter", "I agree.", reply_to=[{"to": "south/rent"}])
    return own
