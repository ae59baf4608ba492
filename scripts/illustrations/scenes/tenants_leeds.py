"""Terraces, a cold boiler, a march, a stair, a hall."""

from __future__ import annotations

import math

from ..canvas import H, Sheet, W, relief
from ..figures import FACING, RAISE, WALK, Dress, Pose, person
from ..geometry import Path, Pt, View, arc, ellipse, lerp, polar, rect, ribbon, smooth
from ..heads import draw_head
from ..props import banner, bricks, halftone, lamp_post, lit_ground, smoke
from ..registry import OCHRE, SLATE, picture
from ..screens import flat, glow, hatch, noise, ramp, rays, rings, roughen, tone


@picture("tenants-leeds", "terrace-row", OCHRE)
def terrace_row(s: Sheet) -> None:
    """Terraced brick houses going downhill at dusk, one window lit."""
    halftone(s, rect(0, 0, W, 700), ramp(0, 0, 240, 300, 620, 10), "s", 11, 20)
    s.shade(rect(0, 0, W, 600), ramp(0, 0, 190, 400, 520, -20), hatch(96, 16, 1.1), mode="add")
    for i in range(7):
        x = 20 + i * 66
        s.fill(rect(x, 560 - 20 * (i % 3), 60, 200), 1, 0, 0)
        s.fill([(x - 4, 562 - 20 * (i % 3)), (x + 30, 530 - 20 * (i % 3)), (x + 64, 562 - 20 * (i % 3))], 1)
    s.fill([(96, 560), (104, 250), (132, 250), (142, 560)], 1, halo=5)
    smoke(s, [(118, 246), (150, 190), (250, 170), (380, 110), (520, 100)], (24, 60, 90, 110, 20), 1)
    v = View(60, 640, 1000, 2.6)

    def wall(x: float, y: float, z: float) -> Pt:
        return v.at(x, y, z)

    n = 6
    zs = [2.05 * 1.33**i for i in range(n + 2)]
    px = 3.0
    for i in reversed(range(n)):
        z0, z1 = zs[i], zs[i + 1]
        drop = 0.0
        front = [wall(px, 4.3 - drop, z1), wall(px, 4.3 - drop, z0), wall(px, 0, z0), wall(px, 0, z1)]
        k = 1
        s.fill(front, k, 1, 0, halo=4)
        bricks(s, front, 26, max(5, 15 - i), 0.66, 0, max(1.5, 4.2 - i * 0.5))
        roof = [wall(px - 0.1, 4.3, z1), wall(px - 0.1, 4.3, z0), wall(px + 1.8, 6.1, z0), wall(px + 1.8, 6.1, z1)]
        s.fill(roof, 1, 0, 0, halo=5)
        for r in range(1, 9):
            a, b = lerp(roof[0], roof[3], r / 9), lerp(roof[1], roof[2], r / 9)
            s.line([a, b], max(1.5, 5 - i * 0.7), k=0)
            for t in range(7):
                u = (t + 0.5 * (r % 2)) / 7
                s.line([lerp(a, b, u), lerp(lerp(roof[0], roof[3], (r + 1) / 9), lerp(roof[1], roof[2], (r + 1) / 9), u)], max(1.2, 3.4 - i * 0.5), k=0)
        ch = wall(px + 1.2, 5.5, z0 + (z1 - z0) * 0.1)
        u = v.scale(z0)
        stack = [
            (ch[0] - u * 0.34, ch[1] + u * 0.5),
            (ch[0] - u * 0.34, ch[1] - u * 0.75),
            (ch[0] + u * 0.34, ch[1] - u * 0.75),
            (ch[0] + u * 0.34, ch[1] + u * 0.5),
        ]
        s.fill(stack, 1, 1, 0, halo=4)
        bricks(s, [stack[1], stack[2], stack[3], stack[0]], 9, 4, 0.7, 0, max(1.5, 3.5 - i * 0.4))
        s.fill(rect(ch[0] - u * 0.4, ch[1] - u * 0.82, u * 0.8, u * 0.1), 1, halo=3)
        for d in (-0.2, 0.05, 0.27):
            s.fill(
                [
                    (ch[0] + (d - 0.07) * u, ch[1] - u * 0.82),
                    (ch[0] + (d - 0.05) * u, ch[1] - u * 1.08),
                    (ch[0] + (d + 0.05) * u, ch[1] - u * 1.08),
                    (ch[0] + (d + 0.07) * u, ch[1] - u * 0.82),
                ],
                0,
                1,
                0,
                halo=2,
            )

        def opening(a: float, b: float, lo: float, hi: float, z0: float = z0, z1: float = z1) -> Path:
            za, zb = z0 + (z1 - z0) * a, z0 + (z1 - z0) * b
            return [wall(px, hi, zb), wall(px, hi, za), wall(px, lo, za), wall(px, lo, zb)]

        lw = max(2.0, u * 0.022)
        for a, b, lo, hi, kind in (
            (0.5, 0.82, 2.55, 3.75, "up"),
            (0.14, 0.34, 2.7, 3.7, "up"),
            (0.46, 0.84, 0.75, 2.0, "down"),
            (0.12, 0.34, 0.0, 2.0, "door"),
        ):
            q = opening(a, b, lo, hi)
            lit = i == 1 and kind == "down"
            lint = opening(a - 0.02, b + 0.02, hi, hi + 0.2)
            s.fill(lint, 0, 0, 0, halo=1)
            s.line([*lint, lint[0]], lw)
            if kind == "door":
                s.fill(q, 0 if i % 2 else 1, 1 if i % 2 else 0, 0, halo=lw * 1.2)
                s.line([*q, q[0]], lw)
                for lo2, hi2 in ((0.2, 0.8), (1.0, 1.6)):
                    pnl = opening(a + 0.04, b - 0.04, lo2, hi2)
                    s.line([*pnl, pnl[0]], lw, k=1 if i % 2 else 0)
                step = [
                    wall(px - 0.5, 0, z0 + (z1 - z0) * a),
                    wall(px, 0.12, z0 + (z1 - z0) * a),
                    wall(px, 0.12, z0 + (z1 - z0) * b),
                    wall(px - 0.5, 0, z0 + (z1 - z0) * b),
                ]
                s.fill(step, 0, 0, 0, halo=2)
                s.line([*step, step[0]], lw)
                continue
            s.fill(q, 0 if lit else 1, 0, 1 if lit else 0, halo=lw * 2)
            s.line([*q, q[0]], lw * 1.3, k=1)
            if lit:
                with s.clip(q):
                    _sitter(s, q, u)
            else:
                c0, c1 = lerp(q[0], q[3], 0.5), lerp(q[1], q[2], 0.5)
                s.line([c0, c1], lw, k=0)
                s.line([lerp(q[0], q[1], 0.5), lerp(q[3], q[2], 0.5)], lw, k=0)
                s.gouges(q, 5, u * 0.25, lw, -30)
            sill = opening(a - 0.02, b + 0.02, lo - 0.12, lo)
            s.fill(sill, 0, 0, 0, halo=1)
            s.line([*sill, sill[0]], lw)
        s.line([wall(px - 0.02, 4.3, z1), wall(px - 0.02, 4.3, z0)], max(3, u * 0.045), halo=3)
        s.line([wall(px - 0.02, 0, z0), wall(px - 0.02, 4.3, z0)], max(3, u * 0.035), halo=3)
    pave = [wall(px, 0, zs[n]), wall(px, 0, 1.9), wall(1.7, 0, 1.3), wall(1.5, 0, zs[n])]
    s.fill(pave, 0, 0, 0, halo=4)
    for z in [2.05 * 1.12**i for i in range(16)]:
        s.line([wall(px, 0, z), wall(1.55, 0, z * 0.9)], max(2, 9 / z * 2))
    street = [wall(1.55, 0, 30), wall(1.55, 0, 1.6), (900, 1100), (-60, 1100), (-60, 690)]
    s.fill(street, 1, 0, 0, halo=4)
    s.shade(street, roughen(tone(lambda x, y: 225 - max(0, 560 - math.hypot(x - 520, (y - 860) * 1.5)) * 0.24), 60, 22), hatch(90, 17, 0.9), mode="carve")
    s.line([wall(1.55, 0, 30), wall(1.55, 0, 1.5)], 3, 16, k=0)
    lamp_post(s, 330, 910, 470)
    s.shade(ellipse(330, 426, 120), glow(330, 426, 120, 0, 255), rays(330, 426, 30, 0.2), mode="carve")
    s.fill(ellipse(330, 422, 13, 15), 0, 0, 1)
    person(s, 520, 1000, 250, WALK, Dress(hat="cap", hem=0.14), "side", -1, (0.8, -0.4))
    person(s, 200, 950, 170, WALK, Dress(hat="scarf", skirt=True, legs=(0, 1, 0)), "side", 1, (0.8, -0.4))


