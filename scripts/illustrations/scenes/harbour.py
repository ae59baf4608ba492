"""The port: cranes, pickets, lashers, the canteen, a bow."""

from __future__ import annotations

import math

from ..canvas import H, Sheet, W, relief
from ..figures import CARRY, KR, SPEAK, STAND, WALK, WARM, Dress, Pose, person
from ..geometry import Path, Pt, capsule, ellipse, lerp, rect, ribbon, smooth
from ..heads import draw_head
from ..props import banner, crate, halftone, lit_ground, water
from ..registry import OCHRE, SLATE, picture
from ..screens import dots, flat, glow, hatch, lines, noise, ramp, rays, roughen, tone


def crane(sheet: Sheet, x: float, y: float, u: float, f: int = 1, up: bool = False, load: float = 0.6) -> None:
    """A container crane with its feet at y; u is the height of the portal."""

    def t(px: float, py: float) -> Pt:
        return (x + px * u * f, y - py * u)

    w = u * 0.055

    def beam(*pts: Pt, width: float = w) -> None:
        sheet.line(list(pts), width, halo=2)

    for a, b in (((-0.28, 0), (-0.22, 1.0)), ((0.28, 0), (0.22, 1.0))):
        beam(t(*a), t(*b), width=w * 1.25)
    beam(t(-0.26, 0.42), t(0.26, 0.42))
    beam(t(-0.25, 0.42), t(0.22, 0.95), width=w * 0.5)
    beam(t(0.25, 0.42), t(-0.22, 0.95), width=w * 0.5)
    beam(t(-0.34, 0.03), t(-0.2, 0.03), width=w * 1.5)
    beam(t(0.34, 0.03), t(0.2, 0.03), width=w * 1.5)
    apex = t(0.16, 1.62)
    beam(t(0.22, 1.0), apex)
    beam(t(-0.22, 1.0), apex, width=w * 0.8)
    beam(t(0.02, 1.3), t(0.2, 1.3), width=w * 0.6)
    beam(t(-0.95, 1.02), t(0.3, 1.02), width=w * 1.3)
    beam(t(-0.95, 1.03), apex, width=w * 0.35)
    sheet.fill([t(-0.75, 1.06), t(-0.35, 1.06), t(-0.35, 1.25), t(-0.75, 1.25)], 1, halo=2)
    hinge, tip = t(0.28, 1.02), t(0.78, 2.02) if up else t(1.75, 1.02)
    beam(hinge, tip, width=w * 1.1)
    top_a, top_b = lerp(hinge, tip, 0.05), lerp(hinge, tip, 0.95)
    off = (-0.045 * u * f, -0.02 * u) if up else (0, -0.075 * u)
    beam((top_a[0] + off[0], top_a[1] + off[1]), (top_b[0] + off[0], top_b[1] + off[1]), width=w * 0.4)
    for i in range(10):
        p, q = lerp(hinge, tip, 0.05 + i * 0.09), lerp(hinge, tip, 0.095 + i * 0.09)
        sheet.line([p, (q[0] + off[0], q[1] + off[1]), lerp(hinge, tip, 0.14 + i * 0.09)], w * 0.28)
    for s in (0.45, 0.95):
        sheet.line([apex, lerp(hinge, tip, s)], w * 0.35)
    if not up:
        c = lerp(hinge, tip, load)
        sheet.fill([(c[0] - u * 0.09, c[1] - 2), (c[0] + u * 0.09, c[1] - 2), (c[0] + u * 0.06, c[1] + u * 0.1), (c[0] - u * 0.06, c[1] + u * 0.1)], 1, halo=2)
        for d in (-0.12, 0.12):
            sheet.line([(c[0] + d * u * 0.4, c[1]), (c[0] + d * u, c[1] + u * 0.42)], w * 0.22)
        box = rect(c[0] - u * 0.2, c[1] + u * 0.43, u * 0.4, u * 0.15)
        crate(sheet, box, (0, 1, 0), 9, 2)


