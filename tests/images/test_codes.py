"""Addresses as squares for telephones, read back by a reader that is not ours."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.images.codes import square
from plugins.images.plan import files
from plugins.newsroom.heads import code
from plugins.newsroom.model import Body, Withdrawal
from plugins.newsroom.statements import Statement, Wording
from tests.factories import PRESS_DAY, SETTINGS, event, paper, piece

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")


def read(svg: bytes, scale: int = 4) -> str:
    """What a telephone sees."""
    picture = ElementTree.fromstring(svg)
    size = int(picture.attrib["viewBox"].split()[2])
    drawn = Image.new("L", (size, size), 255)
    for column, row, length in RUN.findall(picture[1].attrib["d"]):
        drawn.paste(0, (int(column), int(row), int(column) + int(length), int(row) + 1))
    (found,) = zxingcpp.read_barcodes(drawn.resize((size * scale, size * scale), Image.Resampling.NEAREST))
    return str(found.text)


@given(st.from_regex(r"/[a-z0-9-]{1,30}/[a-z0-9-]{1,80}/", fullmatch=True))
def test_every_address_is_read_back(path: str) -> None:
    address = f"https://paper.example{path}"

    (svg,) = square(address)

    assert read(svg) == address
    assert (svg,) == square(address)


def test_pieces_events_and_statements_have_theirs_and_what_is_withdrawn_has_none() -> None:
    gone = piece("north/gone", withdrawn=Withdrawal(PRESS_DAY, "Wrong."))
    wordings = tuple(Wording(number, "", "At the door", "", PRESS_DAY, "en", Body(()), b"", "") for number in (1, 2))
    made = paper(piece("north/strike"), piece("north/greve", lang="fr"), gone, events=(event("soup"),), statements=(Statement("door", wordings),))

    codes = {file.address for file in files(made, SETTINGS) if "/codes/" in file.address}

    shown = ("/north/strike/", "/fr/north/greve/", "/events/north/soup/", "/statements/door/", "/statements/door/1/")
    assert codes == {code(address) for address in shown}
