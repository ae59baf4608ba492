"""Nile Circle and Anatoli: sails, a lamp, a mill, an olive, a horn, a ferry."""

from __future__ import annotations

import math

from ..canvas import H, Sheet, W, relief
from ..figures import FACING, STAND, WALK, Dress, Pose, person
from ..geometry import Path, Pt, View, arc, between, ellipse, lerp, rect, ribbon, smooth
from ..heads import draw_head
from ..props import cloud, halftone, lit_ground, smoke, water
from ..registry import OCHRE, SAND, SLATE, picture
from ..screens import flat, glow, hatch, lines, noise, ramp, rays, rings, roughen, tone
from .river_coop import palm


@picture("nile-circle", "felucca", SAND)
def felucca(s: Sheet) -> None:
    """A felucca under a tall slanting sail, the city on the far bank."""
    sun = (400.0, 350.0)
    halftone(s, rect(0, 0, W, 600), tone(lambda x, y: 210 - math.hypot(x - sun[0], y - sun[1]) * 0.27))
    s.shade(rect(0, 0, W, 600), flat(90), rings(*sun, 26, 1.0, 0.5), "s", "add")
    s.shade(rect(0, 0, W, 600), tone(lambda x, y: math.hypot(x - sun[0], y - sun[1]) * 0.17 - 60), rings(*sun, 26, 1.0, 0.5), mode="add")
    s.fill(ellipse(*sun, 104, n=60), 0, 0, 0, halo=10)
    x = -10.0
    i = 0
    while x < W:
        w = 46 + 20 * noise(i * 1.1, 4, 3)
        h = 60 + 46 * noise(i * 1.7, 8, 5)
        q = rect(x, 596 - h, w, h)
        s.fill(q, 1, 0, 0, halo=2)
        s.gouges(q, 8, 10, 5, 0)
        x += w
        i += 1
    for mx, mh in ((250, 150), (690, 190), (1320, 170)):
        s.fill([(mx - 9, 596), (mx - 7, 596 - mh), (mx, 560 - mh), (mx + 7, 596 - mh), (mx + 9, 596)], 1, halo=4)
        s.fill(rect(mx - 14, 596 - mh * 0.7, 28, 9), 1)
        s.fill([*arc(mx + 60, 560, 40, 44, 180, 360, 20), (mx + 100, 596), (mx + 20, 596)], 1, halo=4)
        s.line(arc(mx + 60, 560, 30, 34, 200, 270, 10), 1, 6, 1, k=0)
    for px in (60, 130, 540, 590, 1080, 1150, 1480, 1550):
        palm(s, px, 604, 90 + 20 * noise(px, 2, 3))
    s.fill([(0, 594), (W, 594), (W, 614), (0, 612)], 1, halo=3)
    water(s, rect(0, 612, W, 460), tone(lambda x, y: 50 + (y - 612) * 0.26 + min(70, abs(x - sun[0]) * 0.08)), 598, 15, 1.0)
    halftone(s, rect(0, 612, W, 460), tone(lambda x, y: 200 - abs(x - sun[0]) * 0.8 / (1 + (y - 612) / 260)), "r", 10)
    s.shade(rect(0, 612, W, 460), flat(110), hatch(90, 17, 1.0), "s", "add")
    for i in range(14):
        y = 626 + i * 17
        n = 40 + i * 11 + 40 * noise(i * 1.4, 2, 3)
        s.line([(sun[0] - n, y), (sun[0], y + 2), (sun[0] + n, y)], 1, 6 + i * 0.4, 1, k=0, r=0, s=0)

    def sail(x: float, y: float, u: float, f: int, ink: tuple[int, int, int], detail: bool) -> None:
        def t(px: float, py: float) -> Pt:
            return (x + px * u * f, y - py * u)

        mast_top = t(0.16, 0.7)
        s.line([t(0.1, 0), mast_top], u * 0.022, halo=4)
        peak, tack = t(-0.22, 1.72), t(0.62, 0.12)
        clew = t(-0.42, 0.13)
        luff = smooth([peak, t(0.13, 0.98), tack], False, 12)
        foot = smooth([tack, t(0.1, 0.06), clew], False, 10)
        leech = smooth([clew, t(-0.52, 0.72), peak], False, 12)
        shape = [*luff, *foot, *leech]
        s.fill(shape, *ink, halo=8)
        s.line([*shape, shape[0]], max(4, u * 0.012))
        n = 7
        for i in range(1, n):
            a, b = luff[round(i / n * (len(luff) - 1))], leech[round((1 - i / n) * (len(leech) - 1))]
            mid = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + u * 0.035)
            s.line(smooth([a, mid, b], False), max(2, u * 0.007))

        def field(px: float, py: float) -> float:
            return ((px - x) * f * 0.9 + (py - y) * -0.25) / (u * 0.017) + 0.5 * noise(px / 70, py / 150, 4)

        def dark(px: float, py: float) -> float:
            d = ((px - x) * f / u + 0.34) / 0.6
            return 150 * max(0.0, d + 0.3 * ((y - py) / u) - 0.35) + 26 * noise(px / 50, py / 50, 6)

        s.shade(shape, tone(dark, 8), lines(field, 6), mode="add")
        s.line([t(-0.25, 1.8), t(0.14, 1.0), t(0.68, 0.04)], u * 0.02, u * 0.034, u * 0.02, halo=4)
        if detail:
            s.line([clew, t(-0.62, -0.02)], 4, halo=2)
            s.line([mast_top, t(0.2, 0.86)], 6)

    sail(1480, 640, 120, 1, (0, 1, 0), False)
    hull_far = smooth([(1400, 630), (1440, 648), (1540, 648), (1580, 624), (1560, 664), (1420, 664)])
    s.fill(hull_far, 1, halo=4)
    sail(820, 660, 150, 1, (0, 0, 0), False)
    s.fill(smooth([(720, 650), (770, 670), (880, 672), (940, 640), (910, 690), (750, 690)]), 1, halo=4)
    ref = [(930, 940), (1330, 940), (1250, 1060), (1010, 1060)]
    s.shade(ref, flat(60), hatch(90, 17, 1.0))
    sail(1130, 860, 480, 1, (0, 0, 0), True)
    person(
        s,
        930,
        850,
        300,
        Pose(-4, (40, 70), (20, 60), (80, 10), (76, 0)),
        Dress(coat=(0, 0, 0), legs=(0, 0, 0), hat="cap", hem=0.05),
        "side",
        1,
        (-0.8, -0.4),
        seat=26,
    )
    for px, coat, hat in ((1240, (0, 1, 0), "scarf"), (1330, (1, 0, 0), "hair")):
        person(s, px, 846, 270, Pose(2, (30, 70), (20, 60), (84, 10), (80, 0)), Dress(coat=coat, hat=hat, hem=0.02), "side", -1, (-0.8, -0.4), seat=24)
    hull = smooth([(820, 836), (900, 868), (1060, 884), (1260, 880), (1420, 846), (1500, 800), (1470, 890), (1380, 936), (1120, 950), (930, 938), (850, 890)])
    s.fill(hull, 1, 0, 0, halo=8)
    m = s.mask(hull)
    s.shade(m, relief(m, (-0.3, -1), 34, 262, 3), hatch(92, 12, 0.3), mode="carve")
    s.line(smooth([(822, 846), (900, 880), (1060, 898), (1260, 894), (1420, 860), (1498, 810)], False), 4, 13, 4, k=0, r=1)
    s.line([(832, 850), (800, 940), (830, 950)], 18, 22, 12, halo=4)
    for i in range(5):
        s.line([(800 + i * 12, 965 + i * 20), (1120, 976 + i * 21), (1440 - i * 12, 960 + i * 20)], 1, 10, 1, k=0, r=0, s=0)


