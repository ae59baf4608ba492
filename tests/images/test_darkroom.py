"""A photo that costs too much is refused by name, with a cure; what stands beside it is read and developed as ever."""

from __future__ import annotations

import io
import json
import os
import signal
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from plugins import children
from plugins.children import OverLimitError
from plugins.images import darkroom, develop
from plugins.newsroom.problems import NewspaperError
from plugins.newsroom.value import replace
from tests.factories import content, picture, read

PIXELS = 50_000_000


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def encoded(image: Image.Image, format: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, format, **options)
    return target.getvalue()


def of_many_chunks() -> bytes:
    """A PNG of 64 pixels that is a million pieces of nothing."""
    head = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    return head + chunk(b"IDAT", b"") * 900_000 + chunk(b"IDAT", zlib.compress(bytes(25 * 8))) + chunk(b"IEND", b"")


def of_many_passes() -> bytes:
    """A JPEG of 300 kB whose 49 million pixels are gone over as often as we let it."""
    image = encoded(Image.new("RGB", (7000, 7000), "red"), "JPEG", progressive=True)
    scan = image[image.rindex(b"\xff\xda") : -2]
    return image[:-2] + scan * 85 + b"\xff\xd9"


def of_many_words() -> bytes:
    """A GIF of 64 pixels with two million comments."""
    image = encoded(Image.new("P", (8, 8)), "GIF")
    at = image.index(b",")
    return image[:at] + b"!\xfe\x01x\0" * 2_000_000 + image[at:]


def of_many_markers() -> bytes:
    """A JPEG of 64 pixels with two million empty comments."""
    image = encoded(Image.new("RGB", (8, 8)), "JPEG")
    return image[:2] + b"\xff\xfe\0\x02" * 2_500_000 + image[2:]


COSTLY = {"chunks.png": of_many_chunks, "passes.jpg": of_many_passes, "words.gif": of_many_words, "markers.jpg": of_many_markers}


def test_photo_that_costs_too_much_time_is_refused_by_name_and_harms_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(darkroom, "LOOK", replace(darkroom.LOOK, seconds=0.4))
    own = content(tmp_path).group("north").photo("north", "good.png", alt="A picket", credit="Ana", rights="own")
    own.article("north", "good", image={"file": "good.png"}).article("north", "plain")
    for name, make in COSTLY.items():
        own.file(f"groups/north/photos/{name}", make())

    paper = read(own)

    assert {(found.path, found.rule, found.message) for found in paper.problems} == {
        (f"groups/north/photos/{name}", "photo", darkroom.OVER["time"]) for name in COSTLY
    }
    assert sorted(paper.by_id) == ["north/good", "north/plain"]
    assert [*paper.photos] == ["groups/north/photos/good.png"]


def test_photo_that_costs_too_much_memory_is_refused_and_the_next_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(darkroom, "LOOK", replace(darkroom.LOOK, memory=400_000_000))
    large = encoded(Image.new("RGB", (7000, 7000)), "PNG")

    assert json.loads(darkroom.inspected(large, PIXELS)[0]) == darkroom.OVER["memory"]
    assert json.loads(darkroom.inspected(picture(), PIXELS)[0])[:2] == [64, 48]


def test_largest_photo_that_is_allowed_is_within_the_limits() -> None:
    large = encoded(Image.new("RGBA", (7000, 7000)), "WEBP")

    assert json.loads(children.work(darkroom.LOOK, darkroom._told, large, PIXELS))[:2] == [7000, 7000]
    assert len(children.work(replace(darkroom.WORK, memory=darkroom.LOOK.memory), darkroom._joined, "share", large, 1200, 630, PIXELS)) > 1000


def test_photo_that_ends_its_decoder_is_refused_and_the_next_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(darkroom, "_told", ends)
        assert json.loads(darkroom.inspected(b"", PIXELS)[0]) == darkroom.OVER["lost"]

    assert json.loads(darkroom.inspected(picture(), PIXELS)[0])[:2] == [64, 48]


def test_child_that_was_ended_from_outside_is_asked_once_more(tmp_path: Path) -> None:
    assert children.work(darkroom.LOOK, ends_once, str(tmp_path / "ended")) == b"done"
    with pytest.raises(OverLimitError, match="lost"):
        children.work(darkroom.LOOK, ends)


def test_child_on_a_machine_that_stood_still_is_asked_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A making that somebody stopped for a while finds no fault with what it was reading."""
    monkeypatch.setattr(children, "PATIENCE", 0.5)

    assert children.work(darkroom.LOOK, stands_still_once, str(tmp_path / "stood still")) == b"done"


def test_developing_that_is_ended_twice_stops_the_press_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(darkroom, "_joined", ends)

    with pytest.raises(NewspaperError, match="could not be developed"):
        darkroom.stamp(picture(), 48, PIXELS)


def test_developing_apart_is_developing() -> None:
    data, sizes = picture((90, 60)), (("jpeg", 76, 60, 40), ("webp", 72, 30, 20), ("avif", 55, 30, 20))

    assert darkroom.prints(data, sizes, PIXELS) == develop.prints(data, sizes, PIXELS)
    assert darkroom.share(data, 120, 63, PIXELS) == develop.share(data, 120, 63, PIXELS)
    assert darkroom.stamp(data, 48, PIXELS) == develop.stamp(data, 48, PIXELS)


@pytest.mark.parametrize("size", [(10, 70_000), (1, 3_000_000), (70_000, 1)])
def test_photo_too_long_for_any_print_is_refused(size: tuple[int, int]) -> None:
    """It could be read, and stopped the press."""
    found = json.loads(darkroom.inspected(encoded(Image.new("RGB", size), "PNG"), PIXELS)[0])

    assert found == f"has {size[0]} × {size[1]} pixels, more than 16,000 on one side allowed"


@pytest.mark.parametrize("size", [(develop.MAX_SIDE, 1), (1, develop.MAX_SIDE), (1600, develop.MAX_SIDE)])
def test_longest_photo_that_is_allowed_can_be_printed(size: tuple[int, int]) -> None:
    data = encoded(Image.new("RGB", size, "red"), "PNG")
    width, height, _ = json.loads(darkroom.inspected(data, PIXELS)[0])
    width, height = (width, height) if width <= 1600 else (1600, max(1, round(height * 1600 / width)))

    assert all(darkroom.prints(data, tuple((format, 70, width, height) for format in ("jpeg", "webp", "avif")), PIXELS))


def test_photo_too_long_is_made_shorter_where_its_owner_asks() -> None:
    made = develop.shrunk(encoded(Image.new("RGB", (10, 70_000)), "PNG"), 12_000_000, PIXELS)

    assert develop.inspect(made, PIXELS).height == develop.MAX_SIDE


def ends(*_: object) -> bytes:
    """What a decoder with a fault does."""
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def stands_still_once(path: str) -> bytes:
    if not Path(path).exists():
        Path(path).touch()
        signal.pause()
    return b"done"


def ends_once(mark: str) -> bytes:
    """What happens to a child on a machine that has no memory left for a moment."""
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return b"done"
