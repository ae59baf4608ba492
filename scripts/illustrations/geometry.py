"""Points, curves and a pinhole view: everything is in picture units, 1600 by 1067."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

Pt = tuple[float, float]
Path = list[Pt]


def rect(x: float, y: float, w: float, h: float) -> Path:
    """A rectangle from its upper left corner."""
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None, turn: float = 0.0, n: int = 40) -> Path:
    """An ellipse, turned by degrees."""
    ry = rx if ry is None else ry
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    out: Path = []
    for i in range(n):
        a = 2 * math.pi * i / n
        x, y = rx * math.cos(a), ry * math.sin(a)
        out.append((cx + x * c - y * s, cy + x * s + y * c))
    return out


def arc(cx: float, cy: float, rx: float, ry: float, a0: float, a1: float, n: int = 24) -> Path:
    """Part of an ellipse between two angles in degrees, clockwise on the page."""
    out: Path = []
    for i in range(n + 1):
        a = math.radians(a0 + (a1 - a0) * i / n)
        out.append((cx + rx * math.cos(a), cy + ry * math.sin(a)))
    return out


def smooth(pts: Sequence[Pt], closed: bool = True, n: int = 8) -> Path:
    """A Catmull-Rom curve through the points."""
    p = list(pts)
    p = [p[-1], *p, p[0], p[1]] if closed else [p[0], *p, p[-1]]
    out: Path = []
    for i in range(1, len(p) - 2):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = p[i - 1], p[i], p[i + 1], p[i + 2]
        for j in range(n):
            t = j / n
            t2, t3 = t * t, t * t * t
            out.append(
                (
                    0.5 * (2 * bx + (cx - ax) * t + (2 * ax - 5 * bx + 4 * cx - dx) * t2 + (3 * bx - ax - 3 * cx + dx) * t3),
                    0.5 * (2 * by + (cy - ay) * t + (2 * ay - 5 * by + 4 * cy - dy) * t2 + (3 * by - ay - 3 * cy + dy) * t3),
                )
            )
    if not closed:
        out.append(p[-2])
    return out


def lerp(a: Pt, b: Pt, t: float) -> Pt:
    """The point a share t of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def polar(a: Pt, degrees: float, length: float) -> Pt:
    """From a, so far at an angle: 0 is down, 90 is to the right, 180 is up."""
    t = math.radians(degrees)
    return (a[0] + length * math.sin(t), a[1] + length * math.cos(t))


def ribbon(path: Sequence[Pt], widths: Sequence[float]) -> Path:
    """A band along a path whose full width runs through the given widths."""
    left: Path = []
    right: Path = []
    last = len(path) - 1
    for i, (x, y) in enumerate(path):
        ax, ay = path[max(0, i - 1)]
        bx, by = path[min(last, i + 1)]
        d = math.hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / d, (bx - ax) / d
        f = i / max(1, last) * (len(widths) - 1)
        j = min(int(f), len(widths) - 2) if len(widths) > 1 else 0
        w = widths[0] if len(widths) == 1 else widths[j] + (widths[j + 1] - widths[j]) * (f - j)
        left.append((x + nx * w / 2, y + ny * w / 2))
        right.append((x - nx * w / 2, y - ny * w / 2))
    return left + right[::-1]


def capsule(a: Pt, b: Pt, ra: float, rb: float) -> Path:
    """A limb: round at both ends, tapering from ra to rb."""
    t = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
    return arc(a[0], a[1], ra, ra, t + 90, t + 270, 10) + arc(b[0], b[1], rb, rb, t - 90, t + 90, 10)


def place(pts: Sequence[Pt], x: float, y: float, sx: float = 1.0, sy: float | None = None, turn: float = 0.0) -> Path:
    """Scale, turn by degrees, then move."""
    sy = abs(sx) if sy is None else sy
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return [(x + px * sx * c - py * sy * s, y + px * sx * s + py * sy * c) for px, py in pts]


def between(a: Sequence[Pt], b: Sequence[Pt], t: float) -> Path:
    """The curve a share t of the way from one curve to another."""
    n = max(len(a), len(b))
    out: Path = []
    for i in range(n):
        p = a[round(i * (len(a) - 1) / max(1, n - 1))]
        q = b[round(i * (len(b) - 1) / max(1, n - 1))]
        out.append(lerp(p, q, t))
    return out


@dataclass(frozen=True)
class View:
    """A pinhole view: x to the right, y up from the ground, z away from the eye."""

    vx: float
    vy: float
    focal: float
    eye: float

    def at(self, x: float, y: float, z: float) -> Pt:
        """Where a point in the room falls on the picture."""
        return (self.vx + self.focal * x / z, self.vy + self.focal * (self.eye - y) / z)

    def scale(self, z: float) -> float:
        """Picture units to one unit of the room at a depth."""
        return self.focal / z

    def path(self, *pts: tuple[float, float, float]) -> Path:
        """Several points at once."""
        return [self.at(*p) for p in pts]
