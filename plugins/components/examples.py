"""The examples of every component: each macro in every state in which it looks or reads differently.

A new component gets its examples here; a test says which macro has none.
All links lead to pages that every paper has.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from markupsafe import Markup

from plugins.newsroom.component_views import Component, Example
from plugins.newsroom.debate_views import TurnView
from plugins.newsroom.event_views import EventView
from plugins.newsroom.front_views import CityWeek, DebateNow, DutyLine, ShareLine, StatementNow, StripLine, Use, WonLine
from plugins.newsroom.gathered_views import Gathered
from plugins.newsroom.question_views import PastStance, QuestionLine, StanceView
from plugins.newsroom.result_views import Bar, CampaignLine, Chart, EvidenceView, Line, Mark, Period
from plugins.newsroom.statement_views import Seal
from plugins.newsroom.statements import Run
from plugins.newsroom.study_views import StudyLine
from plugins.newsroom.task_views import TaskLine
from plugins.newsroom.value import replace
from plugins.newsroom.views import (
    Absence,
    Answer,
    Answered,
    Byline,
    Card,
    Correction,
    Credit,
    Entry,
    Explained,
    Fact,
    FeedLink,
    GroupMark,
    Invitation,
    LetterLine,
    Link,
    MonthLink,
    More,
    Pager,
    Picture,
    Provenance,
    Series,
    Shelf,
    Stamp,
    TranslationOf,
    YearRow,
)

DAY = date(2026, 11, 19)
NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
EVENING = datetime(2026, 11, 26, 19, 30, tzinfo=UTC)

HERE, THERE, ARABIC = Link("Ten hours", "/"), Link("Four hours that belong to nobody", "/archive/"), Link("الوردية الثالثة", "/", "ar", "rtl")
NORTH = GroupMark("north", "North", "/groups/", Stamp("N", 0))
SOUTH = GroupMark("south", "Taller del Sur", "/groups/", Stamp("TS", 4))
NILE = GroupMark("nile", "حلقة النيل", "/groups/", Stamp("NSC", 2))
NAMED_ONLY = GroupMark("east", "East", "", Stamp("E", 3), "since 2026")
STAMPED = Stamp("P", 1, "/assets/icon-192.png")
WORKPLACE, OPINION = Link("Workplace", "/sections/"), Link("Opinion", "/sections/")
ADA, GROUPLESS = Link("Ada Weil", "/people/"), Link("Name not given", "")
OWN = Byline((ADA,), (NORTH,))
AUTHORS_VIEW = Byline((ADA, GROUPLESS), (NORTH,), position="author")
JOINT = Byline((), (NORTH, SOUTH), (NILE,), (NAMED_ONLY,), "joint")
GROUPS_VIEW = Byline((), (NORTH,), position="group")
FROM_ELSEWHERE = Byline((), (NORTH,), source="The Loop")
PICTURE = Picture("/assets/cards/front.jpg", 1200, 630, "The paper’s card", "", (), "#96180f", "What is to be seen.", "Drawing by the picture desk", "own")
INLINE = Picture("/assets/icon-512.png", 512, 512, "A letter in a frame", "", (), "#96180f", inline=True)
STANDFIRST = "After six days tied up, the ferries sail again. The crews went out over sleep, and came back with six hours of it."


def _card(headline: str = "Ten hours in four pieces", label: str = "", byline: Byline = OWN, **more: object) -> Card:
    values: dict[str, object] = {"kicker": WORKPLACE, "date": NOON, "lang": "en", "dir": "ltr", "minutes": 4, "standfirst": STANDFIRST, **more}
    return Card("/", headline, byline=byline, label=label, **values)  # type: ignore[arg-type]


CARD = _card()
PICTURED = _card(picture=PICTURE)
ARABIC_CARD = _card(ARABIC.text, lang="ar", dir="rtl", standfirst="خفّض المصنع عمّال الليل من 12 إلى 8 وترك الماكينات كما هي.", byline=Byline((), (NILE,)))
LONG = "Nine bedrooms, forty-one lashers, two showers and one padlock: the house that comes with a summer contract"
OPINION_CARD = _card("Who keeps the waiting", "opinion", AUTHORS_VIEW, kicker=OPINION)
LETTER = _card("Pay the couch", "letter", Byline((), (NORTH,), position="author"), standfirst="Three lines, not signed.", answers=THERE)
CARDS = (CARD, OPINION_CARD, ARABIC_CARD)


def _event(title: str = "First Thursday in the canteen", **more: object) -> EventView:
    values: dict[str, object] = {
        "ends": EVENING + timedelta(hours=2),
        "venue": "Canteen 3",
        "zone": "Europe/Amsterdam",
        "invited": (),
        "lang": "en",
        "dir": "ltr",
    }
    values |= {"place": Link("Rotterdam", "/places/"), "groups": (NORTH,), "summary": "There is soup. Minutes are read aloud before they are kept."}
    return EventView(f"x{abs(len(title))}", "/events/", title, EVENING, **(values | more))  # type: ignore[arg-type]


EVENT = _event()
CANCELLED = _event("A dry evening", status="cancelled", note="The hall has no heating.")
MOVED = _event("Four ports, one clock", status="moved", kind="conference", online="https://example.org/call", groups=(NORTH, SOUTH), invited=(NILE,))
FULL = _event("The press, by hand", status="full", kind="workshop", repeats="fortnightly", until=DAY, access="two steps and a ramp", venue="")
PAST = _event("The count", kind="picket", past=True, reports=(HERE, ARABIC), repeats="weekly", until=DAY)


def _task(title: str = "Read four pages", **more: object) -> TaskLine:
    values: dict[str, object] = {"minutes": 20, "kind": "proofread", "group": NORTH, "asks": "", "contact": "mailto:desk@north.example", "place": None}
    values |= {"languages": ("en", "ar"), "skills": "patience", "carried_by": (), "until": DAY, "done": None, "piece": None, "lang": "en", "dir": "ltr"}
    return TaskLine("/tasks/", title, **(values | more))  # type: ignore[arg-type]


TASK = _task()
CARRIED = _task("Fetch dry pallets", minutes=180, kind="hand", place=Link("Rotterdam", "/places/"), carried_by=("Ada Weil",), languages=())
DONE = _task("Type out one evening", minutes=90, kind="transcribe", carried_by=("Ada Weil", "Jo"), done=DAY)


def _campaign(outcome: str, **more: object) -> CampaignLine:
    values: dict[str, object] = {"summary": "Eighteen flats want heat.", "result": "The boiler runs.", "started": date(2026, 1, 5), "ended": None}
    values |= {"groups": (NORTH,), "invited": (), "places": (Link("Leeds", "/places/"),), "lang": "en", "dir": "ltr"}
    return CampaignLine("/results/", "A boiler that works", outcome=outcome, **(values | more))  # type: ignore[arg-type]


WON = _campaign("won", ended=DAY)
OPEN = _campaign("open", result="", invited=(SOUTH,))


def _question(yes: int, yes_if: int, other: int, undecided: int, no: int, waiting: int) -> QuestionLine:
    asked = yes + yes_if + other + undecided + no + waiting
    sums = (asked, yes, yes_if, other, undecided, no, waiting)
    return QuestionLine("/common-ground/", "A common purse?", "a common purse", "open", *sums, (), (), "en", "ltr")


def _stance(answer: str, condition: str = "", reason: str = "", earlier: tuple[PastStance, ...] = ()) -> StanceView:
    return StanceView(NORTH, answer, DAY, condition, reason, HERE if earlier else None, earlier, "en", "ltr")


ANSWERS = ("for", "for-if", "against", "undecided", "other", "")
STUDY = StudyLine("/studies/", "Eight evenings about time", "A reading list that begins with a pay slip.", NILE, DAY, 8, "en", "ltr")
PERIODS = (Period(2025, 0, 28, 6, 9, 4, 1, 3, 2), Period(2026, 0, 75, 11, 14, 21, 5, 9, 6))
DRAWING = Chart(
    360,
    200,
    40,
    170,
    (Bar("replies", 60, 130, 40, 40), Bar("replies", 160, 70, 40, 100), Bar("joint", 160, 50, 40, 20), Bar("translations", 160, 30, 40, 20)),
    (Mark(80, 2025, 0), Mark(180, 2026, 0)),
    (Line(170, 0), Line(100, 10), Line(30, 20)),
)
FEEDS = (
    FeedLink("North", "RSS", "/feeds/all.rss", "application/rss+xml"),
    FeedLink("North", "Atom", "/feeds/all.atom", "application/atom+xml"),
    FeedLink("North", "JSON", "/feeds/all.json", "application/feed+json"),
)
CALENDAR = FeedLink("North", "iCalendar", "/events/events.ics", "text/calendar")
QUOTE = "The gap is not rest and it is not work."
ANSWERED = Answered(THERE.text, THERE.href, NORTH, QUOTE)
CHANGED = Answered(THERE.text, THERE.href, NORTH, QUOTE, changed=True)
GONE = Answered("The list", "", NORTH, gone="withdrawn")
INVITED, DECLINED = Invitation(NORTH, DAY), Invitation(SOUTH, None, "We have said what we had to say.", DAY)
REPRINT = Provenance("The Loop", "https://example.org/loop", DAY, "with the writer’s permission", "shortened", "Jo")
WRITTEN = Provenance("The Loop, our bulletin", "", NOON, "", "")
WITHDRAWN, HELD = (
    Absence("withdrawn", DAY, "A person could be recognised."),
    Absence("held", DAY, "privacy", DAY + timedelta(days=14), ("North", "South"), "We ask for two weeks, to talk with her family.", "en", "ltr"),
)
WORDS = (Explained("lasher", "lasher", "somebody who ties containers down"), Explained("picket", "picket", "people at a gate who ask others not to go in"))
YEARS = (YearRow(2026, "/archive/", 12, tuple(MonthLink(month, "/archive/", 4 if month > 9 else 0) for month in range(1, 13))),)
NOT_COUNTED = (YearRow(2026, "/archive/", None, tuple(MonthLink(month, "/archive/", None) for month in range(1, 5))),)
SEALS = (Seal(NORTH, "", DAY, "Leeds"), Seal(SOUTH, "", DAY, "Valparaíso", has_left=True), Seal(NILE, "", DAY))
PEOPLE = (Seal(NORTH, "Ada Weil", DAY), Seal(NORTH, "Jo", DAY))
RUNS = ((Run("same", "A number that is"), Run("out", "picked up from six."), Run("in", "answered from five.")),)


def _turn(depth: int, card: Card, passages: tuple[Answered, ...] = (), **more: object) -> TurnView:
    values: dict[str, object] = {"source": None, "translations": (), "elsewhere": (), "invitations": (), "changed": None, "absence": None}
    return TurnView(f"turn-{depth}-{len(card.headline)}", depth, card, passages, **(values | more))  # type: ignore[arg-type]


TURNS = (
    _turn(0, CARD, changed=DAY, translations=(ARABIC,)),
    _turn(1, OPINION_CARD, (ANSWERED, CHANGED), invitations=(INVITED, DECLINED)),
    _turn(2, LETTER, (GONE,), source=WRITTEN, elsewhere=(HERE,)),
    _turn(1, ARABIC_CARD, (ANSWERED,), absence=WITHDRAWN),
)


def _of(name: str, *examples: Example) -> Component:
    return Component(name, examples)


def _example(macro: str, state: str, *values: object, within: str = "", **options: object) -> Example:
    return Example(macro, state, values, tuple(options.items()), within)


COMPONENTS: tuple[Component, ...] = (
    _of(
        "about_nav",
        _example("about_nav", "beside one of the pages", (Link("About", "/about/components/"), HERE, ARABIC), "/about/components/", "en"),
        _example("about_nav", "nothing to lead to", (), "/", "en"),
    ),
    _of(
        "absence",
        _example("absence", "withdrawn", WITHDRAWN),
        _example("absence", "held", HELD),
        _example("reason", "withdrawn, in a line", WITHDRAWN, "en", "ltr", "en"),
        _example("reason", "held, in a line", HELD, "en", "ltr", "en"),
        _example("why", "against the law", replace(HELD, reason="law")),
        _example("why", "dangerous", replace(HELD, reason="safety")),
        _example("why", "withdrawn in another language", WITHDRAWN, "en", "ltr", "ar"),
    ),
    _of(
        "answers",
        _example("answered", "a passage, one changed since, one gone", (ANSWERED, CHANGED, GONE), "en"),
        _example(
            "answers", "all there can be", (Answer(NORTH, (HERE, ARABIC)),), (LetterLine(AUTHORS_VIEW, THERE, DAY),), (INVITED, DECLINED), (HERE,), DAY, "en"
        ),
        _example("answers", "none", (), (), (), (), None, "en"),
        _example("passage", "a piece and what it said", ANSWERED, "en"),
        _example("passage", "the same piece again", CHANGED, "en", True),
        _example("passage", "what is gone", GONE, "en"),
        _example("invitation", "not answered yet", INVITED, "en"),
        _example("invitation", "declined", DECLINED, "en"),
        _example("title", "in another language", ARABIC, "en"),
        _example("whole", "in two debates", (Link("", "/debates/", count=9), Link("", "/debates/", count=2))),
    ),
    _of(
        "attrs",
        _example("attrs", "another language", "ar", "rtl", "en", within="code"),
        _example("attrs", "the same language", "en", "ltr", "en", within="code"),
    ),
    _of("body", _example("body", "words, a picture among them, a picture in a line", (Markup("<p>Before.</p>"), PICTURE, INLINE, Markup("<p>After.</p>")))),
    _of(
        "byline",
        _example("byline", "author and group", OWN),
        _example("byline", "the author’s view", AUTHORS_VIEW),
        _example("byline", "the group’s view", GROUPS_VIEW),
        _example("byline", "joint: confirmed, confirmed earlier, not yet", JOINT),
        _example("byline", "a letter from elsewhere", FROM_ELSEWHERE),
        _example("short_byline", "author and group", OWN),
        _example("short_byline", "joint", JOINT),
        _example("short_byline", "a letter from elsewhere", FROM_ELSEWHERE),
    ),
    _of(
        "campaign",
        *(_example("outcome", outcome, outcome) for outcome in ("won", "partly", "lost", "open")),
        _example("when", "over", WON),
        _example("when", "going on", OPEN),
        _example("whose", "with a group that was invited", OPEN),
        _example("campaign", "won", WON, "en"),
        _example("campaign", "going on", OPEN, "en"),
    ),
    _of(
        "card",
        *(_example("card", f"as a {form}", PICTURED, "en", form, 3) for form in ("lead", "second", "column", "brief")),
        _example("card", "as a row", PICTURED, "en", "row", 3, within="rows"),
        _example("card", "opinion", OPINION_CARD, "en", "column", 3),
        _example("card", "a letter, with what it answers", LETTER, "en", "column", 3),
        _example("card", "in another language", ARABIC_CARD, "en", "column", 3),
        _example("card", "withdrawn", _card("The list", "withdrawn", standfirst=""), "en", "row", 3, within="rows"),
        _example("card", "a very long headline", _card(LONG), "en", "second", 3),
        _example("answered", "in another language", ARABIC, "en"),
    ),
    _of("clipping", _example("clipping", "on paper alone", Link("https://paper.example/north/ten-hours/", "/assets/icon-192.png"), "The paper")),
    _of(
        "corrections",
        _example("corrections", "two", (Correction(DAY, "It was sixty-one, not sixty-nine."), Correction(DAY, "The name is Jo.")), "en", "ltr", "en"),
    ),
    _of(
        "credits", _example("credits", "helpers, licence, and what a plugin adds", (Credit("translator", ("Ada", "Jo")),), "CC BY-SA 4.0", (("Words", "412"),))
    ),
    _of(
        "dateline",
        _example("dateline", "place, day, minutes", "Rotterdam", NOON, None, 4),
        _example("dateline", "changed since", "", NOON, EVENING, 0),
    ),
    _of(
        "event",
        _example("event", "planned", EVENT, "en"),
        _example("event", "cancelled", CANCELLED, "en"),
        _example("event", "moved, online, called for by two", MOVED, "en", 3, True),
        _example("event", "full, repeated", FULL, "en"),
        _example("event", "over, with reports", PAST, "en"),
        _example("event_line", "planned", EVENT, "en", within="list"),
        _example("event_line", "cancelled", CANCELLED, "en", within="list"),
        *(_example(macro, "moved, online", MOVED) for macro in ("hours", "where", "status", "kind", "callers")),
        *(_example("rhythm", rhythm, _event(repeats=rhythm, until=DAY)) for rhythm in ("daily", "weekly", "fortnightly", "monthly", "monthly-last", "yearly")),
        _example("reports", "two", PAST, "en"),
        _example("title", "cancelled", CANCELLED, "en"),
    ),
    _of(
        "exchange",
        _example("exchange", "answers to answers", TURNS, "en", within="wide"),
        _example("turn", "the first", TURNS[0], "en", within="wide"),
        _example("said", "withdrawn", TURNS[3], "en"),
    ),
    _of(
        "facts",
        _example(
            "facts", "a group’s", (Fact("places", (HERE, ARABIC)), Fact("languages", (Link("ar", "/", "ar"), Link("nl", ""))), Fact("joined", (), DAY)), "en"
        ),
    ),
    _of(
        "feed_links",
        _example("feed_links", "three formats", FEEDS, "North"),
        _example("calendar_link", "a group’s", CALENDAR),
    ),
    _of(
        "front_shares",
        _example("duty", "two weeks", (DutyLine(date(2026, 11, 23), NORTH), DutyLine(date(2026, 11, 30), SOUTH))),
        _example("shares", "two spans", (ShareLine(NORTH, ((3, 9), (11, 40))), ShareLine(SOUTH, ((0, 4), (9, 31)))), ((30, 30), (365, 120))),
    ),
    _of(
        "front_use",
        _example("won", "with what shows it", WonLine(WON, (EvidenceView("The permit, number 311", None), EvidenceView("The agreement", HERE))), "en"),
        _example(
            "use",
            "all there can be",
            (_card(byline=JOINT),),
            Use(
                (WonLine(WON, ()),), (TASK,), CityWeek(Link("Delhi", "/places/"), (EVENT,)), DebateNow(HERE, (NORTH, SOUTH)), StatementNow(HERE, (NORTH, SOUTH))
            ),
            "en",
            within="wide",
        ),
        _example("use", "nothing", (), Use(), "en"),
    ),
    _of(
        "gathered",
        _example("gathered", "all there can be", Gathered((EVENT,), "/events/", (TASK,), (WON,), (STUDY,)), "en", within="wide"),
        _example("gathered", "nothing announced", Gathered((), "/events/", (), (), ()), "en"),
    ),
    _of(
        "group",
        _example("group", "a link", NORTH),
        _example("group", "a name in another script", NILE),
        _example("group", "only named, with a detail", NAMED_ONLY),
        _example("group", "where it need not lead on", NORTH, False),
    ),
    _of(
        "kicker",
        _example("kicker", "a section", WORKPLACE),
        _example("kicker", "a label and a language", WORKPLACE, "reprint", "ar", "en"),
        _example("kicker", "that must not be missed", WORKPLACE, "withdrawn"),
        _example("kicker", "without its section", WORKPLACE, "letter", section=False),
        _example("kicker", "that leads nowhere", WORKPLACE, linked=False),
    ),
    _of("label", *(_example("label", label, label) for label in ("withdrawn", "unpublished", "letter", "reprint", "translation", "opinion"))),
    _of(
        "more",
        _example("more", "two groups", (More(NORTH, CARDS), More(SOUTH, (CARD,))), "en", within="wide"),
        _example("related", "three", CARDS, "en", within="wide"),
    ),
    _of(
        "names",
        _example("one", "a link", "Ada Weil", "/people/", True),
        _example("people", "three", (ADA, GROUPLESS, Link("منى رشاد", "/people/"))),
        _example("groups", "three", (NORTH, SOUTH, NILE)),
        _example("bdi", "in a sentence of ours", "منى رشاد"),
        _example("plain", "without pages", ("Ada Weil", "منى رشاد")),
        _example("groups", "that need not lead on", (NORTH, SOUTH), False),
    ),
    _of(
        "neighbours",
        _example("neighbours", "both", HERE, ARABIC, "en", "Before this", "After this"),
        _example("neighbours", "only one", None, HERE, "en", "Before this", "After this"),
    ),
    _of(
        "pager",
        _example("pager", "in the middle", Pager(2, HERE, HERE, THERE, 3)),
        _example("pager", "at the newest", Pager(0, None, None, THERE, 3)),
    ),
    _of(
        "picture",
        _example("picture", "alone", PICTURE, "20rem"),
        _example("photo", "with caption and credit", PICTURE, "20rem"),
    ),
    _of("position", *(_example("position", position, position) for position in ("group", "joint", "author"))),
    _of(
        "provenance",
        _example("provenance", "a reprint", REPRINT),
        _example("letter_source", "a letter", WRITTEN),
        _example("publication", "with an address", REPRINT),
        _example("moment", "a day", NOON),
        _example("moment", "an hour", EVENING),
    ),
    _of(
        "question",
        _example("sentence", "all agree", _question(9, 0, 0, 0, 0, 0), "en"),
        _example("sentence", "they differ, and some wait", _question(4, 2, 1, 1, 1, 1), "en"),
        _example("sentence", "nobody has answered", _question(0, 0, 0, 0, 0, 3), "en", False),
        *(_example("answer", answer or "none", answer) for answer in ANSWERS),
        *(_example("sign", answer or "none", answer) for answer in ANSWERS),
        _example("difference", "on a condition", _stance("for-if", "promises keep their names"), "en", within="list"),
        _example(
            "stance",
            "changed once",
            _stance("for-if", "the box stays small", "We have one.", (PastStance(DAY, DAY, "undecided", "", "We are reading."),)),
            "en",
        ),
        _example("stance", "against", _stance("against", "", "A kilo has a name on it."), "en"),
    ),
    _of(
        "record",
        _example("picture", "two years", DRAWING, "Done together"),
        _example("figures", "two years", PERIODS, PERIODS[1], within="wide"),
        _example("row", "a year", PERIODS[0], "2025", within="table"),
        _example("period_name", "a quarter", Period(2026, 3, 12, 4, 5, 2, 1, 0, 1)),
    ),
    _of("rewording", _example("rewording", "words out, words in", RUNS, "en", "ltr", "en")),
    _of(
        "seals",
        _example("seals", "groups, one of which has left, and people", SEALS, PEOPLE, within="wide"),
        _example("when", "a day", SEALS[0]),
    ),
    _of("series", _example("series", "the second of three", Series("The Loop", (HERE, THERE, ARABIC), 2), "en")),
    _of("share", _example("share", "a piece", "Ten hours", "https://paper.example/north/ten-hours/")),
    _of(
        "shelf",
        _example(
            "shelf", "with a title", Shelf("active", (Entry(HERE, "They meet on Thursdays.", DAY, "Leeds", Stamp("N", 0)), Entry(ARABIC))), "en", "shelf-one"
        ),
        _example("shelf", "without, by its own days", Shelf("", (Entry(Link("Edition 23", "/editions/", count=17), "", DAY),)), "en", "shelf-two", True),
    ),
    _of("signed_text", _example("signed_text", "a piece", "/robots.txt", "9f" * 32)),
    _of(
        "stamp",
        *(_example("stamp", f"shape {shape + 1}", Stamp("AB" if shape % 2 else "ABC", shape)) for shape in range(6)),
        _example("stamp", "large", Stamp("N", 0), "large"),
        _example("stamp", "a picture of its own", STAMPED),
    ),
    _of(
        "strip",
        _example("strip", "one line a group", tuple(StripLine(mark, "Ten hours", "/", NOON, "en", "ltr", "author") for mark in (NORTH, SOUTH, NILE)), "en"),
    ),
    _of("study", _example("study", "a reading list", STUDY, "en")),
    _of(
        "task",
        _example("task", "open", TASK, "en"),
        _example("task", "carried, at a place, in a rail", CARRIED, "en", 3, True),
        _example("task", "done", DONE, "en"),
        *(_example("length", f"{minutes}", minutes) for minutes in (1, 20, 60, 90)),
        *(_example("kind", kind, kind) for kind in ("proofread", "translate", "caption", "flyer", "letters", "research", "transcribe", "layout", "hand")),
        _example("languages", "three", ("en", "ar", "hi")),
    ),
    _of(
        "topics",
        _example("topics", "topics and a place, one not in the register", (HERE, Link("ferries", "")), (Link("Rotterdam", "/places/"),), "en"),
        _example("row", "in another language", (ARABIC,), "en", within="list"),
    ),
    _of(
        "translations",
        _example("translations", "two", (ARABIC, THERE), "en"),
        _example("translation_of", "not checked, changed since", TranslationOf(ARABIC, "Ada", "North", False, True), "en"),
        _example("translation_of", "checked", TranslationOf(ARABIC, "", "", True, False), "en"),
        _example("original", "gone", Link("The list", ""), "en"),
    ),
    _of("words", _example("words", "two", WORDS, "en", "ltr", "en")),
    _of(
        "years",
        _example("years", "pieces", YEARS, "/archive/", True, within="wide"),
        _example("years", "dates", YEARS, "/", False, "events"),
        _example("years", "not counted", NOT_COUNTED, "/archive/", False),
    ),
)
