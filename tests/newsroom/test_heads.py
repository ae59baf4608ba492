"""What a page that is no piece says of itself to machines."""

from __future__ import annotations

import json

import pytest

from plugins.newsroom import heads
from tests.factories import SETTINGS

WAYS = {
    "/groups/north/": ["Groups", "North"],
    "/people/north/ada/": ["People", "North"],
    "/common-ground/rent/": ["Common ground", "North"],
    "/archive/2026/": ["Archive", "North"],
    "/archive/2026/11/": ["Archive", "2026", "North"],
    "/es/archive/2026/11/": ["Archive", "2026", "North"],
    "/events/2026/12/": ["What’s on", "2026", "North"],
    "/events/north/soup/": ["What’s on", "North"],
    "/events/places/cairo/": ["What’s on", "North"],
}


@pytest.mark.parametrize("address", WAYS)
def test_machines_are_told_what_a_page_stands_below(address: str) -> None:
    data = json.loads(heads.head(SETTINGS, address, "North").json_ld)

    steps = data["itemListElement"]
    assert [step["name"] for step in steps] == [SETTINGS.name, *WAYS[address]]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert all(address.startswith(step["item"].removeprefix(SETTINGS.url)) for step in steps[:-1])
    assert "item" not in steps[-1]


@pytest.mark.parametrize("address", ["/", "/groups/", "/archive/", "/es/archive/", "/about/charter/", "/404.html"])
def test_what_stands_below_no_list_says_nothing_of_it(address: str) -> None:
    assert heads.head(SETTINGS, address, "North").json_ld == ""
