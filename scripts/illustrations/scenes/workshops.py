"""Bread and Tools, Atelier Lyon, Quai Rouge: an oven, a loom, chairs, a bridge, a courier."""

from __future__ import annotations

import math

from ..canvas import H, Sheet, W, relief
from ..figures import STAND, WALK, Dress, Pose, part, person
from ..geometry import Path, Pt, arc, capsule, ellipse, lerp, rect, ribbon, smooth
from ..heads import draw_head
from ..props import bicycle, bricks, cloud, halftone, lamp_post, lit_ground, puddle_lines, rain, water
from ..registry import OCHRE, SLATE, picture
from ..screens import flat, glow, hatch, noise, ramp, rays, rings, roughen, tone


@picture("bread-and-tools", "bakery-oven", OCHRE)
def bakery_oven(s: Sheet) -> None:
    """A baker with a peel before the glowing mouth of a brick oven."""
    fire = (1060.0, 560.0)
    s.fill(rect(0, 0, W, H), 1, 1, 0)
    s.shade(rect(0, 0, W, 860), tone(lambda x, y: 120 + math.hypot(x - fire[0], y - fire[1]) * 0.17), rays(fire[0], fire[1], 200, 0.5), mode="carve")
    s.fill(rect(0, 0, W, H), None, 0, None)
    halftone(s, rect(0, 0, W, 860), glow(fire[0], fire[1], 900, 255, 40, 0.7))
    for ring, (r0, r1, n) in enumerate(((330, 440, 19), (446, 520, 25))):
        for i in range(n):
            a0, a1 = 180 + 180 * i / n + 0.7, 180 + 180 * (i + 1) / n - 0.7
            q = arc(*fire, r0, r0 * 0.9, a0, a1, 3) + arc(*fire, r1, r1 * 0.9, a1, a0, 3)
            s.fill(q, 1, 1, 0, halo=4)
            m = s.mask(q)
            c = q[1]
            d = math.hypot(c[0] - fire[0], c[1] - fire[1])
            s.shade(m, relief(m, ((fire[0] - c[0]) / d, (fire[1] - c[1]) / d), 20, 232 + ring * 25, 3), hatch(90 - (a0 + a1) / 2, 11, 0.3), mode="carve")
    bricks(s, rect(0, 0, 520, 850), 15, 8, 0.45, 0, 4)
    bricks(s, rect(1500, 100, 120, 750), 13, 2, 0.6, 0, 4)
    mouth = [*arc(*fire, 318, 286, 180, 360, 40), (1378, 700), (742, 700)]
    s.fill(mouth, 0, 1, 0, halo=7)
    inner = [*arc(1060, 570, 280, 240, 180, 360, 40), (1340, 690), (780, 690)]
    s.fill(inner, 0, 0, 1)
    s.shade(inner, glow(1060, 650, 330, 0, 190), rings(1060, 640, 20, 0.9), "r", "add")
    core = [*arc(1060, 660, 200, 150, 180, 360, 30), (1260, 690), (860, 690)]
    s.fill(core, 0, 0, 0)
    for dx, up, w in ((-170, 150, 80), (-90, 240, 90), (10, 300, 110), (110, 220, 90), (190, 140, 70)):
        for g, ink in ((1.0, (0, 1, 0)), (0.62, (0, 0, 1)), (0.32, (0, 0, 0))):
            x, b, u, ww = 1060 + dx, 690, up * g, w * g
            q = smooth(
                [
                    (x - ww * 0.5, b),
                    (x - ww * 0.56, b - u * 0.35),
                    (x - ww * 0.1, b - u * 0.6),
                    (x + ww * 0.14, b - u),
                    (x + ww * 0.4, b - u * 0.5),
                    (x + ww * 0.5, b),
                ]
            )
            s.fill(q, *ink)
    for i in range(5):
        s.line([(850 + i * 86, 690), (936 + i * 84, 668)], 30, 24, halo=4)
        s.fill(ellipse(936 + i * 84, 669, 10, 12), 0, 1, 0)
    sill = [(690, 690), (1430, 690), (1460, 750), (660, 750)]
    s.fill(sill, 0, 0, 0, halo=6)
    s.line([*sill, sill[0]], 7)
    for i in range(12):
        s.line([(720 + i * 60, 700), (716 + i * 61, 744)], 4)
    s.fill([(640, 752), (1500, 752), (1500, 900), (640, 900)], 1, 1, 0, halo=3)
    bricks(s, [(640, 752), (1500, 752), (1500, 900), (640, 900)], 4, 14, 1.0, 0, 4)
    floor = [(0, 870), (W, 870), (W, H), (0, H)]
    s.fill(floor, 1, 0, 0)
    lit_ground(s, floor, tone(lambda x, y: 50 + math.hypot((x - 1000) * 0.7, (y - 860) * 1.1) * 0.33), rays(1060, 640, 170, 0.5))
    halftone(s, floor, tone(lambda x, y: 190 - math.hypot((x - 1000) * 0.7, (y - 860)) * 0.45))
    j = person(
        s,
        490,
        1030,
        860,
        Pose(10, (40, 82), (62, 88), (26, 8), (-20, -32), 4),
        Dress(coat=(0, 0, 0), legs=(1, 1, 0), hat="baker", apron=True, hem=0.02, bulk=1.1),
        "side",
        1,
        (0.9, 0.0),
    )
    ha, hb = j.near_hand, j.far_hand
    d = ((hb[0] - ha[0]), (hb[1] - ha[1]))
    n = math.hypot(*d) or 1
    tip = (930.0, 648.0)
    tail = (ha[0] - (tip[0] - ha[0]) * 0.75, ha[1] - (tip[1] - ha[1]) * 0.75)
    s.line([tail, tip], 20, 22, 24, k=0, s=1, halo=6)
    q = ribbon([tail, tip], [20, 24])
    s.line([*q, q[0]], 5)
    blade = smooth([(880, 640), (960, 624), (1110, 640), (1140, 662), (1110, 684), (960, 680), (880, 664)])
    s.fill(blade, 0, 0, 1, halo=5)
    s.line([*blade, blade[0]], 6)
    loaf = smooth([(960, 652), (980, 600), (1040, 584), (1100, 602), (1120, 652), (1040, 664)])
    s.fill(loaf, 1, 1, 0, halo=4)
    m = s.mask(loaf)
    s.shade(m, relief(m, (0.4, -0.9), 16, 265, 3), hatch(20, 9, 0.3), mode="carve")
    for hand in (ha, (lerp(ha, tip, 0.3))):
        s.fill(ellipse(*hand, 30, 27), 0, 0, 0, halo=4)
        s.line([*ellipse(*hand, 30, 27), (hand[0] + 30, hand[1])], 6)
        for k in range(3):
            s.line([(hand[0] - 12 + k * 12, hand[1] - 20), (hand[0] - 10 + k * 12, hand[1] + 10)], 4)
    board = [(1150, 930), (1590, 900), (1640, 960), (1170, 1000)]
    s.fill([(1180, 980), (1210, 980), (1210, 1100), (1180, 1100)], 1, halo=4)
    s.fill([(1560, 960), (1590, 960), (1590, 1100), (1560, 1100)], 1, halo=4)
    s.fill(board, 0, 0, 1, halo=7)
    s.line([*board, board[0]], 7)
    for x, y in ((1250, 925), (1380, 915), (1510, 905), (1310, 965), (1450, 955), (1590, 945)):
        q = smooth([(x - 72, y + 14), (x - 56, y - 36), (x, y - 56), (x + 56, y - 36), (x + 72, y + 14), (x, y + 26)])
        s.fill(q, 0, 0, 1, halo=4)
        s.line([*q, q[0]], 6)
        m = s.mask(q)
        s.shade(m, relief(m, (-0.6, -0.8), 24, 100, 2.8), hatch(30, 10, 0.3), mode="add")
        for k in range(3):
            s.line([(x - 34 + k * 26, y - 34), (x - 16 + k * 26, y - 6)], 2, 8, 2, k=0, s=0)
    s.gouges(rect(800, 300, 520, 340), 24, 12, 6, 170, 0)


