"""Night class, sewing machine, monsoon."""

from __future__ import annotations

import math

from ..canvas import H, Sheet, W, relief
from ..figures import Dress, Pose, person
from ..geometry import Path, View, arc, ellipse, lerp, rect, ribbon, smooth
from ..heads import draw_head
from ..props import bicycle, halftone, lit_ground, puddle_lines, rain, water
from ..registry import OCHRE, SLATE, picture
from ..screens import flat, glow, hatch, noise, ramp, rays, roughen, tone
from .southern import hand
from .workshops import umbrella


@picture("workers-school", "blackboard", OCHRE)
def blackboard(s: Sheet) -> None:
    """A night class: a teacher at the board, the backs of pupils."""
    s.fill(rect(0, 0, W, H), 0, 0, 0)
    bulb = (700.0, 140.0)
    s.shade(rect(0, 0, W, 800), tone(lambda x, y: 30 + math.hypot(x - bulb[0], y - bulb[1]) * 0.19), rays(*bulb, 150, 0.5))
    halftone(s, rect(0, 0, W, 800), glow(*bulb, 700, 210, 10), "s", 11, 30)
    win = rect(1290, 90, 250, 360)
    s.fill(win, 1, 0, 0, halo=12)
    s.fill(ellipse(1440, 190, 46), 0, 0, 0)
    s.fill(ellipse(1460, 178, 42), 1)
    for x, y in ((1330, 150), (1370, 290), (1500, 320), (1340, 400)):
        s.line([(x - 8, y), (x + 8, y)], 1, 5, 1, k=0)
        s.line([(x, y - 8), (x, y + 8)], 1, 5, 1, k=0)
    s.line([*win, win[0]], 12, k=0)
    s.line([(1415, 90), (1415, 450)], 11, k=0)
    s.line([(1290, 260), (1540, 260)], 11, k=0)
    board = rect(190, 200, 840, 420)
    s.fill(rect(164, 174, 892, 472), 0, 1, 0, halo=8)
    s.line([*rect(164, 174, 892, 472), (164, 174)], 8)
    s.fill(board, 1, 0, 0)
    s.gouges(board, 80, 90, 4, 78)
    for i in range(4):
        y = 268 + i * 62
        x = 240.0
        while x < (560, 500, 540, 420)[i]:
            w = 22 + 26 * abs(noise(x / 31, i * 3.1, 6))
            s.line(smooth([(x, y + 6 * noise(x, i, 3)), (x + w * 0.3, y - 12), (x + w * 0.6, y + 8), (x + w, y - 4)], False, 4), 6, k=0)
            x += w + 18
    tri = [(640, 560), (860, 560), (640, 380)]
    s.line([*tri, tri[0]], 7, k=0)
    s.line(arc(640, 560, 60, 60, 270, 360, 10), 6, k=0)
    s.line([(640, 440), (700, 560)], 5, k=0)
    s.fill(rect(180, 644, 860, 18), 1, halo=5)
    for i in range(5):
        s.fill(rect(300 + i * 70, 634, 34, 10), 0, halo=2)
    s.line([(700, -10), (700, 90)], 6, halo=3)
    s.fill([(690, 78), (710, 78), (770, 132), (630, 132)], 1, halo=5)
    s.fill(ellipse(700, 140, 28, 30), 0, 0, 0, halo=2)
    s.line(arc(700, 140, 28, 30, 0, 180, 20), 5)
    j = person(
        s,
        1010,
        880,
        640,
        Pose(-2, (-128, -142), (10, 60), (4, 2), (-6, -6), -2),
        Dress(coat=(1, 1, 0), legs=(1, 0, 0), hat="bun", skirt=True, hem=0.05),
        "side",
        1,
        (-0.7, -0.7),
    )
    s.line([j.near_hand, (j.near_hand[0] - 34, j.near_hand[1] - 40)], 13, 9, k=0, halo=4)
    s.fill([(0, 800), (W, 800), (W, H), (0, H)], 1)
    hats = ("cap", "hair", "scarf", "long", "bun", "helmet", "hair", "cap", "beret", "hair")
    for r, (y, hh, n) in enumerate(((770, 100, 7), (850, 140, 6), (960, 196, 5))):
        gap = W / n
        for i in range(n + 1):
            x = (i + 0.5 * (r % 2)) * gap + 30 * noise(i * 2.1, r * 1.7, 5)
            yy = y + 12 * noise(i, r * 2.3, 6)
            if r == 0 and 900 < x < 1120:
                continue
            coat = ((1, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 0), (0, 0, 0))[(i * 2 + r) % 5]
            w = hh * 1.0
            body = smooth(
                [
                    (x - w, yy + hh * 2.4),
                    (x - w * 0.96, yy + hh),
                    (x - w * 0.64, yy + hh * 0.66),
                    (x - w * 0.2, yy + hh * 0.5),
                    (x + w * 0.2, yy + hh * 0.5),
                    (x + w * 0.64, yy + hh * 0.66),
                    (x + w * 0.96, yy + hh),
                    (x + w, yy + hh * 2.4),
                ],
                False,
            )
            s.fill(body, *coat, halo=max(3, hh * 0.04))
            if not coat[0]:
                s.line([*body, body[0]], max(3, hh * 0.045))
            light = ((700 - x) / 800, -1.0)
            m = s.mask(body)
            s.shade(
                m, relief(m, light, hh * 0.22, 280 if coat[0] else 70, 3), hatch((x - 700) * 0.03, max(7, hh * 0.07), 0.4), mode="carve" if coat[0] else "add"
            )
            draw_head(s, x, yy, hh, "back" if (i + r) % 4 else "side", 1 if x < 800 else -1, hats[(i * 3 + r * 4) % 10], 0, light)
        if r < 2:
            for i in range(n):
                x = (i + 0.5 + 0.5 * (r % 2)) * gap
                d = [(x - gap * 0.3, y + hh * 1.15), (x + gap * 0.3, y + hh * 1.15), (x + gap * 0.34, y + hh * 1.34), (x - gap * 0.34, y + hh * 1.34)]
                s.fill(d, 0, 0, 1, halo=4)
                s.line([*d, d[0]], 5)


