"""The values that the page of all components is given."""

from __future__ import annotations

from plugins.newsroom.value import Value


class Example(Value):
    """One macro in one state: `values` and `options` are what it is called with.

    `within` is what must stand around it: "" (nothing), "wide" (the page's whole width), "rows", "list", "table" or "code" (it makes no element, so its
    text is shown).
    """

    macro: str
    state: str
    values: tuple[object, ...]
    options: tuple[tuple[str, object], ...] = ()
    within: str = ""


class Component(Value):
    """One file of `theme/templates/components`, by its stem, and its macros in all their states."""

    name: str
    examples: tuple[Example, ...]


class Specimen(Value):
    """A script as the paper sets it: a headline, an opinion's headline, a text with emphasis."""

    language: str
    lang: str
    dir: str
    headline: str
    text: str
    emphasis: str


class ComponentsView(Value):
    """All components, and a specimen of every script."""

    components: tuple[Component, ...]
    specimens: tuple[Specimen, ...]


View = ComponentsView
