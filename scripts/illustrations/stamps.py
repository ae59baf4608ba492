"""Group marks: one ink on white, 512 by 512."""

from __future__ import annotations

from pathlib import Path as File

from PIL import Image, ImageDraw

from .geometry import Path, arc, ellipse, place, rect, ribbon, smooth
from .press import grain, soak
from .screens import noise

STAMPS = {"stamp-harbour": "harbour", "stamp-anatoli": "anatoli", "stamp-tenants-leeds": "tenants-leeds"}
Q = 2


class Block:
    """A small block, 512 units square."""

    def __init__(self) -> None:
        self.image = Image.new("L", (512 * Q, 512 * Q), 0)

    def fill(self, pts: Path, ink: int = 1) -> None:
        """Ink or clear a shape."""
        ImageDraw.Draw(self.image).polygon([(x * Q, y * Q) for x, y in pts], fill=255 * ink)


def _rough(pts: Path, amount: float, seed: int) -> Path:
    return [(x + amount * noise(x / 37, y / 37, seed), y + amount * noise(x / 37 + 9, y / 37, seed)) for x, y in pts]


def _anchor(b: Block) -> None:
    b.fill(_rough(ellipse(256, 256, 244, 244, n=120), 9, 3))
    b.fill(_rough(ellipse(256, 256, 218, 218, n=120), 5, 4), 0)
    b.fill(_rough(ellipse(256, 256, 206, 206, n=120), 5, 5))
    b.fill(ellipse(256, 118, 38), 0)
    b.fill(ellipse(256, 118, 17))
    b.fill([(242, 150), (270, 150), (276, 400), (236, 400)], 0)
    b.fill([(166, 186), (346, 186), (350, 212), (162, 212)], 0)
    b.fill(ellipse(166, 199, 18), 0)
    b.fill(ellipse(346, 199, 18), 0)
    b.fill(ribbon(arc(256, 268, 132, 132, 18, 162, 40), [12, 30, 44, 30, 12]), 0)
    for f in (-1, 1):
        b.fill(place([(-44, 20), (26, -50), (34, 34)], 256 + f * 126, 300, f, 1, 0), 0)
    for i in range(7):
        a = 196 + i * 9
        b.fill(ribbon(arc(256, 256, 188, 188, a, a + 5, 4), [2, 7, 2]), 0)
        b.fill(ribbon(arc(256, 256, 188, 188, 344 - i * 9, 349 - i * 9, 4), [2, 7, 2]), 0)


def _sun(b: Block) -> None:
    edge = [(14 + i * 12.1, 14) for i in range(40)] + [(498, 14 + i * 12.1) for i in range(40)]
    edge += [(498 - i * 12.1, 498) for i in range(40)] + [(14, 498 - i * 12.1) for i in range(40)]
    b.fill(_rough([(float(x), float(y)) for x, y in edge], 9, 6))
    b.fill(ellipse(256, 290, 96, n=60), 0)
    for i in range(13):
        a = 180 + i * 15
        (x0, y0), (x1, y1) = arc(256, 290, 118, 118, a, a, 1)[0], arc(256, 290, 250, 250, a, a, 1)[0]
        reach = 0.62 if i % 2 else 0.95
        b.fill(ribbon([(x0, y0), (x0 + (x1 - x0) * reach, y0 + (y1 - y0) * reach)], [8, 26 if i % 2 else 34]), 0)
    b.fill(rect(30, 292, 452, 190))
    for row in range(4):
        y = 312 + row * 46
        pts = [(36.0 + i * 20, y + (15 if i % 4 < 2 else -9) + (row % 2) * (-6 if i % 4 < 2 else 6)) for i in range(23)]
        curve = smooth([(p[0] if p[0] < 476 else 476, p[1]) for p in pts], False)
        b.fill(ribbon(curve, [6, 20, 16, 22, 14, 20, 6]), 0)


def _key(b: Block) -> None:
    def t(pts: Path) -> Path:
        return place(pts, 256, 256, 1, 1, -45)

    b.fill(t(_rough(ellipse(0, -140, 104, 96, n=60), 5, 8)))
    b.fill(t(_rough(ellipse(0, -146, 58, 50, n=40), 4, 9)), 0)
    b.fill(t([(-40, -58), (40, -58), (34, -20), (-34, -20)]))
    b.fill(t([(-21, -30), (21, -30), (19, 238), (-19, 238)]))
    b.fill(t(rect(-32, 0, 64, 16)))
    b.fill(t([(12, 130), (98, 130), (98, 158), (76, 158), (76, 178), (98, 178), (98, 224), (12, 224)]))
    b.fill(t(rect(46, 196, 26, 34)), 0)
    b.fill(t(ribbon([(-6, -12), (-8, 100), (-6, 225)], [2, 7, 2])), 0)
    for i in range(9):
        a = 130 + i * 14
        p, q = arc(0, -143, 72, 66, a, a, 1)[0], arc(0, -143, 92, 84, a, a, 1)[0]
        b.fill(t(ribbon([p, q], [2, 7])), 0)


def draw_stamp(name: str, file: File) -> None:
    """Cut and print one mark."""
    b = Block()
    {"stamp-harbour": _anchor, "stamp-anatoli": _sun, "stamp-tenants-leeds": _key}[name](b)
    ink = soak(b.image, len(name) * 7)
    worn = grain(ink.size, 3, 77).point(lambda v: 0 if v < 26 else 255)
    ink = Image.composite(ink, Image.new("L", ink.size, 0), worn).resize((512, 512), Image.Resampling.BOX)
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.eval(ink, lambda v: 255 - v).save(file, "PNG", optimize=True)
