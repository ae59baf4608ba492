"""How far two pictures of one page differ."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

NOISE = 48
"""Of 255: what one pixel may differ before it counts; less is the edge of a letter drawn anew."""

TOLERANCE = 0.0005
"""The share of a page's pixels that may count before the page does: a few words on a phone."""


def difference(before: Image.Image, after: Image.Image) -> float:
    """The share of pixels, from 0 to 1, in which they differ by more than the noise; what only one of them has counts whole."""
    size = (max(before.width, after.width), max(before.height, after.height))
    both = [_on(picture, size) for picture in (before, after)]
    apart = ImageChops.difference(*both).filter(ImageFilter.BoxBlur(1)).point(lambda value: 255 if value > NOISE else 0)
    common = Image.new("L", size, 255)
    common.paste(0, (0, 0, min(before.width, after.width), min(before.height, after.height)))
    counted = ImageChops.lighter(apart, common)
    return counted.histogram()[255] / (size[0] * size[1])


def _on(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    canvas = Image.new("L", size, 255)
    canvas.paste(picture.convert("L"), (0, 0))
    return canvas
