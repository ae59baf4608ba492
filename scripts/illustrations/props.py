"""Things that turn up in more than one picture: skies, water, boxes, banners, bicycles, rain."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .canvas import H, Sheet, W, relief
from .geometry import Path, Pt, arc, ellipse, lerp, place, rect, smooth
from .screens import Screen, Tone, dots, flat, hatch, lines, noise, ramp, roughen, tone


def halftone(sheet: Sheet, where: Sequence[Pt], t: Tone, plate: str = "r", spacing: float = 9.0, angle: float = 45) -> None:
    """A dot gradient on one plate."""
    sheet.shade(where, t, dots(spacing, angle), plate, "add")


def cloud(sheet: Sheet, cx: float, cy: float, w: float, h: float, seed: int = 0) -> None:
    """A cut cloud: a bare puff with lines along its belly."""
    pts: Path = []
    for i in range(14):
        a = math.pi + math.pi * i / 13
        n = 1 + 0.35 * noise(i * 1.3, seed * 3.1, 8)
        pts.append((cx + math.cos(a) * w / 2, cy + math.sin(a) * h * n))
    shape = [*smooth(pts, False), (cx + w * 0.4, cy + h * 0.14), (cx - w * 0.42, cy + h * 0.12)]
    sheet.fill(shape, 0, None, 0)
    m = sheet.mask(shape)
    sheet.shade(m, relief(m, (-0.3, -1), h * 0.4, 60, 2.2), hatch(90, 9, 0.6), mode="add")


def water(
    sheet: Sheet,
    where: Sequence[Pt],
    t: Tone,
    horizon: float,
    spacing: float = 15,
    choppy: float = 0.5,
    seed: int = 2,
    mode: str = "set",
) -> None:
    """Ripples that widen towards the foot of the picture."""

    def f(x: float, y: float) -> float:
        d = max(1.0, y - horizon)
        u = 22 * math.log(1 + d / (spacing * 6)) * 15 / spacing
        return u + choppy * noise(x / (30 + d * 0.35), y / (9 + d * 0.05), seed)

    sheet.shade(where, t, lines(f, 5), mode=mode)


def stripes(a: Path, b: Path, n: int, sheet: Sheet, width: float, k: int = 0, trim: float = 0.06) -> None:
    """Lines from one edge to the other."""
    for i in range(1, n):
        p, q = lerp(a[0], a[1], i / n), lerp(b[0], b[1], i / n)
        line = [lerp(p, q, trim), lerp(p, q, 0.5), lerp(p, q, 1 - trim)]
        sheet.line(line, width * 0.5, width, width * 0.6, k=k)


def crate(sheet: Sheet, quad: Path, ink: tuple[int, int, int], n: int = 12, halo: float = 3) -> None:
    """One corrugated face of a container: corners in order from upper left, clockwise."""
    sheet.fill(quad, *ink, halo=halo)
    p, q, r, s = quad
    w = math.dist(p, q) / n * 0.4
    if ink[0]:
        stripes([p, q], [s, r], n, sheet, w * 0.8, 0, 0.1)
    else:
        stripes([p, q], [s, r], n, sheet, w, 1, 0.1)
        sheet.line([p, q, r, s, p], 4)


def banner(sheet: Sheet, quad: Path, ink: tuple[int, int, int] = (0, 1, 0), sag: float = 14, poles: float = 0) -> None:
    """A blank banner with folds; poles run down so far below it."""
    p, q, r, s = quad
    if poles:
        for top, low in ((p, s), (q, r)):
            down = (low[0] + (low[0] - top[0]) * 0.3, low[1] + poles)
            sheet.line([(top[0], top[1] - 14), down], 8, halo=2)
    mid, low = lerp(p, q, 0.5), lerp(s, r, 0.5)
    edge = smooth([p, lerp(p, mid, 0.5), (mid[0], mid[1] + sag), lerp(mid, q, 0.5), q], False, 5)
    hem = smooth([r, lerp(r, low, 0.5), (low[0], low[1] + sag * 1.3), lerp(low, s, 0.5), s], False, 5)
    shape = edge + hem
    sheet.fill(shape, *ink, halo=5)
    sheet.line([*shape, shape[0]], 4)
    w = math.dist(p, q)
    n = max(6, int(w / 60))
    for i in range(n):
        t = (i + 0.5) / n
        a, b = edge[round(t * (len(edge) - 1))], hem[round((1 - t) * (len(hem) - 1))]
        length = 0.25 + 0.3 * abs(noise(i * 1.7, w, 3))
        top = i % 2 == 0
        m = lerp(a, b, length if top else 1 - length)
        sheet.line([a, m] if top else [b, m], 9 if w > 300 else 5, 0.5, k=1)


def rain(sheet: Sheet, count: int, slant: float = 12, length: float = 70, where: Path | None = None, ink: int = 0, width: float = 4) -> None:
    """Slanting strokes, cut out of the dark (or inked)."""
    sheet.gouges(where or rect(0, 0, W, H), count, length, width, -slant, ink)


def lamp_post(sheet: Sheet, x: float, y: float, h: float) -> None:
    """A street lamp."""
    sheet.line([(x, y), (x, y - h)], h * 0.035, h * 0.02, halo=2)
    sheet.fill(place([(-8, 0), (8, 0), (14, -26), (-14, -26)], x, y - h, h / 300), 0, halo=2)
    sheet.line(place([(-8, 0), (8, 0), (14, -26), (-14, -26), (-8, 0)], x, y - h, h / 300), h * 0.01)
    sheet.fill(place([(-18, -26), (18, -26), (0, -42)], x, y - h, h / 300), 1)


def wheel(sheet: Sheet, c: Pt, r: float, spokes: int = 14, rx: float | None = None, width: float = 7) -> None:
    """A spoked wheel."""
    rx = rx or r
    for ring, w in ((1.0, width), (0.12, width * 0.7)):
        e = ellipse(c[0], c[1], rx * ring, r * ring, n=48)
        sheet.line([*e, e[0], e[1]], w)
    for i in range(spokes):
        a = math.tau * (i + 0.3) / spokes
        sheet.line([c, (c[0] + rx * math.cos(a), c[1] + r * math.sin(a))], max(1.6, width * 0.3))


def bicycle(sheet: Sheet, x: float, y: float, size: float, f: int = 1, ink: int = 1) -> dict[str, Pt]:
    """A bicycle whose wheels stand at y; returns saddle, bars and pedals."""

    def t(px: float, py: float) -> Pt:
        return (x + px * size * f, y + py * size)

    r = 0.34 * size
    rear, front = t(-0.52, -0.34), t(0.55, -0.34)
    w = size * 0.03
    crank, seat, bars = t(-0.06, -0.31), t(-0.22, -0.86), t(0.33, -1.0)
    wheel(sheet, rear, r, 16, width=w)
    wheel(sheet, front, r, 16, width=w)
    for a, b in ((rear, crank), (crank, seat), (seat, rear), (crank, t(0.39, -0.74)), (t(-0.19, -0.77), t(0.37, -0.82)), (bars, front)):
        sheet.line([a, b], w * 0.95, k=ink, halo=1.5)
    sheet.line([bars, t(0.46, -1.03), t(0.5, -0.95)], w, k=ink)
    sheet.fill([t(-0.34, -0.88), t(-0.1, -0.88), t(-0.12, -0.84), t(-0.3, -0.82)], ink, halo=1.5)
    c = ellipse(crank[0], crank[1], 0.09 * size, n=24)
    sheet.line([*c, c[0]], w * 0.7, k=ink)
    return {"seat": seat, "bars": t(0.46, -1.02), "crank": crank, "rear": rear, "front": front}


def smoke(sheet: Sheet, pts: Path, widths: Sequence[float], ink: int = 0, seed: int = 1) -> None:
    """A curl of smoke or steam along a path."""
    from .geometry import ribbon

    curve = smooth(pts, False, 10)
    body = [(x + 5 * noise(x / 22, y / 22, seed), y + 5 * noise(x / 22, y / 22, seed + 1)) for x, y in ribbon(curve, widths)]
    sheet.fill(body, ink, None, None)
    m = sheet.mask(body)
    if ink:
        sheet.shade(m, relief(m, (-0.8, -0.5), max(widths) * 0.3, 250, 3), hatch(20, 9, 0.8), mode="carve")
    else:
        sheet.shade(m, relief(m, (-0.8, -0.5), max(widths) * 0.3, 45, 2.4), hatch(20, 10, 0.8), mode="add")


def lit_ground(sheet: Sheet, where: Sequence[Pt], t: Tone, screen: Screen) -> None:
    """Ground or wall as carved lines with a hand's unevenness."""
    sheet.shade(where, roughen(t, 45, 30), screen)