@picture("atelier-lyon", "loom", SLATE)
def loom(s: Sheet) -> None:
    """A tall loom by a window, a weaver at the bench, threads from the back beam to the cloth."""
    s.fill(rect(0, 0, W, H), 1, 0, 0)
    s.shade(rect(0, 0, W, 860), roughen(ramp(200, 0, 110, 1500, 0, 225), 40, 50), hatch(0, 18, 0.4), mode="carve")
    win = [(60, 50), (380, 90), (380, 640), (60, 700)]
    s.fill(win, 0, 0, 0, halo=12)
    halftone(s, win, ramp(0, 60, 190, 0, 640, 10), "s", 10, 20)
    for i in range(4):
        s.line([lerp(win[0], win[1], i / 3), lerp(win[3], win[2], i / 3)], 14)
    for i in range(5):
        s.line([lerp(win[0], win[3], i / 4), lerp(win[1], win[2], i / 4)], 11)
    for i in range(4):
        x = 60 + i * 92
        s.fill([(x, 640 + i * 4), (x + 40, 560), (x + 84, 630)], 1, halo=3)
    floor = [(0, 860), (W, 860), (W, H), (0, H)]
    s.fill(floor, 1, 0, 0)
    lit_ground(s, floor, ramp(100, 900, 60, 1500, 960, 215), rays(500, 400, 150, 0.3))

    def timber(pts: Path, along: float, ink: tuple[int, int, int] = (1, 0, 0), r: float = 16) -> None:
        s.fill(pts, *ink, halo=7)
        m = s.mask(pts)
        s.shade(m, relief(m, (-0.9, -0.4), r, 250, 3.2), hatch(along, 11, 0.3), mode="carve")

    def bar(a: Pt, b: Pt, w: float, ink: tuple[int, int, int] = (1, 0, 0)) -> None:
        timber(ribbon([a, b], [w]), math.degrees(math.atan2(b[0] - a[0], b[1] - a[1])) + 90, ink, w * 0.4)

    bar((700, 90), (700, 900), 46)
    bar((1400, 90), (1400, 900), 46)
    bar((640, 110), (1500, 110), 46)
    bar((640, 640), (1500, 640), 34)
    web = [(1420, 500), (1420, 610), (1010, 650), (830, 590), (1010, 440)]
    s.fill(web, 1, 0, 0, halo=3)
    for i in range(25):
        t = i / 24
        y0 = 505 + t * 100
        yh = 446 + t * 196
        y1 = 572 + t * 22
        s.line([(1420, y0), (1050, yh)], 4.5, k=0)
        s.line([(1050, yh), (820, y1)], 4.5, k=0, r=1 if i % 4 == 0 else 0)
    drum = ellipse(1440, 556, 78, 92, n=50)
    timber(drum, 90, (1, 1, 0), 30)
    for i in range(9):
        s.cut([arc(1440, 556, 20, 24, i * 40, i * 40, 1)[0], arc(1440, 556, 66, 78, i * 40, i * 40, 1)[0]], 5)
    for k in range(4):
        x = 960 + k * 44
        bar((x, 330), (x, 720), 20)
        s.line([(x, 330), (x, 250), (x + 12, 130)], 5, k=0)
        s.line([(x, 720), (x - 30, 930)], 5, k=0)
        s.fill(rect(x - 20, 318, 40, 18), 1, halo=4)
        for i in range(12):
            s.line([(x - 8, 400 + i * 22), (x + 8, 404 + i * 22)], 4, k=0)
    for i in range(5):
        s.fill(ellipse(930 + i * 66, 190, 30), 1, halo=5)
        s.line(arc(930 + i * 66, 190, 19, 19, 150, 300, 10), 1, 7, 1, k=0)
    bar((900, 160), (876, 700), 38, (1, 1, 0))
    for i in range(16):
        s.line([(866, 500 + i * 10), (902, 501 + i * 10)], 3.5, k=0)
    cloth = [(860, 566), (860, 606), (690, 640), (672, 600)]
    s.fill(cloth, 0, 1, 0, halo=5)
    s.line([*cloth, cloth[0]], 6)
    roll = ellipse(672, 650, 60, 62, n=40)
    s.fill(roll, 0, 1, 0, halo=6)
    s.line([*roll, roll[0], roll[1]], 7)
    for i in range(4):
        s.line(arc(672, 650, 14 + i * 13, 15 + i * 13, 20, 340, 24), 4)
    hang = smooth([(618, 660), (612, 760), (628, 860), (690, 868), (724, 850), (726, 680)], False)
    s.fill(hang, 0, 1, 0, halo=5)
    s.line([*hang, hang[0]], 6)
    for i in range(8):
        s.line([(622 + i * 3, 690 + i * 22), (722, 694 + i * 20)], 7 if i % 2 else 3)
    bar((300, 800), (560, 800), 40)
    bar((330, 820), (320, 1010), 28)
    bar((530, 820), (540, 1010), 28)
    bar((740, 980), (1040, 900), 24)
    bar((740, 1010), (1090, 930), 24)
    bar((1380, 900), (1380, 1000), 60)
    bar((700, 900), (700, 1010), 60)
    j = person(
        s,
        440,
        800,
        800,
        Pose(14, (56, 86), (66, 96), (76, 6), (70, -16), 14),
        Dress(coat=(1, 1, 0), legs=(1, 0, 0), hat="bun", apron=False, hem=0.02, skirt=False),
        "side",
        1,
        (-0.9, -0.3),
        seat=36,
    )
    for hx, hy in (j.near_hand, j.far_hand):
        s.fill(ellipse(hx + 8, hy, 24, 18), 0, halo=3)
        s.line([*ellipse(hx + 8, hy, 24, 18), (hx + 32, hy)], 5)
    sh = smooth(
        [
            (j.near_hand[0] + 6, j.near_hand[1] - 12),
            (j.near_hand[0] + 70, j.near_hand[1] - 22),
            (j.near_hand[0] + 130, j.near_hand[1]),
            (j.near_hand[0] + 70, j.near_hand[1] + 20),
            (j.near_hand[0] + 6, j.near_hand[1] + 14),
        ]
    )
    s.fill(sh, 0, 0, 1, halo=4)
    s.line([*sh, sh[0]], 5)