def _sitter(s: Sheet, q: Path, u: float) -> None:
    c = lerp(q[0], q[2], 0.5)
    s.fill(rect(c[0] - 3, q[0][1] - 40, 6, 70), 1)
    s.fill([(c[0] - u * 0.14, c[1] - u * 0.18), (c[0] + u * 0.14, c[1] - u * 0.18), (c[0] + u * 0.06, c[1] - u * 0.36), (c[0] - u * 0.06, c[1] - u * 0.36)], 1)
    draw_head(s, c[0] - u * 0.12, c[1] + u * 0.16, u * 0.34, "side", 1, "bun")
    s.fill(
        smooth(
            [
                (c[0] - u * 0.46, c[1] + u),
                (c[0] - u * 0.38, c[1] + u * 0.44),
                (c[0] - u * 0.14, c[1] + u * 0.32),
                (c[0] + u * 0.1, c[1] + u * 0.44),
                (c[0] + u * 0.2, c[1] + u),
            ]
        ),
        1,
    )


@picture("tenants-leeds", "boiler", OCHRE)
def boiler(s: Sheet) -> None:
    """A dead boiler, pipes and a radiator, and someone in a coat whose breath shows."""
    s.fill(rect(0, 0, W, H), 1, 0, 0)
    s.shade(rect(0, 0, W, 800), roughen(tone(lambda x, y: 120 + math.hypot(x - 1180, y - 380) * 0.13), 40, 40), hatch(12, 16, 0.8), mode="carve")
    bricks(s, rect(640, 0, 960, 800), 16, 16, 0.3, 0, 4)
    win = rect(1230, 70, 260, 230)
    s.fill(win, 0, 0, 0, halo=12)
    halftone(s, win, ramp(0, 70, 30, 0, 300, 170), "s", 10, 20)
    s.line([*win, win[0]], 12)
    s.line([(1360, 70), (1360, 300)], 11)
    s.line([(1230, 180), (1490, 180)], 11)
    s.gouges(win, 26, 20, 6, 20, 1)
    floor = [(0, 800), (W, 800), (W, H), (0, H)]
    s.fill(floor, 1, 0, 0)
    lit_ground(s, floor, tone(lambda x, y: 90 + math.hypot((x - 1000) * 0.8, y - 900) * 0.2), rays(900, 560, 150, 0.5))

    def iron(pts: Path, along: float, ink: tuple[int, int, int] = (1, 0, 0), r: float = 30) -> None:
        s.fill(pts, *ink, halo=8)
        m = s.mask(pts)
        s.shade(m, relief(m, (0.85, -0.45), r, 268, 3.2), hatch(along, 13, 0.3), mode="carve")

    def pipe(pts: Path, w: float) -> None:
        q = ribbon(smooth(pts, False, 10), [w])
        s.fill(q, 1, 0, 0, halo=7)
        m = s.mask(q)
        s.shade(m, relief(m, (0.7, -0.7), w * 0.4, 205, 3.8), hatch(45, 11, 0.2), mode="carve")

    def joint(x: float, y: float, w: float, h: float) -> None:
        iron(rect(x - w / 2, y - h / 2, w, h), 90, (1, 1, 0), 12)

    pipe([(330, 220), (330, 60), (330, -20)], 74)
    pipe([(520, 300), (620, 270), (660, 160), (760, 110), (1100, 110), (1180, 110)], 44)
    pipe([(560, 720), (700, 730), (800, 734), (1000, 734)], 36)
    pipe([(1140, 110), (1180, 150), (1180, 400), (1180, 560), (1150, 590)], 38)
    for q in ((690, 134, 50, 62), (1180, 340, 62, 44), (760, 732, 40, 56)):
        joint(*q)
    valve = ellipse(1000, 110, 54, 54)
    s.line([*valve, valve[0], valve[1]], 16, k=1, halo=5)
    s.line([*valve, valve[0], valve[1]], 7, k=0, r=1)
    for a in (20, 110):
        p, q = polar((1000, 110), a, 50), polar((1000, 110), a + 180, 50)
        s.line([p, q], 13, halo=3)
    drum = [(120, 880), (110, 330), *arc(330, 330, 220, 130, 180, 360, 24), (550, 330), (540, 880)]
    iron(drum, 90, (1, 0, 0), 64)
    for y in (350, 640, 850):
        s.line(smooth([(112, y), (330, y + 30), (548, y)], False), 14, halo=5)
        for i in range(11):
            x = 136 + i * 39
            s.fill(ellipse(x, y + 28 - abs(x - 330) ** 2 / 1700, 7), 0)
    door = smooth([(210, 690), (450, 690), (456, 850), (204, 850)], True, 4)
    iron(door, 90, (1, 0, 0), 24)
    for i in range(5):
        s.line([(244 + i * 43, 730), (244 + i * 43, 812)], 13, k=0)
        s.line([(244 + i * 43, 734), (244 + i * 43, 808)], 5, k=1)
    s.fill(ellipse(330, 470, 74), 1, halo=8)
    s.fill(ellipse(330, 470, 62), 0, 0, 0)
    s.line(arc(330, 470, 48, 48, 140, 400, 30), 5)
    s.line(arc(330, 470, 48, 48, 330, 400, 14), 13, k=0, r=1)
    for i in range(9):
        a = 140 + i * 32.5
        s.line([arc(330, 470, 40, 40, a, a, 1)[0], arc(330, 470, 52, 52, a, a, 1)[0]], 5)
    s.line([(330, 470), arc(330, 470, 44, 44, 142, 142, 1)[0]], 8, 3)
    s.fill(ellipse(330, 470, 9), 1)
    for i in range(4):
        iron([(140 + i * 124, 880), (180 + i * 124, 880), (186 + i * 124, 930), (134 + i * 124, 930)], 0)
    for i in range(8):
        x = 1000 + i * 68
        col = smooth([(x, 560), (x + 6, 530), (x + 30, 520), (x + 54, 530), (x + 60, 560), (x + 60, 840), (x + 54, 866), (x + 30, 876), (x + 6, 866), (x, 840)])
        iron(col, 90, (1, 0, 0), 20)
        s.line([(x + 44, 560), (x + 44, 836)], 2, 9, 2, k=0)
    for x in (1010, 1500):
        iron([(x, 860), (x + 40, 860), (x + 46, 900), (x - 6, 900)], 0)
    j = person(
        s,
        790,
        1030,
        720,
        Pose(6, (22, 118), (26, 112), (4, 2), (-8, -10), 8),
        Dress(coat=(1, 1, 0), legs=(1, 0, 0), hat="cap", hem=0.22, bulk=1.2),
        "side",
        1,
        (0.9, -0.4),
    )
    scarf = smooth(
        [
            (j.shoulder[0] - 60, j.shoulder[1] - 10),
            (j.shoulder[0], j.shoulder[1] - 46),
            (j.shoulder[0] + 72, j.shoulder[1] - 26),
            (j.shoulder[0] + 64, j.shoulder[1] + 16),
            (j.shoulder[0], j.shoulder[1] + 22),
        ]
    )
    s.fill(scarf, 0, 0, 1, halo=5)
    s.line([*scarf, scarf[0]], 6)
    for i in range(5):
        s.line([(j.shoulder[0] - 40 + i * 24, j.shoulder[1] - 26), (j.shoulder[0] - 30 + i * 24, j.shoulder[1] + 12)], 5)
    hx, hy = j.head
    smoke(s, [(hx + 56, hy + 34), (hx + 110, hy + 26), (hx + 170, hy - 6), (hx + 240, hy - 20), (hx + 300, hy - 70)], (6, 40, 74, 84, 20), 0, 3)


