"""Hillsides, a hand press, a market, a painted wall."""

from __future__ import annotations

import math

from ..canvas import H, Sheet, W, relief
from ..figures import CARRY, SPEAK, STAND, WALK, Dress, Pose, person
from ..geometry import Path, Pt, arc, ellipse, lerp, rect, ribbon, smooth
from ..props import bricks, cloud, halftone, lit_ground
from ..registry import OCHRE, SLATE, picture
from ..screens import flat, hatch, noise, ramp, rays, rings, roughen, tone


def house(s: Sheet, x: float, y: float, w: float, h: float, ink: tuple[int, int, int], roof: int, lean: float = 0) -> None:
    """A hillside house: a lit front, a dark side, a roof, windows, a door."""
    d = w * 0.3
    front = [(x, y), (x + w, y + lean), (x + w, y - h + lean), (x, y - h)]
    side = [(x + w, y + lean), (x + w + d, y - d * 0.6), (x + w + d, y - h - d * 0.35), (x + w, y - h + lean)]
    s.fill(side, 1, 0, 0, halo=3)
    m = s.mask(side)
    s.shade(m, flat(215), hatch(0, 9, 0.4), mode="carve")
    s.fill(front, *ink, halo=3)
    if ink[0]:
        s.shade(front, ramp(x, y - h, 150, x, y, 245), hatch(90, 9, 0.4), mode="carve")
    s.line([*front, front[0]], 4)
    if roof == 1:
        apex = (x + w * 0.5, y - h - w * 0.36)
        s.fill([(x - 6, y - h + 4), (x + w + 6, y - h + 4 + lean), apex], 1, 0, 0, halo=3)
        back = (apex[0] + d, apex[1] - d * 0.4)
        tiles = [apex, back, (x + w + d + 6, y - h - d * 0.3), (x + w + 6, y - h + 6 + lean)]
        s.fill(tiles, 0, 1, 0, halo=3)
        s.line([*tiles, tiles[0]], 4)
        for i in range(1, 5):
            s.line([lerp(tiles[0], tiles[3], i / 5), lerp(tiles[1], tiles[2], i / 5)], 4)
        s.fill([(x + 8, y - h), (x + w - 8, y - h), (apex[0], apex[1] + 14)], *ink)
    else:
        top = [(x - 5, y - h), (x + d * 0.9, y - h - d * 0.75), (x + w + d + 4, y - h - d * 0.5), (x + w + 5, y - h + lean)]
        s.fill(top, 0 if roof == 0 else 1, 1 if roof == 0 else 0, 0, halo=3)
        s.line([*top, top[0]], 4)
        for i in range(1, 8):
            s.line([lerp(top[0], top[3], i / 8), lerp(top[1], top[2], i / 8)], 3, k=1 if roof == 0 else 0)
    n = 2 if w > 70 else 1
    rows = 2 if h > 90 else 1
    for j in range(rows):
        for i in range(n):
            wx, wy = x + w * (0.18 + i * 0.46), y - h * (0.86 - j * 0.44)
            win = rect(wx, wy, w * 0.22, h * (0.27 if rows == 1 else 0.24))
            dark = 0 if ink[0] else 1
            s.fill(win, dark, 0, 0)
            s.line([(wx + w * 0.11, wy), (wx + w * 0.11, win[2][1])], 3, k=1 - dark)
    if rows == 1 or h > 120:
        s.fill(rect(x + w * 0.4, y - h * 0.36, w * 0.2, h * 0.36), 0 if ink[0] else 1)


