"""Hostile and odd pictures: each is refused with words, or made anew from its pixels with nothing else in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from plugins.images import develop
from tests.factories import Content, content, read
from tests.hostile.odd_pictures import MARK, PROFILES, SWAPPED, grey_profile, pictures, written
from tests.images.test_develop import PIXELS, SIZES, STRUCTURE, STRUCTURES, tags
from tests.sample import needed

MADE = [*pictures()]
PLAINLY_READ = ("formats-", "modes-", "profiles-", "laden-")


def test_there_are_as_many_as_are_promised() -> None:
    assert len(MADE) >= 150 and len({name for name, _, _ in MADE}) == len(MADE)


def test_each_is_refused_in_words_or_rebuilt_without_a_byte_of_what_it_said(tmp_path: Path) -> None:
    needed("exiftool", shutil.which("exiftool") is not None)
    refused, rebuilt = set(), []
    for name, _, data in MADE:
        try:
            facts = develop.inspect(data, PIXELS)
        except ValueError as error:
            assert "picture" in str(error) or "pixels" in str(error) or "passes" in str(error), (name, error)
            refused.add(name)
            continue
        assert facts.width * facts.height <= PIXELS
        sizes = SIZES if name.startswith("laden-") else SIZES[:1]
        made = [*develop.prints(data, sizes, PIXELS), *develop.share(data, 120, 63, PIXELS), *develop.stamp(data, 48, PIXELS)]
        assert not any(word in out for out in made for word in (MARK.encode(), b"<script", b"<html", b"PK\x03\x04")), name
        for out, suffix in zip(made, (*("jpg", "webp", "avif")[: len(sizes)], "share.jpg", "stamp.png"), strict=True):
            rebuilt.append(tmp_path / f"{name}.{suffix}")
            rebuilt[-1].write_bytes(out)

    assert len(refused) > 40 and len(rebuilt) > 3 * 90
    for name, found in tags(rebuilt).items():
        assert not {tag for tag in found if tag not in STRUCTURE and not tag.startswith(STRUCTURES)}, name


def test_what_is_sound_is_not_refused() -> None:
    """A picture that a camera or an editor wrote whole, in a format of ours, whatever it says besides."""
    ours = {name: data for name, _, data in MADE if name.startswith(PLAINLY_READ) and not name.startswith("formats-")}
    ours |= {
        name: data for name, suffix, data in MADE if name.startswith("formats-") and any(f in name for f in ("JPEG-", "PNG", "WEBP", "AVIF", "GIF")) and suffix
    }

    refused = set()
    for name, data in ours.items():
        try:
            develop.inspect(data, PIXELS)
        except ValueError:
            refused.add(name.split("-", 2)[2])

    assert refused <= {"false-sum", "palette-too-short"}, refused


def test_paper_reads_on_whatever_lies_among_the_photos(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").article("north", "strike")
    for name, suffix, data in MADE:
        own.file(f"groups/north/photos/{name}.{suffix}", data)

    paper = read(own)

    assert [*paper.by_id] == ["north/strike"]
    told = {finding.path for finding in paper.problems}
    assert {path for path in told if "/photos/" not in path} == set()
    assert all(f"groups/north/photos/{name}.{suffix}" in told or f"groups/north/photos/{name}.{suffix}" in paper.photos for name, suffix, _ in MADE)


def colour(image: Image.Image, profile: bytes, format: str) -> tuple[int, ...]:
    told = develop.inspect(written(image, format, icc_profile=profile), PIXELS).colour
    return tuple(int(told[at : at + 2], 16) for at in (1, 3, 5))


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 6 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("mode", "format"), [("RGB", "JPEG"), ("RGB", "PNG"), ("RGB", "AVIF"), ("RGB", "WEBP"), ("RGBA", "PNG"), ("RGBA", "WEBP"), ("P", "PNG")]
)
def test_colours_are_those_that_the_profile_means(mode: str, format: str) -> None:
    image = Image.new("RGB", (16, 16), (200, 30, 30)).convert(mode)
    lossless = {"lossless": True} if format == "WEBP" else {}

    assert near(colour(image, PROFILES["sRGB"], format), (200, 30, 30)), lossless
    assert near(colour(image, SWAPPED, format), (30, 200, 30))
    assert near(colour(image, PROFILES["rubbish"], format), (200, 30, 30))
    assert near(colour(image, PROFILES["grey"], format), (200, 30, 30)), "a profile of other colours than these"


@pytest.mark.parametrize(("mode", "format"), [("L", "PNG"), ("L", "JPEG"), ("LA", "PNG"), ("I;16", "PNG")])
def test_greys_are_those_that_the_profile_means(mode: str, format: str) -> None:
    image = Image.new("I;16", (16, 16), 128 * 257) if mode == "I;16" else Image.new("L", (16, 16), 128).convert(mode)

    assert near(colour(image, grey_profile(1.0), format), (188, 188, 188)), "half of the light is a light grey"
    assert near(colour(image, grey_profile(2.2), format), (128, 128, 128))
    assert near(colour(image, SWAPPED, format), (128, 128, 128))


def test_what_is_transparent_stays_so_whatever_the_profile() -> None:
    through = Image.new("RGBA", (16, 16), (200, 30, 30, 0))

    assert colour(through, SWAPPED, "PNG") == (255, 255, 255)
    assert near(colour(Image.new("LA", (16, 16), (0, 0)), grey_profile(1.0), "PNG"), (255, 255, 255))


def test_suffix_proves_nothing(tmp_path: Path) -> None:
    own: Content = content(tmp_path).group("north").file("groups/north/photos/a.png", written(Image.new("RGB", (8, 8)), "JPEG"))

    assert [*read(own).photos] == ["groups/north/photos/a.png"]
