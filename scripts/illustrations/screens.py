"""Tones and screens: a tone says how dark, a screen says where ink comes first."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import cache

from PIL import Image, ImageChops, ImageMath

Box = tuple[int, int, int, int]
Tone = Callable[[Box], Image.Image]
Screen = Callable[[Box], Image.Image]
Field = Callable[[float, float], float]
S = 2


@cache
def _lattice(seed: int) -> tuple[float, ...]:
    rng = random.Random(seed)
    return tuple(rng.uniform(-1, 1) for _ in range(4096))


def noise(x: float, y: float, seed: int = 1) -> float:
    """Smooth noise from -1 to 1, one hill a unit."""
    t = _lattice(seed)
    ix, iy = math.floor(x), math.floor(y)
    fx, fy = x - ix, y - iy
    fx, fy = fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy)
    a = t[(ix * 57 + iy * 131) & 4095]
    b = t[((ix + 1) * 57 + iy * 131) & 4095]
    c = t[(ix * 57 + (iy + 1) * 131) & 4095]
    d = t[((ix + 1) * 57 + (iy + 1) * 131) & 4095]
    return (a + (b - a) * fx) * (1 - fy) + (c + (d - c) * fx) * fy


def _sample(field: Field, box: Box, step: float) -> Image.Image:
    """A field worked out on a coarse grid and drawn out to the box, as floats."""
    w, h = box[2] - box[0], box[3] - box[1]
    px = step * S
    nx, ny = max(2, math.ceil(w / px)) + 1, max(2, math.ceil(h / px)) + 1
    grid = Image.new("F", (nx, ny))
    grid.putdata([field((box[0] + i * px) / S, (box[1] + j * px) / S) for j in range(ny) for i in range(nx)])
    return grid.resize((w, h), Image.Resampling.BILINEAR, (0.5, 0.5, 0.5 + w / px, 0.5 + h / px))


def tone(field: Field, step: float = 12) -> Tone:
    """A tone from a function of place: 0 bare, 255 solid."""

    def make(box: Box) -> Image.Image:
        return _sample(lambda x, y: min(255.0, max(0.0, field(x, y))), box, step).convert("L")

    return make


def flat(value: float) -> Tone:
    """One tone everywhere."""
    return lambda box: Image.new("L", (box[2] - box[0], box[3] - box[1]), round(value))


def ramp(x0: float, y0: float, v0: float, x1: float, y1: float, v1: float) -> Tone:
    """A straight gradient from one place and tone to another."""
    dx, dy = x1 - x0, y1 - y0
    n = dx * dx + dy * dy

    def f(x: float, y: float) -> float:
        t = ((x - x0) * dx + (y - y0) * dy) / n
        return v0 + (v1 - v0) * min(1.0, max(0.0, t))

    return tone(f, 16)


def glow(cx: float, cy: float, r: float, v0: float, v1: float, power: float = 1.0) -> Tone:
    """A round gradient from v0 at the centre to v1 at the radius and beyond."""

    def f(x: float, y: float) -> float:
        t: float = min(1.0, math.hypot(x - cx, y - cy) / r) ** power
        return v0 + (v1 - v0) * t

    return tone(f, 10)


def roughen(base: Tone, amount: float = 40, scale: float = 26, seed: int = 5) -> Tone:
    """The same tone, swelling and failing like a hand's pressure."""
    extra = tone(lambda x, y: 128 + amount * noise(x / scale, y / scale, seed), 8)
    return lambda box: ImageChops.add(base(box), extra(box), 1, -128)


_TRI = [255 - abs(2 * v - 255) for v in range(256)]
_COS = [round(127.5 + 127.5 * math.cos(v * 2 * math.pi / 256)) for v in range(256)]


def _phase(field: Field, box: Box, step: float, table: list[int]) -> Image.Image:
    raw = _sample(lambda x, y: field(x, y) * 256 + 256 * 4096, box, step)
    turned: Image.Image = ImageMath.lambda_eval(lambda a: a["convert"](a["p"] % 256, "L"), p=raw)
    return turned.point(table)


def lines(field: Field, step: float = 8) -> Screen:
    """A line screen: one line for each whole number of the field."""
    return lambda box: _phase(field, box, step, _TRI)


def hatch(angle: float, spacing: float, wobble: float = 0.25, seed: int = 3) -> Screen:
    """Lines that run along an angle (0 down, 90 across), cut by hand."""
    a = math.radians(angle)
    c, s = math.cos(a), -math.sin(a)

    def f(x: float, y: float) -> float:
        u = (x * c + y * s) / spacing
        return u + wobble * noise(x / 90, y / 90, seed) + wobble * 0.3 * noise(x / 23, y / 23, seed)

    return lines(f, 8)


def rays(cx: float, cy: float, count: int, wobble: float = 0.5, seed: int = 4) -> Screen:
    """Lines that run out from a point; the seam points straight up or down is hidden."""

    def f(x: float, y: float) -> float:
        a = math.atan2(y - cy, x - cx)
        d = math.hypot(x - cx, y - cy)
        return a / (2 * math.pi) * count + wobble * noise(a * 3, d / 130, seed)

    return lines(f, 6)


def rings(cx: float, cy: float, spacing: float, sy: float = 1.0, wobble: float = 0.4) -> Screen:
    """Lines that run round a point."""

    def f(x: float, y: float) -> float:
        d = math.hypot(x - cx, (y - cy) / sy)
        return d / spacing + wobble * noise(x / 80, y / 80, 6)

    return lines(f, 8)


def dots(spacing: float = 9.0, angle: float = 45.0) -> Screen:
    """A halftone screen of round dots."""
    a = math.radians(angle)
    c, s = math.cos(a) / spacing, math.sin(a) / spacing

    def make(box: Box) -> Image.Image:
        one = _phase(lambda x, y: x * c + y * s, box, 64, _COS)
        two = _phase(lambda x, y: y * c - x * s, box, 64, _COS)
        return ImageChops.add(one, two, 2)

    return make
