"""The press: soak the edges, wobble the plates, lay the inks, let them miss a little."""

from __future__ import annotations

import random
from pathlib import Path as File

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .canvas import H, S, Sheet, W
from .geometry import Path
from .screens import noise

PAPER = (243, 234, 216)
RED = (184, 40, 30)
BLACK = (26, 23, 22)
MOST_BYTES = 345_000


def grain(size: tuple[int, int], cell: int, seed: int) -> Image.Image:
    """Grey noise whose grains are so many pixels wide."""
    w, h = size[0] // cell + 2, size[1] // cell + 2
    raw = Image.frombytes("L", (w, h), random.Random(seed).randbytes(w * h))
    return raw.resize((w * cell, h * cell), Image.Resampling.BICUBIC).crop((0, 0, *size))


def soak(plate: Image.Image, seed: int, bite: float = 1.0) -> Image.Image:
    """Ink spread: corners round off, edges roughen, solids get a few pinholes."""
    size = plate.size
    soft = plate.filter(ImageFilter.GaussianBlur(2.0))
    edge = grain(size, 5, seed).point(lambda v: 128 + round((v - 128) * 0.34 * bite))
    soft = ImageChops.add(soft, edge, 1, -128)
    holes = ImageChops.add(grain(size, 4, seed + 1), grain(size, 60, seed + 2), 2)
    holes = holes.point(lambda v: 255 if v < 27 else 0)
    soft = ImageChops.subtract(soft, holes)
    return soft.point(lambda v: min(255, max(0, (v - 112) * 8)))


def wobble(plate: Image.Image, seed: int, amount: float = 2.4) -> Image.Image:
    """The same plate with every line a little off true, as a hand cuts it."""
    w, h = plate.size
    cell = 64

    def off(x: int, y: int) -> tuple[float, float]:
        u, v = x / 150, y / 150
        return (x + amount * S * noise(u, v, seed), y + amount * S * noise(u + 50, v + 9, seed))

    mesh = []
    for y in range(0, h, cell):
        for x in range(0, w, cell):
            x1, y1 = min(w, x + cell), min(h, y + cell)
            quad = (*off(x, y), *off(x, y1), *off(x1, y1), *off(x1, y))
            mesh.append(((x, y, x1, y1), quad))
    return plate.transform((w, h), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)


def block_edge(seed: int, inset: float = 13.0) -> Image.Image:
    """The rough outline of the block, in plate pixels, with a little chatter outside."""
    rng = random.Random(seed)
    pts: Path = []
    corners = [(inset, inset), (W - inset, inset), (W - inset, H - inset), (inset, H - inset)]
    for i, (ax, ay) in enumerate(corners):
        bx, by = corners[(i + 1) % 4]
        for j in range(60):
            t = j / 60
            n = 3.2 * noise(j / 5, i * 7.3, seed) + rng.uniform(-0.9, 0.9)
            x, y = ax + (bx - ax) * t, ay + (by - ay) * t
            pts.append((x + (n if i % 2 else 0), y + (0 if i % 2 else n)))
    image = Image.new("L", (W * S, H * S), 0)
    ImageDraw.Draw(image).polygon([(x * S, y * S) for x, y in pts], fill=255)
    return image


def pull(sheet: Sheet) -> Image.Image:
    """Print the sheet: paper, second ink, red, black, each in its own place."""
    out = Image.new("RGB", (W, H), PAPER)
    rng = random.Random(sheet.seed)
    edge = block_edge(sheet.seed)
    inks = {"s": sheet.second, "r": RED, "k": BLACK}
    for order, (name, ink) in enumerate(inks.items()):
        plate = ImageChops.darker(sheet.plates[name], edge)
        if plate.getbbox() is None:
            continue
        plate = soak(wobble(plate, sheet.seed % 97 + 11), sheet.seed + order * 5)
        plate = plate.resize((W, H), Image.Resampling.BOX)
        if name != "k":
            dx, dy = rng.choice([(3, 2), (-3, 2), (3, -2), (-2, -3)])
            plate = ImageChops.offset(plate, dx, dy)
        worn = grain((W, H), 130, sheet.seed + 40 + order).point(lambda v: 232 + v * 23 // 255)
        plate = ImageChops.multiply(plate, worn)
        solid = ImageChops.multiply(out, Image.new("RGB", (W, H), ink))
        out = Image.composite(solid, out, plate)
    return out


def save(picture: Image.Image, file: File) -> None:
    """Write a JPEG without metadata, at the best quality that keeps it light."""
    file.parent.mkdir(parents=True, exist_ok=True)
    for quality in (82, 78, 74, 70, 66):
        picture.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
        if file.stat().st_size < MOST_BYTES:
            return
