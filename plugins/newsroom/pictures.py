"""How a photo is printed: its sizes, formats and addresses, all told before a pixel is moved."""

from __future__ import annotations

from functools import lru_cache

from plugins.newsroom.model import Image, Photo
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import Value
from plugins.newsroom.views import Picture, Source

RECIPE, STAMP_RECIPE = "1", "2"
"""Changes whenever the same photo would be developed differently, so that names change with bytes."""

SHARE_SIZE = (1200, 630)
"""Width and height of the picture that is shown when a page is shared, in pixels."""


class Variant(Value):
    """One print of a photo: its format as Pillow names it in small letters, and its size in pixels."""

    format: str
    quality: int
    width: int
    height: int
    address: str


@lru_cache(maxsize=4096)
def variants(photo: Photo, settings: Settings) -> tuple[Variant, ...]:
    """All prints of a photo; none is wider than the photo itself."""
    widths = sorted({min(width, photo.width) for width in settings.picture_widths})
    return tuple(
        Variant(format, quality, width, max(1, round(photo.height * width / photo.width)), _address(photo, width, format))
        for format, quality in settings.picture_qualities
        for width in widths
    )


@lru_cache(maxsize=4096)
def picture(image: Image, settings: Settings) -> Picture:
    """The photo as a template shows it: JPEG for every browser, better formats first."""
    prints = variants(image.photo, settings)
    jpegs = [v for v in prints if v.format == "jpeg"]
    middle = jpegs[len(jpegs) // 2]
    sources = tuple(
        Source(f"image/{format}", _srcset([v for v in prints if v.format == format])) for format, _ in settings.picture_qualities if format != "jpeg"
    )
    return Picture(
        src=middle.address,
        width=image.photo.width,
        height=image.photo.height,
        alt=image.alt,
        srcset=_srcset(jpegs),
        sources=sources,
        placeholder=image.photo.colour,
        caption=image.caption,
        credit=image.credit,
        rights="" if image.rights == "own" else image.rights,
        inline=image.inline,
    )


def share_address(photo: Photo) -> str:
    """Where the picture for sharing stands."""
    return f"{_folder(photo)}{_stem(photo)}-{photo.sha256[:10]}-{RECIPE}-share.jpg"


def stamp_address(photo: Photo) -> str:
    """Where a group's printed stamp stands."""
    return f"{_folder(photo)}{_stem(photo)}-{photo.sha256[:10]}-{STAMP_RECIPE}-stamp.png"


def _srcset(prints: list[Variant]) -> str:
    return ", ".join(f"{v.address} {v.width}w" for v in prints)


def _folder(photo: Photo) -> str:
    return f"/assets/{photo.path.split('/')[1]}/"


@lru_cache(maxsize=4096)
def _stem(photo: Photo) -> str:
    stem = photo.path.rsplit("/", 1)[-1].rsplit(".", 1)[0].lower()
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in stem).strip("-")[:60] or "photo"


def _address(photo: Photo, width: int, format: str) -> str:
    suffix = "jpg" if format == "jpeg" else format
    return f"{_folder(photo)}{_stem(photo)}-{photo.sha256[:10]}-{RECIPE}-{width}.{suffix}"
