"""River boats and seed."""

from __future__ import annotations

import math

from ..canvas import H, Sheet, W, relief
from ..figures import Dress, Pose, person
from ..geometry import Pt, ellipse, rect, ribbon, smooth
from ..props import cloud, halftone, lit_ground, water
from ..registry import OCHRE, SLATE, picture
from ..screens import flat, hatch, noise, ramp, rays, roughen, tone


def boat(s: Sheet, x: float, y: float, w: float, ink: tuple[int, int, int], f: int = 1) -> None:
    """A long river boat, its water line at y."""

    def t(px: float, py: float) -> Pt:
        return (x + px * w * f, y + py * w)

    hull = smooth(
        [
            t(-0.54, -0.16),
            t(-0.4, -0.07),
            t(-0.1, -0.045),
            t(0.25, -0.06),
            t(0.5, -0.13),
            t(0.6, -0.22),
            t(0.53, -0.02),
            t(0.4, 0.035),
            t(0, 0.05),
            t(-0.4, 0.03),
            t(-0.5, -0.04),
        ],
        True,
        6,
    )
    s.fill(hull, *ink, halo=6)
    m = s.mask(hull)
    s.shade(m, relief(m, (-0.2, -1), w * 0.05, 255 if ink[0] else 90, 3), hatch(90 - 2 * f, max(8, w * 0.018), 0.3), mode="carve" if ink[0] else "add")
    s.line([t(-0.54, -0.165), t(-0.4, -0.075), t(-0.1, -0.05), t(0.25, -0.065), t(0.5, -0.135), t(0.6, -0.225)], w * 0.012, w * 0.022, w * 0.012, k=1, halo=2)
    s.fill(ellipse(*t(0.47, -0.09), w * 0.016), 0, halo=0)


