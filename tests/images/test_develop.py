"""Photos come out upright, in the right tones, and with nothing but their pixels; exiftool is the judge."""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from plugins.images import develop
from tests.sample import needed
from tests.sizes import size

PIXELS = 1_000_000
MARK = "NOBODYSNAME"
SUFFIXES = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "gif": "GIF"}
SIZES = (("jpeg", 76, 60, 40), ("webp", 72, 60, 40), ("avif", 55, 60, 40))
PRIVATE = (
    "-Artist=" + MARK,
    "-Orientation=6",
    "-GPSLatitude=52.1",
    "-GPSLatitudeRef=N",
    "-GPSLongitude=4.2",
    "-GPSLongitudeRef=E",
    "-XMP-dc:Creator=" + MARK,
    "-IPTC:By-line=" + MARK,
    "-Comment=" + MARK,
    "-CreateDate=2026:05:14 10:00:00",
    "-SerialNumber=" + MARK,
)
"""What a camera and an editor leave in a photo."""

STRUCTURE = {"Composite:ImageSize", "Composite:Megapixels", "ExifTool:ExifToolVersion", "Meta:PrimaryItemReference", "SourceFile"}
STRUCTURES = ("System:", "File:", "PNG:", "RIFF:", "QuickTime:", "JFIF:")
"""What exiftool tells of the pixels alone: sizes, depths, the coder's settings."""


def encoded(image: Image.Image, format: str = "PNG", **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, format, **options)
    return target.getvalue()


