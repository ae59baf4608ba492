"""What stands in a tree, to compare trees by."""

from __future__ import annotations

from pathlib import Path


def files(tree: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, by its path."""
    root = tree.resolve()
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def differences(one: Path, other: Path) -> list[str]:
    """The paths at which two trees differ, and how."""
    left, right = files(one), files(other)
    told = [f"only in {name}: {path}" for name, there, not_here in (("one", left, right), ("other", right, left)) for path in sorted(there.keys() - not_here)]
    return told + [_first_difference(path, left[path], right[path]) for path in sorted(left.keys() & right.keys()) if left[path] != right[path]]


def _first_difference(path: str, one: bytes, other: bytes) -> str:
    at = next((number for number, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), min(len(one), len(other)))
    return f"{path} differs at byte {at}: {one[max(0, at - 60) : at + 60]!r} is not {other[max(0, at - 60) : at + 60]!r}"