@picture("taller-sur", "hillside-houses", OCHRE)
def hillside_houses(s: Sheet) -> None:
    """Stacked houses on a steep hill and a funicular."""
    halftone(s, rect(0, 0, W, 700), ramp(0, 0, 170, 200, 560, 5), "s", 11, 30)
    sun = (240.0, 200.0)
    s.shade(rect(0, 0, W, 700), tone(lambda x, y: min(150, math.hypot(x - sun[0], y - sun[1]) * 0.16 - 10)), rings(*sun, 22), mode="add")
    s.fill(ellipse(*sun, 86, n=60), 0, 1, 0, halo=10)
    far = smooth([(0, 640), (180, 540), (420, 600), (640, 470), (900, 520), (900, 1100), (0, 1100)], False)
    s.fill(far, 0, 0, 1, halo=5)
    s.shade(far, ramp(0, 480, 90, 0, 760, 170), hatch(125, 11, 0.8), mode="add")
    s.fill([(0, 700), (640, 690), (640, 900), (0, 900)], 0, 0, 0)
    s.shade(rect(0, 700, 640, 200), ramp(0, 700, 40, 0, 860, 120), hatch(90, 13, 0.8))

    def edge(x: float) -> float:
        return 985 - 830 * (1 / (1 + math.exp(-(x - 800) / 230)))

    hill = [(float(x), edge(x) + 14 * noise(x / 40, 1, 3)) for x in range(-20, 1640, 20)] + [(1640.0, 1100.0), (-20.0, 1100.0)]
    s.fill(hill, 1, 0, 0, halo=6)
    s.shade(hill, flat(215), hatch(40, 14, 0.9), mode="carve")
    inks = [(0, 0, 0), (0, 0, 1), (1, 0, 0), (0, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)]
    i = 0
    for row in range(13):
        y = 250 + row * 68
        size = 0.72 + row * 0.055
        xs = 0.0
        x = 1640.0 - (row % 2) * 50
        while x > -60:
            w = (84 + 34 * noise(i * 0.9, row, 5)) * size
            h = (88 + 46 * noise(i * 0.7 + 40, row, 6)) * size
            x -= w * 1.34 + 5
            top = edge(x + w * 0.4)
            if y - h * 0.35 < top or (row > 0 and noise(i * 1.3, row * 1.1, 9) > 0.62):
                i += 1
                continue
            rail = 1010 + (1050 - y) * 0.52
            if abs(x + w / 2 - rail) < 62 + w * 0.62:
                i += 1
                continue
            house(s, x, y + xs, w, h, inks[(i * 3 + row * 2) % 7], (i + row) % 3, 0)
            i += 1
    a, b = (1000.0, 1080.0), (1440.0, 190.0)
    track = [(a[0] - 70, a[1]), (a[0] + 70, a[1]), (b[0] + 26, b[1]), (b[0] - 26, b[1])]
    s.fill(track, 1, 0, 0, halo=7)
    for k in range(34):
        t = (k / 34) ** 0.8
        p, q = lerp(track[0], track[3], t), lerp(track[1], track[2], t)
        s.line([lerp(p, q, 0.12), lerp(p, q, 0.88)], 7 - 4 * t, k=0)
    for off in (0.28, 0.72):
        s.line([lerp(track[0], track[1], off), lerp(track[3], track[2], off)], 10, 4, k=0)
        s.line([lerp(track[0], track[1], off + 0.03), lerp(track[3], track[2], off + 0.03)], 5, 2, k=1)
    cx, cy = 1118.0, 828.0
    car = [(cx - 84, cy + 60), (cx + 96, cy + 60), (cx + 150, cy - 60), (cx + 130, cy - 150), (cx - 40, cy - 150), (cx - 84, cy - 50)]
    s.fill(car, 0, 1, 0, halo=8)
    s.line([*car, car[0]], 8)
    s.fill([(cx - 60, cy - 164), (cx + 146, cy - 164), (cx + 136, cy - 142), (cx - 50, cy - 142)], 1, halo=4)
    for k in range(3):
        win = [(cx - 62 + k * 62, cy - 20), (cx - 12 + k * 62, cy - 20), (cx + 6 + k * 58, cy - 120), (cx - 30 + k * 58, cy - 120)]
        s.fill(win, 0, 0, 0)
        s.line([*win, win[0]], 6)
        with s.clip(win):
            s.fill(ellipse(cx - 26 + k * 60, cy - 70, 15, 20), 1)
            s.fill(ellipse(cx - 26 + k * 60, cy - 14, 28, 38), 1)
    for k in range(9):
        s.line([(cx - 74 + k * 20, cy + 50), (cx - 70 + k * 21, cy + 2)], 4)
    s.fill([(cx - 96, cy + 60), (cx + 110, cy + 60), (cx + 90, cy + 92), (cx - 76, cy + 92)], 1, halo=4)
    for x, y, f in ((700, 1040, 1), (560, 1050, -1)):
        person(s, x, y, 150, WALK if f > 0 else CARRY, Dress(hat="scarf" if f > 0 else "straw", skirt=f > 0, legs=(0, 1, 0) if f > 0 else (1, 0, 0)), "side", f)


