"""From a photo's bytes to prints: rebuilt from pixels, so that nothing else in the file is left. The only importer of Pillow.

Every function is pure: bytes and numbers in, bytes out, so that it can run in another process or on another machine.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable
from functools import cache
from importlib import resources

from PIL import Image, ImageCms, ImageDraw, ImageFilter, ImageFont, ImageOps, features

from plugins.newsroom.value import Value

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
UNREADABLE = (OSError, SyntaxError, ValueError, RuntimeError, EOFError, LookupError, TypeError, ArithmeticError, AttributeError, struct.error)
"""What Pillow's decoders raise on spoilt files: each has its own idea, and AVIF's another than PNG's."""

PILLOW = Image.__version__  # type: ignore[attr-defined]


MAX_SCANS = 100
"""How often a JPEG may go over its pixels; a few bytes for each would keep the machine busy for hours."""


MAX_SIDE = 16_000
"""Pixels of a photo's longer side: no print can be higher, for none of the formats that we print takes more than 16,383.

Five kilobytes of PNG, 10 × 70,000 pixels, could be read and not be printed, and took the paper down.
"""

SHRINKABLE = 170_000_000
"""Pixels of a photo that its owner asks to be made smaller."""


class Facts(Value):
    """Size in pixels after orientation, and the mean colour as `#rrggbb`."""

    width: int
    height: int
    colour: str


def inspect(data: bytes, max_pixels: int) -> Facts:
    """What is to be known of a photo before it is developed. Raises ValueError in words for its owner."""
    image = _open(data, max_pixels)
    small = image.resize((1, 1), Image.Resampling.BOX)
    red, green, blue = small.getpixel((0, 0))  # type: ignore[misc]
    return Facts(image.width, image.height, f"#{red:02x}{green:02x}{blue:02x}")


def prints(data: bytes, sizes: tuple[tuple[str, int, int, int], ...], max_pixels: int) -> tuple[bytes, ...]:
    """Prints of one photo, decoded once; `sizes` are format, quality, width and height of each."""
    image = _open(data, max_pixels)
    scaled: dict[tuple[int, int], Image.Image] = {}
    results = []
    for format, quality, width, height in sizes:
        if (width, height) not in scaled:
            scaled[width, height] = image if (width, height) == image.size else image.resize((width, height), Image.Resampling.LANCZOS)
        results.append(_save(scaled[width, height], format, quality))
    return tuple(results)


def share(data: bytes, width: int, height: int, max_pixels: int) -> tuple[bytes, ...]:
    """The photo cut to the shape that is shown when a page is shared."""
    image = ImageOps.fit(_open(data, max_pixels), (width, height), Image.Resampling.LANCZOS, centering=(0.5, 0.4))
    return (_save(image, "jpeg", 80),)


