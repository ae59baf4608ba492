"""A piece's page: what stands on it, what leads to it, and what is left when it goes."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from plugins.articles.setting import pages
from plugins.newsroom.model import Confirmation, Correction, FirstPublished, Hold, Paper, Piece, ReplyTo, Withdrawal
from plugins.newsroom.pages import File, Page
from plugins.newsroom.views import ArticleView, RedirectView
from plugins.press import finishing
from tests.factories import PRESS_DAY, SETTINGS, TEXT, content, leaflet, paper, piece, read
from tests.sample import needed

GONE = Withdrawal(date(2026, 11, 21), "It was wrong.")
HELD = Hold("north/strike", "privacy", PRESS_DAY, PRESS_DAY + timedelta(days=14), ("south", "east"), "Give us time.")
SECRET = "kettle"


def page(made: Paper, id: str = "north/strike") -> Page:
    (found,) = [page for page in pages(made, SETTINGS) if isinstance(page, Page) and page.address == made.by_id[id].address]
    return found


def view(made: Paper, id: str = "north/strike") -> ArticleView:
    found = page(made, id).view
    assert isinstance(found, ArticleView)
    return found


def redirects(made: Paper) -> dict[str, str]:
    return {page.address: page.view.href for page in pages(made, SETTINGS) if isinstance(page, Page) and isinstance(page.view, RedirectView)}


@pytest.mark.parametrize("absence", [{"withdrawn": GONE}, {"hold": HELD}])
def test_of_a_piece_that_is_withdrawn_or_held_only_the_title_is_left(absence: dict[str, Any]) -> None:
    made = paper(
        piece(standfirst=f"The {SECRET}", summary=f"The {SECRET}", **absence), piece("south/answer", reply_to=(ReplyTo("north/strike", f"the {SECRET}"),))
    )

    everything = repr([page for page in pages(made, SETTINGS) if page.owner == "north" or "answer" in page.address])

    assert "Strike" in everything
    shown = view(made)
    assert shown.absence is not None
    assert (shown.body, shown.text_href, shown.card.standfirst, page(made).head.json_ld, page(made).head.robots) == ((), "", "", "", "noindex")
    assert "Answer" in repr(shown.answers)
    assert SECRET not in repr(shown) and SECRET not in repr(page(made).head)
    assert view(made, "south/answer").answers_to[0].quote == ""


def test_a_withdrawal_says_since_when_and_why_and_a_hold_until_when_and_at_whose_wish() -> None:
    withdrawn, held = view(paper(piece(withdrawn=GONE))).absence, view(paper(piece(hold=HELD), piece("south/x"), piece("east/x"))).absence

    assert withdrawn is not None and (withdrawn.kind, withdrawn.date, withdrawn.reason) == ("withdrawn", GONE.date, GONE.reason)
    assert held is not None and (held.kind, held.until, held.by, held.words) == ("held", HELD.until, ("South", "East"), "Give us time.")


def test_a_hold_ends_by_itself(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").group("south").group("east").article("north", "strike").hold("north/strike", ["south", "east"], "2026-11-20")

    last, after = read(own, date(2026, 12, 3)), read(own, date(2026, 12, 4))

    assert not last.by_id["north/strike"].is_shown and not last.listed
    assert after.by_id["north/strike"].is_shown and after.listed


def test_the_owner_alone_is_not_enough_for_a_hold(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").group("south").article("north", "strike").hold("north/strike", ["south", "north", "south"])

    made = read(own)

    assert made.by_id["north/strike"].is_shown
    assert [problem.rule for problem in made.problems] == ["hold-unsupported"]


def test_a_withdrawn_pieces_text_is_in_no_file_of_its_own() -> None:
    files = [file for file in pages(paper(piece(withdrawn=GONE)), SETTINGS) if isinstance(file, File)]

    assert not files


def test_sha256sum_of_the_published_text_is_what_groups_sign(tmp_path: Path) -> None:
    needed("sha256sum", shutil.which("sha256sum") is not None)
    own = content(tmp_path).group("north").photo("north", credit="Us", rights="own", alt="A wall")
    made = read(own.article("north", "strike", title="Schöne Zeit  #4", body=f"{TEXT}  \nAnd more.\t\n\n![](picket.png)\n\n\n"))
    text = next(file for file in pages(made, SETTINGS) if isinstance(file, File) and file.address == "/north/strike/text.txt")
    assert isinstance(text.content, bytes)
    (tmp_path / "text.txt").write_bytes(text.content)

    told = subprocess.run(["sha256sum", str(tmp_path / "text.txt")], check=True, capture_output=True, text=True).stdout
    photo = subprocess.run(["sha256sum", "groups/north/photos/picket.png"], cwd=own.folder, check=True, capture_output=True, text=True).stdout

    assert told.split()[0] == view(made).text_sha256 == made.by_id["north/strike"].text_sha256
    assert text.content.decode().endswith(photo)
    assert text.content.decode().startswith("Schöne Zeit #4\n\nWhat happened.\n\n" + TEXT + "\\\nAnd more.\n")


def test_former_addresses_lead_to_the_present_one() -> None:
    made = redirects(paper(piece(moved_from=("old", "older")), piece("north/other", lang="es", moved_from=("otro",))))

    assert made == {"/north/old/": "/north/strike/", "/north/older/": "/north/strike/", "/es/north/otro/": "/es/north/other/"}


def test_a_former_address_where_another_piece_stands_now_is_that_pieces() -> None:
    assert redirects(paper(piece(moved_from=("other",)), piece("north/other"))) == {}


def test_a_former_address_of_another_group_is_refused(tmp_path: Path) -> None:
    made = read(content(tmp_path).group("north").group("south").article("north", "strike", moved_from=["south/claim"]))

    assert [problem.rule for problem in made.problems] == ["foreign-address"]


def test_what_is_retitled_stays_where_it_is(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").article("north", "strike", title="One")
    before = read(own).by_id["north/strike"]

    after = read(own.article("north", "strike", title="Another")).by_id["north/strike"]

    assert (before.id, before.address) == (after.id, after.address)


def test_corrections_stand_in_order_and_make_the_piece_younger() -> None:
    own = piece(corrections=(Correction(date(2026, 11, 22), "second"), Correction(date(2026, 11, 21), "first")))

    assert [correction.text for correction in view(paper(own)).corrections] == ["first", "second"]
    assert own.changed.date() == date(2026, 11, 22)
    assert json.loads(page(paper(own)).head.json_ld)["dateModified"].startswith("2026-11-22")


def test_a_reprint_names_where_it_stood_first_and_leads_search_engines_there() -> None:
    made = paper(piece(first_published=FirstPublished("The Mast", "https://mast.example/1", date(2020, 1, 2), "with permission of The Mast")))

    assert page(made).head.canonical == "https://mast.example/1"
    provenance = view(made).provenance
    assert provenance is not None and (provenance.publication, provenance.permission) == ("The Mast", "with permission of The Mast")


def test_the_parts_of_a_series_stand_in_order_and_are_of_one_group() -> None:
    def part(id: str, day: int) -> object:
        return piece(id, series="Water", date=datetime(2026, 11, day, 12, tzinfo=UTC))

    made = paper(part("north/c", 3), part("north/a", 1), part("south/thief", 2), part("north/b", 2))  # type: ignore[arg-type]

    series = view(made, "north/b").series
    assert series is not None
    assert ([link.text for link in series.parts], series.current) == (["A", "B", "C"], 2)


def test_previous_and_next_skip_what_cannot_be_read() -> None:
    days = {id: datetime(2026, 11, day, 12, tzinfo=UTC) for day, id in enumerate(("north/a", "north/b", "north/c", "north/d"), 1)}
    made = paper(
        piece("north/a", date=days["north/a"]),
        piece("north/b", date=days["north/b"], withdrawn=GONE),
        piece("north/c", date=days["north/c"], translation_of="north/a", lang="es"),
        piece("north/d", date=days["north/d"]),
    )

    first, last = view(made, "north/a"), view(made, "north/d")

    assert (first.previous, last.next) == (None, None)
    assert first.next is not None and first.next.text == "D"
    assert last.previous is not None and last.previous.text == "A"


def test_a_quotation_that_no_longer_stands_there_says_so() -> None:
    def answer(quote: str) -> bool:
        return view(paper(piece(), piece("south/answer", reply_to=(ReplyTo("north/strike", quote),))), "south/answer").answers_to[0].changed

    assert not answer("“The picket stood from six in the morning”")
    assert answer("The picket never stood")


def test_a_piece_that_answers_what_is_gone_stays_and_names_it() -> None:
    (told,) = view(paper(piece(reply_to=(ReplyTo("south/gone", "x"),)))).answers_to

    assert (told.headline, told.href, told.gone) == ("south/gone", "", "gone")


def test_the_head_says_what_machines_ask() -> None:
    head = page(paper(piece(lang="ar"), piece("south/nota", lang="es", translation_of="north/strike"))).head

    data = json.loads(head.json_ld)
    assert (data["@type"], data["inLanguage"], data["headline"], data["mainEntityOfPage"]["@id"]) == (
        "NewsArticle",
        "ar",
        "Strike",
        f"{SETTINGS.url}/ar/north/strike/",
    )
    way = data["mainEntityOfPage"]["breadcrumb"]["itemListElement"]
    assert [(step["name"], step.get("item")) for step in way] == [
        (SETTINGS.name, f"{SETTINGS.url}/"),
        ("Workplace", f"{SETTINGS.url}/sections/workplace/"),
        ("Strike", None),
    ]
    assert head.canonical == f"{SETTINGS.url}/ar/north/strike/"
    assert {link.lang: link.href for link in head.alternates} == {"ar": f"{SETTINGS.url}/ar/north/strike/", "es": f"{SETTINGS.url}/es/south/nota/"}
    assert [feed.href for feed in head.feeds] == ["/feeds/all.rss", "/feeds/all.atom", "/feeds/all.json", "/feeds/groups/north.atom"]
    assert head.image.endswith("/assets/cards/north/strike.jpg")


def test_words_in_json_ld_cannot_end_the_script() -> None:
    head = page(paper(piece(title="</script><script>alert(1)</script>\u2028"))).head

    assert "<" not in head.json_ld and "\u2028" not in head.json_ld
    assert json.loads(head.json_ld)["headline"].startswith("</script>")


@pytest.mark.parametrize("name", "href src srcset content id style poster data onclick".split())
def test_words_that_end_like_an_attribute_are_none(name: str) -> None:
    """A summary that ended with ` src=` stopped the press: JSON's quotation mark came next."""
    made = page(paper(piece(title=f"A page may say {name}=", summary=f"and lead {name}=", standfirst=f"and lead {name}=")))

    html = f'<script type="application/ld+json">{made.head.json_ld}</script><img alt="ends with {name}=" src="/a.jpg">\n<p class="note">x</p>'
    sheet = finishing.finish(html, made.address, SETTINGS.url)

    assert not sheet.faults
    assert sheet.targets == {"/a.jpg"}
    assert json.loads(made.head.json_ld)["headline"] == f"A page may say {name}="


