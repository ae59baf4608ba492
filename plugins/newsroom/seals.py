"""Signatures as readers see them: a row of stamps with dates and places, as at the foot of a poster."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom import cards
from plugins.newsroom.model import Paper
from plugins.newsroom.settings import Settings
from plugins.newsroom.statement_views import Seal
from plugins.newsroom.statements import Signature


def seals(paper: Paper, settings: Settings, signatures: Iterable[Signature]) -> tuple[Seal, ...]:
    """Each signature as a stamp, in the order given."""
    return tuple(_seal(paper, settings, signature) for signature in signatures)


def _seal(paper: Paper, settings: Settings, signature: Signature) -> Seal:
    group = paper.groups.get(signature.group)
    place = next((paper.places[slug].name(settings.tongue, settings.language) for slug in group.places if slug in paper.places), "") if group else ""
    has_left = group is None or not group.is_member(paper.press_day)
    return Seal(cards.mark(paper, signature.group), signature.person, signature.date, "" if signature.person else place, has_left)