@picture("nile-circle", "lamp-reading", OCHRE)
def lamp_reading(s: Sheet) -> None:
    """Faces around a lamp on a workbench, reading."""
    lamp = (800.0, 520.0)
    s.fill(rect(0, 0, W, H), 1, 0, 0)
    s.shade(rect(0, 0, W, H), tone(lambda x, y: 90 + math.hypot(x - lamp[0], (y - lamp[1]) * 1.1) * 0.235), rays(*lamp, 170, 0.5), mode="carve")
    s.shade(ellipse(*lamp, 620, 520, n=60), glow(*lamp, 520, 235, 0, 0.8), rays(*lamp, 170, 0.5), "s", "add")
    for i in range(7):
        x = 70 + i * 240
        s.line([(x, 60), (x, 190 + 30 * (i % 2))], 9, 7, halo=4)
        s.fill([(x - 26, 190 + 30 * (i % 2)), (x + 26, 190 + 30 * (i % 2)), (x + 10, 250 + 30 * (i % 2)), (x - 10, 250 + 30 * (i % 2))], 1, halo=4)
    s.fill(rect(0, 44, W, 20), 1, halo=5)

    def bust(x: float, y: float, hh: float, view: str, f: int, hat: str, coat: tuple[int, int, int], tilt: float, light: Pt) -> None:
        w = hh * (1.08 if view != "side" else 0.86)
        body = smooth(
            [
                (x - w * 1.05, y + hh * 2.6),
                (x - w * 1.0, y + hh * 1.15),
                (x - w * 0.62, y + hh * 0.68),
                (x - w * 0.2, y + hh * 0.48),
                (x + w * 0.2, y + hh * 0.48),
                (x + w * 0.62, y + hh * 0.68),
                (x + w * 1.0, y + hh * 1.15),
                (x + w * 1.05, y + hh * 2.6),
            ],
            False,
        )
        neck = [(x - hh * 0.2, y + hh * 0.2), (x + hh * 0.16, y + hh * 0.2), (x + hh * 0.2, y + hh * 0.65), (x - hh * 0.26, y + hh * 0.65)]
        s.fill(body, *coat, halo=8)
        if not coat[0]:
            s.line([*body, body[0]], 8)
        m = s.mask(body)
        s.shade(m, relief(m, light, hh * 0.26, 268 if coat[0] else 90, 3.4), hatch(30 * (1 if x < 800 else -1), 13, 0.5), mode="carve" if coat[0] else "add")
        s.fill(neck, 1)
        col = smooth(
            [
                (x - hh * 0.32, y + hh * 0.52),
                (x, y + hh * 0.74),
                (x + hh * 0.3, y + hh * 0.52),
                (x + hh * 0.24, y + hh * 0.72),
                (x, y + hh * 0.92),
                (x - hh * 0.26, y + hh * 0.72),
            ]
        )
        s.fill(col, 0, 0, 1, halo=3)
        s.line([*col, col[0]], 5)
        draw_head(s, x + (hh * 0.1 * f if view == "side" else 0), y, hh, view, f, hat, tilt, light, "paper")

    bust(660, 330, 190, "front", 1, "hair", (1, 1, 0), 6, (0.5, 0.8))
    bust(960, 320, 195, "front", 1, "scarf", (1, 0, 0), -6, (-0.5, 0.8))
    bust(400, 400, 250, "side", 1, "cap", (1, 0, 0), 16, (0.9, 0.2))
    bust(1215, 400, 250, "side", -1, "long", (1, 1, 0), 16, (-0.9, 0.2))
    table = [(250, 800), (1350, 800), (1660, 1090), (-60, 1090)]
    s.fill(table, 0, 0, 0, halo=8)
    s.shade(table, tone(lambda x, y: 20 + math.hypot((x - 800) * 0.8, (y - 860) * 1.3) * 0.32), rays(800, 640, 200, 0.4))
    s.shade(table, glow(800, 860, 560, 200, 20), rays(800, 640, 200, 0.4), "s", "add")
    s.line([(250, 800), (1350, 800)], 7)
    cover = [(540, 930), (800, 950), (1060, 930), (1110, 1030), (800, 1056), (490, 1030)]
    s.fill(cover, 0, 1, 0, halo=7)
    s.line([*cover, cover[0]], 7)
    for f in (-1, 1):
        page = smooth(
            [
                (800, 936),
                (800 + f * 90, 904),
                (800 + f * 180, 906),
                (800 + f * 250, 920),
                (800 + f * 290, 1008),
                (800 + f * 200, 996),
                (800 + f * 100, 1000),
                (800, 1034),
            ],
            False,
        )
        s.fill(page, 0, 0, 0, halo=3)
        s.line([*page, page[0]], 6)
        for i in range(6):
            y = 924 + i * 13
            s.line(smooth([(800 + f * (34 + i * 2), y + 12), (800 + f * 110, y - 4), (800 + f * (226 + i * 6), y + 4)], False), 5)
    for hx, hy, f in ((470, 960, 1), (1140, 960, -1)):
        arm = ribbon(smooth([(hx - f * 330, hy - 160), (hx - f * 190, hy + 30), (hx - f * 20, hy + 20)], False), [150, 130, 84])
        s.fill(arm, 1, 0 if f > 0 else 1, 0, halo=7)
        m = s.mask(arm)
        s.shade(m, relief(m, (0.7 * f, -0.7), 36, 262, 3.4), hatch(90 - 50 * f, 13, 0.4), mode="carve")
        hand(s, hx + f * 20, hy + 22, 1.0, f)
    s.line([(800, 800), (800, 690)], 40, 34, halo=6)
    base = smooth([(690, 880), (700, 810), (740, 760), (860, 760), (900, 810), (910, 880), (800, 900)])
    s.fill(base, 1, 1, 0, halo=7)
    m = s.mask(base)
    s.shade(m, relief(m, (-0.6, -0.9), 30, 255, 3.2), hatch(90, 12, 0.4), mode="carve")
    s.fill(rect(740, 716, 120, 34), 1, halo=5)
    for i in range(8):
        s.cut([(750 + i * 15, 720), (750 + i * 15, 746)], 5)
    glass = smooth(
        [(752, 716), (738, 640), (716, 580), (736, 500), (768, 430), (772, 360), (828, 360), (832, 430), (864, 500), (884, 580), (862, 640), (848, 716)], False
    )
    s.fill(glass, 0, 0, 0, halo=10)
    s.line(glass, 8)
    s.line([(768, 360), (832, 360)], 9)
    flame = smooth([(766, 700), (754, 640), (776, 590), (796, 510), (818, 590), (844, 644), (832, 700)])
    s.fill(flame, 0, 1, 0)
    s.fill(smooth([(780, 700), (772, 656), (798, 590), (824, 656), (818, 700)]), 0, 0, 1)
    s.line([(728, 590), (742, 520)], 2, 7, 2)