@picture("workers-school", "sewing-machine", SLATE)
def sewing_machine(s: Sheet) -> None:
    """Hands guiding cloth under an industrial sewing machine."""
    s.fill(rect(0, 0, W, H), 0, 0, 0)
    lamp = (560.0, 210.0)
    s.shade(rect(0, 0, W, 700), roughen(tone(lambda x, y: 90 + math.hypot(x - lamp[0], y - lamp[1]) * 0.14), 40, 40), rays(*lamp, 170, 0.5))
    halftone(s, rect(0, 0, W, 700), ramp(0, 0, 60, 0, 640, 200), "s", 10, 20)
    for i in range(4):
        x, k = 1120 + i * 120, 0.5 - i * 0.07
        y = 330 + i * 10
        person(
            s,
            x,
            y + 260,
            420 * (k + 0.3),
            Pose(14, (50, 84), (50, 80), (80, 0), (80, 0), 18),
            Dress(coat=((0, 1, 0), (1, 0, 0), (0, 1, 0), (1, 0, 0))[i], hat=("scarf", "bun", "long", "scarf")[i]),
            "side",
            -1,
            (-0.8, -0.6),
            seat=130,
        )
    table = [(0, 690), (W, 690), (W, H), (0, H)]
    s.fill(table, 0, 0, 0, halo=7)
    lit_ground(s, table, tone(lambda x, y: 50 + math.hypot((x - 560) * 0.7, (y - 840)) * 0.18), hatch(90, 16, 0.8))
    s.line([(0, 690), (W, 690)], 8)

    def iron(pts: Path, along: float, ink: tuple[int, int, int] = (1, 0, 0), r: float = 40, dark: float = 270) -> None:
        s.fill(pts, *ink, halo=9)
        m = s.mask(pts)
        s.shade(m, relief(m, (-0.6, -0.8), r, dark, 3.4), hatch(along, 13, 0.3), mode="carve")

    iron([(330, 770), (1420, 770), (1450, 850), (300, 850)], 0, (1, 0, 0), 20)
    body = smooth(
        [
            (440, 250),
            (470, 200),
            (560, 180),
            (800, 196),
            (1080, 190),
            (1230, 200),
            (1290, 260),
            (1310, 420),
            (1316, 640),
            (1340, 780),
            (1030, 780),
            (1056, 640),
            (1060, 480),
            (1030, 400),
            (940, 372),
            (760, 372),
            (640, 380),
            (600, 420),
            (590, 520),
            (450, 520),
            (436, 400),
        ]
    )
    iron(body, 80, (1, 0, 0), 60)
    band = smooth([(680, 240), (860, 246), (1020, 240), (1020, 268), (860, 276), (680, 268)])
    s.fill(band, 0, 1, 0, halo=5)
    whl = ellipse(1372, 300, 66, 128, 4, 60)
    s.fill(rect(1290, 270, 60, 60), 1, halo=4)
    iron(whl, 90, (1, 1, 0), 36)
    s.fill(ellipse(1384, 300, 26, 56, 4), 1, 0, 0, halo=6)
    s.line(ellipse(1384, 300, 44, 92, 4)[18:34], 1, 8, 1, k=0, r=0)
    s.line([(1350, 400), (1330, 700)], 8, halo=3)
    s.line([(1410, 400), (1440, 700)], 8, halo=3)
    for x in (780, 900):
        s.line([(x, 190), (x, 96)], 8, halo=4)
        sp = [(x - 36, 176), (x - 28, 76), (x + 28, 76), (x + 36, 176)]
        s.fill(sp, 0, 1 if x < 800 else 0, 0, halo=6)
        s.line([*sp, sp[0]], 6)
        for i in range(8):
            s.line([(x - 33, 166 - i * 11), (x + 32, 160 - i * 11)], 3)
    s.line(smooth([(780, 90), (660, 120), (560, 170), (470, 220), (430, 330), (452, 420), (500, 470), (520, 560)], False), 4, k=0, halo=2)
    dial = ellipse(478, 400, 30, 34)
    s.fill(dial, 0, 0, 0, halo=5)
    s.line([*dial, dial[0]], 6)
    s.fill(ellipse(478, 400, 12), 1)
    s.line([(1180, 480), (1130, 540)], 30, 24, halo=6)
    s.fill(ellipse(1190, 470, 34), 0, 1, 0, halo=4)
    s.line([*ellipse(1190, 470, 34), (1224, 470)], 6)
    iron([(494, 516), (544, 516), (540, 640), (498, 640)], 90, (1, 0, 0), 14)
    s.line([(518, 640), (518, 768)], 8, 3, halo=3)
    s.line([(560, 512), (560, 690)], 12, halo=4)
    cloth = smooth([(-40, 860), (180, 800), (420, 772), (640, 776), (860, 800), (1060, 880), (1160, 1000), (1200, 1110), (-60, 1110)], False)
    s.fill(cloth, 0, 1, 0, halo=8)
    s.line(cloth, 8)
    for i in range(11):
        x = -60 + i * 118
        s.line(smooth([(520 + (x - 520) * 0.36, 800 + 10 * (i % 2)), (520 + (x - 520) * 0.66, 900), (x, 1110)], False), 2, 12, 5)
    s.shade([(640, 900), (1060, 900), (1200, 1110), (760, 1110)], ramp(640, 900, 20, 1200, 1050, 170), hatch(60, 11, 0.5), mode="add")
    foot = smooth([(470, 768), (500, 748), (600, 748), (640, 776), (600, 792), (480, 792)])
    iron(foot, 90, (1, 0, 0), 10)
    for i in range(9):
        s.line([(532 - i * 50, 800 + i * 6), (506 - i * 50, 804 + i * 6)], 8, k=0)
    for (wx, wy), (ex, ey), f, k in (((290, 950), (-60, 1120), 1, 1.75), ((860, 960), (1260, 1130), -1, 1.75)):
        arm = ribbon(smooth([(wx - 20 * f, wy), lerp((wx, wy), (ex, ey), 0.5), (ex, ey)], False), [112, 130, 150])
        s.fill(arm, 0, halo=7)
        m = s.mask(arm)
        s.shade(m, relief(m, (-0.5, -0.8), 40, 100, 2.6), hatch(40 * f, 11, 0.3))
        s.line([*arm, arm[0]], 7)
        sl = ribbon([lerp((wx, wy), (ex, ey), 0.42), (ex, ey)], [176, 220])
        s.fill(sl, 1, 0, 0, halo=8)
        m = s.mask(sl)
        s.shade(m, relief(m, (-0.5, -0.8), 50, 262, 3.2), hatch(50 * f, 14, 0.4), mode="carve")
        hand(s, wx + 30 * f, wy - 26, k, f)
    s.line(smooth([(560, 190), (520, 90), (420, 60)], False), 12, halo=4)
    s.fill([(360, 30), (450, 40), (470, 120), (330, 110)], 1, halo=6)
    s.fill(ellipse(398, 116, 56, 18), 0, 0, 0)
    beam = [(340, 122), (456, 128), (700, 770), (330, 770)]
    s.gouges(beam, 46, 60, 6, 8)


