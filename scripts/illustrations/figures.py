"""People: a posed figure of plain blocks, its light cut along one side."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from .canvas import Sheet, relief
from .geometry import Path, Pt, capsule, ellipse, lerp, place, polar, ribbon, smooth
from .heads import Light, draw_head
from .screens import hatch

Ink = tuple[int, int, int]
K: Ink = (1, 0, 0)
R: Ink = (0, 1, 0)
SECOND: Ink = (0, 0, 1)
WHITE: Ink = (0, 0, 0)
KR: Ink = (1, 1, 0)
KS: Ink = (1, 0, 1)
Pair = tuple[float, float]


@dataclass(frozen=True)
class Pose:
    """Angles in degrees: 0 down, 90 the way the figure faces, 180 up."""

    lean: float = 0.0
    near_arm: Pair = (8, 14)
    far_arm: Pair = (-6, 4)
    near_leg: Pair = (6, -2)
    far_leg: Pair = (-6, -10)
    nod: float = 0.0


STAND = Pose(near_leg=(5, 3), far_leg=(-5, -5))
WALK = Pose(3, (-24, -6), (26, 44), (24, 8), (-16, -32))
STRIDE = Pose(8, (30, 60), (-34, -14), (-22, -40), (32, 12))
FACING = Pose(0, (9, -4), (8, -8), (4, 2), (4, 0))
WARM = Pose(10, (38, 88), (50, 96), (4, 2), (-6, -6), 8)
RAISE = Pose(2, (165, 172), (-10, 10))
CARRY = Pose(6, (4, 4), (-30, -12), (22, 6), (-14, -30), 6)
SPEAK = Pose(6, (60, 120), (14, 30), (4, 4), (-6, -6))
REACH = Pose(10, (110, 100), (80, 96), (12, 4), (-14, -18))
HOLD_HIGH = Pose(0, (150, 176), (140, 172))


@dataclass(frozen=True)
class Dress:
    """What a figure wears: inks for coat and legs, how long the coat is, what is on the head."""

    coat: Ink = K
    legs: Ink = K
    hem: float = 0.1
    skirt: bool = False
    hat: str = "cap"
    apron: bool = False
    hands: bool = True
    bulk: float = 1.0


@dataclass
class Joints:
    """Where the parts of a drawn figure ended up."""

    head: Pt = (0, 0)
    near_hand: Pt = (0, 0)
    far_hand: Pt = (0, 0)
    hip: Pt = (0, 0)
    shoulder: Pt = (0, 0)
    feet: list[Pt] = field(default_factory=list)


def part(sheet: Sheet, shape: Path | list[Path], ink: Ink, light: Light, h: float, along: float = 90) -> None:
    """One block of a figure: a bare line round it, ink, and gouge lines on the lit side."""
    shapes: list[Path] = [shape] if isinstance(shape[0][0], (int, float)) else shape
    halo = max(1.6, min(5.0, h * 0.006))
    line = max(2.4, min(6.0, h * 0.008))
    for q in shapes:
        sheet.fill(q, *ink, halo=halo + (0 if ink[0] else line * 0.5))
    if not ink[0] and h > 60:
        for q in shapes:
            sheet.line([*q, q[0]], line)
    for q in shapes:
        sheet.fill(q, *ink)
    size = max(6.0, min(14.0, h * 0.017))
    mask = sheet.mask(*shapes, pad=1)
    if light and h > 90:
        dark = 285.0 if ink[0] else 80.0
        tone = relief(mask, light, max(5.0, h * 0.028), dark, 3.4)
        sheet.shade(mask, tone, hatch(along, size, 0.3), mode="carve" if ink[0] else "add")


def tube(a: Pt, mid: Pt, b: Pt, *widths: float) -> list[Path]:
    """A limb in one piece, bent at the middle and round at its root."""
    path = smooth([a, lerp(a, mid, 0.62), mid, lerp(mid, b, 0.38), b], False, 6)
    return [ribbon(path, widths), ellipse(a[0], a[1], widths[0] * 0.5)]


def small_hand(sheet: Sheet, wrist: Pt, elbow: Pt, h: float, f: int) -> None:
    """A hand that carries on the line of the forearm, its thumb on the upper side."""
    turn = math.degrees(math.atan2(wrist[0] - elbow[0], wrist[1] - elbow[1]))
    u = h * 0.048
    palm = smooth(place([(-0.42, -0.3), (-0.52, 0.5), (-0.46, 1.15), (-0.2, 1.75), (0.2, 1.75), (0.46, 1.15), (0.5, 0.4), (0.42, -0.3)], 0, 0, u))
    thumb = smooth(place([(0.3 * f, 0.1), (0.72 * f, 0.55), (0.86 * f, 1.1), (0.62 * f, 1.12), (0.36 * f, 0.75)], 0, 0, u))
    shapes = [place(q, wrist[0], wrist[1], 1, 1, -turn) for q in (thumb, palm)]
    line = max(2.0, min(6.0, h * 0.009))
    for q in shapes:
        sheet.fill(q, 1, halo=line * 0.9)
        sheet.line([*q, q[0], q[1]], line * 2)
    for q in shapes:
        sheet.fill(q, 0)
    if h > 260:
        for x in (-0.2, 0.12):
            sheet.line(place([(x, 0.8), (x, 1.7)], wrist[0], wrist[1], u, u, -turn), line * 0.6)


def _limb(a: Pt, upper: float, lower: float, lu: float, ll: float, f: int) -> tuple[Pt, Pt]:
    mid = polar(a, upper * f, lu)
    return mid, polar(mid, lower * f, ll)


def _tailor(
    sheet: Sheet,
    hip: Pt,
    chest: Pt,
    up: Pt,
    w: float,
    drop: float,
    drift: float,
    h: float,
    d: Dress,
    view: str,
    f: int,
) -> None:
    """Collar, opening and folds of a coat."""
    ink = 0 if d.coat[0] else 1
    lw = max(2.5, min(6.0, h * 0.008))
    x = 0.55 * w * f if view == "side" else 0.0
    low = (hip[0] + x * 1.1 + drift, hip[1] + drop * 0.94)
    waist = (hip[0] + up[0] * 0.4 + x, hip[1] + up[1] * 0.4)
    top = (chest[0] + x * 0.7, chest[1] + 0.012 * h)
    if view != "back" and not d.apron:
        sheet.line(smooth([top, waist, low], False), lw * 0.5, lw, lw * 0.5, k=ink)
        for side in (-1, 1):
            tip = (chest[0] + x * 0.7 + side * 0.035 * h, chest[1] + 0.07 * h)
            sheet.line([(chest[0] + side * 0.045 * h, chest[1] - 0.03 * h), tip, lerp(top, waist, 0.5)], lw * 0.6, lw, lw * 0.4, k=ink)
    if view == "back":
        sheet.line(smooth([(chest[0], chest[1] + 0.1 * h), waist, low], False), 1, lw * 0.8, lw, k=ink)
    for dx, t0, t1 in ((-0.5, 0.42, 0.1), (0.34, 0.3, 0.0), (-0.2, 0.2, -0.12)):
        a = (hip[0] + up[0] * t0 + dx * w * f, hip[1] + up[1] * t0)
        b = (hip[0] + up[0] * t1 + dx * w * f * 1.3, hip[1] + up[1] * t1)
        sheet.line([a, lerp(a, b, 0.5), b], 1, lw * 0.9, 1, k=ink)


def person(
    sheet: Sheet,
    x: float,
    y: float,
    h: float,
    pose: Pose = STAND,
    dress: Dress | None = None,
    view: str = "side",
    f: int = 1,
    light: Light = (-0.8, -0.5),
    seat: float = 0.0,
) -> Joints:
    """Draw a figure with its feet at y; f is 1 facing right, -1 facing left."""
    d = dress or Dress()
    out = Joints()
    spread = 0.045 if view == "side" else 0.105
    wide = (0.165 if view == "side" else 0.25) * d.bulk
    legs = []
    reach = 0.0
    for near, (t, s) in ((0, pose.far_leg), (1, pose.near_leg)):
        side = (0.035 if near else -0.035) * (0.3 if view == "side" else 1.2)
        calm = 1.0 if view == "side" else 0.4
        short = 1.0 if view == "side" or near else 0.955
        knee, foot = _limb((side * h, 0), t * calm, s * calm, 0.245 * h * short, 0.235 * h * short, f)
        legs.append(((side * h, 0.0), knee, foot, s))
        reach = max(reach, foot[1])
    hip = (x, y - reach - 0.025 * h if not seat else y - seat)
    out.hip = hip
    chest = polar(hip, 180 - pose.lean * f, 0.31 * h)
    out.shoulder = chest
    arms = []
    for near, (t, s) in ((0, pose.far_arm), (1, pose.near_arm)):
        sh = (chest[0] + (spread if near else -spread) * h * (f if view != "side" else f * -0.2), chest[1] + 0.015 * h)
        ff = f if view == "side" or near else -f
        elbow, hand = _limb(sh, t, s, 0.165 * h, 0.15 * h, ff)
        arms.append((sh, elbow, hand))
    out.far_hand, out.near_hand = arms[0][2], arms[1][2]

    bulk = d.bulk * h

    def arm(i: int) -> None:
        sh, el, ha = arms[i]
        if d.hands:
            small_hand(sheet, ha, el, h, f if view == "side" or i else -f)
        part(sheet, tube(sh, el, ha, 0.092 * bulk, 0.082 * bulk, 0.076 * bulk, 0.066 * h, 0.06 * h), d.coat, light, h, 60)

    def leg(i: int) -> None:
        a, kn, ft, s = legs[i]
        ha, ka, fa = ((p[0] + hip[0], p[1] + hip[1]) for p in (a, kn, ft))
        if view == "side":
            shoe = [(-0.04, -0.03), (0.02, -0.034), (0.06, -0.008), (0.1, 0.008), (0.104, 0.03), (-0.044, 0.03)]
            toe = float(f)
        else:
            shoe = [(-0.03, -0.03), (0.03, -0.03), (0.044, 0.012), (0.05, 0.034), (-0.034, 0.034), (-0.036, 0.0)]
            toe = 1.0 if i else -1.0
        turn = max(-30.0, min(40.0, -s * 0.9)) * f if s < -20 else 0.0
        sheet.fill(place(shoe, fa[0], fa[1], h * toe, h, -turn), 1, halo=max(1.5, h * 0.006))
        part(sheet, tube(ha, ka, fa, 0.125 * h, 0.115 * h, 0.098 * h, 0.09 * h, 0.074 * h), d.legs, light, h, 95)
        out.feet.append(fa)

    arm(0) if view == "side" else None
    leg(0)
    leg(1)
    w = wide * h / 2
    up = (chest[0] - hip[0], chest[1] - hip[1])
    if d.skirt:
        knees = [(hip[0] + g[1][0], hip[1] + g[1][1]) for g in legs]
        lo = min(k[0] for k in knees) - 0.075 * h
        hi = max(k[0] for k in knees) + 0.075 * h
        base = max(k[1] for k in knees) + 0.1 * h
        skirt = smooth(
            [(hip[0] - w * 0.75, hip[1] - 0.08 * h), (hip[0] + w * 0.75, hip[1] - 0.08 * h), (hi, base), ((lo + hi) / 2, base + 0.015 * h), (lo, base)]
        )
        part(sheet, skirt, d.legs, light, h, 20)
    drop = d.hem * h
    drift = sum(g[1][0] for g in legs) / 2 * d.hem * 1.4
    body: Path = [
        (hip[0] - w * 0.92, hip[1] - 0.02 * h),
        (hip[0] - w * (0.94 + d.hem) + drift, hip[1] + drop),
        (hip[0] + w * (0.94 + d.hem) + drift, hip[1] + drop),
        (hip[0] + w * 0.92, hip[1] - 0.02 * h),
        (hip[0] + up[0] * 0.45 + w * 0.88, hip[1] + up[1] * 0.45),
        (chest[0] + w * 1.02, chest[1] + 0.03 * h),
        (chest[0] + w * 0.8, chest[1] - 0.018 * h),
        (chest[0] + 0.035 * h, chest[1] - 0.045 * h),
        (chest[0] - 0.035 * h, chest[1] - 0.045 * h),
        (chest[0] - w * 0.8, chest[1] - 0.018 * h),
        (chest[0] - w * 1.02, chest[1] + 0.03 * h),
        (hip[0] + up[0] * 0.45 - w * 0.88, hip[1] + up[1] * 0.45),
    ]
    neck = polar(chest, 180 - (pose.lean * 0.8 + pose.nod * 0.4) * f, 0.07 * h)
    sheet.fill(capsule(chest, neck, 0.034 * h, 0.03 * h), 1)
    part(sheet, smooth(body, n=3), d.coat, light, h, 75)
    if h > 170:
        _tailor(sheet, hip, chest, up, w, drop, drift, h, d, view, f)
    if d.apron and view != "back":
        bib: Path = [
            (hip[0] + up[0] * 0.6 + w * (0.05 if view == "side" else -0.55) * f, hip[1] + up[1] * 0.62),
            (hip[0] + up[0] * 0.6 + w * 0.7 * f, hip[1] + up[1] * 0.62),
            (hip[0] + w * 0.95 * f, hip[1] - 0.02 * h),
            (hip[0] + w * 1.1 * f + drift, hip[1] + 0.21 * h),
            (hip[0] - w * (0.1 if view == "side" else 0.9) * f + drift, hip[1] + 0.21 * h),
            (hip[0] - w * (0.05 if view == "side" else 0.8) * f, hip[1] - 0.02 * h),
        ]
        part(sheet, bib, WHITE, light, h, 15)
    hh = 0.138 * h
    centre = polar(neck, 180 - (pose.lean * 0.6 + pose.nod) * f, 0.052 * h)
    out.head = centre
    draw_head(sheet, centre[0] + (0.012 * h * f if view == "side" else 0), centre[1], hh, view, f, d.hat, pose.nod + pose.lean * 0.4, light)
    if view == "side":
        arm(1)
    else:
        arm(0)
        arm(1)
    return out
