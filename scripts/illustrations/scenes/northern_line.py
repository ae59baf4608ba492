"""Trams and night buses."""

from __future__ import annotations

from ..canvas import H, Sheet, W, relief
from ..figures import WALK, Dress, person
from ..geometry import Path, View, arc, ellipse, lerp, rect, smooth
from ..heads import draw_head
from ..props import halftone, lit_ground, rain
from ..registry import OCHRE, picture
from ..screens import glow, hatch, ramp, rays, roughen, tone


def tram(s: Sheet, x: float, y: float, w: float, ink: tuple[int, int, int], lit: bool = False) -> None:
    """A tram seen head on, its wheels at y."""
    h = w * 1.22

    def t(px: float, py: float) -> tuple[float, float]:
        return (x + px * w, y - py * h)

    body = smooth([t(-0.5, 0.1), t(-0.5, 0.5), t(-0.47, 0.86), t(-0.3, 0.97), t(0.3, 0.97), t(0.47, 0.86), t(0.5, 0.5), t(0.5, 0.1)], False)
    s.fill(body, *ink, halo=6)
    s.line([*body, body[0]], w * 0.02)
    m = s.mask([t(-0.5, 0.1), t(0.5, 0.1), t(0.5, 0.5), t(-0.5, 0.5)])
    s.shade(m, relief(m, (-0.8, -0.3), w * 0.1, 255 if ink[0] else 80, 2.6), hatch(90, w * 0.026, 0.3), mode="carve" if ink[0] else "add")
    top = [t(-0.47, 0.53), t(0.47, 0.53), t(0.45, 0.86), t(0.3, 0.95), t(-0.3, 0.95), t(-0.45, 0.86)]
    s.fill(top, 0, 0, 0)
    s.line([*top, top[0]], w * 0.018)
    for a, b in ((-0.42, -0.17), (-0.14, 0.14), (0.17, 0.42)):
        win = [t(a, 0.56), t(b, 0.56), t(b, 0.82), t(a, 0.82)]
        s.fill(win, 0 if lit else 1, 0, 1 if lit else 0)
        s.line([*win, win[0]], w * 0.016)
        if not lit:
            s.gouges(win, 9, w * 0.1, w * 0.012, -20)
    s.fill([t(-0.2, 0.86), t(0.2, 0.86), t(0.2, 0.94), t(-0.2, 0.94)], 1, halo=3)
    s.fill([t(-0.53, 0.5), t(0.53, 0.5), t(0.53, 0.535), t(-0.53, 0.535)], 1, halo=2)
    for px in (-0.32, 0.32):
        s.fill(ellipse(*t(px, 0.33), w * 0.065), 1, halo=3)
        s.fill(ellipse(*t(px, 0.33), w * 0.048), 0)
    s.fill(ellipse(*t(0, 0.33), w * 0.095), 1, halo=4)
    s.fill(ellipse(*t(0, 0.33), w * 0.072), 0)
    s.line([t(-0.05, 0.33), t(0.05, 0.33)], w * 0.02)
    s.fill([t(-0.46, 0.1), t(0.46, 0.1), t(0.36, 0.0), t(-0.36, 0.0)], 1, halo=3)
    for i in range(7):
        s.cut([t(-0.3 + i * 0.1, 0.09), t(-0.26 + i * 0.087, 0.02)], w * 0.016)
    s.line([t(-0.12, 0.97), t(0.06, 1.06), t(-0.08, 1.17)], w * 0.018, halo=2)
    s.line([t(-0.2, 1.17), t(0.04, 1.17)], w * 0.025, halo=2)