@picture("workers-school", "monsoon-street", SLATE)
def monsoon_street(s: Sheet) -> None:
    """A flooded lane in the monsoon: umbrellas, a bicycle, close-built houses."""
    v = View(820, 430, 900, 1.9)
    s.fill(rect(0, 0, W, 600), 0, 0, 0)
    s.shade(rect(0, 0, W, 600), tone(lambda x, y: 210 - y * 0.25), hatch(-13, 14, 0.4))
    halftone(s, rect(0, 0, W, 600), ramp(0, 0, 190, 0, 520, 40), "s", 11, 20)
    zs = [1.55 * 1.38**i for i in range(7)]
    for i in reversed(range(6)):
        z0, z1 = zs[i], zs[i + 1]
        u = v.scale(z0)
        for f in (-1, 1):
            hgt = 4.3 + 1.3 * noise(i * 1.9, f * 2.2, 5)
            q = [v.at(f * 2.2, hgt, z1), v.at(f * 2.2, hgt, z0), v.at(f * 2.2, 0, z0), v.at(f * 2.2, 0, z1)]
            red = (i + (f > 0)) % 3 == 0
            s.fill(q, 1, 1 if red else 0, 0, halo=5)
            s.shade(q, ramp(q[1][0], 0, 235, q[0][0], 0, 175), hatch(0, 11, 0.3), mode="carve")
            s.fill([q[0], q[1], (q[1][0] - f * u * 0.3, q[1][1] + u * 0.16), (q[0][0] - f * u * 0.18, q[0][1] + u * 0.1)], 1, halo=4)

            def w(a: float, b: float, lo: float, hi: float, z0: float = z0, z1: float = z1, f: int = f) -> Path:
                za, zb = z0 + (z1 - z0) * a, z0 + (z1 - z0) * b
                return [v.at(f * 2.2, hi, zb), v.at(f * 2.2, hi, za), v.at(f * 2.2, lo, za), v.at(f * 2.2, lo, zb)]

            for a, b, lo, hi in ((0.15, 0.4, 2.5, 3.5), (0.58, 0.84, 2.5, 3.5), (0.14, 0.44, 0.0, 1.8), (0.58, 0.86, 0.8, 1.7)):
                p = w(a, b, lo, hi)
                lit = (i * 2 + int(lo * 2) + (f > 0)) % 4 == 1
                s.fill(p, 0 if lit else 1, 0, 0, halo=max(2, u * 0.012))
                s.line([*p, p[0]], max(2, u * 0.014))
                for t in (0.33, 0.66):
                    s.line([lerp(p[0], p[1], t), lerp(p[3], p[2], t)], max(1.5, u * 0.01), k=1 if lit else 0)
            bal = w(0.08, 0.92, 2.2, 2.32)
            outer = [(x - f * u * 0.34, y + u * 0.06) for x, y in bal]
            s.fill([bal[0], bal[1], outer[1], outer[0]], 0, 0, 0, halo=3)
            s.line([bal[0], bal[1], outer[1], outer[0], bal[0]], max(2, u * 0.012))
            for k in range(9):
                p0 = lerp(outer[0], outer[1], k / 8)
                s.line([p0, (p0[0], p0[1] - u * 0.34)], max(1.5, u * 0.012))
            s.line([(outer[0][0], outer[0][1] - u * 0.34 * z0 / z1), (outer[1][0], outer[1][1] - u * 0.34)], max(2, u * 0.02))
            if (i + (f > 0)) % 2:
                aw = w(0.1, 0.5, 1.85, 2.0)
                out = [(aw[0][0] - f * u * 0.5, aw[0][1] + u * 0.3), (aw[1][0] - f * u * 0.62, aw[1][1] + u * 0.36)]
                q2 = [aw[0], aw[1], out[1], out[0]]
                s.fill(q2, 0, 1, 0, halo=4)
                s.line([*q2, q2[0]], max(2, u * 0.014))
                for t in (0.2, 0.4, 0.6, 0.8):
                    s.line([lerp(q2[0], q2[1], t), lerp(q2[3], q2[2], t)], max(2, u * 0.02))
    for i in range(4):
        z = 3.0 + i * 1.6
        a, b = v.at(-2.2, 3.6, z), v.at(2.2, 3.9, z)
        mid = (lerp(a, b, 0.5)[0], lerp(a, b, 0.5)[1] + v.scale(z) * 0.3)
        s.line(smooth([a, mid, b], False), max(2.5, 9 / z * 2), halo=2)
    full: Path = [v.at(-2.2, 0, zs[6]), v.at(2.2, 0, zs[6]), v.at(2.2, 0, 1.55), (W, H), (0, H), v.at(-2.2, 0, 1.55)]
    s.fill(full, 1, 0, 0, halo=3)
    water(s, full, tone(lambda x, y: 60 + abs(x - 820) * 0.17 + (y - 560) * 0.06), 470, 14, 1.1)
    halftone(s, full, tone(lambda x, y: min(190, 40 + abs(x - 820) * 0.2)), "s", 10, 20)

    def wader(x: float, z: float, f: int, hat: str, coat: tuple[int, int, int], ink: tuple[int, int, int] | None, skirt: bool = False) -> None:
        px, py = v.at(x, 0, z)
        u = v.scale(z)
        cut_y = py - u * 0.3
        h = u * 1.66
        j = person(
            s,
            px,
            py,
            h,
            Pose(4, (40, 150), (-10, 10), (22, 2), (-14, -30)),
            Dress(hat=hat, coat=coat, skirt=skirt, legs=(0, 1, 0) if skirt else (1, 0, 0)),
            "side",
            f,
            (-0.7, -0.6),
        )
        if ink:
            umbrella(s, j.near_hand[0] + u * 0.02 * f, j.near_hand[1] - u * 0.42, u * 0.62, ink)
            s.line([j.near_hand, (j.near_hand[0] + u * 0.02 * f, j.near_hand[1] - u * 0.5)], u * 0.035)
        low = rect(px - h * 0.34, cut_y, h * 0.68, u * 0.42)
        water(s, low, flat(95), 470, 14, 1.1)
        halftone(s, low, flat(70), "s", 10, 20)
        s.shade(rect(px - h * 0.12, cut_y + 6, h * 0.24, u * 0.36), flat(225), hatch(90, max(9, u * 0.045), 0.9), mode="add")
        puddle_lines(s, px, cut_y + u * 0.02, h * 0.26, h * 0.05, 3)
        puddle_lines(s, px, cut_y + u * 0.03, h * 0.3, h * 0.06, 2, 0)

    wader(-0.5, 6.4, 1, "scarf", (1, 0, 0), (0, 1, 0))
    wader(0.7, 5.4, -1, "hair", (1, 0, 0), (1, 0, 0))
    wader(-1.05, 4.2, 1, "scarf", (1, 1, 0), (0, 0, 1), True)
    wader(1.15, 3.3, -1, "hair", (0, 1, 0), (1, 0, 0))
    bx, by = 690.0, 960.0
    person(s, 560, 990, 520, Pose(12, (50, 76), (44, 84), (22, 2), (-16, -30), 6), Dress(hat="hood", coat=(1, 1, 0), legs=(1, 0, 0)), "side", 1, (-0.7, -0.6))
    bicycle(s, bx + 40, by + 24, 330, 1)
    low = [(300, 860), (1010, 860), (1080, 1067), (240, 1067)]
    water(s, low, flat(105), 470, 14, 1.1)
    halftone(s, low, flat(90), "s", 10, 20)
    for x in (565, 560, 910):
        puddle_lines(s, x, 866, 110, 20, 3)
        puddle_lines(s, x, 870, 120, 24, 2, 0)
    s.shade([(480, 880), (1000, 880), (960, 1040), (520, 1040)], ramp(0, 880, 215, 0, 1040, 110), hatch(90, 17, 1.1), mode="add")
    rain(s, 330, 13, 84, rect(0, 0, W, H), 0, 4)
    rain(s, 120, 13, 64, rect(420, 0, 800, 600), 1, 3.5)
    for _ in range(26):
        x, y = s.rng.uniform(40, 1560), s.rng.uniform(720, 1040)
        s.line(arc(x, y, 20, 6, 180, 360, 8), 1, 5, 1, k=0)
        s.line([(x - 8, y - 10), (x - 12, y - 24)], 4, 1, k=0)
        s.line([(x + 8, y - 10), (x + 12, y - 22)], 4, 1, k=0)
