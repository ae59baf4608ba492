"""The newspaper, as Pelican plugins: one room a folder. `README.md` beside this file draws the flow."""

from __future__ import annotations


def __getattr__(name: str) -> object:
    """`plugins.Newspaper`, as a settings file names the class that Pelican runs: fetched, and Pelican with it, when Pelican asks for it."""
    if name == "Newspaper":
        from plugins.press.newspaper import Newspaper

        return Newspaper
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