def bricks(sheet: Sheet, quad: Path, rows: int, cols: int, share: float = 0.5, ink: int = 0, width: float = 3.0, plate: str = "k") -> None:
    """Mortar lines over part of a wall: corners in order from upper left, clockwise."""
    p, q, r, s = quad
    for i in range(rows):
        a0, b0 = lerp(p, s, i / rows), lerp(q, r, i / rows)
        a1, b1 = lerp(p, s, (i + 1) / rows), lerp(q, r, (i + 1) / rows)
        for j in range(cols):
            if noise(i * 0.31 + 7, j * 0.45 + rows, 12) * 0.5 + 0.5 > share:
                continue
            t0, t1 = (j + 0.5 * (i % 2)) / cols, (j + 0.5 * (i % 2) + 0.86) / cols
            if t1 > 1:
                continue
            u, v = lerp(a0, b0, t0), lerp(a0, b0, t1)
            x, y = lerp(a1, b1, t0), lerp(a1, b1, t1)
            sheet.line([lerp(u, x, 0.08), lerp(v, y, 0.08)], width, k=ink)
            sheet.line([lerp(u, x, 0.1), lerp(u, x, 0.9)], width, k=ink)


def puddle_lines(sheet: Sheet, cx: float, cy: float, rx: float, ry: float, n: int = 3, ink: int = 1) -> None:
    """Rings on water."""
    for i in range(n):
        k = (i + 1) / n
        sheet.line(arc(cx, cy, rx * k, ry * k, 200, 350), 1, 5, 1, k=ink)
        sheet.line(arc(cx, cy, rx * k, ry * k, 20, 160), 1, 5, 1, k=ink)


__all__ = [
    "banner",
    "bicycle",
    "bricks",
    "cloud",
    "crate",
    "flat",
    "halftone",
    "lamp_post",
    "lit_ground",
    "puddle_lines",
    "rain",
    "ramp",
    "smoke",
    "stripes",
    "tone",
    "water",
    "wheel",
]