def hand(s: Sheet, x: float, y: float, k: float, f: int) -> None:
    """A hand laid flat, its fingers towards f."""

    def t(px: float, py: float) -> Pt:
        return (x + px * k * f, y + py * k)

    shapes = [
        ribbon(smooth([t(10, -26 + i * 19), t(64, -38 + i * 20), t(112 - abs(i - 1) * 12, -30 + i * 21)], False), [25 * k, 23 * k, 17 * k]) for i in range(4)
    ]
    tips = [ellipse(*t(112 - abs(i - 1) * 12, -30 + i * 21), 9 * k) for i in range(4)]
    thumb = ribbon(smooth([t(-20, -26), t(26, -58), t(66, -64)], False), [28 * k, 25 * k, 16 * k])
    palm = smooth([t(-40, -34), t(24, -40), t(40, 0), t(30, 46), t(-40, 40)])
    for q in (*shapes, *tips, thumb, palm):
        s.line([*q, q[0]], 11 * k)
        s.fill(q, 1)
    for q in (*shapes, *tips, thumb, palm):
        s.fill(q, 0)
    for q in shapes[1:]:
        s.line(q[: len(q) // 2] if f < 0 else q[len(q) // 2 :], 4 * k)
    s.line(thumb[: len(thumb) // 2] if f < 0 else thumb[len(thumb) // 2 :], 4 * k)
    m = s.mask(palm)
    s.shade(m, relief(m, (0.6 * f, -0.7), 20 * k, 60, 2.6), hatch(40 * f, 9, 0.3), mode="add")


@picture("nile-circle", "textile-mill", SLATE)
def textile_mill(s: Sheet) -> None:
    """A long spinning hall, frames on both sides receding out of sight."""
    v = View(800, 400, 950, 2.1)
    s.fill(rect(0, 0, W, H), 1, 0, 0)
    s.shade(rect(0, 0, W, 420), roughen(tone(lambda x, y: 120 + math.hypot(x - 800, y - 400) * 0.12), 40, 40), rays(800, 400, 200, 0.3), mode="carve")
    zs = [2.1 * 1.24**i for i in range(13)]
    for i in reversed(range(12)):
        z = zs[i]
        u = v.scale(z)
        s.line([v.at(-5, 4.0, z), v.at(5, 4.0, z)], u * 0.13, halo=u * 0.02)
        for f in (-1, 1):
            a, b = v.at(f * 5, 3.6, zs[i + 1]), v.at(f * 5, 3.6, z)
            c, d = v.at(f * 5, 1.4, z), v.at(f * 5, 1.4, zs[i + 1])
            q = [lerp(a, b, 0.15), lerp(a, b, 0.85), lerp(d, c, 0.85), lerp(d, c, 0.15)]
            s.fill(q, 0, 0, 1, halo=3)
            for t in (0.33, 0.66):
                s.line([lerp(q[0], q[1], t), lerp(q[3], q[2], t)], max(1.5, u * 0.02))
                s.line([lerp(q[0], q[3], t), lerp(q[1], q[2], t)], max(1.5, u * 0.02))
        x, y = v.at(0, 3.6, z)
        s.line([v.at(0, 4.0, z), (x, y)], max(1.5, u * 0.02))
        shade = [(x - u * 0.22, y + u * 0.12), (x - u * 0.07, y), (x + u * 0.07, y), (x + u * 0.22, y + u * 0.12)]
        s.fill(shade, 0, 0, 0, halo=max(1, u * 0.02))
    floor = [v.at(-5, 0, 30), v.at(5, 0, 30), (1700, 1100), (-100, 1100)]
    s.fill(floor, 0, 0, 0)
    s.shade(floor, tone(lambda x, y: 60 + abs(x - 800) * 0.12 + (y - 430) * 0.05), rays(800, 400, 150, 0.2))
    for z in zs:
        s.line([v.at(-1.1, 0, z), v.at(1.1, 0, z)], max(1.5, v.scale(z) * 0.012))
    for i in reversed(range(12)):
        z0, z1 = zs[i] * 0.98, zs[i + 1] * 0.98
        u = v.scale(z0)
        for f in (-1, 1):
            x0, x1 = 1.15 * f, 2.9 * f

            def p(x: float, y: float, z: float) -> Pt:
                return v.at(x, y, z)

            s.fill([p(x0, 1.35, z1), p(x0, 1.35, z0), p(x0, 0, z0), p(x0, 0, z1)], 1, 0, 0, halo=max(1.5, u * 0.01))
            s.fill([p(x0, 0.55, z1), p(x0, 0.55, z0), p(x0, 0.4, z0), p(x0, 0.4, z1)], 0, 1, 0)
            s.fill([p(x0, 1.35, z1), p(x0, 1.35, z0), p(x1, 1.35, z0), p(x1, 1.35, z1)], 1, 0, 0, halo=max(1.5, u * 0.01))
            end = [p(x0, 1.6, z0), p(x1, 1.6, z0), p(x1, 0, z0), p(x0, 0, z0)]
            n = 9
            for k in range(n):
                zz = z0 + (z1 - z0) * (k + 0.5) / n
                uu = v.scale(zz)
                bot, top = p(x0 - 0.02 * f, 0.62, zz), p(x0 - 0.02 * f, 0.98, zz)
                s.line([bot, top], uu * 0.075, uu * 0.03, k=0)
                s.line([top, p(x0 + 0.16 * f, 1.5, zz)], max(1.2, uu * 0.012), k=0)
                tb, tt = p(x0 + 0.3 * f, 1.46, zz), p(x0 + 0.3 * f, 1.86, zz)
                s.line([tb, tt], uu * 0.14, uu * 0.15, k=1, halo=max(1.2, uu * 0.016))
                s.line([lerp(tb, tt, 0.12), lerp(tb, tt, 0.88)], uu * 0.11, k=0, r=1 if k % 3 == 0 else 0)
            s.fill([p(x0 + 0.05 * f, 1.48, z1), p(x0 + 0.05 * f, 1.48, z0), p(x0 + 0.05 * f, 1.38, z0), p(x0 + 0.05 * f, 1.38, z1)], 1, halo=max(1, u * 0.008))
            if i % 3 == 0:
                s.fill(end, 1, 0, 0, halo=max(2, u * 0.02))
                m = s.mask(end)
                s.shade(m, relief(m, (-f, -0.4), u * 0.14, 262, 3), hatch(90, max(6, u * 0.03), 0.3), mode="carve")
                c = lerp(end[0], end[2], 0.5)
                s.fill(ellipse(c[0], c[1], u * 0.3, u * 0.3), 0, 1, 0, halo=max(2, u * 0.015))
                s.line([*ellipse(c[0], c[1], u * 0.3, u * 0.3)], max(2, u * 0.03))
                s.fill(ellipse(c[0], c[1], u * 0.07), 1)
        if i == 5:
            x, y = v.at(0.35, 0, z0)
            person(s, x, y, u * 1.65, FACING, Dress(hat="cap", hem=0.1), "back", 1, (0, -1))
    x, y = v.at(-0.42, 0, 2.5)
    person(
        s,
        x,
        y,
        v.scale(2.5) * 1.62,
        Pose(6, (-70, -120), (-50, -96), (8, 2), (-14, -22), -2),
        Dress(coat=(0, 0, 1), legs=(1, 0, 0), hat="scarf", skirt=True, hem=0.05),
        "side",
        1,
        (0.8, -0.5),
    )


@picture("anatoli", "olive-tree", OCHRE)
def olive_tree(s: Sheet) -> None:
    """An old olive tree with a split, twisted trunk on a dry slope."""
    sun = (1310.0, 250.0)
    halftone(s, rect(0, 0, W, 760), tone(lambda x, y: 200 - math.hypot(x - sun[0], y - sun[1]) * 0.16), "s", 11, 30)
    s.shade(rect(0, 0, W, 760), tone(lambda x, y: math.hypot(x - sun[0], y - sun[1]) * 0.13 - 60), rays(*sun, 110, 0.6), mode="add")
    s.fill(ellipse(*sun, 96, n=60), 0, 1, 0, halo=12)
    for k, pts in enumerate(
        (
            [(0, 640), (260, 540), (520, 600), (800, 520), (1100, 590), (1380, 500), (1600, 560), (1600, 800), (0, 800)],
            [(0, 720), (300, 660), (700, 690), (1100, 640), (1600, 700), (1600, 900), (0, 900)],
        )
    ):
        q = smooth([(float(a), float(b)) for a, b in pts], False)
        s.fill(q, 0, 0, 1 - k, halo=5)
        s.shade(q, ramp(0, 540, 60, 0, 820, 150), hatch(110 if k else 70, 13, 0.9), mode="add")
        s.line(q[: len(q) - 9], 5)
    for i in range(16):
        x, y = 60 + i * 104, 716 + 18 * noise(i, 2, 4)
        if 520 < x < 1040:
            continue
        s.line([(x, y + 24), (x + 4, y - 10)], 10, halo=2)
        s.fill(smooth([(x - 34, y - 4), (x - 26, y - 40), (x, y - 54), (x + 28, y - 38), (x + 34, y - 4), (x, y + 4)]), 1, halo=3)
        s.gouges(ellipse(x, y - 26, 26, 18), 12, 12, 5, 40 + i * 20)
    slope = smooth([(0, 860), (400, 800), (900, 810), (1300, 760), (1600, 790), (1620, 1100), (-20, 1100)], False)
    s.fill(slope, 0, 0, 0, halo=5)
    lit_ground(s, slope, tone(lambda x, y: 60 + (y - 800) * 0.25 + 90 * max(0, 1 - abs(x - 540) / 420) * (y > 850)), hatch(97, 15, 0.9))
    for x, y, r in ((180, 960, 60), (1220, 930, 70), (1420, 980, 50), (1120, 1010, 44), (300, 1010, 40)):
        q = smooth([(x - r, y + r * 0.3), (x - r * 0.7, y - r * 0.4), (x, y - r * 0.6), (x + r * 0.8, y - r * 0.3), (x + r, y + r * 0.3)])
        s.fill(q, 1, halo=5)
        m = s.mask(q)
        s.shade(m, relief(m, (0.8, -0.6), r * 0.4, 240, 3), hatch(60, 10, 0.4), mode="carve")
    s.shade(smooth([(760, 960), (560, 950), (160, 990), (60, 1040), (300, 1060), (700, 1010)]), flat(215), hatch(97, 13, 0.8), mode="add")

    def trunk(left: Path, right: Path, seed: int, ink: tuple[int, int, int] = (1, 0, 0)) -> None:
        a, b = smooth(left, False, 10), smooth(right, False, 10)
        shape = a + b[::-1]
        s.fill(shape, *ink, halo=8)
        n = 11
        for i in range(1, n):
            t = i / n
            c = between(a, b, t)
            lit = t > 0.45
            m = len(c)
            k = 0
            while k < m - 6:
                seg = 7 + int(5 * (1 + noise(i * 3.1, k * 0.3, seed)))
                part_ = c[k : k + seg]
                if len(part_) > 3 and noise(i * 1.7, k * 0.21, seed + 3) > (-0.45 if lit else 0.1):
                    wide = math.dist(a[min(k, m - 1)], b[min(k, len(b) - 1)]) / n
                    s.line(part_, 1, wide * (0.62 if lit else 0.3), 1, k=0)
                k += seg + 1

    trunk(
        [(430, 1010), (560, 920), (600, 800), (560, 660), (600, 560), (560, 470), (470, 380)],
        [(720, 985), (730, 890), (742, 800), (700, 700), (716, 600), (690, 500), (560, 350)],
        3,
    )
    trunk(
        [(748, 990), (770, 880), (770, 780), (800, 690), (770, 600), (830, 500), (960, 380)],
        [(1080, 1000), (960, 920), (920, 820), (960, 720), (930, 620), (960, 540), (1060, 430)],
        7,
    )
    s.fill(smooth([(742, 960), (740, 850), (756, 740), (744, 640), (760, 640), (776, 740), (762, 850), (760, 960)]), 0, 0, 0)
    for path, w in (
        ([(480, 400), (380, 330), (250, 310)], 60),
        ([(540, 390), (560, 280), (500, 180)], 56),
        ([(640, 520), (680, 400), (740, 280), (720, 180)], 64),
        ([(930, 430), (920, 320), (990, 220)], 56),
        ([(1020, 420), (1150, 360), (1280, 370)], 60),
        ([(840, 520), (830, 400), (850, 280)], 50),
    ):
        curve = smooth([(float(a), float(b)) for a, b in path], False)
        q = ribbon(curve, [w, w * 0.66, w * 0.3])
        s.fill(q, 1, halo=6)
        s.line([(x + w * 0.1, y) for x, y in curve[2:-2]], 1, w * 0.16, 1, k=0)
    clumps = [
        (250, 300, 130, 84),
        (180, 390, 100, 60),
        (360, 210, 130, 90),
        (500, 160, 150, 96),
        (430, 300, 100, 60),
        (680, 130, 160, 90),
        (620, 250, 110, 64),
        (840, 190, 150, 96),
        (900, 300, 100, 56),
        (1000, 160, 150, 90),
        (1150, 240, 140, 90),
        (1290, 350, 130, 76),
        (1180, 360, 110, 66),
        (1060, 300, 100, 60),
        (760, 270, 90, 50),
    ]
    for i, (cx, cy, rx, ry) in enumerate(clumps):
        outline: Path = []
        for k in range(14):
            a = math.tau * k / 14
            g = 1 + 0.16 * noise(k * 1.9, i * 3.3, 5)
            outline.append((cx + math.cos(a) * rx * g, cy + math.sin(a) * ry * g))
        q = smooth(outline)
        s.fill(q, 1, 0, 0, halo=5)
    for cx, cy, rx, ry in clumps:
        for _ in range(int(rx * 0.62)):
            a, d = s.rng.uniform(0, math.tau), math.sqrt(s.rng.uniform(0, 1))
            x, y = cx + math.cos(a) * rx * d * 1.04, cy + math.sin(a) * ry * d * 1.04
            lit = (x - cx) / rx * 0.8 - (y - cy) / ry * 0.6
            ang = math.degrees(math.atan2(x - cx, y - cy)) + s.rng.uniform(-50, 50)
            n = 15 + 5 * s.rng.uniform(-1, 1)
            t = math.radians(ang)
            leaf = ribbon([(x - math.sin(t) * n, y - math.cos(t) * n), (x, y), (x + math.sin(t) * n, y + math.cos(t) * n)], [1, 10, 1])
            if d > 0.86:
                s.fill(leaf, 1)
            elif lit > s.rng.uniform(-0.9, 0.5):
                s.fill(leaf, 0, None, 1 if s.rng.uniform(0, 1) < 0.3 else None)
        for _ in range(3):
            x, y = cx + rx * s.rng.uniform(-0.7, 0.7), cy + ry * s.rng.uniform(-0.3, 0.8)
            s.fill(ellipse(x, y, 9, 12), 0, 1, 0, halo=3)


@picture("anatoli", "loudspeaker", SLATE)
def loudspeaker(s: Sheet) -> None:
    """A horn held up over a crowd in a square."""
    mouth = (1010.0, 330.0)
    halftone(s, rect(0, 0, W, 700), tone(lambda x, y: 40 + math.hypot(x - mouth[0], y - mouth[1]) * 0.16))
    s.shade(
        [(1010, 100), (1700, -300), (1700, 900), (1010, 560)],
        tone(lambda x, y: 190 - math.hypot(x - mouth[0], y - mouth[1]) * 0.16),
        rings(880, 340, 54, 1.0, 0.2),
        mode="add",
    )
    s.shade(rect(0, 0, 1010, 700), ramp(0, 0, 190, 900, 300, 20), rays(880, 340, 130, 0.5), mode="add")
    for x, w, top, ink in ((0, 210, 330, 1), (205, 160, 420, 0), (1130, 200, 440, 0), (1320, 290, 380, 1)):
        q = rect(x, top, w, 330)
        s.fill(q, 0 if not ink else 1, 0, 1 if not ink else 0, halo=5)
        s.line([*q, q[0]], 6)
        if ink:
            s.shade(q, flat(205), hatch(90, 12, 0.3), mode="carve")
        s.fill(rect(x - 8, top - 12, w + 16, 22), 1, halo=4)
        for r in range(3):
            for c in range(int(w / 70)):
                wq = rect(x + 22 + c * 70, top + 34 + r * 88, 34, 52)
                s.fill(wq, 0 if ink else 1, 0, 0, halo=2)
                if r:
                    s.line([(wq[0][0] - 12, wq[2][1] + 8), (wq[1][0] + 12, wq[2][1] + 8)], 9)
                for k in range(2):
                    if not ink:
                        s.line([(wq[0][0], wq[0][1] + 18 + k * 16), (wq[1][0], wq[0][1] + 18 + k * 16)], 3, k=0)
    s.fill(rect(0, 680, W, 390), 1, 0, 0)
    hats = ("cap", "hair", "scarf", "bun", "long", "beret", "hair", "redscarf", "cap", "hair", "straw")
    for r, (y, hh, n) in enumerate(((690, 52, 20), (736, 70, 15), (802, 96, 12), (890, 134, 9))):
        gap = W / n * 1.04
        for i in range(-1, n + 1):
            x = 800 + (i - n / 2 + 0.5 * (r % 2) + 0.25) * gap + hh * 0.2 * noise(i * 1.9, r * 2.7, 4)
            yy = y + hh * 0.2 * noise(i * 2.3, r * 1.1, 6)
            if r == 3 and 560 < x < 980:
                continue
            coat = ((1, 0, 0), (1, 1, 0), (0, 0, 1), (0, 1, 0), (1, 0, 0))[(i * 2 + r) % 5]
            w = hh * 1.02
            body = smooth(
                [
                    (x - w, yy + hh * 2.4),
                    (x - w * 0.98, yy + hh),
                    (x - w * 0.66, yy + hh * 0.66),
                    (x - w * 0.2, yy + hh * 0.5),
                    (x + w * 0.2, yy + hh * 0.5),
                    (x + w * 0.66, yy + hh * 0.66),
                    (x + w * 0.98, yy + hh),
                    (x + w, yy + hh * 2.4),
                ],
                False,
            )
            s.fill(body, *coat, halo=max(3, hh * 0.04))
            if not coat[0]:
                s.line([*body, body[0]], max(3, hh * 0.05))
            m = s.mask(body)
            s.shade(
                m,
                relief(m, ((800 - x) / 700, -1), hh * 0.22, 282 if coat[0] else 70, 3),
                hatch((x - 800) * 0.03, max(7, hh * 0.075), 0.4),
                mode="carve" if coat[0] else "add",
            )
            view = "front" if r < 2 and x > 500 else "side"
            draw_head(s, x, yy, hh, view, 1 if x < 760 else -1, hats[(i * 5 + r * 3) % 11], -10 if view == "side" else 0, ((800 - x) / 700, -0.8))
    light = (0.7, -0.7)

    def sleeve(pts: Path, widths: list[float], ink: tuple[int, int, int]) -> None:
        q = ribbon(smooth(pts, False, 10), widths)
        s.fill(q, *ink, halo=9)
        m = s.mask(q)
        s.shade(m, relief(m, light, 44, 272, 3.4), hatch(70, 14, 0.5), mode="carve")

    bx = 700.0
    sleeve([(bx - 150, 900), (bx - 160, 740), (bx - 60, 560), (bx - 20, 500)], [170, 150, 120, 96], (1, 1, 0))
    body = smooth([(440, 1110), (450, 940), (540, 860), (660, 830), (780, 830), (900, 870), (980, 950), (990, 1110)], False)
    s.fill(body, 1, 1, 0, halo=9)
    m = s.mask(body)
    s.shade(m, relief(m, light, 70, 275, 3.2), hatch(20, 15, 0.5), mode="carve")
    draw_head(s, 730, 735, 230, "side", 1, "cap", -14, light)
    sleeve([(bx + 190, 930), (bx + 250, 760), (bx + 130, 600), (bx + 90, 520)], [180, 150, 120, 92], (1, 1, 0))
    bell = [
        (560, 420),
        (660, 400),
        (800, 330),
        (960, 150),
        (1010, 120),
        (1050, 240),
        (1062, 350),
        (1050, 480),
        (1010, 560),
        (960, 530),
        (800, 450),
        (660, 450),
        (560, 440),
    ]
    q = smooth([(float(a), float(b)) for a, b in bell])
    s.fill(q, 1, 0, 0, halo=12)
    m = s.mask(q)

    def around(x: float, y: float) -> float:
        d = max(20.0, x - 470)
        return (x - 470) / 17 + 3.4 * ((y - 425 + (x - 560) * 0.16) / d) ** 2

    s.shade(m, relief(m, (-0.3, -1), 60, 235, 3.4), lines(around, 8), mode="carve")
    rim = ellipse(1010, 340, 62, 226, -3, 60)
    s.fill(rim, 0, 1, 0, halo=8)
    s.line([*rim, rim[0], rim[1]], 13)
    inner = ellipse(1004, 340, 36, 150, -3, 50)
    s.fill(inner, 1, 0, 0, halo=0)
    for i in range(22):
        a = i * 360 / 22
        s.line([arc(1008, 340, 42, 164, a, a, 1)[0], arc(1010, 340, 56, 210, a, a, 1)[0]], 2, 6, k=1)
    s.fill(ellipse(1000, 340, 14, 54), 0, 0, 0)
    driver = smooth([(430, 380), (560, 376), (570, 400), (570, 470), (560, 494), (430, 490), (410, 434)])
    s.fill(driver, 1, 1, 0, halo=9)
    m = s.mask(driver)
    s.shade(m, relief(m, (-0.2, -1), 30, 255, 3.2), hatch(90, 12, 0.3), mode="carve")
    s.line(smooth([(640, 470), (650, 540), (720, 560), (760, 480)], False), 24, halo=6)
    s.line(smooth([(410, 440), (330, 470), (300, 620), (350, 760), (330, 900)], False), 10, halo=5)
    for hx, hy in ((672, 492), (786, 500)):
        for k in range(4):
            f = ribbon(smooth([(hx - 44 + k * 27, hy + 26), (hx - 46 + k * 28, hy - 22), (hx - 30 + k * 25, hy - 44)], False), [28, 27, 22])
            s.fill(f, 0, halo=4)
            s.line([*f, f[0]], 6)
        palm_ = smooth([(hx - 54, hy + 8), (hx + 52, hy + 8), (hx + 44, hy + 66), (hx - 44, hy + 66)], True, 4)
        s.fill(palm_, 0, halo=0)
        s.line([*palm_, palm_[0]], 6)
        m = s.mask(palm_)
        s.shade(m, relief(m, light, 20, 70, 2.6), hatch(40, 9, 0.3), mode="add")


@picture("anatoli", "ferry", SLATE)
def ferry(s: Sheet) -> None:
    """A car ferry at its berth, the stern ramp down on the quay, a few figures."""
    halftone(s, rect(0, 0, W, 640), ramp(0, 0, 220, 0, 560, 5), "s", 11, 20)
    for c in ((230, 190, 380, 70), (1370, 150, 420, 80), (1500, 330, 260, 40)):
        cloud(s, *c, seed=int(c[0]))
    hill = smooth([(0, 560), (120, 500), (300, 530), (480, 470), (600, 560), (600, 660), (0, 660)], False)
    s.fill(hill, 1, halo=5)
    s.shade(hill, flat(195), hatch(130, 11, 0.8), mode="carve")
    hill2 = smooth([(1200, 560), (1350, 480), (1500, 520), (1620, 450), (1620, 660), (1200, 660)], False)
    s.fill(hill2, 1, halo=5)
    s.shade(hill2, flat(195), hatch(50, 11, 0.8), mode="carve")
    for i in range(14):
        x = 10 + i * 30 if i < 8 else 1290 + (i - 8) * 48
        h = 34 + 18 * noise(i, 3, 4)
        s.fill(rect(x, 640 - h, 34, h), 0, 0, 0, halo=2)
        s.line([*rect(x, 640 - h, 34, h), (x, 640 - h)], 3)
        s.fill(rect(x + 12, 650 - h, 9, 12), 1)
    water(s, rect(0, 636, W, 190), ramp(0, 636, 90, 0, 820, 210), 622, 13, 1.0)
    cx = 830.0

    def bal(y0: float, y1: float, w0: float, w1: float, ink: tuple[int, int, int], dark: float) -> Path:
        q = [(cx - w0, y0), (cx + w0, y0), (cx + w1, y1), (cx - w1, y1)]
        s.fill(q, *ink, halo=6)
        s.line([*q, q[0]], 7)
        if ink[0]:
            m_ = s.mask(q)
            s.shade(m_, relief(m_, (-1, -0.3), 60, dark, 2.4), hatch(90, 13, 0.3), mode="carve")
        else:
            s.shade(
                [(cx + w0 * 0.25, y0), (cx + w0, y0), (cx + w1, y1), (cx + w1 * 0.25, y1)], ramp(cx, y0, 10, cx + w1, y0, 130), hatch(90, 11, 0.3), mode="add"
            )
        return q

    fun = [(cx - 78, 40), (cx + 78, 40), (cx + 96, 200), (cx - 96, 200)]
    smoke(s, [(cx, 40), (cx + 60, -10), (cx + 190, -20)], (60, 90, 60), 1, 2)
    s.fill(fun, 0, 1, 0, halo=7)
    s.line([*fun, fun[0]], 8)
    s.fill([(cx - 79, 50), (cx + 79, 50), (cx + 85, 96), (cx - 85, 96)], 1, halo=3)
    s.shade([(cx + 20, 100), (cx + 86, 100), (cx + 96, 200), (cx + 20, 200)], flat(130), hatch(90, 10, 0.3), mode="add")
    for x in (-300, 300):
        s.line([(cx + x, 190), (cx + x * 0.96, 30)], 10, 6, halo=4)
        s.line([(cx + x * 0.96, 60), (cx + x * 0.3, 180)], 3)
    bal(190, 260, 330, 340, (0, 0, 0), 0)
    bal(268, 340, 390, 396, (0, 0, 0), 0)
    for y, w, n in ((212, 300, 13), (292, 356, 15)):
        for i in range(n):
            s.fill(rect(cx - w + i * 2 * w / n + 8, y, 2 * w / n - 16, 26), 1, halo=0)
    for y, w in ((262, 350), (342, 410)):
        s.line([(cx - w, y), (cx + w, y)], 10, halo=3)
        for i in range(31):
            x = cx - w + i * 2 * w / 30
            s.line([(x, y), (x, y - 26)], 3)
        s.line([(cx - w, y - 26), (cx + w, y - 26)], 4)
    for x in (-360, 360):
        b = smooth([(cx + x - 56, 300), (cx + x + 56, 300), (cx + x + 44, 336), (cx + x - 44, 336)])
        s.fill(b, 0, 1, 0, halo=5)
        s.line([*b, b[0]], 6)
    hull = [(cx - 440, 350), (cx + 440, 350), (cx + 430, 700), (cx + 400, 800), (cx - 400, 800), (cx - 430, 700)]
    s.fill(hull, 1, 0, 0, halo=8)
    m = s.mask(hull)
    s.shade(m, relief(m, (-1, -0.5), 70, 268, 3), hatch(90, 14, 0.3), mode="carve")
    s.line([(cx - 438, 392), (cx + 438, 392)], 16, k=0)
    s.line([(cx - 436, 420), (cx + 436, 420)], 8, k=0, r=1)
    hole = [(cx - 270, 450), (cx + 270, 450), (cx + 270, 750), (cx - 270, 750)]
    s.fill(hole, 0, 0, 0, halo=10)
    s.fill(hole, 1)
    s.shade(hole, tone(lambda x, y: 250 - 0.12 * max(0, 300 - math.hypot(x - cx, (y - 600) * 1.4))), rays(cx, 580, 90, 0.2), mode="carve")
    deep = [(cx - 130, 520), (cx + 130, 520), (cx + 130, 660), (cx - 130, 660)]
    s.fill(deep, 1, 0, 0, halo=4)
    for i in range(5):
        s.fill(rect(cx - 232 + i * 106, 466, 40, 14), 0, 0, 0)
    for a, b in (((cx - 270, 750), (cx - 130, 660)), ((cx + 270, 750), (cx + 130, 660))):
        s.line([a, b], 6, k=0)
    quay = [(0, 806), (W, 806), (W, H), (0, H)]
    s.fill(quay, 0, 0, 0, halo=6)
    lit_ground(s, quay, ramp(0, 806, 40, 0, H, 120), hatch(90, 17, 0.6))
    s.fill([(0, 800), (W, 800), (W, 822), (0, 822)], 1, halo=4)
    s.shade([(300, 880), (1320, 880), (1380, 990), (280, 990)], flat(200), hatch(90, 13, 0.5), mode="add")
    ramp_ = [(cx - 262, 744), (cx + 262, 744), (cx + 360, 930), (cx - 360, 930)]
    s.fill(ramp_, 1, 1, 0, halo=9)
    for i in range(1, 12):
        a, b = lerp(ramp_[0], ramp_[3], (i / 12) ** 1.2), lerp(ramp_[1], ramp_[2], (i / 12) ** 1.2)
        s.line([lerp(a, b, 0.03), lerp(a, b, 0.97)], 2 + i * 0.5, k=0)
    s.fill([ramp_[3], ramp_[2], (ramp_[2][0] + 6, 950), (ramp_[3][0] - 6, 950)], 1, halo=4)
    for f in (-1, 1):
        s.line([(cx + f * 268, 470), (cx + f * 330, 860)], 7, halo=4)
    for x, y, h, pose, f, hat, coat in ((760, 830, 150, WALK, 1, "cap", (1, 0, 0)), (900, 850, 160, WALK, -1, "scarf", (0, 0, 1))):
        person(s, x, y, h, pose, Dress(hat=hat, coat=coat), "side", f, (-0.8, -0.5))
    for x in (180, 1470):
        s.fill(smooth([(x - 50, 960), (x - 34, 900), (x - 50, 870), (x, 852), (x + 50, 870), (x + 34, 900), (x + 50, 960)]), 1, halo=6)
        s.line([(x - 22, 880), (x - 26, 944)], 2, 9, 2, k=0)
        f = 1 if x < 800 else -1
        s.line(smooth([(x + 30 * f, 900), (x + 130 * f, 850), (cx - f * 400, 660)], False), 9, halo=4)
    for x, y, h, pose, f, hat, coat in (
        (330, 1010, 330, STAND, 1, "cap", (1, 0, 0)),
        (430, 1020, 320, Pose(3, (40, 100), (10, 20), (6, 2), (-6, -6)), -1, "scarf", (1, 1, 0)),
        (1230, 1030, 350, Pose(4, (-20, 10), (20, 44), (20, 6), (-14, -30)), -1, "cap", (1, 0, 0)),
    ):
        person(s, x, y, h, pose, Dress(hat=hat, coat=coat, hem=0.1), "side", f, (-0.8, -0.5))
    bag = smooth([(1180, 906), (1240, 900), (1262, 960), (1170, 966)])
    s.fill(bag, 0, 0, 0, halo=5)
    s.line([*bag, bag[0]], 6)
    for i in range(3):
        s.line([(1190 + i * 22, 908), (1176 + i * 26, 840 - 6 * i)], 17, 14, k=0, s=1, halo=4)
        q = ribbon([(1190 + i * 22, 908), (1176 + i * 26, 840 - 6 * i)], [17, 14])
        s.line([*q, q[0]], 4)


def bale(s: Sheet, x: float, y: float, w: float, h: float) -> None:
    """A bale of lucerne, tied twice; x and y are its lower left corner."""
    side = smooth([(x, y), (x + w * 0.5, y + 4), (x + w, y), (x + w + 3, y - h * 0.5), (x + w - 3, y - h), (x + w * 0.5, y - h - 5), (x, y - h)], True, 5)
    s.fill(side, 0, 0, 1, halo=6)
    s.line([*side, side[0]], 6)
    with s.clip(side):
        for i in range(int(w / 7)):
            px = x + 4 + i * 7
            lean = 9 * math.sin(i * 2.1)
            s.line([(px, y), (px + lean, y - h * 0.45), (px - lean * 0.6, y - h)], 1, 3, 1)
        s.shade(rect(x + w * 0.55, y - h - 6, w * 0.5, h + 12), ramp(x + w * 0.5, y, 20, x + w, y, 150), hatch(88, 9, 0.6), mode="add")
        for t in (0.27, 0.73):
            s.line([(x + w * t, y + 6), (x + w * t, y - h - 8)], 9, k=0, r=1)
            s.line([(x + w * t + 6, y + 6), (x + w * t + 6, y - h - 8)], 3)


def goat(s: Sheet, x: float, y: float, k: float) -> None:
    """A goat with a straw in its mouth; x is its middle, y the ground, k its length."""

    def t(*pts: tuple[float, float]) -> Path:
        return [(x + px * k, y - py * k) for px, py in pts]

    for px, bend, near in ((-0.27, -0.03, 0), (0.24, 0.02, 0), (-0.37, -0.05, 1), (0.33, 0.035, 1)):
        leg = smooth(t((px - 0.065, 0.42), (px + 0.065, 0.42), (px + 0.03 + bend, 0.22), (px + 0.035, 0.03), (px - 0.02, 0.03), (px - 0.035 + bend, 0.22)))
        s.fill(leg, 1, halo=5)
        s.fill(t((px - 0.03, 0.035), (px + 0.05, 0.035), (px + 0.06, 0), (px - 0.03, 0)), 1, halo=3)
        if near:
            s.cut(t((px - 0.01, 0.38), (px + bend * 0.8, 0.2), (px + 0.002, 0.05)), k * 0.018)
    body = smooth(t((-0.46, 0.66), (-0.3, 0.73), (0, 0.7), (0.3, 0.74), (0.45, 0.66), (0.46, 0.45), (0.3, 0.33), (0, 0.3), (-0.3, 0.34), (-0.47, 0.46)))
    s.fill(body, 1, halo=7)
    m = s.mask(body)
    s.shade(m, relief(m, (-0.4, -1), k * 0.13, 255, 2.6), hatch(74, k * 0.026, 0.5), mode="carve")
    s.fill(smooth(t((-0.44, 0.68), (-0.5, 0.82), (-0.56, 0.84), (-0.53, 0.72), (-0.47, 0.6))), 1, halo=4)
    neck = smooth(t((0.27, 0.7), (0.33, 0.92), (0.4, 1.0), (0.55, 0.96), (0.52, 0.78), (0.46, 0.56)))
    s.fill(neck, 1, halo=6)
    m = s.mask(neck)
    s.shade(m, relief(m, (-1, -0.3), k * 0.1, 255, 2.6), hatch(20, k * 0.024, 0.4), mode="carve")
    for a, b, c in (((0.42, 1.06), (0.3, 1.25), (0.1, 1.28)), ((0.5, 1.08), (0.43, 1.3), (0.24, 1.38))):
        s.line(smooth(t(a, b, c), False), k * 0.055, k * 0.045, k * 0.012, halo=4)
        for i in range(4):
            px, py = lerp(a, b, 0.2 + i * 0.22)
            s.cut(t((px - 0.03, py - 0.008), (px + 0.03, py + 0.012)), k * 0.012)
    s.fill(smooth(t((0.72, 0.86), (0.62, 0.88), (0.62, 0.74), (0.67, 0.6), (0.71, 0.7), (0.745, 0.8))), 1, halo=4)
    head = smooth(t((0.38, 1.06), (0.52, 1.1), (0.64, 1.02), (0.79, 0.87), (0.81, 0.8), (0.74, 0.765), (0.6, 0.83), (0.44, 0.9)))
    s.fill(head, 0, 0, 0, halo=6)
    s.line([*head, head[0]], k * 0.016)
    s.shade(t((0.42, 0.9), (0.6, 0.83), (0.78, 0.76), (0.8, 0.82), (0.6, 0.92), (0.44, 1.0)), flat(120), hatch(-35, k * 0.02, 0.4), mode="add")
    s.fill(smooth(t((0.42, 1.0), (0.36, 0.93), (0.24, 0.9), (0.3, 0.99), (0.38, 1.05))), 1, halo=4)
    s.fill(ellipse(*t((0.56, 0.995))[0], k * 0.036, k * 0.028), 0, 1, 0)
    s.fill(rect(x + 0.525 * k, y - 1.002 * k, k * 0.07, k * 0.016), 1)
    s.line(t((0.72, 0.815), (0.79, 0.83)), k * 0.014)
    s.fill(ellipse(*t((0.775, 0.865))[0], k * 0.014), 1)
    for i, (px, py) in enumerate(((0.84, 0.83), (0.82, 0.79), (0.8, 0.77))):
        s.line(t((0.75, 0.81), (px, py), (px + 0.07, py - 0.05 - i * 0.02)), 3, 5, 2, k=1, s=1)


@picture("anatoli", "goat-on-the-ramp", OCHRE)
def goat_on_the_ramp(s: Sheet) -> None:
    """A goat among bales on the ramp of a ferry, the harbour behind."""
    s.fill(rect(0, 0, W, 560), 1, 0, 0)
    s.shade(rect(0, 0, W, 560), roughen(tone(lambda x, y: 60 + math.hypot(x - 1130, (y - 420) * 1.2) * 0.28), 30, 40), rays(1130, 420, 170, 0.4), mode="carve")
    s.fill(ellipse(1130, 400, 128), 0, 1, 0, halo=10)
    for i in range(6):
        s.fill(rect(990, 424 + i * 16, 290, 3 + i), 0, 0, 0)
    coast = smooth([(0, 520), (140, 468), (330, 500), (470, 452), (640, 505), (860, 520), (1240, 515), (1420, 470), (1620, 505), (1620, 570), (0, 570)], False)
    s.fill(coast, 1, halo=6)
    s.shade(coast, flat(190), hatch(120, 10, 0.8), mode="carve")
    water(s, rect(0, 556, W, H - 556), ramp(0, 556, 110, 0, 700, 220), 545, 12, 1.0)
    ramp_ = [(0, 1010), (250, 668), (1390, 668), (W, 940), (W, H), (0, H)]
    s.fill(ramp_, 0, 0, 0, halo=8)
    with s.clip(ramp_):
        for i in range(13):
            px = 250 + i * 95
            s.line([(px, 668), (800 + (px - 800) * 2.3, H + 40)], 3, 8)
        for i, py in enumerate((700, 742, 800, 878, 980)):
            s.line([(0, py + 8), (W, py)], 5 + i * 1.6)
        s.shade(ramp_, ramp(0, 660, 70, 0, H, 20), hatch(4, 12, 0.6), mode="add")
    s.line([(250, 668), (1390, 668)], 13, halo=4)
    for px, lean in ((236, -120), (1404, 120)):
        s.line([(px, 668), (px + lean, 0)], 12, 20, halo=5)
        for i in range(14):
            q = lerp((px, 668), (px + lean, 0), (i + 0.5) / 14)
            s.fill(ellipse(*q, 17, 23), 1, halo=4)
            s.fill(ellipse(*q, 7, 11), 0, 0, 0)
    bale(s, 372, 812, 250, 140)
    bale(s, 640, 822, 262, 144)
    bale(s, 486, 668, 252, 132)
    bale(s, 214, 946, 296, 166)
    s.fill(ellipse(1010, 958, 320, 26), 1, None, None)
    s.shade(ellipse(1010, 958, 320, 26), flat(150), hatch(0, 9, 0.4), mode="carve")
    goat(s, 985, 962, 520)
    for i in range(60):
        px, py = 560 + 480 * noise(i, 1, 9), 940 + 90 * noise(i, 5, 9)
        s.line([(px, py), (px + 34 * math.cos(i), py + 15 * math.sin(i * 1.7))], 3, 2, k=1, s=1)