def chair(s: Sheet, x: float, y: float, u: float, f: int, ink: tuple[int, int, int], pale: bool) -> None:
    """A kitchen chair seen three quarters on, its front legs at y; f the way it faces."""

    def t(px: float, py: float) -> Pt:
        return (x + px * u * f, y - py * u)

    def bar(a: Pt, b: Pt, w: float, k: tuple[int, int, int] = ink) -> None:
        q = ribbon([t(*a), t(*b)], [w * u, w * u * 0.92])
        s.fill(q, *k, halo=6)
        if not k[0]:
            s.line([*q, q[0]], 6)
        m = s.mask(q)
        s.shade(m, relief(m, (-0.9, -0.3), w * u * 0.4, 250 if k[0] else 60, 3.2), hatch(80, 10, 0.3), mode="carve" if k[0] else "add")

    white = (0, 0, 0)
    bar((-0.2, 0.12), (-0.22, 0.52), 0.055)
    bar((0.28, 0.09), (0.26, 0.5), 0.055)
    bar((-0.2, 0.26), (0.28, 0.23), 0.035)
    bar((-0.34, 1.12), (-0.22, 0.5), 0.055)
    for k, h in enumerate((1.02, 0.86, 0.7)):
        a, b = (-0.345 + k * 0.033, h + 0.06), (-0.52 + k * 0.02, h + 0.02)
        bar(a, b, 0.075)
    seat = [t(-0.24, 0.56), t(0.3, 0.54), t(0.16, 0.44), t(-0.44, 0.46)]
    s.fill(seat, 0, 1, 0, halo=7)
    s.line([*seat, seat[0]], 7)
    for i in range(1, 9):
        s.line([lerp(seat[0], seat[3], i / 9), lerp(seat[1], seat[2], i / 9)], 3.5)
    for i in range(1, 14):
        s.line([lerp(seat[0], seat[1], i / 14), lerp(lerp(seat[0], seat[1], i / 14), lerp(seat[3], seat[2], i / 14), 0.5 + 0.5 * (i % 2))], 3)
    front = [t(-0.44, 0.46), t(0.16, 0.44), t(0.16, 0.385), t(-0.44, 0.405)]
    s.fill(front, *ink, halo=3)
    bar((-0.41, 0.24), (0.14, 0.2), 0.035)
    bar((0.15, 0.42), (0.16, -0.02), 0.062)
    bar((-0.56, 1.12), (-0.43, 0.42), 0.062)
    bar((-0.43, 0.43), (-0.42, 0.0), 0.062, white if pale else ink)
    s.fill(ellipse(*t(-0.57, 1.14), u * 0.04), *ink, halo=4)
    s.fill(ellipse(*t(-0.345, 1.14), u * 0.04), *ink, halo=4)