@picture("tenants-leeds", "banner-march", OCHRE)
def banner_march(s: Sheet) -> None:
    """A march with blank banners comes down a street."""
    halftone(s, rect(0, 0, W, 560), ramp(0, 0, 210, 0, 540, 10), "s", 11, 20)
    s.shade(rect(0, 0, W, 560), tone(lambda x, y: math.hypot(x - 800, y - 520) * 0.2 - 50), rays(800, 520, 120, 0.6), mode="add")
    v = View(800, 540, 900, 1.9)
    zs = [2.0, 2.6, 3.4, 4.5, 6.0, 8.2, 11.5]
    for f in (-1, 1):
        for i in reversed(range(6)):
            z0, z1 = zs[i], zs[i + 1]
            hgt = 5.4 + 0.9 * noise(i * 2.3, f * 3, 4)
            q = [v.at(f * 3.1, hgt, z1), v.at(f * 3.1, hgt, z0), v.at(f * 3.1, 0, z0), v.at(f * 3.1, 0, z1)]
            red = (i + (f > 0)) % 2
            s.fill(q, 1, red, 0, halo=5)
            if f < 0:
                s.shade(q, flat(140), hatch(90, 12, 0.3), mode="carve")
            bricks(s, q, 22, 9, 0.4, 0, 3)
            s.line([q[0], q[1]], 14, 20, halo=4)
            for lo, hi in ((0.6, 1.8), (2.3, 3.4), (3.9, 4.8)):
                for a, b in ((0.12, 0.4), (0.58, 0.86)):
                    za, zb = z0 + (z1 - z0) * a, z0 + (z1 - z0) * b
                    w = [v.at(f * 3.1, hi, zb), v.at(f * 3.1, hi, za), v.at(f * 3.1, lo, za), v.at(f * 3.1, lo, zb)]
                    lit = (i * 3 + int(lo * 2)) % 4 == 0
                    s.fill(w, 0, 0, 1 if lit else 0, halo=2)
                    if not lit:
                        s.fill([lerp(w[0], w[2], 0.06), lerp(w[1], w[3], 0.06), lerp(w[2], w[0], 0.06), lerp(w[3], w[1], 0.06)], 1)
                        s.line([lerp(w[0], w[1], 0.5), lerp(w[3], w[2], 0.5)], 3, k=0)
                    else:
                        s.line([*w, w[0]], 4)
    road = [(0, 1067), (W, 1067), (v.at(3.1, 0, 11.5)), (v.at(-3.1, 0, 11.5))]
    s.fill(road, 0, 0, 0)
    s.shade(road, roughen(ramp(0, 600, 150, 0, H, 80), 50, 26), hatch(90, 15, 0.8))
    hats = ("cap", "scarf", "hair", "bun", "beret", "helmet", "long", "redscarf")
    for row, z in enumerate((9.0, 7.4, 6.0, 5.0, 4.2, 3.55)):
        n = 8
        for i in range(n):
            x = -2.4 + 4.8 * (i + 0.5 * (row % 2)) / n + 0.1 * noise(i * 1.7, row * 2.1, 3)
            px, py = v.at(x, 0, z)
            u = v.scale(z)
            person(
                s,
                px,
                py,
                u * (1.68 + 0.12 * noise(i, row, 8)),
                FACING,
                Dress(hat=hats[(i * 3 + row) % 8], coat=((1, 0, 0), (1, 1, 0), (0, 1, 0), (1, 0, 0), (0, 0, 1))[(i * 2 + row) % 5], hands=False),
                "front",
                1 if i % 2 else -1,
                (-0.8, -0.5),
            )
        if row in (0, 2, 4):
            u = v.scale(z)
            for cx, w, ink in ((-1.2, 1.7, (0, 0, 0) if row else (0, 1, 0)), (1.25, 1.6, (0, 1, 0) if row else (0, 0, 1))):
                a = v.at(cx - w / 2, 3.1 + 0.2 * (row % 3), z)
                b = v.at(cx + w / 2, 3.1, z)
                banner(s, [a, b, (b[0], b[1] + u * 0.75), (a[0], a[1] + u * 0.75)], ink, u * 0.06, u * 0.6)
    s.fill(ellipse(800, 470, 1), 0)
    z = 2.62
    u = v.scale(z)
    poses = (FACING,) * 5
    for i, (x, hat, coat) in enumerate(
        (
            (-1.75, "cap", (1, 0, 0)),
            (-1.0, "scarf", (1, 1, 0)),
            (-0.2, "hair", (1, 0, 0)),
            (0.62, "beret", (1, 1, 0)),
            (1.42, "long", (1, 0, 0)),
            (2.05, "cap", (1, 1, 0)),
        )
    ):
        px, py = v.at(x, 0, z + 0.1 * (i % 2))
        person(
            s,
            px,
            py,
            u * (1.74 - 0.1 * (i % 3)),
            poses[i % 5] if i != 3 else RAISE,
            Dress(hat=hat, coat=coat, skirt=hat == "scarf", hem=0.14),
            "front",
            1 if i % 2 else -1,
            (-0.8, -0.5),
        )
    a, b = v.at(-1.95, 1.12, z - 0.15), v.at(1.75, 1.12, z - 0.15)
    c, d = v.at(1.75, 0.48, z - 0.15), v.at(-1.95, 0.48, z - 0.15)
    banner(s, [a, b, c, d], (0, 1, 0), 26)
    for i in range(7):
        p = lerp(a, b, 0.04 + i * 0.153)
        s.fill(ellipse(p[0], p[1] + 8, 19, 17), 1, halo=3)
        s.fill(ellipse(p[0], p[1] + 8, 14, 12), 0)
        for k in (-5, 0, 5):
            s.line([(p[0] + k, p[1] - 2), (p[0] + k, p[1] + 16)], 2.5)
    for x, f, hat in ((70, 1, "cap"), (1545, -1, "scarf")):
        body = smooth([(x - 150, 1110), (x - 130, 960), (x - 60, 900), (x, 885), (x + 60, 900), (x + 130, 960), (x + 150, 1110)], False)
        s.fill(body, 1, 0, 0, halo=8)
        m = s.mask(body)
        s.shade(m, relief(m, (0.6 * f, -0.8), 40, 275, 3), hatch(20 * f, 13, 0.4), mode="carve")
        draw_head(s, x, 825, 150, "back", f, hat, 0, (0.6 * f, -0.8))


