"""Addresses as squares that a telephone reads from paper; the only importer of segno (BSD licence)."""

from __future__ import annotations

import segno

SEGNO = str(segno.__version__)
"""The version that draws: another may draw another square."""

QUIET = 2
"""Modules of paper around the square, within the picture; the page leaves more."""


def square(address: str) -> tuple[bytes, ...]:
    """A QR code as an SVG of two paths, black on white in every scheme of colours.

    The mask is not chosen among eight but always the same, which every reader takes and is six times as fast to draw.
    """
    code = segno.make(address, error="m", micro=False, boost_error=False, mask=3)
    size = len(code.matrix) + 2 * QUIET
    runs = []
    for row, modules in enumerate(code.matrix):
        column = 0
        while column < len(modules):
            end = column
            while end < len(modules) and modules[end]:
                end += 1
            if end > column:
                runs.append(f"M{column + QUIET} {row + QUIET}h{end - column}v1h-{end - column}z")
            column = end + 1
    path = "".join(runs)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path d="{path}"/></svg>\n'.encode(),
    )
