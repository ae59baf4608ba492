"""The picture of the record: a column a period, of what the groups did together."""

from __future__ import annotations

from plugins.newsroom.result_views import Bar, Chart, Line, Mark, Period

WIDTH, LEFT, TOP, BASE, FOOT = 640, 36, 12, 212, 44
STEPS = (1, 2, 5)
KINDS = ("replies", "joint", "translations")


def draw(periods: tuple[Period, ...]) -> Chart | None:
    """The columns in the picture's units, from the top left; none where there is nothing to see."""
    highest = max((period.together for period in periods), default=0)
    if not highest:
        return None
    step = _step(highest)
    top = -(-highest // step) * step
    unit = (BASE - TOP) / top
    slot = (WIDTH - LEFT) / len(periods)
    bars = [bar for number, period in enumerate(periods) for bar in _column(period, LEFT + slot * number, slot, unit)]
    marks = tuple(Mark(round(LEFT + slot * (number + 0.5), 1), period.year, period.quarter) for number, period in enumerate(periods))
    lines = tuple(Line(round(BASE - value * unit, 1), value) for value in range(0, top + 1, step))
    return Chart(WIDTH, BASE + FOOT, LEFT, BASE, tuple(bars), marks, lines)


def _column(period: Period, x: float, slot: float, unit: float) -> list[Bar]:
    """One column, from its foot."""
    bars, y = [], float(BASE)
    for kind in KINDS:
        height = getattr(period, kind) * unit
        if height:
            y -= height
            bars.append(Bar(kind, round(x + slot * 0.18, 1), round(y, 1), round(slot * 0.64, 1), round(height, 1)))
    return bars


def _step(highest: int) -> int:
    """The distance of the lines of the scale: about four of them, at round numbers."""
    size = 1
    while True:
        for step in STEPS:
            if highest <= 5 * step * size:
                return step * size
        size *= 10