@picture("atelier-lyon", "two-chairs", OCHRE)
def two_chairs(s: Sheet) -> None:
    """Two empty chairs facing each other in window light; one has a new pale leg."""
    s.fill(rect(0, 0, W, H), 0, 0, 0)
    s.shade(rect(0, 0, W, 700), roughen(tone(lambda x, y: 205), 30, 60), hatch(90, 15, 0.7))
    beam = [(560, 60), (1060, 60), (1010, 640), (510, 640)]
    s.fill(beam, 0, 0, 0)
    halftone(s, beam, ramp(0, 60, 40, 0, 640, 170), "s", 11, 30)
    for i in range(1, 3):
        s.line([lerp(beam[0], beam[1], i / 3), lerp(beam[3], beam[2], i / 3)], 20)
    for i in range(1, 4):
        s.line([lerp(beam[0], beam[3], i / 4), lerp(beam[1], beam[2], i / 4)], 17)
    s.fill(rect(0, 690, W, 34), 1, halo=5)
    s.fill(rect(0, 720, W, 350), 0, 0, 0)
    lit_ground(s, rect(0, 724, W, 350), tone(lambda x, y: 60 + abs(x - 780) * 0.15), rays(800, 120, 96, 0.15))
    for y in (790, 880, 990):
        s.line([(0, y), (W, y + 4)], 4)
    for y, x0 in ((150, 90),):
        s.fill(rect(x0, y, 360, 18), 1, halo=6)
        for i in range(6):
            x = x0 + 30 + i * 58
            s.line([(x, y + 16), (x, y + 110 + 20 * (i % 3))], 16, 13, halo=5)
            tip = [
                (x - 20, y + 110 + 20 * (i % 3)),
                (x + 20, y + 110 + 20 * (i % 3)),
                (x + (14 if i % 2 else 4), y + 190 + 20 * (i % 3)),
                (x - (14 if i % 2 else 4), y + 190 + 20 * (i % 3)),
            ]
            s.fill(tip, 1 if i % 2 else 0, 0 if i % 2 else 1, 0, halo=5)
            s.line([*tip, tip[0]], 5)
    s.fill(rect(1170, 380, 440, 30), 1, halo=6)
    for x in (1210, 1560):
        s.line([(x, 400), (x, 720)], 32, halo=6)
    vise = [(1240, 300), (1330, 300), (1330, 380), (1240, 380)]
    s.fill(vise, 1, 1, 0, halo=6)
    s.line([(1200, 340), (1380, 330)], 12, halo=4)
    for i in range(4):
        s.line([(1400 + i * 44, 378), (1420 + i * 50, 170 - 12 * i)], 20, 16, k=0, s=1, halo=5)
        q = ribbon([(1400 + i * 44, 378), (1420 + i * 50, 170 - 12 * i)], [20, 16])
        s.line([*q, q[0]], 4)
    for x in (470, 1130):
        sh = [(x - 210, 985), (x + 190, 965), (x + 330, 1045), (x - 60, 1060)]
        s.shade(sh, flat(222), hatch(80, 11, 0.4), mode="add")
    chair(s, 470, 985, 640, 1, (1, 0, 0), False)
    chair(s, 1130, 985, 640, -1, (1, 0, 0), True)
    for i in range(12):
        x, y = 720 + 30 * i + 18 * noise(i, 2, 4), 1005 + 34 * noise(i * 1.3, 7, 5)
        s.line(arc(x, y, 16, 10, i * 40, i * 40 + 230, 10), 1, 7, 1)