@picture("taller-sur", "printing-press", OCHRE)
def printing_press(s: Sheet) -> None:
    """A hand press with a printer pulling the bar."""
    s.fill(rect(0, 0, W, H), 0, 0, 0)
    s.shade(rect(0, 0, W, 820), roughen(tone(lambda x, y: 215 - max(0, 330 - math.hypot(x - 330, y - 330)) * 0.9), 40, 50), hatch(90, 15, 0.9))
    win = rect(150, 120, 330, 430)
    s.fill(win, 0, 0, 0, halo=10)
    halftone(s, win, ramp(0, 120, 190, 0, 560, 10), "s", 10, 20)
    for i in range(3):
        for j in range(4):
            q = rect(150 + i * 110, 120 + j * 108, 110, 108)
            s.line([*q, q[0]], 12)
    s.fill(rect(130, 548, 370, 26), 1, halo=4)
    for j in range(2):
        yy = 110 + j * 20
        s.line([(620, yy), (W, yy + 16)], 5, halo=3)
    for i, (x, ink) in enumerate(((660, 0), (830, 1), (1000, 0), (1400, 1))):
        q = [(x, 128 + i * 4), (x + 140, 130 + i * 4), (x + 132, 320), (x + 8, 316)]
        s.fill(q, 0, 0, 0, halo=5)
        s.line([*q, q[0]], 5)
        s.fill(ellipse(x + 70, 200, 36), 0 if ink else 1, ink, 0)
        for k in range(3):
            s.line([(x + 24, 254 + k * 18), (x + 116, 256 + k * 18)], 6)
    floor = [(0, 820), (W, 820), (W, H), (0, H)]
    s.fill(floor, 1, 0, 0)
    lit_ground(s, floor, ramp(0, 900, 120, 1600, 1000, 225), rays(700, 200, 150, 0.5))

    def iron(pts: Path, along: float = 90, ink: tuple[int, int, int] = (1, 0, 0)) -> None:
        s.fill(pts, *ink, halo=7)
        m = s.mask(pts)
        s.shade(m, relief(m, (-0.9, -0.4), 20, 262, 3.4), hatch(along, 12, 0.3), mode="carve")

    for x in (800, 1270):
        iron(smooth([(x - 34, 980), (x - 30, 860), (x - 24, 700), (x + 24, 700), (x + 30, 860), (x + 34, 980)], False))
        iron(smooth([(x - 90, 1000), (x - 60, 964), (x, 952), (x + 60, 964), (x + 90, 1000)], False), 0)
    iron([(520, 700), (1480, 700), (1480, 742), (520, 742)], 0)
    for i in range(20):
        s.cut([(540 + i * 47, 708), (540 + i * 47, 734)], 6)
    iron([(560, 640), (960, 640), (960, 700), (560, 700)], 0, (1, 1, 0))
    paper = [(560, 636), (900, 636), (1000, 410), (676, 410)]
    s.fill(paper, 0, 0, 0, halo=6)
    s.line([*paper, paper[0]], 9)
    s.fill([lerp(paper[0], paper[2], 0.3), lerp(paper[1], paper[2], 0.22), lerp(paper[2], paper[1], 0.28), lerp(paper[3], paper[1], 0.25)], 0, 1, 0)
    for k in range(3):
        s.line([lerp(paper[0], paper[3], 0.08 + k * 0.055), lerp(paper[1], paper[2], 0.08 + k * 0.055)], 5)
    iron([(930, 590), (1190, 590), (1210, 640), (910, 640)], 0)
    iron([(990, 330), (1130, 330), (1110, 590), (1010, 590)])
    iron(
        smooth(
            [
                (830, 720),
                (846, 500),
                (820, 330),
                (880, 230),
                (1060, 190),
                (1240, 230),
                (1300, 330),
                (1274, 500),
                (1290, 720),
                (1206, 720),
                (1214, 500),
                (1190, 350),
                (1060, 300),
                (930, 350),
                (906, 500),
                (914, 720),
            ],
            True,
        )
    )
    iron(smooth([(940, 236), (1000, 150), (1060, 120), (1120, 150), (1180, 236), (1060, 226)]), 0)
    s.fill(ellipse(1060, 178, 26), 0, 0, 1, halo=4)
    bar = ribbon([(1060, 470), (820, 500), (560, 470)], [34, 26, 20])
    s.fill(bar, 1, halo=7)
    s.line([(1040, 464), (820, 490), (600, 466)], 2, 7, 2, k=0)
    person(
        s,
        350,
        1030,
        800,
        Pose(-9, (70, 84), (56, 92), (20, 10), (-22, -28), 2),
        Dress(coat=(1, 1, 0), hat="cap", apron=True, hem=0.06),
        "side",
        1,
        (-0.9, -0.4),
    )
    s.fill(ellipse(556, 470, 26, 24), 0, halo=4)
    s.line([*ellipse(556, 470, 26, 24), (582, 470)], 5)
    for k in range(3):
        s.line([(544 + k * 10, 454), (544 + k * 10, 486)], 4)
    iron([(1340, 850), (1560, 850), (1560, 1067), (1340, 1067)])
    for k in range(7):
        q = [(1350 + k * 2, 840 - k * 11), (1546 + (k % 3) * 6, 836 - k * 11), (1548, 848 - k * 11), (1350, 852 - k * 11)]
        s.fill(q, 0, 0, 0, halo=2)
        s.line([*q, q[0]], 4)