def stamp(data: bytes, size: int, max_pixels: int) -> tuple[bytes, ...]:
    """A group's mark in one ink: black where the picture is dark, nothing where it is light, and two tones at the edges. A few kilobytes."""
    image = _open(data, max_pixels).convert("L")
    image = ImageOps.autocontrast(ImageOps.fit(image, (size * 2, size * 2), Image.Resampling.LANCZOS))
    ink = image.point(lambda value: 255 if value < 128 else 0).resize((size, size), Image.Resampling.LANCZOS)
    mark = ink.point(lambda value: (value + 42) // 85).convert("P")
    mark.putpalette([26] * 12)
    target = io.BytesIO()
    mark.save(target, "PNG", optimize=True, bits=2, transparency=bytes((0, 85, 170, 255)))
    return (target.getvalue(),)


def blurred(data: bytes, areas: tuple[tuple[int, int, int, int], ...], max_pixels: int) -> bytes:
    """The photo in its own format with areas (left, top, width, height, of the upright picture) made unrecognisable, and nothing else in the file.

    What was in an area is gone, not hidden: sixteen mean colours are all that is left of it. Raises ValueError in words for its owner.
    """
    image = _open(data, max_pixels)
    format = _format(data)
    for left, top, width, height in areas:
        box = (max(left, 0), max(top, 0), min(left + width, image.width), min(top + height, image.height))
        if box[0] >= box[2] or box[1] >= box[3]:
            raise ValueError(f"has {image.width} × {image.height} pixels, and {left},{top},{width},{height} is outside of them")
        size = (box[2] - box[0], box[3] - box[1])
        coarse = image.crop(box).resize((4, 4), Image.Resampling.BOX).resize(size, Image.Resampling.NEAREST)
        image.paste(coarse.filter(ImageFilter.GaussianBlur(max(size) / 10)), box)
    return _save(image, format, 92)


def shrunk(data: bytes, max_bytes: int, max_pixels: int) -> bytes:
    """The photo in its own format with no more bytes and pixels than are allowed, and nothing else in the file; as it is where it has no more.

    Raises ValueError in words for its owner.
    """
    image = _open(data, SHRINKABLE, SHRINKABLE)
    if len(data) <= max_bytes and image.width * image.height <= max_pixels and max(image.size) <= MAX_SIDE:
        return data
    format, share = _format(data), min(1.0, (max_pixels / (image.width * image.height)) ** 0.5, MAX_SIDE / max(image.size))
    while True:
        size = (max(int(image.width * share), 1), max(int(image.height * share), 1))
        smaller = _save(image if share == 1 else image.resize(size, Image.Resampling.LANCZOS), format, 90)
        if len(smaller) <= max_bytes:
            return smaller
        share *= 0.8


def _format(data: bytes) -> str:
    """The format that a picture is in, as `_save` calls it. Raises ValueError in words for its owner."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as source:
        format = {"JPEG": "jpeg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}.get(source.format or "", "")
    if not format:
        raise ValueError("cannot be written again in its own format; save it as JPEG or PNG first")
    return format


@cache
def shaping() -> str:
    """How type is set here: with kerning and ligatures, as a language has them, where FriBiDi is on this machine, else letter by letter."""
    return "raqm" if features.check_feature("raqm") else "plain"


class _Pen:
    """Draws type on an image as a language has it: without one, it would be the language of whoever makes the paper, and Turkish has no fi."""

    def __init__(self, image: Image.Image, lang: str) -> None:
        self.draw = ImageDraw.Draw(image)
        self._as = {"language": lang} if shaping() == "raqm" else {}

    def write(self, place: tuple[float, float], text: str, face: ImageFont.FreeTypeFont, ink: str) -> None:
        self.draw.text(place, text, font=face, fill=ink, **self._as)  # type: ignore[arg-type]

    def width(self, text: str, face: ImageFont.FreeTypeFont) -> float:
        return self.draw.textlength(text, font=face, **self._as)  # type: ignore[arg-type]

    def box(self, text: str, face: ImageFont.FreeTypeFont) -> tuple[float, float, float, float]:
        return self.draw.textbbox((0, 0), text, font=face, **self._as)  # type: ignore[arg-type]


def icon(initials: str, lang: str, size: int, ink: str, paper: str, font: str) -> tuple[bytes, ...]:
    """The paper's own icon: its initials in paper colour on ink."""
    image = Image.new("RGB", (size, size), ink)
    pen = _Pen(image, lang)
    face = _font(font, round(size * (0.62 if len(initials) < 2 else 0.5)))
    left, top, right, bottom = pen.box(initials, face)
    pen.write(((size - right - left) / 2, (size - bottom - top) / 2), initials, face, paper)
    return (_save(image, "png", 0),)


def favicon(initials: str, lang: str, ink: str, paper: str, font: str) -> tuple[bytes, ...]:
    """The smallest icon, for browsers that ask without being told."""
    (png,) = icon(initials[:1], lang, 64, ink, paper, font)
    with Image.open(io.BytesIO(png)) as image:
        target = io.BytesIO()
        image.save(target, "ICO", sizes=[(16, 16), (32, 32), (48, 48)])
    return (target.getvalue(),)


def card(masthead: str, title: str, groups: str, instead: str, lang: str, size: tuple[int, int], title_font: str, label_font: str) -> tuple[bytes, ...]:
    """The drawn card of a piece without a picture: masthead, title, groups, between rules; all of it as the title's language has it."""
    title = title if not instead or can_draw(title, title_font) else instead
    groups = groups if can_draw(groups, label_font) else "".join(c for c in groups if ord(c) < 0x250).strip(" ·,")
    width, height = size
    image = Image.new("RGB", size, "#f6f1e7")
    pen = _Pen(image, lang)
    draw, margin = pen.draw, 64
    name = _font(label_font, 34)
    draw.rectangle((margin, 52, width - margin, 60), fill="#1a1814")
    pen.write((margin, 76), masthead.upper(), name, "#1a1814")
    draw.rectangle((margin, 128, width - margin, 130), fill="#1a1814")
    for points in (76, 68, 60, 52, 46, 40, 34):
        face = _font(title_font, points)
        lines = _wrapped(title, width - 2 * margin, lambda text, face=face: pen.width(text, face))  # type: ignore[misc]
        if len(lines) * points * 1.16 <= height - 290:
            break
    for number, line in enumerate(lines[:7]):
        pen.write((margin, 166 + number * points * 1.16), line, face, "#1a1814")
    draw.rectangle((margin, height - 104, margin + 90, height - 98), fill="#a3231a")
    small = _font(label_font, 30)
    line = _wrapped(groups, width - 2 * margin, lambda text: pen.width(text, small))[0]
    pen.write((margin, height - 86), line, small, "#4a453c")
    return (_save(image, "jpeg", 82),)


def can_draw(text: str, font: str) -> bool:
    """Whether the font has every letter of a text; a missing one would be printed as a box."""
    face = _font(font, 20)
    missing = bytes(face.getmask("\U0010fffd"))
    return all(c.isspace() or bytes(face.getmask(c)) != missing for c in sorted(set(text)))


def _open(data: bytes, max_pixels: int, max_side: int = MAX_SIDE) -> Image.Image:
    """The pixels in sRGB, upright, without anything else that was in the file."""
    if data.startswith(b"\xff\xd8") and data.count(b"\xff\xda") > MAX_SCANS:
        raise ValueError("is drawn in more passes than any camera makes; save it anew")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of faults in metadata, which nobody keeps
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as source:
                size = source.size
                if max(size) <= max_side and size[0] * size[1] <= max_pixels:
                    source.load()
                    return _plain(_upright(source))
    except (*UNREADABLE, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValueError("is no picture that can be read (JPEG, PNG, WebP, AVIF or GIF)") from error
    what = f"{max_pixels:,}" if size[0] * size[1] > max_pixels else f"{max_side:,} on one side"
    raise ValueError(f"has {size[0]} × {size[1]} pixels, more than {what} allowed")


def _upright(image: Image.Image) -> Image.Image:
    """The picture turned as its camera says, where that can be read."""
    try:
        return ImageOps.exif_transpose(image)
    except UNREADABLE:
        return image


def _plain(image: Image.Image) -> Image.Image:
    """The picture in sRGB on white, whatever it was written in: a new picture, so that nothing but the pixels can come along."""
    colours, profile = _colours(image), image.info.get("icc_profile")
    if profile:
        colours = _in_srgb(colours, profile)
    plain = Image.new("RGB", image.size, "white")
    is_through = image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info
    plain.paste(colours.convert("RGB"), mask=image.convert("RGBA").getchannel("A") if is_through else None)
    return plain


def _colours(image: Image.Image) -> Image.Image:
    """The picture without what is transparent in it, in one of the modes that a profile can speak of: grey, RGB or CMYK."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 257).convert("L")  # sixteen bits of grey, of which Pillow would keep the lowest eight
    if image.mode in ("1", "L", "LA", "La"):
        return image.convert("LA").getchannel("L") if "A" in image.getbands() else image.convert("L")
    if image.mode in ("RGB", "CMYK"):
        return image
    return image.convert("RGBA").convert("RGB") if image.mode in ("P", "PA", "RGBA", "RGBa") else image.convert("RGB")


def _in_srgb(colours: Image.Image, profile: bytes) -> Image.Image:
    """Colours as a profile means them; as they are where the profile cannot be read, or is of other colours than these."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() == "RGB":
            colours = colours.convert("RGB")
        converted = ImageCms.profileToProfile(colours, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *UNREADABLE):
        return colours
    return converted if converted is not None else colours


def _save(image: Image.Image, format: str, quality: int) -> bytes:
    target = io.BytesIO()
    if format == "png":
        image.save(target, "PNG", optimize=True)
    elif format == "webp":
        image.save(target, "WEBP", quality=quality, method=4)
    elif format == "avif":
        image.save(target, "AVIF", quality=quality, speed=8, max_threads=1)
    else:
        image.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
    return target.getvalue()


@cache
def _font(name: str, points: int) -> ImageFont.FreeTypeFont:
    """A face of the font packages that are installed with the paper (SIL Open Font License)."""
    package = "font_source_serif_pro" if "Serif" in name else "font_source_sans_pro"
    data = resources.files(package).joinpath("files", f"{name}.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(data), points)


def _wrapped(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    lines = [""]
    for word in text.split():
        trial = f"{lines[-1]} {word}".strip()
        if lines[-1] and measure(trial) > width:
            lines.append(word)
        else:
            lines[-1] = trial
    return lines