@picture("tenants-leeds", "stairwell", SLATE)
def stairwell(s: Sheet) -> None:
    """A stairwell seen from above, turning down, a woman carrying a bucket."""
    cx, cy = 860.0, 560.0
    s.fill(rect(0, 0, W, H), 1, 0, 0)
    turns, per = 3, 26
    total = turns * per

    def rad(t: float) -> tuple[float, float]:
        k = 0.72 ** (t / per * 1.55)
        return 1010 * k, 560 * k

    def at(t: float, outer: float) -> Pt:
        ro, ri = rad(t)
        r = ri + (ro - ri) * outer
        a = math.radians(200 - t / per * 360)
        k = 1 - 0.72 ** (t / per * 1.55)
        return (cx - 60 * k * 0 + math.cos(a) * r, cy + math.sin(a) * r * 0.86 + 40 * k)

    halls = ellipse(cx, cy + 30, 96, 84)
    for t in reversed(range(total)):
        a, b = at(t, 1), at(t + 1, 1)
        c, d = at(t + 1, 0), at(t, 0)
        lit = t % 2 == 0
        s.fill([a, b, c, d], 0, 0, 0)
        s.line([a, d], max(2.5, rad(t)[0] * 0.011))
        depth = t / total
        dark = 70 + 120 * depth + 70 * (0.5 + 0.5 * math.cos(math.radians(200 - t / per * 360 - 60)))
        s.shade([lerp(a, b, 0.4), b, c, lerp(d, c, 0.4)], flat(min(250, dark)), rings(cx, cy, max(5, rad(t)[0] * 0.018)))
        if not lit:
            s.fill([lerp(a, b, 0.72), b, c, lerp(d, c, 0.72)], 1)
    for t in reversed(range(total)):
        ri = rad(t)[1]
        k = ri / 560
        p, q = at(t, 0), at(t + 1, 0)
        hgt = 120 * k
        ctr = (cx, cy + 20)
        d = math.hypot(p[0] - ctr[0], p[1] - ctr[1]) or 1
        up = ((p[0] - ctr[0]) / d * -hgt * 0.34, (p[1] - ctr[1]) / d * -hgt * 0.34)
        d2 = math.hypot(q[0] - ctr[0], q[1] - ctr[1]) or 1
        uq = ((q[0] - ctr[0]) / d2 * -hgt * 0.34, (q[1] - ctr[1]) / d2 * -hgt * 0.34)
        s.fill([p, q, (q[0] + uq[0], q[1] + uq[1]), (p[0] + up[0], p[1] + up[1])], 1)
        s.line([p, (p[0] + up[0], p[1] + up[1])], 5 * k + 1, k=0)
        s.line([(p[0] + up[0], p[1] + up[1]), (q[0] + uq[0], q[1] + uq[1])], 20 * k + 3, r=1, k=0)
        s.line([(p[0] + up[0] * 1.16, p[1] + up[1] * 1.16), (q[0] + uq[0] * 1.16, q[1] + uq[1] * 1.16)], 5 * k + 1.5)
    s.fill(halls, 0, 0, 0, halo=2)
    halftone(s, halls, flat(110), "s", 8)
    for i in range(5):
        s.line([(cx - 90 + i * 45, cy - 60), (cx - 90 + i * 45, cy + 120)], 3)
        s.line([(cx - 100, cy - 40 + i * 36), (cx + 100, cy - 40 + i * 36)], 3)
    person(
        s,
        395,
        800,
        470,
        Pose(12, (6, 4), (40, 96), (34, -10), (-6, -34), 12),
        Dress(coat=(1, 1, 0), legs=(1, 0, 0), hat="scarf", skirt=True, apron=True, hem=0.03),
        "side",
        1,
        (0.8, -0.5),
    )
    bx, by = 420.0, 655.0
    s.line(arc(bx, by + 12, 44, 70, 180, 360), 6, halo=3)
    b = [(bx - 46, by + 14), (bx + 46, by + 14), (bx + 34, by + 108), (bx - 34, by + 108)]
    s.fill(b, 0, 0, 1, halo=6)
    s.line([*b, b[0]], 7)
    s.fill(ellipse(bx, by + 14, 46, 13), 0, 0, 0)
    s.line([*ellipse(bx, by + 14, 46, 13)], 5)
    s.gouges(b, 14, 40, 5, 4, 1)


