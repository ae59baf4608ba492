"""People: a posed figure of plain blocks, its light cut along one side."""

from __future__ import annotations

from dataclasses import dataclass, field

from .canvas import Sheet, relief
from .geometry import Path, Pt, capsule, lerp, place, polar, smooth
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


def part(sheet: Sheet, shape: Path, ink: Ink, light: Light, h: float, along: float = 90) -> None:
    """One block of a figure: a bare line round it, ink, and gouge lines on the lit side."""
    sheet.fill(shape, *ink, halo=max(1.6, min(5.0, h * 0.006)))
    if not ink[0] and h > 60:
        sheet.line([*shape, shape[0]], max(2.4, min(6.0, h * 0.008)))
    size = max(6.0, min(14.0, h * 0.017))
    mask = sheet.mask(shape, pad=1)
    if light and h > 90:
        dark = 285.0 if ink[0] else 80.0
        tone = relief(mask, light, max(5.0, h * 0.028), dark, 3.4)
        sheet.shade(mask, tone, hatch(along, size, 0.3), mode="carve" if ink[0] else "add")


def _limb(a: Pt, upper: float, lower: float, lu: float, ll: float, f: int) -> tuple[Pt, Pt]:
    mid = polar(a, upper * f, lu)
    return mid, polar(mid, lower * f, ll)


def person(
    sheet: Sheet, x: float, y: float, h: float, pose: Pose = STAND, dress: Dress | None = None,
    view: str = "side", f: int = 1, light: Light = (-0.8, -0.5), seat: float = 0.0,
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
        knee, foot = _limb((side * h, 0), t, s, 0.245 * h, 0.235 * h, f)
        legs.append(((side * h, 0.0), knee, foot, s))
        reach = max(reach, foot[1])
    hip = (x, y - reach - 0.025 * h if not seat else y - seat)
    out.hip = hip
    chest = polar(hip, 180 - pose.lean * f, 0.31 * h)
    out.shoulder = chest
    arms = []
    for near, (t, s) in ((0, pose.far_arm), (1, pose.near_arm)):
        sh = (chest[0] + (spread if near else -spread) * h * (f if view != "side" else f * -0.2),
              chest[1] + 0.015 * h)
        ff = f if view == "side" or near else f
        elbow, hand = _limb(sh, t, s, 0.165 * h, 0.15 * h, ff)
        arms.append((sh, elbow, hand))
    out.far_hand, out.near_hand = arms[0][2], arms[1][2]

    def arm(i: int) -> None:
        sh, el, ha = arms[i]
        tip = lerp(el, ha, 1.22)
        if d.hands:
            sheet.fill(capsule(ha, tip, 0.024 * h, 0.02 * h), 1, halo=1.5)
            sheet.fill(capsule(lerp(el, ha, 1.04), tip, 0.017 * h, 0.013 * h), 0)
        upper = capsule(sh, el, 0.045 * h * d.bulk, 0.036 * h * d.bulk)
        fore = capsule(el, ha, 0.037 * h * d.bulk, 0.028 * h)
        part(sheet, upper, d.coat, light, h, 60)
        part(sheet, fore, d.coat, light, h, 100)

    def leg(i: int) -> None:
        a, kn, ft, s = legs[i]
        o = hip
        ha, ka, fa = ((p[0] + o[0], p[1] + o[1]) for p in (a, kn, ft))
        toe = f if view == "side" else (0.5 if i else -0.5)
        shoe = [(-0.035, -0.02), (0.025, -0.022), (0.085 if view == "side" else 0.05, 0.012),
                (0.085 if view == "side" else 0.05, 0.03), (-0.04, 0.03)]
        turn = max(-30.0, min(40.0, -s * 0.9)) * f if s < -20 else 0.0
        sheet.fill(place(shoe, fa[0], fa[1], h * toe, h, -turn), 1, halo=1.2)
        part(sheet, capsule(ka, fa, 0.044 * h, 0.03 * h), d.legs, light, h, 80)
        part(sheet, capsule(ha, ka, 0.062 * h, 0.046 * h), d.legs, light, h, 100)
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
        skirt = smooth([(hip[0] - w * 0.75, hip[1] - 0.08 * h), (hip[0] + w * 0.75, hip[1] - 0.08 * h),
                        (hi, base), ((lo + hi) / 2, base + 0.015 * h), (lo, base)])
        part(sheet, skirt, d.legs, light, h, 20)
    drop = d.hem * h
    drift = sum(g[1][0] for g in legs) / 2 * d.hem * 1.4
    body: Path = [
        (hip[0] - w * 0.92, hip[1] - 0.02 * h), (hip[0] - w * (0.94 + d.hem) + drift, hip[1] + drop),
        (hip[0] + w * (0.94 + d.hem) + drift, hip[1] + drop), (hip[0] + w * 0.92, hip[1] - 0.02 * h),
        (hip[0] + up[0] * 0.45 + w * 0.88, hip[1] + up[1] * 0.45),
        (chest[0] + w * 1.02, chest[1] + 0.03 * h), (chest[0] + w * 0.8, chest[1] - 0.018 * h),
        (chest[0] + 0.035 * h, chest[1] - 0.045 * h), (chest[0] - 0.035 * h, chest[1] - 0.045 * h),
        (chest[0] - w * 0.8, chest[1] - 0.018 * h), (chest[0] - w * 1.02, chest[1] + 0.03 * h),
        (hip[0] + up[0] * 0.45 - w * 0.88, hip[1] + up[1] * 0.45),
    ]
    neck = polar(chest, 180 - (pose.lean * 0.8 + pose.nod * 0.4) * f, 0.07 * h)
    sheet.fill(capsule(chest, neck, 0.034 * h, 0.03 * h), 1)
    part(sheet, body, d.coat, light, h, 75)
    if d.apron and view != "back":
        bib: Path = [(hip[0] + up[0] * 0.6 + w * (0.05 if view == "side" else -0.55) * f, hip[1] + up[1] * 0.62),
               (hip[0] + up[0] * 0.6 + w * 0.7 * f, hip[1] + up[1] * 0.62),
               (hip[0] + w * 0.95 * f, hip[1] - 0.02 * h),
               (hip[0] + w * 1.1 * f + drift, hip[1] + 0.21 * h),
               (hip[0] - w * (0.1 if view == "side" else 0.9) * f + drift, hip[1] + 0.21 * h),
               (hip[0] - w * (0.05 if view == "side" else 0.8) * f, hip[1] - 0.02 * h)]
        part(sheet, bib, WHITE, light, h, 15)
    hh = 0.138 * h
    centre = polar(neck, 180 - (pose.lean * 0.6 + pose.nod) * f, 0.052 * h)
    out.head = centre
    draw_head(sheet, centre[0] + (0.012 * h * f if view == "side" else 0), centre[1], hh, view, f,
              d.hat, pose.nod + pose.lean * 0.4, light)
    if view == "side":
        arm(1)
    else:
        arm(0)
        arm(1)
    return out