@picture("harbour", "crane-dawn", SLATE)
def crane_dawn(s: Sheet) -> None:
    """Port cranes at dawn over stacked containers."""
    sun = (1010.0, 640.0)
    halftone(s, rect(0, 0, W, 720), tone(lambda x, y: 225 - 215 * (max(0, (math.hypot(x - sun[0], (y - sun[1]) * 1.15) - 130)) / 820) ** 0.75))
    s.shade(
        rect(0, 0, W, 700),
        roughen(tone(lambda x, y: max(0, (math.hypot(x - sun[0], (y - sun[1]) * 1.2) - 420) / 620) * 170), 50, 40),
        rays(sun[0], sun[1], 150, 0.6),
        mode="add",
    )
    s.fill(ellipse(*sun, 128, n=70), 0, 0, 0)
    for cx, cy, w in ((300, 250, 420), (760, 150, 300), (1330, 330, 360)):
        for i in range(4):
            d = w * (1 - i * 0.18)
            s.line([(cx - d / 2 + i * 30, cy + i * 17), (cx, cy + i * 17 - 4), (cx + d / 2 + i * 12, cy + i * 17)], 1, 9, 1, k=0, r=0)
    water(s, rect(0, 690, W, 120), ramp(0, 690, 120, 0, 800, 235), 680, 12, 0.8)
    for i in range(9):
        y = 700 + i * 11
        n = 120 - i * 6 + 30 * noise(i, 3, 2)
        s.line([(sun[0] - n, y), (sun[0], y + 1), (sun[0] + n, y)], 1, 7, 1, k=0, r=1)
    s.fill([(0, 676), (700, 684), (700, 697), (0, 700)], 1)
    for i, hgt in enumerate((14, 30, 18, 44, 22, 36, 14, 26, 12)):
        s.fill(rect(30 + i * 70, 680 - hgt, 60, hgt), 1)
    crane(s, 1330, 812, 300, -1, False, 0.45)
    crane(s, 800, 810, 225, -1, True)
    crane(s, 400, 850, 430, 1, False, 0.66)
    s.fill([(0, 800), (W, 792), (W, H), (0, H)], 1)
    inks = {"k": (1, 0, 0), "r": (0, 1, 0), "s": (0, 0, 1), "d": (1, 0, 0), "w": (0, 0, 0)}
    for row, (y, h, names, x0, w) in enumerate(((806, 84, "srkdskrsdr", -60, 190), (888, 104, "rdskrdsrk", -130, 236), (990, 130, "kskrdskr", -40, 290))):
        x = float(x0)
        for i, n in enumerate(names):
            if row == 0 and i in (2, 3, 8):
                x += w
                continue
            q = rect(x, y - (0 if row else 6 * (i % 2)), w - 8, h - 5)
            crate(s, q, inks[n], 13, 4)
            s.line([(x, y + 6), (x + w - 8, y + 6)], 5, k=0 if inks[n][0] else 1)
            x += w
    for x, f in ((1118, 1), (1172, -1)):
        person(s, x, 892, 92, STAND, Dress(hat="helmet"), "side", f, (0.7, -0.5))


