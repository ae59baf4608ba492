"""Heads: profile, full face and the back of the head, with what people wear on them."""

from __future__ import annotations

from .canvas import Sheet, relief
from .geometry import Path, Pt, ellipse, place, smooth
from .screens import hatch

Light = tuple[float, float]

PROFILE: Path = [
    (-0.40, -0.12),
    (-0.36, -0.34),
    (-0.16, -0.49),
    (0.1, -0.5),
    (0.29, -0.4),
    (0.35, -0.22),
    (0.35, -0.12),
    (0.345, -0.04),
    (0.41, 0.06),
    (0.475, 0.135),
    (0.39, 0.18),
    (0.375, 0.215),
    (0.415, 0.255),
    (0.375, 0.285),
    (0.40, 0.325),
    (0.35, 0.37),
    (0.365, 0.44),
    (0.29, 0.51),
    (0.16, 0.49),
    (-0.02, 0.37),
    (-0.09, 0.3),
    (-0.12, 0.5),
    (-0.34, 0.44),
    (-0.33, 0.14),
]
SIDE_FACE: Path = [
    (0.2, -0.33),
    (0.31, -0.25),
    (0.315, -0.1),
    (0.31, -0.03),
    (0.37, 0.07),
    (0.425, 0.125),
    (0.35, 0.16),
    (0.335, 0.215),
    (0.37, 0.255),
    (0.335, 0.285),
    (0.36, 0.325),
    (0.315, 0.37),
    (0.325, 0.43),
    (0.27, 0.47),
    (0.16, 0.45),
    (0.01, 0.34),
    (-0.05, 0.2),
    (-0.03, 0.02),
    (0.05, -0.04),
    (0.06, -0.16),
]
OVAL: Path = [
    (-0.33, -0.1),
    (-0.3, -0.34),
    (-0.14, -0.49),
    (0.14, -0.49),
    (0.3, -0.34),
    (0.33, -0.1),
    (0.31, 0.14),
    (0.24, 0.35),
    (0.11, 0.49),
    (-0.11, 0.49),
    (-0.24, 0.35),
    (-0.31, 0.14),
]
FRONT_FACE: Path = [
    (-0.27, -0.1),
    (-0.24, -0.26),
    (-0.08, -0.33),
    (0.1, -0.33),
    (0.24, -0.26),
    (0.27, -0.1),
    (0.255, 0.12),
    (0.2, 0.31),
    (0.09, 0.44),
    (-0.09, 0.44),
    (-0.2, 0.31),
    (-0.255, 0.12),
]


