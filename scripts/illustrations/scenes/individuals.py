"""A typewriter and a kitchen table."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..canvas import H, Sheet, W, relief
from ..figures import WALK, Dress, person
from ..geometry import Path, Pt, arc, ellipse, lerp, rect, smooth
from ..props import halftone, lamp_post, lit_ground, smoke
from ..registry import OCHRE, SLATE, picture
from ..screens import flat, hatch, ramp, rays, roughen, tone


@picture("individuals", "typewriter", SLATE)
def typewriter(s: Sheet) -> None:
    """A typewriter on a desk by lamplight, a sheet in the carriage."""
    s.fill(rect(0, 0, W, H), 0, 1, 0)
    lamp = (1330.0, 250.0)
    s.shade(rect(0, 0, W, 720), roughen(tone(lambda x, y: 40 + math.hypot(x - lamp[0], y - lamp[1]) * 0.2), 40, 40), rays(lamp[0], lamp[1], 170, 0.4))
    desk = [(0, 700), (W, 700), (W, H), (0, H)]
    s.fill(desk, 0, 0, 0, halo=6)
    lit_ground(s, desk, tone(lambda x, y: 70 + abs(x - 900) * 0.12 + (y - 700) * 0.1), hatch(90, 15, 1.0))
    shade = [(1210, 230), (1450, 230), (1540, 400), (1120, 400)]
    s.fill(ellipse(1330, 402, 210, 34), 0, 0, 0, halo=4)
    s.line([(1330, 400), (1330, 720)], 22, halo=6)
    s.fill(smooth([(1220, 770), (1240, 730), (1330, 712), (1420, 730), (1440, 770)]), 1, halo=6)
    s.fill(shade, 1, 0, 0, halo=7)
    m = s.mask(shade)
    s.shade(m, relief(m, (-0.8, 0.2), 40, 262, 3), hatch(8, 15, 0.3), mode="carve")
    s.shade(smooth([(230, 960), (800, 1020), (1260, 980), (1290, 900), (1000, 880), (300, 880)]), flat(225), hatch(90, 12, 0.6), mode="add")

    def iron(pts: Sequence[Pt], along: float, ink: tuple[int, int, int] = (1, 0, 0), light: tuple[float, float] = (0.8, -0.6), r: float = 24) -> None:
        s.fill(pts, *ink, halo=8)
        m = s.mask(pts)
        s.shade(m, relief(m, light, r, 272, 3.4), hatch(along, 12, 0.3), mode="carve")

    curl = smooth([(500, 70), (560, 30), (760, 46), (960, 20), (1010, 60), (1020, 250), (1030, 480), (490, 480), (494, 260)], False)
    s.fill(curl, 0, 0, 0, halo=9)
    s.line([*curl, curl[0]], 7)
    for i in range(6):
        y = 140 + i * 46
        x0 = 560.0
        for w in ((90, 50, 120, 70), (40, 130, 60, 90), (110, 80, 40, 60), (60, 60, 150), (130, 50, 90, 50), (80, 40))[i]:
            s.line([(x0, y), (x0 + w, y - 1)], 13)
            x0 += w + 18
    s.shade([(490, 400), (1030, 400), (1030, 480), (490, 480)], ramp(0, 400, 20, 0, 480, 190), hatch(90, 10, 0.3))
    roller = [(330, 440), (1210, 440), (1210, 530), (330, 530)]
    iron(roller, 0, (1, 0, 0), (0.1, -1), 26)
    for x in (280, 1214):
        iron([(x, 450), (x + 46, 450), (x + 46, 520), (x, 520)], 90)
        knob = smooth([(x - 24, 440), (x + 70, 440), (x + 70, 530), (x - 24, 530)], True, 3)
        iron(knob, 90, (1, 1, 0), (0.8, -0.6), 20)
    s.line(smooth([(300, 440), (250, 380), (190, 350)], False), 16, 20, 26, halo=6)
    s.line([(470, 470), (1060, 470)], 8, k=0)
    for x in (560, 940):
        s.fill(ellipse(x, 470, 26, 20), 0, 0, 0, halo=4)
        s.line([*ellipse(x, 470, 26, 20), (x + 26, 470)], 6)
    body = smooth([(360, 540), (1180, 540), (1240, 640), (1280, 760), (1330, 900), (1316, 940), (224, 940), (210, 900), (260, 760), (300, 640)], False)
    iron(body, 84, (1, 0, 0), (0.7, -0.7), 34)
    basket = smooth([(520, 552), (1020, 552), (980, 640), (890, 690), (770, 704), (650, 690), (560, 640)], False)
    s.fill(basket, 0, 0, 0, halo=3)
    s.fill(basket, 1)
    for i in range(29):
        a = 180 - i * 180 / 28
        p, q = arc(770, 540, 236, 150, a, a, 1)[0], arc(770, 545, 66, 30, a, a, 1)[0]
        s.line([p, q], 7, 2, k=0)
    s.line(arc(770, 540, 244, 156, 4, 176, 30), 8, 12, 8, k=0, r=0)
    s.line([(770, 545), (772, 476)], 8, 6, halo=4)
    plate = [(300, 735), (1240, 735), (1316, 925), (224, 925)]
    s.fill(plate, 1, 0, 0)
    s.line([(300, 735), (1240, 735)], 5, k=0)
    for row in range(4):
        y = 762 + row * 46
        n = 11
        x0, x1 = 338 - row * 17 + (row % 2) * 28, 1196 + row * 17 + (row % 2) * 10
        for i in range(n):
            x = x0 + (x1 - x0) * i / (n - 1)
            s.fill(ellipse(x, y + 10, 33, 23), 1, 0, 0, halo=3)
            red = (row, i) in ((1, 0), (3, 10), (0, 10))
            s.fill(ellipse(x, y, 31, 20), 0, 1 if red else 0, 0, halo=0)
            s.line([*ellipse(x, y, 31, 20), (x + 31, y)], 5)
            s.line(arc(x, y, 19, 11, 20, 150, 8), 1, 5, 1)
    bar = smooth([(520, 946), (1020, 946), (1030, 972), (510, 972)], True, 3)
    iron(bar, 0, (1, 1, 0), (0, -1), 14)
    for q in ([(40, 820), (210, 790), (250, 900), (70, 940)], [(20, 850), (180, 840), (200, 960), (30, 980)]):
        s.fill(q, 0, 0, 0, halo=5)
        s.line([*q, q[0]], 6)
        for k in range(4):
            s.line([lerp(q[0], q[3], 0.2 + k * 0.2), lerp(q[1], q[2], 0.2 + k * 0.2)], 6)
    mug = [(1400, 820), (1530, 820), (1518, 970), (1412, 970)]
    h = ellipse(1534, 885, 36, 42)
    s.line([*h, h[0]], 18, halo=4)
    iron(mug, 0, (1, 1, 0), (-0.7, 0), 26)
    s.fill(ellipse(1465, 820, 65, 18), 0, 0, 0, halo=3)
    s.fill(ellipse(1465, 824, 55, 12), 1)
    smoke(s, [(1470, 800), (1490, 730), (1450, 660), (1490, 590)], (26, 30, 22, 2))


@picture("individuals", "kitchen-window", OCHRE)
def kitchen_window(s: Sheet) -> None:
    """A kitchen table with a pot and bread, and the street beyond the window."""
    s.fill(rect(0, 0, W, H), 1, 0, 0)
    s.shade(rect(0, 0, W, 760), roughen(tone(lambda x, y: 165 + abs(x - 800) * 0.1), 30, 50), hatch(0, 17, 0.5), mode="carve")
    win = rect(380, 60, 840, 590)
    s.fill(win, 0, 0, 0, halo=14)
    halftone(s, win, ramp(0, 60, 200, 0, 420, 10), "s", 10, 20)
    for i, (x, w, top) in enumerate(((380, 190, 180), (570, 160, 240), (730, 110, 290), (1010, 90, 280), (1100, 130, 200))):
        b = [(x, top), (x + w, top + (20 if x < 800 else -20)), (x + w, 560), (x, 560)]
        s.fill(b, 1 if i % 2 else 0, 1, 0, halo=4)
        s.line([*b, b[0]], 5)
        if i % 2:
            s.shade(b, flat(180), hatch(90, 9, 0.3), mode="carve")
        s.fill([(x - 6, top + 6), (x + w / 2, top - 54), (x + w + 6, top + 6)], 1, halo=4)
        s.fill(rect(x + w * 0.6, top - 70, 24, 60), 1, halo=3)
        for r in range(3):
            for c in range(2):
                wq = rect(x + w * (0.16 + c * 0.42), top + 40 + r * 92, w * 0.24, 52)
                s.fill(wq, 0 if (r + c + i) % 3 == 0 else 1, 0, 1 if (r + c + i) % 3 == 0 else 0, halo=3)
    smoke(s, [(520, 120), (560, 96), (640, 106), (720, 80)], (14, 34, 40, 6))
    road = [(840, 470), (1010, 470), (1220, 650), (380, 650), (380, 600)]
    s.fill(road, 0, 0, 0, halo=4)
    s.shade(road, ramp(0, 470, 30, 0, 650, 140), hatch(90, 11, 0.6))
    lamp_post(s, 770, 590, 250)
    person(s, 930, 590, 130, WALK, Dress(hat="cap"), "side", -1)
    person(s, 1050, 620, 170, WALK, Dress(hat="scarf", skirt=True, coat=(0, 1, 0)), "side", 1)
    for x in (380, 800, 1220):
        s.line([(x, 52), (x, 660)], 20 if x == 800 else 34, halo=5)
        s.line([(x - 4, 64), (x - 4, 646)], 2, 5, 2, k=0)
    for y in (60, 300, 650):
        s.line([(366, y), (1234, y)], 16 if y == 300 else 32, halo=5)
    sill = [(330, 664), (1270, 664), (1300, 700), (300, 700)]
    s.fill(sill, 0, 0, 0, halo=5)
    s.line([*sill, sill[0]], 7)
    for f, x in ((1, 300), (-1, 1300)):
        edge = smooth(
            [(x - 40 * f, -10), (x + 190 * f, -10), (x + 170 * f, 200), (x + 120 * f, 380), (x + 30 * f, 460), (x + 60 * f, 720), (x - 60 * f, 720)], False
        )
        s.fill(edge, 0, 1, 0, halo=8)
        s.line([*edge, edge[0]], 8)
        for i in range(7):
            s.line(smooth([(x + (-20 + i * 28) * f, -10), (x + (-10 + i * 24) * f, 220), (x + (0 + i * 6) * f, 450)], False), 11, 8, 2)
        s.line([(x - 10 * f, 456), (x + 60 * f, 474)], 20, halo=4)
    for x, ink in ((470, 1), (1130, 0)):
        for i in range(9):
            a = math.radians(-160 + i * 17)
            tip = (x + math.cos(a) * 72, 590 + math.sin(a) * 110)
            s.line(smooth([(x, 600), ((x + tip[0]) / 2 + 6, (600 + tip[1]) / 2 - 16), tip], False), 4, 22, 1, k=1, halo=3)
            if ink and i % 3 == 1:
                s.fill(ellipse(*tip, 17), 0, 1, 0, halo=4)
        pot = [(x - 50, 592), (x + 50, 592), (x + 38, 668), (x - 38, 668)]
        s.fill(pot, 0, 1, 0, halo=5)
        s.line([*pot, pot[0]], 6)
        s.line([(x - 54, 600), (x + 54, 600)], 16)
    table = [(180, 800), (1420, 800), (1680, 1090), (-80, 1090)]
    s.fill(table, 0, 0, 0, halo=9)
    for i in range(9):
        for j in range(5):
            if (i + j) % 2 == 0:
                continue
            z0, z1 = (j / 5) ** 1.25, ((j + 1) / 5) ** 1.25
            a, b = lerp(table[0], table[3], z0), lerp(table[1], table[2], z0)
            c, d = lerp(table[0], table[3], z1), lerp(table[1], table[2], z1)
            q = [lerp(a, b, i / 9), lerp(a, b, (i + 1) / 9), lerp(c, d, (i + 1) / 9), lerp(c, d, i / 9)]
            s.fill(q, 0, 1, 0)
    s.line([*table, table[0]], 9)
    s.shade(rect(-80, 800, 600, 290), ramp(0, 900, 130, 520, 900, 20), hatch(60, 12, 0.4), mode="add")
    s.shade(rect(1080, 800, 600, 290), ramp(1080, 900, 20, 1600, 900, 130), hatch(-60, 12, 0.4), mode="add")

    def body(pts: Path, ink: tuple[int, int, int], along: float, r: float = 28, dark: float = 262) -> None:
        s.fill(pts, *ink, halo=8)
        if not ink[0]:
            s.line([*pts, pts[0]], 7)
        m = s.mask(pts)
        s.shade(m, relief(m, (0.4, -0.9), r, dark if ink[0] else 95, 2.8), hatch(along, 11, 0.3), mode="carve" if ink[0] else "add")

    def shadow(x: float, y: float, rx: float) -> None:
        s.shade(ellipse(x - rx * 0.3, y, rx * 1.3, rx * 0.22), flat(210), hatch(90, 9, 0.3), mode="add")

    shadow(480, 985, 190)
    handle = arc(640, 850, 70, 80, -100, 120, 20)
    s.line(handle, 22, halo=6)
    body(smooth([(330, 860), (400, 740), (480, 716), (560, 740), (630, 860), (600, 970), (480, 990), (360, 970)]), (1, 0, 0), 80, 34)
    body(smooth([(350, 850), (300, 810), (250, 740), (224, 730), (240, 790), (290, 890), (350, 930)]), (1, 0, 0), 60, 16)
    body(smooth([(400, 742), (430, 706), (480, 692), (530, 706), (560, 742), (480, 756)]), (1, 1, 0), 90, 14)
    s.fill(ellipse(480, 680, 20, 18), 1, 0, 0, halo=4)
    smoke(s, [(226, 716), (200, 660), (244, 600), (214, 530), (250, 460)], (14, 34, 40, 30, 2))
    shadow(900, 985, 150)
    body(smooth([(730, 960), (760, 890), (860, 850), (980, 850), (1080, 890), (1100, 950), (1040, 990), (800, 996)]), (0, 0, 1), 20, 30)
    for i in range(4):
        s.line(smooth([(810 + i * 68, 880 - 10 * (i % 2)), (830 + i * 68, 910), (826 + i * 68, 944)], False), 2, 13, 2)
    s.line([(1130, 1010), (1400, 960)], 8, 12, 5, halo=4)
    s.line([(1130, 1010), (1030, 1034)], 26, 20, halo=5)
    for x, y in ((1240, 870), (700, 1030)):
        shadow(x, y + 50, 70)
        hq = ellipse(x + 66, y, 26, 30)
        s.line([*hq, hq[0]], 12, halo=3)
        body([(x - 64, y - 56), (x + 64, y - 56), (x + 52, y + 56), (x - 52, y + 56)], (0, 0, 0), 0, 24)
        s.fill(ellipse(x, y - 56, 64, 17), 0, 0, 0, halo=2)
        s.line([*ellipse(x, y - 56, 64, 17), (x + 64, y - 56)], 6)
        s.fill(ellipse(x, y - 52, 50, 11), 1)
    q = [(100, 990), (300, 960), (380, 1040), (160, 1080)]
    s.fill(q, 0, 0, 0, halo=6)
    s.line([*q, q[0]], 6)
    for k in range(4):
        s.line([lerp(q[0], q[3], 0.25 + k * 0.18), lerp(q[1], q[2], 0.25 + k * 0.18)], 6)