@picture("harbour", "picket-brazier", OCHRE)
def picket_brazier(s: Sheet) -> None:
    """Figures around a burning brazier at a gate, at night."""
    fire = (800.0, 640.0)
    s.fill(rect(0, 0, W, H), 1, 1, 0)
    s.shade(rect(0, 0, W, 800), tone(lambda x, y: 120 + math.hypot(x - fire[0], y - fire[1]) * 0.24), rays(fire[0], fire[1], 120, 0.7), mode="carve")
    s.fill(rect(0, 0, W, H), None, 0, None)
    halftone(s, rect(0, 0, W, 820), glow(fire[0], fire[1], 640, 235, 0, 0.8))
    for x in range(40, W, 92):
        s.fill(rect(x, 190, 15, 620), 1, 0, 0, halo=3)
        s.fill([(x - 5, 192), (x + 7.5, 150), (x + 20, 192)], 1, halo=2)
    for y in (240, 520, 770):
        s.fill(rect(0, y, W, 20), 1, 0, 0, halo=3)
    for x in (212, 1326):
        s.fill(rect(x, 110, 66, 720), 1, 0, 0, halo=5)
        m = s.mask(rect(x, 110, 66, 720))
        s.shade(m, relief(m, (1 if x < 800 else -1, 0), 26, 265, 3), hatch(90, 12, 0.3), mode="carve")
        s.fill(rect(x - 12, 92, 90, 26), 1, halo=4)
    s.fill([(0, 806), (W, 806), (W, H), (0, H)], 1, 0, 0)
    floor = rect(0, 806, W, 262)
    lit_ground(s, floor, tone(lambda x, y: 35 + math.hypot((x - fire[0]) * 0.75, (y - 880) * 1.3) * 0.42), rays(fire[0], 700, 190, 0.6))
    halftone(s, floor, tone(lambda x, y: 200 - math.hypot((x - fire[0]) * 0.7, (y - 880) * 1.4) * 0.6))
    banner(s, [(400, 250), (1200, 250), (1190, 398), (410, 398)], (0, 0, 0), 26)
    s.line([(278, 236), (400, 252)], 4, k=0)
    s.line([(1200, 252), (1326, 236)], 4, k=0)
    back = ((560, 842, 400, 1, "cap"), (690, 836, 388, 1, "scarf"), (930, 836, 392, -1, "beret"), (1056, 844, 408, -1, "helmet"))
    for x, y, h, f, hat in back:
        person(
            s,
            x,
            y,
            h,
            WARM if x in (560, 1056) else Pose(4, (20, 95), (30, 100), (4, 2), (-5, -4), 6),
            Dress(coat=KR, legs=KR, hat=hat, hem=0.14, skirt=hat == "scarf"),
            "side",
            f,
            (f * 0.9, 0.1),
        )
    drum = [(712, 716), (888, 716), (880, 900), (720, 900)]
    flames = ((0, 250, 92), (-54, 160, 62), (58, 180, 60), (-24, 205, 60), (30, 150, 52))
    for pen, grow in (("o", 1.0), ("i", 0.66), ("c", 0.36)):
        for dx, up, w in flames:
            g = grow
            base = 724
            q = smooth(
                [
                    (800 + dx - w * g * 0.5, base),
                    (800 + dx - w * g * 0.52, base - up * g * 0.35),
                    (800 + dx - w * g * 0.1, base - up * g * 0.6),
                    (800 + dx + w * g * 0.12, base - up * g),
                    (800 + dx + w * g * 0.36, base - up * g * 0.5),
                    (800 + dx + w * g * 0.5, base - up * g * 0.2),
                    (800 + dx + w * g * 0.42, base),
                ]
            )
            s.fill(q, *{"o": (0, 1, 0), "i": (0, 0, 1), "c": (0, 0, 0)}[pen], halo=4 if pen == "o" else 0)
    s.fill(drum, 1, 1, 0, halo=5)
    m = s.mask(drum)
    s.shade(m, relief(m, (-0.6, -0.9), 30, 262, 2.6), hatch(0, 13, 0.3), mode="carve")
    for i in range(4):
        for j in range(3):
            s.fill(ellipse(738 + i * 41, 762 + j * 46, 9, 13), 0, 0, 1)
    s.fill(ribbon([(704, 716), (800, 724), (896, 716)], [12, 16, 12]), 1, halo=3)
    for x, y, h, f, hat in ((352, 1000, 560, 1, "helmet"), (1252, 1006, 570, -1, "cap")):
        person(s, x, y, h, WARM, Dress(coat=KR, legs=KR, hat=hat, hem=0.16, bulk=1.08), "side", f, (f * 0.95, -0.1))
    person(
        s, 1440, 1030, 560, Pose(0, (14, -30), (16, -34), (4, 2), (5, 2)), Dress(coat=KR, legs=KR, hat="scarf", hem=0.2, hands=False), "back", -1, (-0.95, -0.1)
    )
    s.gouges(rect(690, 250, 230, 260), 26, 14, 5, 175, 0)


