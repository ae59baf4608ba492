"""What the groups say about the front page: `joint/front.yml`, a group's `front.yml`, and `front` and `seat` in its `group.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from plugins.intake.gate import Found
from plugins.intake.registry import Registry
from plugins.newsroom import rules
from plugins.newsroom.front_desk import STOP_PRESS_DAYS, FrontDesk, FrontOrder, StopPress, can_stand, week_of
from plugins.newsroom.front_fields import FrontDeskFields, FrontOrderFields
from plugins.newsroom.model import Group, Paper
from plugins.newsroom.problems import Finding
from plugins.newsroom.schema import Fields, nearest
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import replace

MAX_WHY = 140


def read(registry: Registry, files: Iterable[Found], paper: Paper, ids: Mapping[str, str], settings: Settings) -> FrontDesk:
    """The desk, with what is wrong told to the registry; `ids` are of all pieces that were handed in, published or not."""
    by_kind: dict[str, list[Found]] = {}
    for found in files:
        by_kind.setdefault(found.kind, []).append(found)
    desk = FrontDesk()
    for found in by_kind.get("front-desk", ()):
        desk = _desk(registry, found, paper.groups)
    for found in by_kind.get("group", ()):
        if found.group in paper.groups:
            registry.findings += _of_group(registry, found, paper, desk, ids, settings)
    seated = replace(paper, front_desk=desk)
    orders = [order for found in by_kind.get("front-order", ()) if found.group in paper.groups and (order := _order(registry, found, seated, ids, settings))]
    return replace(desk, orders=tuple(orders))


def _desk(registry: Registry, found: Found, groups: Mapping[str, Group]) -> FrontDesk:
    """`joint/front.yml`; a group in it that is not there costs only itself."""
    made = registry.model(found, FrontDeskFields)
    if made is None:
        return FrontDesk()
    read, fields = made
    places: list[tuple[str, tuple[str | int, ...]]] = [(slug, ("groups", n)) for n, slug in enumerate(read.groups)]
    places += [(slug, ("seats", seat, n)) for seat, members in (read.seats or {}).items() for n, slug in enumerate(members)]
    for slug, place in places:
        if slug not in groups:
            registry.findings.append(rules.front.FRONT_DESK.at(found.path, fields.line(*place), f"there is no group '{slug}'", nearest(slug, [*groups])))
    return FrontDesk(tuple(slug for slug in read.groups if slug in groups), read.seats or {})


def _of_group(registry: Registry, found: Found, paper: Paper, desk: FrontDesk, ids: Mapping[str, str], settings: Settings) -> Iterator[Finding]:
    """What is wrong with the seat and the choice of a group; a group that left has neither."""
    group = paper.groups[found.group]
    if not group.is_member(paper.press_day):
        return
    if not group.seat and not group.front:
        return
    fields, _ = registry.fields(found)
    if fields is None:
        return
    if group.seat and not desk.grants(group, paper.groups):
        yield rules.front.FRONT_SEAT.at(found.path, fields.line("seat"), f"the seat '{group.seat}' is not given to {group.name}")
    if group.front:
        yield from _choice(group, found.path, fields.line("front"), paper, ids, settings)


def _choice(group: Group, path: str, line: int, paper: Paper, ids: Mapping[str, str], settings: Settings) -> Iterator[Finding]:
    """What is wrong with a group's choice. What others did to it, or time, is advice and no fault."""
    piece = paper.by_id.get(group.front)
    if group.front not in ids:
        yield rules.front.FRONT_CHOICE.at(path, line, f"there is no piece '{group.front}'", nearest(group.front, [*ids]))
    elif not group.front.startswith(f"{group.slug}/") and (piece is None or _seat(piece.group, paper) != _seat(group.slug, paper)):
        yield rules.front.FRONT_CHOICE.at(path, line, f"'{group.front}' is another group's")
    elif piece is None:
        yield rules.front.FRONT_CHOICE_IDLE.at(path, line, f"'{group.front}' is not published", "it counts from the day on which it is")
    elif piece.is_letter or piece.translation_of or piece.withdrawn:
        what = "a letter" if piece.is_letter else "a translation" if piece.translation_of else "withdrawn"
        yield rules.front.FRONT_CHOICE.at(path, line, f"'{group.front}' is {what}")
    elif paper.age(piece) > settings.front_choice_days:
        message = f"'{group.front}' is {paper.age(piece)} days old, and a choice counts for {settings.front_choice_days}"
        yield rules.front.FRONT_CHOICE_IDLE.at(path, line, message)