@picture("quai-rouge", "bridge", SLATE)
def bridge(s: Sheet) -> None:
    """An arched bridge over a river, reflections, bicycles along the parapet."""
    halftone(s, rect(0, 0, W, 520), ramp(0, 0, 215, 0, 500, 5), "r", 10)
    s.shade(rect(0, 0, W, 420), ramp(0, 0, 160, 0, 400, -30), hatch(92, 16, 1.1), mode="add")
    for c in ((360, 170, 440, 66), (1180, 120, 520, 80)):
        cloud(s, *c, seed=int(c[0]))
    hill = smooth([(0, 330), (300, 250), (560, 270), (800, 340), (1200, 350), (1600, 320), (1600, 560), (0, 560)], False)
    s.fill(hill, 0, 0, 1, halo=4)
    s.shade(hill, flat(60), hatch(120, 13, 0.8), mode="add")
    church = [(330, 250), (330, 150), (344, 110), (358, 150), (358, 190), (430, 190), (430, 150), (444, 110), (458, 150), (458, 250)]
    s.fill(church, 1, halo=4)
    x = -10.0
    i = 0
    while x < W:
        w = 62 + 26 * noise(i * 1.3, 2, 5)
        h = 130 + 40 * noise(i * 0.9, 5, 6)
        q = rect(x, 530 - h, w, h)
        kind = i % 4
        s.fill(q, 1 if kind == 0 else 0, 1 if kind == 1 else 0, 1 if kind == 3 else 0, halo=2)
        s.line([*q, q[0]], 4)
        s.fill([(x - 3, 532 - h), (x + 8, 510 - h), (x + w - 8, 510 - h), (x + w + 3, 532 - h)], 1, halo=2)
        for r in range(4):
            for c2 in range(3):
                s.fill(rect(x + 9 + c2 * w * 0.3, 542 - h + r * 30, w * 0.14, 17), 0 if kind == 0 else 1)
        x += w
        i += 1
    s.fill([(0, 520), (W, 520), (W, 580), (0, 580)], 0, 0, 0, halo=3)
    s.shade(rect(0, 524, W, 56), flat(130), hatch(0, 12, 0.2))
    water(s, rect(0, 580, W, 490), tone(lambda x, y: 60 + (y - 580) * 0.2), 566, 14, 1.0)
    halftone(s, rect(0, 580, W, 490), ramp(0, 580, 60, 0, H, 190), "s", 10, 20)
    top = smooth([(-20, 460), (400, 400), (800, 380), (1200, 400), (1620, 460)], False)
    spans = ((-150, 190), (235, 560), (606, 994), (1040, 1365), (1410, 1750))
    water_y = 700.0
    body: Path = [*top, (1620, water_y), (-20, water_y)]
    s.fill(body, 1, 0, 0, halo=8)
    m = s.mask(body)
    s.shade(m, roughen(flat(200), 50, 40), hatch(90, 13, 0.5), mode="carve")
    for a, b in spans:
        cx, rx = (a + b) / 2, (b - a) / 2
        rise = 215 if rx < 180 else 250
        for i in range(17):
            a0, a1 = 180 + 180 * i / 17 + 1, 180 + 180 * (i + 1) / 17 - 1
            q = arc(cx, water_y, rx, rise, a0, a1, 3) + arc(cx, water_y, rx + 38, rise + 36, a1, a0, 3)
            s.fill(q, 0, 0, 0, halo=3)
            s.line([*q, q[0]], 4)
        hole = [*arc(cx, water_y, rx, rise, 180, 360, 30)]
        s.fill(hole, 0, 0, 0)
        under = [*arc(cx, water_y, rx, rise, 180, 360, 30), *arc(cx + 44, water_y, rx - 40, rise - 24, 360, 180, 30)]
        s.fill(under, 1, 0, 0)
        s.shade(under, flat(222), hatch(0, 9, 0.3), mode="carve")
        far = [*arc(cx + 44, water_y, rx - 44, rise - 28, 180, 360, 30)]
        with s.clip(far):
            s.fill(far, 0, 0, 0)
            s.fill(rect(-200, 540, 2000, 54), 1)
            s.shade(far, ramp(0, 590, 20, 0, 700, 130), hatch(90, 12, 0.6), mode="add")
            halftone(s, far, ramp(0, 440, 150, 0, 600, 20), "r", 10)
        s.shade([(a, water_y), (b, water_y), *arc(cx, water_y, rx, rise * 0.9, 0, 180, 30)], flat(30), hatch(90, 16, 0.8))
        s.line(arc(cx, water_y + 4, rx, rise * 0.85, 0, 180, 30), 1, 10, 5, 12, 6, 10, 1)
    for i in range(len(spans) - 1):
        x0, x1 = spans[i][1], spans[i + 1][0]
        c = (x0 + x1) / 2
        pier = [(c - 40, 520), (c + 40, 520), (c + 52, water_y + 10), (c, water_y + 40), (c - 52, water_y + 10)]
        s.fill(pier, 1, 0, 0, halo=6)
        m = s.mask(pier)
        s.shade(m, relief(m, (-1, -0.2), 24, 250, 3), hatch(90, 12, 0.3), mode="carve")
        ref = [(c - 50, water_y + 30), (c + 50, water_y + 30), (c + 40, water_y + 330), (c - 44, water_y + 330)]
        s.shade(ref, ramp(0, water_y, 250, 0, water_y + 330, 110), hatch(90, 17, 1.2), mode="add")
        halftone(s, ref, flat(120), "r", 9)
    deck = [*top, *[(p[0], p[1] + 34) for p in reversed(top)]]
    s.fill(deck, 0, 0, 0, halo=6)
    s.line(top, 9)
    s.line([(p[0], p[1] + 34) for p in top], 7)
    for i in range(1, len(top)):
        if i % 1 == 0:
            s.line([top[i], (top[i][0], top[i][1] + 34)], 4)
    for i, bx in enumerate((250, 380, 520, 650, 860, 985, 1120, 1270, 1400)):
        y = 380 + ((bx - 800) / 820) ** 2 * 76
        bicycle(s, bx, y + 2, 66, 1 if i % 3 else -1)
    for x, f, hat in ((318, 1, "cap"), (750, -1, "scarf"), (790, 1, "beret"), (1195, -1, "cap")):
        y = 380 + ((x - 800) / 820) ** 2 * 76
        person(s, x, y + 4, 122, STAND if f > 0 else WALK, Dress(hat=hat, coat=(1, 1, 0)), "side", f)
    for x in (90, 690, 920, 1510):
        y = 382 + ((x - 800) / 820) ** 2 * 76
        lamp_post(s, x, y + 4, 190)
    boat = smooth([(150, 900), (210, 930), (480, 936), (560, 900), (520, 962), (210, 966)])
    person(s, 330, 924, 250, Pose(8, (50, 80), (40, 70), (84, 0), (80, 0)), Dress(coat=(1, 1, 0), hat="cap"), "side", 1, (-0.8, -0.4), seat=24)
    s.line([(250, 830), (420, 990)], 9, 11, halo=4)
    s.fill(boat, 1, 0, 0, halo=7)
    m = s.mask(boat)
    s.shade(m, relief(m, (0, -1), 16, 250, 3), hatch(90, 11, 0.3), mode="carve")
    for i in range(4):
        s.line([(170 - i * 8, 985 + i * 18), (350, 992 + i * 19), (540 + i * 10, 984 + i * 18)], 1, 9, 1, k=0, s=0)


