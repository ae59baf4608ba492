"""What is lawful and hardly ever happens: days at the turn of a year, everything gone, everyone gone, words of one character.

They are in a book of their own, so that a row of usual edits is the same row as ever.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from tests.factories import PRESS_DAY, markdown, written
from tests.press.edits import Desk, Edit, Fields, id_of, sentence, some_day

ODD: dict[str, Edit] = {}

ENDS = ("12-31T23:40:00-11:00", "01-01T00:20:00+14:00", "12-31", "01-01", "12-31T23:59:59Z", "02-28T23:30:00-03:30")
"""Moments that are of another year, month or day somewhere else."""


NEXT_TO_NOTHING = (
    *("---", "## B", "> ", "<!-- -->", "*", "&nbsp;", "[a](#b)", "```\n```"),
    *("![A quay](../photos/quay.png)", "|a|b|\n|-|-|\n|c|d|", "A.[^1]\n\n[^1]: B."),
)


def odd(function: Edit) -> Edit:
    """Enter an edit in the book."""
    ODD[function.__name__] = function
    return function


def turn(chance: Random, first: int = 2019, last: int = 2026) -> str:
    """A moment at the turn of some year, by the press day."""
    year, end = chance.randrange(first, last + 1), chance.choice(ENDS)
    return f"{min(year, 2025) if end.startswith('12') else year}-{end}"


@odd
def date_at_the_turn_of_a_year(desk: Desk, chance: Random) -> str:
    """A piece is of a moment that is of two years."""
    path = desk.any_piece(chance)
    if path:
        desk.change(path, date=turn(chance))
    return path and f"date {path} at the turn of a year"


@odd
def date_everything_alike(desk: Desk, chance: Random) -> str:
    """All pieces are of one moment."""
    when = turn(chance)
    for path in sorted(desk.pieces):
        desk.change(path, date=when)
    return f"date everything {when}"


@odd
def lose_every_original(desk: Desk, chance: Random) -> str:
    """Nothing is left but translations."""
    gone = [path for path, (fields, _) in sorted(desk.pieces.items()) if not fields.get("translation_of")]
    for path in gone:
        desk.drop(path)
    return "lose every original" if gone else ""


@odd
def lose_everything(desk: Desk, chance: Random) -> str:
    """Nothing is left."""
    gone = sorted(desk.pieces)
    for path in gone:
        desk.drop(path)
    return "lose every piece" if gone else ""


@odd
def withdraw_everything(desk: Desk, chance: Random) -> str:
    """Everything is withdrawn, by a day that may be still to come."""
    day = PRESS_DAY + timedelta(days=chance.randrange(-3, 400))
    for path in sorted(desk.pieces):
        desk.change(path, withdrawn={"date": day.isoformat(), "reason": "It was wrong."})
    return f"withdraw everything on {day}" if desk.pieces else ""


@odd
def correct_ahead(desk: Desk, chance: Random) -> str:
    """A piece is corrected more than once, and once on a day that is still to come."""
    path = desk.any_piece(chance)
    days = [turn(chance)[:10], some_day(chance), (PRESS_DAY + timedelta(days=50)).isoformat()]
    if path:
        desk.change(path, corrections=[{"date": day, "text": sentence(chance, 4)} for day in sorted(days)])
    return path and f"correct {path} ahead"


@odd
def wait(desk: Desk, chance: Random) -> str:
    """A piece is not to be shown before a day."""
    path = desk.any_piece(chance)
    if path:
        desk.change(path, not_before=some_day(chance, 400))
    return path and f"let {path} wait"


@odd
def translate_in_a_ring(desk: Desk, chance: Random) -> str:
    """A piece is a translation of another, which may be one of it, or of itself, or of nothing."""
    path, other = desk.any_piece(chance), desk.any_piece(chance)
    if path:
        desk.change(path, translation_of=chance.choice([id_of(other), "north/nothing", id_of(path)]), lang=chance.choice(["es", "ar", None]))
    return path and f"let {path} be a translation of {other}"


@odd
def answer_in_a_ring(desk: Desk, chance: Random) -> str:
    """A piece answers another, which may answer it."""
    path, other = desk.any_piece(chance), desk.any_piece(chance)
    if path:
        desk.change(path, reply_to=[{"to": chance.choice([id_of(other), "south/nothing"])}])
    return path and f"let {path} answer {other}"


@odd
def title_of_one_character(desk: Desk, chance: Random) -> str:
    """A headline is one character, of whatever kind."""
    path = desk.any_piece(chance)
    if path:
        desk.change(path, title=chance.choice(["?", "…", "I", "1", "–", "ß", "ا", "工", "“”", "&", "<", "_", "🙂"]))
    return path and f"shorten the title of {path}"


@odd
def text_of_nothing_but(desk: Desk, chance: Random) -> str:
    """A text is nothing but a rule, a picture, a table, a note or a heading."""
    path = desk.any_piece(chance)
    if path:
        texts = [
            "---",
            "![A quay](../photos/quay.png)",
            "|a|b|\n|-|-|\n|c|d|",
            "A.[^1]\n\n[^1]: B.",
            "## B",
            "> ",
            "<!-- -->",
            "*",
            "&nbsp;",
            "[a](#b)",
            "```\n```",
        ]
        desk.put(path, desk.pieces[path][0], chance.choice(texts))
    return path and f"let {path} say next to nothing"


@odd
def meet_at_the_turn_of_a_year(desk: Desk, chance: Random) -> str:
    """A meeting goes on over the turn of a year, or comes again and again."""
    year = chance.randrange(2019, 2029)
    fields = chance.choice(
        [
            {"starts": f"{year}-12-31T22:00", "ends": f"{year + 1}-01-01T03:00"},
            {"starts": f"{year}-12-01T19:00", "repeats": "monthly", "until": f"{year + 1}-02-01"},
            {"starts": f"{year}-12-25"},
            {"starts": f"{year}-01-01T00:00", "place": "cairo"},
        ]
    )
    desk.own.event(chance.choice(desk.groups()), f"turn-{desk.next()}", sentence(chance), title=sentence(chance, 3), **fields)
    return f"meet at the turn of {year}"


@odd
def edition_of_another_year(desk: Desk, chance: Random) -> str:
    """An edition came out, or will, at the turn of a year."""
    number, year = chance.randrange(1, 9), chance.randrange(2019, 2029)
    desk.own.file(
        f"joint/editions/{number}.yml", written({"number": number, "title": sentence(chance, 2), "date": f"{year}-{chance.choice(['01-01', '12-31'])}"})
    )
    return f"edition {number} is of {year}"


@odd
def campaign_of_other_years(desk: Desk, chance: Random) -> str:
    """A campaign began long ago, or has not begun."""
    began = date(chance.randrange(2019, 2028), chance.choice([1, 12]), chance.choice([1, 31]))
    ended = {"outcome": "won", "ended": (began + timedelta(days=chance.randrange(400))).isoformat(), "result": "Yes."} if chance.random() < 0.5 else {}
    fields = {"title": sentence(chance, 3), "summary": "Long.", "started": began.isoformat(), "asked": ["Heat"], **ended}
    desk.own.campaign(chance.choice(desk.groups()), f"long-{desk.next()}", sentence(chance), **fields)
    return f"campaign since {began}"


@odd
def ask_ahead(desk: Desk, chance: Random) -> str:
    """A question will be asked, or was long ago, and somebody has answered it already."""
    day = date(chance.randrange(2019, 2028), 1, 1)
    desk.own.question("early", sentence(chance), title="Soon?", proposal="soon", date=day.isoformat())
    desk.own.stances(chance.choice(desk.groups()), "early", {"date": some_day(chance, 300), "stance": "for", "reason": "Yes."})
    return f"ask on {day}"


@odd
def task_of_another_year(desk: Desk, chance: Random) -> str:
    """A task is of another year, or overdue."""
    day = date(chance.randrange(2019, 2028), chance.choice([1, 12]), chance.choice([1, 31]))
    desk.own.task(chance.choice(desk.groups()), f"old-{desk.next()}", sentence(chance), title=sentence(chance, 3), date=day.isoformat())
    return f"a task of {day}"


@odd
def come_and_go(desk: Desk, chance: Random) -> str:
    """A group joins later than it wrote, or has left before."""
    group = chance.choice(desk.groups())
    fields = desk.load(f"groups/{group}/group.yml")
    joined = date(chance.randrange(2018, 2028), 1, 1)
    left = {"left": (joined + timedelta(days=chance.randrange(1, 900))).isoformat()} if chance.random() < 0.5 else {}
    desk.dump(f"groups/{group}/group.yml", {**{k: v for k, v in fields.items() if k != "left"}, "joined": joined.isoformat(), **left})
    return f"{group} joins in {joined.year}"


@odd
def everyone_leaves(desk: Desk, chance: Random) -> str:
    """All groups leave on one day."""
    for group in desk.groups():
        desk.dump(f"groups/{group}/group.yml", {**desk.load(f"groups/{group}/group.yml"), "left": PRESS_DAY.isoformat()})
    return "everyone leaves"


@odd
def take_out_of_registers(desk: Desk, chance: Random) -> str:
    """A register loses an entry that pieces name."""
    name = chance.choice(["topics", "places", "sections"])
    entries = desk.load(f"joint/{name}.yml") or {}
    if len(entries) < 2:
        return ""
    entries.pop(chance.choice(sorted(entries)))
    desk.dump(f"joint/{name}.yml", entries)
    return f"take one out of the {name}"


@odd
def letter_from_elsewhere(desk: Desk, chance: Random) -> str:
    """A letter, or a piece, was printed elsewhere first."""
    group, number = chance.choice(desk.groups()), desk.next()
    path = f"groups/{group}/letters/from-{number}.md"
    source = {"publication": "The Lamp", "url": f"https://example.org/{number}", "author": "Zoe", "date": turn(chance)[:10]}
    desk.put(path, {"title": "Sir", "date": turn(chance), "section": "letters", "from": source, "summary": "Sir."}, sentence(chance))
    return f"take over {path}"


@odd
def zone_of_the_far_end(desk: Desk, chance: Random) -> str:
    """The paper is made at the far end of the world, or in one language, or with hardly anything on a page."""
    changes: list[Fields] = [
        {"time_zone": chance.choice(["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "UTC"])},
        {"languages": ("en",)},
        {"page_size": 1, "feed_items": 1},
        {"press_day": date(chance.randrange(2019, 2029), *chance.choice([(1, 1), (12, 31), (2, 28)]))},
    ]
    desk.set(**chance.choice(changes))
    return f"set {desk.settings}"


@odd
def introduce_at_length(desk: Desk, chance: Random) -> str:
    """A topic that is not in the register, or has no piece, is introduced."""
    name = chance.choice(["housing", "wages", "nothing-known"])
    desk.own.file(f"joint/topics/{name}.md", markdown(sentence(chance, 15), date=turn(chance)[:10]))
    return f"introduce {name}"