@picture("taller-sur", "market-square", OCHRE)
def market_square(s: Sheet) -> None:
    """Stalls, awnings and shoppers before an arcade and a church tower."""
    halftone(s, rect(0, 0, W, 480), ramp(0, 0, 200, 0, 480, 10), "s", 11, 25)
    for c in ((260, 150, 330, 60), (1240, 110, 380, 70), (1480, 240, 260, 40)):
        cloud(s, *c, seed=int(c[0]))
    tower = rect(690, 60, 170, 460)
    s.fill(tower, 0, 0, 0, halo=6)
    s.shade(rect(775, 60, 85, 460), flat(150), hatch(90, 10, 0.3))
    s.line([*tower, tower[0]], 7)
    s.fill([(672, 66), (775, -20), (878, 66)], 0, 1, 0, halo=4)
    s.line([(672, 66), (775, -20), (878, 66), (672, 66)], 7)
    s.fill([*arc(775, 150, 34, 40, 180, 360), (809, 220), (741, 220)], 1)
    s.fill(smooth([(752, 200), (762, 160), (788, 160), (798, 200)]), 0)
    s.fill(ellipse(775, 292, 42), 0, halo=0)
    s.line([*ellipse(775, 292, 42), (817, 292)], 7)
    s.line([(775, 292), (775, 262)], 6)
    s.line([(775, 292), (795, 304)], 6)
    for x, w, y in ((0, 690, 300), (860, 740, 270)):
        wall = rect(x, y, w, 330)
        s.fill(wall, 1, 0, 0, halo=5)
        s.shade(wall, ramp(x, y, 190, x + w, y + 300, 245), hatch(90, 11, 0.4), mode="carve")
        s.fill(rect(x - 10, y - 14, w + 20, 22), 0, 1, 0, halo=4)
        s.line([(x, y + 10), (x + w, y + 10)], 6)
        for i in range(int(w / 110)):
            cx = x + 70 + i * 114
            s.fill([*arc(cx, y + 220, 38, 46, 180, 360), (cx + 38, y + 330), (cx - 38, y + 330)], 0, 0, 0)
            s.shade([*arc(cx, y + 220, 38, 46, 180, 360), (cx + 38, y + 330), (cx - 38, y + 330)], flat(170), hatch(0, 8, 0.3))
            s.fill(rect(cx - 22, y + 50, 44, 74), 0, 0, 1)
            s.line([*rect(cx - 22, y + 50, 44, 74), (cx - 22, y + 50)], 5)
            s.line([(cx, y + 50), (cx, y + 124)], 4)
    ground = [(0, 590), (W, 590), (W, H), (0, H)]
    s.fill(ground, 0, 0, 0, halo=3)
    lit_ground(s, ground, ramp(0, 590, 50, 0, H, 120), hatch(90, 22, 0.7))

    def small(x: float, y: float, h: float, f: int, hat: str, skirt: bool) -> None:
        person(s, x, y, h, WALK if int(x) % 2 else STAND, Dress(hat=hat, skirt=skirt, coat=(1, 0, 0) if int(x) % 3 else (0, 1, 0)), "side", f)

    for x, y, f, hat in (
        (90, 660, 1, "straw"),
        (150, 664, -1, "scarf"),
        (655, 668, 1, "cap"),
        (735, 672, -1, "scarf"),
        (831, 664, 1, "straw"),
        (905, 670, -1, "bun"),
        (1440, 664, 1, "cap"),
        (1511, 672, -1, "scarf"),
    ):
        small(x, y, 150, f, hat, hat in ("scarf", "bun"))

    def stall(x: float, y: float, w: float, ink: int, goods: int) -> None:
        top = y - w * 0.86
        for px in (x + 10, x + w - 10):
            s.line([(px, y), (px, top + 30)], w * 0.03, halo=3)
        s.fill(rect(x + 16, top + w * 0.2, w - 32, w * 0.4), 1, 0, 0)
        s.gouges(rect(x + 16, top + w * 0.2, w - 32, w * 0.4), 30, 26, 4, 90)
        seller = person(
            s,
            x + w * 0.5,
            y + w * 0.1,
            w * 0.98,
            Pose(4, (40, 70), (18, -50), (2, 2), (2, 2)),
            Dress(coat=(0, 0, 1), legs=(1, 0, 0), hat="straw" if ink else "scarf"),
            "front",
            1,
        )
        counter = [(x, y - w * 0.3), (x + w, y - w * 0.3), (x + w, y), (x, y)]
        s.fill(counter, 1, 0, 0, halo=5)
        s.shade(counter, flat(205), hatch(0, w * 0.045, 0.2), mode="carve")
        for i in range(3):
            q = [
                (x + 6 + i * w / 3, y - w * 0.28),
                (x + w / 3 - 4 + i * w / 3, y - w * 0.28),
                (x + w / 3 - 10 + i * w / 3, y - w * 0.18),
                (x + 12 + i * w / 3, y - w * 0.18),
            ]
            r = w * 0.034
            for row in range(3):
                for k in range(5 - row):
                    c = (x + w * 0.055 + row * r + k * r * 1.9 + i * w / 3, y - w * 0.3 - row * r * 1.5)
                    col = [(0, 1, 0), (0, 0, 1), (0, 0, 0)][(i + goods) % 3]
                    s.fill(ellipse(*c, r * 1.1), 1, halo=1)
                    s.fill(ellipse(c[0], c[1], r * 0.85), *col)
                    s.line(arc(c[0], c[1], r * 0.6, r * 0.6, 10, 100, 6), 1, 4, 1)
            s.fill(q, 1, 0, 0, halo=3)
            s.line([lerp(q[0], q[3], 0.5), lerp(q[1], q[2], 0.5)], 4, k=0)
        n = 8
        for i in range(n):
            a, b = x - w * 0.06 + i * w * 1.12 / n, x - w * 0.06 + (i + 1) * w * 1.12 / n
            c, d = x + w * 0.04 + i * w * 0.92 / n, x + w * 0.04 + (i + 1) * w * 0.92 / n
            flap = [(c, top - w * 0.02), (d, top - w * 0.02), (b, top + w * 0.2), *arc((a + b) / 2, top + w * 0.2, (b - a) / 2, w * 0.05, 0, 180, 8)]
            s.fill(flap, 0, ink if i % 2 == 0 else 0, 0 if ink or i % 2 else 1, halo=2)
            s.line([*flap, flap[0]], 4)
            if i % 2:
                s.shade([(c, top), (d, top), (b, top + w * 0.2), (a, top + w * 0.2)], ramp(0, top, 10, 0, top + w * 0.22, 110), hatch(90, 8, 0.2), mode="add")
        assert seller

    stall(960, 800, 370, 0, 1)
    stall(140, 830, 420, 1, 0)
    for x, y, h, f, hat in ((620, 880, 400, -1, "scarf"), (820, 860, 380, 1, "cap")):
        person(
            s, x, y, h, STAND if f < 0 else SPEAK, Dress(hat=hat, skirt=f < 0, legs=(0, 1, 0) if f < 0 else (1, 0, 0), coat=(1, 0, 0)), "side", f, (-0.7, -0.6)
        )
    stall(1230, 1000, 470, 1, 2)
    j = person(s, 1010, 1040, 560, CARRY, Dress(hat="straw", coat=(0, 0, 0), legs=(1, 0, 0), hem=0.05), "side", 1, (-0.8, -0.5))
    basket(s, j.near_hand[0] + 6, j.near_hand[1] + 64, 76)
    j = person(s, 420, 1050, 600, WALK, Dress(hat="redscarf", coat=(1, 0, 0), legs=(0, 0, 1), skirt=True, hem=0.05), "side", 1, (-0.8, -0.5))
    basket(s, j.far_hand[0] + 20, j.far_hand[1] + 60, 84)


