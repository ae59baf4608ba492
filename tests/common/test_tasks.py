"""Tasks: by minutes, wanted by themselves, credited where they were done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plugins.articles.setting import pages as article_pages
from plugins.newsroom import tasks
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import Page
from plugins.newsroom.task_views import DoneView, TasksView
from plugins.newsroom.views import ArticleView
from plugins.tasks.setting import pages
from tests.factories import SETTINGS, content, group, paper, piece, read, task


def overview(own: Paper) -> TasksView:
    (found,) = [page.view for page in pages(own, SETTINGS) if isinstance(page, Page) and page.address == "/tasks/"]
    assert isinstance(found, TasksView)
    return found


def test_open_tasks_stand_by_minutes_the_shortest_first() -> None:
    own = paper(groups=(group("north"),), tasks=(task("long", minutes=200), task("hour", minutes=60), task("short", minutes=5), task("quarter", minutes=15)))

    shelves = overview(own).shelves

    assert [(shelf.minutes, [t.minutes for t in shelf.tasks]) for shelf in shelves] == [(15, [5, 15]), (60, [60]), (0, [200])]


def test_task_whose_time_is_over_or_that_somebody_carries_is_not_open() -> None:
    over, carried, done = task("over", until=date(2026, 11, 1)), task("carried", carried_by=("Ana",)), task("done", carried_by=("Bo",), done=date(2026, 11, 2))
    own = paper(groups=(group("north"),), tasks=(over, carried, done))

    view = overview(own)

    assert (view.shelves, [t.href for t in view.carried], [t.href for t in view.done]) == ((), ["/tasks/north/carried/"], ["/tasks/north/done/"])


def test_done_tasks_stand_by_year_the_latest_first() -> None:
    own = paper(groups=(group("north"),), tasks=tuple(task(f"t{year}", carried_by=("Ana",), done=date(year, 5, 1)) for year in (2024, 2026, 2025)))

    (found,) = [page.view for page in pages(own, SETTINGS) if isinstance(page, Page) and page.address == "/tasks/done/"]

    assert isinstance(found, DoneView) and [year.year for year in found.years] == [2026, 2025, 2024]


def test_translation_is_wanted_by_itself_for_the_newest_pieces_and_only_a_handful() -> None:
    many = [piece(f"north/p{number:02}") for number in range(40)]
    whole = piece("north/whole")
    others = (piece("north/whole-es", lang="es", translation_of="north/whole"), piece("north/whole-ar", lang="ar", translation_of="north/whole"))

    found = tasks.wanted(paper(*many, whole, *others), SETTINGS)

    assert len(found) == SETTINGS.translations_wanted
    assert all(w.languages == ("es", "ar") and w.minutes >= 10 for w in found)
    assert "north/whole" not in {w.piece.id for w in found}


def test_translation_is_wanted_neither_of_old_pieces_nor_of_letters_nor_twice() -> None:
    old = piece("north/old", date=piece().date.replace(month=6))
    letter = piece("north/letter", kind="letter")
    asked = piece("north/asked")
    own = paper(old, letter, asked, tasks=(task(kind="translate", piece="north/asked", languages=("es",)),))

    assert [(w.piece.id, w.languages) for w in tasks.wanted(own, SETTINGS)] == [("north/asked", ("ar",))]


def test_who_did_a_task_is_credited_on_the_piece_but_not_by_another_group() -> None:
    done = {"carried_by": ("Ana",), "done": date(2026, 11, 21), "piece": "north/strike"}
    own = paper(
        piece("north/strike", credits=(("editor", "Ana"),)),
        tasks=(task("a", **done), task("b", kind="translate", **done), task("c", group="south", kind="caption", **done)),
    )

    (view,) = [page.view for page in article_pages(own, SETTINGS) if isinstance(page, Page)]

    assert isinstance(view, ArticleView)
    assert [(credit.role, credit.names) for credit in view.credits] == [("editor", ("Ana",)), ("translator", ("Ana",))]


def test_task_is_told_to_its_group_where_it_has_no_contact_of_its_own(tmp_path: Path) -> None:
    own = content(tmp_path).group("north", contact="https://north.example/contact").task("north", "proofs", contact=None)

    (found,) = read(own).tasks

    assert found.contact == "https://north.example/contact"
