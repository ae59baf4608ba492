"""Which prints the paper needs, told without moving a pixel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from plugins.images import codes, darkroom, develop
from plugins.newsroom import addresses, cards, heads, pictures
from plugins.newsroom.model import Paper, Photo, Piece
from plugins.newsroom.pages import File, Job, Lot, Page, all_of
from plugins.newsroom.settings import Settings

STAMP_SIZE = 192
TITLE_FONT, LABEL_FONT = "SourceSerifPro-Black", "SourceSansPro-Semibold"
INK, PAPER, RED = "#1a1814", "#f6f1e7", "#a3231a"
ICONS = (("icon-144.png", 144, "144x144"), ("icon-192.png", 192, "192x192"), ("icon-512.png", 512, "512x512"), ("apple-touch-icon.png", 180, "180x180"))
VERSION = f"{pictures.RECIPE}/Pillow {develop.PILLOW}"
STAMP_VERSION = f"{pictures.STAMP_RECIPE}/Pillow {develop.PILLOW}"
CODES = f"1/segno {codes.SEGNO}"


def lots(paper: Paper, settings: Settings) -> Iterable[Lot | Page | File]:
    """Prints of every photo in use, sharing pictures, stamps, drawn cards, addresses as squares for telephones, and icons."""
    shown = [piece for piece in paper.pieces if piece.is_shown]
    leads = _once(piece.image.photo for piece in shown if piece.image)
    others = (image.photo for body in (*paper.abouts.values(), *(text.body for text in paper.texts)) for image in body.images)
    for photo in _once((*(photo for piece in shown for photo in piece.photos), *others, *leads)):
        yield from _prints(photo, settings)
    for photo in leads:
        yield File(pictures.share_address(photo), _owner(photo), _job(darkroom.share, photo, (*pictures.SHARE_SIZE, settings.max_photo_pixels)))
    for group in paper.groups.values():
        if group.stamp:
            yield File(
                pictures.stamp_address(group.stamp), group.slug, _job(darkroom.stamp, group.stamp, (STAMP_SIZE, settings.max_photo_pixels), STAMP_VERSION)
            )
    for slug in sorted({piece.group for piece in shown}):
        yield Lot(f"/assets/cards/{slug}/", drawn_cards, (slug,))
    for slug in sorted({piece.group for piece in shown} | {event.group for event in paper.events}):
        yield Lot(f"/assets/codes/{slug}/", squares, (slug,))
    for statement in paper.statements:
        for address in (statement.address, *(addresses.wording(statement.slug, wording.number) for wording in statement.wordings[:-1])):
            yield _square(settings, address, "images")
    yield File(heads.share_card("front"), "images", _drawn(settings.name, settings.tagline or settings.name, _cities(paper, settings), settings.language))
    initials = "".join(word[0] for word in settings.name.split()[:2]).upper()
    for name, size, _ in ICONS:
        yield File(f"/assets/{name}", "images", Job(develop.icon, (initials, settings.language, size, RED, PAPER, TITLE_FONT), _drawing()))
    yield File("/favicon.ico", "images", Job(develop.favicon, (initials, settings.language, RED, PAPER, TITLE_FONT), _drawing()))


files = all_of(lots)


def drawn_cards(paper: Paper, settings: Settings, group: str) -> Iterable[File]:
    """The cards of a group's pieces that have no picture."""
    return (_card(paper, settings, piece) for piece in paper.ask(without_picture, group))


def without_picture(paper: Paper, group: str) -> tuple[Piece, ...]:
    """The pieces of a group's folder that are shown and have no picture."""
    return tuple(piece for piece in paper.once(_shown_by).get(group, ()) if not piece.image)


def squares(paper: Paper, settings: Settings, group: str) -> Iterable[File]:
    """The addresses of a group's pieces and events."""
    return (_square(settings, address, group) for address in paper.ask(to_be_cut_out, group))


def to_be_cut_out(paper: Paper, group: str) -> tuple[str, ...]:
    """The pages of a group that are printed with their address: its pieces that are shown, and its events."""
    return (*(piece.address for piece in paper.once(_shown_by).get(group, ())), *(event.address for event in paper.events if event.group == group))


def _shown_by(paper: Paper) -> dict[str, list[Piece]]:
    """The pieces that are shown, by the folder that they are in."""
    found: dict[str, list[Piece]] = {}
    for piece in paper.pieces:
        if piece.is_shown:
            found.setdefault(piece.group, []).append(piece)
    return found


def _square(settings: Settings, address: str, owner: str) -> File:
    return File(heads.code(address), owner, Job(codes.square, (settings.url + address,), CODES))


def _once(photos: Iterable[Photo]) -> tuple[Photo, ...]:
    """Photos; of two files that would be printed at one address, having the same bytes, one."""
    return tuple({pictures.share_address(photo): photo for photo in photos}.values())


def _prints(photo: Photo, settings: Settings) -> Iterator[File]:
    """All sizes and formats of a photo, from one decoding."""
    prints = pictures.variants(photo, settings)
    job = _job(darkroom.prints, photo, (tuple((v.format, v.quality, v.width, v.height) for v in prints), settings.max_photo_pixels))
    for part, variant in enumerate(prints):
        yield File(variant.address, _owner(photo), job, part)


def _card(paper: Paper, settings: Settings, piece: Piece) -> File:
    """A piece's title on a card, and whose view it is; where the type has no letters for it, what the paper calls itself stands there."""
    groups = [paper.groups[slug].name for slug in paper.groups_of(piece) if slug in paper.groups]
    names = ", ".join([author.name for author in paper.original_of(piece).authors] if cards.is_of_authors_alone(paper, piece) else groups)
    drawn = _drawn(settings.name, piece.title, names, piece.lang, settings.tagline or settings.name)
    return File(heads.share_card(f"{piece.group}/{piece.slug}"), piece.group, drawn)


def _drawn(name: str, title: str, line: str, lang: str, instead: str = "") -> Job:
    """A card; `instead` stands where the type has no letters for the title."""
    return Job(develop.card, (name, title, line, instead, lang, pictures.SHARE_SIZE, TITLE_FONT, LABEL_FONT), _drawing())


def _drawing() -> str:
    """What drawn pictures depend on beside what they say."""
    return f"{VERSION}/{develop.shaping()}"


def _cities(paper: Paper, settings: Settings) -> str:
    """Where the paper is written."""
    slugs = dict.fromkeys(place for group in paper.groups.values() if group.is_member(paper.press_day) for place in group.places)
    return " · ".join(paper.places[slug].name(settings.tongue, settings.language) for slug in slugs if slug in paper.places and slug != "online")


def _owner(photo: Photo) -> str:
    return photo.path.split("/")[1]


def _job(function: Callable[..., tuple[bytes, ...]], photo: Photo, arguments: tuple[object, ...], version: str = VERSION) -> Job:
    return Job(function, arguments, version, str(photo.file), photo.sha256, isolated=True)
