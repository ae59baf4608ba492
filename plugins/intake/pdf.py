"""A PDF as it is published: what is to be seen on its pages, and nothing of who made it, when and with what. The only importer of pikepdf.

Gone are the names of authors and programs, dates, comments and their writers, embedded files, scripts, forms, whatever starts
something, what photos inside say of their camera and place, and earlier versions that a program had kept below the last.
Pages, outlines, links within and to the web, page numbers, language and the tags that screen readers go by stay.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from plugins.children import Limits, OverLimitError, work
from plugins.newsroom.pages import Job

LIMITS = Limits(seconds=20, memory=1_500_000_000, result=60_000_000)
VERSION = f"3 pikepdf {pikepdf.__version__}"

PRIVATE = tuple(
    Name(f"/{name}")
    for name in (
        "Metadata PieceInfo LastModified Thumb AA AF EF JS CreatorInfo Private OpenAction AcroForm Perms DSS Legal Collection "
        "Threads OutputIntents Requirements Extensions SpiderInfo Info JavaScript EmbeddedFiles Author Producer"
    ).split()
)
"""What no object of a published PDF has."""

ROOT_KEPT = frozenset(
    f"/{name}"
    for name in ("Type Version Pages PageLabels Names Dests ViewerPreferences PageLayout PageMode Outlines StructTreeRoot MarkInfo Lang OCProperties").split()
)
PAGE_KEPT = frozenset(
    f"/{name}"
    for name in "Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Contents Rotate Group Annots StructParents Tabs UserUnit Trans Dur".split()
)
LINK_KEPT = frozenset(f"/{name}" for name in "Type Subtype Rect Border BS C H A Dest QuadPoints StructParent P F".split())
STEP_KEPT = frozenset(f"/{name}" for name in "Type S D N URI IsMap".split())
"""What a file, a page, a link and a step have; a key that nobody knows, as a spoilt file may have them, is no part of what is to be seen."""

NAMES_KEPT = frozenset({"/Dests", "/IDS"})
STEPS_KEPT = frozenset({"/GoTo", "/URI", "/Named"})
STARTING = frozenset(
    f"/{name}"
    for name in (
        "Launch JavaScript SubmitForm ResetForm ImportData GoToR GoToE GoToDp Thread Sound Movie Hide SetOCGState Rendition Trans GoTo3DView RichMediaExecute"
    ).split()
)
"""Steps that do something; under a key that nobody knows, as a spoilt file may have them, they do nothing and say what they said."""

WEB = (b"http://", b"https://", b"mailto:")


def told(data: bytes, most: int) -> tuple[bytes, ...]:
    """Of a PDF: how many bytes it has as it is published, as JSON; or, where it cannot be, the words for its owner as a JSON string."""
    try:
        size = int(work(LIMITS, _measured, data))
    except OverLimitError as over:
        return (json.dumps(_OVER.get(str(over), _NONE)).encode(),)
    return (json.dumps(size if 0 < size <= most else _WRONG.get(size, f"has more than {most / 1e6:.0f} MB when it is written anew")).encode(),)


def cleaned(data: bytes) -> tuple[bytes, ...]:
    """A PDF of which `told` told a size, as it is published."""
    return (work(LIMITS, written_anew, data),)


def looked_at(file: str, sha256: str, most: int) -> Job:
    """The job of looking at a PDF."""
    return Job(told, (most,), VERSION, file, sha256, isolated=True)


def publication(file: str, sha256: str) -> Job:
    """The job of writing a PDF as it is published."""
    return Job(cleaned, (), VERSION, file, sha256, isolated=True)


_NONE = "is no PDF that can be read; print it into a new one"
_OVER = {"time": "takes too long to be read; print it into a new PDF", "memory": "takes too much memory to be read; print it into a new PDF"}
_WRONG = {0: _NONE, -1: "is locked by a password; save it without one", -2: "has no pages"}


def _measured(data: bytes) -> bytes:
    """In digits: the bytes of the PDF written anew; nought or less where that cannot be."""
    try:
        return str(len(written_anew(data))).encode()
    except pikepdf.PasswordError:
        return b"-1"
    except IndexError:
        return b"-2"
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, RecursionError):
        return b"0"


def written_anew(data: bytes) -> bytes:
    """The PDF's pages and nothing else, the same bytes every time. Raises pikepdf's errors; IndexError where there is no page."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        number = len(pdf.pages)
        if not number:
            raise IndexError
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("print")
        for page in pdf.pages:
            _keep(page.obj, PAGE_KEPT)
            _bare(page.obj)
        for object_ in pdf.objects:
            _strip(object_)
        _strip(pdf.Root)
        for key in [*pdf.trailer.keys()]:
            if key not in ("/Root", "/Size"):
                del pdf.trailer[key]
        _keep(pdf.Root, ROOT_KEPT)
        if "/Names" in pdf.Root:
            _keep(pdf.Root.Names, NAMES_KEPT)
        target = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, fix_metadata_version=False, preserve_pdfa=False)
    with Pdf.open(io.BytesIO(target.getvalue())) as made:
        if len(made.pages) != number:
            raise ValueError("lost pages")
    return target.getvalue()


