"""A page laid out whole, for what looks at all of it at once."""

from __future__ import annotations

from playwright.sync_api import Page

CLIP_MARGIN = 8
"""Pixels around what is laid out late within which something may stand out of it."""

_SHOW = """() => {
  for (const element of document.querySelectorAll("*")) {
    if (getComputedStyle(element).contentVisibility !== "auto") continue;
    element.style.contain = "layout style paint";
    element.style.contentVisibility = "visible";
  }
}"""


def lay_out_whole(page: Page) -> None:
    """Lay out now what a phone lays out when it comes near (`content-visibility: auto`); what it may not stand out of stays as it is."""
    page.evaluate(_SHOW)