@picture("tenants-leeds", "assembly-hall", OCHRE)
def assembly_hall(s: Sheet) -> None:
    """Rows of backs of heads, raised hands, a stage."""
    s.fill(rect(0, 0, W, H), 1, 0, 0)
    s.shade(rect(0, 0, W, 620), roughen(tone(lambda x, y: 150 + abs(x - 800) * 0.1), 30, 50), rays(800, 300, 150, 0.5), mode="carve")
    for f in (-1, 1):
        for i in range(3):
            x = 800 + f * (470 + i * 120)
            w = 44 + i * 18
            q = [(x - w / 2, 380 + i * 10), (x - w / 2, 150 - i * 24), *arc(x, 150 - i * 24, w / 2, w / 2, 180, 360, 10), (x + w / 2, 380 + i * 10)]
            s.fill(q, 0, 0, 1, halo=8)
            s.line([*q, q[0]], 6)
            s.line([(x, 130 - i * 24), (x, 380 + i * 10)], 5)
            for k in range(4):
                s.line([(x - w / 2, 190 + k * 50), (x + w / 2, 190 + k * 50)], 4)
    stage = [(440, 90), (1160, 90), (1160, 480), (440, 480)]
    s.fill(stage, 0, 0, 0, halo=10)
    halftone(s, stage, glow(800, 330, 440, 20, 220), "s", 10, 20)
    s.shade(stage, tone(lambda x, y: math.hypot(x - 800, y - 300) * 0.42 - 60), rays(800, 100, 110, 0.3), mode="add")
    for f in (-1, 1):
        x = 800 + f * 360
        cur = smooth(
            [(x + f * 16, 60), (x - f * 150, 60), (x - f * 130, 200), (x - f * 70, 330), (x - f * 20, 360), (x - f * 60, 480), (x + f * 16, 480)], False
        )
        s.fill(cur, 0, 1, 0, halo=7)
        s.line([*cur, cur[0]], 7)
        for i in range(6):
            s.line(smooth([(x - f * (10 + i * 24), 64), (x - f * (6 + i * 18), 220), (x - f * (2 + i * 4), 356)], False), 12, 8, 2)
    pel = [(430, 50), (1170, 50), (1170, 120), *[(1170 - i * 37, 120 + (26 if i % 2 else 0)) for i in range(21)], (430, 120)]
    s.fill(pel, 0, 1, 0, halo=6)
    s.line([*pel, pel[0]], 7)
    for x, f, hat, coat in ((610, 1, "hair", (1, 0, 0)), (990, -1, "bun", (1, 1, 0))):
        person(s, x, 470, 220, Pose(3, (24, 84), (30, 90), (84, 2), (84, 2)), Dress(coat=coat, hat=hat), "side", f, (0, -1), seat=50)
    table = [(640, 400), (960, 400), (960, 474), (640, 474)]
    person(s, 800, 470, 300, Pose(0, (84, 150), (20, 20), (3, 3), (-3, -3)), Dress(coat=(1, 1, 0), hat="cap"), "front", 1, (-0.5, -0.9))
    s.fill(table, 0, 0, 0, halo=5)
    s.line([*table, table[0]], 6)
    for i in range(9):
        s.line([(660 + i * 36, 404), (664 + i * 36, 470)], 6, 2)
    s.fill([(400, 474), (1200, 474), (1220, 560), (380, 560)], 1, 0, 0, halo=6)
    for i in range(25):
        s.cut([(410 + i * 33, 484), (400 + i * 34, 552)], 6)
    s.fill([(0, 560), (W, 560), (W, H), (0, H)], 1)
    hats = ("cap", "hair", "scarf", "bun", "long", "beret", "hair", "redscarf", "cap", "hair", "straw")
    rows = ((600, 62, 16), (664, 84, 13), (746, 112, 11), (850, 152, 8), (990, 208, 6))
    for r, (y, hh, n) in enumerate(rows):
        gap = W / n * 1.04
        for i in range(-1, n + 1):
            x = 800 + (i - n / 2 + 0.5 * (r % 2) + 0.25) * gap + hh * 0.16 * noise(i * 1.9, r * 2.7, 4)
            yy = y + hh * 0.16 * noise(i * 2.3, r * 1.1, 6)
            pick = (i * 5 + r * 3) % 11
            arm = noise(i * 3.7 + r, r * 5.3, 7) > 0.02 and not (r == 4 and 2 <= i <= 3)
            coat = ((1, 0, 0), (1, 1, 0), (1, 0, 0), (0, 1, 0), (1, 0, 0))[(i * 2 + r) % 5]
            if arm:
                f = 1 if (i + r) % 2 else -1
                sh, el = (x + f * hh * 0.72, yy + hh * 0.75), (x + f * hh * 0.98, yy - hh * 0.25)
                ha = (x + f * hh * 0.84, yy - hh * 1.2)
                raised(s, sh, el, ha, hh, coat, f)
            w = hh * 1.02
            body = smooth(
                [
                    (x - w, yy + hh * 2.4),
                    (x - w * 0.98, yy + hh * 1.0),
                    (x - w * 0.66, yy + hh * 0.66),
                    (x - w * 0.2, yy + hh * 0.5),
                    (x + w * 0.2, yy + hh * 0.5),
                    (x + w * 0.66, yy + hh * 0.66),
                    (x + w * 0.98, yy + hh * 1.0),
                    (x + w, yy + hh * 2.4),
                ],
                False,
            )
            s.fill(body, *coat, halo=max(3, hh * 0.04))
            if not coat[0]:
                s.line([*body, body[0]], max(3, hh * 0.04))
            m = s.mask(body)
            s.shade(
                m,
                relief(m, ((800 - x) / 900, -1), hh * 0.22, 282 if coat[0] else 70, 3),
                hatch((x - 800) * 0.03, max(7, hh * 0.075), 0.4),
                mode="carve" if coat[0] else "add",
            )
            draw_head(s, x, yy, hh, "back", 1, hats[pick], 0, ((800 - x) / 900, -1))


