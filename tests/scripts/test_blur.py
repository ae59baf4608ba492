"""`paper fix --blur` leaves nothing of a face, nor of what the camera wrote."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import Image

from plugins.images.develop import blurred
from tests.factories import content, run_paper


def photo(format: str, orientation: int = 1, seed: int = 1) -> bytes:
    """Noise, 80 pixels wide and 60 high as it is shown, with a camera's words."""
    rng = random.Random(seed)
    size = (60, 80) if orientation > 4 else (80, 60)
    image = Image.frombytes("RGB", size, rng.randbytes(size[0] * size[1] * 3))
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = orientation, "planted"
    target = io.BytesIO()
    image.save(target, format, exif=exif, **({"quality": 98} if format != "PNG" else {}))
    return target.getvalue()


def pixels(data: bytes, box: tuple[int, int, int, int]) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").crop(box).tobytes()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_an_area_keeps_sixteen_colours_and_the_rest_its_pixels(format: str, orientation: int) -> None:
    before = photo(format, orientation)
    after = blurred(before, ((20, 10, 24, 24),), 10_000)

    with Image.open(io.BytesIO(after)) as image:
        assert image.size == (80, 60) and image.format == format
        assert not image.getexif() and b"planted" not in after
        grey = image.convert("L")
        inside, outside = grey.crop((22, 12, 42, 32)).tobytes(), grey.crop((50, 40, 80, 60)).tobytes()
    assert max(inside) - min(inside) < 90 < max(outside) - min(outside)


def test_two_faces_of_one_mean_become_one_picture() -> None:
    """What is left does not tell one from the other."""
    pictures = []
    for swapped in (False, True):
        image = Image.new("RGB", (64, 64), "grey")
        for x in range(64):
            for y in range(64):
                image.putpixel((x, y), (255, 255, 255) if ((x + y) % 2 == 0) != swapped else (0, 0, 0))
        target = io.BytesIO()
        image.save(target, "PNG")
        pictures.append(blurred(target.getvalue(), ((0, 0, 64, 64),), 10_000))
    assert pictures[0] == pictures[1]


def test_the_command_asks_and_writes(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").file("groups/north/photos/march.jpg", photo("JPEG"))
    file = own.folder / "groups/north/photos/march.jpg"
    before = file.read_bytes()

    refused = run_paper(own, "fix", "--blur", "20,10,24,24", str(file), answers="n\n")
    kept = file.read_bytes()
    done = run_paper(own, "fix", "--blur", "20,10,24,24", "--blur", "0,0,5,5", "--yes", str(file))
    wrong = run_paper(own, "fix", "--blur", "900,900,5,5", "--yes", str(file))
    odd = run_paper(own, "fix", "--blur", "a face", str(file))

    assert refused.returncode == 0 and kept == before
    assert done.returncode == 0 and pixels(file.read_bytes(), (20, 10, 44, 34)) != pixels(before, (20, 10, 44, 34))
    assert "80 × 60 pixels" in wrong.stderr and "is no area" in odd.stderr


def test_a_jpeg_that_goes_over_its_pixels_for_hours_is_refused() -> None:
    target = io.BytesIO()
    Image.new("RGB", (64, 64)).save(target, "JPEG", progressive=True)
    data = target.getvalue()
    at = data.rindex(b"\xff\xda")
    scan = data[at:-2]

    with pytest.raises(ValueError, match="passes"):
        blurred(data[:at] + scan * 200 + data[-2:], (), 10_000)
