"""All components on one page."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.components.examples import COMPONENTS
from plugins.components.specimens import SPECIMENS
from plugins.newsroom import addresses, heads
from plugins.newsroom.component_views import ComponentsView
from plugins.newsroom.model import Paper
from plugins.newsroom.pages import File, Page
from plugins.newsroom.settings import Settings
from plugins.newsroom.value import replace


def pages(paper: Paper, settings: Settings) -> Iterable[Page | File]:
    """The page, in English, as the examples are; search engines are asked to pass it by."""
    english = settings.speaking("en")
    page = heads.page(english, addresses.COMPONENTS, "components.html", ComponentsView(COMPONENTS, SPECIMENS), "Components", lang="en")
    yield replace(page, head=replace(page.head, robots="noindex"))