def _keep(of: Object, names: frozenset[str]) -> None:
    for name in {*of.keys()} - names:
        del of[name]


def _bare(page: Dictionary) -> None:
    """A page whose marks are links alone: what was written or stamped on it is part of its picture by now, comments are gone."""
    if "/Annots" not in page:
        return
    kept = [mark for mark in page.Annots if isinstance(mark, Dictionary) and mark.get("/Subtype") == "/Link" and _leads(mark)]
    for mark in kept:
        _keep(mark, LINK_KEPT)
    if kept:
        page.Annots = Array(kept)
    else:
        del page.Annots


def _leads(mark: Dictionary) -> bool:
    return "/Dest" in mark or ("/A" in mark and _is_harmless(mark.A))


def _is_harmless(step: Object) -> bool:
    """Whether following it leads within the file, or to the web when a reader wants it to, and does nothing else."""
    if not isinstance(step, Dictionary) or str(step.get("/S", "")) not in STEPS_KEPT:
        return False
    return step.S != "/URI" or bytes(step.get("/URI", b"")).strip().lower().startswith(WEB)


def _starts(value: object) -> bool:
    return isinstance(value, Dictionary) and str(value.get("/S", "")) in STARTING


def _strip(top: Object) -> None:
    """Take out of an object, and of what stands within it directly, all that is not to be published."""
    waiting, number = [top], 0
    while waiting:
        number += 1
        if number > 200_000:
            raise ValueError("too large an object")
        object_ = waiting.pop()
        if isinstance(object_, (Dictionary, Stream)):
            for key in PRIVATE:
                if key in object_:
                    del object_[key]
            if "/A" in object_ and isinstance(object_.A, Dictionary) and "/S" in object_.A:
                if _is_harmless(object_.A):
                    _keep(object_.A, STEP_KEPT)
                else:
                    del object_["/A"]
            for name in [str(key) for key in object_ if _starts(object_.get(str(key)))]:
                del object_[name]
            if "/Next" in object_ and "/S" in object_:
                del object_["/Next"]
            waiting += [value for value in _values(object_) if not value.is_indirect]
        elif isinstance(object_, Array):
            waiting += [value for value in object_ if isinstance(value, Object) and not value.is_indirect]
        if isinstance(object_, Stream):
            _strip_picture(object_)


def _values(object_: Object) -> Iterator[Object]:
    return (value for value in (object_.get(str(key)) for key in object_) if isinstance(value, Object))


def _strip_picture(stream: Stream) -> None:
    """Take out of a photo what it says of its camera and its place."""
    filters = stream.get("/Filter", Array())
    names = [str(name) for name in (filters if isinstance(filters, Array) else [filters])]
    if names == ["/DCTDecode"]:
        _write(stream, _plain_jpeg(stream.read_raw_bytes()))
    elif names == ["/JPXDecode"]:
        _write(stream, _plain_jpeg_2000(stream.read_raw_bytes()))


def _write(stream: Stream, data: bytes) -> None:
    """Bytes in the place of others, to be read in the same way."""
    parameters = stream.get("/DecodeParms")
    stream.write(data, filter=Name(str(stream.Filter[0] if isinstance(stream.Filter, Array) else stream.Filter)))
    if parameters is not None:
        stream.DecodeParms = parameters


def _plain_jpeg(data: bytes) -> bytes:
    """A JPEG without application segments and comments; Adobe's own, which says how its colours are to be read, stays."""
    parts, at = [data[:2]], 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA or 0xD0 <= marker <= 0xD9:
            break
        segment = data[at : at + 2 + size]
        is_adobe = marker == 0xEE and segment[4:9] == b"Adobe"
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or is_adobe:
            parts.append(segment)
        at += 2 + size
    end = data.rfind(b"\xff\xd9")
    return b"".join([*parts, data[at : end + 2 if end > at else len(data)]])


def _plain_jpeg_2000(data: bytes) -> bytes:
    """A JPEG 2000 without boxes of words."""
    parts, at = list[bytes](), 0
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        size = int.from_bytes(data[at + 8 : at + 16], "big") if size == 1 else size or len(data) - at
        if size < 8 or not name.isascii() or not name.decode("ascii").isprintable():
            return data if not parts else b"".join([*parts, data[at:]])
        if name not in (b"xml ", b"uuid", b"uinf", b"jp2i"):
            parts.append(data[at : at + size])
        at += size
    return b"".join(parts) if parts else data