@picture("northern-line", "tram-depot", OCHRE)
def tram_depot(s: Sheet) -> None:
    """A tram depot: three cars under the roof trusses, a man and a lamp."""
    v = View(800, 560, 900, 1.7)
    s.fill(rect(0, 0, W, H), 1)
    s.shade(rect(0, 0, W, 640), roughen(tone(lambda x, y: 110 + abs(x - 800) * 0.12 + (560 - y) * 0.1), 40, 40), rays(800, 560, 180, 0.5), mode="carve")
    end = [(560, 330), (800, 250), (1040, 330), (1040, 700), (560, 700)]
    s.fill(end, 0, 0, 0, halo=5)
    halftone(s, end, ramp(0, 250, 30, 0, 600, 190), "s", 9, 20)
    s.fill(ellipse(860, 420, 60), 0, 1, 0)
    for i in range(5):
        s.line([(560 + i * 120, 250), (560 + i * 120, 560)], 5)
    for z in (9.0, 6.4, 4.6, 3.3, 2.4):
        a, b, c = v.at(-5.2, 3.4, z), v.at(0, 5.3, z), v.at(5.2, 3.4, z)
        u = v.scale(z)
        s.line([a, b, c], u * 0.2, halo=u * 0.02)
        s.line([a, c], u * 0.15, halo=u * 0.02)
        for t in (0.25, 0.5, 0.75):
            p = lerp(a, c, t)
            top = lerp(a, b, t * 2) if t <= 0.5 else lerp(b, c, t * 2 - 1)
            s.line([p, top], u * 0.08, halo=u * 0.015)
            q = lerp(a, c, t - 0.25 if t <= 0.5 else t + 0.25)
            s.line([q, top], u * 0.06, halo=u * 0.012)
        for x in (-5.2, 5.2):
            s.line([v.at(x, 0, z), v.at(x, 3.4, z)], u * 0.24, halo=u * 0.03)
            s.cut([v.at(x - 0.05, 0.2, z), v.at(x - 0.05, 3.2, z)], u * 0.04)
    floor = [(0, 640), (W, 640), (W, H), (0, H)]
    s.fill(floor, 1, 0, 0)
    lit_ground(s, floor, tone(lambda x, y: 70 + abs(x - 800) * 0.12 + (y - 640) * 0.12), rays(800, 560, 220, 0.5))
    for c in (-3.1, 0.0, 3.1):
        for r in (-0.6, 0.6):
            far, near = v.at(c + r, 0, 9), v.at(c + r, 0, 1.7)
            s.line([far, near], 3, 26, k=1, halo=4)
            s.line([lerp(far, near, 0.3), near], 1, 7, k=0)
    tram(s, v.at(0, 0, 8)[0], v.at(0, 0, 8)[1], 230, (0, 1, 0), True)
    tram(s, v.at(-3.1, 0, 5.6)[0] + 20, v.at(0, 0, 5.6)[1], 390, (1, 0, 0))
    tram(s, v.at(3.1, 0, 4.4)[0] - 20, v.at(0, 0, 4.4)[1] + 20, 540, (0, 1, 0))
    person(s, 640, 1000, 470, WALK, Dress(hat="cap", coat=(1, 0, 0), hem=0.15), "side", 1, (0.7, -0.6))
    s.line([(735, 742), (742, 790)], 5)
    lamp = [(718, 790), (766, 790), (772, 850), (712, 850)]
    s.fill(lamp, 0, 0, 1, halo=4)
    s.line([*lamp, lamp[0]], 6)


