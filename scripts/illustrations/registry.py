"""The list of pictures: each scene function signs itself in with its group and name."""

from __future__ import annotations

from collections.abc import Callable

from .canvas import Sheet

Scene = Callable[[Sheet], None]
PICTURES: dict[str, tuple[str, tuple[int, int, int], Scene]] = {}

SLATE = (128, 142, 156)
OCHRE = (217, 166, 84)
SAND = (222, 196, 150)


def picture(group: str, name: str, second: tuple[int, int, int] = SLATE) -> Callable[[Scene], Scene]:
    """Sign a scene in under a group."""

    def sign(scene: Scene) -> Scene:
        PICTURES[name] = (group, second, scene)
        return scene

    return sign