@picture("river-coop", "river-boats", SLATE)
def river_boats(s: Sheet) -> None:
    """Boatmen poling laden boats on a wide river at evening."""
    sun = (1120.0, 330.0)
    halftone(s, rect(0, 0, W, 470), tone(lambda x, y: 215 - math.hypot((x - sun[0]) * 0.8, (y - sun[1])) * 0.3))
    s.shade(rect(0, 0, W, 470), tone(lambda x, y: math.hypot((x - sun[0]) * 0.8, y - sun[1]) * 0.24 - 70), hatch(90, 15, 1.0), mode="add")
    s.fill(ellipse(*sun, 96, n=60), 0, 0, 0, halo=8)
    for c in ((300, 180, 420, 60), (720, 110, 260, 44)):
        cloud(s, *c, seed=int(c[0]))
    bank = smooth([(0, 440), (160, 380), (330, 410), (520, 360), (760, 430), (960, 420), (1180, 440), (1350, 390), (1600, 400), (1600, 480), (0, 480)], False)
    s.fill(bank, 1, 0, 0, halo=5)
    s.shade(bank, flat(205), hatch(150, 11, 0.8), mode="carve")
    for i in range(9):
        x = 60 + i * 62 + 20 * noise(i, 2, 3)
        palm(s, x, 430, 110 + 40 * noise(i, 4, 5))
    for x in (1330, 1420, 1530):
        palm(s, x, 430, 130)
    for x, w in ((1200, 70), (1280, 54), (820, 64)):
        s.fill(rect(x, 420, w, 44), 0, 0, 0, halo=3)
        s.line([*rect(x, 420, w, 44), (x, 420)], 4)
        s.fill([(x - 10, 424), (x + w / 2, 390), (x + w + 10, 424)], 1, halo=3)
    water(s, rect(0, 466, W, 610), tone(lambda x, y: 70 + (y - 466) * 0.17 + min(80, abs(x - sun[0]) * 0.14)), 452, 15, 1.0)
    halftone(s, rect(0, 466, W, 610), tone(lambda x, y: 190 - abs(x - sun[0]) * 0.9 / (1 + (y - 466) / 300)), "r", 10)
    halftone(s, rect(0, 466, W, 610), tone(lambda x, y: min(170, abs(x - sun[0]) * 0.22)), "s", 10, 20)
    for i in range(16):
        y = 480 + i * 15
        n = 40 + i * 9 + 30 * noise(i * 1.4, 2, 3)
        s.line([(sun[0] - n, y), (sun[0], y + 2), (sun[0] + n, y)], 1, 6 + i * 0.4, 1, k=0, r=0, s=0)
    far_boat(s, 520, 560, 300, 1)
    far_boat(s, 1330, 600, 360, -1)

    def sack_row(x: float, y: float, n: int, r: float) -> None:
        for row in range(2):
            for i in range(n - row):
                c = (x + i * r * 1.7 + row * r * 0.8, y - row * r * 1.05)
                q = smooth(
                    [
                        (c[0] - r, c[1] + r * 0.6),
                        (c[0] - r * 0.9, c[1] - r * 0.5),
                        (c[0], c[1] - r * 0.75),
                        (c[0] + r * 0.9, c[1] - r * 0.5),
                        (c[0] + r, c[1] + r * 0.6),
                    ]
                )
                s.fill(q, 0, 0, 0, halo=4)
                s.line([*q, q[0]], 5)
                m = s.mask(q)
                s.shade(m, relief(m, (-0.3, -0.9), r * 0.4, 70, 2.6), hatch(20, 9, 0.4), mode="add")

    big_y = 850.0
    reflect = smooth([(150, 900), (500, 925), (900, 925), (1330, 890), (1200, 990), (700, 1020), (300, 980)])
    s.shade(reflect, flat(215), hatch(90, 17, 0.9), mode="add")
    person(
        s,
        360,
        800,
        430,
        Pose(24, (66, 40), (96, 70), (28, 4), (-26, -34), 6),
        Dress(coat=(0, 0, 0), legs=(1, 0, 0), hat="straw", hem=0.03),
        "side",
        1,
        (0.8, -0.4),
    )
    sack_row(600, 790, 5, 58)
    person(s, 1110, 780, 250, Pose(4, (34, 80), (20, 70), (86, 4), (80, 0)), Dress(coat=(1, 1, 0), hat="redscarf", hem=0.02), "side", -1, (0.8, -0.4), seat=30)
    boat(s, 740, big_y, 1040, (1, 0, 0), 1)
    s.line([(470, 400), (430, 660), (330, 1060)], 10, 13, 11, halo=5)
    for i in range(5):
        s.line([(150 - i * 20, 905 + i * 26), (420, 930 + i * 26), (700, 916 + i * 26)], 1, 9, 1, k=0, r=0, s=0)
    for i in range(14):
        x = 1290 + i * 24
        s.line(smooth([(x, 1080), (x + 14 * noise(i, 1, 2), 960), (x + 40 * noise(i, 9, 2), 800 + 60 * noise(i, 5, 5))], False), 14, 9, 1, halo=3)
    for i in range(7):
        x = 1310 + i * 46
        s.fill(ellipse(x, 820 + 50 * noise(i, 3, 7), 9, 34, 8), 1, halo=3)


def palm(s: Sheet, x: float, y: float, h: float) -> None:
    """A date palm."""
    top = (x + h * 0.08, y - h)
    s.line(smooth([(x, y), (x + h * 0.02, y - h * 0.5), top], False), h * 0.09, h * 0.055, halo=2)
    for a in (-170, -140, -110, -75, -40, -10, -190, 10):
        r = math.radians(a)
        tip = (top[0] + math.cos(r) * h * 0.42, top[1] + math.sin(r) * h * 0.3 + h * 0.12)
        mid = (top[0] + math.cos(r) * h * 0.24, top[1] + math.sin(r) * h * 0.28 - h * 0.02)
        s.line(smooth([top, mid, tip], False), h * 0.03, h * 0.085, 1)