def draw_head(
    sheet: Sheet,
    cx: float,
    cy: float,
    hh: float,
    view: str = "side",
    f: int = 1,
    hat: str = "hair",
    tilt: float = 0.0,
    light: Light = (-0.8, -0.5),
    skin: str = "paper",
) -> None:
    """A head hh high about (cx, cy); tilt is degrees forward (or to the right, seen square)."""

    def t(pts: Path, curve: bool = False) -> Path:
        q = place(pts, cx, cy, hh * f, hh, tilt * f)
        return smooth(q, n=4) if curve else q

    def pt(x: float, y: float) -> Pt:
        return t([(x, y)])[0]

    thin = max(1.5, hh * 0.028)
    rim = max(1.5, min(5.0, hh * 0.04))
    red = 1 if skin == "red" else 0
    sec = 1 if skin == "second" else 0
    size = max(5.0, min(11.0, hh * 0.055))
    if view == "side":
        sheet.fill(t(PROFILE), 1, halo=rim)
        face = t(SIDE_FACE)
        sheet.fill(face, 0, red, sec)
        if hh > 55:
            m = sheet.mask(face)
            lit = light[0] * f
            tone = relief(m, (0.8 * f if lit >= 0 else -0.8 * f, -0.4), hh * 0.11, 92, 2.6)
            sheet.shade(m, tone, hatch(60 * f + tilt, size, 0.3), mode="add")
        if hh > 24:
            sheet.line([pt(0.16, -0.115), pt(0.26, -0.135), pt(0.32, -0.09)], thin, thin * 2, thin)
            sheet.line([pt(0.2, -0.03), pt(0.27, -0.045), pt(0.3, -0.02)], thin, thin * 1.8, thin)
            sheet.line([pt(0.25, 0.28), pt(0.36, 0.283)], thin * 0.6, thin * 1.4)
            sheet.line([pt(0.28, 0.17), pt(0.36, 0.155)], thin, thin)
        if hh > 70:
            ear = t(ellipse(-0.07, 0.06, 0.075, 0.13, -12))
            sheet.fill(ear, 0, red, sec, halo=0)
            sheet.line([*ear, ear[0]], thin)
            sheet.line([pt(-0.08, 0.0), pt(-0.05, 0.07), pt(-0.08, 0.12)], thin)
            for i in range(7):
                x = -0.33 + i * 0.075
                sheet.cut([pt(x, -0.15 - i * 0.02), pt(x + 0.05, -0.3 - i * 0.013), pt(x + 0.13, -0.4)], thin * 0.9)
    elif view == "front":
        sheet.fill(t(OVAL, True), 1, halo=rim)
        face = t(FRONT_FACE, True)
        sheet.fill(face, 0, red, sec)
        side = -1 if light[0] < 0 else 1
        dark = t(
            [
                (0.05 * -side * f, -0.3),
                (0.02 * -side * f, -0.06),
                (-0.09 * side * f, 0.13),
                (0.0, 0.17),
                (-0.03 * side * f, 0.26),
                (-0.05 * side * f, 0.45),
                (-0.2 * side * f, 0.32),
                (-0.27 * side * f, 0.1),
                (-0.27 * side * f, -0.12),
                (-0.2 * side * f, -0.28),
            ]
        )
        m = sheet.mask(dark)
        if hh > 55:
            sheet.shade(m, relief(m, (side * 0.8, -0.3), hh * 0.1, 165, 2.0), hatch(70, size, 0.3), mode="add")
        else:
            sheet.fill(dark, 1, None, None)
        for e in (-1, 1):
            sheet.line([pt(0.05 * e, -0.085), pt(0.13 * e, -0.12), pt(0.22 * e, -0.09)], thin, thin * 2.2, thin)
            sheet.line([pt(0.075 * e, -0.02), pt(0.13 * e, -0.04), pt(0.19 * e, -0.015)], thin * 0.8, thin * 2.4, thin * 0.8)
        sheet.line([pt(0.03, -0.05), pt(0.055, 0.13), pt(-0.035, 0.145)], thin, thin * 1.3, thin)
        sheet.line([pt(-0.1, 0.27), pt(0.0, 0.262), pt(0.1, 0.27)], thin * 0.5, thin * 1.8, thin * 0.5)
    else:
        neck = t([(-0.17, 0.2), (0.17, 0.2), (0.2, 0.62), (-0.2, 0.62)])
        sheet.fill(neck, 1)
        sheet.fill(t(OVAL, True), 1, halo=rim)
        if hh > 30:
            for e in (-1, 1):
                sheet.fill(t(ellipse(0.335 * e, 0.06, 0.05, 0.11)), 1, halo=rim * 0.5)
            for i in range(9):
                x = -0.26 + i * 0.065
                sheet.cut([pt(x * 0.7, -0.36), pt(x, -0.1), pt(x * 0.92, 0.2)], max(1.5, thin * 0.8))
    _hat(sheet, t, hat, view, hh, light)