def basket(s: Sheet, x: float, y: float, r: float) -> None:
    """A shopping basket hung from (x, y - r)."""
    s.line(arc(x, y, r * 0.75, r, 180, 360), 7, halo=3)
    body = smooth([(x - r, y), (x + r, y), (x + r * 0.75, y + r * 0.8), (x - r * 0.75, y + r * 0.8)], True, 4)
    for dx in (-0.5, 0, 0.5):
        s.fill(ellipse(x + dx * r, y - 6, r * 0.3), 1, halo=2)
        s.fill(ellipse(x + dx * r, y - 6, r * 0.25), 0, 1 if dx else 0, 0)
    s.fill(body, 1, 0, 0, halo=4)
    for i in range(4):
        for k in range(8):
            s.cut([(x - r * 0.85 + k * r * 0.22 + (i % 2) * 6, y + 10 + i * r * 0.2), (x - r * 0.72 + k * r * 0.22 + (i % 2) * 6, y + 10 + i * r * 0.2)], 6)


@picture("taller-sur", "mural-fish", SLATE)
def mural_fish(s: Sheet) -> None:
    """A wall painting of a giant fish, with a painter on a ladder."""
    s.fill(rect(0, 0, W, 850), 0, 0, 0)
    halftone(s, rect(0, 0, W, 850), tone(lambda x, y: 130 + 50 * noise(x / 170, y / 90, 5)), "s", 10, 20)
    bricks(s, rect(0, 0, W, 850), 26, 24, 0.42, 1, 3)
    for i in range(4):
        y = 120 + i * 190
        pts = [(x * 1.0, y + 30 * math.sin(x / 95 + i)) for x in range(-20, 1640, 40)]
        s.line(smooth(pts, False, 4), 6, 22, 10, 26, 8, 20, 6, k=0, s=0)
    fish = smooth(
        [
            (150, 470),
            (250, 350),
            (420, 240),
            (660, 180),
            (920, 210),
            (1120, 320),
            (1250, 420),
            (1330, 400),
            (1480, 230),
            (1560, 210),
            (1500, 360),
            (1470, 480),
            (1510, 600),
            (1570, 760),
            (1470, 720),
            (1330, 560),
            (1250, 540),
            (1110, 640),
            (900, 730),
            (640, 740),
            (400, 680),
            (240, 590),
        ]
    )
    for fin in (
        [(560, 210), (640, 60), (780, 20), (960, 60), (1060, 110), (960, 250)],
        [(600, 720), (640, 830), (760, 850), (800, 720)],
        [(950, 690), (1010, 800), (1100, 790), (1090, 620)],
    ):
        q = smooth(fin)
        s.fill(q, 0, 1, 0, halo=9)
        s.line([*q, q[0]], 9)
        for i in range(12):
            a, b = lerp(fin[0], fin[-1], (i + 0.5) / 12), lerp(fin[1], fin[-2], (i + 0.5) / 12)
            s.line([a, lerp(a, b, 0.92)], 9, 2)
    s.fill(fish, 0, 1, 0, halo=12)
    m = s.mask(fish)
    body_x = (330, 1250)

    def scale(row: int, col: int) -> Pt:
        return (430 + col * 62 + (row % 2) * 31, 210 + row * 44)

    inside = m.image.load()
    for row in range(14):
        for col in range(14):
            cx, cy = scale(row, col)
            if not (body_x[0] < cx < body_x[1]):
                continue
            u, v = int(cx * 2) - m.x, int(cy * 2) - m.y
            ok = all(0 <= u + d < m.image.width and 0 <= v + e < m.image.height and inside[u + d, v + e] for d in (-60, 60) for e in (-60, 60))  # type: ignore[index]
            if not ok:
                continue
            sc = arc(cx, cy, 36, 40, -70, 70, 12)
            s.fill([*sc, (cx - 4, cy)], 1 if (row + col) % 5 == 0 else 0, 1 if (row + col) % 3 else 0, 0, halo=0)
            s.line(sc, 2, 9, 2)
            for k in (-30, 0, 30):
                p, q = arc(cx, cy, 14, 16, k, k, 1)[0], arc(cx, cy, 29, 32, k, k, 1)[0]
                s.line([p, q], 1, 5, k=0 if (row + col) % 5 == 0 else 1)
    belly = smooth([(190, 550), (400, 640), (640, 690), (900, 680), (1110, 600), (1230, 540), (1110, 640), (900, 730), (640, 740), (400, 680), (240, 590)])
    s.fill(belly, 0, 0, 0)
    s.shade(belly, flat(110), hatch(10, 13, 0.3))
    s.line([*fish, fish[0]], 13)
    for i in range(13):
        a, b = (1275 + i * 0.5, 430 + i * 8), (1500 + abs(i - 6) * 7, 240 + i * 42)
        s.line([lerp(a, b, 0.12), lerp(a, b, 0.5), lerp(a, b, 0.9)], 3, 10, 2)
    gill = smooth([(400, 255), (470, 380), (470, 520), (400, 672)], False)
    s.line(gill, 5, 20, 22, 5)
    for d in (30, 54):
        s.line(smooth([(430 + d - 30, 330), (474 + d - 30, 420), (470 + d - 30, 520), (430 + d - 30, 600)], False), 2, 9, 2)
    s.fill(ellipse(322, 420, 58), 1, halo=8)
    s.fill(ellipse(322, 420, 46), 0)
    s.fill(ellipse(314, 422, 26), 1)
    s.fill(ellipse(304, 412, 9), 0)
    s.line(smooth([(155, 480), (220, 505), (290, 500)], False), 12, 10, 2)
    pect = smooth([(520, 520), (640, 470), (760, 520), (800, 610), (700, 620), (590, 600)])
    s.fill(pect, 0, 0, 0, halo=8)
    s.line([*pect, pect[0]], 9)
    for i in range(9):
        s.line([lerp((540, 530), (600, 590), i / 9), lerp((700, 490), (780, 615), i / 9)], 8, 2)
    for x, y, r in ((96, 380, 30), (66, 280, 44), (120, 170, 24), (60, 110, 18)):
        s.fill(ellipse(x, y, r), 0, 0, 0, halo=3)
        s.line([*ellipse(x, y, r), (x + r, y)], 6)
        s.line(arc(x, y, r * 0.6, r * 0.6, 190, 280, 8), 1, 6, 1)
    s.fill([(0, 850), (W, 850), (W, 884), (0, 884)], 0, 0, 0, halo=4)
    s.line([(0, 850), (W, 850)], 8)
    s.fill([(0, 880), (W, 880), (W, H), (0, H)], 1, 0, 0)
    lit_ground(s, rect(0, 884, W, 190), roughen(ramp(0, 884, 130, 0, H, 215), 50, 30), hatch(90, 15, 0.8))
    foot, top = (1010.0, 1010.0), (880.0, 210.0)
    for dx in (-52, 52):
        s.line([(foot[0] + dx * 1.1, foot[1]), (top[0] + dx * 0.9, top[1])], 20, 17, halo=6)
        s.line([(foot[0] + dx * 1.1 - 4, foot[1] - 20), (top[0] + dx * 0.9 - 4, top[1] + 20)], 2, 5, 2, k=0)
    for i in range(12):
        p = lerp(foot, top, 0.04 + i * 0.083)
        s.line([(p[0] - 55, p[1]), (p[0] + 55, p[1])], 14, halo=4)
    s.line([(1180, 1010), (900, 290)], 11, halo=4)
    j = person(
        s,
        950,
        712,
        470,
        Pose(6, (112, 128), (84, 100), (28, -16), (2, -6), -4),
        Dress(coat=(1, 0, 0), legs=(0, 0, 1), hat="cap", hem=0.02),
        "side",
        -1,
        (0.8, -0.5),
    )
    brush = (j.near_hand[0] - 96, j.near_hand[1] - 60)
    s.line([j.near_hand, brush], 9, 11, halo=4)
    s.fill(
        smooth([(brush[0] + 12, brush[1] - 14), (brush[0] - 40, brush[1] - 34), (brush[0] - 30, brush[1] + 8), (brush[0] + 4, brush[1] + 14)]), 1, 1, 0, halo=5
    )
    bucket = [(1062, 560), (1130, 560), (1122, 640), (1070, 640)]
    s.line(arc(1096, 562, 34, 44, 180, 360), 6, halo=2)
    s.fill(bucket, 1, 0, 0, halo=5)
    s.fill(ellipse(1096, 560, 34, 10), 0, 1, 0)
    for x, y, f in ((250, 1010, 1), (340, 1016, 1)):
        person(s, x, y, 300 if x < 300 else 210, STAND, Dress(hat="bun" if x < 300 else "cap", skirt=x < 300), "back", f, (0.7, -0.6))
    for x, ink in ((640, (0, 1, 0)), (730, (0, 0, 1)), (1290, (1, 0, 0))):
        q = [(x, 950), (x + 66, 950), (x + 60, 1020), (x + 6, 1020)]
        s.fill(q, *ink, halo=4)
        s.line([*q, q[0]], 7)
        s.fill(ellipse(x + 33, 950, 33, 9), 1)