def finger(s: Sheet, pts: Path, w: float, light: Pt = (-0.5, -0.8)) -> None:
    """One finger bent along a path, with cut creases at the joints and a nail's worth of light."""
    curve = smooth(pts, False, 10)
    shape = ribbon(curve, [w * 0.98, w * 1.05, w * 0.95, w * 1.0, w * 0.86])
    tip = capsule(curve[-4], curve[-1], w * 0.44, w * 0.42)
    root = capsule(curve[0], curve[3], w * 0.49, w * 0.49)
    for q in (shape, tip, root):
        s.fill(q, 1, halo=7)
    body = smooth_union(s, [shape, tip, root])
    s.shade(body, flat(0), flat(0))
    s.shade(body, relief(body, light, w * 0.34, 95, 2.5), hatch(_across(curve), 10, 0.3))
    for q in (shape,):
        s.line(q[: len(q) // 2], 4)
        s.line(q[len(q) // 2 :], 6)
    s.line([tip[-1], *tip[11:]], 5)


def _across(curve: Path) -> float:
    (ax, ay), (bx, by) = curve[0], curve[-1]
    return math.degrees(math.atan2(bx - ax, by - ay)) + 90


def smooth_union(s: Sheet, shapes: list[Path]):  # type: ignore[no-untyped-def]
    """The mask of several shapes as one."""
    return s.mask(*shapes)


@picture("harbour", "lashing-hands", SLATE)
def lashing_hands(s: Sheet) -> None:
    """Two big hands gripping a lashing rod on container bars."""
    for i in range(3):
        x = -60 + i * 590
        crate(s, [(x, -20), (x + 560, -20), (x + 560, 1090), (x, 1090)], ((0, 1, 0), (0, 0, 1), (0, 1, 0))[i], 9, 0)
        m = s.mask(rect(x, 0, 560, H))
        s.shade(m, ramp(0, 0, 150, 0, H, 20), hatch(90, 11, 0.3), mode="add")
    for x in (508, 1098):
        s.fill(rect(x, -10, 54, H + 20), 1, 0, 0, halo=6)
        m = s.mask(rect(x, 0, 54, H))
        s.shade(m, relief(m, (-1, 0), 22, 250, 3), hatch(90, 14, 0.3), mode="carve")
        for y in (90, 980):
            s.fill(rect(x - 26, y - 50, 106, 100), 1, halo=5)
            s.fill(ellipse(x + 27, y, 22, 30), 0, halo=0)
            s.fill(ellipse(x + 31, y + 4, 15, 22), 1)
    a, b = (150.0, 1120.0), (1430.0, -60.0)
    rod = ribbon([a, b], [46])
    s.fill(rod, 1, halo=9)
    m = s.mask(rod)
    s.shade(m, relief(m, (-0.7, -0.7), 20, 190, 3.6), hatch(40, 10, 0.15), mode="carve")
    d = math.hypot(b[0] - a[0], b[1] - a[1])
    u = ((b[0] - a[0]) / d, (b[1] - a[1]) / d)
    n = (-u[1], u[0])

    def at(along: float, off: float) -> Pt:
        return (a[0] + u[0] * along + n[0] * off, a[1] + u[1] * along + n[1] * off)

    def hand(c: float, f: int, wrist: Pt, elbow: Pt, size: float) -> None:
        def h(al: float, off: float) -> Pt:
            return at(c + al * size, off * size * f)

        sleeve = ribbon([lerp(wrist, elbow, 0.16), lerp(wrist, elbow, 0.6), elbow], [200 * size, 250 * size, 330 * size])
        arm = ribbon(smooth([h(0, 120), wrist, lerp(wrist, elbow, 0.4)], False), [190 * size, 150 * size, 190 * size])
        s.fill(arm, 0, halo=8)
        m = s.mask(arm)
        s.shade(m, relief(m, (-0.6, -0.7), 50 * size, 110, 2.4), hatch(_across([wrist, elbow]), 12, 0.3))
        s.line(arm[: len(arm) // 2], 5)
        s.line(arm[len(arm) // 2 :], 7)
        back = smooth([h(-138, 40), h(-146, 120), h(-95, 215), h(0, 235), h(90, 210), h(138, 120), h(146, 30), h(0, 10)])
        s.fill(back, 0, halo=8)
        m = s.mask(back)
        s.shade(m, relief(m, (-0.6, -0.7), 60 * size, 90, 2.4), hatch(_across([wrist, elbow]) + 10, 12, 0.3))
        s.line([*back, back[0]], 6)
        for i in range(4):
            al = -112 + i * 74
            w = (70, 76, 76, 64)[i] * size
            bow = (96, 118, 112, 88)[i]
            finger(s, [h(al * 0.96, bow), h(al * 1.02, 46), h(al * 1.04, -24), h(al * 1.02, -66), h(al, -50 + 6 * i)], w)
            s.fill(ellipse(*h(al * 0.99, bow - 6), w * 0.3, w * 0.22, 40), 0)
            s.line(smooth([h(al - 18, bow + 12), h(al, bow + 24), h(al + 18, bow + 10)], False), 1, 6, 1)
        finger(s, [h(168, 170), h(176, 96), h(150, 30), h(110, -18)] if f > 0 else [h(-168, 170), h(-178, 96), h(-152, 30), h(-112, -20)], 78 * size)
        s.fill(sleeve, 1, 0, 0, halo=9)
        m = s.mask(sleeve)
        s.shade(m, relief(m, (-0.6, -0.7), 80 * size, 262, 3), hatch(_across([wrist, elbow]) - 12, 15, 0.5), mode="carve")
        cuff = ribbon([lerp(wrist, elbow, 0.13), lerp(wrist, elbow, 0.2)], [226 * size])
        s.fill(cuff, 1, 1, 0, halo=6)
        m = s.mask(cuff)
        s.shade(m, relief(m, (-0.6, -0.7), 50 * size, 230, 3), hatch(_across([wrist, elbow]) + 90, 12, 0.3), mode="carve")

    hand(610, 1, at(560, 330), (420, 1240), 1.0)
    hand(1130, -1, at(1190, -330), (820, -260), 1.0)


@picture("harbour", "canteen-meeting", OCHRE)
def canteen_meeting(s: Sheet) -> None:
    """People at a long table under a lamp; one stands and speaks."""
    s.fill(rect(0, 0, W, H), 1, 0, 0)
    cone: Path = [(730, 215), (870, 215), (1560, 1067), (40, 1067)]
    s.shade(
        rect(0, 0, W, H),
        roughen(tone(lambda x, y: 150 + abs(x - 800) * 0.16 - max(0, y - 220) * 0.05 + max(0, 260 - y) * 0.4), 45, 40),
        hatch(0, 15, 0.5),
        mode="carve",
    )
    s.shade(cone, roughen(tone(lambda x, y: 30 + (y - 200) * 0.12 + abs(x - 800) / max(60, (y - 150) * 0.8) * 105), 40, 30), rays(800, 150, 210, 0.3))
    s.shade(cone, tone(lambda x, y: 210 - (y - 200) * 0.18), dots(10, 30), "s", "add")
    for x in (120, 1240):
        s.fill(rect(x, 250, 240, 200), 1, halo=6)
        for i in range(2):
            for j in range(2):
                s.fill(rect(x + 12 + i * 112, 262 + j * 94, 104, 84), 1, 0, 0, halo=4)
                s.gouges(rect(x + 12 + i * 112, 262 + j * 94, 104, 84), 10, 40, 4, -14)
    s.line([(800, -10), (800, 120)], 8, halo=2)
    s.fill([(760, 120), (840, 120), (900, 215), (700, 215)], 1, 0, 0, halo=5)
    s.line([(786, 136), (745, 200)], 2, 8, 2, k=0)
    s.fill(ellipse(800, 218, 60, 20), 0, 0, 0)
    sit = Pose(6, (26, 80), (34, 86), (80, 4), (80, 4), 4)
    person(s, 800, 620, 430, Pose(3, (38, 128), (30, 12), (3, 3), (-3, -3)), Dress(coat=(1, 1, 0), hat="hair", hem=0.1), "front", 1, (-0.3, -0.9))
    hats = ("cap", "hair", "scarf", "beret", "bun", "helmet", "hair", "cap")
    for i, (x, y, h) in enumerate(((610, 560, 360), (540, 600, 400), (450, 652, 450), (335, 716, 520))):
        person(s, x, y, h, sit, Dress(coat=((1, 0, 0), (1, 1, 0), (0, 0, 0), (1, 0, 0))[i], hat=hats[i], hem=0.05), "side", 1, (0.7, -0.6), seat=h * 0.12)
    for i, (x, y, h) in enumerate(((990, 560, 360), (1060, 600, 400), (1150, 652, 450), (1265, 716, 520))):
        person(s, x, y, h, sit, Dress(coat=((0, 0, 0), (1, 0, 0), (1, 1, 0), (1, 0, 0))[i], hat=hats[i + 4], hem=0.05), "side", -1, (-0.7, -0.6), seat=h * 0.12)
    table: Path = [(668, 508), (932, 508), (1330, 960), (270, 960)]
    s.fill(table, 0, 0, 0, halo=8)
    s.shade(table, ramp(800, 508, 10, 800, 960, 100), rays(800, 260, 130, 0.3))
    s.line([*table, table[0]], 8)
    s.fill([(270, 960), (1330, 960), (1330, 1000), (270, 1000)], 1, halo=2)
    for x, y, k in ((720, 560, 0.5), (900, 600, 0.6), (690, 680, 0.8), (960, 730, 0.9), (590, 820, 1.1), (1010, 870, 1.2)):
        mug = [(x - 22 * k, y - 40 * k), (x + 22 * k, y - 40 * k), (x + 19 * k, y + 6 * k), (x - 19 * k, y + 6 * k)]
        handle = ellipse(x + 26 * k, y - 18 * k, 13 * k, 14 * k)
        s.line([*handle, handle[0]], 6 * k)
        s.fill(mug, 1, 0, 0, halo=3)
        s.fill(ellipse(x, y - 40 * k, 21 * k, 7 * k), 0, halo=0)
        s.line([*ellipse(x, y - 40 * k, 21 * k, 7 * k)], 3)
        s.line([(x - 12 * k, y - 30 * k), (x - 10 * k, y)], 4 * k, k=0)
    for q in ([(760, 640), (850, 646), (856, 700), (752, 694)], [(720, 860), (880, 850), (900, 930), (716, 936)]):
        s.fill(q, 0, 0, 0, halo=3)
        s.line([*q, q[0]], 4)
        for i in range(4):
            s.line([lerp(q[0], q[3], 0.2 + i * 0.2), lerp(q[1], q[2], 0.2 + i * 0.2)], 3)
    for x, hat, coat in ((470, "cap", (1, 0, 0)), (1150, "long", (1, 1, 0))):
        body = smooth([(x - 190, 1110), (x - 176, 930), (x - 90, 860), (x, 842), (x + 90, 860), (x + 176, 930), (x + 190, 1110)], False)
        s.fill(body, *coat, halo=8)
        m = s.mask(body)
        s.shade(m, relief(m, (0.3 if x < 800 else -0.3, -1), 46, 275, 3), hatch(10 if x < 800 else -10, 13, 0.4), mode="carve")
        draw_head(s, x, 770, 190, "back", 1, hat, 0, (0.3 if x < 800 else -0.3, -1))


@picture("harbour", "ship-bow", SLATE)
def ship_bow(s: Sheet) -> None:
    """The towering bow of a ship over tiny figures."""
    halftone(s, rect(0, 0, W, 860), ramp(0, 0, 190, 0, 800, 8), "s", 11, 20)
    for x, y, w in ((240, 210, 420), (1400, 300, 380), (1180, 120, 300), (80, 420, 300)):
        for i in range(3):
            s.line([(x - w / 2 + i * 40, y + i * 24), (x, y + i * 24 - 6), (x + w / 2 - i * 18, y + i * 24)], 1, 12, 1, k=0, s=0)
    for x, k in ((150, 150), (1500, 190)):
        crane(s, x, 850, k, 1 if x < 800 else -1, x > 800)
    stem = [(812, 96), (806, 300), (800, 520), (800, 700), (804, 880)]
    left = [(330, 30), (420, 300), (560, 560), (650, 740), (668, 880)]
    right = [(1300, 30), (1200, 300), (1050, 560), (958, 740), (938, 880)]
    st, lf, rt = (smooth(q, False) for q in (stem, left, right))
    s.fill(lf + st[::-1], 1, 0, 0, halo=8)
    s.fill(rt + st[::-1], 1, 0, 0, halo=8)
    for side, dark0, dark1 in ((lf, 60, 200), (rt, 190, 262)):
        quad = side + st[::-1]

        def field(x: float, y: float, e: Path = side) -> float:
            j = min(range(len(e)), key=lambda i: abs(e[i][1] - y))
            c = min(range(len(st)), key=lambda i: abs(st[i][1] - y))
            t = (x - st[c][0]) / ((e[j][0] - st[c][0]) or 1)
            return t * 21 + 0.35 * noise(x / 60, y / 120, 4)

        def shade(x: float, y: float, e: Path = side, d0: float = dark0, d1: float = dark1) -> float:
            j = min(range(len(e)), key=lambda i: abs(e[i][1] - y))
            c = min(range(len(st)), key=lambda i: abs(st[i][1] - y))
            t = (x - st[c][0]) / ((e[j][0] - st[c][0]) or 1)
            return d0 + (d1 - d0) * t + 40 * noise(x / 40, y / 26, 7) + (y < 150) * 30

        s.shade(quad, tone(shade, 8), lines(field, 8), mode="carve")
    band = [p for p in lf if p[1] > 716] + [p for p in st if p[1] > 700][::-1]
    band2 = [p for p in rt if p[1] > 716] + [p for p in st if p[1] > 700][::-1]
    for q, d in ((band, 90), (band2, 190)):
        s.fill(q, 0, 1, 0)
        s.shade(q, flat(d), hatch(8, 12, 0.4), mode="add")
    for e in (lf, rt):
        p = min(e, key=lambda q: abs(q[1] - 714))
        s.line([p, min(st, key=lambda q: abs(q[1] - 700))], 11, k=0)
    deck = [(320, 20), (560, -10), (812, 84), (1060, -10), (1310, 20), (1300, 44), (812, 122), (330, 44)]
    s.fill(deck, 1, halo=6)
    s.line([(332, 40), (812, 112), (1298, 40)], 7, k=0)
    s.line(st, 6, 10, 12, 14, 16, k=0)
    for f in (-1, 1):
        c = (808 + f * 178.0, 330.0)
        s.fill(ellipse(*c, 40, 52, 14 * f), 1, halo=7)
        s.line([(c[0], c[1] - 10), (c[0] - f * 4, c[1] + 96)], 16, halo=5)
        fl = smooth(
            [(c[0] - 66 - f * 4, c[1] + 62), (c[0] - 46, c[1] + 106), (c[0] - f * 4, c[1] + 126), (c[0] + 46, c[1] + 106), (c[0] + 66 - f * 4, c[1] + 62)],
            False,
        )
        s.line(fl, 3, 22, 26, 22, 3, halo=5)
    for i in range(5):
        y = 560 + i * 34
        s.line([(775 - i, y), (790, y)], 6, k=0)
    for x0, y0, x1, y1 in ((520, 120, -20, 700), (1110, 120, 1620, 720), (480, 100, -20, 560)):
        s.line(smooth([(x0, y0), ((x0 + x1) / 2, (y0 + y1) / 2 + 50), (x1, y1)], False), 7, halo=3)
    water(s, rect(0, 850, W, 70), ramp(0, 850, 90, 0, 920, 220), 840, 11, 0.9)
    smoke_line = smooth([(560, 884), (640, 872), (720, 886), (804, 874), (890, 888), (960, 872), (1050, 884)], False)
    s.line(smoke_line, 2, 14, 18, 14, 2, k=0, r=0)
    quay = [(0, 906), (W, 906), (W, H), (0, H)]
    s.fill(quay, 1, 0, 0, halo=4)
    s.shade(quay, roughen(ramp(0, 906, 120, 0, H, 235), 50, 30), rays(800, 720, 150, 0.4), mode="carve")
    for x in (330, 1210):
        s.fill([(x - 30, 930), (x + 30, 930), (x + 18, 890), (x + 30, 872), (x - 30, 872), (x - 18, 890)], 1, halo=5)
        s.line([(x - 14, 886), (x - 16, 920)], 6, k=0)
    who = (
        (610, 968, 1, WALK, "helmet"),
        (668, 972, 1, WALK, "cap"),
        (860, 962, -1, STAND, "helmet"),
        (908, 964, 1, SPEAK, "scarf"),
        (1020, 990, -1, CARRY, "cap"),
        (480, 1010, 1, STAND, "cap"),
    )
    for x, y, f, pose, hat in who:
        person(s, x, y, 118, pose, Dress(hat=hat, coat=KR if x % 3 else (1, 0, 0)), "side", f, (-0.8, -0.5))
    cable: Path = [(x, 1050 - 14 * math.sin(x / 110)) for x in range(0, 1600, 40)]
    s.line(smooth([(float(x), y) for x, y in cable], False, 3), 9, k=0)