@picture("quai-rouge", "bicycle-courier", SLATE)
def bicycle_courier(s: Sheet) -> None:
    """A courier with a square box rides through heavy rain."""
    s.fill(rect(0, 0, W, 820), 1, 0, 0)
    s.shade(rect(0, 0, W, 820), roughen(tone(lambda x, y: 200 - max(0, 320 - abs(x - 1080)) * 0.25), 30, 50), hatch(-14, 15, 0.5), mode="carve")
    for x, w, top, ink in ((-20, 330, 60, 1), (310, 260, 130, 0), (1280, 340, 40, 1)):
        q = rect(x, top, w, 760 - top)
        s.fill(q, 1, ink, 0, halo=5)
        s.shade(q, flat(210), hatch(90, 13, 0.3), mode="carve")
        for r in range(3):
            for c in range(int(w / 110)):
                wq = rect(x + 30 + c * 110, top + 60 + r * 150, 56, 96)
                lit = (r + c + int(x)) % 3 == 0
                s.fill(wq, 0, 0, 1 if not lit else 0, halo=4)
                s.line([*wq, wq[0]], 6)
                s.line([(wq[0][0] + 28, wq[0][1]), (wq[0][0] + 28, wq[2][1])], 5)
                for sh in (-1, 1):
                    sx = wq[0][0] - 26 if sh < 0 else wq[1][0] + 4
                    s.fill(rect(sx, wq[0][1], 22, 96), 0, 1, 0, halo=2)
        s.fill(rect(x - 8, top - 14, w + 16, 24), 1, halo=4)
    s.fill([(570, 500), (1280, 470), (1280, 780), (570, 780)], 0, 0, 1, halo=3)
    s.shade([(570, 470), (1280, 470), (1280, 780), (570, 780)], ramp(0, 470, 60, 0, 780, 180), hatch(-14, 13, 0.3), mode="add")
    lamp_post(s, 1180, 780, 560)
    s.shade(ellipse(1180, 196, 150), glow(1180, 196, 150, 0, 255), rays(1180, 196, 34, 0.2), mode="carve")
    s.fill(ellipse(1180, 196, 20, 24), 0, 0, 0)
    for x, ink in ((980, 0), (1060, 1)):
        person(s, x, 790, 210, WALK, Dress(coat=(1, 1, 0) if ink else (1, 0, 0)), "side", -1)
        umbrella(s, x - 6, 560, 82, (0, ink, 0))
    road = [(0, 780), (W, 780), (W, H), (0, H)]
    s.fill(road, 1, 0, 0, halo=5)
    water(s, road, tone(lambda x, y: 175 - 70 * math.exp(-(((x - 1180) / 190) ** 2)) - 30 * noise(x / 190, y / 40, 5)), 770, 15, 1.0)
    halftone(s, road, ramp(0, 780, 60, 0, H, 150), "s", 10, 20)
    s.shade([(330, 990), (1200, 990), (1120, 1060), (400, 1060)], flat(230), hatch(90, 14, 1.0), mode="add")
    for i in range(9):
        puddle_lines(s, 120 + i * 175, 850 + 90 * abs(noise(i * 1.3, 5, 8)), 60, 13, 2, 0)
    bx, by, u = 740.0, 1000.0, 520.0
    b = bicycle(s, bx, by, u, 1)
    outline_bike(s, bx, by, u)
    hip = (b["seat"][0] + 6, b["seat"][1] - 16)
    chest = (hip[0] + 190, hip[1] - 210)
    light = (0.8, -0.6)
    h = 760.0
    crank = b["crank"]
    near_foot = (crank[0] - 24, crank[1] + 84)
    far_foot = (crank[0] + 30, crank[1] - 82)

    def leg(foot: Pt, knee: Pt) -> None:
        shoe = smooth(
            [
                (foot[0] - 40, foot[1] - 16),
                (foot[0] + 30, foot[1] - 20),
                (foot[0] + 76, foot[1] + 12),
                (foot[0] + 70, foot[1] + 26),
                (foot[0] - 40, foot[1] + 24),
            ]
        )
        s.line([crank, (foot[0] + 20, foot[1] + 20)], 14, halo=3)
        part(s, capsule(knee, foot, 40, 26), (1, 0, 0), light, h, 80)
        s.fill(shoe, 0, 1, 0, halo=4)
        s.line([*shoe, shoe[0]], 6)
        part(s, capsule(hip, knee, 62, 46), (1, 0, 0), light, h, 30)

    leg(far_foot, (hip[0] + 220, hip[1] + 60))
    part(s, capsule(lerp(hip, chest, 0.9), (b["bars"][0] - 60, b["bars"][1] - 60), 34, 28), (1, 1, 0), light, h, 20)
    leg(near_foot, (hip[0] + 150, hip[1] + 200))
    torso = smooth(
        [
            (hip[0] - 62, hip[1] + 30),
            (hip[0] - 56, hip[1] - 70),
            (chest[0] - 110, chest[1] - 20),
            (chest[0] - 10, chest[1] - 52),
            (chest[0] + 62, chest[1] + 10),
            (chest[0] + 40, chest[1] + 90),
            (hip[0] + 90, hip[1] - 20),
            (hip[0] + 70, hip[1] + 44),
        ]
    )
    part(s, torso, (1, 1, 0), light, h, 60)
    c = (hip[0] + 18, hip[1] - 210)
    ux, uy = (0.62, -0.78), (0.78, 0.62)

    def bp(a: float, d: float) -> Pt:
        return (c[0] + ux[0] * a - uy[0] * d, c[1] + ux[1] * a - uy[1] * d)

    box = [bp(-130, -10), bp(130, -10), bp(130, 230), bp(-130, 230)]
    side = [bp(130, -10), bp(130, 230), (bp(130, 230)[0] + 44, bp(130, 230)[1] - 30), (bp(130, -10)[0] + 44, bp(130, -10)[1] - 30)]
    s.fill(side, 1, 0, 0, halo=6)
    s.fill(box, 0, 0, 0, halo=9)
    s.line([*box, box[0]], 10)
    mk = s.mask(box)
    s.shade(mk, relief(mk, (0.8, -0.6), 50, 100, 2.4), hatch(39, 13, 0.3), mode="add")
    band = [bp(-130, 90), bp(130, 90), bp(130, 134), bp(-130, 134)]
    s.fill(band, 0, 1, 0, halo=3)
    s.line([*band, band[0]], 6)
    neck = (chest[0] + 52, chest[1] - 40)
    part(s, capsule(chest, neck, 40, 34), (1, 1, 0), light, h, 60)
    draw_head(s, neck[0] + 56, neck[1] - 62, 150, "side", 1, "helmet", 8, (0.8, -0.5))
    elbow = (chest[0] + 110, chest[1] + 150)
    grip = (b["bars"][0] + 2, b["bars"][1] - 10)
    s.fill(ellipse(*grip, 30, 24), 0, halo=4)
    s.line([*ellipse(*grip, 30, 24), (grip[0] + 30, grip[1])], 6)
    part(s, capsule(elbow, lerp(elbow, grip, 0.86), 36, 28), (1, 1, 0), light, h, 20)
    part(s, capsule((chest[0] + 6, chest[1] + 20), elbow, 48, 38), (1, 1, 0), light, h, 60)
    for k, (px, py) in enumerate(((b["rear"][0], 1000), (b["front"][0], 1000))):
        for i in range(7):
            a = math.radians(196 + i * 14)
            r0, r1 = 60 + 16 * (i % 2), 150 + 46 * noise(i * 1.7, k, 4)
            s.line(
                [(px - 40 + math.cos(a) * r0, py + 30 + math.sin(a) * r0 * 0.6), (px - 60 + math.cos(a) * r1, py + 30 + math.sin(a) * r1 * 0.7)],
                14,
                2,
                k=0,
                halo=0,
            )
    rain(s, 300, 14, 90, rect(0, 0, W, H), 0, 4.5)


