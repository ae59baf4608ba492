"""Values: frozen, equal where their fields are, and told in JSON and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom.value import Value, defaults, field, fields_of, from_json, is_value, plain, replace, to_json

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False, allow_infinity=False) | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters()), inner, max_size=4),
)


class Link(Value):
    text: str
    href: str = "/"
    more: list[str] = field(default_factory=list)


class Lead(Value):
    link: Link
    size: int = 1


def test_a_value_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Link("a").text = "b"  # type: ignore[misc]


def test_another_is_made_of_either_kind() -> None:
    assert replace(Link("a"), href="/b") == Link("a", "/b")
    assert is_value(Link) and is_value(Link("a")) and not is_value("a")


def test_fields_and_what_they_usually_are() -> None:
    assert (fields_of(Link), defaults(Link)) == (("text", "href", "more"), {"href": "/", "more": []})


def test_a_value_as_json_has_it() -> None:
    assert plain(Lead(Link("a"))) == {"link": {"text": "a", "href": "/", "more": []}, "size": 1}


@given(PLAIN)
def test_json_says_what_pythons_own_says(value: object) -> None:
    assert from_json(to_json(value)) == value == json.loads(to_json(value))


@pytest.mark.parametrize("value", ["half \ud83d", {"\udcff": ["\udcff"]}])
def test_half_a_character_is_kept(value: object) -> None:
    assert from_json(to_json(value)) == value


@pytest.mark.parametrize("data", [b"", b"{", b"[1", b"\xff\xfe", b"nothing"])
def test_what_is_no_json_is_told(data: bytes) -> None:
    with pytest.raises(ValueError):
        from_json(data)
