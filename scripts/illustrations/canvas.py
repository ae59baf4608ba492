"""The block: one ink mask a plate at twice the size, and the tools that cut it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .geometry import Path, Pt, ribbon
from .screens import Box, Screen, Tone

W, H, S = 1600, 1067, 2


@dataclass
class Mask:
    """A shape cut out: its ink image and where its corner lies, in plate pixels."""

    image: Image.Image
    x: int
    y: int

    @property
    def box(self) -> Box:
        """Its place on the plate."""
        return (self.x, self.y, self.x + self.image.width, self.y + self.image.height)

    def shifted(self, dx: float, dy: float) -> Image.Image:
        """The same shape moved under the same box."""
        out = Image.new("L", self.image.size, 0)
        out.paste(self.image, (round(dx * S), round(dy * S)))
        return out

    def minus(self, other: Image.Image) -> Mask:
        """What is left when a picture of the same size is taken away."""
        return Mask(ImageChops.subtract(self.image, other), self.x, self.y)


def relief(mask: Mask, light: Pt, radius: float, dark: float = 150, depth: float = 1.6) -> Tone:
    """A tone as if the shape bulged: lighter on the side the light comes from."""
    blur = ImageFilter.BoxBlur(radius * S / 2)
    lit = mask.shifted(light[0] * radius * 0.7, light[1] * radius * 0.7)
    dim = mask.shifted(-light[0] * radius * 0.7, -light[1] * radius * 0.7)
    lit, dim = lit.filter(blur).filter(blur), dim.filter(blur).filter(blur)
    diff = ImageChops.subtract(dim, lit, scale=2 / depth, offset=round(dark))

    def tone(box: Box) -> Image.Image:
        out = Image.new("L", (box[2] - box[0], box[3] - box[1]), 255)
        out.paste(diff, (mask.x - box[0], mask.y - box[1]))
        return out

    return tone


class Sheet:
    """A picture being cut: black, red and one more ink, painted from back to front."""

    def __init__(self, seed: int, second: tuple[int, int, int] = (120, 134, 148)) -> None:
        self.rng = random.Random(seed)
        self.seed = seed
        self.second = second
        size = (W * S, H * S)
        self.plates = {name: Image.new("L", size, 0) for name in "krs"}

    def _draw(self, pts: Sequence[Pt], k: int | None, r: int | None, s: int | None) -> None:
        flat = [(x * S, y * S) for x, y in pts]
        for name, value in zip("krs", (k, r, s), strict=True):
            if value is not None:
                ImageDraw.Draw(self.plates[name]).polygon(flat, fill=255 if value else 0)

    def fill(
        self,
        pts: Sequence[Pt],
        k: int | None = 1,
        r: int | None = 0,
        s: int | None = 0,
        halo: float = 0.0,
    ) -> None:
        """Ink a shape (1 ink, 0 bare, None as it was), with a bare line cut round it."""
        if halo:
            ring = [(x * S, y * S) for x, y in (*pts, pts[0], pts[1])]
            for name in "krs":
                ImageDraw.Draw(self.plates[name]).line(ring, fill=0, width=round(halo * 2 * S), joint="curve")
        self._draw(pts, k, r, s)

    def line(
        self,
        pts: Sequence[Pt],
        *widths: float,
        k: int | None = 1,
        r: int | None = None,
        s: int | None = None,
        halo: float = 0.0,
    ) -> None:
        """A line whose width runs through the given widths."""
        self.fill(ribbon(pts, widths or (4.0,)), k, r, s, halo)

    def cut(self, pts: Sequence[Pt], width: float = 5.0, ends: float = 0.0) -> None:
        """One push of the gouge through the black: thick in the middle, thin at the ends."""
        path = list(pts)
        if len(path) == 2:
            (ax, ay), (bx, by) = path
            path = [(ax + (bx - ax) * i / 6, ay + (by - ay) * i / 6) for i in range(7)]
        e = width * ends
        self._draw(ribbon(path, (e, width * 0.8, width, width * 0.8, e)), 0, None, None)

    def mask(self, *shapes: Sequence[Pt], pad: float = 0.0) -> Mask:
        """The union of shapes, clipped to the block."""
        xs = [p[0] for q in shapes for p in q]
        ys = [p[1] for q in shapes for p in q]
        x0 = max(0, int((min(xs) - pad) * S) - 2)
        y0 = max(0, int((min(ys) - pad) * S) - 2)
        x1 = min(W * S, int((max(xs) + pad) * S) + 3)
        y1 = min(H * S, int((max(ys) + pad) * S) + 3)
        image = Image.new("L", (max(1, x1 - x0), max(1, y1 - y0)), 0)
        pen = ImageDraw.Draw(image)
        for q in shapes:
            pen.polygon([(x * S - x0, y * S - y0) for x, y in q], fill=255)
        return Mask(image, x0, y0)

    def shade(
        self,
        where: Mask | Sequence[Pt],
        tone: Tone,
        screen: Screen,
        plate: str = "k",
        mode: str = "set",
    ) -> None:
        """Ink where the tone is darker than the screen; set, carve (only take) or add."""
        mask = where if isinstance(where, Mask) else self.mask(where)
        box = mask.box
        ink = ImageChops.add(tone(box), screen(box), 1, -128)
        ink = ink.point(lambda v: 255 if v > 127 else 0)
        old = self.plates[plate].crop(box)
        if mode == "carve":
            ink = ImageChops.darker(ink, old)
        elif mode == "add":
            ink = ImageChops.lighter(ink, old)
        self.plates[plate].paste(ink, box[:2], mask.image)

    @contextmanager
    def clip(self, where: Sequence[Pt]) -> Iterator[None]:
        """Whatever is cut meanwhile, keep it inside the shape."""
        before = {n: p.copy() for n, p in self.plates.items()}
        yield
        mask = self.mask(where)
        for n, old in before.items():
            old.paste(self.plates[n].crop(mask.box), mask.box[:2], mask.image)
            self.plates[n] = old

    def gouges(
        self,
        where: Sequence[Pt],
        count: int,
        length: float,
        width: float,
        angle: Callable[[float, float], float] | float,
        ink: int = 0,
        plate: str = "k",
    ) -> None:
        """Separate gouge marks strewn in a shape, each along the angle (0 down, 90 right)."""
        import math

        mask = self.mask(where)
        pen = ImageDraw.Draw(self.plates[plate])
        for _ in range(count * 3):
            if count <= 0:
                break
            px = self.rng.randrange(mask.image.width)
            py = self.rng.randrange(mask.image.height)
            if not mask.image.getpixel((px, py)):
                continue
            count -= 1
            x, y = (px + mask.x) / S, (py + mask.y) / S
            deg = angle(x, y) if callable(angle) else angle
            a = math.radians(deg + self.rng.uniform(-6, 6))
            n = length * self.rng.uniform(0.6, 1.25) / 2
            w = width * self.rng.uniform(0.6, 1.2) / 2
            dx, dy = math.sin(a), math.cos(a)
            shape: Path = [
                (x - dx * n, y - dy * n),
                (x + dx * n * 0.3 + dy * w, y + dy * n * 0.3 - dx * w),
                (x + dx * n, y + dy * n),
                (x + dx * n * 0.3 - dy * w, y + dy * n * 0.3 + dx * w),
            ]
            pen.polygon([(u * S, v * S) for u, v in shape], fill=255 if ink else 0)