def raised(s: Sheet, sh: Pt, el: Pt, ha: Pt, hh: float, coat: tuple[int, int, int], f: int) -> None:
    """An arm put up to vote: sleeve, wrist, an open hand."""
    arm = ribbon(smooth([sh, el, lerp(el, ha, 0.75)], False), [hh * 0.5, hh * 0.4, hh * 0.32])
    s.fill(arm, *coat, halo=max(3, hh * 0.035))
    if not coat[0]:
        s.line([*arm, arm[0]], max(3, hh * 0.035))
    m = s.mask(arm)
    s.shade(m, relief(m, (-0.6 * f, -0.8), hh * 0.13, 275 if coat[0] else 70, 3.2), hatch(80, max(6, hh * 0.07), 0.3), mode="carve" if coat[0] else "add")
    lw = max(2.5, hh * 0.03)
    palm = smooth(
        [
            (ha[0] - hh * 0.17, ha[1] + hh * 0.28),
            (ha[0] - hh * 0.2, ha[1] - hh * 0.04),
            (ha[0] + hh * 0.2, ha[1] - hh * 0.04),
            (ha[0] + hh * 0.15, ha[1] + hh * 0.28),
        ]
    )
    shapes: list[Path] = []
    for dx, tall in ((-0.15, 0.34), (-0.05, 0.42), (0.055, 0.4), (0.155, 0.31)):
        base = (ha[0] + dx * hh, ha[1] + hh * 0.04)
        tip = (ha[0] + dx * hh * 1.35, ha[1] - tall * hh)
        shapes.append(ribbon([base, lerp(base, tip, 0.5), tip], [hh * 0.115, hh * 0.11, hh * 0.08]))
    thumb = ribbon(
        [(ha[0] - f * hh * 0.1, ha[1] + hh * 0.18), (ha[0] - f * hh * 0.28, ha[1] + hh * 0.02), (ha[0] - f * hh * 0.33, ha[1] - hh * 0.1)],
        [hh * 0.13, hh * 0.12, hh * 0.08],
    )
    for q in (*shapes, thumb, palm):
        s.fill(q, 1, halo=1)
        s.line([*q, q[0]], lw * 2.2)
    for q in (*shapes, thumb, palm):
        s.fill(q, 0)
    for q in shapes:
        s.line(q[: len(q) // 2], lw * 0.7)
    s.line(smooth([(ha[0] - hh * 0.1, ha[1] + hh * 0.14), (ha[0], ha[1] + hh * 0.08), (ha[0] + hh * 0.12, ha[1] + hh * 0.1)], False), lw * 0.5, lw, lw * 0.5)
