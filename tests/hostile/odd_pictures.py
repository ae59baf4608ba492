"""Pictures as cameras, editors, messengers and enemies make them; all made here, at random from a seed."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from PIL import Image, ImageCms, PngImagePlugin

MARK = "NOBODYSNAME"
SUFFIXES = ("jpg", "png", "webp", "avif", "gif", "jpeg")
OURS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "gif": "GIF"}
OTHERS = "BMP DIB EPS ICNS ICO JPEG2000 MPO MSP PALM PCX PDF PPM SGI SPIDER TGA TIFF XBM DDS BLP QOI".split()
"""What else Pillow writes; a format that this one does not is left out."""

MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16", "I", "CMYK", "YCbCr", "LAB", "HSV", "F")


def written(image: Image.Image, format: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, format, **options)
    return target.getvalue()


def scene(chance: random.Random, size: tuple[int, int] = (64, 48)) -> Image.Image:
    image = Image.effect_noise(size, 60).convert("RGB")
    image.paste(tuple(chance.randrange(256) for _ in range(3)), (0, 0, size[0] // 2, size[1]))
    return image


def profile(space: bytes, *tags: tuple[bytes, bytes]) -> bytes:
    """An ICC profile written by hand, with a name in it."""
    name = MARK.encode()
    usual = (
        (b"desc", b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + b"\0" + bytes(79)),
        (b"cprt", b"text\0\0\0\0" + name + b"\0"),
        (b"wtpt", b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061)),
    )
    body, table, at = b"", b"", 128 + 4 + 12 * (len(usual) + len(tags))
    for tag, data in (*usual, *tags):
        table += tag + struct.pack(">II", at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    whole = struct.pack(">I", len(usual) + len(tags)) + table + body
    head = struct.pack(">I4sI4s4s4s", 128 + len(whole), b"\0\0\0\0", 0x02400000, b"mntr", space, b"XYZ ") + bytes(12) + b"acsp" + bytes(88)
    head = head[:68] + struct.pack(">3i", 63190, 65536, 54061) + head[80:]
    return head + whole


def grey_profile(gamma: float) -> bytes:
    return profile(b"GRAY", (b"kTRC", b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))))


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SWAPPED = SRGB.replace(b"rXYZ", b"xxxx").replace(b"gXYZ", b"rXYZ").replace(b"xxxx", b"gXYZ")
"""sRGB whose red and green are exchanged."""

PROFILES = {
    "sRGB": SRGB,
    "swapped": SWAPPED,
    "grey": grey_profile(1.0),
    "Lab": ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(),
    "XYZ": ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes(),
    "CMYK without tables": profile(b"CMYK"),
    "cut": SRGB[:200],
    "rubbish": b"no profile " * 1000,
    "named": profile(b"RGB "),
    "empty": b"",
}


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2, pixels: bytes | None = None) -> bytes:
    """A PNG chunk by chunk."""
    packed = zlib.compress(pixels if pixels is not None else bytes((width * 3 + 1) * height))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def laden_exif(orientation: int = 6) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x8298], exif[0x010F], exif[0x0131] = orientation, MARK, MARK, MARK, MARK
    exif.get_ifd(0x8769).update({0x9286: MARK.encode(), 0x927C: MARK.encode() * 50, 0xA431: MARK, 0xA430: MARK})
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 6.0, 1.0), 3: "E", 4: (4.0, 12.0, 1.0)})
    return exif


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    f'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="{MARK}"/></rdf:RDF></x:xmpmeta>'
).encode()


def jpeg_segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def pictures() -> Iterator[tuple[str, str, bytes]]:
    """A name that tells what it is, a suffix, and the bytes."""
    chance = random.Random(7)
    for maker in (_formats, _modes, _profiles, _cut, _bombs, _two_at_once, _laden):
        for number, (name, suffix, data) in enumerate(maker(chance)):
            yield f"{maker.__name__[1:]}-{number:02}-{name}", suffix, data


def _formats(chance: random.Random) -> Iterator[tuple[str, str, bytes]]:
    image = scene(chance)
    for format in OTHERS:
        for mode in ("RGB", "1", "L"):
            try:
                data = written(image.convert(mode), format)
            except (OSError, KeyError, ValueError, AttributeError):
                continue
            yield format, chance.choice(SUFFIXES), data
            break
    for suffix, format in OURS.items():
        for false in chance.sample(SUFFIXES, 2):
            yield f"{format}-as-{false}", false, written(image, format)
        yield format, suffix, written(image, format)


def _modes(chance: random.Random) -> Iterator[tuple[str, str, bytes]]:
    image = scene(chance)
    for mode in MODES:
        for suffix, format in (("png", "PNG"), ("jpg", "JPEG"), ("webp", "WEBP")):
            try:
                yield (
                    f"{mode.replace(';', '')}-{format}",
                    suffix,
                    written(image.convert("L").convert(mode) if mode.startswith(("I", "F")) else image.convert(mode), format),
                )
            except (OSError, KeyError, ValueError):
                continue


def _profiles(chance: random.Random) -> Iterator[tuple[str, str, bytes]]:
    image = scene(chance)
    for name, data in PROFILES.items():
        for mode, suffix, format in (("RGB", "jpg", "JPEG"), ("P", "png", "PNG"), ("RGBA", "webp", "WEBP"), ("CMYK", "jpg", "JPEG"), ("LA", "png", "PNG")):
            yield f"{name}-{mode}", suffix, written(image.convert(mode), format, icc_profile=data)
    yield "AVIF", "avif", written(image, "AVIF", icc_profile=SWAPPED)


def _cut(chance: random.Random) -> Iterator[tuple[str, str, bytes]]:
    for suffix, format in OURS.items():
        data = written(scene(chance), format)
        for share in (0.02, 0.2, 0.5, 0.9, 0.99):
            yield f"{format}-{share}", suffix, data[: int(len(data) * share)]


def _bombs(chance: random.Random) -> Iterator[tuple[str, str, bytes]]:
    image = scene(chance)
    yield "wide", "png", png(50_000, 50_000, pixels=b"")
    yield "widest", "png", png(2**31 - 1, 2**31 - 1, pixels=b"")
    yield "nothing-wide", "png", png(0, 5, pixels=b"")
    yield "few-pixels-much-data", "png", png(8, 8, pixels=bytes(50_000_000))
    yield "much-text", "png", png(8, 8, chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000))))
    yield "much-profile", "png", png(8, 8, chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(80_000_000))))
    yield "many-chunks", "png", png(8, 8, *[chunk(b"tEXt", f"k{n}\0{MARK}".encode()) for n in range(20_000)])
    yield (
        "screen",
        "gif",
        b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0, 0, 0) + b",\0\0\0\0" + struct.pack("<HHB", 65_535, 65_535, 0) + b"\x02\x02L\x01\0;",
    )
    yield "frames", "gif", written(image, "GIF", save_all=True, append_images=[scene(chance) for _ in range(150)])
    jpeg = written(image, "JPEG")
    at = jpeg.index(b"\xff\xc0")
    yield "frame-of-jpeg", "jpg", jpeg[: at + 5] + struct.pack(">HH", 65_000, 65_000) + jpeg[at + 9 :]
    yield "no-height", "jpg", jpeg[: at + 5] + struct.pack(">HH", 0, 64) + jpeg[at + 9 :]
    webp = written(image, "WEBP", lossless=True)
    yield "webp", "webp", webp[:21] + b"\xff\xff\xff\x0f" + webp[25:]
    progressive = written(image, "JPEG", progressive=True)
    scan = progressive[progressive.rindex(b"\xff\xda") : -2]
    yield "passes", "jpg", progressive[:-2] + scan * 2000 + b"\xff\xd9"
    yield "segments", "jpg", jpeg[:2] + jpeg_segment(0xE1, b"Exif\0\0" + bytes(60_000)) * 150 + jpeg[2:]
    yield "comments", "jpg", jpeg[:2] + jpeg_segment(0xFE, MARK.encode() * 5000) * 100 + jpeg[2:]


def _two_at_once(chance: random.Random) -> Iterator[tuple[str, str, bytes]]:
    image = scene(chance)
    jpeg, whole, gif, webp, avif = (written(image, format) for format in ("JPEG", "PNG", "GIF", "WEBP", "AVIF"))
    script, page = b"<script>alert(1)</script>", b"<!doctype html><html><body onload=alert(1)>"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("index.html", page)
        packed.writestr(f"{MARK}.txt", MARK)
    yield "gif-script", "gif", b"GIF89a/*" + gif[8:] + b"*/=1;alert(1)//"
    yield "gif-end", "gif", gif + script
    yield "jpeg-zip", "jpg", jpeg + archive.getvalue()
    yield "jpeg-comment-page", "jpg", jpeg[:2] + jpeg_segment(0xFE, page) + jpeg[2:]
    yield "jpeg-php", "jpg", jpeg[:2] + jpeg_segment(0xE0, b"JFIF\0<?php echo 1 ?>") + jpeg[2:]
    yield "png-page", "png", whole + page
    yield "png-text", "png", png(8, 8, chunk(b"tEXt", b"Comment\0" + script))
    yield "png-own-chunk", "png", png(8, 8, chunk(b"scRt", script))
    yield "webp-script", "webp", webp[:12] + b"JUNK" + struct.pack("<I", len(script) + 1) + script + b"\0" + webp[12:]
    yield "webp-end", "webp", webp + page
    yield "avif-box", "avif", avif + struct.pack(">I", 8 + len(script)) + b"free" + script
    yield "svg", "png", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    yield "page", "jpg", page
    yield "zip", "jpg", archive.getvalue()
    yield "pdf-jpeg", "jpg", b"%PDF-1.4\n" + jpeg
    yield "jpeg-in-jpeg", "jpg", jpeg + written(scene(chance), "JPEG", exif=laden_exif())
    yield "program", "png", b"MZ\x90\0" + bytes(500) + b"\x89PNG\r\n\x1a\n"
    yield "signature-alone", "png", b"\x89PNG\r\n\x1a\n"
    yield "nothing", "webp", b""


def _laden(chance: random.Random) -> Iterator[tuple[str, str, bytes]]:
    image, exif = scene(chance), laden_exif()
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", MARK, zip=True)
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    for orientation in (1, 2, 3, 4, 5, 6, 7, 8, 0, 9, 65_535):
        yield f"turned-{orientation}", "jpg", written(image, "JPEG", exif=laden_exif(orientation))
    yield "png", "png", written(image, "PNG", pnginfo=text, exif=exif)
    yield "webp", "webp", written(image, "WEBP", exif=exif, xmp=XMP)
    yield "avif", "avif", written(image, "AVIF", exif=exif, xmp=XMP)
    yield "gif", "gif", written(image, "GIF", comment=MARK.encode())
    yield "gif-xmp", "gif", written(image, "GIF")[:-1] + b"!\xff\x0bXMP DataXMP" + XMP + b"\x01" + bytes(range(255, -1, -1)) + b"\0;"
    jpeg = written(image, "JPEG")
    iptc = b"8BIM\x04\x04\0\0" + struct.pack(">I", 5 + len(MARK)) + b"\x1c\x02\x50" + struct.pack(">H", len(MARK)) + MARK.encode()
    yield "iptc", "jpg", jpeg[:2] + jpeg_segment(0xED, b"Photoshop 3.0\0" + iptc) + jpeg[2:]
    yield "xmp", "jpg", jpeg[:2] + jpeg_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP) + jpeg[2:]
    yield "longer-xmp", "jpg", jpeg[:2] + jpeg_segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + MARK.encode() * 100) + jpeg[2:]
    thumbnail = written(scene(chance, (16, 12)), "JPEG", comment=MARK.encode())
    tiff = b"MM\0*\0\0\0\x08\0\0\0\0\0\x0e" + struct.pack(">H", 2)
    tiff += b"\x02\x01\0\x04\0\0\0\x01" + struct.pack(">I", 44) + b"\x02\x02\0\x04\0\0\0\x01" + struct.pack(">I", len(thumbnail)) + bytes(4) + thumbnail
    yield "thumbnail", "jpg", jpeg[:2] + jpeg_segment(0xE1, b"Exif\0\0" + tiff) + jpeg[2:]
    yield "two-in-one", "jpg", written(image, "MPO", save_all=True, append_images=[scene(chance)], exif=exif)
    yield "moving-png", "png", written(image, "PNG", save_all=True, append_images=[scene(chance), scene(chance)], duration=100, exif=exif)
    yield "moving-webp", "webp", written(image, "WEBP", save_all=True, append_images=[scene(chance), scene(chance)], duration=100, exif=exif, xmp=XMP)
    yield "moving-avif", "avif", written(image, "AVIF", save_all=True, append_images=[scene(chance)], duration=100)
    yield "moving-gif", "gif", written(image, "GIF", save_all=True, append_images=[scene(chance)], comment=MARK.encode(), duration=100)
    yield "sixteen-bits", "png", png(4, 4, depth=16, colour=2, pixels=bytes((4 * 6 + 1) * 4))
    yield "sixteen-bits-through", "png", png(4, 4, depth=16, colour=6, pixels=bytes((4 * 8 + 1) * 4))
    yield "two-bits", "png", png(8, 4, depth=2, colour=0, pixels=bytes((2 + 1) * 4))
    yield "key-colour", "png", png(4, 4, chunk(b"tRNS", bytes(6)))
    yield "palette-too-short", "png", png(4, 4, chunk(b"PLTE", bytes(3)), colour=3, pixels=bytes(range(5)) * 4)
    yield "day", "png", png(4, 4, chunk(b"tIME", struct.pack(">HBBBBB", 2026, 5, 14, 10, 11, 12)), chunk(b"pHYs", struct.pack(">IIB", 3000, 3000, 1)))
    yield "false-sum", "png", png(4, 4)[:-20] + b"0000" + png(4, 4)[-16:]
    yield "camera-bytes-spoilt", "jpg", written(image, "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + MARK.encode())
