"""A PDF is published as its pages look: whoever made it, whatever it would start and whatever it hides stays behind."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image

from plugins.intake import pdf
from tests.factories import content, leaflet, read
from tests.sample import needed
from tests.sizes import size

PLANTED = "Planted"
MOST = 20_000_000


def seen(data: bytes) -> bytes:
    """Everything that is in a PDF, whatever it was packed in."""
    target = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as opened:
        opened.save(target, qdf=True, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all, fix_metadata_version=False)
    return target.getvalue()


def photo(format: str = "JPEG") -> bytes:
    image, target = Image.new("RGB", (64, 48), "#a3231a"), io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = f"{PLANTED} Photographer"
    exif.get_ifd(0x8825)[2] = (51.0, 55.0, 1.0)
    image.save(target, format, exif=exif, comment=f"{PLANTED} comment".encode())
    return target.getvalue()


def laden() -> Pdf:
    """A PDF with something planted in every place that is known to hold names, habits or steps."""
    made = Pdf.open(io.BytesIO(leaflet("What is to be read")))
    page, planted = made.pages[0], String(f"{PLANTED} words")
    with made.open_metadata() as metadata:
        metadata["dc:creator"] = [f"{PLANTED} Author"]
        metadata["xmp:CreatorTool"] = f"{PLANTED} Program"
    made.docinfo["/Author"] = planted
    made.attachments["secret.txt"] = f"{PLANTED} secret".encode()
    script = Dictionary(S=Name.JavaScript, JS=planted)
    made.Root.OpenAction = script
    made.Root.AA = Dictionary(WC=script)
    made.Root.Names.JavaScript = Dictionary(Names=Array([String("x"), script]))
    made.Root.PieceInfo = Dictionary(X=Dictionary(Private=planted, LastModified=planted))
    made.Root.URI = Dictionary(Base=String("http://planted.example/Planted"))
    made.Root.OCProperties = Dictionary(
        OCGs=Array([made.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer"), Usage=Dictionary(CreatorInfo=Dictionary(Creator=planted))))]),
        D=Dictionary(),
    )
    page.obj.PieceInfo = Dictionary(Y=planted)
    page.obj.LastModified = planted
    page.obj.Metadata = made.make_indirect(Stream(made, f"<x>{PLANTED}</x>".encode(), Type=Name.Metadata))
    page.obj.Thumb = made.make_indirect(Stream(made, PLANTED.encode()))
    page.obj.AA = Dictionary(O=Dictionary(S=Name.Launch, F=planted))
    picture = Stream(
        made, photo(), Type=Name.XObject, Subtype=Name.Image, Width=64, Height=48, ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode
    )
    picture.Metadata = made.make_indirect(Stream(made, PLANTED.encode()))
    page.contents_add(b"q 64 0 0 48 100 100 cm /Im1 Do Q")
    page.obj.Resources.XObject = Dictionary(Im1=made.make_indirect(picture))

    def mark(subtype: Name, **facts: Any) -> Dictionary:
        return made.make_indirect(Dictionary(Type=Name.Annot, Subtype=subtype, Rect=Array([72, 72, 200, 100]), T=planted, NM=planted, M=planted, **facts))

    shown = made.make_indirect(Stream(made, b"BT (Filled in) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 128, 28]), Resources=Dictionary()))
    field = mark(Name.Widget, FT=Name.Tx, F=4, V=String("Filled in"), AP=Dictionary(N=shown), A=script)
    made.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=planted)
    page.obj.Annots = Array(
        [
            field,
            mark(Name.Text, Contents=planted),
            mark(Name.Popup, Contents=planted),
            mark(Name.FileAttachment, FS=Dictionary(F=planted, EF=Dictionary(F=Stream(made, PLANTED.encode())))),
            mark(Name.RichMedia),
            mark(Name.Link, Contents=planted, A=Dictionary(S=Name.URI, URI=String("https://elsewhere.example/"), Next=script)),
            mark(Name.Link, Dest=Array([page.obj, Name.Fit])),
            *(
                mark(Name.Link, A=Dictionary(S=Name(f"/{step}"), URI=String(target), F=planted, JS=planted))
                for step, target in (
                    ("URI", "javascript:Planted"),
                    ("URI", "file:///home/Planted"),
                    ("Launch", ""),
                    ("GoToR", ""),
                    ("SubmitForm", ""),
                    ("JavaScript", ""),
                    ("ImportData", ""),
                    ("Rendition", ""),
                )
            ),
        ]
    )
    return made


def saved(made: Pdf) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_nothing_but_the_pages_is_left() -> None:
    before = saved(laden())
    assert seen(before).count(PLANTED.encode()) > 30

    after = pdf.written_anew(before)

    assert PLANTED.encode() not in seen(after)
    assert not re.search(
        rb"/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|AcroForm|Metadata|Info|PieceInfo|SubmitForm|GoToR|FileAttachment)\b", seen(after)
    )
    with Pdf.open(io.BytesIO(after)) as opened:
        marks = [*opened.pages[0].obj.Annots]
        assert [str(mark.A.URI) if "/A" in mark else "within" for mark in marks] == ["https://elsewhere.example/", "within"]
    assert b"What is to be read" in seen(after) and b"Filled in" in seen(after)
    assert b"/DCTDecode" in after and b"Planted Photographer" in before and PLANTED.encode() not in after


def test_independent_reader_finds_no_name_date_or_program(tmp_path: Path) -> None:
    needed("exiftool", shutil.which("exiftool") is not None)
    (tmp_path / "a.pdf").write_bytes(pdf.written_anew(saved(laden())))

    done = subprocess.run(["exiftool", "-ee3", "-a", "-G1", "-json", str(tmp_path / "a.pdf")], capture_output=True, text=True, check=True)

    told = {name.split(":")[1] for name in json.loads(done.stdout)[0] if not name.startswith(("System:", "ExifTool:", "File:")) and ":" in name}
    picture = {"EmbeddedImage", "EmbeddedImageWidth", "EmbeddedImageHeight", "EmbeddedImageFilter", "EmbeddedImageColorSpace", "ImageSize", "Megapixels"}
    assert told <= picture | {"PDFVersion", "Linearized", "PageCount", "Language", "PageLayout", "PageMode", "TaggedPDF"}


def test_earlier_version_below_the_last_is_gone() -> None:
    """Programs add changes at the end of the file; what was taken out is still in it."""
    before = leaflet("Planted first version")
    at = len(before)
    again = b"4 0 obj<</Length 40>>stream\nBT /F1 24 Tf 72 720 Td (Second) Tj ET    \nendstream\nendobj\n"
    table = b"xref\n4 1\n%010d 00000 n \ntrailer<</Size 7/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (at, before.rindex(b"xref\n0"), at + len(again))

    after = seen(pdf.written_anew(before + again + table))

    assert b"Second" in after and b"first version" not in after


def test_same_bytes_every_time_and_when_it_is_done_again() -> None:
    once = pdf.written_anew(saved(laden()))

    assert once == pdf.written_anew(saved(laden()))
    assert PLANTED.encode() not in seen(pdf.written_anew(once))


def test_photos_keep_their_pixels() -> None:
    jpeg = photo()

    plain = pdf._plain_jpeg(jpeg)

    assert PLANTED.encode() not in plain and len(plain) < len(jpeg)
    assert Image.open(io.BytesIO(plain)).tobytes() == Image.open(io.BytesIO(jpeg)).tobytes()
    cmyk = io.BytesIO()
    Image.new("CMYK", (16, 16), (10, 20, 30, 40)).save(cmyk, "JPEG")
    assert Image.open(io.BytesIO(pdf._plain_jpeg(cmyk.getvalue()))).tobytes() == Image.open(io.BytesIO(cmyk.getvalue())).tobytes()


def test_jpeg_2000_loses_its_boxes_of_words() -> None:
    target = io.BytesIO()
    Image.new("RGB", (32, 32), "#a3231a").save(target, "JPEG2000")
    raw = target.getvalue()
    boxes = [(8 + len(words)).to_bytes(4, "big") + name + words for name, words in ((b"xml ", b"<x>Planted</x>"), (b"uuid", b"0" * 16 + b"Planted"))]

    plain = pdf._plain_jpeg_2000(raw[:12] + boxes[0] + raw[12:] + boxes[1])

    assert plain == raw


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is no PDF"),
        (b"%PDF-1.7", "is no PDF"),
        (b"%PDF-1.7\n" + b"x" * 10_000, "is no PDF"),
        (b"MZ\x90\x00 a program", "is no PDF"),
        (leaflet().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"), "is no PDF"),
        (b"%PDF-1.7\n1 0 obj" + b"[" * 100_000 + b"]" * 100_000 + b"endobj\ntrailer<</Root 1 0 R>>", "is no PDF"),
    ],
    ids=["empty", "head alone", "rubbish", "program", "circle", "nested"],
)
def test_what_cannot_be_read_is_refused_with_words(data: bytes, words: str) -> None:
    assert words in str(json.loads(pdf.told(data, MOST)[0]))


def test_locked_one_is_refused_with_its_cure() -> None:
    target = io.BytesIO()
    Pdf.open(io.BytesIO(leaflet())).save(target, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    open_ = io.BytesIO()
    Pdf.open(io.BytesIO(leaflet())).save(open_, encryption=pikepdf.Encryption(user="", owner="secret"))

    assert "save it without one" in str(json.loads(pdf.told(target.getvalue(), MOST)[0]))
    assert json.loads(pdf.told(open_.getvalue(), MOST)[0]) > 0
    assert b"/Encrypt" not in pdf.written_anew(open_.getvalue())


def test_stream_that_would_fill_the_machine_does_not() -> None:
    packed = zlib.compress(bytes(400_000_000), 9)
    body = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    data = re.sub(rb"4 0 obj.*?endstream", lambda _: b"4 0 obj" + body, leaflet(), flags=re.S)

    answer = json.loads(pdf.told(data, MOST)[0])

    assert isinstance(answer, str) or 0 < answer < MOST


def test_step_under_a_key_that_a_spoilt_file_has_goes() -> None:
    data = leaflet().replace(b"/Type/Page/", b"/Type/Page/O<</S/Launch/F(Planted)>>/", 1)
    assert b"/Launch" in data

    assert b"Planted" not in seen(pdf.written_anew(data))


def test_pages_of_a_spoilt_file_are_shown_or_it_is_refused() -> None:
    """Whatever a spoilt file holds, nobody but its owner hears of it."""
    whole, chance = saved(laden()), random.Random(1)
    for number in range(size(25, 3_000)):
        data = bytearray(whole[: chance.randint(1, len(whole))] if number % 3 == 0 else whole)
        for _ in range(chance.randint(0, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)

        (answer,) = pdf.told(bytes(data), MOST)

        if not isinstance(json.loads(answer), str):
            (made,) = pdf.cleaned(bytes(data))
            assert not re.search(rb"/(?:JavaScript|Launch|OpenAction|EmbeddedFile|Author)\b", seen(made)), number


def test_refused_pdf_is_a_problem_of_its_piece_alone(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").file("groups/north/files/plan.pdf", b"%PDF-1.7 rubbish").article("north", "strike", attachment="plan.pdf")
    made = read(own.article("north", "other"))

    assert [(f.rule, f.line, f.message, f.cure) for f in made.problems] == [
        ("attachment", 6, "'plan.pdf' is no PDF that can be read; print it into a new one", "save it as a PDF of at most 20 MB")
    ]
    assert [*made.by_id] == ["north/other"]