def far_boat(s: Sheet, x: float, y: float, w: float, f: int) -> None:
    """A boat in the middle distance with its man."""
    person(s, x - 0.3 * w * f, y - 6, w * 0.52, Pose(14, (60, 40), (80, 60), (20, 4), (-20, -26)), Dress(hat="straw", legs=(0, 1, 0)), "side", f, (0.8, -0.4))
    boat(s, x, y, w, (1, 0, 0), f)
    s.line([(x - 0.1 * w * f, y - w * 0.62), (x - 0.32 * w * f, y + w * 0.12)], 6, halo=3)
    for i in range(3):
        s.fill(smooth([(x + (i * 0.13) * w - 22, y - 10), (x + i * 0.13 * w, y - w * 0.15), (x + i * 0.13 * w + 24, y - 10)]), 0, 1, 0, halo=3)
    boat(s, x, y, w, (1, 0, 0), f)


@picture("river-coop", "seed-sacks", OCHRE)
def seed_sacks(s: Sheet) -> None:
    """Open sacks of seed, a scoop and hands sharing it out in a store."""
    s.fill(rect(0, 0, W, H), 1, 0, 0)
    s.shade(rect(0, 0, W, 640), roughen(tone(lambda x, y: 120 + math.hypot(x - 1180, y - 230) * 0.14), 40, 40), hatch(0, 19, 0.15), mode="carve")
    for x in range(0, 1700, 150):
        s.line([(x, 0), (x, 640)], 10, halo=3)
    door = rect(1030, 60, 300, 580)
    s.fill(door, 0, 0, 0, halo=12)
    halftone(s, door, ramp(0, 60, 190, 0, 480, 10), "s", 10, 20)
    field = [(1030, 420), (1330, 400), (1330, 640), (1030, 640)]
    s.fill(field, 0, 0, 1)
    for i in range(9):
        s.line([(1180 + (i - 4) * 8, 412), (1180 + (i - 4) * 90, 650)], 2, 12)
    s.fill(ellipse(1180, 250, 54), 0, 1, 0, halo=6)
    s.line([*door, door[0]], 14)
    for q in ([(1030, 660), (1330, 660), (1560, 1067), (620, 1067)],):
        s.fill(q, 0, 0, 0)
        s.shade(q, ramp(0, 640, 20, 0, 1000, 130), rays(1180, 300, 110, 0.4))
    lit_ground(s, [(0, 640), (1040, 640), (640, 1067), (0, 1067)], flat(205), hatch(90, 15, 0.6))
    shelf = [(60, 210), (760, 210), (760, 232), (60, 232)]
    s.fill(shelf, 1, halo=6)
    for i in range(7):
        x = 84 + i * 96
        jar = smooth([(x, 208), (x - 4, 130), (x + 16, 108), (x + 52, 108), (x + 72, 130), (x + 68, 208)], False)
        s.fill(jar, 0, 0, 0, halo=4)
        s.line([*jar, jar[0]], 6)
        s.fill([(x + 2, 204), (x, 150 + (i * 37) % 34), (x + 68, 150 + (i * 37) % 34), (x + 66, 204)], *[(0, 1, 0), (0, 0, 1), (1, 0, 0)][i % 3])
        s.fill(rect(x + 12, 92, 44, 18), 1, halo=2)

    def sack(x: float, y: float, w: float, h: float, ink: tuple[int, int, int], seed: int, open_: bool = True) -> None:
        wob = [noise(seed, i, 9) for i in range(8)]
        body = smooth(
            [
                (x - w * 0.44, y - h * (0.8 + wob[7] * 0.02)),
                (x - w * (0.5 + wob[0] * 0.03), y - h * 0.5),
                (x - w * (0.55 + wob[1] * 0.04), y - h * 0.16),
                (x - w * 0.46, y),
                (x, y + h * 0.03),
                (x + w * 0.46, y),
                (x + w * (0.55 + wob[2] * 0.04), y - h * 0.16),
                (x + w * (0.5 + wob[3] * 0.03), y - h * 0.5),
                (x + w * 0.44, y - h * 0.8),
            ],
            False,
        )
        s.fill(body, 0, 0, 0, halo=8)
        m = s.mask(body)
        s.shade(m, relief(m, (0.7, -0.6), w * 0.22, 105, 2.3), hatch(78, 12, 0.5))
        s.line([*body, body[0]], 8)
        for i in range(4):
            fx = x + w * (-0.34 + i * 0.22)
            s.line(
                smooth([(fx, y - h * 0.78), (fx + w * 0.03 * wob[i], y - h * 0.55), (fx + w * 0.07 * wob[i + 2], y - h * (0.3 - 0.1 * wob[i]))], False), 7, 5, 1
            )
        s.fill(rect(x - w * 0.2, y - h * 0.44, w * 0.4, h * 0.2), 0, 1, 0)
        s.fill(ellipse(x, y - h * 0.34, w * 0.1, h * 0.055), 0, 0, 0)
        if open_:
            ring = ellipse(x, y - h * 0.82, w * 0.48, h * 0.13)
            roll = smooth(ribbon([*ring, ring[0], ring[1]], [h * 0.075]), True, 1)
            s.fill(ring, 1, halo=7)
            heap = smooth(
                [
                    (x - w * 0.42, y - h * 0.8),
                    (x - w * 0.22, y - h * 0.94),
                    (x, y - h * 1.02),
                    (x + w * 0.24, y - h * 0.93),
                    (x + w * 0.42, y - h * 0.8),
                    (x, y - h * 0.72),
                ]
            )
            s.fill(heap, *ink)
            m = s.mask(heap)
            s.line([*heap, heap[0]], 5)
            s.gouges(heap, int(w * 0.7), 13, 7, 40, 0 if ink[0] else 1)
            front = ribbon(ring[0:21], [h * 0.07, h * 0.1, h * 0.07])
            s.fill(front, 0, 0, 0, halo=4)
            s.line([*front, front[0]], 5)
            s.gouges(front, int(w / 12), h * 0.06, 4, 0, 1)
            assert roll

    sack(130, 800, 300, 380, (0, 1, 0), 4)
    sack(420, 770, 270, 330, (0, 0, 1), 5)
    j = person(
        s,
        700,
        960,
        760,
        Pose(18, (46, 78), (40, 82), (8, 2), (-10, -10), 16),
        Dress(coat=(1, 1, 0), hat="scarf", skirt=True, legs=(1, 0, 0), hem=0.04, apron=True),
        "side",
        1,
        (0.8, -0.4),
    )
    k = person(
        s,
        1400,
        990,
        780,
        Pose(12, (40, 86), (52, 84), (8, 2), (-10, -10), 12),
        Dress(coat=(1, 0, 0), hat="straw", legs=(1, 0, 0), hem=0.04),
        "side",
        -1,
        (-0.8, -0.5),
    )
    for (hx, hy), f in ((j.near_hand, 1), (k.near_hand, -1)):
        bowl = smooth([(hx - 10, hy - 24), (hx + 90 * f, hy - 26), (hx + 70 * f, hy + 14), (hx + 40 * f, hy + 24), (hx + 6 * f, hy + 10)])
        s.fill(bowl, 1, 0, 0, halo=5)
        s.fill(smooth([(hx, hy - 26), (hx + 40 * f, hy - 50), (hx + 82 * f, hy - 26)]), 0, 0, 1, halo=3)
        s.gouges([(hx, hy - 26), (hx + 40 * f, hy - 50), (hx + 82 * f, hy - 26)], 12, 9, 5, 40, 1)
    s.gouges([(j.near_hand[0] + 80, j.near_hand[1] - 20), (j.near_hand[0] + 150, j.near_hand[1] - 10), (1080, 780), (1000, 780)], 70, 13, 7, 15, 1)
    sack(1010, 1050, 380, 330, (0, 0, 1), 1)
    sack(330, 1060, 420, 400, (1, 0, 0), 2)
    sack(1500, 1080, 330, 300, (0, 1, 0), 3)