@picture("northern-line", "night-bus", OCHRE)
def night_bus(s: Sheet) -> None:
    """A night bus seen past the driver's shoulder, in rain."""
    s.fill(rect(0, 0, W, H), 1)
    glass: Path = [(150, 70), (1560, 50), (1540, 720), (170, 740)]
    s.fill(glass, 0, 0, 0)
    s.shade(glass, roughen(tone(lambda x, y: 250 - max(0, y - 420) * 0.4), 20, 30), hatch(14, 13, 0.3))
    for x, w, top in ((150, 250, 150), (400, 180, 250), (1150, 200, 220), (1330, 240, 110)):
        b = rect(x, top, w, 380)
        s.fill(b, 1, 0, 0, halo=4)
        for i in range(int(w / 56)):
            for j in range(5):
                if (i * 7 + j * 5 + x) % 3 == 0:
                    s.fill(rect(x + 22 + i * 54, top + 30 + j * 66, 26, 38), 0, 0, 1)
    road = [(150, 520), (1560, 520), (1560, 740), (150, 740)]
    s.fill(road, 1, 0, 0)
    s.shade(road, roughen(tone(lambda x, y: 120 + abs(x - 790) * 0.16), 60, 22), rays(790, 500, 150, 0.6))
    halftone(s, road, tone(lambda x, y: 190 - abs(x - 1000) * 0.5), "s", 9, 20)
    for x, y, r in ((640, 470, 15), (700, 470, 15), (735, 490, 22), (835, 490, 22)):
        s.fill(ellipse(x, y, r * 2.6), 1, 0, 0)
        s.shade(ellipse(x, y, r * 3.4), glow(x, y, r * 3.4, 0, 255), rays(x, y, 26, 0.2))
        s.fill(ellipse(x, y, r), 0, 0, 1)
        s.line([(x, y + r * 2), (x + 8, 720)], r * 1.1, 2, k=0, s=1)
    s.fill(ellipse(1080, 300, 30, 30), 0, 1, 0, halo=8)
    s.line([(1080, 200), (1080, 540)], 9, halo=3)
    s.fill(rect(1052, 215, 56, 170), 1, halo=4)
    for j, r in enumerate((1, 0, 0)):
        s.fill(ellipse(1080, 245 + j * 54, 19), 0 if r else 1, r, 0, halo=3)
    s.line([(1080, 545), (1074, 700)], 26, 6, k=0, r=1)
    rain(s, 230, 14, 60, glass, 0, 4)
    with s.clip(glass):
        _wiper(s)
    s.line([*glass, glass[0]], 30)
    s.line([*glass, glass[0]], 4, k=0)
    dash = smooth([(0, 780), (300, 730), (800, 712), (1300, 722), (1620, 760), (1640, 1100), (-20, 1100)])
    s.fill(dash, 1, 0, 0, halo=7)
    m = s.mask(dash)
    s.shade(m, relief(m, (0.1, -1), 40, 275, 3), hatch(90, 14, 0.5), mode="carve")
    for x, r in ((1090, 58), (1235, 58), (1360, 40)):
        s.fill(ellipse(x, 835, r), 1, 0, 0, halo=6)
        s.fill(ellipse(x, 835, r - 10), 0, 0, 1)
        for i in range(9):
            a = arc(x, 835, r - 14, r - 14, 150 + i * 30, 150 + i * 30, 1)[0]
            s.line([lerp((x, 835), a, 0.75), a], 4)
        s.line([(x, 835), arc(x, 835, r - 18, r - 18, 250 + x % 70, 250, 1)[0]], 5, k=0, r=1)
    mirror = smooth([(210, 120), (420, 110), (430, 230), (215, 240)])
    s.fill([(180, 40), (215, 40), (300, 120), (270, 130)], 1, halo=3)
    s.fill(mirror, 1, 0, 0, halo=8)
    inner = [(232, 136), (404, 128), (412, 216), (234, 224)]
    s.fill(inner, 0, 0, 1)
    for x in (265, 320, 375):
        with s.clip(inner):
            draw_head(s, x, 180, 52, "front", 1, "cap" if x == 320 else "hair")
            s.fill(smooth([(x - 40, 240), (x - 24, 208), (x + 24, 208), (x + 40, 240)]), 1)
    s.line([*inner, inner[0]], 5)
    wheel = ellipse(560, 950, 330, 150, -8, 80)
    s.line([*wheel, wheel[0], wheel[1]], 42, halo=7)
    hi = ellipse(556, 940, 330, 148, -8, 80)
    s.line(hi[40:70], 1, 9, 2, k=0)
    for q in ((300, 980), (820, 920), (570, 1090)):
        s.line([(560, 950), q], 40, 30, halo=6)
    coat = smooth([(560, 1120), (600, 900), (690, 720), (800, 640), (930, 600), (1060, 640), (1190, 740), (1270, 900), (1310, 1120)], False)
    arm = smooth([(760, 700), (640, 760), (560, 860), (470, 850), (430, 800), (400, 850), (430, 930), (560, 980), (700, 930), (800, 860)])
    s.fill(coat, 1, 1, 0, halo=9)
    m = s.mask(coat)
    s.shade(m, relief(m, (-0.8, -0.6), 70, 275, 3.2), hatch(20, 15, 0.5), mode="carve")
    s.fill(arm, 1, 1, 0, halo=8)
    m = s.mask(arm)
    s.shade(m, relief(m, (-0.3, -0.9), 44, 258, 3.2), hatch(50, 14, 0.5), mode="carve")
    hand = smooth([(340, 800), (400, 770), (470, 800), (478, 850), (440, 900), (370, 905), (330, 860)])
    s.fill(hand, 0, 0, 0, halo=7)
    m = s.mask(hand)
    s.shade(m, relief(m, (-0.5, -0.8), 30, 90, 2.2), hatch(70, 10, 0.3))
    s.line([*hand, hand[0]], 6)
    for i in range(3):
        s.line(smooth([(336 + i * 12, 826 + i * 24), (372 + i * 10, 836 + i * 18), (412, 842 + i * 16)], False), 2, 7, 2)
    draw_head(s, 930, 430, 400, "side", -1, "cap", 2, (-0.8, -0.4), "paper")
    collar = [(800, 640), (840, 590), (930, 640), (1060, 570), (1090, 640), (960, 700)]
    s.fill(collar, 1, 0, 0, halo=6)


def _wiper(s: Sheet) -> None:
    for cx, a0, a1 in ((420, 205, 330), (1080, 205, 330)):
        for r in (400, 250):
            s.line(arc(cx, 760, r, r * 0.98, a0, a1, 30), 1, 6, 1, k=0)
        tip = arc(cx, 760, 410, 400, 300, 300, 1)[0]
        s.line([(cx, 760), tip], 14, 8, halo=4)
