"""Which prints are made, told before a pixel is moved."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from markupsafe import Markup

from plugins.images.plan import files
from plugins.newsroom import pictures
from plugins.newsroom.model import Body, Hold, Image, Photo, Withdrawal
from plugins.newsroom.pages import File, Job
from plugins.newsroom.value import replace
from tests.factories import PRESS_DAY, SETTINGS, build, content, group, paper, piece


def photo(name: str = "wall.jpg", owner: str = "north", sha256: str = "ab" * 32, width: int = 2000) -> Photo:
    return Photo(f"groups/{owner}/photos/{name}", Path(name), sha256, width, width // 2, "#888888", "A wall", "", "Us", "own")


def image(of: Photo) -> Image:
    return Image(of, of.alt, of.caption, of.credit, of.rights)


def addresses(*pieces: object, **changes: object) -> list[str]:
    return [file.address for file in files(paper(*pieces, **changes), SETTINGS)]  # type: ignore[arg-type]


def test_a_photo_is_printed_in_every_width_and_format_and_for_sharing() -> None:
    made = addresses(piece(image=image(photo())))

    stem = "/assets/north/wall-ababababab-1-"
    assert {address for address in made if address.startswith(stem)} == {
        *(f"{stem}{width}.{suffix}" for width in (480, 960, 1600) for suffix in ("jpg", "webp", "avif")),
        f"{stem}share.jpg",
    }


def test_no_print_is_wider_than_the_photo() -> None:
    assert {v.width for v in pictures.variants(photo(width=700), SETTINGS)} == {480, 700}


def test_all_prints_of_a_photo_come_of_one_decoding() -> None:
    made = [f for f in files(paper(piece(image=image(photo()))), SETTINGS) if isinstance(f, File) and "wall" in f.address and "share" not in f.address]

    assert len({file.content.key for file in made if isinstance(file.content, Job)}) == 1
    assert sorted(file.part for file in made) == list(range(9))


def test_a_piece_without_a_picture_has_a_drawn_card_and_one_with_none() -> None:
    made = addresses(piece("north/bare"), piece("north/shown", image=image(photo())))

    assert "/assets/cards/north/bare.jpg" in made
    assert "/assets/cards/north/shown.jpg" not in made


def test_a_photo_that_is_not_in_use_is_not_printed() -> None:
    gone = Withdrawal(date(2026, 11, 21), "wrong")
    hold = Hold("north/held", "safety", PRESS_DAY, PRESS_DAY + timedelta(days=14), ("south", "east"))
    body = Body((image(photo("inside.jpg")), Markup("<p>x</p>")))

    gone_piece, held = piece("north/gone", image=image(photo()), body=body, withdrawn=gone), piece("north/held", image=image(photo()), body=body, hold=hold)
    made = addresses(gone_piece, held, photos={"x": photo()})

    assert not [address for address in made if "wall" in address or "inside" in address]


def test_one_photo_under_two_names_is_printed_once() -> None:
    again = replace(photo(), path="groups/north/photos/wall.jpeg")

    made = addresses(piece("north/one", image=image(photo())), piece("north/two", image=image(again), body=Body((image(again),))))

    assert [address for address, count in Counter(made).items() if count > 1] == []


def test_a_groups_stamp_is_printed_and_the_papers_icons_are_drawn() -> None:
    own = photo("stamp.png")

    made = addresses(piece(), groups=(group("north", stamp=own),))

    assert pictures.stamp_address(own) in made
    assert {"/favicon.ico", "/assets/icon-192.png", "/assets/icon-512.png", "/assets/apple-touch-icon.png", "/assets/cards/front.jpg"} <= set(made)


def test_two_groups_may_call_their_photos_alike() -> None:
    made = addresses(piece("north/one", image=image(photo())), piece("south/two", image=image(photo(owner="south"))))

    assert {address.split("/")[2] for address in made if "wall" in address} == {"north", "south"}


def test_prints_are_kept_between_builds_and_only_a_new_photo_is_developed(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").photo("north", "one.png", credit="Us", rights="own", alt="One")
    own.article("north", "one", image={"file": "one.png"})
    store = ("-e", f'NEWSPAPER_STORE="{tmp_path / "store"}"')
    first = prints(build(own, *store))
    kept = pictures_in(tmp_path / "store")

    own.photo("north", "two.png", credit="Us", rights="own", alt="Two").article("north", "two", image={"file": "two.png"})
    second = prints(build(own, *store))

    assert first.items() < second.items()
    assert second.keys() - first.keys() == {name for name in second if "/two-" in name}
    assert kept.items() <= pictures_in(tmp_path / "store").items()


def prints(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in (site / "assets/north").glob("*")}


def pictures_in(store: Path) -> dict[str, int]:
    """The store's picture files and when they were written."""
    return {path.name: path.stat().st_mtime_ns for path in store.rglob("*") if path.is_file() and "sqlite" not in path.name}
