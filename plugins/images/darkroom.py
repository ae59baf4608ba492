"""Photos are looked at and developed apart, within limits: what a file does to its decoder, it does to a child that is killed and replaced.

The look decodes all of a photo. Whatever passes it can be developed, with so much to spare that only what happens to the machine
can prevent it: what is done after decoding depends on the number of pixels alone. Only the child needs what decodes.
"""

from __future__ import annotations

import json
from itertools import accumulate, pairwise

from plugins.children import Limits, OverLimitError, work
from plugins.installed import installed
from plugins.newsroom.pages import Job
from plugins.newsroom.problems import NewspaperError

LOOK = Limits(seconds=10, memory=2_000_000_000, result=1000)
"""Fifty million pixels take three seconds and 1.3 GB."""

WORK = Limits(seconds=60, memory=3_000_000_000, result=200_000_000)

OVER = {
    "time": "takes more time to decode than the largest of photos; save it anew",
    "memory": "takes more memory to decode than the largest of photos; save it anew",
    "lost": "ends the program that decodes it; save it anew",
}

PILLOW = installed("pillow")
"""Told without the library itself, and once: it takes a millisecond, and a paper has thousands of photos."""

Prints = tuple[bytes, ...]


def inspection(file: str, sha256: str, max_pixels: int) -> Job:
    """The job of inspecting a photo, so that it is done once."""
    return Job(inspected, (max_pixels,), f"2 Pillow {PILLOW}", file, sha256, isolated=True)


def inspected(data: bytes, max_pixels: int) -> Prints:
    """Facts as a JSON list, or, where the photo is none, the words for its owner as a JSON string."""
    try:
        return (work(LOOK, _told, data, max_pixels),)
    except OverLimitError as over:
        return (json.dumps(OVER.get(str(over), OVER["lost"])).encode(),)


def prints(data: bytes, sizes: tuple[tuple[str, int, int, int], ...], max_pixels: int) -> Prints:
    """Prints of one photo, decoded once; `sizes` are format, quality, width and height of each."""
    return _apart("prints", data, sizes, max_pixels)


def share(data: bytes, width: int, height: int, max_pixels: int) -> Prints:
    """The photo cut to the shape that is shown when a page is shared."""
    return _apart("share", data, width, height, max_pixels)


def stamp(data: bytes, size: int, max_pixels: int) -> Prints:
    """A group's mark in one ink."""
    return _apart("stamp", data, size, max_pixels)


def _apart(function: str, *arguments: object) -> Prints:
    """What a function of `develop`, by its name, makes. Raises NewspaperError when a child was ended twice over a photo that had been decoded before."""
    try:
        lengths, _, parts = work(WORK, _joined, function, *arguments).partition(b"\n")
    except OverLimitError as over:
        raise NewspaperError(f"a photo that could be read could not be developed ({over}); make the paper again") from over
    return tuple(parts[begin:end] for begin, end in pairwise(accumulate(map(int, lengths.split()), initial=0)))


def _told(data: bytes, max_pixels: int) -> bytes:
    from plugins.images import develop

    try:
        facts = develop.inspect(data, max_pixels)
    except ValueError as error:
        return json.dumps(str(error)).encode()
    return json.dumps([facts.width, facts.height, facts.colour]).encode()


def _joined(function: str, *arguments: object) -> bytes:
    """Several files as one: their lengths, and they themselves."""
    from plugins.images import develop

    files: Prints = getattr(develop, function)(*arguments)
    return b" ".join(str(len(file)).encode() for file in files) + b"\n" + b"".join(files)
