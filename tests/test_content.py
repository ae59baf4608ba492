"""The sample paper keeps its promises: it passes the check, and has one of every kind and of every awkward case."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date, timedelta

import pytest

from plugins.front.rule import choose
from plugins.images.darkroom import inspection
from plugins.intake.reading import read_paper
from plugins.newsroom import questions, tasks
from plugins.newsroom.model import Paper, Piece
from plugins.newsroom.settings import Settings
from tests.sample import ROOT


def articles(sample: Paper) -> list[Piece]:
    return [piece for piece in sample.pieces if not piece.is_letter]


def bodies(sample: Paper, mark: str) -> list[str]:
    return [piece.id for piece in sample.pieces if mark in piece.body.html]


def test_it_passes_the_check_without_a_word(sample: Paper) -> None:
    assert [str(finding) for finding in sample.findings] == []


def test_at_least_eight_groups_write_in_different_cities_and_countries(sample: Paper) -> None:
    organisations = [group for group in sample.groups.values() if group.kind == "organisation"]

    assert len(organisations) >= 8
    assert len({place for group in organisations for place in group.places}) >= 8
    assert len({sample.places[place].country for group in organisations for place in group.places}) >= 7
    assert [group.slug for group in sample.groups.values() if group.kind == "individuals"]
    assert {sample.status(group) for group in organisations} >= {"active", "left", "split"}
    assert all(group.about for group in organisations)


def test_at_least_sixty_pieces_over_two_years_in_all_sections(sample: Paper) -> None:
    pieces = [piece for piece in articles(sample) if piece.is_shown]

    assert len(pieces) >= 60
    assert max(piece.date for piece in pieces) - min(piece.date for piece in pieces) > timedelta(days=23 * 30)
    assert all(len(sample.pieces_in(section)) >= 5 for section in sample.sections)
    assert all(len([piece for piece in pieces if piece.group == group.slug]) >= 3 for group in sample.groups.values())


def test_pieces_have_three_to_nine_hundred_words_with_one_of_eighty_and_one_of_four_thousand(sample: Paper) -> None:
    lengths = sorted(piece.body.words for piece in articles(sample) if piece.is_shown)

    assert sum(300 <= length <= 950 for length in lengths) >= 60
    assert 70 <= lengths[0] <= 90
    assert 4_000 <= lengths[-1] <= 5_000


def test_a_headline_has_a_hundred_and_twenty_characters(sample: Paper) -> None:
    assert max(len(piece.title) for piece in sample.pieces) == 120


KINDS = {
    "a reprint with provenance and permission": lambda p: p.first_published and p.first_published.permission,
    "a correction": lambda p: p.corrections,
    "a piece in a series": lambda p: p.series,
    "a table": lambda p: "<table>" in p.body.html,
    "a footnote": lambda p: 'class="footnote"' in p.body.html,
    "a quotation": lambda p: "<blockquote>" in p.body.html,
    "a pull quote": lambda p: "pull-quote" in p.body.html,
    "a list of terms": lambda p: "<dl>" in p.body.html,
    "a picture in the text": lambda p: p.body.images,
    "an attachment": lambda p: p.attachment,
    "a piece that moved": lambda p: p.moved_from and p.id != f"{p.group}/{p.slug}",
    "a licence of its own": lambda p: p.licence,
    "a letter": lambda p: p.is_letter,
    "a letter from elsewhere": lambda p: p.letter_from,
    "credits": lambda p: p.credits,
    "a view of a group": lambda p: p.position == "group",
    "an answer with a quotation": lambda p: p.reply_to and p.reply_to[0].quote,
    "an answer to two pieces": lambda p: len(p.reply_to) > 1,
    "an update": lambda p: p.updated,
    "a withdrawn piece": lambda p: p.withdrawn,
    "a held piece": lambda p: p.hold,
    "a piece without picture": lambda p: not p.image and p.is_shown,
    "a piece by a group alone": lambda p: not p.authors and p.is_shown,
    "a piece by several people": lambda p: len(p.authors) > 1,
}


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_one_of_every_kind_and_awkward_case(sample: Paper, kind: str) -> None:
    assert [piece.id for piece in sample.pieces if KINDS[kind](piece)]  # type: ignore[no-untyped-call]


def test_joint_pieces_have_partners_that_confirmed_and_one_in_every_other_state(sample: Paper) -> None:
    states = [sample.confirmed_by(piece) for piece in sample.pieces if piece.with_groups]

    assert any(now for now, _, _ in states)
    assert any(earlier for _, earlier, _ in states)
    assert any(pending for _, _, pending in states)
    assert any(now and not earlier and not pending for now, earlier, pending in states)


def test_series_have_their_parts_in_order(sample: Paper) -> None:
    assert all(len(sample.parts_of(piece.series)) > 1 for piece in sample.pieces if piece.series)


def test_there_are_originals_in_four_languages_and_translations_into_spanish_and_arabic(sample: Paper) -> None:
    assert {piece.lang for piece in sample.originals} >= {"en", "es", "ar", "hi"}
    assert {piece.lang for piece in sample.pieces if piece.translation_of} >= {"es", "ar", "en"}
    assert all(dict(piece.credits).get("translator") for piece in sample.pieces if piece.translation_of)


def test_names_are_in_four_scripts_and_more(sample: Paper) -> None:
    names = [person.name for person in sample.people.values()]
    scripts = Counter(unicodedata.name(letter).split()[0] for name in names for letter in name if letter.isalpha())

    assert scripts.keys() >= {"LATIN", "GREEK", "ARABIC", "DEVANAGARI", "CYRILLIC"}
    assert [name for name in names if re.search(r"[a-z]['’ʼ-][a-z]|[À-ž]", name)]


def test_one_group_has_been_silent_for_five_months(sample: Paper, settings: object) -> None:
    newest = {group.slug: sample.pieces_by(group.slug)[0].date.date() for group in sample.groups.values() if sample.status(group) == "active"}

    assert [slug for slug, day in newest.items() if sample.press_day - day > timedelta(days=150)]


def test_a_pseudonym_says_that_it_is_one(sample: Paper) -> None:
    assert [person.key for person in sample.people.values() if "pseudonym" in person.about]


def test_one_person_writes_for_two_groups_by_mutual_word(sample: Paper) -> None:
    assert [person.key for person in sample.people.values() if sample.same_person(person)]


def test_at_least_twenty_five_pictures_each_with_words_credit_and_right(sample: Paper) -> None:
    photos = [photo for photo in sample.photos.values() if "/photos/" in photo.path]

    assert len(photos) >= 25
    used = [piece.image for piece in sample.pieces if piece.image]
    assert all(image.alt and image.credit and image.rights for image in used)
    assert len({image.photo.path for image in used}) >= 20
    assert len({image.alt for image in used}) >= 20


def test_every_summary_is_the_authors_own_and_no_two_headlines_are_one(sample: Paper) -> None:
    assert [piece.id for piece in articles(sample) if not piece.summary and not piece.withdrawn] == []
    assert [title for title, count in Counter(piece.title for piece in sample.pieces).items() if count > 1] == []


def test_it_says_that_it_is_invented(sample: Paper) -> None:
    assert "invented" in (ROOT / "content/LICENSE.md").read_text(encoding="utf-8").lower()
    assert [text.slug for text in sample.texts if "invented" in text.body.text]


def test_it_names_no_address_that_could_be_somebodys(sample: Paper) -> None:
    """Links in content lead to example domains, or to licences and documents that are there for all."""
    links = re.findall(r'href="(https?://[^"/]+)', "".join(piece.body.html for piece in sample.pieces))

    assert {host for host in links if not host.endswith((".example", ".example.org", ".example.com"))} <= {"https://creativecommons.org"}
    assert not re.search(r"[\w.]+@(?![\w.-]*example)", "".join(piece.body.text for piece in sample.pieces))


def test_the_groups_agree_on_something_differ_on_more_and_have_changed_their_minds(sample: Paper) -> None:
    found = questions.sums(sample)

    assert len(found) >= 8
    assert {s.kind for s in found} == {"agreed", "nearly", "open"}
    assert {stance.answer for question in sample.questions for stance in question.stances} == set(questions.ANSWERS)
    assert any(s.waiting >= 4 for s in found)
    assert sum(bool(question.earlier(group)) for question in sample.questions for group in sample.groups) >= 3


def test_twenty_events_of_every_kind_and_status_some_repeated_and_some_told_of_afterwards(sample: Paper) -> None:
    assert len(sample.events) >= 20
    assert {event.status for event in sample.events} == {"on", "moved", "cancelled", "full"}
    assert {event.kind for event in sample.events} == {"meeting", "conference", "picket", "study-group", "workshop", "social"}
    assert {event.repeats for event in sample.events} >= {None, "weekly", "fortnightly", "monthly", "monthly-last"}
    assert any(event.organisers and event.invited for event in sample.events)
    assert sum(bool(event.reports) for event in sample.events) >= 3


def test_there_is_something_to_do_in_five_minutes_and_in_a_day_and_some_of_it_is_done(sample: Paper) -> None:
    minutes = [task.minutes for task in tasks.open_tasks(sample)]

    assert len(sample.tasks) >= 12
    assert minutes[0] <= 5 and minutes[-1] >= 240
    assert any(tasks.helpers(sample, piece) for piece in sample.pieces)


def test_campaigns_have_every_outcome_and_somebody_reads_together(sample: Paper) -> None:
    assert len(sample.campaigns) >= 6
    assert {campaign.outcome for campaign in sample.campaigns} == {"open", "won", "partly", "lost"}
    assert any(campaign.partners and campaign.invited for campaign in sample.campaigns)
    assert sample.studies and sample.topic_introductions


@pytest.mark.parametrize("day", [date(2026, 9, 25) + timedelta(days=n) for n in range(0, 150, 15)], ids=str)
def test_front_of_the_sample_is_full_on_any_press_day_from_autumn_to_the_end_of_winter(settings: Settings, day: date) -> None:
    made = choose(read_paper(ROOT / "content", settings, day, inspection), settings, day)

    assert made.lead and made.lead.image and made.lead.body.words >= settings.front_lead_words
    assert len(made.seconds) == 4
    assert len(made.strip) >= 6