def halves(left: str = "black", right: str = "white", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """A picture whose left half is dark, so that it can be seen how it is turned."""
    image = Image.new("RGB", size, right)
    image.paste(left, (0, 0, size[0] // 2, size[1]))
    return image


def developed(data: bytes) -> Image.Image:
    facts = develop.inspect(data, PIXELS)
    (jpeg,) = develop.prints(data, (("jpeg", 95, facts.width, facts.height),), PIXELS)
    return Image.open(io.BytesIO(jpeg))


def tags(files: Iterable[Path]) -> dict[str, set[str]]:
    """Every tag exiftool finds, unknown ones too, by file."""
    command = ["exiftool", "-j", "-G1", "-a", "-u", "-U", "-e", *map(str, files)]
    told = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return {Path(found["SourceFile"]).name: set(found) for found in told}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_but_pixels_is_left_of_a_photo(tmp_path: Path, suffix: str) -> None:
    needed("exiftool", shutil.which("exiftool") is not None)
    photo = tmp_path / f"photo.{suffix}"
    photo.write_bytes(encoded(halves(), SUFFIXES[suffix]))
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-m", "-n", *PRIVATE, str(photo)], check=True, capture_output=True)
    data = photo.read_bytes()
    assert MARK.encode() in data

    made = [*develop.prints(data, SIZES, PIXELS), *develop.share(data, 120, 63, PIXELS), *develop.stamp(data, 48, PIXELS)]
    files = [tmp_path / f"print.{name}" for name in ("jpg", "webp", "avif", "share.jpg", "stamp.png")]
    for file, out in zip(files, made, strict=True):
        file.write_bytes(out)

    assert not any(MARK.encode() in out for out in made)
    for name, found in tags(files).items():
        assert not {tag for tag in found if tag not in STRUCTURE and not tag.startswith(STRUCTURES)}, name
        assert not {tag for tag in found if any(word in tag for word in ("Comment", "GPS", "Artist", "Creat", "Serial"))}, name


@pytest.mark.parametrize(
    ("orientation", "dark"),
    [
        (1, (0.1, 0.5)),
        (2, (0.9, 0.5)),
        (3, (0.9, 0.5)),
        (4, (0.1, 0.5)),
        (5, (0.5, 0.1)),
        (6, (0.5, 0.1)),
        (7, (0.5, 0.9)),
        (8, (0.5, 0.9)),
    ],
)
def test_a_photo_stands_as_its_camera_was_held(orientation: int, dark: tuple[float, float]) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = developed(encoded(halves(), "JPEG", exif=exif, quality=95))

    def tone(x: float, y: float) -> int:
        return image.convert("L").getpixel((int(x * image.width), int(y * image.height)))  # type: ignore[return-value]

    assert image.size == ((60, 40) if orientation < 5 else (40, 60))
    assert tone(*dark) < 40
    assert tone(1 - dark[0], 1 - dark[1]) > 215


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK", "YCbCr"])
def test_a_mean_grey_is_grey_in_every_way_of_writing_it(mode: str) -> None:
    grey = Image.linear_gradient("L") if mode == "1" else Image.new("L", (16, 16), 128)
    image = Image.new("I;16", (16, 16), 128 * 257) if mode == "I;16" else grey.convert(mode)

    colour = develop.inspect(encoded(image, "JPEG" if mode in ("CMYK", "YCbCr") else "PNG"), PIXELS).colour

    assert all(abs(int(colour[at : at + 2], 16) - 128) < 4 for at in (1, 3, 5)), colour


def test_what_is_transparent_is_white_on_paper() -> None:
    assert developed(encoded(Image.new("RGBA", (8, 8), (0, 0, 0, 0)))).getpixel((4, 4)) == (255, 255, 255)
    palette = Image.new("P", (8, 8), 0)
    palette.putpalette([0, 0, 0])
    assert developed(encoded(palette, "GIF", transparency=0)).getpixel((4, 4)) == (255, 255, 255)


def test_another_colour_space_is_brought_into_the_webs() -> None:
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = own.replace(b"rXYZ", b"xxxx").replace(b"gXYZ", b"rXYZ").replace(b"xxxx", b"gXYZ")
    colour = Image.new("RGB", (8, 8), (200, 30, 30))

    red, green, unknown = (developed(encoded(colour, "PNG", icc_profile=profile)).getpixel((4, 4)) for profile in (own, swapped, b"no profile"))

    assert all(abs(a - b) < 8 for a, b in zip(red, (200, 30, 30), strict=True))  # type: ignore[arg-type]
    assert all(abs(a - b) < 8 for a, b in zip(green, (30, 200, 30), strict=True))  # type: ignore[arg-type]
    assert unknown == red


def test_the_same_photo_gives_the_same_prints() -> None:
    data = encoded(Image.effect_noise((90, 60), 40).convert("RGB"))

    assert develop.prints(data, SIZES, PIXELS) == develop.prints(data, SIZES, PIXELS)
    assert develop.share(data, 120, 63, PIXELS) == develop.share(data, 120, 63, PIXELS)


def test_too_many_pixels_are_refused_before_they_are_unpacked() -> None:
    with pytest.raises(ValueError, match="has 3000 × 3000 pixels, more than 1,000,000"):
        develop.inspect(encoded(Image.new("1", (3000, 3000))), PIXELS)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", b"<svg/>", encoded(halves(), "TIFF"), encoded(halves(), "BMP")]
)
def test_what_is_no_picture_of_ours_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ValueError, match="is no picture that can be read"):
        develop.inspect(data, PIXELS)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_spoilt_photo_is_read_or_refused_and_nothing_else(suffix: str) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = 6, MARK
    whole = encoded(Image.effect_noise((48, 32), 40).convert("RGB"), SUFFIXES[suffix], **({} if suffix == "gif" else {"exif": exif}))
    chance = random.Random(suffix)

    for _ in range(size(60, 20_000)):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 2, 5, 20))):
            data[chance.randrange(min(len(data), chance.choice((60, 400, 10_000))))] = chance.randrange(256)
        spoilt = bytes(data[: chance.randrange(len(data))] if chance.random() < 0.2 else data)
        try:
            develop.inspect(spoilt, PIXELS)
        except ValueError as refused:
            assert "picture" in str(refused) or "pixels" in str(refused)


def test_a_card_is_drawn_for_every_length_of_title() -> None:
    for title in ("War", "A headline of some words", "word " * 24, "Unbreakable" * 12):
        (card,) = develop.card("Test Paper", title, "North, South", "", "en", (1200, 630), "SourceSerifPro-Black", "SourceSansPro-Semibold")

        with Image.open(io.BytesIO(card)) as image:
            assert (image.size, image.format) == ((1200, 630), "JPEG")


def test_type_is_set_as_the_language_of_the_title_has_it() -> None:
    """Turkish tells i and ı apart, so that it has no fi; which language whoever makes the paper speaks is nothing to it (`site/test_reproducible.py`)."""
    cards = {
        lang: develop.card("Test Paper", "The first", "", "", lang, (1200, 630), "SourceSerifPro-Black", "SourceSansPro-Semibold")
        for lang in ("en", "de", "tr")
    }

    assert develop.shaping() == "raqm", "FriBiDi is not on this machine: apt-get install libfribidi0"
    assert cards["en"] == cards["de"] != cards["tr"]


def test_letters_that_the_type_does_not_have_are_known() -> None:
    assert develop.can_draw("Ελένη Maríadis 12", "SourceSerifPro-Black")
    assert not develop.can_draw("हिंदी", "SourceSerifPro-Black")
    assert not develop.can_draw("العربية", "SourceSerifPro-Black")