def _order(registry: Registry, found: Found, paper: Paper, ids: Mapping[str, str], settings: Settings) -> FrontOrder | None:
    """A group's `front.yml`; a piece that cannot stand where it is wished costs only itself."""
    made = registry.model(found, FrontOrderFields)
    if made is None:
        return None
    f, fields = made
    stop = f.stop_press
    whys = [(("why",), f.why or ""), (("stop-press", "why"), stop.why if stop else "")]
    for place, why in whys:
        if len(why) > MAX_WHY:
            message = f"the reason has {len(why)} characters"
            registry.findings.append(rules.front.FRONT_WHY.at(found.path, fields.line(*place), message))
            return None
    order = FrontOrder(found.group, found.path, f.week, f.lead or "", f.seconds, f.why or "", StopPress(stop.piece, stop.start, stop.why) if stop else None)
    registry.findings += _faults(order, fields, paper, ids, settings)
    return order


def _faults(order: FrontOrder, fields: Fields, paper: Paper, ids: Mapping[str, str], settings: Settings) -> Iterator[Finding]:
    """What is wrong with an order in the week for which it is; in every other it changes nothing."""
    today, stop = paper.press_day, order.stop_press
    if order.week == week_of(today):
        yield from _faults_of_week(order, fields, paper, ids, settings)
    if stop and (today - stop.start).days < STOP_PRESS_DAYS:
        yield from _out_of_pool(stop.piece, order.path, fields.line("stop-press", "piece"), stop.start, paper, ids, settings)


def _faults_of_week(order: FrontOrder, fields: Fields, paper: Paper, ids: Mapping[str, str], settings: Settings) -> Iterator[Finding]:
    monday = paper.press_day - timedelta(days=paper.press_day.weekday())
    duty = paper.front_desk.on_duty(monday)
    if duty != order.group:
        message = f"{paper.groups[duty].name} is on duty in that week" if duty in paper.groups else "joint/front.yml names nobody for that week"
        yield rules.front.FRONT_TURN.at(order.path, fields.line("week"), message)
        return
    lead = paper.by_id.get(order.lead)
    if order.lead:
        yield from _out_of_pool(order.lead, order.path, fields.line("lead"), monday, paper, ids, settings)
    if lead and _seat(order.group, paper) in {_seat(slug, paper) for slug in paper.groups_of(lead)}:
        yield rules.front.FRONT_ORDER.at(order.path, fields.line("lead"), f"'{order.lead}' cannot lead: the group stands behind it itself")
    taken = {_seat(lead.group, paper)} if lead else set()
    for number, id in enumerate(order.seconds):
        line, seat = fields.line("seconds", number), _seat(id.split("/")[0], paper)
        found = tuple(_out_of_pool(id, order.path, line, monday, paper, ids, settings))
        yield from found
        if not found and seat in taken:
            yield rules.front.FRONT_ORDER.at(order.path, line, f"'{id}' cannot stand there: its seat has a place already", "name one of another seat")
        taken.add(seat)


def _out_of_pool(id: str, path: str, line: int, day: date, paper: Paper, ids: Mapping[str, str], settings: Settings) -> Iterator[Finding]:
    """Why a piece is not in the pool on the first day for which it is wished; what its own group did to it is advice and no fault."""
    piece = paper.by_id.get(id)
    if id not in ids:
        yield rules.front.FRONT_ORDER.at(path, line, f"there is no piece '{id}'", nearest(id, [*ids]))
    elif piece is None or not piece.is_shown:
        yield rules.front.FRONT_ORDER_IDLE.at(path, line, f"'{id}' is not shown")
    elif not can_stand(piece):
        yield rules.front.FRONT_ORDER.at(path, line, f"'{id}' cannot stand there: it is {'a letter' if piece.is_letter else 'a translation'}")
    elif (age := (day - piece.date.date()).days) >= settings.front_pool_days:
        yield rules.front.FRONT_ORDER.at(path, line, f"'{id}' cannot stand there: it is {age} days old, and the pool ends at {settings.front_pool_days}")


def _seat(slug: str, paper: Paper) -> str:
    """The seat of a group that takes part, else its own name."""
    return next((seat for seat, members in paper.seats().items() if slug in {group.slug for group in members}), slug)
