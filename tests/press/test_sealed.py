"""What is kept under a hash is read as it was written, or not at all."""

from __future__ import annotations

from pathlib import Path

from plugins.press import sealed


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    sealed.write(tmp_path / "a" / "b", b"kept")

    assert sealed.read(tmp_path / "a" / "b") == b"kept"
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["b"]


def test_what_is_spoilt_or_cut_short_or_not_there_is_nothing(tmp_path: Path) -> None:
    file = tmp_path / "b"
    sealed.write(file, b"kept")
    whole = file.read_bytes()

    for data in (whole[:-1], whole[:10], b"", whole.replace(b"kept", b"lost")):
        file.write_bytes(data)
        assert sealed.read(file) is None
    assert sealed.read(tmp_path / "none") is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")

    sealed.write(tmp_path / "file" / "b", b"kept")

    assert sealed.read(tmp_path / "file" / "b") is None
