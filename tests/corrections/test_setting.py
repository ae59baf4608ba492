from __future__ import annotations

from datetime import date

from plugins.corrections.setting import pages
from plugins.feeds import corrections
from plugins.newsroom.corrections import put_right
from plugins.newsroom.model import Correction, Hold, Withdrawal
from plugins.newsroom.pages import Page
from plugins.newsroom.views import CorrectionsView
from tests.factories import PRESS_DAY, SETTINGS, paper, piece

MAY, JUNE = date(2026, 5, 2), date(2026, 6, 3)


def test_corrections_stand_newest_first_each_with_its_piece() -> None:
    own = paper(
        piece("north/a", corrections=(Correction(MAY, "Twelve, not ten."), Correction(JUNE, "A Tuesday."))),
        piece("south/b", corrections=(Correction(JUNE, "In Leeds."),)),
    )

    (page,) = pages(own, SETTINGS)

    assert isinstance(page, Page) and isinstance(page.view, CorrectionsView)
    assert [(line.date, line.text, line.piece.href) for line in page.view.lines] == [
        (JUNE, "A Tuesday.", "/north/a/#corrections"),
        (JUNE, "In Leeds.", "/south/b/#corrections"),
        (MAY, "Twelve, not ten.", "/north/a/#corrections"),
    ]


def test_withdrawn_piece_is_told_as_withdrawn_and_no_more() -> None:
    own = paper(piece("north/a", withdrawn=Withdrawal(JUNE, "It named somebody."), corrections=(Correction(MAY, "Her name is Ana."),)))

    (found,) = put_right(own)

    assert (found.text, found.is_withdrawal) == ("It named somebody.", True)


def test_piece_on_hold_is_not_spoken_of_and_a_later_correction_waits() -> None:
    hold = Hold("north/a", "safety", PRESS_DAY, date(2026, 12, 5), ("south",))
    own = paper(
        piece("north/a", hold=hold, corrections=(Correction(MAY, "…"),)),
        piece("north/b", corrections=(Correction(date(2027, 1, 1), "…"),)),
    )

    assert put_right(own) == ()


def test_every_correction_is_an_item_of_its_own_for_good() -> None:
    first = Correction(MAY, "Twelve, not ten.")
    before = corrections.items(paper(piece("north/a", corrections=(first,))), SETTINGS)
    after = corrections.items(paper(piece("north/a", corrections=(first, Correction(MAY, "A Tuesday.")))), SETTINGS)

    assert len(after) == 2
    assert before[0] in after
    assert len({item.id for item in after}) == 2