def _hat(sheet: Sheet, t, hat: str, view: str, hh: float, light: Light) -> None:  # type: ignore[no-untyped-def]
    rim = max(1.5, min(5.0, hh * 0.04))
    shape: Path = []
    ink = (1, 0, 0)
    brim: Path = []
    if hat == "cap":
        if view == "side":
            shape = smooth([(-0.43, -0.16), (-0.45, -0.4), (-0.15, -0.6), (0.25, -0.55), (0.47, -0.3), (0.2, -0.24)])
            brim = [(0.15, -0.27), (0.42, -0.31), (0.6, -0.17), (0.56, -0.14), (0.34, -0.2)]
        else:
            shape = smooth([(-0.42, -0.22), (-0.42, -0.42), (-0.1, -0.6), (0.25, -0.56), (0.44, -0.36), (0.4, -0.22)])
            brim = [(-0.32, -0.27), (0.32, -0.27), (0.27, -0.17), (0.0, -0.2), (-0.27, -0.17)] if view == "front" else []
    elif hat in ("scarf", "redscarf"):
        ink = (0, 1, 0) if hat == "redscarf" else (0, 0, 1)
        if view == "side":
            shape = smooth(
                [(0.13, -0.5), (0.24, -0.42), (0.14, -0.2), (0.04, 0.1), (0.12, 0.42), (0.05, 0.56), (-0.3, 0.6), (-0.48, 0.2), (-0.46, -0.3), (-0.2, -0.54)]
            )
        elif view == "front":
            shape = smooth(
                [
                    (0, -0.56),
                    (0.33, -0.42),
                    (0.42, 0.0),
                    (0.36, 0.4),
                    (0.14, 0.6),
                    (0.2, 0.34),
                    (0.265, 0.05),
                    (0.2, -0.28),
                    (0, -0.36),
                    (-0.2, -0.28),
                    (-0.265, 0.05),
                    (-0.2, 0.34),
                    (-0.14, 0.6),
                    (-0.36, 0.4),
                    (-0.42, 0.0),
                    (-0.33, -0.42),
                ]
            )
        else:
            shape = smooth([(0, -0.56), (0.36, -0.4), (0.42, 0.05), (0.3, 0.5), (0, 0.72), (-0.3, 0.5), (-0.42, 0.05), (-0.36, -0.4)])
    elif hat == "helmet":
        ink = (0, 1, 0)
        shape = [(-0.44, -0.2), (-0.4, -0.46), (-0.2, -0.63), (0.1, -0.65), (0.34, -0.5), (0.43, -0.22)]
        brim = [(-0.46, -0.24), (0.46, -0.26), (0.62 if view == "side" else 0.5, -0.16), (-0.48, -0.15)]
    elif hat == "beret":
        shape = smooth([(-0.5, -0.25), (-0.42, -0.5), (0.0, -0.62), (0.36, -0.5), (0.34, -0.34), (0.0, -0.3)])
    elif hat == "bun":
        shape = (
            smooth([(-0.3, -0.46), (-0.36, -0.62), (-0.2, -0.72), (-0.04, -0.66), (-0.04, -0.5)])
            if view == "side"
            else smooth([(-0.16, -0.46), (-0.17, -0.62), (0, -0.72), (0.17, -0.62), (0.16, -0.46)])
        )
    elif hat == "long":
        shape = (
            smooth([(0.14, -0.5), (-0.2, -0.55), (-0.46, -0.3), (-0.46, 0.2), (-0.52, 0.62), (-0.2, 0.68), (-0.06, 0.4), (-0.07, 0.0), (0.1, -0.25)])
            if view == "side"
            else smooth(
                [
                    (0, -0.55),
                    (0.36, -0.4),
                    (0.42, 0.1),
                    (0.45, 0.6),
                    (0.27, 0.66),
                    (0.27, 0.0),
                    (0.1, -0.3),
                    (-0.1, -0.3),
                    (-0.27, 0.0),
                    (-0.27, 0.66),
                    (-0.45, 0.6),
                    (-0.42, 0.1),
                    (-0.36, -0.4),
                ]
            )
        )
    elif hat == "hood":
        shape = smooth([(0.3, -0.5), (0.36, -0.3), (0.16, -0.2), (0.02, 0.1), (0.1, 0.5), (-0.3, 0.68), (-0.52, 0.2), (-0.5, -0.35), (-0.2, -0.62)])
    elif hat == "straw":
        ink = (0, 0, 1)
        shape = [(-0.3, -0.26), (-0.26, -0.56), (0.26, -0.56), (0.3, -0.26)]
        brim = smooth([(-0.75, -0.2), (-0.4, -0.3), (0.4, -0.3), (0.75, -0.2), (0.4, -0.16), (-0.4, -0.16)])
    elif hat == "baker":
        ink = (0, 0, 0)
        shape = smooth([(-0.4, -0.22), (-0.5, -0.52), (-0.2, -0.72), (0.2, -0.7), (0.42, -0.5), (0.33, -0.24)])
    for q in (shape, brim):
        if not q:
            continue
        p = t(q)
        sheet.fill(p, *ink, halo=rim)
        if not ink[0]:
            sheet.line([*p, p[0]], max(1.8, hh * 0.035))
        if hh > 22:
            m = sheet.mask(p)
            tone = relief(m, light, max(4.0, hh * 0.13), 280 if ink[0] else 70, 3.2)
            sheet.shade(m, tone, hatch(70, max(5.0, min(11.0, hh * 0.07)), 0.3), mode="carve" if ink[0] else "add")
