"""What the groups do together: statements, questions, stances, debates, tasks, campaigns, reading lists, the front."""

from __future__ import annotations

from random import Random

from tests.factories import PRESS_DAY, markdown, read, written
from tests.press.edits import Desk, edit, id_of, sentence, some_day


@edit
def word_a_statement(desk: Desk, chance: Random) -> str:
    """A statement is proposed, or worded anew."""
    name = chance.choice(["bread", "roses"])
    number = 1 + len(desk.files(f"joint/statements/{name}/*.md"))
    fields = {"title": sentence(chance, 3), "date": some_day(chance), "summary": sentence(chance, 5), "invites": desk.groups()}
    desk.own.file(f"joint/statements/{name}/{number}.md", markdown(f"{sentence(chance, 20)}\n\n{sentence(chance, 9)}", **fields))
    return f"word {number} of {name}"


@edit
def sign_a_statement(desk: Desk, chance: Random) -> str:
    """A group signs a wording, or a text that is none."""
    statements = read(desk.own).statements
    if not statements:
        return ""
    statement = chance.choice(sorted(statements, key=lambda s: s.slug))
    wording = chance.choice(statement.wordings)
    sha = wording.sha256 if chance.random() < 0.8 else "0" * 64
    desk.own.signature(chance.choice(desk.groups()), f"statements/{statement.slug}", sha, day=some_day(chance), wording=str(wording.number))
    return f"sign {statement.slug}"


@edit
def ask(desk: Desk, chance: Random) -> str:
    """A question is asked, or asked otherwise."""
    name, piece = chance.choice(["purse", "hours"]), desk.any_piece(chance)
    debate = [id_of(piece)] if piece else None
    desk.own.question(
        name, sentence(chance), title=f"{sentence(chance, 4)}?", proposal=sentence(chance, 4), date=some_day(chance), topics=["wages"], debate=debate
    )
    return f"ask about {name}"


@edit
def answer(desk: Desk, chance: Random) -> str:
    """A group answers a question, or otherwise than before."""
    entry = {"date": some_day(chance), "stance": chance.choice(["for", "against", "undecided", "other"]), "reason": sentence(chance)}
    group = chance.choice(desk.groups())
    desk.own.stances(group, chance.choice(["purse", "hours"]), entry)
    return f"{group} answers"


@edit
def introduce_a_debate(desk: Desk, chance: Random) -> str:
    """A debate gets an introduction, or another one."""
    piece = desk.any_piece(chance)
    if piece:
        desk.own.file("joint/debates/about.md", markdown(sentence(chance, 20), debate=id_of(piece), title=sentence(chance, 4)))
    return piece and f"introduce the debate of {piece}"


@edit
def criticise(desk: Desk, chance: Random) -> str:
    """A piece names whom it criticises."""
    piece = desk.any_piece(chance)
    if piece:
        desk.change(piece, criticises=[chance.choice(desk.groups())])
    return piece and f"criticise in {piece}"


@edit
def ask_for_help(desk: Desk, chance: Random) -> str:
    """A group has a small task, or it is done."""
    done = {"carried_by": "Ana Bell", "done": some_day(chance)} if chance.random() < 0.4 else {}
    piece = desk.any_piece(chance)
    group, name = chance.choice(desk.groups()), f"task-{chance.randrange(4)}"
    desk.own.task(group, name, sentence(chance), title=sentence(chance, 3), date=some_day(chance), piece=id_of(piece) if piece else None, **done)
    return f"{group} asks for help in {name}"


@edit
def campaign(desk: Desk, chance: Random) -> str:
    """A group's campaign begins, goes on or ends."""
    ended = {"outcome": chance.choice(["won", "partly", "lost"]), "ended": some_day(chance), "result": sentence(chance)} if chance.random() < 0.5 else {}
    piece = desk.any_piece(chance)
    evidence = [{"text": sentence(chance, 5), **({"link": id_of(piece)} if piece else {})}]
    fields = {"title": sentence(chance, 3), "summary": sentence(chance), "started": "2026-09-01", "asked": [sentence(chance, 4)], "evidence": evidence}
    desk.own.campaign(chance.choice(desk.groups()), "sleep", sentence(chance), **{**fields, **ended})
    return "change a campaign"


@edit
def read_together(desk: Desk, chance: Random) -> str:
    """A group proposes a reading list."""
    piece = desk.any_piece(chance)
    reads = [{"title": sentence(chance, 3), **({"link": id_of(piece)} if piece else {})}, {"title": sentence(chance, 2)}]
    desk.own.study(chance.choice(desk.groups()), "evenings", sentence(chance), title=sentence(chance, 3), reads=reads)
    return "change a reading list"


@edit
def join_in(desk: Desk, chance: Random) -> str:
    """A group joins another's event or campaign."""
    events = desk.files("groups/*/events/*.md")
    if not events:
        return ""
    event = chance.choice(events)
    desk.own.join(chance.choice(desk.groups()), "events", f"{event.parts[-3]}/{event.stem}")
    return f"join {event.stem}"


@edit
def order_the_front(desk: Desk, chance: Random) -> str:
    """Whose week it is, is written down or changed."""
    groups = desk.groups()
    chance.shuffle(groups)
    desk.own.file("joint/front.yml", written({"groups": groups}))
    return "change the order of the front"


@edit
def edit_the_front(desk: Desk, chance: Random) -> str:
    """The week's editor orders the front."""
    group = chance.choice(desk.groups())
    pieces = [id_of(path) for path in sorted(desk.pieces)]
    year, week, _ = PRESS_DAY.isocalendar()
    fields = {"week": f"{year}-W{week:02}", "lead": chance.choice(pieces) if pieces else None, "seconds": pieces[:2], "why": sentence(chance)}
    desk.own.file(f"groups/{group}/front.yml", written(fields))
    return f"{group} orders the front"


@edit
def explain_a_word(desk: Desk, chance: Random) -> str:
    """The glossary explains a word, or explains it otherwise."""
    desk.dump(
        "joint/glossary.yml", {word: {"names": {"en": word}, "means": {"en": sentence(chance, 5)}} for word in chance.sample(["kettle", "picket", "ledger"], 2)}
    )
    return "change the glossary"


@edit
def introduce_a_topic(desk: Desk, chance: Random) -> str:
    """A topic gets an introduction."""
    name = chance.choice(["housing", "ports"])
    desk.own.file(f"joint/topics/{name}.md", markdown(sentence(chance, 15), date=some_day(chance)))
    return f"introduce the topic {name}"