def test_a_later_piece_waits_and_is_shown_marked_in_the_preview(tmp_path: Path) -> None:
    from dataclasses import replace

    own = content(tmp_path).group("north").article("north", "strike", date="2026-11-24")

    assert not read(own).pieces
    preview = read(own, settings=replace(SETTINGS, preview=True))
    assert (preview.by_id["north/strike"].unpublished, view(preview).card.label, page(preview).head.robots) == (True, "unpublished", "noindex")
    assert read(own, date(2026, 11, 24)).by_id["north/strike"].unpublished is False


def test_a_piece_waits_for_its_not_before(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").article("north", "strike", not_before="2026-11-25")

    assert not read(own, date(2026, 11, 24)).pieces
    assert read(own, date(2026, 11, 25)).pieces


def test_an_attachment_stands_beside_the_page_with_nothing_of_who_made_it(tmp_path: Path) -> None:
    own = content(tmp_path).group("north").file("groups/north/files/plan.pdf", leaflet()).article("north", "strike", attachment="plan.pdf")
    made = read(own)

    link = view(made).attachment
    assert link is not None and link.href == "/north/strike/plan.pdf"
    (file,) = [file for file in pages(made, SETTINGS) if file.address == link.href]
    assert isinstance(file, File) and not isinstance(file.content, bytes)
    (data,) = file.content.run(Path(file.content.source).read_bytes())
    assert data.startswith(b"%PDF-") and len(data) == link.count and b"Planted" in leaflet() and b"Planted" not in data


def test_no_other_piece_is_named_twice_under_a_piece() -> None:
    def on(day: int, id: str, **more: Any) -> Piece:
        return piece(id, topics=("ports",), date=datetime(2026, 1, day, 12, tzinfo=UTC), **more)

    joint = tuple(on(day, f"north/joint-{day}", with_groups=("south",)) for day in (1, 2))
    own = tuple(on(day, f"north/own-{day}") for day in range(3, 8))
    now = on(9, "north/strike", with_groups=("south",), reply_to=(ReplyTo("north/own-3"),))
    confirmed = {made.id: (Confirmation("south", "Sue", PRESS_DAY, made.text_sha256),) for made in (*joint, now)}
    shown = view(paper(*joint, *own, now, on(8, "south/last"), confirmations=confirmed))

    named = [card.href for cards in (shown.related, *(part.cards for part in shown.more)) for card in cards]

    assert [part.group.slug for part in shown.more] == ["north", "south"]
    assert len(named) == len(set(named)) > 5
    assert "/north/own-3/" not in named