def umbrella(s: Sheet, x: float, y: float, r: float, ink: tuple[int, int, int]) -> None:
    """An open umbrella whose rim is centred at (x, y)."""
    s.line([(x, y - r * 0.6), (x, y + r * 1.3)], max(3, r * 0.05), halo=2)
    n = 5
    rim: Path = []
    for i in range(n):
        a, b = x - r + 2 * r * i / n, x - r + 2 * r * (i + 1) / n
        rim += [(a, y), ((a + b) / 2, y - r * 0.09), (b, y)]
    dome = [*arc(x, y, r, r * 0.68, 180, 360, 24), *reversed(rim)]
    s.fill(dome, *ink, halo=max(3, r * 0.04))
    s.line([*dome, dome[0]], max(3, r * 0.045))
    for i in range(1, n):
        tx = x - r + 2 * r * i / n
        mid = (x + (tx - x) * 0.72, y - r * 0.42)
        s.line(smooth([(x, y - r * 0.68), mid, (tx, y)], False), max(2.5, r * 0.03), k=0 if ink[0] else 1)
    m = s.mask(dome)
    s.shade(m, relief(m, (-0.7, -0.6), r * 0.2, 262 if ink[0] else 70, 2.6), hatch(60, max(7, r * 0.07), 0.3), mode="carve" if ink[0] else "add")
    s.line([(x, y - r * 0.66), (x, y - r * 0.78)], max(3, r * 0.05))


def outline_bike(s: Sheet, x: float, y: float, u: float) -> None:
    """Bare lines beside the frame so that it reads on black water."""
    for cx in (-0.52, 0.55):
        c = (x + cx * u, y - 0.34 * u)
        for r, w in ((0.372, 6), (0.312, 5)):
            e = ellipse(c[0], c[1], r * u, n=60)
            s.line([*e, e[0]], w, k=0)
